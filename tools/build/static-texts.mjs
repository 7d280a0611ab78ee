// The names of members pass the boundary at each call, as places in the wasm's memory, and to decode one takes longer
// than most of what is done with it. The crate's constants never change there: so wasm-bindgen's glue decodes each
// once.
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'acorn';
import { dataSegments } from './data-segments.mjs';

/** Rewrites the glue's file for the wasm beside it. */
export async function writeStaticTexts(glue, wasm) {
  const { default: binaryen } = await import('binaryen');
  writeFileSync(
    glue,
    keepStaticTexts(readFileSync(glue, 'utf8'), dataSegments(binaryen.readBinary(readFileSync(wasm))))
  );
}

/**
 * @param {string} glue wasm-bindgen's JavaScript
 * @param {{from: number, to: number}} range of the constants in the memory
 * @returns {string} the glue that keeps the texts of that range
 * @throws {Error} when it decodes texts in another way than expected, so that a new wasm-bindgen cannot break the build
 *   silently
 */
export function keepStaticTexts(glue, { from, to }) {
  const functions = parse(glue, { ecmaVersion: 'latest', sourceType: 'module' }).body.filter(
    ({ type, id }) => type === 'FunctionDeclaration' && id.name === 'getStringFromWasm0'
  );
  const parameters = functions[0]?.params.map(({ name }) => name);
  if (functions.length !== 1 || parameters.join() !== 'ptr,len')
    throw new Error('the glue decodes texts in another way than expected');
  const { start, end } = functions[0].id;
  return `${glue.slice(0, start)}decodeStringFromWasm0${glue.slice(end)}
const staticTexts = { __proto__: null };
function getStringFromWasm0(ptr, len) {
    ptr = ptr >>> 0;
    if (ptr < ${from} || ptr >= ${to}) return decodeStringFromWasm0(ptr, len);
    const known = staticTexts[ptr];
    if (known !== undefined && known.length === len) return known;
    return staticTexts[ptr] = decodeStringFromWasm0(ptr, len);
}
`;
}
