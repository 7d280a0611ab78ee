// Data channels: what pages asked of them, what they read, and an echo both ways.
import { behaviour } from './behaviour.mjs';

behaviour(
  'a channel carries text and bytes both ways',
  { row: 'Data channels: echo both ways', surface: 'onnegotiationneeded, onicecandidate, ondatachannel' },
  async () => {
    const { caller, callee } = calls.pair(null, { optional: [{ RtpDataChannels: true }] });
    const channel = caller.createDataChannel('chat', { reliable: false });
    callee.ondatachannel = (event) => {
      event.channel.onmessage = ({ data }) => event.channel.send(data);
    };
    const opened = calls.event(channel, 'open');
    await calls.negotiate(caller, callee);
    await opened;
    channel.binaryType = 'arraybuffer';
    const echo = async (message) => {
      const heard = calls.event(channel, 'message');
      channel.send(message);
      return (await heard).data;
    };
    return [
      await echo('grüße 🎈'),
      await echo(''),
      [...new Uint8Array(await echo(new Uint8Array([0, 255, 7]).buffer))],
      channel.readyState,
    ];
  },
  ['grüße 🎈', '', [0, 255, 7], 'open']
);

// Chromium 49 to 65, measured: over SCTP `reliable` is passed over, over RTP all but a label is.
behaviour(
  '`maxRetransmitTime` limits a channel, `reliable` is that of RTP channels',
  { row: '`createDataChannel` with `reliable: false` and `maxRetransmitTime`', surface: 'createDataChannel' },
  () => {
    const open = (options, constraints) => {
      const { ordered, maxRetransmits, maxPacketLifeTime, reliable } = new webkitRTCPeerConnection(
        null,
        constraints
      ).createDataChannel('x', options);
      return [ordered, maxRetransmits, maxPacketLifeTime, reliable];
    };
    const rtp = { optional: [{ RtpDataChannels: true }] };
    return [
      [
        { reliable: false },
        { reliable: true },
        undefined,
        {},
        null,
        { maxRetransmitTime: 500 },
        { reliable: false, maxRetransmits: 3 },
        { reliable: false, maxRetransmitTime: 500 },
        { ordered: false },
        { maxPacketLifeTime: 7 },
      ].map((options) => open(options)),
      [
        { reliable: false },
        undefined,
        null,
        { reliable: true },
        { ordered: false },
        { protocol: 'x', negotiated: true },
      ].map((options) => open(options, rtp)),
    ];
  },
  [
    [
      [true, null, null, true],
      [true, null, null, true],
      [true, null, null, true],
      [true, null, null, true],
      [true, null, null, true],
      [true, null, 500, false],
      [true, 3, null, false],
      [true, null, 500, false],
      [false, null, null, true],
      [true, null, 7, false],
    ],
    Array(6).fill([true, 0, null, false]),
  ]
);

behaviour(
  'numbers of a channel are those of an `unsigned short`, and two limits are refused',
  { surface: 'createDataChannel' },
  () => {
    const connection = new webkitRTCPeerConnection(null, null);
    const limit = (maxRetransmits) => connection.createDataChannel('x', { maxRetransmits }).maxRetransmits;
    return [
      limit(-1),
      limit(70_000),
      limit(5),
      calls
        .attempt(() => connection.createDataChannel('x', { maxRetransmits: 5, maxRetransmitTime: 500 }))
        .split(':')[0],
    ];
  },
  [65_535, 4_464, 5, 'NotSupportedError']
);

const rtp = { optional: [{ RtpDataChannels: true }] };
const rtpRow = { row: 'Data channels: echo both ways', surface: 'createDataChannel', args: [rtp] };

behaviour(
  'RTP channels with one label on both sides are one channel, without an event; also further pairs and later ones',
  { ...rtpRow, needs: 'channels that open later' },
  async (rtp) => {
    const told = [];
    for (let pair = 0; pair < 2; pair++) {
      const { caller, callee } = calls.pair(null, rtp);
      const log = [];
      const sides = { caller, callee };
      for (const [name, side] of Object.entries(sides))
        side.addEventListener('datachannel', ({ channel }) => {
          log.push(`${name} got ${channel.label}`);
          channels[`${name} far ${channel.label}`] = channel;
        });
      const channels = {};
      const open = (name, label) => {
        const channel = (channels[`${name} ${label}`] = sides[name].createDataChannel(label, { reliable: false }));
        channel.onmessage = ({ data, type, target }) => {
          log.push(`${name} ${type} ${data} ${target === channel}`);
        };
        return calls.event(channel, 'open');
      };
      const opened = [open('caller', 'x'), open('callee', 'x'), open('caller', 'alone')];
      const came = calls.event(callee, 'datachannel');
      await calls.negotiate(caller, callee);
      await Promise.all([...opened, came]);
      const heard = (channel) => calls.event(channel, 'message');
      const sends = async (from, to, text) => {
        const arrived = heard(channels[to]);
        channels[from].send(text);
        await arrived;
      };
      await sends('caller x', 'callee x', 'to callee');
      await sends('callee x', 'caller x', 'to caller');
      await sends('caller alone', 'callee far alone', 'to far');
      const later = [open('caller', 'later'), open('callee', 'later')];
      await Promise.all(later);
      await sends('caller later', 'callee later', 'late');
      await sends('callee later', 'caller later', 'late too');
      const closed = calls.event(channels['callee x'], 'close');
      channels['caller x'].close();
      await closed;
      const again = (side, label) => calls.attempt(() => side.createDataChannel(label)).split(':')[0];
      told.push([log, again(caller, 'x'), again(caller, 'alone'), again(callee, 'alone')]);
    }
    return told;
  },
  Array(2).fill([
    [
      'callee got alone',
      'callee message to callee true',
      'caller message to caller true',
      'callee message late true',
      'caller message late too true',
    ],
    'NotSupportedError',
    'NotSupportedError',
    'NotSupportedError',
  ])
);

behaviour(
  'RTP channels refuse limits and numbers',
  rtpRow,
  (rtp) =>
    [{ id: 5 }, { maxRetransmits: 3 }, { maxRetransmitTime: 0 }, { negotiated: true, id: 5 }].map(
      (options) =>
        calls.attempt(() => new webkitRTCPeerConnection(null, rtp).createDataChannel('x', options)).split(':')[0]
    ),
  Array(4).fill('NotSupportedError')
);

behaviour(
  'an answer to a channel says b=AS:30, as an offer of one does not',
  { row: 'Data channels: echo both ways', surface: 'createDataChannel' },
  async () => {
    const { caller, callee } = calls.pair();
    const channel = caller.createDataChannel('x');
    const opened = calls.event(channel, 'open');
    const { offer, answer } = await calls.negotiate(caller, callee);
    await opened;
    return [offer, answer].map(({ sdp }) => /b=AS:30/.test(sdp));
  },
  [false, true]
);

behaviour(
  'offers and answers of RTP channels say b=AS:30, where libraries write another number',
  rtpRow,
  async (rtp) => {
    const { caller, callee } = calls.pair(null, rtp);
    const channel = caller.createDataChannel('x');
    const opened = calls.event(channel, 'open');
    const parts = [];
    await calls.negotiate(caller, callee, {
      munge: (description) => {
        const cut = description.sdp.split('b=AS:30');
        parts.push(cut.length);
        description.sdp = cut.join('b=AS:102400');
      },
    });
    await opened;
    const plain = new webkitRTCPeerConnection(null);
    plain.createDataChannel('x');
    const { sdp } = await calls.done((ok) => plain.createOffer(ok));
    return [parts, /b=AS/.test(sdp)];
  },
  [[2, 2], false]
);

// `reliable` had nothing to do with order: libjingle's DataChannel::reliable() looks at the two limits only.
behaviour(
  'a channel tells `reliable` and `maxRetransmitTime`',
  { row: '`channel.reliable`, `channel.maxRetransmitTime`', surface: 'RTCDataChannel' },
  () => {
    const open = (options) => {
      const { reliable, maxRetransmitTime } = new webkitRTCPeerConnection(null).createDataChannel('x', options);
      return [reliable, maxRetransmitTime];
    };
    return [
      open(),
      open({ reliable: false }),
      open({ maxRetransmitTime: 500 }),
      open({ ordered: false }),
      open({ maxRetransmits: 5 }),
    ];
  },
  [
    [true, 65535],
    [true, 65535],
    [false, 500],
    [true, 65535],
    [false, 65535],
  ]
);

behaviour(
  'a channel of the other side has the same attributes',
  { row: '`channel.reliable`, `channel.maxRetransmitTime`', surface: 'RTCDataChannel' },
  async () => {
    const { caller, callee } = calls.pair();
    const came = calls.event(callee, 'datachannel');
    caller.createDataChannel('x', { reliable: false, maxRetransmitTime: 500, protocol: 'p' });
    await calls.negotiate(caller, callee);
    const { channel } = await came;
    return [channel.label, channel.reliable, channel.maxRetransmitTime, channel.protocol];
  },
  ['x', false, 500, 'p']
);

behaviour(
  'a label of null or undefined is empty, and any other is a string',
  { surface: 'createDataChannel' },
  () => {
    const connection = new webkitRTCPeerConnection(null);
    return [null, undefined, '', 'null', 5].map((label) => connection.createDataChannel(label).label);
  },
  ['', '', '', 'null', '5']
);

behaviour(
  'an offer after createDataChannel has an m-line for data',
  { row: 'Data channels: echo both ways' },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    connection.createDataChannel('x');
    return calls.media((await calls.done((ok) => connection.createOffer(ok))).sdp).map((line) => line.split(' ')[0]);
  },
  ['application']
);

behaviour(
  "wrong arguments are the browser's errors",
  {},
  () => {
    const connection = new webkitRTCPeerConnection(null);
    const error = (...args) => calls.attempt(() => connection.createDataChannel(...args)).split(':')[0];
    const closed = new webkitRTCPeerConnection(null);
    closed.close();
    return [
      error(),
      error('x', 5),
      error('x', { maxRetransmits: 1, maxRetransmitTime: 1 }),
      error('x', { negotiated: true }),
      error('x'.repeat(70_000)),
      calls.attempt(() => closed.createDataChannel('x')).split(':')[0],
    ];
  },
  ['TypeError', 'TypeError', 'NotSupportedError', 'TypeError', 'TypeError', 'InvalidStateError']
);
