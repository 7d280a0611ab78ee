// A function that may throw is called by wasm-bindgen's glue with a new closure and its `arguments`, at each call. So
// the calls that can throw, which are most of ours, would take three times as long in Firefox.
import { parse } from 'acorn';
import { visit } from './short-names.mjs';

/**
 * @param {string} glue wasm-bindgen's JavaScript
 * @returns {string} the glue, which catches where it calls
 * @throws {Error} when it catches in another way than expected, so that a new wasm-bindgen cannot break the build
 *   silently
 */
export function directCatches(glue) {
  const edits = [];
  const text = ({ start, end }) => glue.slice(start, end);
  visit(parse(glue, { ecmaVersion: 'latest', sourceType: 'module' }), (node) => {
    if (node.type === 'FunctionDeclaration' && node.id.name === 'handleError') {
      const [attempt] = node.body.body;
      if (node.body.body.length !== 1 || attempt.type !== 'TryStatement') return;
      edits.push([node, `function handleError(${text(attempt.handler.param)}) ${text(attempt.handler.body)}`]);
    }
    if (node.type !== 'FunctionExpression' || node.body.body.length !== 1) return;
    const [{ type, argument: call }] = node.body.body;
    if (type !== 'ReturnStatement' || call?.type !== 'CallExpression' || call.callee.name !== 'handleError') return;
    const [{ params, body }] = call.arguments;
    edits.push([node, `function(${params.map(text).join(', ')}) { try ${text(body)} catch (e) { handleError(e); } }`]);
  });
  const calls = glue.match(/handleError\(/g) ?? [];
  if (edits.length !== calls.length) throw new Error('the glue catches in another way than expected');
  return edits
    .sort(([a], [b]) => b.start - a.start)
    .reduce((result, [{ start, end }, replacement]) => result.slice(0, start) + replacement + result.slice(end), glue);
}
