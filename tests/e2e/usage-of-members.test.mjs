// Which legacy members usage() tells of, and which of them as ignored. The report itself: usage.test.mjs.
import { behaviour } from './behaviour.mjs';

const row = '`usage()` reports what a page used, and what has no effect today';

behaviour(
  'constraints that mean nothing today are accepted, and told',
  { row, surface: 'Names of constraints' },
  () => {
    new webkitRTCPeerConnection(null, {
      mandatory: { googDscp: true, DtlsSrtpKeyAgreement: true },
      optional: [{ googIPv6: false }, { RtpDataChannels: true }, { madeUp: 1 }],
    });
    new webkitRTCPeerConnection(null, { optional: [{ googDscp: true }, { DtlsSrtpKeyAgreement: false }] });
    return WebkitRTC.usage().map(({ member, count, ignored }) => `${member} ${count} ${ignored}`);
  },
  [
    'googDscp 2 true',
    'DtlsSrtpKeyAgreement 1 false',
    'googIPv6 1 true',
    'RtpDataChannels 1 false',
    'DtlsSrtpKeyAgreement 1 true',
  ]
);

behaviour(
  'every name that Chrome honoured is taken as mandatory',
  { row, surface: 'Names of constraints' },
  () => {
    const names = [
      'DtlsSrtpKeyAgreement',
      'RtpDataChannels',
      'googDscp',
      'googIPv6',
      'googSuspendBelowMinBitrate',
      'googNumUnsignalledRecvStreams',
      'googCombinedAudioVideoBwe',
      'googScreencastMinBitrate',
      'googCpuOveruseDetection',
      'googCpuUnderuseThreshold',
      'googCpuOveruseThreshold',
      'googCpuUnderuseEncodeRsdThreshold',
      'googCpuOveruseEncodeRsdThreshold',
      'googCpuOveruseEncodeUsage',
      'googHighStartBitrate',
      'googPayloadPadding',
      'googLeakyBucket',
    ];
    return names.filter(
      (name) =>
        calls.attempt(() => new webkitRTCPeerConnection(null, { mandatory: { [name]: 'true' } }).signalingState) !==
        'stable'
    );
  },
  []
);

behaviour(
  'each legacy member is told once it is used',
  { row },
  async () => {
    const connection = new webkitRTCPeerConnection({ iceServers: [{ url: 'stun:127.0.0.1' }] });
    const camera = await calls.camera({ audio: true });
    connection.addStream(camera, { optional: [{ bandwidth: 5 }] });
    connection.onaddstream = connection.onopen = () => {};
    await calls.done((ok, fail) => connection.createOffer(ok, fail, { mandatory: { googUseRtpMUX: true } }));
    connection.updateIce();
    connection.createDTMFSender(camera.getAudioTracks()[0]);
    connection.addIceCandidate({ candidate: '', sdpMid: '0' });
    void [
      connection.readyState,
      connection.iceState,
      connection.localStreams,
      new RTCSessionDescription(),
      new RTCIceCandidate({ candidate: 'x' }),
    ];
    const used = WebkitRTC.usage();
    const wanted = [
      'iceServers.url',
      'addStream',
      'onaddstream',
      'onopen',
      'createOffer',
      'updateIce',
      'createDTMFSender',
      'addIceCandidate(candidate)',
      'readyState',
      'iceState',
      'localStreams',
      'RTCSessionDescription()',
      'RTCIceCandidate({candidate})',
    ];
    return [
      wanted.filter((name) => !used.some(({ member, ignored }) => member === name && !ignored)),
      used.filter(({ ignored }) => ignored).map(({ member }) => member),
    ];
  },
  [[], ['constraints of addStream', 'googUseRtpMUX']]
);

behaviour(
  'a modern page uses nothing',
  { row },
  async () => {
    const connection = new webkitRTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1' }] });
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    for (const track of stream.getTracks()) connection.addTrack(track, stream);
    connection.ontrack = connection.onnegotiationneeded = connection.onsignalingstatechange = () => {};
    await connection.setLocalDescription(await connection.createOffer());
    connection.createDataChannel('x', { ordered: false });
    await connection.getStats();
    void [new RTCSessionDescription({ type: 'offer', sdp: '' }), new RTCIceCandidate({ candidate: '', sdpMid: '0' })];
    connection.close();
    return WebkitRTC.usage().map(({ member }) => member);
  },
  []
);
