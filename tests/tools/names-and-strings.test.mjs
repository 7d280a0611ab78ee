// The two steps of the build that rewrite code: names in wasm-bindgen's glue, and the string that holds the wasm.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import vm from 'node:vm';
import { minify } from 'terser';
import { shortenNames } from '../../tools/build/short-names.mjs';

const require = createRequire(import.meta.url);
const shortenBinary = require('../../tools/webpack/shorten-binary.cjs');

describe('short names', () => {
  const names = { imports: [['./x_bg.js', '__wbg_new_0123', 'a'], ['./x_bg.js', '__wbg_get_4567', 'b']], exports: [['install', 'c'], ['memory', 'd']] };
  const glue = (imports, used) => `
    let wasm;
    export function install() { return wasm.${used}() + other.install + wasm.memory.buffer; }
    function imports() { const import0 = { __proto__: null, ${imports} }; return { __proto__: null, "./x_bg.js": import0 }; }`;
  const both = '__wbg_new_0123: function() { return new Array(); }, __wbg_get_4567: (a) => a.install';

  test('go to imports, to their module, and to what is read from the wasm, and nowhere else', () => {
    const expected = glue('a: function() { return new Array(); }, b: (a) => a.install', 'c').replace('wasm.memory', 'wasm.d').replace('"./x_bg.js"', 'a');
    assert.equal(shortenNames(glue(both, 'install'), names), expected);
  });

  test('fail the build when the glue lacks an import', () => {
    assert.throws(() => shortenNames(glue('__wbg_new_0123: 1', 'install'), names), /lacks.*__wbg_get_4567/);
  });

  test('fail the build when the glue reads what the wasm does not export', () => {
    assert.throws(() => shortenNames(glue(both, 'gone'), names), /wasm\.gone/);
  });
});

describe('the string that holds the wasm', () => {
  // Every byte beside every other, after WebAssembly's magic number.
  const bytes = Buffer.concat([Buffer.from('\0asm'), ...Array.from({ length: 256 }, (_, a) => Buffer.from(Array.from({ length: 256 }, (__, b) => [a, b]).flat()))]);
  const source = `var wasm = ${JSON.stringify(bytes.toString('latin1'))}; var after = 1;`;

  test('survives the minifier and the shortening byte for byte, in ASCII', async () => {
    const { code } = await minify(source, { format: { ascii_only: true } });
    const short = shortenBinary({ code }, 'x.js').code;
    assert.ok(short.length < code.length);
    assert.doesNotMatch(short, /[^\x00-\x7f]|[\x0e\x0f\x1b]/);
    const page = vm.runInNewContext(`${short}; ({ wasm, after })`);
    assert.ok(Buffer.from(page.wasm, 'latin1').equals(bytes));
    assert.equal(page.after, 1);
  });

  test('leaves other code alone', () => {
    const code = "var text = '\\x01\\0 no wasm';";
    assert.equal(shortenBinary({ code }, 'x.js').code, code);
  });
});
