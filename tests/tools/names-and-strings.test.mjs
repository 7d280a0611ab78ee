// The steps of the build that rewrite code: names in wasm-bindgen's glue, the wasm's function table, and the string that holds the wasm.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import vm from 'node:vm';
import { minify } from 'terser';
import { shrinkTable } from '../../tools/build/function-table.mjs';
import { encodeLongStrings } from '../../tools/build/long-strings.mjs';
import { shortenNames } from '../../tools/build/short-names.mjs';
import { dataRange, rememberStrings } from '../../tools/build/static-strings.mjs';

const require = createRequire(import.meta.url);
const { embed } = require('../../tools/webpack/embed-wasm.cjs');
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

describe('strings that come out of the wasm', () => {
  // As wasm-bindgen 0.2.130 writes it.
  const glue = `
    function getStringFromWasm0(ptr, len) {
      ptr = ptr >>> 0;
      return decodeText(getUint8ArrayMemory0().subarray(ptr, ptr + len));
    }`;
  const data = String.raw` (data $0 (i32.const 16) "s\00\\\"t")
 (data $1 (i32.const 24) "state\ff")`;

  test('are decoded once where they stand in the data, and each time anywhere else', () => {
    assert.deepEqual(dataRange(data), { start: 16, end: 30 });
    const memory = new TextEncoder().encode('....heap........s000tstatestate..heap');
    let decoded = 0;
    const context = vm.createContext({ getUint8ArrayMemory0: () => memory, decodeText: (bytes) => { decoded += 1; return new TextDecoder().decode(bytes); } });
    vm.runInContext(rememberStrings(glue, dataRange(data)), context);
    const read = (ptr, len) => context.getStringFromWasm0(ptr, len);
    const round = () => [read(21, 5), read(21, 4), read(22, 4), read(16, 5), read(4, 4), read(33, 4)];
    const texts = ['state', 'stat', 'tate', 's000t', 'heap', 'heap'];
    assert.deepEqual([round(), decoded], [texts, 6]);
    memory.set(new TextEncoder().encode('none'), 4);
    assert.deepEqual([round(), decoded], [texts.with(4, 'none'), 8]);
  });

  test('fail the build when the glue or the data is not as expected', () => {
    assert.throws(() => rememberStrings(glue.replace('ptr, len', 'ptr'), { start: 0, end: 1 }), /in another way/);
    assert.throws(() => dataRange(' (data $0 "passive")'), /not as expected/);
    assert.throws(() => dataRange(` (data $0 (i32.const 16) "${'x'.repeat(200_000)}")`), /room/);
  });
});

describe('strings that go into the wasm', () => {
  // As wasm-bindgen 0.2.130 writes it.
  const glue = `
    let WASM_VECTOR_LEN = 0;
    function passStringToWasm0(arg, malloc, realloc) {
      let len = arg.length;
      let ptr = malloc(len, 1) >>> 0;
      const mem = getUint8ArrayMemory0();
      let offset = 0;
      for (; offset < len; offset++) {
        const code = arg.charCodeAt(offset);
        if (code > 0x7F) break;
        mem[ptr + offset] = code;
      }
      if (offset !== len) {
        if (offset !== 0) arg = arg.slice(offset);
        ptr = realloc(ptr, len, len = offset + arg.length * 3, 1) >>> 0;
        const view = getUint8ArrayMemory0().subarray(ptr + offset, ptr + len);
        const ret = cachedTextEncoder.encodeInto(arg, view);
        offset += ret.written;
        ptr = realloc(ptr, len, offset, 1) >>> 0;
      }
      WASM_VECTOR_LEN = offset;
      return ptr;
    }`;
  const passed = (code, text) => vm.runInNewContext(`${code}
    const memory = new Uint8Array(10000);
    const getUint8ArrayMemory0 = () => memory;
    const start = passStringToWasm0(text, () => 8, (ptr) => ptr);
    memory.slice(start, start + WASM_VECTOR_LEN)`, { text, cachedTextEncoder: new TextEncoder() });

  test('are the same bytes, of any length and any characters', () => {
    const code = encodeLongStrings(glue);
    for (const part of ['v=0\r\n', 'a', 'ä', '\u{1F600}', '\ud800', '']) {
      for (const count of [1, 99, 100, 500]) {
        for (const text of [part.repeat(count), 'x'.repeat(count) + part, part + 'x'.repeat(count)]) {
          assert.deepEqual(Buffer.from(passed(code, text)), Buffer.from(new TextEncoder().encode(text)), text);
        }
      }
    }
  });

  test('fail the build when wasm-bindgen passes them in another way', () => {
    assert.throws(() => encodeLongStrings(glue.replace('offset < len', 'offset <= len')), /another way/);
    assert.throws(() => encodeLongStrings('export {};'), /another way/);
  });
});

describe('the function table', () => {
  const invoke = '$"wasm_bindgen[0123456789abcdef]::convert::closures::_::invoke::<f64, (), true>"';
  const waker = '$"js_sys[0123456789abcdef]::futures::jspi::task_waker::raw_wake"';
  const ours = '$"webkit[0123456789abcdef]::read(wasm_bindgen::convert::closures::_::invoke::<"';
  const wat = (list, rest = '') => `(module\n (elem $0 (table $0) (i32.const 5) func ${list})\n${rest})\n`;
  const entries = (text) => Array.from(text.matchAll(/\(elem \(table \$0\) \(i32\.const (\d+)\) func (.*)\)$/gm), ([, offset, list]) => [Number(offset), list]);

  test('loses the invokers and wakers, and keeps every other entry at its number', () => {
    const text = shrinkTable(wat(`$a ${invoke} ${waker} ${ours} $b ${invoke}`));
    assert.deepEqual(entries(text), [[5, '$a'], [8, `${ours} $b`]]);
  });

  test('fails the build when the table is exported, when js-sys polls tasks, and when there are no names', () => {
    assert.throws(() => shrinkTable(wat(invoke, ' (export "t" (table $0))')), /is exported/);
    assert.throws(() => shrinkTable(wat(invoke, ' (export "__wbg_jspi_task_poll" (func $1))')), /are in use/);
    assert.throws(() => shrinkTable(wat('$0 $1')), /stripped/);
    assert.throws(() => shrinkTable(wat(invoke).replace('(table $0) ', '')), /not filled as expected/);
  });
});

describe('the string that holds the wasm', () => {
  // Every byte beside every other, after WebAssembly's magic number.
  const bytes = Buffer.concat([Buffer.from('\0asm'), ...Array.from({ length: 256 }, (_, a) => Buffer.from(Array.from({ length: 256 }, (__, b) => [a, b]).flat()))]);
  /** What the code that holds the bytes gives, where it runs. */
  const run = (code) => vm.runInNewContext(`var module = {}; ${code}; ({ wasm: module.exports, after })`, { WebAssembly, Uint8Array, TextEncoder });
  const embedded = async (encoding) => `module.exports = ${await embed(bytes, encoding)}; var after = 1;`;

  test('survives the minifier and the shortening byte for byte, in ASCII', async () => {
    const { code } = await minify(await embedded('binary'), { format: { ascii_only: true } });
    const short = shortenBinary({ code }, 'x.js').code;
    assert.ok(short.length < code.length);
    assert.doesNotMatch(short, /[^\x00-\x7f]|[\x0e\x0f\x1b]/);
    const page = run(short);
    assert.ok(Buffer.from(page.wasm).equals(bytes));
    assert.equal(page.after, 1);
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
