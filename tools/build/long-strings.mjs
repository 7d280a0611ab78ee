// How long strings get into the wasm. wasm-bindgen's glue copies each string character by character, as long as these are ASCII, and leaves
// only the rest to `TextEncoder`. That is quick for names; a session description has 5 to 500 KB, and takes the encoder a fifth of the time.
import { parse } from 'acorn';
import { visit } from './short-names.mjs';

/** Strings of this length or less go by the loop, in characters: there the call of the encoder would be the slower one. */
const short = 99;

/**
 * @param {string} glue wasm-bindgen's JavaScript
 * @returns {string} the glue that hands long ASCII strings to the encoder at once
 * @throws {Error} when the function that passes strings is not as expected, so that a new wasm-bindgen cannot break the build silently
 */
export function encodeLongStrings(glue) {
  const loops = [];
  visit(parse(glue, { ecmaVersion: 'latest', sourceType: 'module' }), (node) => {
    if (node.type !== 'FunctionDeclaration' || node.id.name !== 'passStringToWasm0') return;
    const names = node.params.map((param) => param.name).join();
    loops.push(...node.body.body.filter(({ type, test }) => type === 'ForStatement' && names === 'arg,malloc,realloc' && glue.slice(test.start, test.end) === 'offset < len'));
  });
  if (loops.length !== 1) throw new Error('the glue passes strings in another way than expected');
  const [{ start, end }] = loops;
  // What is not ASCII has fewer characters than bytes: then the old way does it all, from the first character on.
  return `${glue.slice(0, start)}if (len > ${short}) {
        const { read, written } = cachedTextEncoder.encodeInto(arg, mem.subarray(ptr, ptr + len));
        if (read === written) offset = read;
    } else ${glue.slice(start, end)}${glue.slice(end)}`;
}
