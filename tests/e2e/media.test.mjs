// Whole calls: pictures and sound both ways, and streams that come and go.
import { behaviour } from './behaviour.mjs';

behaviour(
  'a call shows moving pictures on both sides and carries sound',
  {
    row: 'A video call with `addStream` and `onaddstream`',
    surface: 'iceConnectionState',
    needs: 'statistics',
  },
  async () => {
    const { caller, callee } = calls.pair({ iceServers: [] }, { optional: [{ DtlsSrtpKeyAgreement: true }] });
    caller.addStream(await calls.camera());
    callee.addStream(await calls.camera());
    const streams = Promise.all(
      [caller, callee].map(
        (connection) =>
          new Promise((resolve) => {
            connection.onaddstream = ({ stream }) => resolve(stream);
          })
      )
    );
    await calls.negotiate(caller, callee, {
      offer: { mandatory: { OfferToReceiveAudio: true, OfferToReceiveVideo: true } },
    });
    await calls.connected(caller, callee);
    const [atCaller, atCallee] = await streams;
    await Promise.all([calls.plays(atCaller), calls.plays(atCallee)]);
    const heard = async (connection) => {
      for (const video of document.querySelectorAll('video')) {
        for (;;) {
          const audio = [...(await RTCPeerConnection.prototype.getStats.call(connection)).values()].find(
            ({ type, kind }) => type === 'inbound-rtp' && kind === 'audio'
          );
          if (audio?.packetsReceived > 0) return true;
          await calls.frame(video);
        }
      }
    };
    return [
      await heard(caller),
      await heard(callee),
      [atCaller, atCallee].map((stream) => [stream.getAudioTracks().length, stream.getVideoTracks().length]),
      [atCaller, atCallee].every((stream) => stream instanceof MediaStream && stream.active),
    ];
  },
  [
    true,
    true,
    [
      [1, 1],
      [1, 1],
    ],
    true,
  ]
);

behaviour(
  'a call shows moving pictures on both sides',
  { row: 'A video call with `addStream` and `onaddstream`' },
  async () => {
    const { caller, callee } = calls.pair();
    const streams = Promise.all([caller, callee].map((connection) => calls.event(connection, 'addstream')));
    for (const connection of [caller, callee]) connection.addStream(await calls.camera());
    await calls.negotiate(caller, callee);
    const videos = await Promise.all((await streams).map(({ stream }) => calls.plays(stream)));
    return videos.map(({ srcObject }) => srcObject.getTracks().length);
  },
  [2, 2]
);

behaviour(
  'addstream comes once for each stream, whole, to the attribute and to listeners',
  { row: '`onaddstream` and `onremovestream`, as attribute and as event', surface: 'onaddstream' },
  async () => {
    const { caller, callee } = calls.pair();
    const [one, two] = [await calls.camera(), await calls.camera({ audio: true })];
    const seen = [];
    const note = (by) => (event) => {
      seen.push(
        [
          by,
          event.type,
          event.stream === callee.getRemoteStreams()[seen.length >> 1],
          event.target === callee,
          event.currentTarget === callee,
          event.stream.getTracks().length,
          event.bubbles,
          event.cancelable,
        ].join(' ')
      );
    };
    callee.onaddstream = note('attribute');
    callee.addEventListener('addstream', note('listener'));
    caller.addStream(one);
    caller.addStream(two);
    await calls.negotiate(caller, callee);
    await calls.negotiate(caller, callee);
    await calls.negotiate(callee, caller);
    await calls.settled();
    return [
      seen,
      callee.getRemoteStreams().map(({ id }) => [one.id, two.id].includes(id)),
      callee.getRemoteStreams()[0] === callee.getRemoteStreams()[0],
      caller.getRemoteStreams(),
    ];
  },
  [
    [
      'attribute addstream true true true 2 false false',
      'listener addstream true true true 2 false false',
      'attribute addstream true true true 1 false false',
      'listener addstream true true true 1 false false',
    ],
    [true, true],
    true,
    [],
  ]
);

behaviour(
  'ontrack comes beside onaddstream, with the same stream',
  { row: '`addTrack` and `ontrack` beside `addStream` and `onaddstream`' },
  async () => {
    const { caller, callee } = calls.pair();
    const tracks = [];
    callee.ontrack = ({ track, streams }) => tracks.push([track.kind, streams[0]]);
    const added = new Promise((resolve) => {
      callee.onaddstream = ({ stream }) => resolve(stream);
    });
    caller.addStream(await calls.camera());
    await calls.negotiate(caller, callee);
    const stream = await added;
    await calls.settled();
    return [tracks.map(([kind]) => kind).sort(), tracks.every(([, of]) => of === stream)];
  },
  [['audio', 'video'], true]
);

behaviour(
  'onaddstream may be replaced, removed and read back',
  { row: '`onaddstream` and `onremovestream`, as attribute and as event' },
  async () => {
    const { caller, callee } = calls.pair();
    const seen = [];
    const [first, second] = [
      () => seen.push('first'),
      function () {
        seen.push(this === callee ? 'second' : 'wrong this');
      },
    ];
    const read = [callee.onaddstream, callee.onremovestream];
    callee.onaddstream = first;
    read.push(callee.onaddstream === first);
    callee.onaddstream = null;
    read.push(callee.onaddstream);
    callee.onaddstream = 5;
    read.push(callee.onaddstream);
    callee.onaddstream = second;
    caller.addStream(await calls.camera({ audio: true }));
    const added = calls.event(callee, 'addstream');
    await calls.negotiate(caller, callee);
    await added;
    await calls.settled();
    return [read, seen];
  },
  [[null, null, true, null, null], ['second']]
);

behaviour(
  'an exception in onaddstream reaches window.onerror, and the other listeners still hear of the stream',
  { errors: ['RangeError: in onaddstream'] },
  async () => {
    const { caller, callee } = calls.pair();
    callee.onaddstream = () => {
      throw new RangeError('in onaddstream');
    };
    const added = calls.event(callee, 'addstream');
    caller.addStream(await calls.camera({ audio: true }));
    await calls.negotiate(caller, callee);
    return (await added).stream.getTracks().length;
  },
  1
);

behaviour(
  'a stream that is added later reaches the other side by renegotiation',
  { row: 'Renegotiation after `addStream` and `removeStream`', surface: 'A remote stream over renegotiation' },
  async () => {
    const { caller, callee } = calls.pair();
    let needed = 0;
    caller.onnegotiationneeded = () => {
      needed++;
    };
    const asked = calls.event(caller, 'negotiationneeded');
    caller.addStream(await calls.camera({ audio: true }));
    await asked;
    await calls.negotiate(caller, callee);
    await calls.connected(caller, callee);
    const again = calls.event(caller, 'negotiationneeded');
    const camera = await calls.camera({ video: true });
    caller.addStream(camera);
    await again;
    const added = calls.event(callee, 'addstream');
    await calls.negotiate(caller, callee);
    const { stream } = await added;
    await calls.plays(stream);
    return [stream.getVideoTracks().length, callee.getRemoteStreams().length, caller.getLocalStreams().length, needed];
  },
  [1, 2, 2, 2]
);

behaviour(
  'removeStream takes the stream away on the other side: removestream once, and gone from getRemoteStreams',
  { row: 'Renegotiation after `addStream` and `removeStream`', surface: ['removeStream', 'onremovestream'] },
  async () => {
    const { caller, callee } = calls.pair();
    const [stays, goes] = [await calls.camera({ audio: true }), await calls.camera()];
    caller.addStream(stays);
    caller.addStream(goes);
    await calls.negotiate(caller, callee);
    const seen = [];
    const remote = callee.getRemoteStreams();
    for (const [by, listen] of [
      [
        'attribute',
        (listener) => {
          callee.onremovestream = listener;
        },
      ],
      ['listener', (listener) => callee.addEventListener('removestream', listener)],
    ]) {
      listen((event) =>
        seen.push(
          [by, event.type, event.target === callee, event.stream === remote[1], callee.getRemoteStreams().length].join(
            ' '
          )
        )
      );
    }
    const asked = calls.event(caller, 'negotiationneeded');
    caller.removeStream(goes);
    const local = caller.getLocalStreams().map((stream) => stream === stays);
    await asked;
    const removed = calls.event(callee, 'removestream');
    await calls.negotiate(caller, callee);
    await removed;
    await calls.negotiate(caller, callee);
    await calls.settled();
    return [seen, local, callee.getRemoteStreams().map((stream) => stream === remote[0])];
  },
  [['attribute removestream true true 1', 'listener removestream true true 1'], [true], [true]]
);

behaviour(
  'a stream may be removed and added again, and is announced again',
  { row: 'Renegotiation after `addStream` and `removeStream`' },
  async () => {
    const { caller, callee } = calls.pair();
    const seen = [];
    callee.onaddstream = ({ stream }) => seen.push(`added ${stream.id === camera.id}`);
    callee.onremovestream = ({ stream }) => seen.push(`removed ${stream.id === camera.id}`);
    const camera = await calls.camera();
    for (const [change, event] of [
      ['addStream', 'addstream'],
      ['removeStream', 'removestream'],
      ['addStream', 'addstream'],
    ]) {
      caller[change](camera);
      const heard = calls.event(callee, event);
      await calls.negotiate(caller, callee);
      await heard;
    }
    await calls.plays(callee.getRemoteStreams()[0]);
    return [
      seen,
      caller.getLocalStreams().length,
      callee.getRemoteStreams().length,
      callee.getRemoteStreams()[0].getTracks().length,
    ];
  },
  [['added true', 'removed true', 'added true'], 1, 1, 2]
);

behaviour(
  'a stream that is removed and added before it was ever negotiated is sent as if nothing had been',
  {},
  async () => {
    const { caller, callee } = calls.pair();
    const camera = await calls.camera();
    caller.addStream(camera);
    caller.removeStream(camera);
    caller.addStream(camera);
    const added = calls.event(callee, 'addstream');
    const { offer } = await calls.negotiate(caller, callee);
    return [(await added).stream.getTracks().length, calls.media(offer.sdp).sort()];
  },
  [2, ['audio sendrecv', 'video sendrecv']]
);

behaviour(
  'remote tracks without a stream are in a stream called default',
  {
    row: 'Remote streams without `msid` become the stream `default`',
    surface: 'Remote streams without msid',
    needs: 'local offers without msid',
  },
  async () => {
    const { caller, callee } = calls.pair();
    caller.addStream(await calls.camera());
    const added = [];
    callee.onaddstream = ({ stream }) => added.push(stream);
    await calls.negotiate(caller, callee, {
      munge(description) {
        description.sdp = description.sdp.replace(/a=(msid:|msid-semantic:|ssrc:\d+ (msid|mslabel|label):).*\r\n/g, '');
      },
    });
    await calls.connected(caller, callee);
    await calls.settled();
    await calls.plays(added[0]);
    return {
      added: added.length,
      id: added[0].id,
      tracks: added[0].getTracks().length,
      isRemoteStream: callee.getRemoteStreams()[0] === added[0],
      isDefault: callee.getStreamById('default') === added[0],
    };
  },
  {
    added: 1,
    id: 'default',
    tracks: 2,
    isRemoteStream: true,
    isDefault: true,
  }
);

behaviour(
  "both sides may add streams and each hears of the other's only",
  { row: 'A video call with `addStream` and `onaddstream`' },
  async () => {
    const { caller, callee } = calls.pair();
    const [mine, yours] = [await calls.camera({ audio: true }), await calls.camera({ audio: true })];
    const seen = [];
    caller.onaddstream = ({ stream }) => seen.push(`caller ${stream.id === yours.id}`);
    callee.onaddstream = ({ stream }) => seen.push(`callee ${stream.id === mine.id}`);
    caller.addStream(mine);
    callee.addStream(yours);
    const both = [calls.event(caller, 'addstream'), calls.event(callee, 'addstream')];
    await calls.negotiate(caller, callee);
    await Promise.all(both);
    await calls.settled();
    return [seen.sort(), caller.getLocalStreams()[0] === mine, callee.getLocalStreams()[0] === yours];
  },
  [['callee true', 'caller true'], true, true]
);
