// The page's realm as it was when this file was loaded. Pages and libraries replace built-ins, before us or after (MooTools' `Array.from` and `Event`,
// zone.js' promises): what we use of them stands here. tools/webpack/captured.cjs binds our other files, and wasm-bindgen's, to these names, and
// fails for a built-in that is missing here. They are called as in Node's own sources: `Array.prototype.push` is `ArrayPrototypePush`.

const global = globalThis;
export { global as globalThis };
export const {
  Array, Blob, Date, DOMException, Error, Event, Object, Promise, Proxy, Set, String, Symbol, TypeError, WebAssembly,
  decodeURIComponent, reportError,
} = global;

export const {
  apply: ReflectApply, construct: ReflectConstruct, defineProperty: ReflectDefineProperty, deleteProperty: ReflectDeleteProperty, get: ReflectGet,
  getPrototypeOf: ReflectGetPrototypeOf, has: ReflectHas, ownKeys: ReflectOwnKeys, set: ReflectSet, setPrototypeOf: ReflectSetPrototypeOf,
} = Reflect;
export const {
  assign: ObjectAssign, create: ObjectCreate, defineProperties: ObjectDefineProperties, getOwnPropertyDescriptor: ObjectGetOwnPropertyDescriptor,
  getOwnPropertyDescriptors: ObjectGetOwnPropertyDescriptors, getPrototypeOf: ObjectGetPrototypeOf, keys: ObjectKeys, prototype: ObjectPrototype,
} = Object;
export const { isArray: ArrayIsArray } = Array;
export const { for: SymbolFor } = Symbol;

const { bind, call } = Function.prototype;
/** `uncurry(method)(object, ...arguments)` is `method.call(object, ...arguments)`, and looks nothing up. */
const uncurry = bind.bind(call);

export const FunctionPrototypeApply = uncurry(Function.prototype.apply);
export const FunctionPrototypeBind = uncurry(bind);
export const FunctionPrototypeCall = uncurry(call);
export const ArrayPrototypeFindIndex = uncurry(Array.prototype.findIndex);
export const ArrayPrototypeIncludes = uncurry(Array.prototype.includes);
export const ArrayPrototypeIndexOf = uncurry(Array.prototype.indexOf);
export const ArrayPrototypeMap = uncurry(Array.prototype.map);
export const ArrayPrototypePush = uncurry(Array.prototype.push);
export const RegExpPrototypeExec = uncurry(RegExp.prototype.exec);
export const StringPrototypeCharCodeAt = uncurry(String.prototype.charCodeAt);
export const StringPrototypeSlice = uncurry(String.prototype.slice);
export const StringPrototypeSplit = uncurry(String.prototype.split);
export const StringPrototypeTrim = uncurry(String.prototype.trim);

export const TypedArrayPrototypeGetLength = uncurry(ObjectGetOwnPropertyDescriptor(ReflectGetPrototypeOf(Uint8Array.prototype), 'length').get);

/** `Promise.resolve` and `Promise.reject` for those who have no `this`. */
export const PromiseResolve = bind.call(Promise.resolve, Promise);
export const PromiseReject = bind.call(Promise.reject, Promise);

/** What an object inherits, as its own: the members of its prototypes, but for those that all objects have. */
function inherited(prototype, members = ObjectCreate(null)) {
  if (prototype && prototype !== ObjectPrototype) {
    inherited(ObjectGetPrototypeOf(prototype), members);
    const descriptors = ObjectGetOwnPropertyDescriptors(prototype);
    // A page's `Object.prototype.get` is no getter.
    ReflectOwnKeys(descriptors).forEach((name) => ReflectSetPrototypeOf(descriptors[name], null));
    ObjectDefineProperties(members, descriptors);
    // By which typed arrays make others of their kind.
    delete members.constructor;
  }
  return members;
}

/** In place of what jsdom lacks and the wasm's glue makes as soon as it is evaluated. */
function Missing() {}
Missing.prototype.decode = Missing;

/** A class whose instances inherit from what its prototype was when we loaded. */
function safe(Class = Missing) {
  const members = inherited(Class.prototype);
  return function construct() {
    const instance = ReflectConstruct(Class, arguments);
    ReflectSetPrototypeOf(instance, members);
    return instance;
  };
}

export const SafeDataView = safe(DataView);
export const SafeMap = safe(Map);
export const SafeTextDecoder = safe(global.TextDecoder);
export const SafeTextEncoder = safe(global.TextEncoder);
export const SafeUint8Array = safe(Uint8Array);
export const SafeWeakMap = safe(WeakMap);

/**
 * The platform's interfaces whose members src/ uses, besides those of connections, which it captures as it installs itself. An object of one of
 * these has the members that the interface had when we loaded, whatever a page made of it since.
 */
const interfaces = 'Array,DocumentFragment,DOMException,Element,Error,Event,EventTarget,HTMLMediaElement,HTMLSourceElement,Map,MediaDeviceInfo,'
  + 'MediaDevices,MediaStream,MediaStreamEvent,MediaStreamTrack,MediaStreamTrackEvent,MutationObserver,MutationRecord,Navigator,Node,NodeList,Number,'
  + 'OverconstrainedError,Performance,Promise,RTCDataChannel,RTCDTMFSender,RTCDTMFToneChangeEvent,RTCIceCandidate,RTCPeerConnectionIceEvent,'
  + 'RTCRtpReceiver,RTCRtpSender,RTCRtpTransceiver,RTCSessionDescription,RTCStatsReport,RTCTrackEvent,String,Symbol,WeakRef';
const hasOwn = uncurry(ObjectPrototype.hasOwnProperty);
/** By prototype, the descriptors of its members. */
const natives = new SafeMap();
const ofGlobal = ObjectCreate(null);
interfaces.split(',').forEach((name) => {
  const value = global[name];
  ofGlobal[name] = { value };
  if (value) natives.set(value.prototype, ObjectGetOwnPropertyDescriptors(value.prototype));
});
['document', 'navigator', 'performance', 'setTimeout'].forEach((name) => { ofGlobal[name] = { value: global[name] }; });
natives.set(global, ofGlobal);
const forEachReport = global.RTCStatsReport && uncurry(RTCStatsReport.prototype.forEach);

/** The descriptor of a member: as it was when we loaded, where the object is the platform's. */
function find(object, name) {
  // What a page gives to all objects is none of theirs.
  for (let at = typeof object === 'string' ? String.prototype : object; at !== ObjectPrototype && at !== null; at = ReflectGetPrototypeOf(at)) {
    const known = natives.get(at);
    if (known && hasOwn(known, name)) return known[name];
    if (hasOwn(at, name)) return ObjectGetOwnPropertyDescriptor(at, name);
  }
  return undefined;
}

/** `object[name]` for src/, of the platform's objects and its own: `undefined` where there is no such thing. */
export function RealmGet(object, name) {
  if (object === undefined || object === null) return undefined;
  // The most are its own, without accessors.
  if (object !== global && !natives.get(object) && hasOwn(object, name)) return object[name];
  const found = find(object, name);
  if (!found || hasOwn(found, 'value')) return found && found.value;
  return found.get && ReflectApply(found.get, object, []);
}

/** `object[name] = value`, likewise. */
export function RealmSet(object, name, value) {
  const found = find(object, name);
  if (found && hasOwn(found, 'set') && found.set) ReflectApply(found.set, object, [value]);
  else ReflectSet(object, name, value);
}

/** The items of a list by their places, or of a native report: `Array.from` would ask the page's iterators. */
export function RealmList(list) {
  const items = [];
  const length = RealmGet(list, 'length');
  if (length === undefined) forEachReport(list, (item) => { items[items.length] = item; });
  for (let at = 0; at < length; at++) items[at] = list[at];
  return items;
}

const { Memory, Table } = WebAssembly || {};
export const {
  Instance: WebAssemblyInstance, Module: WebAssemblyModule, instantiate: WebAssemblyInstantiate, instantiateStreaming: WebAssemblyInstantiateStreaming,
} = WebAssembly || {};
const memory = Memory && inherited(Memory.prototype);
const table = Table && inherited(Table.prototype);

/** The exports of an instance; its memory and its tables are safe from now on. */
export function WebAssemblyExports({ exports }) {
  const names = ObjectKeys(exports);
  for (let at = 0; at < names.length; at++) {
    const value = exports[names[at]];
    if (value instanceof Memory) ReflectSetPrototypeOf(value, memory);
    if (value instanceof Table) ReflectSetPrototypeOf(value, table);
  }
  return exports;
}
