// The page's realm as it was when this file was loaded. Pages and libraries replace built-ins, before us or after
// (MooTools' `Array.from` and `Event`, zone.js' promises): what we use of them stands here, and in realm/.
// tools/webpack/captured.cjs binds our other files, wasm-bindgen's and wasm2js', to these names, and fails for a
// built-in that is missing here. They are called as in Node's own sources: `Array.prototype.push` is
// `ArrayPrototypePush`.

const global = globalThis;
export { global as globalThis };
export const {
  Array,
  ArrayBuffer,
  Blob,
  Date,
  DOMException,
  Error,
  Float32Array,
  Float64Array,
  Int8Array,
  Int16Array,
  Int32Array,
  Object,
  Promise,
  Proxy,
  String,
  Symbol,
  TypeError,
  Uint8Array,
  Uint16Array,
  Uint32Array,
  WeakMap,
  decodeURIComponent,
  parseInt,
} = global;

/** In place of what jsdom lacks and the wasm's glue makes as soon as it is evaluated. */
function Missing() {}
Missing.prototype.decode = Missing;
export const { TextDecoder = Missing, TextEncoder = Missing } = global;

export const {
  apply: ReflectApply,
  construct: ReflectConstruct,
  defineProperty: ReflectDefineProperty,
  deleteProperty: ReflectDeleteProperty,
  get: ReflectGet,
  getPrototypeOf: ReflectGetPrototypeOf,
  has: ReflectHas,
  set: ReflectSet,
  setPrototypeOf: ReflectSetPrototypeOf,
} = Reflect;
export const {
  assign: ObjectAssign,
  create: ObjectCreate,
  defineProperties: ObjectDefineProperties,
  getOwnPropertyDescriptor: ObjectGetOwnPropertyDescriptor,
  getOwnPropertyDescriptors: ObjectGetOwnPropertyDescriptors,
  getPrototypeOf: ObjectGetPrototypeOf,
  keys: ObjectKeys,
  prototype: ObjectPrototype,
} = Object;
export const { isArray: ArrayIsArray } = Array;
export const { for: SymbolFor } = Symbol;
/** By wasm2js, which asks for all of them. */
export const {
  imul: MathImul,
  fround: MathFround,
  abs: MathAbs,
  clz32: MathClz32,
  min: MathMin,
  max: MathMax,
  floor: MathFloor,
  ceil: MathCeil,
  trunc: MathTrunc,
  sqrt: MathSqrt,
} = /*#__PURE__*/ (() => Math)();

const { bind, call } = Function.prototype;
/**
 * In place of a `bind` that a library has put there before us: MooTools' binds no more than one argument, Prototype.js'
 * asks for the page's methods.
 */
function bound(target, self) {
  const first = arguments;
  return function () {
    const all = [];
    for (let at = 2; at < first.length; at++) all[all.length] = first[at];
    for (let at = 0; at < arguments.length; at++) all[all.length] = arguments[at];
    return ReflectApply(target, self, all);
  };
}
// The native one makes functions without a prototype.
export const FunctionPrototypeBind = bind.call(bound).prototype ? bound : bind.call(call, bind);
/** `uncurry(method)(object, ...arguments)` is `method.call(object, ...arguments)`, and looks nothing up. */
const uncurry = (method) => FunctionPrototypeBind(call, method);
export const method = (Class, name) => uncurry(Class.prototype[name]);

/** The getter of an attribute, likewise; nothing where there is none, as in the stubs of tests. */
export function getterOf(Class, name) {
  const { get } = (Class && ObjectGetOwnPropertyDescriptor(Class.prototype, name)) || {};
  return get && uncurry(get);
}

export const FunctionPrototypeApply = ReflectApply;
export const FunctionPrototypeCall = /*#__PURE__*/ method(Function, 'call');
export const ArrayPrototypeIndexOf = /*#__PURE__*/ method(Array, 'indexOf');
export const ArrayPrototypePush = /*#__PURE__*/ method(Array, 'push');
export const RegExpPrototypeExec = /*#__PURE__*/ method(RegExp, 'exec');
export const StringPrototypeCharAt = /*#__PURE__*/ method(String, 'charAt');
export const StringPrototypeCharCodeAt = /*#__PURE__*/ method(String, 'charCodeAt');
export const StringPrototypeSlice = /*#__PURE__*/ method(String, 'slice');
export const StringPrototypeSplit = /*#__PURE__*/ method(String, 'split');
export const StringPrototypeTrim = /*#__PURE__*/ method(String, 'trim');
const TypedArray = /*#__PURE__*/ ReflectGetPrototypeOf(Uint8Array);
export const TypedArrayPrototypeCopyWithin = /*#__PURE__*/ method(TypedArray, 'copyWithin');
export const TypedArrayPrototypeSet = /*#__PURE__*/ method(TypedArray, 'set');
export const TypedArrayPrototypeGetBuffer = /*#__PURE__*/ getterOf(TypedArray, 'buffer');
export const TypedArrayPrototypeGetLength = /*#__PURE__*/ getterOf(TypedArray, 'length');
export const ArrayBufferPrototypeGetByteLength = /*#__PURE__*/ getterOf(ArrayBuffer, 'byteLength');
export const TextDecoderPrototypeDecode = /*#__PURE__*/ method(TextDecoder, 'decode');
export const TextEncoderPrototypeEncode = /*#__PURE__*/ method(TextEncoder, 'encode');
export const WeakMapPrototypeGet = /*#__PURE__*/ method(WeakMap, 'get');
export const WeakMapPrototypeSet = /*#__PURE__*/ method(WeakMap, 'set');

/** `Promise.resolve` and `Promise.reject` for those who have no `this`. */
export const PromiseResolve = FunctionPrototypeBind(Promise.resolve, Promise);
export const PromiseReject = FunctionPrototypeBind(Promise.reject, Promise);

/**
 * The platform's interfaces whose members src/ uses, besides those of connections, which it captures as it installs
 * itself. An object of one of these has the members that the interface had when we loaded, whatever a page made of it
 * since.
 */
const interfaces =
  'Array,DOMException,Error,EventTarget,InputDeviceInfo,Map,MediaDeviceInfo,' +
  'MediaDevices,MediaStream,MediaStreamTrack,MediaStreamTrackEvent,MessageEvent,MutationObserver,MutationRecord,NodeList,Number,' +
  'OverconstrainedError,Performance,Promise,RTCDataChannel,RTCDTMFSender,RTCDTMFToneChangeEvent,RTCIceCandidate,RTCPeerConnection,RTCPeerConnectionIceEvent,' +
  'RTCRtpReceiver,RTCRtpSender,RTCRtpTransceiver,RTCSessionDescription,RTCTrackEvent,String,Symbol,WeakRef';
/**
 * Those with hundreds of members, and which of these src/ uses: the browser makes each function when it is first asked
 * for, and to make them all would be a tenth of the time that we take to load.
 */
const large = 'Document,DocumentFragment,Element,HTMLMediaElement,Navigator,Node';
const members =
  'attachShadow,createEvent,defaultView,getAttribute,getRootNode,getUserMedia,innerHTML,load,mediaDevices,open,parentNode,play,' +
  'querySelector,querySelectorAll,setAttribute,src,srcObject,styleSheets,userAgent';
const hasOwn = uncurry(ObjectPrototype.hasOwnProperty);
/**
 * In place of `WeakRef`, which Chromium has since 84 and Safari since 14.1: what it refers to lives as long as itself.
 */
function Reference(target) {
  this.deref = () => target;
}
/** By prototype, the descriptors of its members. */
const natives = new WeakMap();
const ofGlobal = ObjectCreate(null);
natives.set(global, ofGlobal);
const capture = (name, describe) => {
  const value = global[name] || (name === 'WeakRef' ? Reference : undefined);
  ofGlobal[name] = { value };
  if (value && value.prototype) natives.set(value.prototype, describe(value.prototype));
};
`${interfaces},document,navigator,performance,setTimeout`
  .split(',')
  .forEach((name) => capture(name, ObjectGetOwnPropertyDescriptors));
large.split(',').forEach((name) =>
  capture(name, (prototype) => {
    const known = ObjectCreate(null);
    members.split(',').forEach((member) => {
      const descriptor = ObjectGetOwnPropertyDescriptor(prototype, member);
      if (descriptor) known[member] = descriptor;
    });
    return known;
  })
);
// MooTools has a class of its own at `Event`.
const event = global.document && ReflectGetPrototypeOf(document.createEvent('Event'));
if (event) natives.set(event, ObjectGetOwnPropertyDescriptors(event));
const forEachReport = global.RTCStatsReport && method(RTCStatsReport, 'forEach');

/** The descriptor of a member: as it was when we loaded, where the object is the platform's. */
function find(object, name) {
  // What a page gives to all objects is none of theirs.
  for (
    let at = typeof object === 'string' ? String.prototype : object;
    at !== ObjectPrototype && at !== null;
    at = ReflectGetPrototypeOf(at)
  ) {
    const known = WeakMapPrototypeGet(natives, at);
    if (known && hasOwn(known, name)) return known[name];
    if (hasOwn(at, name)) return ObjectGetOwnPropertyDescriptor(at, name);
  }
  return undefined;
}

/** What install.js and src/ keep for each other, by name: what was captured for a connection, what was made once. */
export const RealmKept = ObjectCreate(null);

/** `object[name]` for src/, of the platform's objects and its own: `undefined` where there is no such thing. */
export function RealmGet(object, name) {
  if (object === undefined || object === null) return undefined;
  // The most are its own, without accessors.
  if (!WeakMapPrototypeGet(natives, object) && hasOwn(object, name)) return object[name];
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

/**
 * A copy of a page's dictionary, for which each member is read once: its own members now, those that it inherits when
 * they are asked for.
 */
export function RealmDictionary(given) {
  const read = ObjectCreate(null);
  const inherited = new Proxy(read, {
    __proto__: null,
    get: (_, name) => (name in read ? read[name] : (read[name] = given[name])),
  });
  return ObjectAssign(ObjectCreate(inherited), given);
}

/** The items of a list by their places, or of a native report: `Array.from` would ask the page's iterators. */
export function RealmList(list) {
  const items = [];
  const length = RealmGet(list, 'length');
  if (length === undefined)
    forEachReport(list, (item) => {
      items[items.length] = item;
    });
  for (let at = 0; at < length; at++) items[at] = list[at];
  return items;
}
