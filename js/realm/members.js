// How the functions of src/ become members of a page's objects, in the shape that WebIDL gives; see src/webidl/interface.rs. It stands alone: what it
// takes of the page's built-ins, it takes when it is loaded.
const { apply, defineProperty, getOwnPropertyDescriptor } = Reflect;
const { assign } = Object;
const { split } = String.prototype;
const AnyProxy = Proxy;
/** None: a proxy of a function prints itself as native code, and no more is wanted of it. */
const traps = { __proto__: null };

/** A function that sees its `this`, has no `prototype` and cannot be constructed: of what ES5 can write, a getter alone is so. */
function member(invoke, number, name, length) {
  const { get } = getOwnPropertyDescriptor({ get get() { return invoke(number, this, arguments); } }, 'get');
  defineProperty(get, 'name', { __proto__: null, value: name });
  defineProperty(get, 'length', { __proto__: null, value: length });
  return new AnyProxy(get, traps);
}

/**
 * Defines members on an object.
 * @param {(number: number, self: any, args: any) => any} invoke the wasm's; the numbers of members are negative
 * @param {number} number the first member's. Each has two, the second is its setter's
 * @param {string} table a name and a kind for each: the `length` of an operation; `r` or `rw` for an attribute, `w` for a new setter of one that is there
 * @param {object} object
 * @param {Array} [patches] gets `[object, name, descriptor]` for each, of what stood there
 */
export function RealmDefineMembers(invoke, number, table, object, patches) {
  const rows = apply(split, table, [',']);
  for (let at = 0; at < rows.length - 1; at += 2, number -= 2) {
    const name = rows[at];
    const kind = rows[at + 1];
    let before = getOwnPropertyDescriptor(object, name);
    // With what a page gives to all objects, as `Object.prototype.get`, it could not be put back.
    if (before) before = assign({ __proto__: null }, before);
    if (patches) patches[patches.length] = [object, name, before];
    const descriptor = { __proto__: null, enumerable: true, configurable: true };
    if (kind < 'r') {
      descriptor.value = member(invoke, number, name, +kind);
      descriptor.writable = true;
    } else {
      if (kind !== 'w') {
        descriptor.get = member(invoke, number, `get ${name}`, 0);
        descriptor.set = undefined;
      }
      if (kind !== 'r') descriptor.set = member(invoke, number - 1, `set ${name}`, 1);
    }
    // A setter alone is one more half of what is there.
    if (kind !== 'w' || before) defineProperty(object, name, descriptor);
  }
}
