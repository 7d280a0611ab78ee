// What becomes global, in which order, and when not; and how it is put back. The functions that are defined call the
// crate, which need not be there before. See src/surface.rs for the groups of members.
import {
  ObjectAssign,
  ObjectCreate,
  RealmKept as kept,
  ReflectDefineProperty,
  ReflectDeleteProperty,
  SymbolFor,
  TypeError,
  globalThis as global,
} from './realm.js';
import { answer, classOn, defineStreamClass, replaceConstructors } from './install/classes.js';
import {
  defineCameras,
  defineMozNames,
  defineOldNames,
  defineStreams,
  defineUrls,
  lookLikeChrome,
} from './install/companions.js';
import {
  CANDIDATE,
  CONNECTION,
  DESCRIPTION,
  PREFIXED,
  STREAM,
  TRACK,
  capture,
  classOf,
  globalOf,
  has,
  isFunction,
  isObject,
  patch,
  prototypeOf,
  setValue,
} from './install/page.js';

/* global SURFACE -- the crate's groups of members, put in by webpack.config.js */

const CHANNEL = 'RTCDataChannel';
const NOTHING = 'There is no RTCPeerConnection here to build on.';

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

/** Installs. @returns {string | undefined} why it did not */
function install(options, warn) {
  if (typeof options !== 'object' && options !== undefined)
    throw new TypeError("Failed to execute 'install' on 'WebkitRTC': parameter 1 is not an object.");
  const { unprefixed, media = true, asChrome, sdpSemantics } = options || ObjectCreate(null);
  kept.warn = warn;
  if (kept.installed) return undefined;
  if (!isFunction(globalOf(CONNECTION))) return NOTHING;
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
  if (!isFunction(native)) return NOTHING;
  const ours = classOn(native, unprefixed);
  // By this marker another copy recognizes our class, and a copy in another frame asks for streams.
  ours[marker] = answer();
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
  replaceConstructors();
  patch(prototypeOf(STREAM), SURFACE.sentStream);
  if (media) {
    defineOldNames();
    defineStreamClass();
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

/**
 * @param {() => (number: number, first?: any, second?: any, third?: any) => any} crate gives what calls the crate's
 *   functions
 * @returns {{install: Function, uninstall: Function}} `install(options, warn)` tells whether it did, and why not
 */
export function installer(crate) {
  kept.crate = crate;
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
