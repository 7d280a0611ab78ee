// The build steps that rewrite names and strings: names in wasm-bindgen's glue, and the strings that hold the wasm and
// the plain script's data.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import vm from 'node:vm';
import { minify } from 'terser';
import { shortenNames } from '../../tools/build/short-names.mjs';

const require = createRequire(import.meta.url);
const { embedData } = require('../../tools/webpack/embed-data.cjs');
const { embed } = require('../../tools/webpack/embed-wasm.cjs');
const shortenBinary = require('../../tools/webpack/shorten-binary.cjs');

describe('short names', () => {
  const names = {
    imports: [
      ['./x_bg.js', '__wbg_new_0123', 'a'],
      ['./x_bg.js', '__wbg_get_4567', 'b'],
    ],
    exports: [
      ['install', 'c'],
      ['memory', 'd'],
    ],
  };
  const glue = (imports, used) => `
    let wasm;
    export function install() { return wasm.${used}() + other.install + wasm.memory.buffer; }
    function imports() {
      const import0 = { __proto__: null, ${imports} };
      return { __proto__: null, "./x_bg.js": import0 };
    }`;
  const both = '__wbg_new_0123: function() { return new Array(); }, __wbg_get_4567: (a) => a.install';

  test('go to imports, to their module, and to what is read from the wasm, and nowhere else', () => {
    const expected = glue('a: function() { return new Array(); }, b: (a) => a.install', 'c')
      .replace('wasm.memory', 'wasm.d')
      .replace('"./x_bg.js"', 'a');
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
  const bytes = Buffer.concat([
    Buffer.from('\0asm'),
    ...Array.from({ length: 256 }, (_, a) => Buffer.from(Array.from({ length: 256 }, (__, b) => [a, b]).flat())),
  ]);
  /** What the code that holds the bytes gives, where it runs. */
  const run = (code) =>
    vm.runInNewContext(`var module = {}; ${code}; ({ wasm: module.exports, after })`, {
      WebAssembly,
      Uint8Array,
      TextEncoder,
    });
  const embedded = async (encoding) => `${await embed(bytes, encoding)}; module.exports = bytes(); var after = 1;`;

  test('survives the minifier and the shortening byte for byte, in ASCII', async () => {
    const { code } = await minify(await embedded('binary'), { format: { ascii_only: true } });
    const short = shortenBinary({ code }, 'x.js').code;
    assert.ok(short.length < code.length);
    assert.doesNotMatch(short, /[^\x00-\x7f]|[\x0e\x0f\x1b]/);
    const page = run(short);
    assert.ok(Buffer.from(page.wasm).equals(bytes));
    assert.equal(page.after, 1);
  });

  test("so does the string of the plain script's data, in both encodings", async () => {
    for (const encoding of ['binary', 'hex']) {
      const { code } = await minify(`module.exports = ${embedData(bytes, encoding)}; var after = 1;`, {
        format: { ascii_only: true },
      });
      const short = shortenBinary({ code }, 'x.js').code;
      assert.doesNotMatch(short, /[^\x00-\x7f]|[\x0e\x0f\x1b]/);
      assert.ok(Buffer.from(run(short).wasm).equals(bytes), encoding);
    }
  });

  test('is letters and digits in the files for other bundlers', async () => {
    const code = await embedded('hex');
    assert.ok(code.includes(`"${bytes.toString('hex')}"`));
    assert.ok(Buffer.from(run(code).wasm).equals(bytes));
  });

  test('leaves other code alone', () => {
    const code = "var text = '\\x01\\0 no wasm';";
    assert.equal(shortenBinary({ code }, 'x.js').code, code);
  });
});
