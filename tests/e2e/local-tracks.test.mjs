// Streams that a connection sends or receives, and their tracks as they come and go.
import { behaviour } from './behaviour.mjs';

const row = 'Tracks added to or removed from a sent stream';
const needed = '`negotiationneeded` for each change of the streams';

behaviour('a track that is added to a sent stream is sent, one that is removed is not', { row, surface: ['Tracks of a stream already added', 'A remote stream over renegotiation'] }, async () => {
  const { caller, callee } = calls.pair();
  const [audio, video] = [await calls.camera({ audio: true }), await calls.camera({ video: true })];
  const stream = new webkitMediaStream(audio.getTracks());
  caller.addStream(stream);
  await calls.negotiate(caller, callee);
  const [remote] = callee.getRemoteStreams();
  const kinds = () => remote.getTracks().map(({ kind }) => kind).sort().join();
  const told = [kinds()];
  const added = calls.event(remote, 'addtrack');
  const neededAgain = calls.event(caller, 'negotiationneeded');
  const returned = [stream.addTrack(video.getVideoTracks()[0])];
  await neededAgain;
  await calls.negotiate(caller, callee);
  told.push((await added).track.kind, kinds(), callee.getRemoteStreams()[0] === remote, callee.getRemoteStreams().length);
  const removed = calls.event(remote, 'removetrack');
  returned.push(stream.removeTrack(video.getVideoTracks()[0]));
  await calls.negotiate(caller, callee);
  told.push((await removed).track.kind, kinds(), callee.getRemoteStreams()[0] === remote);
  return [told, returned.map(String), caller.getLocalStreams().length, caller.getSenders().filter(({ track }) => track).length];
}, [['audio', 'video', 'audio,video', true, 1, 'video', 'audio', true], ['undefined', 'undefined'], 1, 1]);

behaviour('only open connections that still send the stream follow it', { row, surface: 'Tracks of a stream already added' }, async () => {
  const [sends, removed, closed, modern] = [0, 1, 2, 3].map(() => new webkitRTCPeerConnection(null));
  const [stream, video] = [await calls.camera({ audio: true }), (await calls.camera({ video: true })).getVideoTracks()[0]];
  for (const connection of [sends, removed, closed]) connection.addStream(stream);
  for (const track of stream.getTracks()) modern.addTrack(track, stream);
  removed.removeStream(stream);
  closed.close();
  stream.addTrack(video);
  stream.addTrack(video);
  const count = () => [sends, removed, modern].map((connection) => connection.getSenders().filter(({ track }) => track).length);
  const counts = [count()];
  stream.removeTrack(video);
  counts.push(count());
  return [counts, calls.attempt(() => stream.addTrack(null)).split(':')[0], calls.attempt(() => MediaStream.prototype.addTrack.call({}, video)).split(':')[0]];
}, [[[2, 0, 1], [1, 0, 1]], 'TypeError', 'TypeError']);

behaviour('a removed remote stream has ended, and a stream that comes back is announced again', { row: '`onaddstream` and `onremovestream`, as attribute and as event', surface: 'onremovestream' }, async () => {
  const { caller, callee } = calls.pair();
  const camera = await calls.camera({ audio: true });
  const heard = [];
  callee.onaddstream = ({ stream }) => { heard.push('addstream'); stream.addEventListener('ended', () => { heard.push('ended'); }); };
  callee.onremovestream = () => { heard.push('removestream'); };
  caller.addStream(camera);
  await calls.negotiate(caller, callee);
  caller.removeStream(camera);
  await calls.negotiate(caller, callee);
  caller.addStream(camera);
  await calls.negotiate(caller, callee);
  await calls.settled();
  return [heard, callee.getRemoteStreams().length];
}, [['addstream', 'ended', 'removestream', 'addstream'], 1]);

behaviour('negotiationneeded comes for a stream, later', { row: needed, surface: 'onnegotiationneeded, onicecandidate, ondatachannel' }, async () => {
  const connection = new webkitRTCPeerConnection(null);
  const heard = [];
  connection.onnegotiationneeded = (event) => { heard.push(event.type); };
  connection.addStream(await calls.camera());
  heard.push('returned');
  await new Promise((resolve) => { setTimeout(resolve, 300); });
  return heard;
}, ['returned', 'negotiationneeded']);

behaviour('negotiationneeded comes again for a change before the page has negotiated', {
  row: needed, surface: 'onnegotiationneeded, onicecandidate, ondatachannel', needs: 'trusted events',
}, async () => {
  const connection = new webkitRTCPeerConnection(null);
  const camera = await calls.camera();
  const next = () => calls.event(connection, 'negotiationneeded');
  let handled = 0;
  connection.onnegotiationneeded = () => { handled += 1; };
  const counts = [];
  for (const change of [() => connection.addStream(camera), () => connection.removeStream(camera), () => connection.addStream(camera)]) {
    const fired = next();
    change();
    await fired;
    await new Promise((resolve) => { setTimeout(resolve, 200); });
    counts.push(handled);
  }
  connection.addStream(camera);
  await new Promise((resolve) => { setTimeout(resolve, 200); });
  return [counts, handled];
}, [[1, 2, 3], 3]);

behaviour('an app that negotiates whenever it is told reaches the other side, and is told no more than needed', { row: needed, surface: 'onnegotiationneeded, onicecandidate, ondatachannel' }, async () => {
  const { caller, callee } = calls.pair();
  let offers = 0;
  let idle = Promise.resolve();
  caller.onnegotiationneeded = () => { offers += 1; idle = idle.then(() => calls.negotiate(caller, callee)); };
  const [one, two] = [await calls.camera({ audio: true }), await calls.camera({ video: true })];
  for (const change of [() => caller.addStream(one), () => caller.addStream(two), () => caller.removeStream(one)]) {
    const told = calls.event(caller, 'negotiationneeded');
    change();
    await told;
    await new Promise((resolve) => { setTimeout(resolve, 300); });
    await idle;
  }
  return [offers, callee.getRemoteStreams().map(({ id }) => id === two.id)];
}, [3, [true]]);

behaviour('a change inside the page\'s first negotiationneeded handler brings another event', {
  row: needed, needs: 'trusted events',
}, async () => {
  const connection = new webkitRTCPeerConnection(null);
  const stream = await calls.camera();
  const heard = [];
  const second = new Promise((resolve) => {
    connection.onnegotiationneeded = () => {
      heard.push('first');
      connection.onnegotiationneeded = () => { heard.push('second'); resolve(); };
      connection.removeStream(stream);
    };
  });
  connection.addStream(stream);
  await second;
  return heard;
}, ['first', 'second']);

behaviour('the same with a listener that was there before the first stream', {
  row: needed, needs: 'trusted events',
}, async () => {
  const connection = new webkitRTCPeerConnection(null);
  const stream = await calls.camera();
  let heard = 0;
  const twice = new Promise((resolve) => {
    connection.addEventListener('negotiationneeded', () => {
      heard += 1;
      if (heard === 1) connection.removeStream(stream);
      else resolve(heard);
    }, true);
  });
  connection.addStream(stream);
  return twice;
}, 2);

for (const [how, constraints] of [['Unified Plan', undefined], ['Plan B', { optional: [{ sdpSemantics: 'plan-b' }] }]]) {
  for (const [what, exchange] of [
    ['a stream that changes', '(connection, stream, change) => change()'], ['removeStream and addStream', '(connection, stream, change) => { connection.removeStream(stream); change(); connection.addStream(stream); }'],
  ]) {
    behaviour(`another track in the place of the only one leaves the remote stream the same object, which plays on: ${what}, ${how}`, {
      row, surface: ['Tracks of a stream already added', 'A remote stream over renegotiation'], args: [constraints, exchange],
    }, async (constraints, exchange) => {
      const { caller, callee } = calls.pair(null, constraints);
      const change = (0, eval)(exchange);
      const [camera, screen] = [await calls.camera({ video: true }), await calls.camera({ video: true })];
      const seen = [];
      for (const connection of [caller, callee]) {
        connection.onaddstream = connection.onremovestream = ({ type }) => { seen.push(type); };
      }
      const streams = [caller, callee].map((connection) => {
        const stream = new webkitMediaStream(connection === caller ? camera : camera.clone());
        connection.addStream(stream);
        return stream;
      });
      await calls.negotiate(caller, callee);
      seen.length = 0;
      const remotes = [caller, callee].map((connection) => connection.getRemoteStreams()[0]);
      const video = await calls.plays(remotes[1]);
      for (const remote of remotes) {
        for (const type of ['removetrack', 'addtrack']) remote.addEventListener(type, (event) => { seen.push(`${type} ${event.track.kind}`); });
      }
      const next = [screen.getVideoTracks()[0], screen.getVideoTracks()[0].clone()];
      [caller, callee].forEach((connection, side) => change(connection, streams[side], () => {
        streams[side].removeTrack(streams[side].getVideoTracks()[0]);
        streams[side].addTrack(next[side]);
      }));
      await calls.negotiate(caller, callee);
      await calls.moves(video);
      const kept = [caller, callee].map((connection, side) => [
        connection.getRemoteStreams().length, connection.getRemoteStreams()[0] === remotes[side], remotes[side].getTracks().map(({ id }) => id === next[1 - side].id).join(),
      ]);
      seen.sort();
      const events = seen.splice(0);
      caller.removeStream(streams[0]);
      await calls.negotiate(caller, callee);
      return [kept, events, seen, callee.getRemoteStreams().length];
    }, [
      [[1, true, 'true'], [1, true, 'true']], ['addtrack video', 'addtrack video', 'removetrack video', 'removetrack video'], ['removetrack video', 'removestream'], 0,
    ]);
  }
}

behaviour('audio in the place of the only video comes in the same stream', { row, surface: ['Tracks of a stream already added', 'A remote stream over renegotiation'] }, async () => {
  const { caller, callee } = calls.pair();
  const camera = await calls.camera();
  const [audio, video] = [camera.getAudioTracks()[0], camera.getVideoTracks()[0]];
  const stream = new webkitMediaStream([video]);
  caller.addStream(stream);
  await calls.negotiate(caller, callee);
  const [remote] = callee.getRemoteStreams();
  const seen = [];
  callee.onaddstream = callee.onremovestream = ({ type }) => { seen.push(type); };
  remote.onaddtrack = remote.onremovetrack = ({ type, track }) => { seen.push(`${type} ${track.kind} ${track.readyState}`); };
  stream.removeTrack(video);
  stream.addTrack(audio);
  await calls.negotiate(caller, callee);
  return [seen, callee.getRemoteStreams()[0] === remote, remote.getTracks().map(({ id }) => id === audio.id), remote.getTrackById(audio.id) === remote.getAudioTracks()[0]];
}, [['removetrack video ended', 'addtrack audio live'], true, [true], true]);

behaviour('remote tracks have the ids and labels of their senders, also where both sides had streams before, and statistics know them by these', {
  row, surface: 'A remote stream over renegotiation',
}, async () => {
  const { caller, callee } = calls.pair();
  const [one, two] = [await calls.camera(), await calls.camera()];
  caller.addStream(one);
  callee.addStream(two);
  await calls.negotiate(caller, callee);
  await calls.connected(caller, callee);
  const ids = (stream) => stream.getTracks().map(({ id }) => id).sort().join();
  const remotes = [caller.getRemoteStreams()[0], callee.getRemoteStreams()[0]];
  const [track] = remotes[1].getVideoTracks();
  const tracks = async () => {
    const response = await calls.done((ok) => callee.getStats(ok, track));
    return response.result().map((report) => report.stat('googTrackId')).filter(Boolean);
  };
  let known = [];
  while (known.length < 2) known = await tracks();
  return [
    ids(remotes[0]) === ids(two), ids(remotes[1]) === ids(one), remotes[1].getTracks().every(({ id, label }) => id === label), one.getTracks().every(({ id }) => remotes[1].getTrackById(id)),
    known.every((id) => id === track.id), remotes[1].getTrackById('nobody'),
  ];
}, [true, true, true, true, true, null]);

behaviour('remote tracks end when the far side removes their stream or takes them off it, and say so once', {
  row, surface: 'A remote stream over renegotiation',
}, async () => {
  const { caller, callee } = calls.pair();
  const camera = await calls.camera();
  const stream = new webkitMediaStream(camera.getTracks());
  caller.addStream(stream);
  await calls.negotiate(caller, callee);
  const tracks = callee.getRemoteStreams()[0].getTracks();
  const ended = [];
  for (const track of tracks) {
    track.onended = () => { ended.push(`on ${track.kind}`); };
    track.addEventListener('ended', (event) => { ended.push(`${event.type} ${track.kind} ${track.readyState}`); });
  }
  const states = () => tracks.map(({ kind, readyState }) => `${kind} ${readyState}`).sort();
  stream.removeTrack(stream.getVideoTracks()[0]);
  await calls.negotiate(caller, callee);
  const told = [states(), ended.splice(0)];
  caller.removeStream(stream);
  await calls.negotiate(caller, callee);
  told.push(states(), ended.splice(0));
  caller.addStream(stream);
  await calls.negotiate(caller, callee);
  told.push(callee.getRemoteStreams()[0].getTracks().map(({ kind, readyState }) => `${kind} ${readyState}`), ended);
  return told;
}, [
  ['audio live', 'video ended'], ['on video', 'ended video ended'], ['audio ended', 'video ended'], ['on audio', 'ended audio ended'], ['audio live'], [],
]);
