// Beside webrtc-adapter 9.0.6, which many pages load already, and 6.4.8 of 2018, loaded before or after: calls work.
import { behaviour } from './behaviour.mjs';
import { dropIn } from './engines.mjs';
import { script } from './period.mjs';

const adapter = '<script src="/node_modules/webrtc-adapter/out/adapter.js"></script>';
const row = 'Such a call on a page that loads webrtc-adapter 9.0.6, before or after';

const call = async () => {
  const { caller, callee } = calls.pair({ iceServers: [] }, { optional: [{ DtlsSrtpKeyAgreement: true }] });
  const seen = [];
  callee.onaddstream = ({ stream }) => seen.push(stream);
  caller.addStream(await calls.camera());
  const channel = caller.createDataChannel('chat', { reliable: false });
  const opened = calls.event(channel, 'open');
  await calls.negotiate(caller, callee, { offer: { mandatory: { OfferToReceiveVideo: true } } });
  await opened;
  await calls.plays(seen[0]);
  return [
    typeof adapter,
    seen.length,
    seen[0].getTracks().length,
    caller.getLocalStreams().length,
    callee.getRemoteStreams()[0] === seen[0],
    channel.maxRetransmits,
  ];
};
// Chromium 49 passed over `reliable` on channels by SCTP.
const called = ['object', 1, 2, 1, true, null];

behaviour('a call after webrtc-adapter was loaded', { row, before: adapter }, call, called);
behaviour('a call with webrtc-adapter loaded after the polyfill', { row, head: adapter }, call, called);

const modern = async () => {
  const [caller, callee] = [new RTCPeerConnection(), new RTCPeerConnection()];
  caller.onicecandidate = ({ candidate }) => callee.addIceCandidate(candidate);
  callee.onicecandidate = ({ candidate }) => caller.addIceCandidate(candidate);
  const camera = await navigator.mediaDevices.getUserMedia({ video: true });
  for (const track of camera.getTracks()) caller.addTrack(track, camera);
  const tracked = calls.event(callee, 'track');
  await caller.setLocalDescription();
  await callee.setRemoteDescription(caller.localDescription);
  await callee.setLocalDescription();
  await caller.setRemoteDescription(callee.localDescription);
  await calls.plays((await tracked).streams[0]);
  return caller.signalingState;
};

behaviour('webrtc-adapter before the polyfill still serves modern calls', { before: adapter }, modern, 'stable');
behaviour('webrtc-adapter after the polyfill still serves modern calls', { head: adapter }, modern, 'stable');

const adapter6 = script('webrtc-adapter-6/out/adapter.js');
const row6 = 'Such a call on a page that loads webrtc-adapter 6.4.8, before or after';
behaviour('a call after webrtc-adapter 6.4.8 was loaded', { row: row6, before: adapter6 }, call, called);
behaviour('a call with webrtc-adapter 6.4.8 loaded after the polyfill', { row: row6, head: adapter6 }, call, called);
behaviour('webrtc-adapter 6.4.8 before the polyfill still serves modern calls', { before: adapter6 }, modern, 'stable');
behaviour('webrtc-adapter 6.4.8 after the polyfill still serves modern calls', { head: adapter6 }, modern, 'stable');

// A page as in Safari, whatever the engine: only the standard, a user agent with AppleWebKit, no
// `navigator.userAgentData`.
const safari = `<script>(function () {
  ['mozGetUserMedia', 'webkitGetUserMedia', 'getUserMedia', 'userAgentData'].forEach(function (name) {
    delete Navigator.prototype[name];
  });
  delete window.webkitRTCPeerConnection;
  ['addStream', 'getLocalStreams', 'getRemoteStreams', 'removeStream'].forEach(function (name) {
    delete RTCPeerConnection.prototype[name];
  });
  // Safari has them. Otherwise adapter would parse candidates itself, and fail on Firefox's empty ones.
  ['foundation', 'relayProtocol'].forEach(function (name) {
    if (name in RTCIceCandidate.prototype) return;
    Object.defineProperty(RTCIceCandidate.prototype, name, {
      configurable: true,
      get: function () { return null; }
    });
  });
  Object.defineProperty(Navigator.prototype, 'userAgent', {
    configurable: true,
    enumerable: true,
    get: function () {
      return 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) ' +
        'Version/19.0 Safari/605.1.15';
    }
  });
})();</script>`;
const detected = async () => {
  const { browser, version, supportsUnifiedPlan } = adapter.browserDetails;
  const prototype = adapter.browserShim && RTCPeerConnection.prototype;
  return [
    browser,
    version,
    supportsUnifiedPlan,
    ['addStream', 'getLocalStreams', 'getRemoteStreams', 'removeStream'].map((name) => typeof prototype[name]).join(),
    typeof navigator.webkitGetUserMedia,
    typeof navigator.getUserMedia,
  ];
};
const asSafari = ['safari', 605, true, 'function,function,function,function', 'function', 'function'];
const sameInSafari = 'webrtc-adapter 9.0.6 takes a Safari-like page for Safari, before or after the polyfill';

behaviour(
  'webrtc-adapter alone takes a Safari-like page for Safari',
  { polyfill: false, before: safari, head: adapter },
  detected,
  [...asSafari.slice(0, 4), 'undefined', 'function']
);
behaviour(
  'webrtc-adapter before the polyfill takes a Safari-like page for Safari',
  { row: sameInSafari, before: safari + adapter },
  detected,
  asSafari
);
behaviour(
  'webrtc-adapter after the polyfill takes a Safari-like page for Safari',
  { row: sameInSafari, before: safari, head: adapter },
  detected,
  asSafari
);
behaviour(
  'a call in a Safari-like page after webrtc-adapter was loaded',
  { row: sameInSafari, before: safari + adapter },
  call,
  called
);
behaviour(
  'a call in a Safari-like page with webrtc-adapter loaded after the polyfill',
  { row: sameInSafari, before: safari, head: adapter },
  call,
  called
);
/** The old API on the unprefixed class, which adapter gives Safari. */
const shimmed = async () => {
  const [caller, callee] = [new RTCPeerConnection(), new RTCPeerConnection()];
  const added = new Promise((resolve) => {
    callee.onaddstream = ({ stream }) => resolve(stream);
  });
  caller.addStream(await calls.camera());
  const complete = async (from, to, create) => {
    const description = await calls.done((ok, fail) => from[create](ok, fail));
    await from.setLocalDescription(description);
    while (from.iceGatheringState !== 'complete') await calls.event(from, 'icegatheringstatechange');
    await to.setRemoteDescription(from.localDescription);
    return description.type;
  };
  const types = [await complete(caller, callee, 'createOffer'), await complete(callee, caller, 'createAnswer')];
  await calls.plays(await added);
  return [types.join(), caller.getLocalStreams().length];
};
behaviour(
  'what webrtc-adapter gives Safari works, loaded before the polyfill',
  { row: sameInSafari, before: safari + adapter },
  shimmed,
  ['offer,answer', 1]
);
behaviour(
  'what webrtc-adapter gives Safari works, loaded after the polyfill',
  { row: sameInSafari, before: safari, head: adapter },
  shimmed,
  ['offer,answer', 1]
);

behaviour(
  'webrtc-adapter detects the engine itself as it does alone, before and after',
  {
    polyfill: false,
    head: `${adapter}<script>
  window.alone = JSON.stringify(adapter.browserDetails);
  window.shims = Object.keys(adapter.browserShim || {}).join();
</script><script src="${dropIn}"></script>${adapter}`,
  },
  () => [JSON.stringify(adapter.browserDetails) === alone, Object.keys(adapter.browserShim || {}).join() === shims],
  [true, true]
);
