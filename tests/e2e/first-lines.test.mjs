// Is legacy use recognized in time? What depends on it must hold from the first line on, whatever form of 2013 that
// line has.
import { behaviour } from './behaviour.mjs';

const server = { iceServers: [{ url: 'stun:stun.example.org' }] };

/** First lines as pages had them: how the connection is made, and what may come before the first candidate. */
const firstLines = [
  ['new webkitRTCPeerConnection(null)', [null]],
  ['new webkitRTCPeerConnection(null, constraints)', [null, { optional: [{ DtlsSrtpKeyAgreement: true }] }]],
  [
    'new webkitRTCPeerConnection({iceServers: [{url}]})',
    [server],
    'made without a second argument it is not known as legacy',
  ],
  [
    'new webkitRTCPeerConnection({iceServers: [{url}]}, constraints)',
    [server, { optional: [{ RtpDataChannels: true }] }],
  ],
  ['new webkitRTCPeerConnection({iceServers: [{url}]}, null)', [server, null]],
  ['new webkitRTCPeerConnection({iceServers: [{url}]}), then addStream', [server], undefined, 'addStream'],
  ['new webkitRTCPeerConnection({iceServers: [{url}]}), then onaddstream', [server], undefined, 'onaddstream'],
];

for (const [line, args, todo, then] of firstLines) {
  behaviour(
    `a candidate that comes too early is no unhandled rejection after ${line}`,
    { args: [args, then], todo },
    async (given, next) => {
      const pc = new webkitRTCPeerConnection(...given);
      if (next === 'addStream') pc.addStream(new webkitMediaStream());
      if (next === 'onaddstream') pc.onaddstream = () => {};
      const candidate = new RTCIceCandidate({
        candidate: 'candidate:1 1 udp 2122260223 127.0.0.1 5000 typ host generation 0',
        sdpMLineIndex: 0,
        sdpMid: '0',
      });
      // c49 threw here, and pages caught it; to wait for the description is as good.
      try {
        pc.addIceCandidate(candidate);
      } catch {
        /* as in c49 */
      }
      await new Promise((later) => {
        setTimeout(later, 300);
      });
      return { signalingState: pc.signalingState };
    },
    { signalingState: 'stable' }
  );
}
