// What a connection tells of its streams: getLocalStreams, getRemoteStreams, getStreamById, and addStream by its rules.
import { behaviour } from './behaviour.mjs';

const row = '`getLocalStreams`, `getRemoteStreams`, `getStreamById`';

behaviour(
  'getLocalStreams gives a new array of the same streams, in the order in which they were added',
  { row, surface: 'getLocalStreams, getRemoteStreams' },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const streams = [await calls.camera({ audio: true }), await calls.camera({ video: true }), new MediaStream()];
    const before = connection.getLocalStreams();
    for (const stream of streams) connection.addStream(stream);
    const local = connection.getLocalStreams();
    local.pop();
    return [
      before.length,
      connection.getLocalStreams().map((stream, index) => stream === streams[index]),
      connection.getLocalStreams() !== connection.getLocalStreams(),
      connection.getRemoteStreams(),
    ];
  },
  [0, [true, true, true], true, []]
);

behaviour(
  'getStreamById finds local streams, then remote ones, else gives null',
  { row, surface: 'getStreamById' },
  async () => {
    const { caller, callee } = calls.pair();
    const camera = await calls.camera();
    caller.addStream(camera);
    await calls.negotiate(caller, callee);
    const [remote] = callee.getRemoteStreams();
    return {
      local: caller.getStreamById(camera.id) === camera,
      remote: callee.getStreamById(remote.id) === remote,
      sameId: remote.id === camera.id,
      nobody: callee.getStreamById('nobody'),
      empty: callee.getStreamById(''),
      missing: calls.attempt(() => callee.getStreamById()).split(':')[0],
    };
  },
  {
    local: true,
    remote: true,
    sameId: true,
    nobody: null,
    empty: null,
    missing: 'TypeError',
  }
);

behaviour(
  'adding a stream again changes nothing',
  { row: 'A second `addStream` of the same stream is no error', surface: 'addStream' },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const camera = await calls.camera();
    const returned = [
      connection.addStream(camera),
      connection.addStream(camera),
      connection.addStream(camera, null),
      connection.addStream(camera, { optional: [{ bandwidth: 500 }] }),
    ];
    const { sdp } = await calls.done((ok, fail) => connection.createOffer(ok, fail));
    return [
      returned.every((value) => value === undefined),
      connection.getLocalStreams().length,
      connection.getSenders().length,
      calls.media(sdp).length,
    ];
  },
  [true, 1, 2, 2]
);

behaviour(
  'removing a stream that is not there changes nothing',
  { row: 'A second `addStream` of the same stream is no error', surface: 'removeStream' },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const [camera, other] = [await calls.camera(), await calls.camera()];
    connection.addStream(camera);
    const returned = [connection.removeStream(other), connection.removeStream(camera), connection.removeStream(camera)];
    return [
      returned.every((value) => value === undefined),
      connection.getLocalStreams(),
      connection.getSenders().filter(({ track }) => track).length,
    ];
  },
  [true, [], 0]
);

behaviour(
  'a track that two streams share is sent once, and goes with the last of them',
  {},
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const one = await calls.camera({ audio: true });
    const two = new MediaStream(one.getTracks());
    connection.addStream(one);
    connection.addStream(two);
    const senders = connection.getSenders().length;
    const counts = () => ({
      streams: connection.getLocalStreams().length,
      sent: connection.getSenders().filter(({ track }) => track).length,
    });
    const both = counts();
    connection.removeStream(one);
    const second = counts();
    connection.removeStream(two);
    return { senders, both, second, none: counts() };
  },
  {
    senders: 1,
    both: { streams: 2, sent: 1 },
    second: { streams: 1, sent: 1 },
    none: { streams: 0, sent: 0 },
  }
);

behaviour(
  'addTrack and removeTrack are seen by getLocalStreams',
  { row: '`addTrack` and `ontrack` beside `addStream` and `onaddstream`' },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const camera = await calls.camera();
    const [audio, video] = [camera.getAudioTracks()[0], camera.getVideoTracks()[0]];
    const senders = [connection.addTrack(audio, camera), connection.addTrack(video, camera)];
    const streams = () => connection.getLocalStreams().length;
    const facts = {
      added: streams(),
      streamIsCamera: connection.getLocalStreams()[0] === camera,
      senderHasTrack: senders[0].track === audio,
    };
    connection.removeTrack(senders[0]);
    facts.oneRemoved = streams();
    connection.removeTrack(senders[1]);
    facts.bothRemoved = streams();
    connection.addTrack(audio);
    facts.addedWithoutStream = streams();
    return facts;
  },
  {
    added: 1,
    streamIsCamera: true,
    senderHasTrack: true,
    oneRemoved: 1,
    bothRemoved: 0,
    addedWithoutStream: 0,
  }
);

behaviour(
  'addStream after addTrack sends the tracks that are left, removeStream takes all',
  { row: '`addTrack` and `ontrack` beside `addStream` and `onaddstream`' },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const camera = await calls.camera();
    connection.addTrack(camera.getAudioTracks()[0], camera);
    connection.addStream(camera);
    const sent = () =>
      connection
        .getSenders()
        .filter(({ track }) => track)
        .map(({ track }) => track.kind)
        .sort();
    const added = sent();
    connection.removeStream(camera);
    return [added, sent(), connection.getLocalStreams().length];
  },
  [['audio', 'video'], [], 0]
);

behaviour(
  'the page hears our addstream only, and none that the browser fires itself',
  {},
  async () => {
    const { caller, callee } = calls.pair();
    const trusted = [];
    for (const type of ['addstream', 'removestream'])
      callee.addEventListener(type, (event) => trusted.push(event.isTrusted), true);
    const camera = await calls.camera();
    caller.addStream(camera);
    await calls.negotiate(caller, callee);
    caller.removeStream(camera);
    const removed = calls.event(callee, 'removestream');
    await calls.negotiate(caller, callee);
    await removed;
    await calls.settled();
    return trusted;
  },
  [false, false]
);

behaviour(
  'streams stay readable after close',
  { row },
  async () => {
    const { caller, callee } = calls.pair();
    caller.addStream(await calls.camera({ audio: true }));
    await calls.negotiate(caller, callee);
    caller.close();
    callee.close();
    return [caller.getLocalStreams().length, callee.getRemoteStreams().length];
  },
  [1, 1]
);

behaviour(
  'methods that are borrowed work on a native connection too',
  {},
  async () => {
    const connection = new RTCPeerConnection();
    const legacy = webkitRTCPeerConnection.prototype;
    legacy.addStream.call(connection, await calls.camera({ audio: true }));
    return [legacy.getLocalStreams.call(connection).length, connection.getSenders().length];
  },
  [1, 1]
);

behaviour(
  'a stream of another frame of the page is a stream',
  { body: '<iframe srcdoc="<p>"></iframe>' },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const stream = new frames[0].MediaStream((await calls.camera({ audio: true })).getTracks());
    connection.addStream(stream);
    return [connection.getSenders().length, connection.getLocalStreams()[0] === stream];
  },
  [1, true]
);
