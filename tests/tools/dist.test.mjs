// What `npm run build` has made: the syntax, the characters, the bytes of the wasm, the hashes, and the files that
// package.json names.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import vm from 'node:vm';
import { parse } from 'acorn';
import { minify } from 'terser';
import { dist, inRoot, readJson } from '../../tools/lib/project.mjs';

const manifest = readJson(inRoot('package.json'));
const text = (name) => readFileSync(join(dist, name), 'utf8');
const dropIn = 'webkit-rtc-peer-connection.js';
const plainDropIn = 'webkit-rtc-peer-connection.plain.js';

/** Runs a script as a page would, with the globals given, and hands the globals back. */
function runInPage(name, globals = {}, source = text(name)) {
  const page = vm.createContext({ console, TextDecoder, TextEncoder, ...globals });
  vm.runInContext(source, page, { filename: name });
  return page;
}

describe('syntax', () => {
  for (const name of [dropIn, plainDropIn, 'index.cjs', 'plain.cjs', 'auto.cjs']) {
    test(`${name} is ES5, for the parsers of old toolchains`, () => {
      parse(text(name), { ecmaVersion: 5, sourceType: 'script' });
    });
  }

  for (const name of ['index.mjs', 'plain.mjs', 'auto.mjs', 'wasm.mjs']) {
    test(`${name} is an ES module without later syntax than import.meta`, () => {
      parse(text(name), { ecmaVersion: 2020, sourceType: 'module' });
    });
  }

  test('every script is ASCII, and free of what ISO-2022-JP takes for a switch', () => {
    for (const name of readdirSync(dist).filter((file) => /\.[cm]?js$/.test(file))) {
      assert.doesNotMatch(text(name), /[^\x00-\x7f]|[\x0e\x0f\x1b]/, name);
    }
  });
});

for (const name of [dropIn, plainDropIn]) {
  test(`${name} leaves one name in the page`, () => {
    const page = runInPage(name);
    assert.deepEqual(
      Object.keys(page).filter((key) => !['console', 'TextDecoder', 'TextEncoder'].includes(key)),
      ['WebkitRTC']
    );
    assert.deepEqual(Object.keys(page.WebkitRTC).sort(), ['install', 'uninstall', 'usage', 'version']);
    assert.equal(page.WebkitRTC.version, manifest.version);
  });
}

test('the plain files ask for no WebAssembly, and say themselves that there is no WebRTC', () => {
  const { WebkitRTC } = runInPage(plainDropIn, { WebAssembly: undefined });
  assert.match(WebkitRTC.install().reason, /no RTCPeerConnection/);
  for (const name of [plainDropIn, 'plain.mjs', 'plain.cjs']) assert.doesNotMatch(text(name), /WebAssembly/, name);
});

test('the drop-in knows the hash of its plain sibling', () => {
  assert.ok(text(dropIn).includes(readJson(join(dist, 'sri.json'))[plainDropIn]));
});

/** The bytes of the module that a script hands to WebAssembly after its decoder, in the head of a page. */
function embedded(name, run) {
  let bytes;
  const { Instance, Memory } = WebAssembly;
  const Module = function Module(source) {
    if (source.length < 1000) return new WebAssembly.Module(source);
    bytes = source;
    throw new EvalError('seen');
  };
  run({
    WebAssembly: { Instance, Memory, Module },
    document: { readyState: 'loading', createEvent: () => ({}) },
    console: { error() {} },
  });
  return Buffer.from(bytes);
}

test('both encodings give the bytes of the .wasm file', () => {
  const expected = readFileSync(join(dist, 'webkit_rtc_peer_connection.wasm'));
  assert.ok(embedded(dropIn, (globals) => runInPage(dropIn, globals)).equals(expected), dropIn);
  const fromCommonJs = embedded('index.cjs', (globals) =>
    runInPage('index.cjs', { ...globals, ...commonJs() }).exports.install()
  );
  assert.ok(fromCommonJs.equals(expected), 'index.cjs');
});

test('the drop-in survives a tool that writes it anew, for a page in another charset', async () => {
  const expected = readFileSync(join(dist, 'webkit_rtc_peer_connection.wasm'));
  // As terser does by default: what may stand as a character, does.
  const { code } = await minify(text(dropIn));
  const misread = new TextDecoder('windows-1251').decode(Buffer.from(code));
  assert.ok(embedded(dropIn, (globals) => runInPage(dropIn, globals, misread)).equals(expected));
});

function commonJs() {
  const exports = {};
  return { exports, module: { exports } };
}

describe('a page where there is no wasm to be had', () => {
  const refusals = {
    "Chromium's policy error": [
      'CompileError',
      'WebAssembly.Module(): Compiling or instantiating WebAssembly module violates the following ' +
        "Content Security policy directive because 'unsafe-eval' is not allowed",
      /Content-Security-Policy refuses WebAssembly.*'wasm-unsafe-eval'/,
    ],
    "Firefox's policy error": [
      'CompileError',
      'call to WebAssembly.Module() blocked by CSP',
      /Content-Security-Policy refuses WebAssembly.*'wasm-unsafe-eval'/,
    ],
    "Safari's policy error": [
      'EvalError',
      `Refused to create a WebAssembly object\n${'0,'.repeat(9000)}`,
      /Content-Security-Policy refuses WebAssembly.*'wasm-unsafe-eval'/,
    ],
    'an old Chromium': [
      'RangeError',
      'WebAssembly.Compile is disallowed on the main thread, if the buffer size is larger than 4KB. ' +
        'Use WebAssembly.compile, or compile on a worker thread.',
      /too old to compile WebAssembly at once/,
    ],
    'any other error': [
      'CompileError',
      'wasm validation error: at offset 4',
      /not installed: wasm validation error: at offset 4 Load /,
    ],
  };
  for (const [title, [name, message, expected]] of Object.entries(refusals)) {
    test(`says it once, for ${title}`, () => {
      const said = [];
      const page = runInPage(dropIn, {
        console: { error: (...args) => said.push(args) },
        WebAssembly: {
          Module: function Module() {
            throw Object.assign(new Error(message), { name });
          },
        },
      });
      const { installed, reason } = page.WebkitRTC.install();
      assert.equal(installed, false);
      assert.match(reason, expected);
      assert.ok(reason.length < 600, 'long');
      assert.deepEqual(said, [[reason]]);
      page.WebkitRTC.uninstall();
      assert.equal(page.WebkitRTC.usage().length, 0);
    });
  }

  test('says so where WebAssembly is switched off', () => {
    const page = runInPage(dropIn, { console: { error() {} }, WebAssembly: undefined });
    assert.match(page.WebkitRTC.install().reason, /has no WebAssembly/);
  });
});

test('sri.json has the hash of every file that a page may load', () => {
  const hashes = readJson(join(dist, 'sri.json'));
  const names = readdirSync(dist)
    .filter((name) => /\.([cm]?js|wasm)$/.test(name))
    .sort();
  assert.deepEqual(Object.keys(hashes), names);
  for (const name of names) {
    assert.equal(
      hashes[name],
      `sha384-${createHash('sha384')
        .update(readFileSync(join(dist, name)))
        .digest('base64')}`
    );
  }
});

test('source maps lead to js/ and to the glue, and name no folder of the machine', () => {
  for (const name of [dropIn, 'index.cjs', 'index.mjs', 'wasm.mjs']) {
    const map = readJson(join(dist, `${name}.map`));
    assert.ok(
      map.sources.some((source) => source.endsWith('/js/polyfill.js')),
      name
    );
    assert.ok(
      map.sources.every((source) => source.startsWith('webpack://webkit-rtc-peer-connection/')),
      `${name}: ${map.sources}`
    );
    assert.ok(!JSON.stringify(map).includes(inRoot()), name);
  }
});

test('package.json names files that exist', () => {
  const paths = [];
  const collect = (value) => (typeof value === 'string' ? paths.push(value) : Object.values(value).forEach(collect));
  collect([
    manifest.main,
    manifest.module,
    manifest.types,
    manifest.unpkg,
    manifest.jsdelivr,
    manifest.exports,
    manifest.sideEffects,
  ]);
  for (const path of paths.filter((name) => !name.includes('*'))) assert.ok(existsSync(inRoot(path)), path);
});

test('package.json gives a reason for each development dependency, at one version', () => {
  assert.deepEqual(Object.keys(manifest['//devDependencies']), Object.keys(manifest.devDependencies));
  for (const version of Object.values(manifest.devDependencies)) assert.match(version, /^(npm:[\w-]+@)?\d+\.\d+\.\d+$/);
});
