// From extension/ and the drop-in to dist/extension/, its zip, and the user script: for pages that nobody can change.
// Run by `npm run build`.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dist, inRoot, readJson } from '../lib/project.mjs';

const name = 'webkit-rtc-peer-connection';
const target = join(dist, 'extension');

/** The bars of the test card, in the 16 units of the icon: `[colour, left, top, right, bottom]`. */
const bars = [
  ['#bfbf00', 3, 4, 5, 12],
  ['#00bfbf', 5, 4, 7, 12],
  ['#00bf00', 7, 4, 9, 12],
  ['#bf00bf', 9, 4, 11, 12],
  ['#bf0000', 11, 4, 13, 12],
];
const ground = '#17191c';
const rounding = 3;

/** Makes dist/extension/, dist/…-extension.zip and dist/….user.js of what is in dist/ already. */
export async function buildExtension() {
  const { encode } = await import('fast-png');
  const { zipSync } = await import('fflate');
  const manifest = readJson(inRoot('package.json'));
  mkdirSync(target, { recursive: true });
  for (const file of ['background.js', 'popup.html', 'popup.css', 'popup.mjs', 'handle.js', 'as-chrome.js'])
    copyFileSync(inRoot('extension', file), join(target, file));
  copyFileSync(inRoot('doctor/uses.mjs'), join(target, 'uses.mjs'));
  copyFileSync(inRoot('LICENSE'), join(target, 'LICENSE'));
  writeFileSync(
    join(target, 'manifest.json'),
    `${JSON.stringify({ ...readJson(inRoot('extension/manifest.json')), version: manifest.version }, null, 2)}\n`
  );
  writeFileSync(join(target, 'drop-in.js'), dropIn());
  for (const size of [16, 32, 48, 128])
    writeFileSync(
      join(target, `icon-${size}.png`),
      encode({ width: size, height: size, data: icon(size), channels: 4 })
    );

  const entries = readdirSync(target)
    .sort()
    .map((file) => [file, readFileSync(join(target, file))]);
  // The same bytes at every build: zip's own first day, and no machine's permissions.
  writeFileSync(
    join(dist, `${name}-extension.zip`),
    zipSync(Object.fromEntries(entries), { level: 9, mtime: new Date(1980, 0, 1), os: 0 })
  );
  writeFileSync(join(dist, `${name}.user.js`), userScript(manifest));
}

/** The maps stay where they are. */
const withoutMap = (file) => readFileSync(join(dist, file), 'utf8').replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');

/** A module of no bytes but its header: what refuses this one refuses ours. */
const header = '[0, 97, 115, 109, 1, 0, 0, 0]';

/**
 * The drop-in, or the same without WebAssembly where the page's policy refuses that. An injected script has no address,
 * so the drop-in cannot load its sibling by itself. In one file: what is not run costs a parser's glance.
 */
function dropIn() {
  const wasm = withoutMap(`${name}.js`);
  if (!existsSync(join(dist, `${name}.plain.js`))) return wasm;
  return `(function (allowed) {
try { new WebAssembly.Module(new Uint8Array(${header})); allowed = true; } catch (refused) {}
if (allowed) {
${wasm}
} else {
${withoutMap(`${name}.plain.js`)}
}
})();
`;
}

/** For user script managers: the page's own world, before its first script. Its owner writes the site in. */
function userScript({ version, description, license }) {
  return `// ==UserScript==
// @name        ${name}
// @description ${description}
// @version     ${version}
// @license     ${license}
// @match       https://the-old-site.example/*
// @run-at      document-start
// @inject-into page
// @sandbox     raw
// @grant       none
// ==/UserScript==
${dropIn()}`;
}

/** The icon as RGBA, four times four points for each: edges are soft. */
function icon(size) {
  const fine = 4;
  const data = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const sum = [0, 0, 0, 0];
      for (let part = 0; part < fine * fine; part++) {
        const colour = colourAt(
          ((x + ((part % fine) + 0.5) / fine) * 16) / size,
          ((y + (Math.floor(part / fine) + 0.5) / fine) * 16) / size
        );
        if (colour)
          [1, 3, 5].forEach((at, channel) => {
            sum[channel] += parseInt(colour.slice(at, at + 2), 16);
          });
        if (colour) sum[3] += 1;
      }
      if (sum[3])
        data.set(
          [...sum.slice(0, 3).map((value) => Math.round(value / sum[3])), Math.round((sum[3] * 255) / fine ** 2)],
          (y * size + x) * 4
        );
    }
  }
  return data;
}

/** What stands at a point of the 16 units; nothing outside the rounded corners. */
function colourAt(x, y) {
  const [dx, dy] = [x, y].map((at) => Math.max(rounding - at, at - (16 - rounding), 0));
  if (dx * dx + dy * dy > rounding * rounding) return undefined;
  return bars.find(([, left, top, right, bottom]) => x >= left && x < right && y >= top && y < bottom)?.[0] ?? ground;
}
