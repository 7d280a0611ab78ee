// A webpack loader: binds a module's built-ins to what js/realm.js captured, so that no page can replace them after us. `Reflect.get(object, name)`
// becomes `ReflectGet(object, name)`, `list.push(item)` becomes `ArrayPrototypePush(list, item)`, `new Map()` becomes `new SafeMap()`,
// and `realm.get()`, which src/ imports, is `RealmGet()` there.
// It throws for a built-in that js/realm.js lacks, and for a method whose owner it can't tell, so that a new wasm-bindgen cannot bring one in silently.
'use strict';

const { readFileSync } = require('node:fs');
const { parse } = require('acorn');

/**
 * What is the page's own at the time of the call, on purpose: where it is, how it fetches what `init()` of /wasm is given, where its messages go.
 * `undefined` and its like cannot be replaced; webpack.config.js leaves FinalizationRegistry out.
 */
const ofThePage = new Set(['document', 'fetch', 'console', 'Request', 'Response', 'URL', 'undefined', 'NaN', 'Infinity', 'arguments', 'require', 'module', 'VERSION', 'FinalizationRegistry']);

/** The owners of methods that are called on values of the page's realm. */
const owners = {
  Array: ['findIndex', 'includes', 'indexOf', 'map', 'push'],
  Function: ['apply', 'bind', 'call'],
  RegExp: ['exec'],
  String: ['charCodeAt', 'slice', 'split', 'trim'],
};
const ownerOf = new Map(Object.entries(owners).flatMap(([owner, methods]) => methods.map((method) => [method, owner])));

/** Methods of objects that js/realm.js makes safe: of `SafeMap` and its like, and of the wasm's memory and table. */
const safe = new Set([
  'get', 'set', 'has', 'register', 'unregister', 'setInt32', 'setFloat64', 'getInt32', 'getFloat64', 'subarray', 'decode', 'encode', 'encodeInto',
]);

/** Functions of our own modules, that the wasm exports, or that a module of ours gets from another. */
const ours = new Set(['install', 'uninstall', 'usage', 'default', 'initSync', 'd']);

/** Methods of objects that the page gives to `init()` of /wasm. */
const given = new Set(['arrayBuffer', 'catch']);

/**
 * @param {string} source an ES module
 * @param {object} options
 * @param {string} options.realm the module to import from
 * @param {Set<string>} options.captured what that exports
 * @returns {string} the module, bound
 * @throws {Error} for what is not captured
 */
function bindTo(source, { realm, captured }) {
  const tree = parse(source, { ecmaVersion: 'latest', sourceType: 'module' });
  const declared = declaredIn(tree);
  const isGlobal = (node) => node.type === 'Identifier' && !declared.has(node.name) && !ofThePage.has(node.name);
  const edits = [];
  const used = new Set();
  const replace = (node, name) => {
    if (!captured.has(name)) throw new Error(`js/realm.js does not capture ${name}, for ${source.slice(node.start, node.end).slice(0, 60)}`);
    used.add(name);
    edits.push([node.start, node.end, name]);
  };

  walk(tree, (node, parent, key) => {
    const isMember = node.type === 'MemberExpression' && !node.computed;
    // `Reflect.get`
    if (isMember && isGlobal(node.object)) {
      replace(node, capital(node.object.name) + capital(node.property.name));
      return false;
    }
    // The length of a typed array is a getter of the page's. That memory has grown is told by another buffer, also where the old one is not detached.
    if (isMember && source.slice(node.start, node.end) === 'bytes.length') {
      used.add('TypedArrayPrototypeGetLength');
      edits.push([node.start, node.end, 'TypedArrayPrototypeGetLength(bytes)']);
      return false;
    }
    if (isMember && node.property.name === 'detached') {
      edits.push([node.start, node.end, 'undefined']);
      return false;
    }
    // `instance.exports`
    if (isMember && node.property.name === 'exports' && node.object.name === 'instance') {
      used.add('WebAssemblyExports');
      edits.push([node.start, node.end, 'WebAssemblyExports(instance)']);
      return false;
    }
    if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && !node.callee.computed) boundCall(node);
    // Syntax that asks for the page's `Array` or its iterators, itself or lowered to ES5. Those in `makeClosure` have three items.
    if (/^(Spread|Rest)Element$/.test(node.type) && parent.type !== 'ObjectPattern') {
      if (node.argument.name !== 'args') throw new Error(`${source.slice(parent.start, parent.end)} asks the page's iterators`);
      edits.push([node.start, node.end, 'first, second, third']);
      return false;
    }
    if (!isGlobal(node) || isName(node, parent, key)) return true;
    // `typeof Response` is a question that may be asked of anything.
    if (parent.type === 'UnaryExpression' && parent.operator === 'typeof' && !captured.has(node.name)) return true;
    if (parent.type === 'NewExpression' && key === 'callee' && captured.has(`Safe${node.name}`)) replace(node, `Safe${node.name}`);
    else if (parent.type === 'Property' && parent.shorthand) throw new Error(`the name ${node.name} is a property's too`);
    else replace(node, node.name);
    return true;
  });

  /** `list.push(item)` */
  function boundCall({ callee, arguments: list }) {
    const { object, property } = callee;
    const method = property.name;
    if (isGlobal(object) || object.name === 'wasm' || ofThePage.has(object.name) || safe.has(method) || ours.has(method) || given.has(method) || method.startsWith('_wbg_')) return;
    const owner = ownerOf.get(method);
    if (!owner) throw new Error(`whose method is ${source.slice(object.start, property.end)}?`);
    const name = `${owner}Prototype${capital(method)}`;
    if (!captured.has(name)) throw new Error(`js/realm.js does not capture ${name}`);
    used.add(name);
    // The object may stand in parentheses.
    edits.push([callee.start, callee.start, `${name}(`]);
    edits.push([source.lastIndexOf('.', property.start), list.length ? list[0].start : property.end + 1, list.length ? ', ' : '']);
  }

  if (!used.size) return source;
  edits.sort(([from, to], [otherFrom, otherTo]) => from - otherFrom || to - otherTo);
  let [bound, at] = ['', 0];
  for (const [from, to, text] of edits) {
    bound += source.slice(at, from) + text;
    at = to;
  }
  bound += source.slice(at);
  const names = [...used].sort().join(', ');
  return `import { ${names} } from ${JSON.stringify(realm)};\n${bound}`;
}

const capital = (name) => name[0].toUpperCase() + name.slice(1);

/** The names that a module declares, in whichever scope. */
function declaredIn(tree) {
  const declared = new Set();
  const declare = (pattern) => walk(pattern, (node, parent, key) => {
    if (node.type === 'AssignmentPattern') declare(node.left);
    if (node.type === 'Identifier' && !(parent?.type === 'Property' && key === 'key' && !parent.shorthand)) declared.add(node.name);
    return node.type !== 'AssignmentPattern';
  });
  walk(tree, (node) => {
    if (node.type === 'VariableDeclarator') declare(node.id);
    if (/Function/.test(node.type)) node.params.forEach((param) => declare(param));
    if (/^(Function|Class)/.test(node.type) && node.id) declare(node.id);
    if (/^Import.*Specifier$/.test(node.type)) declare(node.local);
    if (node.type === 'CatchClause' && node.param) declare(node.param);
    return true;
  });
  return declared;
}

/** Whether an identifier names a property, an export or a label instead of a value. */
function isName(node, parent, key) {
  return (parent.type === 'MemberExpression' && key === 'property' && !parent.computed)
    || (parent.type === 'Property' && key === 'key' && !parent.computed && !parent.shorthand)
    || /^(Import|Export)\w*Specifier$|Statement$/.test(parent.type) && ['label', 'imported', 'exported'].includes(key)
    || parent.type === 'MetaProperty';
}

/** Calls `visit(node, parent, key)` for each node of a syntax tree; not below those for which it gives `false`. */
function walk(node, visit, parent, key) {
  if (Array.isArray(node)) return node.forEach((child) => walk(child, visit, parent, key));
  if (typeof node?.type !== 'string') return undefined;
  if (visit(node, parent, key) === false) return undefined;
  return Object.entries(node).forEach(([name, child]) => walk(child, visit, node, name));
}

/** The names of a declaration, without what is declared inside of a function. */
const declaredBy = ({ id, declarations = [] }) => (id ? [id.name] : declarations.flatMap((one) => (
  one.id.type === 'ObjectPattern' ? one.id.properties.map(({ value }) => value.name) : [one.id.name])));

/** The names that a module exports. */
function exportedBy(file) {
  const names = new Set();
  for (const { type, declaration, specifiers } of parse(readFileSync(file, 'utf8'), { ecmaVersion: 'latest', sourceType: 'module' }).body) {
    if (type !== 'ExportNamedDeclaration') continue;
    for (const { exported } of specifiers) names.add(exported.name);
    for (const name of declaration ? declaredBy(declaration) : []) names.add(name);
  }
  return names;
}

module.exports = function captured(source) {
  const { realm } = this.getOptions();
  this.addDependency(realm);
  return bindTo(source, { realm, captured: exportedBy(realm) });
};
module.exports.bindTo = bindTo;
module.exports.exportedBy = exportedBy;
