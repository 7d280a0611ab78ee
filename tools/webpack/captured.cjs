// A webpack loader: binds a module's built-ins to what js/realm.js and js/realm/ captured, so that no page can replace
// them after us. `Reflect.get(object, name)` becomes `ReflectGet(object, name)`, `list.push(item)` becomes
// `ArrayPrototypePush(list, item)`, and `realm.get()`, which src/ imports, is `RealmGet()` there. It throws for a
// built-in that js/realm.js lacks, and for a method whose owner it can't tell, so that a new wasm-bindgen cannot bring
// one in silently.
'use strict';

const { readFileSync } = require('node:fs');
const { dirname, relative } = require('node:path');
const { parse } = require('acorn');

/**
 * What is the page's own at the time of the call, on purpose: where it is, how it fetches what `init()` of /wasm is
 * given, where its messages go. `undefined` and its like cannot be replaced.
 */
const ofThePage = new Set([
  'document',
  'fetch',
  'console',
  'Request',
  'Response',
  'URL',
  'undefined',
  'NaN',
  'Infinity',
  'arguments',
  'VERSION',
  'SURFACE',
]);

/** The owners of methods that are called on values of the page's realm. */
const owners = {
  Array: ['indexOf', 'push'],
  Function: ['apply', 'bind', 'call'],
  RegExp: ['exec'],
  String: ['charAt', 'charCodeAt', 'slice', 'split', 'trim'],
  TextDecoder: ['decode'],
  TextEncoder: ['encode', 'encodeInto'],
  TypedArray: ['copyWithin'],
  WeakMap: ['get', 'set'],
};
const ownerOf = new Map(Object.entries(owners).flatMap(([owner, methods]) => methods.map((method) => [method, owner])));

/** Getters of objects that only we have, by the code that asks for them. */
const getters = [
  [/^buffer\.byteLength$/, 'ArrayBufferPrototypeGetByteLength'],
  [/^buf\.length$/, 'TypedArrayPrototypeGetLength'],
  [/^bytes\.buffer$/, 'TypedArrayPrototypeGetBuffer'],
  [/^(wasm|decoder)\.\w+\.buffer$/, 'WebAssemblyBuffer'],
  [/^(instance|new WebAssembly\.Instance\([^]*\))\.exports$/, 'WebAssemblyExports'],
];

/** Typed arrays, whose `set` is another than a map's: wasm2js' views of its memory, and those of the glue. */
const isTypedArray = (code) => /^(new)?HEAP|^view$|^new Uint8Array/.test(code);

/** Functions of our own modules, that the wasm exports, or that a module of ours gets from another. */
const ours = new Set(['install', 'uninstall', 'usage', 'default', 'initSync', 'd']);

/** Methods of objects that the page gives to `init()` of /wasm; of what is made as the glue is evaluated. */
const given = new Set(['arrayBuffer', 'catch', 'fill']);

/**
 * @param {string} source an ES module
 * @param {Map<string, string>} captured the names that the realm exports, each with the module to import it from
 * @returns {string} the module, bound
 * @throws {Error} for what is not captured
 */
function bindTo(source, captured) {
  const tree = parse(source, { ecmaVersion: 'latest', sourceType: 'module' });
  const declared = declaredIn(tree);
  const isGlobal = (node) => node.type === 'Identifier' && !declared.has(node.name) && !ofThePage.has(node.name);
  const edits = [];
  const used = new Set();
  const use = (name) => {
    if (!captured.has(name)) throw new Error(`js/realm.js does not capture ${name}`);
    used.add(name);
  };
  const replace = (node, name) => {
    use(name);
    edits.push([node.start, node.end, name]);
  };

  walk(tree, (node, parent, key) => {
    const isMember = node.type === 'MemberExpression' && !node.computed;
    // `Reflect.get`
    if (isMember && isGlobal(node.object)) {
      replace(node, capital(node.object.name) + capital(node.property.name));
      return false;
    }
    const getter = isMember && getters.find(([code]) => code.test(source.slice(node.start, node.end)))?.[1];
    if (getter) {
      use(getter);
      edits.push([node.start, node.start, `${getter}(`], [node.object.end, node.end, ')']);
    }
    if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && !node.callee.computed)
      boundCall(node);
    // Syntax that asks for the page's `Array` or its iterators, itself or lowered to ES5.
    if (
      /^(SpreadElement|RestElement|ArrayPattern|ForOfStatement)$/.test(node.type) &&
      parent.type !== 'ObjectPattern'
    ) {
      throw new Error(`${source.slice(parent.start, parent.end)} asks the page's iterators`);
    }
    if (!isGlobal(node) || isName(node, parent, key)) return true;
    // `typeof Response` is a question that may be asked of anything.
    if (parent.type === 'UnaryExpression' && parent.operator === 'typeof' && !captured.has(node.name)) return true;
    if (parent.type === 'Property' && parent.shorthand) throw new Error(`the name ${node.name} is a property's too`);
    replace(node, node.name);
    return true;
  });

  /** `list.push(item)` */
  function boundCall({ callee, arguments: list }) {
    const { object, property } = callee;
    const method = property.name;
    if (
      isGlobal(object) ||
      object.name === 'wasm' ||
      ofThePage.has(object.name) ||
      ours.has(method) ||
      given.has(method) ||
      object.property?.name === 'headers'
    )
      return;
    const owner = isTypedArray(source.slice(object.start, object.end)) ? 'TypedArray' : ownerOf.get(method);
    if (!owner) throw new Error(`whose method is ${source.slice(object.start, property.end)}?`);
    const name = `${owner}Prototype${capital(method)}`;
    use(name);
    // The object may stand in parentheses.
    edits.push([callee.start, callee.start, `${name}(`]);
    edits.push([
      source.lastIndexOf('.', property.start),
      list.length ? list[0].start : property.end + 1,
      list.length ? ', ' : '',
    ]);
  }

  if (!used.size) return source;
  edits.sort(([from, to], [otherFrom, otherTo]) => from - otherFrom || to - otherTo);
  let [bound, at] = ['', 0];
  for (const [from, to, text] of edits) {
    bound += source.slice(at, from) + text;
    at = to;
  }
  bound += source.slice(at);
  const imports = [...used].sort().map((name) => `import { ${name} } from ${JSON.stringify(captured.get(name))};`);
  return `${imports.join(' ')}\n${bound}`;
}

const capital = (name) => name[0].toUpperCase() + name.slice(1);

/** The names that a module declares, in whichever scope. */
function declaredIn(tree) {
  const declared = new Set();
  const declare = (pattern) =>
    walk(pattern, (node, parent, key) => {
      if (node.type === 'AssignmentPattern') declare(node.left);
      if (node.type === 'Identifier' && !(parent?.type === 'Property' && key === 'key' && !parent.shorthand))
        declared.add(node.name);
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
  return (
    (parent.type === 'MemberExpression' && key === 'property' && !parent.computed) ||
    (parent.type === 'Property' && key === 'key' && !parent.computed && !parent.shorthand) ||
    (/^(Import|Export)\w*Specifier$|Statement$/.test(parent.type) && ['label', 'imported', 'exported'].includes(key)) ||
    parent.type === 'MetaProperty'
  );
}

/** Calls `visit(node, parent, key)` for each node of a syntax tree; not below those for which it gives `false`. */
function walk(node, visit, parent, key) {
  if (Array.isArray(node)) return node.forEach((child) => walk(child, visit, parent, key));
  if (typeof node?.type !== 'string') return undefined;
  if (visit(node, parent, key) === false) return undefined;
  return Object.entries(node).forEach(([name, child]) => walk(child, visit, node, name));
}

/** The names of a declaration, without what is declared inside of a function. */
const declaredBy = ({ id, declarations = [] }) =>
  id
    ? [id.name]
    : declarations.flatMap((one) =>
        one.id.type === 'ObjectPattern'
          ? one.id.properties.map(({ value }) => (value.left ?? value).name)
          : [one.id.name]
      );

/** The names that modules export, each with its module. */
function exportedBy(files) {
  const names = new Map();
  for (const file of files) {
    for (const { type, declaration, specifiers } of parse(readFileSync(file, 'utf8'), {
      ecmaVersion: 'latest',
      sourceType: 'module',
    }).body) {
      if (type !== 'ExportNamedDeclaration') continue;
      for (const { exported } of specifiers) names.set(exported.name, file);
      for (const name of declaration ? declaredBy(declaration) : []) names.set(name, file);
    }
  }
  return names;
}

module.exports = function captured(source) {
  const { realm } = this.getOptions();
  const captured = exportedBy(realm);
  // No path of the machine may get into a source map.
  for (const [name, file] of captured) {
    const path = relative(dirname(this.resourcePath), file).replaceAll('\\', '/');
    captured.set(name, path.startsWith('.') ? path : `./${path}`);
  }
  for (const file of realm) this.addDependency(file);
  return bindTo(source, captured);
};
module.exports.bindTo = bindTo;
module.exports.exportedBy = exportedBy;
