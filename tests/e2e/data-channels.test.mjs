// Data channels: what pages asked of them, what they read, and an echo both ways.
import { behaviour } from './behaviour.mjs';

behaviour('a channel carries text and bytes both ways', { row: 'Data channels: echo both ways', surface: 'onnegotiationneeded, onicecandidate, ondatachannel' }, async () => {
  const { caller, callee } = calls.pair(null, { optional: [{ RtpDataChannels: true }] });
  const channel = caller.createDataChannel('chat', { reliable: false });
  callee.ondatachannel = (event) => { event.channel.onmessage = ({ data }) => event.channel.send(data); };
  const opened = calls.event(channel, 'open');
  await calls.negotiate(caller, callee);
  await opened;
  channel.binaryType = 'arraybuffer';
  const echo = async (message) => { const heard = calls.event(channel, 'message'); channel.send(message); return (await heard).data; };
  return [await echo('grüße 🎈'), await echo(''), [...new Uint8Array(await echo(new Uint8Array([0, 255, 7]).buffer))], channel.readyState];
}, ['grüße 🎈', '', [0, 255, 7], 'open']);

behaviour('`reliable: false` makes a channel unreliable', { row: '`createDataChannel` with `reliable: false` and `maxRetransmitTime`', surface: 'createDataChannel' }, () => {
  const open = (options, constraints) => {
    const { ordered, maxRetransmits, maxPacketLifeTime } = new webkitRTCPeerConnection(null, constraints).createDataChannel('x', options);
    return [ordered, maxRetransmits, maxPacketLifeTime];
  };
  const rtp = { optional: [{ RtpDataChannels: true }] };
  return [
    open({ reliable: false }), open({ reliable: true }), open(), open({}), open(null), open({ maxRetransmitTime: 500 }), open({ reliable: false, maxRetransmits: 3 }),
    open({ reliable: false, maxRetransmitTime: 500 }), open({ ordered: false }), open({ maxPacketLifeTime: 7 }), open({ reliable: false }, rtp), open(undefined, rtp), open({ reliable: true }, rtp),
  ];
}, [
  [false, 0, null], [true, null, null], [true, null, null], [true, null, null], [true, null, null], [true, null, 500], [true, 3, null],
  [true, null, 500], [false, null, null], [true, null, 7], [false, 0, null], [false, 0, null], [true, null, null],
]);

// `reliable` had nothing to do with order: libjingle's DataChannel::reliable() looks at the two limits only.
behaviour('a channel tells `reliable` and `maxRetransmitTime`', { row: '`channel.reliable`, `channel.maxRetransmitTime`', surface: 'RTCDataChannel' }, () => {
  const open = (options) => { const { reliable, maxRetransmitTime } = new webkitRTCPeerConnection(null).createDataChannel('x', options); return [reliable, maxRetransmitTime]; };
  return [open(), open({ reliable: false }), open({ maxRetransmitTime: 500 }), open({ ordered: false }), open({ maxRetransmits: 5 })];
}, [[true, 65535], [false, 65535], [false, 500], [true, 65535], [false, 65535]]);

behaviour('a channel of the other side has the same attributes', { row: '`channel.reliable`, `channel.maxRetransmitTime`', surface: 'RTCDataChannel' }, async () => {
  const { caller, callee } = calls.pair();
  const came = calls.event(callee, 'datachannel');
  caller.createDataChannel('x', { reliable: false, maxRetransmitTime: 500, protocol: 'p' });
  await calls.negotiate(caller, callee);
  const { channel } = await came;
  return [channel.label, channel.reliable, channel.maxRetransmitTime, channel.protocol];
}, ['x', false, 500, 'p']);

behaviour('a label of null or undefined is empty, and any other is a string', { surface: 'createDataChannel' }, () => {
  const connection = new webkitRTCPeerConnection(null);
  return [null, undefined, '', 'null', 5].map((label) => connection.createDataChannel(label).label);
}, ['', '', '', 'null', '5']);

behaviour('an offer after createDataChannel has an m-line for data', { row: 'Data channels: echo both ways' }, async () => {
  const connection = new webkitRTCPeerConnection(null);
  connection.createDataChannel('x');
  return calls.media((await calls.done((ok) => connection.createOffer(ok))).sdp).map((line) => line.split(' ')[0]);
}, ['application']);

behaviour('wrong arguments are the browser\'s errors', {}, () => {
  const connection = new webkitRTCPeerConnection(null);
  const error = (...args) => calls.attempt(() => connection.createDataChannel(...args)).split(':')[0];
  const closed = new webkitRTCPeerConnection(null);
  closed.close();
  return [
    error(), error('x', 5), error('x', { maxRetransmits: 1, maxRetransmitTime: 1 }), error('x', { negotiated: true }), error('x'.repeat(70_000)),
    calls.attempt(() => closed.createDataChannel('x')).split(':')[0],
  ];
}, ['TypeError', 'TypeError', 'TypeError', 'TypeError', 'TypeError', 'InvalidStateError']);
