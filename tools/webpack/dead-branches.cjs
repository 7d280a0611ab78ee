// A webpack loader for wasm-bindgen's glue: takes out what it does for callers and browsers that are none of ours, and
// a minifier cannot know to be dead.
'use strict';

const { parse } = require('acorn');

/** Strings are always passed with a way to make room for more. */
const always = ['realloc === undefined'];

/**
 * Where there is WebAssembly of our size on the main thread, there is `encodeInto`: Chromium 115, which has it since
 * 74.
 */
const inWasm = ["!('encodeInto' in cachedTextEncoder)"];

/**
 * @param {string} glue wasm-bindgen's JavaScript
 * @param {boolean} plain whether it is for the plain script
 * @returns {string} the glue without these branches
 * @throws {Error} when one is not there, so that a new wasm-bindgen cannot bring in another silently
 */
function withoutDeadBranches(glue, plain) {
  const unseen = new Set([...always, ...(plain ? [] : inWasm)]);
  const dead = [];
  const look = (node) => {
    if (Array.isArray(node)) return node.forEach(look);
    if (typeof node?.type !== 'string') return undefined;
    if (node.type === 'IfStatement' && !node.alternate && unseen.delete(glue.slice(node.test.start, node.test.end)))
      dead.unshift(node);
    return Object.values(node).forEach(look);
  };
  look(parse(glue, { ecmaVersion: 'latest', sourceType: 'module' }));
  if (unseen.size) throw new Error(`the glue has no branch for ${[...unseen].join(', ')}`);
  if (
    glue.match(/passStringToWasm0\(/g).length !==
    glue.match(/passStringToWasm0\(\w+, (wasm\.\w+, wasm\.\w+|malloc, realloc)\)/g).length
  )
    throw new Error('the glue passes strings in another way than expected');
  return dead.reduce((result, { start, end }) => result.slice(0, start) + result.slice(end), glue);
}

module.exports = function load(glue) {
  return withoutDeadBranches(glue, this.getOptions().plain);
};
module.exports.withoutDeadBranches = withoutDeadBranches;
