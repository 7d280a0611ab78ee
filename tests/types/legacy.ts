// Every legacy member as pages wrote it, typed: this must compile with all compilers, and each of these is to be shown as deprecated
// (tests/tools/types.test.mjs sees to that).
import 'webkit-rtc-peer-connection/auto';

declare const send: (message: unknown) => void;
declare const peer: MediaStream;
declare const video: HTMLVideoElement;
const failed = (error: DOMException) => console.log(error.name, error.message);
const done = () => {};

// Configurations and constraints of all years.
const servers = {
  iceServers: [
    { url: 'stun:stun.example.org' },
    { url: 'turn:user@turn.example.org', credential: 'secret' },
    { urls: ['stun:a', 'stun:b'] },
  ],
};
const pc: LegacyRTCPeerConnection = new webkitRTCPeerConnection(servers, {
  optional: [{ DtlsSrtpKeyAgreement: true }, { RtpDataChannels: true }, { madeUp: 1 }],
});
new webkitRTCPeerConnection(null);
new webkitRTCPeerConnection(null, null);
new webkitRTCPeerConnection(undefined, {});
new webkitRTCPeerConnection(servers, { mandatory: { DtlsSrtpKeyAgreement: 'true' } });
new webkitRTCPeerConnection({
  iceServers: [],
  iceTransports: 'none',
  rtcpMuxPolicy: 'negotiate',
  sdpSemantics: 'plan-b',
  bundlePolicy: 'max-bundle',
});
new webkitRTCPeerConnection(null, { optional: [{ sdpSemantics: 'plan-b' }] });
const tuning: LegacyConnectionConstraints = {
  mandatory: {
    googDscp: true,
    googIPv6: true,
    googSuspendBelowMinBitrate: true,
    googNumUnsignalledRecvStreams: 5,
    googCombinedAudioVideoBwe: true,
    googScreencastMinBitrate: 100,
    googCpuOveruseDetection: true,
    googCpuUnderuseThreshold: 55,
    googCpuOveruseThreshold: 85,
    googCpuUnderuseEncodeRsdThreshold: 1,
    googCpuOveruseEncodeRsdThreshold: 1,
    googCpuOveruseEncodeUsage: true,
    googHighStartBitrate: 300,
    googHighBitrate: true,
    googVeryHighBitrate: true,
    googPayloadPadding: true,
    googLeakyBucket: true,
    googImprovedWifiBwe: true,
  },
  optional: [],
};
// As variables, whose types TypeScript makes wider.
const constraints = { mandatory: { OfferToReceiveAudio: true, OfferToReceiveVideo: true } };
const config = { iceServers: [{ url: 'stun:stun.example.org' }] };
new webkitRTCPeerConnection(config, tuning);
const native: RTCPeerConnection = pc;
const moz = new mozRTCPeerConnection(
  { iceServers: [{ url: 'stun:stun.example.org' }] },
  { optional: [{ DtlsSrtpKeyAgreement: true }] }
);
moz.createOffer((offer) => moz.setLocalDescription(new mozRTCSessionDescription(offer)), failed, {
  mandatory: { OfferToReceiveAudio: true, MozDontOfferDataChannel: true },
});
moz.addIceCandidate(new mozRTCIceCandidate({ candidate: 'candidate:…', sdpMLineIndex: 0 }));
moz.connectDataConnection(5000, 5001);
const isOne: boolean = pc instanceof webkitRTCPeerConnection && native instanceof RTCPeerConnection;

// Negotiation with callbacks. Both give undefined.
const nothing: undefined = pc.createOffer((offer) => {
  offer.sdp = offer.sdp.replace('a=mid:audio', 'b=AS:50');
  pc.setLocalDescription(offer);
  send(offer);
});
pc.createOffer(send, failed);
pc.createOffer(send, null, constraints);
pc.createOffer(send, failed, {
  mandatory: { IceRestart: true, VoiceActivityDetection: false, googUseRtpMUX: true },
  optional: [{ OfferToReceiveVideo: 'true' }],
});
pc.createOffer(send, failed, { offerToReceiveVideo: 1, offerToReceiveAudio: false, voiceActivityDetection: true });
pc.createOffer(send, failed, {});
pc.createAnswer((answer) => pc.setLocalDescription(answer, done, failed), failed, constraints);
pc.createAnswer(send);
const half: Promise<RTCSessionDescriptionInit> = pc.createOffer({ mandatory: { OfferToReceiveVideo: true } });
const otherHalf: Promise<RTCSessionDescriptionInit> = pc.createAnswer({ mandatory: { OfferToReceiveVideo: false } });
pc.setLocalDescription({ type: 'offer', sdp: '' }, done);
pc.setLocalDescription({ type: 'offer', sdp: '' }, null, failed);
pc.setRemoteDescription(new RTCSessionDescription({ type: 'offer', sdp: '' }), done, failed);
pc.setRemoteDescription({ type: 'offer', sdp: '' }, undefined);
const added: undefined = pc.addIceCandidate({ candidate: '', sdpMLineIndex: 0 }, done, failed);
pc.updateIce(servers, { optional: [] });
pc.updateIce();

// Descriptions and candidates.
const blank = new window.RTCSessionDescription();
blank.type = 'answer';
blank.sdp = 'v=0\r\n';
new window.RTCSessionDescription({ sdp: '' });
const candidate = new window.RTCIceCandidate({ candidate: 'candidate:…', label: 0, id: 'audio' });
candidate.candidate += ' generation 0';
candidate.sdpMid = null;
candidate.sdpMLineIndex = 1;
pc.onicecandidate = (event) => {
  if (event.candidate) (event.candidate as LegacyRTCIceCandidate).sdpMid = 'audio';
};

// Streams.
pc.addStream(peer);
pc.addStream(peer, { optional: [{ bandwidth: 500 }] });
pc.removeStream(peer);
const streams: MediaStream[] = [
  ...pc.getLocalStreams(),
  ...pc.getRemoteStreams(),
  ...pc.localStreams,
  ...pc.remoteStreams,
];
const known: MediaStream | null = pc.getStreamById(peer.label);

// States and handlers.
if (pc.readyState === 'active' && pc.iceState !== 'gathering') pc.close();
pc.onaddstream = function (event) {
  video.src = window.URL.createObjectURL(event.stream);
  this.getRemoteStreams();
};
pc.onremovestream = ({ stream }) => {
  stream.onended = null;
};
pc.onopen = pc.onstatechange = pc.onicechange = pc.ongatheringchange = (event) => console.log(event.type);
pc.addEventListener('addstream', (event) => {
  video.src = window.webkitURL.createObjectURL(event.stream);
});
pc.addEventListener('removestream', function (event) {
  console.log(this.readyState, event.stream.id);
});

// Channels, tones.
const channel = pc.createDataChannel('chat', { reliable: false });
pc.createDataChannel(null, { maxRetransmitTime: 500 });
const options: LegacyRTCDataChannelInit = { reliable: false, ordered: true };
pc.createDataChannel('chat', options);
console.log(channel.reliable, channel.maxRetransmitTime);
const dtmf = pc.createDTMFSender(peer.getAudioTracks()[0]);
dtmf.insertDTMF('123abc', 200);
console.log(dtmf.track.id, dtmf.duration, dtmf.interToneGap, dtmf.toneBuffer);
dtmf.ontonechange = ({ tone }) => console.log(tone);

// Statistics in both orders.
const read = (response: LegacyRTCStatsResponse) => {
  for (const report of response.result()) {
    if (report.type === 'ssrc')
      for (const name of report.names())
        console.log(report.id, report.timestamp.getTime(), name, Number(report.stat(name)));
    console.log(report.local.stat('bytesSent'), report.remote.stat('packetsLost'));
  }
  console.log(response.namedItem('bweforvideo')?.stat('googAvailableSendBandwidth'));
};
pc.getStats(read);
pc.getStats(read, peer.getAudioTracks()[0], failed);
pc.getStats(
  null,
  (stats) => {
    stats.forEach(({ id, googRtt }) => console.log(id, googRtt));
    read(stats);
  },
  failed
);

// Cameras, microphones, screens.
navigator.getUserMedia = navigator.getUserMedia || navigator.webkitGetUserMedia;
navigator.webkitGetUserMedia(
  { audio: true, video: { mandatory: { maxWidth: 640, maxHeight: '480' }, optional: [{ minFrameRate: 30 }] } },
  (stream) => pc.addStream(stream),
  (error) => {
    if (error.code === error.PERMISSION_DENIED || error.name === 'ConstraintNotSatisfiedError')
      console.log(error.constraintName);
  }
);
navigator.webkitGetUserMedia({ video: true }, send);
navigator.getUserMedia({ audio: true }, send, null);
navigator.mozGetUserMedia(
  { audio: true, fake: true, video: { mozMediaSource: 'window', mediaSource: 'window' } },
  (stream) => {
    video.mozSrcObject = stream;
  },
  failed
);
navigator.mozGetUserMedia({ video: { mandatory: { maxWidth: 320 } } }, send);
const kinds: LegacyMediaTrackConstraintNames[] = [
  { minWidth: 1, minHeight: 1, maxFrameRate: 15, minAspectRatio: 1.33, maxAspectRatio: '1.78' },
  { sourceId: 'device' },
  { chromeMediaSource: 'screen', chromeMediaSourceId: 'id' },
  { echoCancellation: false, googEchoCancellation: true, googEchoCancellation2: true },
  {
    googAutoGainControl: true,
    googAutoGainControl2: true,
    googNoiseSuppression: true,
    googNoiseSuppression2: true,
    googHighpassFilter: true,
    googTypingNoiseDetection: true,
  },
  {
    googAudioMirroring: true,
    googDAEchoCancellation: true,
    googBeamforming: true,
    googArrayGeometry: '0 0 0',
    googNoiseReduction: true,
    googPowerLineFrequency: 50,
    googHotword: true,
  },
  { chromeRenderToAssociatedSink: true, latencyMs: 10, disableLocalEcho: true },
];
for (const mandatory of kinds)
  navigator.mediaDevices
    .getUserMedia({ audio: { mandatory }, video: { optional: [mandatory], facingMode: 'user' } })
    .then((stream) => stream.stop());
window.MediaStreamTrack.getSources((sources) =>
  sources.forEach(({ id, kind, label, facing }) => console.log(id, kind, label, facing))
);

// Streams as they were.
new webkitMediaStream(peer.getTracks()).stop();
peer.onended = function () {
  console.log(this.ended, this.label);
};
peer.onactive = null;
peer.oninactive = null;
peer.addEventListener('ended', () => console.log(peer.audioTracks.length, peer.videoTracks[0].id));
peer.audioTracks.onaddtrack = peer.videoTracks.onremovetrack = ({ track }) => console.log(track.id);
peer.audioTracks.add(peer.videoTracks.item(0) as MediaStreamTrack);
peer.audioTracks.remove(peer.audioTracks[0]);

export { isOne, nothing, half, otherHalf, added, streams, known };
