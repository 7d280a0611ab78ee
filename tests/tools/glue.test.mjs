// The build steps that rewrite wasm-bindgen's glue and our own files: views of the memory, texts, dead branches,
// built-ins of the page.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import vm from 'node:vm';
import { directCatches } from '../../tools/build/direct-catches.mjs';
import { keepStaticTexts } from '../../tools/build/static-texts.mjs';
import { read } from '../../tools/build/surface.mjs';

const require = createRequire(import.meta.url);
const { bindTo } = require('../../tools/webpack/captured.cjs');
const { withoutDeadBranches } = require('../../tools/webpack/dead-branches.cjs');
const { memoryViews } = require('../../tools/webpack/memory-views.cjs');

describe('views of the memory', () => {
  // As wasm-bindgen 0.2.130 writes them, with the names that short-names.mjs has given.
  const glue = `
    function store(at, value) {
      getDataViewMemory0().setInt32((at >>> 0) + 4 * 1, value, true);
      getDataViewMemory0().setFloat64(at + 8 * 1, value, true);
    }
    function load(at) { return getDataViewMemory0().getInt32(at + 4 * 1, true); }
    let cachedDataViewMemory0 = null;
    function getDataViewMemory0() {
      if (
        cachedDataViewMemory0 === null || cachedDataViewMemory0.buffer.detached === true ||
        (cachedDataViewMemory0.buffer.detached === undefined && cachedDataViewMemory0.buffer !== wasm.la.buffer)
      ) {
        cachedDataViewMemory0 = new DataView(wasm.la.buffer);
      }
      return cachedDataViewMemory0;
    }
    function getStringFromWasm0(ptr, len) { return decodeText(getUint8ArrayMemory0().subarray(ptr, ptr + len)); }
    let cachedUint8ArrayMemory0 = null;
    function getUint8ArrayMemory0() {
      if (cachedUint8ArrayMemory0 === null || cachedUint8ArrayMemory0.byteLength === 0) {
        cachedUint8ArrayMemory0 = new Uint8Array(wasm.la.buffer);
      }
      return cachedUint8ArrayMemory0;
    }
    function decodeText(bytes) { return [bytes.length, ...bytes]; }
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
        if (offset !== 0) {
          arg = arg.slice(offset);
        }
        ptr = realloc(ptr, len, len = offset + arg.length * 3, 1) >>> 0;
        const view = getUint8ArrayMemory0().subarray(ptr + offset, ptr + len);
        const ret = cachedTextEncoder.encodeInto(arg, view);
        offset += ret.written;
        ptr = realloc(ptr, len, offset, 1) >>> 0;
      }
      WASM_VECTOR_LEN = offset;
      return ptr;
    }
    const cachedTextEncoder = new TextEncoder();
    let WASM_VECTOR_LEN = 0;
    const written = () => WASM_VECTOR_LEN;
    function all() { return getUint8ArrayMemory0(); }`;

  test('read and write as before, also after the memory has grown, though the old buffer is still there', () => {
    const wasm = { la: { buffer: new ArrayBuffer(16) } };
    const { all, getStringFromWasm0, load, store } = vm.runInNewContext(
      `${memoryViews(glue)}; ({ all, getStringFromWasm0, load, store })`,
      { wasm, TextEncoder }
    );
    for (const value of [-5, 7]) {
      store(0, value);
      assert.equal(load(0), value);
      assert.equal(new DataView(wasm.la.buffer).getFloat64(8, true), value);
      all()[1] = 9;
      assert.deepEqual([...getStringFromWasm0(1, 2)], [2, 9, 0]);
      assert.equal(all(), all());
      wasm.la = { buffer: new ArrayBuffer(32) };
      assert.equal(all().length, 32);
    }
  });

  /** What a text becomes in a memory that begins at 2, and moves to 1000 when there is not room enough. */
  function passed(text) {
    const wasm = { la: { buffer: new ArrayBuffer(2000) } };
    const { passStringToWasm0, written } = vm.runInNewContext(
      `${memoryViews(glue)}; ({ passStringToWasm0, written })`,
      { wasm, TextEncoder }
    );
    const moved = (ptr, length) => {
      new Uint8Array(wasm.la.buffer).copyWithin(1000, ptr, ptr + length);
      return 1000;
    };
    const ptr = passStringToWasm0(text, () => 2, moved);
    return { ptr, text: Buffer.from(wasm.la.buffer, ptr, written()).toString() };
  }

  test('give a text to the memory whole, of whatever letters', () => {
    const long = 'a=x:'.repeat(50);
    for (const text of ['', 'o=- 1 1', long]) assert.deepEqual(passed(text), { ptr: 2, text }, 'in one step');
    for (const letters of ['\u00e9', 'a=msid:\u{1f600} t', 'sch\u00f6n', '\u4e2d\u6587', 'a\u00e9\u00e9b'])
      for (const text of [letters, long + letters, letters + long])
        assert.deepEqual(passed(text), { ptr: 1000, text }, 'which needs more room than it has letters');
  });

  test('fail the build when the glue passes texts in another way', () => {
    assert.throws(
      () => memoryViews(glue.replace('mem[ptr + offset] = code', 'mem[offset + ptr] = code')),
      /another way/
    );
    assert.throws(() => memoryViews(glue.replace('offset !== len', 'offset < len')), /another way/);
  });

  test('fail the build when the glue uses its memory in another way', () => {
    assert.throws(() => memoryViews(glue.replace('setInt32', 'setInt16')), /what does/);
    assert.throws(() => memoryViews(glue.replace('value, true', 'value, false')), /what does/);
    assert.throws(
      () => memoryViews(glue.replace('return getUint8ArrayMemory0()', 'return getUint16ArrayMemory0()')),
      /another way/
    );
    assert.throws(() => memoryViews('export {};'), /another way/);
  });
});

describe('texts of the data section', () => {
  const glue = `
    function getStringFromWasm0(ptr, len) {
      ptr = ptr >>> 0;
      decoded.push(ptr);
      return text.slice(ptr, ptr + len);
    }`;

  test('are decoded once for each place and length, and all others each time', () => {
    const decoded = [];
    const { get } = vm.runInNewContext(`${keepStaticTexts(glue, { from: 4, to: 8 })}; ({ get: getStringFromWasm0 })`, {
      decoded,
      text: '0123456789',
    });
    assert.deepEqual([get(4, 2), get(4, 2), get(4, 3), get(4, 2)], ['45', '45', '456', '45']);
    assert.deepEqual(decoded, [4, 4, 4], 'another length is another text');
    assert.deepEqual([get(3, 2), get(3, 2), get(8, 1), get(8, 1)], ['34', '34', '8', '8']);
    assert.deepEqual(decoded.slice(3), [3, 3, 8, 8], 'outside of the data they may change');
  });

  test('fail the build when the glue decodes them in another way', () => {
    assert.throws(() => keepStaticTexts(glue.replace('(ptr, len)', '(ptr, end)'), { from: 4, to: 8 }), /another way/);
    assert.throws(() => keepStaticTexts('export {};', { from: 4, to: 8 }), /another way/);
  });
});

describe('branches for callers and browsers that are none of ours', () => {
  const glue = `
    const cachedTextEncoder = {};
    if (!('encodeInto' in cachedTextEncoder)) { old(); }
    function passStringToWasm0(arg, malloc, realloc) { if (realloc === undefined) { short(); } return long(); }
    passStringToWasm0(text, wasm.a, wasm.b);`;

  test('go, those for old browsers in the wasm files alone', () => {
    assert.doesNotMatch(withoutDeadBranches(glue, false), /old|short/);
    assert.match(withoutDeadBranches(glue, false), /long/);
    assert.match(withoutDeadBranches(glue, true), /old[^]*long/);
  });

  test('fail the build when they are not there, or when there is such a caller', () => {
    assert.throws(() => withoutDeadBranches(glue.replace('realloc === undefined', '!realloc'), false), /no branch/);
    assert.throws(() => withoutDeadBranches(glue.replace('wasm.a, wasm.b', 'wasm.a'), false), /another way/);
  });
});

describe('built-ins of the page', () => {
  const captured = new Map(
    [
      'Map',
      'ReflectGet',
      'ArrayPrototypePush',
      'TypedArrayPrototypeSet',
      'WeakMapPrototypeSet',
      'WebAssemblyBuffer',
      'RealmGet',
      'RealmKept',
    ].map((name) => [name, '/realm.js'])
  );
  const bound = (source) => bindTo(source, captured).replace(/^import .*\n/, '');

  test('are bound to what was captured, as functions that look nothing up', () => {
    const cases = {
      'Reflect.get(object(), 1); function object() {}': 'ReflectGet(object(), 1); function object() {}',
      'const list = []; list.push(1); (list || []).push()':
        'const list = []; ArrayPrototypePush(list, 1); ArrayPrototypePush((list || []))',
      'let map = new Map(); map.set(1, 2)': 'let map = new Map(); WeakMapPrototypeSet(map, 1, 2)',
      'let HEAP8, newHEAP8; newHEAP8.set(HEAP8)': 'let HEAP8, newHEAP8; TypedArrayPrototypeSet(newHEAP8, HEAP8)',
      'let wasm; const buffer = wasm.memory.buffer': 'let wasm; const buffer = WebAssemblyBuffer(wasm.memory)',
      'realm.get(1, 2); realm.kept.crate': 'RealmGet(1, 2); RealmKept.crate',
    };
    for (const [source, expected] of Object.entries(cases)) assert.equal(bound(source), expected);
    assert.equal(bindTo('Reflect.get', captured), 'import { ReflectGet } from "/realm.js";\nReflectGet');
  });

  test("leave alone what is the module's own, or meant to be the page's", () => {
    for (const source of [
      'const Map = 1; Map;',
      'console.log(1)',
      'typeof Response',
      'const { get: Reflect } = {}; Reflect.x',
      'label: for (;;) break label;',
    ])
      assert.equal(bindTo(source, captured), source);
  });

  test("fail the build when they were not captured, or could be anybody's", () => {
    const cases = {
      'Reflect.ownKeys({})': /capture ReflectOwnKeys/,
      'new Set()': /capture Set/,
      'const a = []; a.shift()': /whose method is a\.shift/,
      'const a = []; f(...a); function f() {}': /iterators/,
      'for (const a of []);': /iterators/,
    };
    for (const [source, message] of Object.entries(cases)) assert.throws(() => bindTo(source, captured), message);
  });
});

describe('functions that may throw', () => {
  // As wasm-bindgen 0.2.130 writes them.
  const glue = `
    const imports = {
      divide: function() { return handleError(function (arg0, arg1) {
          const ret = operation(arg0, arg1);
          return ret;
      }, arguments); },
    };
    function handleError(f, args) {
        try {
            return f.apply(this, args);
        } catch (e) {
            wasm.store(addHeapObject(e));
        }
    }
    function addHeapObject(value) { return value; }`;
  const run = (source, operation) => {
    const stored = [];
    const context = { operation, wasm: { store: (value) => stored.push(value) } };
    return [vm.runInNewContext(`${source}; imports.divide(6, 3)`, context), stored];
  };

  test('return and store what they did before, without a closure for each call', () => {
    const fail = () => {
      throw 'mine';
    };
    for (const operation of [(a, b) => a / b, fail])
      assert.deepEqual(run(directCatches(glue), operation), run(glue, operation));
    assert.doesNotMatch(directCatches(glue), /arguments|apply/);
  });

  test('fail the build where they catch in another way', () => {
    assert.throws(() => directCatches(glue.replace('return handleError', 'const r = handleError')), /another way/);
  });
});

test('the members that a page finds from the start have two numbers each, below zero', () => {
  assert.deepEqual(read('first:1add,rlabel,;second:0stop,;'), {
    first: [-1, '1add,rlabel,'],
    second: [-5, '0stop,'],
  });
});
