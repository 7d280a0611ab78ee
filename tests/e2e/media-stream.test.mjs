// MediaStream as it was: label, stop(), ended, onended.
import { behaviour } from './behaviour.mjs';

const row = '`stream.stop()`, `label`, `ended`, `onended`';

behaviour('stop() ends all tracks, and the stream says so, once, later', { row }, async () => {
  const stream = await calls.camera();
  const seen = [];
  const before = [stream.ended, stream.onended, stream.label === stream.id];
  stream.addEventListener('ended', (event) => seen.push(['listener', event.type, event.target === stream, event.bubbles].join(' ')));
  const returned = stream.stop();
  // A handler that is set after the call hears of it too: the event comes from a task of its own.
  const done = new Promise((resolve) => { stream.onended = function (event) { seen.push(['handler', event.type, this === stream].join(' ')); resolve(); }; });
  seen.push('returned');
  const states = stream.getTracks().map(({ readyState }) => readyState);
  const ended = stream.ended;
  await done;
  stream.stop();
  await calls.settled();
  return [before, returned === undefined, states, ended, stream.active, seen];
}, [[false, null, true], true, ['ended', 'ended'], true, false, ['returned', 'listener ended true false', 'handler ended true']]);

behaviour('onended comes when the last track was stopped one by one, also of tracks that were added later', { row }, async () => {
  const stream = await calls.camera();
  const more = await calls.camera({ audio: true });
  const seen = [];
  stream.onended = () => seen.push('ended');
  stream.addTrack(more.getTracks()[0]);
  const [first, ...others] = stream.getTracks();
  first.stop();
  await calls.settled();
  seen.push(`${stream.ended} after the first`);
  for (const track of others) track.stop();
  seen.push(stream.ended);
  await calls.event(stream, 'ended');
  await calls.settled();
  return [seen, more.ended];
}, [['false after the first', true, 'ended'], true]);

behaviour('onended is replaced, removed and read back like any handler', { row }, async () => {
  const stream = await calls.camera({ audio: true });
  const seen = [];
  const second = () => seen.push('second');
  stream.onended = () => seen.push('first');
  stream.onended = second;
  const read = [stream.onended === second];
  stream.onended = null;
  read.push(stream.onended);
  stream.onended = 'text';
  read.push(stream.onended);
  stream.onended = second;
  stream.stop();
  await calls.event(stream, 'ended');
  await calls.settled();
  return [read, seen];
}, [[true, null, null], ['second']]);

behaviour('an empty stream has not ended; a stream whose other copy is stopped has', { row }, async () => {
  const stream = await calls.camera({ audio: true });
  const [copy, empty, clone] = [new webkitMediaStream(stream), new webkitMediaStream(), stream.clone()];
  const ended = calls.event(copy, 'ended');
  stream.stop();
  await ended;
  return [copy.ended, empty.ended, clone.ended, clone.label === clone.id, empty.label === empty.id];
}, [true, false, false, true, true]);

behaviour('a remote stream that the far side removes has ended, and says so before removestream', { row }, async () => {
  const { caller, callee } = calls.pair();
  const camera = await calls.camera();
  caller.addStream(camera);
  const added = calls.event(callee, 'addstream');
  await calls.negotiate(caller, callee);
  const { stream } = await added;
  const seen = [stream.ended];
  stream.onended = () => seen.push('ended');
  callee.onremovestream = () => seen.push('removestream');
  const removed = calls.event(callee, 'removestream');
  caller.removeStream(camera);
  await calls.negotiate(caller, callee);
  await removed;
  await calls.settled();
  return [seen, stream.ended, camera.ended];
}, [[false, 'ended', 'removestream'], true, false]);

behaviour('the members look like any member, and throw on what is no stream', {}, () => {
  const { prototype } = MediaStream;
  const shape = (name) => {
    const { get, set, value, ...flags } = Object.getOwnPropertyDescriptor(prototype, name);
    return [name, get?.name, set?.name, value?.name, value?.length, ...Object.keys(flags).filter((flag) => flags[flag]).sort()].join();
  };
  return [
    ['stop', 'label', 'ended', 'onended'].map(shape),
    ['stop', 'label', 'ended', 'onended'].map((name) => calls.attempt(() => {
      const { get, value } = Object.getOwnPropertyDescriptor(prototype, name);
      return (get || value).call({});
    }).split(':')[0]),
    calls.attempt(() => prototype.addEventListener.call({}, 'ended', () => {})).split(':')[0],
    calls.attempt(() => MediaStreamTrack.prototype.stop.call({})).split(':')[0],
  ];
}, [
  ['stop,,,stop,0,configurable,enumerable,writable', 'label,get label,,,,configurable,enumerable', 'ended,get ended,,,,configurable,enumerable', 'onended,get onended,set onended,,,configurable,enumerable'],
  Array(4).fill('TypeError'), 'TypeError', 'TypeError',
]);

behaviour('install({media: false}) leaves streams as they are, and uninstall() takes the members back', { polyfill: false, head: '<script src="/dist/webkit-rtc-peer-connection.js"></script>', before: '<script>window.before = Object.getOwnPropertyDescriptors(MediaStream.prototype); window.stopBefore = MediaStreamTrack.prototype.stop;</script>' }, () => {
  const names = ['stop', 'label', 'ended', 'onended', 'addEventListener'];
  const has = () => names.filter((name) => Object.hasOwn(MediaStream.prototype, name)).length;
  const installed = has();
  WebkitRTC.uninstall();
  const after = has();
  WebkitRTC.install({ media: false });
  const same = Object.keys(before).every((name) => Object.keys(before[name]).every((part) => before[name][part] === Object.getOwnPropertyDescriptor(MediaStream.prototype, name)[part]));
  return [installed, after, has(), same, MediaStreamTrack.prototype.stop === stopBefore];
}, [5, 0, 0, true, true]);
