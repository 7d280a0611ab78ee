// How the functions of src/ become members of a page's objects, in the shape that WebIDL gives; see
// src/webidl/interface.rs. It stands alone: what it takes of the page's built-ins, it takes when it is loaded.
const { apply, defineProperty, getOwnPropertyDescriptor } = Reflect;
const { slice, split } = String.prototype;
const AnyProxy = Proxy;
/** None: a proxy of a function prints itself as native code, and no more is wanted of it. */
const traps = { __proto__: null };

/**
 * A function that sees its `this`, has no `prototype` and cannot be constructed: of what ES5 can write, a getter alone
 * is so.
 */
function member(crate, number, name, length) {
  const { get } = getOwnPropertyDescriptor(
    {
      get get() {
        return crate()(number, this, arguments);
      },
    },
    'get'
  );
  defineProperty(get, 'name', { __proto__: null, value: name });
  defineProperty(get, 'length', { __proto__: null, value: length });
  return new AnyProxy(get, traps);
}

/** A function of three parameters with this number. */
export const RealmFunctionOf = (crate, number) => (first, second, third) => crate()(number, first, second, third);

/**
 * Defines members on an object.
 * @param {() => (number: number, self: any, args: any) => any} crate gives what calls the crate's functions, which may
 *   not be there before; the numbers of members are negative
 * @param {number} number the first member's. Each has two, the second is its setter's
 * @param {string} table for each a kind and a name: the `length` of an operation; `a` for an attribute, `r` for a
 *   readonly one, `s` for a new setter of one that is there
 * @param {object} object
 * @param {Array} [patches] gets `[object, name, descriptor]` for each, of what stood there
 */
export function RealmDefineMembers(crate, number, table, object, patches) {
  const rows = apply(split, table, [',']);
  for (let at = 0; at < rows.length - 1; at++, number -= 2) {
    const kind = rows[at][0];
    const name = apply(slice, rows[at], [1]);
    const before = getOwnPropertyDescriptor(object, name);
    if (patches) patches[patches.length] = [object, name, before];
    const descriptor = { __proto__: null, enumerable: true, configurable: true };
    if (kind <= '9') {
      descriptor.value = member(crate, number, name, +kind);
      descriptor.writable = true;
    } else {
      if (kind !== 's') {
        descriptor.get = member(crate, number, `get ${name}`, 0);
        descriptor.set = undefined;
      }
      if (kind !== 'r') descriptor.set = member(crate, number - 1, `set ${name}`, 1);
    }
    // A setter alone is one more half of what is there.
    if (kind !== 's' || before) defineProperty(object, name, descriptor);
  }
}

/**
 * Defines a data property. `attributes`: 1 writable, 2 enumerable, 4 configurable. `patches` gets what stood there, as
 * above.
 */
export function RealmDefineValue(object, name, value, attributes, patches) {
  if (patches) patches[patches.length] = [object, name, getOwnPropertyDescriptor(object, name)];
  defineProperty(object, name, {
    __proto__: null,
    value,
    writable: !!(attributes & 1),
    enumerable: !!(attributes & 2),
    configurable: !!(attributes & 4),
  });
}
