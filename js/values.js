// What src/ does with JavaScript values, which it knows by number, and the functions by which the page calls it. A number is good until that call of
// the page ends in which it was given. What is taken of the page's built-ins here, is taken when this is loaded.

const global = globalThis;
const {
  apply, construct: constructNative, defineProperty, deleteProperty, getOwnPropertyDescriptor, getPrototypeOf, has: hasNative, set: setNative, setPrototypeOf,
} = Reflect;
const { assign: assignNative, create: createNative, defineProperties, getOwnPropertyDescriptors, keys: keysOf } = Object;
const { from, isArray: isAnyArray } = Array;
const { Proxy: AnyProxy, String: AnyString } = global;
const { bind: bindNative, call: callNative } = Function.prototype;
/** `uncurried(method)(object, ...arguments)` is `method.call(object, ...arguments)`, and looks nothing up. */
const uncurried = bindNative.bind(callNative);
const [concat, indexOf, splice, split] = [[].concat, [].indexOf, [].splice, ''.split].map((method) => uncurried(method));
const [getFrom, setIn] = [WeakMap.prototype.get, WeakMap.prototype.set].map((method) => uncurried(method));

/** What src/ takes of the platform by name. */
const builtIns = {
  __proto__: null, decodeURIComponent, defineProperties, getOwnPropertyDescriptor, getOwnPropertyDescriptors, getPrototypeOf, setPrototypeOf,
  Proxy: AnyProxy, TypeError, Date, Blob: global.Blob, Event: global.Event, DOMException: global.DOMException,
  resolve: Promise.resolve.bind(Promise), reject: Promise.reject.bind(Promise), symbolFor: Symbol.for,
  reportError: typeof reportError === 'undefined' ? undefined : reportError,
};

/** In src/value/mod.rs are the numbers of the first ones; behind them is room for names. A call of the page that is under way has the others. */
const values = [
  undefined, undefined, null, true, false, global, builtIns, createNative(null), createNative(null), [],
];
for (let at = values.length; at < 300; at++) values[at] = undefined;

/** What was thrown last. */
let thrown;

/** The number of a value. Those that are told apart most often have a number each for good. */
function number(value) {
  if (value === undefined) return 1;
  if (value === null) return 2;
  if (value === true) return 3;
  if (value === false) return 4;
  values[values.length] = value;
  return values.length - 1;
}

/** For a number in which there is none: something was thrown. */
function threw(error) {
  thrown = error;
  return 0;
}

/** The same function, which gives 0 for what it throws. */
const safe = (steps) => (first, second, third) => {
  try {
    return steps(first, second, third);
  } catch (error) {
    return threw(error);
  }
};

// Of one value, or to make one.
export const object = () => number({});
export const create = (prototype) => number(createNative(values[prototype]));
export const array = () => number([]);
export const arrayOfOne = (one) => number([values[one]]);
export const arrayOfTwo = (one, two) => number([values[one], values[two]]);
export const fromText = number;
export const fromNumber = number;
export const isTruthy = (value) => !!values[value];
export const isArray = (value) => isAnyArray(values[value]);
const types = { __proto__: null, object: 1, function: 2, string: 3, symbol: 4 };
export const typeOf = (value) => value === 2 ? 0 : types[typeof values[value]] || 0;
export const toNumber = (value) => typeof values[value] === 'number' ? values[value] : NaN;
export function toText(value) {
  try {
    return AnyString(values[value]);
  } catch (error) {
    thrown = error;
    return undefined;
  }
}
export const asText = safe((value) => number(AnyString(values[value])));
export const same = (one, other) => values[one] === values[other];

// Properties.
export const get = safe((holder, name) => holder < 3 ? 1 : number(values[holder][name]));
export const item = safe((holder, key) => number(values[holder][values[key]]));
export const itemNumber = (holder, key) => {
  const value = values[holder][values[key]];
  return typeof value === 'number' ? value : NaN;
};
export const put = safe((holder, key, value) => { values[holder][values[key]] = values[value]; });
export const has = safe((holder, name) => hasNative(values[holder], name));
export const set = safe((holder, name, value) => { setNative(values[holder], name, values[value]); });
export const remove = safe((holder, key) => { deleteProperty(values[holder], values[key]); });
export const define = safe((holder, key, descriptor) => { defineProperty(values[holder], values[key], values[descriptor]); });
export const keys = safe((holder) => number(keysOf(values[holder])));
export const assign = safe((target, source) => number(assignNative(values[target], values[source])));

// Calls.
export const call = safe((callee, self, given) => number(apply(values[callee], values[self], values[given])));
export const construct = safe((callee, given, target) => number(constructNative(values[callee], values[given], values[target])));
export const bind = (callee, given) => number(apply(bindNative, values[callee], concat([undefined], values[given])));

// Arrays of ours.
export const list = safe((items) => number(from(values[items])));
export const length = (items) => values[items].length;
export const at = (items, index) => number(values[items][index]);
export const setAt = (items, index, value) => { values[items][index] = values[value]; };
export const push = (items, value) => { values[items][values[items].length] = values[value]; };
export const includes = (items, value) => indexOf(values[items], values[value]) >= 0;
export function takeOff(items, value) {
  const place = indexOf(values[items], values[value]);
  if (place >= 0) splice(values[items], place, 1);
  return place >= 0;
}

// What is known of objects, by kind.
const records = [];
export const record = (kind, of) => number(records[kind] && getFrom(records[kind], values[of]));
export function setRecord(kind, of, known) {
  setIn(records[kind] = records[kind] || new WeakMap(), values[of], values[known]);
}

// The call that is under way.
export const height = () => values.length;
export const cut = (before) => { values.length = before; };
export const fail = (error) => { thrown = values[error]; };
export const caught = () => number(thrown);
/** Gives names their numbers for good, from a text with commas. */
export const keep = (first, names) => split(names, ',').forEach((name, place) => { values[first + place] = name; });

let wasm;

/** Calls the wasm; src/lib.rs says what for. */
function enter(id, first, second, third) {
  const before = values.length;
  try {
    const result = wasm.call(id, number(first), number(second), number(third));
    if (!result) throw thrown;
    return values[result];
  } finally {
    values.length = before;
    if (before === 300) thrown = undefined;
  }
}

/** The instance that the package's functions work with, of wasm-bindgen's exports once they have their wasm. */
export function instanceOf(exports) {
  wasm = exports;
  const entry = (id) => (first, second) => enter(id, first, second);
  return { install: entry(-1), uninstall: entry(-2), usage: entry(-3) };
}

const functions = [];
/** A function of three parameters: the same for the same steps. */
export function functionOf(id) {
  return number(functions[id] = functions[id] || ((first, second, third) => enter(-4 - id, first, second, third)));
}

/** Nothing else than being one: a proxy prints itself as native code. */
const traps = { __proto__: null };

/** As of WebIDL: sees its `this`, has no `prototype`, cannot be constructed. Of what ES5 can write, a getter alone is so. */
function member(id, name, count) {
  const { get: made } = getOwnPropertyDescriptor({ get get() { return enter(id, this, arguments); } }, 'get');
  defineProperty(made, 'name', { __proto__: null, value: name });
  defineProperty(made, 'length', { __proto__: null, value: count });
  return new AnyProxy(made, traps);
}

/**
 * Defines members of an object.
 * @param {number} holder the object
 * @param {number} id of the first one: each has two, the second for its setter
 * @param {string} table a name and a kind for each: the `length` of an operation, `r`, `w` or `rw` for an attribute
 * @param {number} patches a list that gets `[object, name, descriptor]` for each, of what stood there; `undefined`: the object is ours
 */
export function members(holder, id, table, patches) {
  const [owner, remembered, rows] = [values[holder], values[patches], split(table, ',')];
  for (let row = 1; row < rows.length; row += 2, id += 2) {
    const [name, kind] = [rows[row - 1], rows[row]];
    const before = getOwnPropertyDescriptor(owner, name);
    const descriptor = { __proto__: null, enumerable: true, configurable: true };
    if (remembered) remembered[remembered.length] = [owner, name, before];
    if (kind < 'r') {
      descriptor.value = member(id, name, +kind);
      descriptor.writable = true;
    } else {
      if (kind !== 'w') {
        descriptor.get = member(id, 'get ' + name, 0);
        descriptor.set = undefined;
      }
      if (kind !== 'r') descriptor.set = member(id + 1, 'set ' + name, 1);
    }
    // A setter alone is one more half of what is there.
    if (kind !== 'w' || before) defineProperty(owner, name, descriptor);
  }
}
