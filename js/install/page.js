// What stands in the page, and how something of ours comes to stand there.
import {
  ObjectGetOwnPropertyDescriptors,
  RealmGet,
  RealmKept as kept,
  ReflectHas,
  globalThis as global,
} from '../realm.js';
import { RealmDefineMembers, RealmDefineValue } from '../realm/members.js';

export const CONNECTION = 'RTCPeerConnection';
export const PREFIXED = 'webkitRTCPeerConnection';
export const STREAM = 'MediaStream';
export const TRACK = 'MediaStreamTrack';
export const DESCRIPTION = 'RTCSessionDescription';
export const CANDIDATE = 'RTCIceCandidate';

export const WRITABLE = 1;
export const CONFIGURABLE = 4;

export const isObject = (value) => typeof value === 'object' && value !== null;
export const isFunction = (value) => typeof value === 'function';
export const has = (object, name) => (isObject(object) || isFunction(object)) && ReflectHas(object, name);

/** A global as it was when we loaded, or what the page has put there. */
export const globalOf = (name) => RealmGet(global, name);
export const prototypeOf = (name) => RealmGet(globalOf(name), 'prototype');

/** The native members of an object, before ours are in place, for the crate. */
export function capture(name, object) {
  if (isObject(object) || isFunction(object)) kept[name] = ObjectGetOwnPropertyDescriptors(object);
}

/** A native member of what was captured under a name. */
export const nativeOf = (name, member) => RealmGet(RealmGet(kept[name], member), 'value');
/** A captured interface, even if a page has put its own function at the name. */
export const classOf = (name) => nativeOf(name, 'constructor');

/** What is made once, for every `install()` on this page. */
export const once = (name, make) => (kept[name] = kept[name] || make());

/** Replaces a global's value; it is not enumerable, like interface objects. */
export function setValue(object, name, value) {
  RealmDefineValue(object, name, value, WRITABLE | CONFIGURABLE, kept.patches);
}

/** Defines a group of members: the number of the first, and the rows of the table. */
export const define = (object, group, patches) => RealmDefineMembers(kept.crate, group[0], group[1], object, patches);

/** Replaces what an object has at these names, until `uninstall()`. */
export function patch(object, group) {
  if (isObject(object) || isFunction(object)) define(object, group, kept.patches);
}
