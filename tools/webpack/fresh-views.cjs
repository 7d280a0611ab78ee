// A webpack loader for wasm-bindgen's glue in the plain script. The glue keeps views of the memory, and makes new ones when their buffer is detached, as WebAssembly
// does to it where a memory grows. wasm2js cannot detach one, so the glue would go on in the old memory. Here it asks whether the buffer is still the memory's.
'use strict';

const { parse } = require('acorn');

/**
 * @param {string} glue wasm-bindgen's JavaScript
 * @returns {string} the glue that makes a new view whenever the memory has another buffer
 * @throws {Error} when the functions that keep views are not as expected, so that a new wasm-bindgen cannot break the build silently
 */
function freshViews(glue) {
  const text = ({ start, end }) => glue.slice(start, end);
  const edits = [];
  for (const { type, id, body } of parse(glue, { ecmaVersion: 'latest', sourceType: 'module' }).body) {
    if (type !== 'FunctionDeclaration' || !/^get\w+Memory\d*$/.test(id.name)) continue;
    // if (view === null || ...) { view = new DataView(wasm.memory.buffer); } return view;
    const [first, ...rest] = body.body;
    const made = first.type === 'IfStatement' && first.consequent.body.length === 1 ? first.consequent.body[0].expression : undefined;
    if (rest.length !== 1 || rest[0].type !== 'ReturnStatement' || made?.type !== 'AssignmentExpression' || made.right.type !== 'NewExpression') throw new Error(`${id.name} keeps its view in another way than expected`);
    const view = text(made.left);
    edits.push([first.test, `${view} === null || ${view}.buffer !== ${text(made.right.arguments[0])}`]);
  }
  if (!edits.length || edits.length !== glue.match(/new \w+\(wasm\.\w+\.buffer\)/g)?.length) throw new Error('the glue makes views of the memory in another way than expected');
  return edits.reduceRight((result, [{ start, end }, test]) => result.slice(0, start) + test + result.slice(end), glue);
}

module.exports = function load(glue) {
  return freshViews(glue);
};
module.exports.freshViews = freshViews;
