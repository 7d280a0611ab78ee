// In Node, where there is no WebRTC: importing does nothing and throws nothing, and install() says why it did nothing.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { inRoot, readJson } from '../../tools/lib/project.mjs';

const { version } = readJson(inRoot('package.json'));

/** Runs a program in a fresh Node, which knows the package by its name; what it prints as JSON. */
function inNode(source, ...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...args, '-e', source], {
    cwd: inRoot(),
    encoding: 'utf8',
  });
  assert.equal(stderr, '');
  assert.equal(status, 0);
  return stdout && JSON.parse(stdout);
}

const esm = '--input-type=module';
const report = `const { install, uninstall, usage, ...rest } = api;
  const before = usage();
  const outcome = install();
  uninstall();
  console.log(JSON.stringify({ before, outcome, after: usage(), ...rest }));`;

function checkReport({ outcome, before, after, ...rest }) {
  assert.deepEqual([before, after], [[], []]);
  assert.deepEqual(rest, { version });
  assert.equal(outcome.installed, false);
  assert.match(outcome.reason, /RTCPeerConnection/);
}

test('require() gives the four names', () =>
  checkReport(inNode(`const api = require('webkit-rtc-peer-connection'); ${report}`)));

test('import gives the four names', () =>
  checkReport(inNode(`import * as api from 'webkit-rtc-peer-connection'; ${report}`, esm)));

test('importing defines no global and compiles nothing', () => {
  const source = (load) => `
    WebAssembly.Module = WebAssembly.instantiate = function () { throw new Error('compiled'); };
    const before = Reflect.ownKeys(globalThis).length;
    ${load}
    console.log(JSON.stringify(Reflect.ownKeys(globalThis).length - before));`;
  assert.equal(inNode(source("require('webkit-rtc-peer-connection');")), 0);
  assert.equal(
    inNode(source("await import('webkit-rtc-peer-connection'); await import('webkit-rtc-peer-connection/wasm');"), esm),
    0
  );
});

test('importing needs no TextDecoder, which jsdom lacks', () => {
  inNode("delete globalThis.TextDecoder; delete globalThis.TextEncoder; require('webkit-rtc-peer-connection');");
});

test('the automatic entries do nothing, quietly', () => {
  assert.equal(inNode("require('webkit-rtc-peer-connection/auto');"), '');
  assert.equal(inNode("import 'webkit-rtc-peer-connection/auto';", esm), '');
});

test('the drop-in does nothing where there is no document', () => {
  assert.equal(
    inNode(
      `require('webkit-rtc-peer-connection/dist/webkit-rtc-peer-connection.js');
      console.log(JSON.stringify(typeof WebkitRTC));`
    ),
    'object'
  );
});

test('the entry without the wasm takes its bytes or the compiled module', () => {
  const load = (source) => `
    import { readFileSync } from 'node:fs';
    import * as all from 'webkit-rtc-peer-connection/wasm';
    const bytes = readFileSync('dist/webkit_rtc_peer_connection.wasm');
    const { init, ...api } = all;
    await init(${source});
    ${report}`;
  checkReport(inNode(load('bytes'), esm));
  checkReport(inNode(load('new WebAssembly.Module(bytes)'), esm));
});

test('the entry without the wasm asks for init() first', () => {
  const { installed, reason } = inNode(
    "import { install } from 'webkit-rtc-peer-connection/wasm'; console.log(JSON.stringify(install()));",
    esm
  );
  assert.equal(installed, false);
  assert.match(reason, /await init\(\)/);
});
