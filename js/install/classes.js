// The interface objects that are ours: the class of connections, and the constructors that stand before native ones.
import {
  FunctionPrototypeBind,
  ObjectAssign,
  ObjectCreate,
  ObjectDefineProperties,
  ObjectGetOwnPropertyDescriptors,
  Proxy,
  RealmKept as kept,
  ReflectGetPrototypeOf,
  ReflectSetPrototypeOf,
  globalThis as global,
} from '../realm.js';
import { RealmDefineValue, RealmFunctionOf } from '../realm/members.js';
import {
  CANDIDATE,
  CONFIGURABLE,
  CONNECTION,
  DESCRIPTION,
  STREAM,
  WRITABLE,
  classOf,
  define,
  globalOf,
  isFunction,
  once,
  patch,
  prototypeOf,
  setValue,
} from './page.js';

/* global SURFACE -- the crate's groups of members, put in by webpack.config.js */

/** The numbers of the crate's first functions, in the order of src/surface.rs. */
const CONSTRUCT = 2;
const NEW_DESCRIPTION = 3;
const NEW_CANDIDATE = 4;
const NEW_STREAM = 5;
const ANSWER = 6;

/** A function of the crate. */
const functionOf = (number) => RealmFunctionOf(kept.crate, number);

/** Our answer to other copies of the script. */
export const answer = () => functionOf(ANSWER);

/** An interface object: the native one but for its name and what it does as a constructor. */
function interfaceObject(native, name, length, prototype, constructor) {
  const target = FunctionPrototypeBind(native, undefined);
  RealmDefineValue(target, 'prototype', prototype, 0);
  RealmDefineValue(target, 'name', name, CONFIGURABLE);
  RealmDefineValue(target, 'length', length, CONFIGURABLE);
  return new Proxy(target, { __proto__: null, construct: functionOf(constructor) });
}

/**
 * A connection is a native one with our prototype, which stands on the native prototype: so it is an instance of
 * both. The class has the name that Chrome printed, and called without `new` it throws what the native one throws.
 */
function connectionClass(native) {
  const prototype = ObjectCreate(native.prototype);
  const made = interfaceObject(native, CONNECTION, 0, prototype, CONSTRUCT);
  RealmDefineValue(prototype, 'constructor', made, WRITABLE | CONFIGURABLE);
  define(prototype, SURFACE.connection);
  return made;
}

/**
 * Makes a class fit to replace `RTCPeerConnection`, where it is taken for the native one: its prototype has every own
 * member of the native prototype, and inherits from `EventTarget` alone. Otherwise it inherits from the native class,
 * and a connection is an instance of both.
 */
function standIn(ours, native, unprefixed) {
  if (unprefixed)
    ObjectDefineProperties(
      ours,
      ObjectAssign(ObjectGetOwnPropertyDescriptors(native), ObjectGetOwnPropertyDescriptors(ours))
    );
  ReflectSetPrototypeOf(ours, unprefixed ? ReflectGetPrototypeOf(native) : native);
}

/** The class that replaces a native one, the same for every `install()` on this page. */
export function classOn(native, unprefixed) {
  const ours = once('class', () => connectionClass(native));
  standIn(ours.prototype, native.prototype, unprefixed);
  standIn(ours, native, unprefixed);
  return ours;
}

/**
 * `new RTCSessionDescription()` and `new RTCIceCandidate({candidate})`: the native constructors get the arguments
 * first, ours step in where those refuse what Chrome accepted.
 */
function replaceConstructor(name, constructor, group) {
  const native = classOf(name);
  if (!isFunction(native)) return;
  const { length } = native;
  const ours = once(`new ${name}`, () => interfaceObject(native, name, length, native.prototype, constructor));
  setValue(prototypeOf(name), 'constructor', ours);
  setValue(global, name, ours);
  patch(prototypeOf(name), group);
}

/** Those of descriptions and candidates. */
export function replaceConstructors() {
  replaceConstructor(DESCRIPTION, NEW_DESCRIPTION, SURFACE.description);
  replaceConstructor(CANDIDATE, NEW_CANDIDATE, SURFACE.candidate);
}

/** `webkitMediaStream`. Chromium still has the name, for today's class. */
export function defineStreamClass() {
  const native = classOf(STREAM);
  const known = globalOf('webkitMediaStream');
  if (isFunction(native) && (known === undefined || known === native)) {
    const make = () => interfaceObject(native, STREAM, 0, native.prototype, NEW_STREAM);
    setValue(global, 'webkitMediaStream', once('webkitMediaStream', make));
  }
}
