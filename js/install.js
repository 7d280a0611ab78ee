// What becomes global, in which order, and when not; and how it is put back. The functions that it defines call the
// crate, which need not be there before. See src/surface.rs for the groups of members.
import {
  FunctionPrototypeBind,
  ObjectAssign,
  ObjectCreate,
  ObjectDefineProperties,
  ObjectGetOwnPropertyDescriptors,
  Proxy,
  RealmGet,
  RealmKept as kept,
  ReflectDefineProperty,
  ReflectDeleteProperty,
  ReflectGetPrototypeOf,
  ReflectHas,
  ReflectSetPrototypeOf,
  RegExpPrototypeExec,
  StringPrototypeSplit,
  SymbolFor,
  TypeError,
  globalThis as global,
} from './realm.js';
import { RealmDefineMembers, RealmDefineValue, RealmFunctionOf } from './realm/members.js';

/* global SURFACE -- the crate's groups of members, put in by webpack.config.js */

const CONNECTION = 'RTCPeerConnection';
const PREFIXED = 'webkitRTCPeerConnection';
const STREAM = 'MediaStream';
const TRACK = 'MediaStreamTrack';
const DESCRIPTION = 'RTCSessionDescription';
const CANDIDATE = 'RTCIceCandidate';
const CHANNEL = 'RTCDataChannel';
const ELEMENT = 'HTMLMediaElement';
const OLD_CAMERA = 'webkitGetUserMedia';
const MOZ_CAMERA = 'mozGetUserMedia';
const nothing = 'There is no RTCPeerConnection here to build on.';
const WRITABLE = 1;
const CONFIGURABLE = 4;

/** The numbers of the crate's first functions, in the order of src/surface.rs. */
const CONSTRUCT = 2;
const NEW_DESCRIPTION = 3;
const NEW_CANDIDATE = 4;
const NEW_STREAM = 5;
const ANSWER = 6;

/**
 * Old names of interfaces, functions and operations, each an object, the old name and today's. Audio meters and
 * recorders of 2013 know no other names, which Chrome had until 56, and Web Audio's drafts of 2011. An interface with a
 * `start` of its own comes before the one that it inherits from.
 */
const OLD_NAMES =
  ',webkitURL,URL;,webkitAudioContext,AudioContext;,webkitOfflineAudioContext,OfflineAudioContext;' +
  ',webkitRequestAnimationFrame,requestAnimationFrame;,webkitCancelAnimationFrame,cancelAnimationFrame;' +
  ',webkitCancelRequestAnimationFrame,cancelAnimationFrame;' +
  'BaseAudioContext,createJavaScriptNode,createScriptProcessor;BaseAudioContext,createGainNode,createGain;' +
  'BaseAudioContext,createDelayNode,createDelay;AudioBufferSourceNode,noteOn,start;' +
  'AudioBufferSourceNode,noteGrainOn,start;AudioScheduledSourceNode,noteOn,start;AudioScheduledSourceNode,noteOff,stop';

/** The names in `window` or `navigator` by which pages recognised Firefox. */
const NAMES_OF_FIREFOX =
  MOZ_CAMERA +
  ',mozRTCPeerConnection,mozRTCSessionDescription,mozRTCIceCandidate,mozInnerScreenX,mozInnerScreenY,InstallTrigger,netscape';

const isObject = (value) => typeof value === 'object' && value !== null;
const isFunction = (value) => typeof value === 'function';
const has = (object, name) => (isObject(object) || isFunction(object)) && ReflectHas(object, name);

/** A global as it was when we loaded, or what the page has put there. */
const globalOf = (name) => RealmGet(global, name);
const prototypeOf = (name) => RealmGet(globalOf(name), 'prototype');

/** The native members of an object, before ours are in place, for the crate. */
function capture(name, object) {
  if (isObject(object) || isFunction(object)) kept[name] = ObjectGetOwnPropertyDescriptors(object);
}

/** A native member of what was captured under a name. */
const nativeOf = (name, member) => RealmGet(RealmGet(kept[name], member), 'value');
/** A captured interface, even if a page has put its own function at the name. */
const classOf = (name) => nativeOf(name, 'constructor');

/** Replaces a global's value; it is not enumerable, like interface objects. */
function setValue(object, name, value) {
  RealmDefineValue(object, name, value, WRITABLE | CONFIGURABLE, kept.patches);
}

const isChrome = () => !!RegExpPrototypeExec(/Chrome\//, `${RealmGet(globalOf('navigator'), 'userAgent')}`);

/**
 * @param {() => (number: number, first?: any, second?: any, third?: any) => any} crate gives what calls the crate's
 *   functions
 * @returns {{install: Function, uninstall: Function}} `install(options, warn)` tells whether it did, and why not
 */
export function installer(crate) {
  // For the members that the crate itself defines, later.
  kept.crate = crate;

  /** Defines a group of members: the number of the first, and the rows of the table. */
  const define = (object, group, patches) => RealmDefineMembers(crate, group[0], group[1], object, patches);

  /** Replaces what an object has at these names, until `uninstall()`. */
  function patch(object, group) {
    if (isObject(object) || isFunction(object)) define(object, group, kept.patches);
  }

  /** An interface object: the native one but for its name and what it does as a constructor. */
  function interfaceObject(native, name, length, prototype, constructor) {
    const target = FunctionPrototypeBind(native, undefined);
    RealmDefineValue(target, 'prototype', prototype, 0);
    RealmDefineValue(target, 'name', name, CONFIGURABLE);
    RealmDefineValue(target, 'length', length, CONFIGURABLE);
    return new Proxy(target, { __proto__: null, construct: RealmFunctionOf(crate, constructor) });
  }

  /**
   * A connection is a native one with our prototype, which stands on the native prototype: so it is an instance of
   * both. The class has the name that Chrome printed, and called without `new` it throws what the native one throws.
   */
  function connectionClass() {
    const native = classOf(CONNECTION);
    const prototype = ObjectCreate(native.prototype);
    const made = interfaceObject(native, CONNECTION, 0, prototype, CONSTRUCT);
    RealmDefineValue(prototype, 'constructor', made, WRITABLE | CONFIGURABLE);
    define(prototype, SURFACE.connection);
    return made;
  }

  /** What is made once, for every `install()` on this page. */
  const once = (name, make) => (kept[name] = kept[name] || make());

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

  /** Names of the page around the connection that were prefixed, or had other names. */
  function defineOldNames() {
    const rows = StringPrototypeSplit(OLD_NAMES, ';');
    for (let at = 0; at < rows.length; at++) {
      const row = StringPrototypeSplit(rows[at], ',');
      const object = row[0] ? prototypeOf(row[0]) : global;
      const today = isObject(object) && RealmGet(object, row[2]);
      if (isFunction(today) && !has(object, row[1])) setValue(object, row[1], today);
    }
    // Chromium still has the name, for today's class.
    const native = classOf(STREAM);
    const known = globalOf('webkitMediaStream');
    if (isFunction(native) && (known === undefined || known === native)) {
      const make = () => interfaceObject(native, STREAM, 0, native.prototype, NEW_STREAM);
      setValue(global, 'webkitMediaStream', once('webkitMediaStream', make));
    }
  }

  function defineCameras() {
    const navigator = prototypeOf('Navigator');
    if (isObject(navigator)) {
      // Chromium's own requires a failure callback, and ignores names that it does not know. Adapters take any browser
      // that has it for Chrome.
      const isToldByIt = !has(navigator, OLD_CAMERA) && !has(navigator, MOZ_CAMERA) && !isChrome();
      patch(navigator, SURFACE.navigator);
      if (isToldByIt) {
        kept[OLD_CAMERA] = navigator[OLD_CAMERA];
        patch(navigator, SURFACE.adapters);
      }
    }
    const devices = prototypeOf('MediaDevices');
    capture('MediaDevices.prototype', devices);
    // webrtc-adapter puts its own method on the object itself.
    let owner = RealmGet(globalOf('navigator'), 'mediaDevices');
    capture('MediaDevices', owner);
    if (!nativeOf('MediaDevices', 'getUserMedia')) capture('MediaDevices', (owner = devices));
    patch(owner, SURFACE.devices);
    const track = globalOf(TRACK);
    if (isFunction(track) && !has(track, 'getSources')) patch(track, SURFACE.sources);
  }

  /** Streams as they were, where the browser lacks that, as all do today. */
  function defineStreams() {
    const stream = prototypeOf(STREAM);
    if (!isObject(stream) || has(stream, 'stop')) return;
    patch(stream, SURFACE.stream);
    patch(prototypeOf(TRACK), SURFACE.track);
    if (!has(stream, 'onactive')) {
      kept.activity = true;
      patch(stream, SURFACE.activity);
    }
    patch(stream, SURFACE.trackLists);
  }

  function defineUrls() {
    // The patches that follow the URLs of an earlier `install()` are gone.
    kept.attaching = false;
    kept['window.open'] = globalOf('open');
    patch(global, SURFACE.window);
    const url = globalOf('URL');
    capture('URL', url);
    patch(url, SURFACE.url);
  }

  /** `asChrome` changes nothing in a browser that already calls itself Chrome. */
  function lookLikeChrome() {
    const navigator = prototypeOf('Navigator');
    if (!isObject(navigator) || isChrome()) return;
    const names = StringPrototypeSplit(NAMES_OF_FIREFOX, ',');
    for (let at = 0; at < names.length * 2; at++) {
      const object = at % 2 ? navigator : global;
      const name = names[at >> 1];
      if (has(object, name)) {
        setValue(object, name, undefined);
        ReflectDeleteProperty(object, name);
      }
    }
    capture('Navigator', navigator);
    patch(navigator, SURFACE.identity);
    if (!has(global, 'chrome')) setValue(global, 'chrome', {});
  }

  /**
   * Names that Firefox had, and lacks today. A page of 2013 takes its `moz` branch where it finds `mozGetUserMedia`,
   * which Firefox still has, unless `asChrome` has hidden it; no other browser gets any of them.
   */
  function defineMozNames(media) {
    const navigator = prototypeOf('Navigator');
    if (!isObject(navigator) || !has(navigator, MOZ_CAMERA)) return;
    // The browser has today's class there: Firefox until 112, and today's Firefox on a few sites. Ours is at today's
    // names by now.
    setValue(global, 'mozRTCPeerConnection', global[PREFIXED]);
    setValue(global, 'mozRTCSessionDescription', global[DESCRIPTION]);
    setValue(global, 'mozRTCIceCandidate', global[CANDIDATE]);
    patch(prototypeOf(PREFIXED), SURFACE.mozConnection);
    if (!media) return;
    patch(navigator, SURFACE.mozNavigator);
    const element = prototypeOf(ELEMENT);
    if (!has(element, 'mozSrcObject')) {
      capture(ELEMENT, element);
      patch(element, SURFACE.mozElement);
    }
  }

  /** Puts everything back, in reverse order. */
  function undo() {
    const { patches } = kept;
    while (patches.length) {
      const patch = patches[patches.length - 1];
      // A descriptor that inherits a page's `Object.prototype.get` would be refused.
      if (patch[2]) ReflectDefineProperty(patch[0], patch[1], ObjectAssign(ObjectCreate(null), patch[2]));
      else ReflectDeleteProperty(patch[0], patch[1]);
      patches.length--;
    }
  }

  function install(options, warn) {
    if (typeof options !== 'object' && options !== undefined)
      throw new TypeError("Failed to execute 'install' on 'WebkitRTC': parameter 1 is not an object.");
    const { unprefixed, media = true, asChrome, sdpSemantics } = options || ObjectCreate(null);
    kept.warn = warn;
    if (kept.installed) return undefined;
    if (!isFunction(globalOf(CONNECTION))) return nothing;
    const marker = SymbolFor('webkit-rtc-peer-connection');
    const present = globalOf(PREFIXED);
    if (isFunction(present) && has(present, marker))
      return 'Another copy of webkit-rtc-peer-connection is installed already.';
    // This comes before anything of ours is in place.
    kept.patches = kept.patches || [];
    const interfaces = [CONNECTION, 'EventTarget', STREAM, TRACK, DESCRIPTION, CANDIDATE, CHANNEL];
    for (let at = 0; at < interfaces.length; at++) capture(interfaces[at], prototypeOf(interfaces[at]));
    // The adapter.js of 2015 has put its own function there, which calls the browser's constructor by its other name.
    if (!has(prototypeOf(CONNECTION), 'createOffer')) capture(CONNECTION, prototypeOf(PREFIXED));
    const native = classOf(CONNECTION);
    if (!isFunction(native)) return nothing;
    const ours = once('class', connectionClass);
    standIn(ours.prototype, native.prototype, unprefixed);
    standIn(ours, native, unprefixed);
    // By this marker another copy recognizes our class, and a copy in another frame asks for streams.
    ours[marker] = RealmFunctionOf(crate, ANSWER);
    setValue(global, PREFIXED, ours);
    if (globalOf(PREFIXED) !== ours) {
      undo();
      return 'This page does not let window.webkitRTCPeerConnection be replaced.';
    }
    if (unprefixed) setValue(global, CONNECTION, ours);
    const channel = prototypeOf(CHANNEL);
    if (isObject(channel)) {
      if (!has(channel, 'reliable')) patch(channel, SURFACE.reliable);
      if (!has(channel, 'maxRetransmitTime')) patch(channel, SURFACE.maxRetransmitTime);
    }
    replaceConstructor(DESCRIPTION, NEW_DESCRIPTION, SURFACE.description);
    replaceConstructor(CANDIDATE, NEW_CANDIDATE, SURFACE.candidate);
    patch(prototypeOf(STREAM), SURFACE.sentStream);
    if (media) {
      defineOldNames();
      defineCameras();
      defineStreams();
      defineUrls();
    }
    if (asChrome) lookLikeChrome();
    defineMozNames(media);
    kept.sdpSemantics = sdpSemantics;
    kept.installed = true;
    return undefined;
  }

  return {
    install(options, warn) {
      const reason = install(options, warn);
      return reason ? { installed: false, reason } : { installed: true };
    },
    uninstall() {
      if (!kept.installed) return;
      kept.installed = false;
      undo();
    },
  };
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
