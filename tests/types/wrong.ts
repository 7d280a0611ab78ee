// What must not compile: each line with an error that is expected.
import { install, uninstall, usage, version } from 'webkit-rtc-peer-connection';
import 'webkit-rtc-peer-connection/auto';

declare const pc: LegacyRTCPeerConnection;
declare const stream: MediaStream;
const done = () => {};

// @ts-expect-error there is no such option
install({ prefixed: true });
// @ts-expect-error no such semantics
install({ sdpSemantics: 'plan-c' });

// @ts-expect-error called without new
webkitRTCPeerConnection(null);
// @ts-expect-error an array is no configuration
new webkitRTCPeerConnection([{ url: 'stun:stun.example.org' }]);
// @ts-expect-error an unknown mandatory name
new webkitRTCPeerConnection(null, { mandatory: { madeUp: true } });
// @ts-expect-error neither mandatory nor optional
new webkitRTCPeerConnection(null, { DtlsSrtpKeyAgreement: true });
// @ts-expect-error wishes stand in an array
new webkitRTCPeerConnection(null, { optional: { DtlsSrtpKeyAgreement: true } });
// @ts-expect-error an unknown word
new webkitRTCPeerConnection({ iceTransports: 'public' });

// @ts-expect-error names are case-sensitive
pc.createOffer(done, null, { mandatory: { offerToReceiveVideo: true } });
// @ts-expect-error the callback comes first
pc.createOffer(null, done);
// @ts-expect-error it gives no promise
pc.createOffer(done).then(done);
// @ts-expect-error setLocalDescription has no constraints
pc.setLocalDescription({ type: 'offer' }, done, done, {});
// @ts-expect-error both callbacks are required
pc.addIceCandidate({ candidate: '' }, done);
// @ts-expect-error a stream, not a track
pc.addStream(stream.getTracks()[0]);
// @ts-expect-error a track, not a stream
pc.createDTMFSender(stream);
// @ts-expect-error a number of ms
pc.createDataChannel('chat', { maxRetransmitTime: '500' });
// @ts-expect-error no callback
pc.getStats(stream.getTracks()[0], null);
pc.getStats(
  // @ts-expect-error values are texts
  (response) => response.result()[0].stat('bytesSent') * 8 > 0 && response.result()[0].stat('bytesSent').toFixed()
);
// @ts-expect-error its states are of 2012
console.log(pc.readyState === 'connected');
// @ts-expect-error read-only
pc.iceState = 'new';
// @ts-expect-error no function
pc.onaddstream = 'show(event.stream)';

// @ts-expect-error the success callback is required
navigator.webkitGetUserMedia({ video: true });
// @ts-expect-error an unknown mandatory name
navigator.webkitGetUserMedia({ video: { mandatory: { width: 640 } } }, done);
// @ts-expect-error a browser has no such URL
window.URL.createObjectURL('stream');
// @ts-expect-error the class itself is today's
new RTCPeerConnection({ iceServers: [{ url: 'stun:stun.example.org' }] });
// @ts-expect-error and has none of the legacy members
new RTCPeerConnection().addStream(stream);
// @ts-expect-error nor do standard fields become writable
new RTCSessionDescription({ type: 'offer' }).sdp = '';

const { installed, reason }: { installed: boolean; reason?: string } = install({
  unprefixed: true,
  media: false,
  asChrome: true,
  usage: 'warn',
});
const members: string[] = usage().map((use) => use.member);
uninstall();
console.log(installed, reason, members, version);
