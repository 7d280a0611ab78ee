// The page around the connection, each part where the browser lacks it or has it hollow: old names, cameras, streams and
// their URLs, and the names by which pages tell browsers apart.
import {
  RealmGet,
  RealmKept as kept,
  ReflectDeleteProperty,
  RegExpPrototypeExec,
  StringPrototypeSplit,
  globalThis as global,
} from '../realm.js';
import {
  CANDIDATE,
  DESCRIPTION,
  PREFIXED,
  STREAM,
  TRACK,
  capture,
  globalOf,
  has,
  isFunction,
  isObject,
  nativeOf,
  patch,
  prototypeOf,
  setValue,
} from './page.js';

/* global SURFACE -- the crate's groups of members, put in by webpack.config.js */

const ELEMENT = 'HTMLMediaElement';
const OLD_CAMERA = 'webkitGetUserMedia';
const MOZ_CAMERA = 'mozGetUserMedia';

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

const isChrome = () => !!RegExpPrototypeExec(/Chrome\//, `${RealmGet(globalOf('navigator'), 'userAgent')}`);

/** Names of the page around the connection that were prefixed, or had other names. */
export function defineOldNames() {
  const rows = StringPrototypeSplit(OLD_NAMES, ';');
  for (let at = 0; at < rows.length; at++) {
    const row = StringPrototypeSplit(rows[at], ',');
    const object = row[0] ? prototypeOf(row[0]) : global;
    const today = isObject(object) && RealmGet(object, row[2]);
    if (isFunction(today) && !has(object, row[1])) setValue(object, row[1], today);
  }
}

/** `getUserMedia` in all its forms, and `getSources`. */
export function defineCameras() {
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
export function defineStreams() {
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

/** `URL.createObjectURL(stream)`, and what a window that is opened gets of it. */
export function defineUrls() {
  // The patches that follow the URLs of an earlier `install()` are gone.
  kept.attaching = false;
  kept['window.open'] = globalOf('open');
  patch(global, SURFACE.window);
  const url = globalOf('URL');
  capture('URL', url);
  patch(url, SURFACE.url);
}

/** `asChrome` changes nothing in a browser that already calls itself Chrome. */
export function lookLikeChrome() {
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
export function defineMozNames(media) {
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
