// How the strings that are written in the source get out of the wasm. wasm-bindgen's glue decodes a string from the wasm's memory each time it is passed
// to JavaScript, and the names of members are passed at each step of ours. Those stand in the module's data, which never changes: each is decoded once.
import { parse } from 'acorn';
import { visit } from './short-names.mjs';

/** In the key of a string its length has so many bits, and its place those above: together one small integer, as engines call it. */
const lengthBits = 13;
const placeBits = 17;

/**
 * @param {string} text a module as WebAssembly text, as wasm-opt prints it
 * @returns {{start: number, end: number}} where the data stands that it brings along
 * @throws {Error} when that is not as expected
 */
export function dataRange(text) {
  const segments = [...text.matchAll(/^ \(data \S+ \(i32\.const (\d+)\) "(.*)"\)$/gm)].map(([, offset, content]) => {
    // A character, or `\` and two hexadecimal digits, or `\` and a character.
    const length = content.replace(/\\([0-9a-f]{2}|.)/g, '.').length;
    return { start: Number(offset), end: Number(offset) + length };
  });
  if (!segments.length || segments.length !== text.match(/^ \(data /gm).length) throw new Error('the data segments are not as expected');
  const [start, end] = [Math.min(...segments.map((segment) => segment.start)), Math.max(...segments.map((segment) => segment.end))];
  if (end - start >= 2 ** placeBits) throw new Error(`there are ${end - start} bytes of data, more than the keys of strings have room for`);
  return { start, end };
}

/**
 * @param {string} glue wasm-bindgen's JavaScript
 * @param {{start: number, end: number}} range where the module's data stands
 * @returns {string} the glue that remembers the strings in there
 * @throws {Error} when the function that reads strings is not as expected, so that a new wasm-bindgen cannot break the build silently
 */
export function rememberStrings(glue, { start, end }) {
  const bodies = [];
  visit(parse(glue, { ecmaVersion: 'latest', sourceType: 'module' }), (node) => {
    if (node.type !== 'FunctionDeclaration' || node.id.name !== 'getStringFromWasm0') return;
    const read = node.body.body.at(-1);
    if (node.params.map((param) => param.name).join() === 'ptr,len' && read.type === 'ReturnStatement') bodies.push([node, read]);
  });
  if (bodies.length !== 1) throw new Error('the glue reads strings in another way than expected');
  const [[node, read]] = bodies;
  const decoded = glue.slice(read.argument.start, read.argument.end);
  return `${glue.slice(0, node.start)}const staticStrings = new Map();
${glue.slice(node.start, read.start)}if (ptr < ${start} || ptr >= ${end} || len >= ${2 ** lengthBits}) return ${decoded};
    const key = ((ptr - ${start}) << ${lengthBits}) | len;
    let text = staticStrings.get(key);
    if (text === undefined) staticStrings.set(key, (text = ${decoded}));
    return text;${glue.slice(read.end)}`;
}
