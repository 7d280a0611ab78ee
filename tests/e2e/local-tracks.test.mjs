// Streams that a connection sends or receives, and their tracks as they come and go.
import { behaviour } from './behaviour.mjs';

const row = 'Tracks added to or removed from a sent stream';
const needed = '`negotiationneeded` for each change of the streams';

behaviour(
  'a track that is added to a sent stream is sent, one that is removed is not',
  { row, surface: ['Tracks of a stream already added', 'A remote stream over renegotiation'] },
  async () => {
    const { caller, callee } = calls.pair();
    const [audio, video] = [await calls.camera({ audio: true }), await calls.camera({ video: true })];
    const stream = new webkitMediaStream(audio.getTracks());
    caller.addStream(stream);
    await calls.negotiate(caller, callee);
    const [remote] = callee.getRemoteStreams();
    const kinds = () =>
      remote
        .getTracks()
        .map(({ kind }) => kind)
        .sort()
        .join();
    const told = [kinds()];
    const added = calls.event(remote, 'addtrack');
    const neededAgain = calls.event(caller, 'negotiationneeded');
    const returned = [stream.addTrack(video.getVideoTracks()[0])];
    await neededAgain;
    await calls.negotiate(caller, callee);
    told.push(
      (await added).track.kind,
      kinds(),
      callee.getRemoteStreams()[0] === remote,
      callee.getRemoteStreams().length
    );
    const removed = calls.event(remote, 'removetrack');
    returned.push(stream.removeTrack(video.getVideoTracks()[0]));
    await calls.negotiate(caller, callee);
    told.push((await removed).track.kind, kinds(), callee.getRemoteStreams()[0] === remote);
    return [
      told,
      returned.map(String),
      caller.getLocalStreams().length,
      caller.getSenders().filter(({ track }) => track).length,
    ];
  },
  [['audio', 'video', 'audio,video', true, 1, 'video', 'audio', true], ['undefined', 'undefined'], 1, 1]
);

behaviour(
  'only open connections that still send the stream follow it',
  { row, surface: 'Tracks of a stream already added' },
  async () => {
    const [sends, removed, closed, modern] = [0, 1, 2, 3].map(() => new webkitRTCPeerConnection(null));
    const [stream, video] = [
      await calls.camera({ audio: true }),
      (await calls.camera({ video: true })).getVideoTracks()[0],
    ];
    for (const connection of [sends, removed, closed]) connection.addStream(stream);
    for (const track of stream.getTracks()) modern.addTrack(track, stream);
    removed.removeStream(stream);
    closed.close();
    stream.addTrack(video);
    stream.addTrack(video);
    const count = () =>
      [sends, removed, modern].map((connection) => connection.getSenders().filter(({ track }) => track).length);
    const counts = [count()];
    stream.removeTrack(video);
    counts.push(count());
    return [
      counts,
      calls.attempt(() => stream.addTrack(null)).split(':')[0],
      calls.attempt(() => MediaStream.prototype.addTrack.call({}, video)).split(':')[0],
    ];
  },
  [
    [
      [2, 0, 1],
      [1, 0, 1],
    ],
    'TypeError',
    'TypeError',
  ]
);

behaviour(
  'a removed remote stream has ended, and a stream that comes back is announced again',
  { row: '`onaddstream` and `onremovestream`, as attribute and as event', surface: 'onremovestream' },
  async () => {
    const { caller, callee } = calls.pair();
    const camera = await calls.camera({ audio: true });
    const heard = [];
    const streams = [];
    callee.onaddstream = ({ stream }) => {
      heard.push(`addstream ${stream.ended}`);
      streams.push(stream);
      stream.addEventListener('ended', () => {
        heard.push('ended');
      });
    };
    callee.onremovestream = () => {
      heard.push('removestream');
    };
    caller.addStream(camera);
    await calls.negotiate(caller, callee);
    caller.removeStream(camera);
    await calls.negotiate(caller, callee);
    caller.addStream(camera);
    await calls.negotiate(caller, callee);
    await calls.settled();
    return {
      heard,
      remoteStreams: callee.getRemoteStreams().length,
      sameStream: streams[0] === streams[1],
      sameId: streams[0].id === streams[1].id,
      remoteIsSecond: callee.getRemoteStreams()[0] === streams[1],
      tracks: streams[1].getTracks().length,
    };
  },
  {
    heard: ['addstream false', 'ended', 'removestream', 'addstream false'],
    remoteStreams: 1,
    sameStream: false,
    sameId: true,
    remoteIsSecond: true,
    tracks: 1,
  }
);

behaviour(
  'negotiationneeded comes for a stream, later',
  { row: needed, surface: 'onnegotiationneeded, onicecandidate, ondatachannel' },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const heard = [];
    connection.onnegotiationneeded = (event) => {
      heard.push(event.type);
    };
    connection.addStream(await calls.camera());
    heard.push('returned');
    await new Promise((resolve) => {
      setTimeout(resolve, 300);
    });
    return heard;
  },
  ['returned', 'negotiationneeded']
);

behaviour(
  'negotiationneeded comes again for a change before the page has negotiated',
  {
    row: needed,
    surface: 'onnegotiationneeded, onicecandidate, ondatachannel',
    needs: 'trusted events',
  },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const camera = await calls.camera();
    const next = () => calls.event(connection, 'negotiationneeded');
    let handled = 0;
    connection.onnegotiationneeded = () => {
      handled += 1;
    };
    const counts = [];
    for (const change of [
      () => connection.addStream(camera),
      () => connection.removeStream(camera),
      () => connection.addStream(camera),
    ]) {
      const fired = next();
      change();
      await fired;
      await new Promise((resolve) => {
        setTimeout(resolve, 200);
      });
      counts.push(handled);
    }
    connection.addStream(camera);
    await new Promise((resolve) => {
      setTimeout(resolve, 200);
    });
    return [counts, handled];
  },
  [[1, 2, 3], 3]
);

behaviour(
  'negotiationneeded comes for a stream without tracks, and again for the first channel, but for no other',
  {
    row: needed,
    surface: 'onnegotiationneeded, onicecandidate, ondatachannel',
    needs: 'trusted events',
  },
  async () => {
    const counts = [];
    const connection = new webkitRTCPeerConnection(null);
    let heard = 0;
    connection.onnegotiationneeded = () => {
      heard += 1;
    };
    const changes = [
      () => connection.addStream(new webkitMediaStream()),
      async () => connection.addStream(await calls.camera()),
      () => connection.createDataChannel('x'),
      () => connection.createDataChannel('y'),
    ];
    for (const change of changes) {
      heard = 0;
      await change();
      await new Promise((resolve) => {
        setTimeout(resolve, 200);
      });
      counts.push(heard);
    }
    return counts;
  },
  [1, 1, 1, 0]
);

behaviour(
  'an app that negotiates whenever it is told reaches the other side, and is told no more than needed',
  { row: needed, surface: 'onnegotiationneeded, onicecandidate, ondatachannel' },
  async () => {
    const { caller, callee } = calls.pair();
    let offers = 0;
    let idle = Promise.resolve();
    caller.onnegotiationneeded = () => {
      offers += 1;
      idle = idle.then(() => calls.negotiate(caller, callee));
    };
    const [one, two] = [await calls.camera({ audio: true }), await calls.camera({ video: true })];
    for (const change of [() => caller.addStream(one), () => caller.addStream(two), () => caller.removeStream(one)]) {
      const told = calls.event(caller, 'negotiationneeded');
      change();
      await told;
      await new Promise((resolve) => {
        setTimeout(resolve, 300);
      });
      await idle;
    }
    return [offers, callee.getRemoteStreams().map(({ id }) => id === two.id)];
  },
  [3, [true]]
);

behaviour(
  "a change inside the page's first negotiationneeded handler brings another event",
  {
    row: needed,
    needs: 'trusted events',
  },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const stream = await calls.camera();
    const heard = [];
    const second = new Promise((resolve) => {
      connection.onnegotiationneeded = () => {
        heard.push('first');
        connection.onnegotiationneeded = () => {
          heard.push('second');
          resolve();
        };
        connection.removeStream(stream);
      };
    });
    connection.addStream(stream);
    await second;
    return heard;
  },
  ['first', 'second']
);

behaviour(
  'the same with a listener that was there before the first stream',
  {
    row: needed,
    needs: 'trusted events',
  },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const stream = await calls.camera();
    let heard = 0;
    const twice = new Promise((resolve) => {
      connection.addEventListener(
        'negotiationneeded',
        () => {
          heard += 1;
          if (heard === 1) connection.removeStream(stream);
          else resolve(heard);
        },
        true
      );
    });
    connection.addStream(stream);
    return twice;
  },
  2
);
