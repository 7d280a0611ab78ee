// The functions by which the page calls the wasm: each has a number, and passes it on with what it is called with.
// What this takes of the page's built-ins, it takes when it is loaded.

const { defineProperty, getOwnPropertyDescriptor } = Reflect;
const AnyProxy = Proxy;
const split = Function.prototype.call.bind(String.prototype.split);
/** Nothing else than being one: a proxy prints itself as native code. */
const traps = { __proto__: null };

/** The instance that the package's functions work with, of wasm-bindgen's exports once they have their wasm. */
export function instanceOf({ install, uninstall, usage, call }) {
  const make = maker(call);
  return { install: (options, warn) => install(options, warn, make), uninstall, usage };
}

/**
 * @param {Function} call the wasm's: takes a number and three values
 * @returns {Function} what src/ makes functions with
 */
export function maker(call) {
  /** As of WebIDL: sees its `this`, has no `prototype`, cannot be constructed. Of what ES5 can write, a getter alone is so. */
  function member(number, name, length) {
    const { get } = getOwnPropertyDescriptor({ get get() { return call(number, this, arguments); } }, 'get');
    defineProperty(get, 'name', { __proto__: null, value: name });
    defineProperty(get, 'length', { __proto__: null, value: length });
    return new AnyProxy(get, traps);
  }

  /**
   * A function of three parameters; or, with a table, the members of an object, numbered by two.
   * @param {number} number
   * @param {string} [table] a name and a kind for each: the `length` of an operation, `r`, `w` or `rw` for an attribute
   * @param {object} [object]
   * @param {Array} [patches] gets `[object, name, descriptor]` for each, of what stood there. Else the object is ours
   */
  return function make(number, table, object, patches) {
    if (!table) return (first, second, third) => call(number, first, second, third);
    const rows = split(table, ',');
    for (let at = 1; at < rows.length; at += 2, number += 2) {
      const [name, kind] = [rows[at - 1], rows[at]];
      const before = getOwnPropertyDescriptor(object, name);
      const descriptor = { __proto__: null, enumerable: true, configurable: true };
      if (patches) patches[patches.length] = [object, name, before];
      if (kind < 'r') {
        descriptor.value = member(number, name, +kind);
        descriptor.writable = true;
      } else {
        if (kind !== 'w') {
          descriptor.get = member(number, 'get ' + name, 0);
          descriptor.set = undefined;
        }
        if (kind !== 'r') descriptor.set = member(number + 1, 'set ' + name, 1);
      }
      // A setter alone is one more half of what is there.
      if (kind !== 'w' || before) defineProperty(object, name, descriptor);
    }
    return undefined;
  };
}
