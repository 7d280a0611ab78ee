// What to write instead of each legacy member: for the usage report, and for the warnings in the console.

const offer = (name) => 'description = await pc.' + name + '()';
const applied = (name) => 'await pc.' + name + '(description)';
const asked = 'stream = await navigator.mediaDevices.getUserMedia({video: true})';
const shown = 'video.srcObject = stream';
const added = 'await pc.addIceCandidate(candidate)';
const receives = "pc.addTransceiver('video', {direction: 'recvonly'})";

/** By the name under which src/ records a use. */
const instead = {
  createOffer: offer('createOffer'),
  createAnswer: offer('createAnswer'),
  setLocalDescription: applied('setLocalDescription'),
  setRemoteDescription: applied('setRemoteDescription'),
  addIceCandidate: added,
  'addIceCandidate(candidate)': added,
  'constraints of a description': receives,
  updateIce: 'pc.setConfiguration({iceServers})',
  addStream: 'for (const track of stream.getTracks()) pc.addTrack(track, stream)',
  removeStream: 'pc.removeTrack(sender)',
  getLocalStreams: 'pc.getSenders()',
  getRemoteStreams: 'pc.getReceivers()',
  getStats: 'report = await pc.getStats()',
  createDTMFSender: "pc.getSenders()[0].dtmf.insertDTMF('123')",
  createDataChannel: "pc.createDataChannel('chat', {ordered: false, maxRetransmits: 0})",
  readyState: 'pc.connectionState',
  iceState: 'pc.iceConnectionState',
  onaddstream: 'pc.ontrack = ({streams: [stream]}) => { … }',
  onremovestream: 'stream.onremovetrack = () => { … }',
  onstatechange: 'pc.onsignalingstatechange = () => { … }',
  onicechange: 'pc.oniceconnectionstatechange = () => { … }',
  ongatheringchange: 'pc.onicegatheringstatechange = () => { … }',
  onopen: 'pc.onconnectionstatechange = () => { … }',
  'iceServers.url': "iceServers: [{urls: 'stun:stun.example.org'}]",
  iceTransports: "iceTransportPolicy: 'relay'",
  sdpSemantics: 'one m-line a track: Unified Plan',
  RtpDataChannels: 'pc.createDataChannel(label, {ordered: false, maxRetransmits: 0})',
  'SDP of a gateway': 'valid SDP from the peer: docs/gateways.md tells what was repaired',
  'RTCSessionDescription()': '{type, sdp}',
  'RTCIceCandidate({candidate})': '{candidate, sdpMid}',
  webkitGetUserMedia: asked,
  getUserMedia: asked,
  mozGetUserMedia: asked,
  'mediaDevices.getUserMedia': '{video: {width: {max: 320}}}',
  'MediaStreamTrack.getSources': 'await navigator.mediaDevices.enumerateDevices()',
  audioTracks: 'stream.getAudioTracks()',
  videoTracks: 'stream.getVideoTracks()',
  createObjectURL: shown,
  mozSrcObject: shown,
  revokeObjectURL: 'video.srcObject = null',
  'MediaStream.label': 'stream.id',
  'MediaStream.stop': 'for (const track of stream.getTracks()) track.stop()',
  'MediaStream.ended': '!stream.active',
  'MediaStream.onended': 'track.onended = () => { … }',
};
instead.getStreamById = instead.remoteStreams = instead.getRemoteStreams;
instead.localStreams = instead.getLocalStreams;

/** For the others: constraints without an effect, which can go. */
const nothing = 'leave it out';

/** An entry of `usage()`; see `LegacyUse` in types/index.d.ts. */
export function describe(use) {
  return { member: use[0], count: use[1], ignored: use[2], where: caller(use[3]), instead: instead[use[0]] || nothing };
}

/** In the style of the browser's own deprecation messages. */
export function warn(member, ignored) {
  console.warn(
    '[Deprecation] ' +
      member +
      (ignored ? ' has no effect' : ' is deprecated') +
      '. Instead: ' +
      (instead[member] || nothing)
  );
}

/**
 * The page's line in a stack: below our wasm, the function of its glue that called it, js/realm/members.js' that called
 * that, and what is the browser's own. (JavaScriptCore writes a line for the proxy that each of our members is,
 * `@[native code]`, and none for functions that ended with the call.) Of plain JavaScript it is the first line of
 * another file; `''` on a page that is bundled with us. One that is bundled and minified with the wasm may get a
 * neighbour of its line.
 */
function caller(stack) {
  const lines = stack.split('\n');
  const skip = (isSkipped, from) => {
    let at = from;
    while (at < lines.length && isSkipped(lines[at])) at++;
    return at;
  };
  const isOurs = (line) => /wasm-function/.exec(line);
  const isNative = (line) => /@\[native code\]$/.exec(line);
  const start = skip((line) => !isOurs(line), 0);
  let at = skip(isOurs, start);
  if (at > start) {
    const proxy = skip((line) => !isNative(line), at);
    at = proxy < lines.length && proxy < at + 3 ? skip(isNative, proxy) : at + 2;
  } else {
    const fileOf = (line) => (/[^\s(@]+(?=:\d+:\d+)/.exec(line) || [ours])[0];
    let ours;
    ours = fileOf(stack);
    at = skip((line) => fileOf(line) === ours, 0);
  }
  return (lines[at] || '').trim();
}
