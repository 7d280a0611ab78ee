// A webpack loader for wasm-bindgen's glue: other views of the wasm's memory, which are typed arrays alone. So no
// method of the page's `DataView` is asked for, they are smaller, and quicker. They are made anew when the memory has
// another buffer. The glue asks whether the old one is detached, as WebAssembly does to it where a memory grows;
// wasm2js cannot, so the glue would go on in the old memory.
// Long texts are written by the browser, not letter by letter: a page calls too seldom for a loop to be compiled, and in
// an interpreter a description's five thousand letters take as long as all else that we do in an offer. For short ones,
// of which statistics have hundreds, the loop is quicker.
'use strict';

const { parse } = require('acorn');

/** Texts of fewer letters are short. */
const short = 64;

/** What stands for a call of a DataView: the array, and by which power of two its items are long. */
const arrays = { Int32: ['ints', 2], Float64: ['floats', 3] };

/**
 * @param {string} glue wasm-bindgen's JavaScript
 * @returns {string} the glue with such views
 * @throws {Error} when it uses its memory in another way than expected, so that a new wasm-bindgen cannot break the
 *   build silently
 */
function memoryViews(glue) {
  const tree = parse(glue, { ecmaVersion: 'latest', sourceType: 'module' });
  const text = ({ start, end }) => glue.slice(start, end);
  const [memory] = /\bwasm\.\w+\.buffer\b/.exec(glue) ?? [];
  const edits = [];
  const replace = (node, by) => edits.push([node, by]);

  const look = (node) => {
    if (Array.isArray(node)) return node.forEach(look);
    if (typeof node?.type !== 'string') return undefined;
    const code = text(node);
    if (node.type === 'VariableDeclaration' && /^let cached\w+Memory0 = null;$/.test(code)) return replace(node, '');
    if (node.type === 'FunctionDeclaration' && /^get\w+Memory0$/.test(node.id.name)) return replace(node, '');
    if (node.type === 'ExpressionStatement' && /^cached\w+Memory0 = null;$/.test(code)) return replace(node, '');
    if (node.type === 'FunctionDeclaration' && node.id.name === 'decodeText') {
      return replace(node, code.replace('(bytes)', '(bytes, length)').replaceAll('bytes.length', 'length'));
    }
    // In passStringToWasm0: a loop over what is ASCII, and `encodeInto` for the rest.
    if (node.type === 'ForStatement' && /\bmem\[ptr \+ offset\] = code;/.test(code)) {
      return replace(
        node,
        `let read = 0;
    if (len < ${short}) {
        ${code}
        read = offset;
    } else {
        const first = cachedTextEncoder.encodeInto(arg, new Uint8Array(${memory}, ptr, len));
        read = first.read;
        offset = first.written;
    }`
      );
    }
    if (node.type === 'IfStatement' && text(node.test) === 'offset !== len') replace(node.test, 'read < len');
    if (node.type === 'IfStatement' && text(node.test) === 'offset !== 0')
      return replace(node, 'arg = arg.slice(read);');
    if (node.type === 'CallExpression' && /^getDataViewMemory0\(\)\./.test(code)) {
      const [, how, kind] = /^([gs]et)(\w+)$/.exec(node.callee.property.name) ?? [];
      const [array, power] = arrays[kind] ?? [];
      if (!array || node.arguments.at(-1).value !== true) throw new Error(`what does ${code} do?`);
      const item = `${array}()[(${text(node.arguments[0])}) >>> ${power}]`;
      return replace(node, how === 'get' ? item : `${item} = ${text(node.arguments[1])}`);
    }
    if (node.type === 'CallExpression' && /^getUint8ArrayMemory0\(\)\.subarray\(/.test(code)) {
      const [from, to] = node.arguments.map(text);
      const length = to.startsWith(`${from} + `) ? to.slice(from.length + 3) : `${to} - (${from})`;
      return replace(node, `new Uint8Array(${memory}, ${from}, ${length})`);
    }
    if (node.type === 'CallExpression' && code === 'getUint8ArrayMemory0()') return replace(node, 'bytes()');
    if (node.type === 'CallExpression' && node.callee.name === 'decodeText') {
      // It gets the bytes of a string, of which it knows the length.
      look(node.arguments);
      return edits.push([{ start: node.end - 1, end: node.end }, ', len)']);
    }
    return Object.values(node).forEach(look);
  };
  look(tree);

  edits.sort(([one], [other]) => other.start - one.start);
  const viewed = edits.reduce((result, [{ start, end }, by]) => result.slice(0, start) + by + result.slice(end), glue);
  if (
    !memory ||
    /Memory0|subarray|DataView/.test(viewed) ||
    !/first\.written[^]*read < len[^]*slice\(read\)/.test(viewed) ||
    !/decodeText\(new Uint8Array\([^()]*\), len\)/.test(viewed)
  )
    throw new Error('the glue uses the memory in another way than expected');
  return `${viewed}
let memory, byteView, intView, floatView;
function freshViews() {
    const buffer = ${memory};
    if (memory !== buffer) {
        memory = buffer;
        byteView = new Uint8Array(buffer);
        intView = new Int32Array(buffer);
        floatView = new Float64Array(buffer);
    }
}
function bytes() {
    freshViews();
    return byteView;
}
function ints() {
    freshViews();
    return intView;
}
function floats() {
    freshViews();
    return floatView;
}
`;
}

module.exports = function load(glue) {
  return memoryViews(glue);
};
module.exports.memoryViews = memoryViews;
