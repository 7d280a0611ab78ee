// `npm run size`: what each file in dist/ weighs, beside webrtc-adapter, and whether the budget in package.json holds.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { minify } from 'terser';
import { dist, inRoot, readJson } from './lib/project.mjs';
import { main, Problem } from './lib/run.mjs';

const weigh = (bytes) => ({
  raw: bytes.length,
  gzip: gzipSync(bytes, { level: 9 }).length,
  brotli: brotliCompressSync(bytes).length,
});

/** The peer: does far less, and is what people load today. */
async function adapter() {
  const require = createRequire(import.meta.url);
  const { version } = require('webrtc-adapter/package.json');
  const { code } = await minify(readFileSync(require.resolve('webrtc-adapter/out/adapter.js'), 'utf8'), {
    compress: { passes: 2 },
    mangle: true,
  });
  return { name: `webrtc-adapter ${version} (minified)`, ...weigh(Buffer.from(code)) };
}

await main(async () => {
  const names = existsSync(dist)
    ? readdirSync(dist)
        .filter((name) => /\.([cm]?js|wasm)$/.test(name))
        .sort()
    : [];
  if (!names.length) throw new Problem('dist/ is empty: run `npm run build` first');
  const { budget } = readJson(inRoot('package.json'));
  const rows = names.map((name) => ({ name, ...weigh(readFileSync(join(dist, name))), budget: budget[name] }));

  const line = (name, ...figures) =>
    console.log(name.padEnd(34) + figures.map((figure) => String(figure ?? '').padStart(9)).join(''));
  line('bytes', 'raw', 'gzip', 'brotli', 'budget');
  for (const row of [...rows, await adapter()]) line(row.name, row.raw, row.gzip, row.brotli, row.budget);

  const missing = Object.keys(budget).filter((name) => !names.includes(name));
  if (missing.length) throw new Problem(`the budget names files that are not there: ${missing.join(', ')}`);
  const over = rows.filter((row) => row.gzip > row.budget);
  if (over.length)
    throw new Problem(
      over.map((row) => `${row.name} is ${row.gzip - row.budget} bytes (gzip) over its budget`).join('\n')
    );
});
