// Beside webrtc-adapter, which many pages load already, in its last version and in one of 2018: before it and after it, a call is a call.
import { behaviour } from './behaviour.mjs';

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
  return [typeof adapter, seen.length, seen[0].getTracks().length, caller.getLocalStreams().length, callee.getRemoteStreams()[0] === seen[0], channel.maxRetransmits];
};
const called = ['object', 1, 2, 1, true, 0];

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

for (const [version, folder] of [['9.0.6', 'webrtc-adapter'], ['6.4.8', 'webrtc-adapter-6']]) {
  const adapter = `<script src="/node_modules/${folder}/out/adapter.js"></script>`;
  const row = `Such a call on a page that loads webrtc-adapter ${version}, before or after`;
  behaviour(`a call after webrtc-adapter ${version} was loaded`, { row, before: adapter }, call, called);
  behaviour(`a call with webrtc-adapter ${version} loaded after the polyfill`, { row, head: adapter }, call, called);
  behaviour(`webrtc-adapter ${version} before the polyfill still serves modern calls`, { before: adapter }, modern, 'stable');
  behaviour(`webrtc-adapter ${version} after the polyfill still serves modern calls`, { head: adapter }, modern, 'stable');
}
