// Beside every major webrtc-adapter from 0.1.9 of 2015 to 9, loaded before or after: cameras by each form of
// getUserMedia, and a call.
import { behaviour } from './behaviour.mjs';
import { adapters } from './period.mjs';

/** What pages asked for in each of those years, by every name of the call. */
const cameras = async () => {
  const { video } = { video: { mandatory: { maxWidth: 640 }, optional: [{ minFrameRate: 5 }] } };
  const wanted = {
    plain: { audio: true, video: true },
    legacy: { audio: true, video },
    modern: { video: { width: { max: 640 }, facingMode: 'user' } },
  };
  const byCallback = (get) => (constraints) => calls.done((ok, fail) => get(constraints, ok, fail));
  const forms = {
    webkitGetUserMedia: byCallback((...given) => navigator.webkitGetUserMedia(...given)),
    'navigator.getUserMedia': byCallback((...given) => navigator.getUserMedia(...given)),
    'mediaDevices.getUserMedia': (constraints) => navigator.mediaDevices.getUserMedia(constraints),
  };
  // The function of adapter.js itself, until 5.
  if (typeof window.getUserMedia === 'function')
    forms.getUserMedia = byCallback((...given) => window.getUserMedia(...given));
  const failures = [];
  for (const [form, get] of Object.entries(forms)) {
    for (const [name, constraints] of Object.entries(wanted)) {
      try {
        const stream = await get(constraints);
        const [track] = stream.getVideoTracks();
        if (!track || track.readyState !== 'live') failures.push(`${form} ${name}: no picture`);
        for (const each of stream.getTracks()) each.stop();
      } catch (error) {
        failures.push(`${form} ${name}: ${calls.text(error)}`);
      }
    }
  }
  return failures;
};

const call = async (withStatistics) => {
  const { caller, callee } = calls.pair({ iceServers: [] }, { optional: [{ DtlsSrtpKeyAgreement: true }] });
  const seen = [];
  callee.onaddstream = ({ stream }) => seen.push(stream);
  const camera = await calls.camera({ audio: true, video: { mandatory: { maxWidth: 640 } } });
  caller.addStream(camera);
  const channel = caller.createDataChannel('chat', { reliable: false });
  const opened = calls.event(channel, 'open');
  await calls.negotiate(caller, callee, { offer: { mandatory: { OfferToReceiveVideo: true } } });
  await opened;
  await calls.plays(seen[0]);
  const facts = { streams: seen.length, tracks: seen[0].getTracks().length };
  if (withStatistics) {
    const response = await calls.done((ok) => caller.getStats(ok));
    facts.sources = response.result().filter(({ type }) => type === 'ssrc').length;
  }
  caller.close();
  callee.close();
  return { ...facts, state: caller.signalingState };
};
const called = { streams: 1, tracks: 2, state: 'closed' };

const row = 'getUserMedia in every form, and a call, beside every major webrtc-adapter from 1 to 9';
/**
 * Two of 2015 know two browsers, by names that these no longer have, and throw in any other. Loaded after us, they find
 * the names.
 */
const gone = {
  '0.1.9': { firefox: 'asks for mozRTCPeerConnection' },
  '0.2.10': { firefox: 'asks for mozRTCPeerConnection', 'standard-only': 'asks for webkitGetUserMedia' },
};
for (const [version, adapter] of Object.entries(adapters)) {
  const cannot = gone[version];
  const before = { before: adapter, cannot, row: cannot ? undefined : row };
  const after = { head: adapter, row: before.row };
  behaviour(`cameras with webrtc-adapter ${version} loaded before the polyfill`, before, cameras, []);
  behaviour(`cameras with webrtc-adapter ${version} loaded after the polyfill`, after, cameras, []);
  // Its own getStats, in place before us, gives nothing in Firefox until 2.
  behaviour(`a call with webrtc-adapter ${version} loaded before the polyfill`, before, call, called);
  behaviour(`a call with webrtc-adapter ${version} loaded after the polyfill`, { ...after, args: [true] }, call, {
    ...called,
    sources: 2,
  });
}
