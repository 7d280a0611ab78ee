// The pages of the bench: one with the drop-in, frames with one side each, and two frames of that kind side by side.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { minify } from 'terser';
import { buildModule } from '../build.mjs';
import { surface } from '../build/surface.mjs';
import { watchInstance } from '../lib/memory.mjs';
import { dist, inRoot } from '../lib/project.mjs';
import { watchStatistics } from './statistics.mjs';

const require = createRequire(import.meta.url);

const html = (content) => `<!doctype html><title>bench</title>${content}`;
const script = (name) => `<script src="/${name}.js"></script>`;

/** A frame whose functions do as one side does; see frame.js. */
function frame(side) {
  const polyfills = {
    ours: `<script>${watchInstance}</script>${script('drop-in')}`,
    modern: script('drop-in'),
    adapter: script('adapter'),
    'adapter-callbacks': script('adapter'),
    native: '',
    recorded: built('recorded'),
    unrecorded: built('unrecorded'),
  };
  return html(`<script>var side = '${side}', ready;</script>${polyfills[side]}${script('frame')}`);
}

const built = (name) => `<script src="/surface.js"></script><script type="module">
  import { initSync, invoke } from '/${name}.js';
  import { installer } from '/install.js';
  window.ready = fetch('/${name}.wasm').then((response) => response.arrayBuffer()).then((module) => { initSync({ module }); const { install } = installer(() => invoke); invoke(0); install(); });
</script>`;

const sides = (names) =>
  html(names.map((name) => `<iframe src="/frame/${name}" allow="camera; microphone"></iframe>`).join(''));

/** What the pages of all groups load, by its path. */
export async function files() {
  const { code: adapter } = await minify(readFileSync(require.resolve('webrtc-adapter/out/adapter.js'), 'utf8'), {
    compress: { passes: 2 },
    mangle: true,
  });
  return {
    '/empty': html(''),
    '/watched-statistics': html(`<script>${watchStatistics}</script>${script('drop-in')}`),
    '/with-drop-in': html(script('drop-in')),
    '/drop-in.js': readFileSync(join(dist, 'webkit-rtc-peer-connection.js'), 'utf8'),
    '/plain.js': readFileSync(join(dist, 'webkit-rtc-peer-connection.plain.js'), 'utf8'),
    '/adapter.js': adapter,
    '/frame.js': readFileSync(inRoot('tools/bench/frame.js'), 'utf8'),
  };
}

/** `/frame/<side>`, and `/frames/<side>/<side>`. */
export function made(url) {
  const [, kind, ...names] = url.split('/');
  if (kind === 'frame') return frame(names[0]);
  return kind === 'frames' ? sides(names) : undefined;
}

/** The crate with and without the record of `usage()`, else alike. */
export async function recordFiles(tools) {
  const files = {};
  for (const [name, feature] of [
    ['recorded', undefined],
    ['unrecorded', 'unrecorded'],
  ]) {
    const { glue, wasm, modules } = await buildModule({ tools, feature, folder: inRoot('target/bench', name) });
    Object.assign(files, modules, {
      '/surface.js': `var SURFACE = ${JSON.stringify(await surface())};`,
      [`/${name}.js`]: readFileSync(glue, 'utf8'),
      [`/${name}.wasm`]: readFileSync(wasm),
    });
  }
  return files;
}
