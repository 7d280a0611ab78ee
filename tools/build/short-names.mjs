// Gives wasm-bindgen's glue the short names of imports and exports that wasm-opt has put into the wasm. The long ones
// carry hashes, which do not compress: they would be an eighth of the drop-in.
import { parse } from 'acorn';

/**
 * @param {string} glue wasm-bindgen's JavaScript, for `--target web`
 * @param {{imports: [string, string, string][], exports: [string, string][]}} names what wasm-opt prints: module, old
 *   and new name of each import, old and new name of each export. It also calls the module of all imports `a`
 * @returns {string} the glue that fits the renamed wasm
 * @throws {Error} when a name is not found where it should be, so that a new wasm-bindgen cannot break the build
 *   silently
 */
export function shortenNames(glue, { imports, exports }) {
  const renamed = new Map(imports.map(([, from, to]) => [from, to]));
  const exported = new Map(exports);
  const modules = new Set(imports.map(([module]) => module));
  const unseen = new Set([...renamed.keys(), ...modules]);
  const edits = [];

  visit(parse(glue, { ecmaVersion: 'latest', sourceType: 'module' }), (node) => {
    // The functions that the wasm imports: `{ __wbg_new_0123456789abcdef: function() {...} }`, and the module of them
    // all.
    if (node.type === 'Property' && !node.computed) {
      const name = node.key.name ?? node.key.value;
      const short = modules.has(name) ? 'a' : renamed.get(name);
      if (short === undefined) return;
      unseen.delete(name);
      edits.push([node.key, short]);
    }
    // What it exports: `wasm.name`.
    if (node.type === 'MemberExpression' && node.object.name === 'wasm') {
      const short = !node.computed && exported.get(node.property.name);
      if (!short)
        throw new Error(`the glue uses an export that the wasm does not have: ${glue.slice(node.start, node.end)}`);
      edits.push([node.property, short]);
    }
  });
  if (unseen.size) throw new Error(`the glue lacks what the wasm imports: ${[...unseen].join(', ')}`);

  let result = glue;
  for (const [{ start, end }, text] of edits.sort(([a], [b]) => b.start - a.start))
    result = result.slice(0, start) + text + result.slice(end);
  return result;
}

/** Does `action` for each node of a syntax tree. */
export function visit(node, action) {
  if (Array.isArray(node)) return node.forEach((child) => visit(child, action));
  if (typeof node?.type !== 'string') return undefined;
  action(node);
  return Object.values(node).forEach((child) => visit(child, action));
}
