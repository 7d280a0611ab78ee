// Pages that replace built-ins after us: one by one, as libraries do, or all of them by functions that throw. Nothing
// of ours may call one of them.
import { behaviour } from './behaviour.mjs';

/**
 * Runs in the page: `replaced.all()` replaces each function that a page can reach by its globals (and, if asked, each
 * getter and setter) with a function that throws, and returns a function that restores them. `replaced` keeps what the
 * page's own code needs meanwhile.
 */
const library = () => {
  const { Promise, Reflect, Object, Error, Map, setTimeout } = window;
  const { ownKeys, getOwnPropertyDescriptor, defineProperty } = Reflect;
  const { getPrototypeOf } = Object;
  const replaced = (window.replaced = { called: [] });

  const keep = new Set([
    'webkitRTCPeerConnection',
    'webkitMediaStream',
    'WebkitRTC',
    'calls',
    'replaced',
    'window',
    'self',
    'globalThis',
    'frames',
    'parent',
    'top',
    'document',
    '__pageFunction',
  ]);
  const everything = (ours) => {
    const objects = new Map();
    const take = (object, path) => {
      if (object === null || !/^(object|function)$/.test(typeof object) || objects.has(object) || ours.has(object))
        return;
      objects.set(object, path);
      const { prototype } = typeof object === 'function' ? object : {};
      if (prototype) take(prototype, `${path}.prototype`);
      if (typeof object === 'function' || /prototype$/.test(path)) take(getPrototypeOf(object), `${path}.__proto__`);
    };
    for (const name of Object.getOwnPropertyNames(window)) {
      const { value } = getOwnPropertyDescriptor(window, name);
      const isNamespace = ['Reflect', 'JSON', 'Math', 'Atomics', 'Intl', 'WebAssembly', 'CSS', 'console'].includes(
        name
      );
      if (!keep.has(name) && (typeof value === 'function' || isNamespace)) take(value, name);
    }
    for (const name of ['Instance', 'Module', 'Memory', 'Table']) take(WebAssembly[name], `WebAssembly.${name}`);
    const iterators = {
      array: [][Symbol.iterator](),
      map: new Map()[Symbol.iterator](),
      set: new Set()[Symbol.iterator](),
      string: ''[Symbol.iterator](),
      generator: (function* () {})(),
    };
    for (const [name, iterator] of Object.entries(iterators))
      take(getPrototypeOf(iterator), `${name} iterator.prototype`);
    take(window, 'window');
    take(navigator.mediaDevices, 'mediaDevices');
    return objects;
  };

  replaced.all = ({ accessors = false } = {}) => {
    const undo = [];
    const members = webkitRTCPeerConnection.prototype;
    const ours = new Set([webkitRTCPeerConnection, members]);
    for (const [object, path] of everything(ours)) {
      for (const key of ownKeys(object)) {
        const descriptor = getOwnPropertyDescriptor(object, key);
        const name = `${path}.${String(key)}`;
        // A page's own class is recognized by its instances, and the class of typed arrays by native code: this one
        // name is no function to call. Native code itself asks a list for its iterator and a promise for its species:
        // if a page replaces these, no such call works anywhere.
        const asked = [
          'Array.prototype.Symbol(Symbol.iterator)',
          'array iterator.prototype.next',
          'Promise.Symbol(Symbol.species)',
        ];
        if (asked.includes(name)) continue;
        // A page that sets a handler calls its own setter. A description or a candidate that it passes is a dictionary,
        // which native code reads by its getters.
        if (/\.on[a-z]+$|^RTC(SessionDescription|IceCandidate)\.prototype\./.test(name)) continue;
        if (key === 'constructor' || key === Symbol.hasInstance || (object === window && keep.has(key))) continue;
        const boom = function () {
          replaced.called[replaced.called.length] = name;
          throw new Error(`the page's ${name} was called`);
        };
        const changed = { ...descriptor };
        for (const part of ['value', ...(accessors && object !== window ? ['get', 'set'] : [])]) {
          if (typeof descriptor[part] !== 'function') continue;
          // A class keeps its prototype, by which the page finds it.
          if (part === 'value' && descriptor.value.prototype) boom.prototype = descriptor.value.prototype;
          changed[part] = boom;
        }
        if (Object.keys(changed).some((part) => changed[part] !== descriptor[part]))
          undo.push([object, key, descriptor, changed]);
      }
    }
    const done = [];
    for (let at = 0; at < undo.length; at++) {
      // By their places: to take a list apart would ask its iterator.
      const { 0: object, 1: key, 2: descriptor, 3: changed } = undo[at];
      if (descriptor.configurable || descriptor.writable) {
        try {
          if (defineProperty(object, key, changed)) done[done.length] = [object, key, descriptor];
        } catch {
          // It may be one that is in use by this very loop.
        }
      }
    }
    replaced.count = done.length;
    return () => {
      for (let at = done.length - 1; at >= 0; at--) defineProperty(done[at][0], done[at][1], done[at][2]);
    };
  };

  replaced.done = (call) => new Promise(call);
  replaced.later = (ms) =>
    new Promise((resolve) => {
      setTimeout(resolve, ms);
    });
};
const before = `<script>(${library})()</script>`;
export const replacing = before;

/** A call with its statistics, streams and close, written so that it needs no built-in by its name. */
const call = async (options) => {
  const { done, later } = replaced;
  const facts = {};
  const get = (prototype, name) => Function.prototype.call.bind(Object.getOwnPropertyDescriptor(prototype, name).get);
  const [candidateOf, streamOf, idOf] = [
    get(RTCPeerConnectionIceEvent.prototype, 'candidate'),
    (event) => event.stream,
    get(MediaStream.prototype, 'id'),
  ];
  const [createObjectURL, getUserMedia] = [URL.createObjectURL.bind(URL), navigator.webkitGetUserMedia.bind(navigator)];
  const video = document.body.appendChild(document.createElement('video'));
  video.muted = video.autoplay = true;
  // A page makes its first URL before its libraries are done, as often as after.
  if (options.url === 'early') createObjectURL(new webkitMediaStream());
  const early = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'src').set.bind(video);
  const setSrc =
    options.url === 'early'
      ? early
      : (url) => {
          video.src = url;
        };
  const srcObject = get(HTMLMediaElement.prototype, 'srcObject');
  const stop = MediaStream.prototype.stop;
  const apply = Function.prototype.call.bind(Function.prototype.apply);
  const isArray = Array.isArray;
  const ownOf = Object.getOwnPropertyDescriptor;
  const { usage } = WebkitRTC;
  let [caller, camera] = [];
  const restore = replaced.all(options);
  try {
    camera = await done((ok, fail) =>
      getUserMedia({ audio: true, video: { mandatory: { maxWidth: 640 }, optional: [{ minFrameRate: 5 }] } }, ok, fail)
    );
    caller = new webkitRTCPeerConnection(
      { iceServers: [{ url: 'stun:127.0.0.1:3478' }] },
      { optional: [{ DtlsSrtpKeyAgreement: true }] }
    );
    const callee = new webkitRTCPeerConnection(null);
    let remote;
    callee.onaddstream = (event) => {
      remote = streamOf(event);
    };
    const give = (to) => (event) => {
      // In Plan B the candidate is the event's own: it is in another section there.
      const candidate = (ownOf(event, 'candidate') ?? { value: candidateOf(event) }).value;
      if (candidate)
        to.addIceCandidate(
          candidate,
          () => {},
          (error) => {
            facts.candidate = `${error}`;
          }
        );
    };
    caller.onicecandidate = give(callee);
    callee.onicecandidate = give(caller);
    caller.addStream(camera);
    const channel = caller.createDataChannel('chat', { reliable: false });
    const opened = done((ok) => {
      channel.onopen = ok;
    });
    const offer = await done((ok, fail) => caller.createOffer(ok, fail, { mandatory: { OfferToReceiveVideo: true } }));
    await done((ok, fail) => caller.setLocalDescription(offer, ok, fail));
    await done((ok, fail) => callee.setRemoteDescription(offer, ok, fail));
    const answer = await done((ok, fail) =>
      callee.createAnswer(ok, fail, { mandatory: { OfferToReceiveAudio: true } })
    );
    await done((ok, fail) => callee.setLocalDescription(answer, ok, fail));
    await done((ok, fail) => caller.setRemoteDescription(answer, ok, fail));
    await opened;
    facts.channel = 'open';
    facts.local = caller.getLocalStreams()[0] === camera;
    facts.remote = remote === callee.getRemoteStreams()[0] && callee.getStreamById(idOf(remote)) === remote;
    facts.state = caller.readyState;
    setSrc(createObjectURL(remote));
    facts.plays = srcObject(video) === remote;
    const response = await done((ok) => caller.getStats(ok));
    const reports = response.result();
    facts.sources = false;
    for (let at = 0; at < reports.length; at++) {
      if (reports[at].type === 'ssrc' && reports[at].names().length > 5) facts.sources = true;
    }
    try {
      caller.addIceCandidate(
        5,
        () => {},
        () => {}
      );
    } catch (error) {
      facts.failed = error.name;
    }
    caller.removeStream(camera);
    facts.removed = caller.getLocalStreams().length;
    const ended = done((ok) => {
      camera.onended = ok;
    });
    apply(stop, camera, []);
    await ended;
    const closed = done((ok) => {
      caller.onstatechange = ok;
    });
    caller.close();
    await closed;
    callee.close();
    await later(50);
    facts.usage = isArray(usage());
  } finally {
    restore();
    facts.ended = camera && camera.ended;
    facts.closed = caller && caller.signalingState;
    if (replaced.called.length) facts.called = replaced.called[0];
    facts.replaced = replaced.count > 500;
  }
  return facts;
};

const expected = {
  channel: 'open',
  local: true,
  remote: true,
  state: 'active',
  plays: true,
  sources: true,
  failed: 'TypeError',
  removed: 0,
  ended: true,
  closed: 'closed',
  usage: true,
  replaced: true,
};

const cannot = { 'standard-only': 'what stands in for native functions there is JavaScript, which needs built-ins' };
behaviour(
  'a page that replaces every built-in by a function that throws has its call, after its first URL',
  { cannot, before, args: [{ url: 'early' }] },
  call,
  expected
);
behaviour(
  'a page that replaces every built-in by a function that throws has its call',
  { cannot, before, args: [{}] },
  call,
  expected
);
behaviour(
  'a page that replaces every getter and setter too has its call',
  { cannot, before, args: [{ accessors: true, url: 'early' }] },
  call,
  expected
);

/** A legacy call, as in the test of libraries. */
const inPlanB = async (options) => {
  const { done } = replaced;
  const restore = replaced.all(options);
  try {
    const plan = { sdpSemantics: 'plan-b' };
    const [caller, callee] = [new webkitRTCPeerConnection(plan), new webkitRTCPeerConnection(plan)];
    const audio = new webkitRTCPeerConnection(plan);
    audio.close();
    const offer = await done((ok, fail) =>
      caller.createOffer(ok, fail, { mandatory: { OfferToReceiveAudio: true, OfferToReceiveVideo: true } })
    );
    await done((ok, fail) => caller.setLocalDescription(offer, ok, fail));
    await done((ok, fail) => callee.setRemoteDescription(offer, ok, fail));
    const answer = await done((ok, fail) => callee.createAnswer(ok, fail));
    await done((ok, fail) => callee.setLocalDescription(answer, ok, fail));
    await done((ok, fail) => caller.setRemoteDescription(answer, ok, fail));
    restore();
    return { state: caller.signalingState, called: replaced.called };
  } finally {
    restore();
  }
};
behaviour('Plan B on such a page', { cannot, before, args: [{ accessors: true }] }, inPlanB, {
  state: 'stable',
  called: [],
});

behaviour(
  'a class of the page at window.Event, as MooTools has it',
  { before, head: '<script>window.Event = function () { throw new Error("mine"); };</script>' },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const closed = calls.done((ok) => {
      connection.onstatechange = ok;
    });
    connection.close();
    return (await closed).type;
  },
  'statechange'
);

behaviour(
  "names that a library gives to all objects are nobody's options",
  {
    before,
    head: `<script>
  Object.prototype.get = function () { return 'mine'; };
  Object.prototype.set = function () {};
  ['stream', 'track', 'legacy', 'class', 'url'].forEach(function (name) { Object.prototype[name] = {}; });
</script>`,
  },
  async () => {
    try {
      const { caller, callee } = calls.pair();
      const camera = await calls.camera();
      const heard = calls.done((ok) => {
        callee.onaddstream = ok;
      });
      caller.addStream(camera);
      await calls.negotiate(caller, callee);
      const { stream } = await heard;
      const response = await calls.done((ok) => caller.getStats(ok));
      caller.close();
      WebkitRTC.uninstall();
      WebkitRTC.install();
      return {
        tracks: stream.getTracks().length,
        statistics: response.result().length > 0,
        state: caller.signalingState,
      };
    } finally {
      for (const name of ['get', 'set', 'stream', 'track', 'legacy', 'class', 'url']) delete Object.prototype[name];
    }
  },
  { tracks: 2, statistics: true, state: 'closed' }
);
