// MediaStream as it was: label, stop(), ended, onended.
import { behaviour } from './behaviour.mjs';
import { dropIn } from './engines.mjs';

const row = '`stream.stop()`, `label`, `ended`, `onended`';

behaviour(
  'stop() ends all tracks, and the stream says so, once, later',
  { row, surface: ['stream.label', 'stream.stop()', 'stream.ended, onended', 'track.readyState'] },
  async () => {
    const stream = await calls.camera();
    const seen = [];
    const before = [stream.ended, stream.onended, stream.label === stream.id];
    stream.addEventListener('ended', (event) =>
      seen.push(['listener', event.type, event.target === stream, event.bubbles].join(' '))
    );
    const returned = stream.stop();
    // A handler that is set after the call hears of it too: the event comes from a task of its own.
    const done = new Promise((resolve) => {
      stream.onended = function (event) {
        seen.push(['handler', event.type, this === stream].join(' '));
        resolve();
      };
    });
    seen.push('returned');
    const states = stream.getTracks().map(({ readyState }) => readyState);
    const ended = stream.ended;
    await done;
    stream.stop();
    await calls.settled();
    return [before, returned === undefined, states, ended, stream.active, seen];
  },
  [
    [false, null, true],
    true,
    ['ended', 'ended'],
    true,
    false,
    ['returned', 'listener ended true false', 'handler ended true'],
  ]
);

behaviour(
  'onended comes when the last track was stopped one by one, also of tracks that were added later',
  { row, surface: 'stream.ended, onended' },
  async () => {
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
  },
  [['false after the first', true, 'ended'], true]
);

behaviour(
  'onended is replaced, removed and read back like any handler',
  { row },
  async () => {
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
  },
  [[true, null, null], ['second']]
);

behaviour(
  'an empty stream has not ended; a stream whose other copy is stopped has',
  { row },
  async () => {
    const stream = await calls.camera({ audio: true });
    const [copy, empty, clone] = [new webkitMediaStream(stream), new webkitMediaStream(), stream.clone()];
    const ended = calls.event(copy, 'ended');
    stream.stop();
    await ended;
    return [copy.ended, empty.ended, clone.ended, clone.label === clone.id, empty.label === empty.id];
  },
  [true, false, false, true, true]
);

behaviour(
  'a remote stream that the far side removes has ended, and says so before removestream',
  { row, surface: 'stream.ended, onended' },
  async () => {
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
  },
  [[false, 'ended', 'removestream'], true, false]
);

behaviour(
  'a track that the page stops hears of its end at once, once, where the camera was asked for by callbacks',
  {
    surface: 'stream.ended, onended',
  },
  async () => {
    const heard = [];
    const stream = await new Promise((resolve, reject) => {
      navigator.webkitGetUserMedia({ audio: true, video: true }, resolve, reject);
    });
    const [track] = stream.getVideoTracks();
    track.onended = ({ type }) => {
      heard.push(`${type} ${track.readyState}`);
    };
    track.stop();
    heard.push('next line');
    track.stop();
    await calls.settled();
    return heard;
  },
  ['ended ended', 'next line']
);

behaviour(
  'a track that is asked for a listener without one throws as natively',
  {},
  async () => {
    const [track] = (await calls.camera()).getTracks();
    return [
      calls.attempt(() => track.addEventListener('ended')).split(':')[0],
      calls.attempt(() => track.addEventListener('ended', null)),
    ];
  },
  ['TypeError', 'undefined']
);

behaviour(
  'stop() of a stream tells its tracks too, where the camera was asked for by callbacks',
  { surface: ['stream.stop()', 'stream.ended, onended'] },
  async () => {
    const stream = await calls.camera();
    const heard = [];
    for (const track of stream.getTracks())
      track.onended = () => {
        heard.push(track.kind);
      };
    stream.getTracks()[0].stop();
    stream.stop();
    stream.stop();
    return heard.sort();
  },
  ['audio', 'video']
);

behaviour(
  'a stream tells when it becomes active and inactive, by handler and listener, whichever way',
  { row, surface: 'stream.ended, onended' },
  async () => {
    const camera = await calls.camera();
    const [made, other] = [new webkitMediaStream(), new webkitMediaStream(camera)];
    const heard = [];
    const note = (name) => (event) => {
      heard.push(`${name} ${event.type} ${event.target.active}`);
    };
    const read = [made.onactive, made.oninactive, 'onactive' in MediaStream.prototype];
    made.onactive = note('handler');
    made.oninactive = note('handler');
    other.addEventListener('inactive', note('listener'));
    const settled = async () => {
      await calls.settled();
      await calls.settled();
    };
    const [audio, video] = camera.getTracks();
    made.addTrack(audio);
    made.addTrack(video);
    await settled();
    made.removeTrack(audio);
    made.removeTrack(video);
    await settled();
    made.addTrack(audio);
    await settled();
    for (const track of [audio, video]) track.stop();
    await settled();
    return [read, heard.filter((text) => /handler/.test(text)), heard.filter((text) => /listener/.test(text))];
  },
  [
    [null, null, true],
    ['handler active true', 'handler inactive false', 'handler active true', 'handler inactive false'],
    ['listener inactive false'],
  ]
);

behaviour(
  'new webkitMediaStream passes over tracks that have ended, and MediaStream is as today',
  { surface: 'stream.ended, onended' },
  async () => {
    const stream = await calls.camera();
    const [audio, video] = [...stream.getAudioTracks(), ...stream.getVideoTracks()];
    video.stop();
    const native = Object.create(MediaStream.prototype) instanceof webkitMediaStream;
    const counts = [[video], [audio, video], stream].map((from) => [
      new webkitMediaStream(from).getTracks().length,
      new MediaStream(from).getTracks().length,
    ]);
    return [
      counts,
      new webkitMediaStream() instanceof webkitMediaStream,
      native,
      calls.attempt(() => new webkitMediaStream(5)).split(':')[0],
      calls.attempt(() => webkitMediaStream()).split(':')[0],
    ];
  },
  [
    [
      [0, 1],
      [1, 2],
      [1, 2],
    ],
    true,
    true,
    'TypeError',
    'TypeError',
  ]
);

behaviour(
  'it hears nothing, as today, where a promise was asked for',
  {},
  async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    const [track] = stream.getVideoTracks();
    let heard = 0;
    track.onended = () => {
      heard++;
    };
    track.stop();
    await calls.settled();
    return heard;
  },
  0
);

behaviour(
  'the members look like any member, and throw on what is not a stream',
  {},
  () => {
    const { prototype } = MediaStream;
    const shape = (name) => {
      const { get, set, value, ...flags } = Object.getOwnPropertyDescriptor(prototype, name);
      return [
        name,
        get?.name,
        set?.name,
        value?.name,
        value?.length,
        ...Object.keys(flags)
          .filter((flag) => flags[flag])
          .sort(),
      ].join();
    };
    return [
      ['stop', 'label', 'ended', 'onended'].map(shape),
      ['stop', 'label', 'ended', 'onended'].map(
        (name) =>
          calls
            .attempt(() => {
              const { get, value } = Object.getOwnPropertyDescriptor(prototype, name);
              return (get || value).call({});
            })
            .split(':')[0]
      ),
      calls.attempt(() => prototype.addEventListener.call({}, 'ended', () => {})).split(':')[0],
      calls.attempt(() => MediaStreamTrack.prototype.stop.call({})).split(':')[0],
    ];
  },
  [
    [
      'stop,,,stop,0,configurable,enumerable,writable',
      'label,get label,,,,configurable,enumerable',
      'ended,get ended,,,,configurable,enumerable',
      'onended,get onended,set onended,,,configurable,enumerable',
    ],
    Array(4).fill('TypeError'),
    'TypeError',
    'TypeError',
  ]
);

behaviour(
  'install({media: false}) leaves streams as they are, and uninstall() takes the members back',
  {
    polyfill: false,
    head: `<script src="${dropIn}"></script>`,
    before:
      '<script>window.before = Object.getOwnPropertyDescriptors(MediaStream.prototype); window.stopBefore = MediaStreamTrack.prototype.stop;</script>',
  },
  () => {
    const names = ['stop', 'label', 'ended', 'onended', 'addEventListener', 'audioTracks', 'videoTracks'];
    const has = () => names.filter((name) => Object.hasOwn(MediaStream.prototype, name)).length;
    const installed = has();
    WebkitRTC.uninstall();
    const after = has();
    WebkitRTC.install({ media: false });
    // A connection hears of the tracks that a stream gets later, and names remote ones, with or without the companions.
    const same = Object.keys(before)
      .filter((name) => !/^((add|remove)Track|getTrackById)$/.test(name))
      .every((name) =>
        Object.keys(before[name]).every(
          (part) => before[name][part] === Object.getOwnPropertyDescriptor(MediaStream.prototype, name)[part]
        )
      );
    return [installed, after, has(), same, MediaStreamTrack.prototype.stop === stopBefore];
  },
  [7, 0, 0, true, true]
);

const lists = '`stream.audioTracks` and `videoTracks` with `add`, `remove`, `item`';

behaviour(
  'audioTracks and videoTracks are lists of the tracks, always up to date',
  { row: lists, surface: 'stream.audioTracks, videoTracks' },
  async () => {
    const stream = await calls.camera();
    const { audioTracks, videoTracks } = stream;
    const [audio] = stream.getAudioTracks();
    const [video] = stream.getVideoTracks();
    const seen = [
      audioTracks === stream.audioTracks,
      audioTracks.length,
      videoTracks.length,
      audioTracks[0] === audio,
      videoTracks.item(0) === video,
      videoTracks.item(1),
      videoTracks[1] === undefined,
    ];
    const clone = audio.clone();
    audioTracks.add(clone);
    seen.push(audioTracks.length, audioTracks[1] === clone, stream.getAudioTracks().length, videoTracks.length);
    videoTracks.remove(video);
    seen.push(videoTracks.length, videoTracks[0] === undefined, stream.getVideoTracks().length);
    stream.addTrack(video);
    // As apprtc muted in 2013: by the length, then one by one.
    for (let i = 0; i < videoTracks.length; i++) videoTracks[i].enabled = false;
    seen.push(video.enabled, Object.keys(videoTracks).join(), audioTracks instanceof EventTarget);
    return seen;
  },
  [true, 1, 1, true, true, null, true, 2, true, 2, 1, 0, true, 0, false, '0', true]
);

behaviour(
  "onaddtrack and onremovetrack of a remote stream's list tell of the tracks of its kind",
  { row: lists, surface: 'stream.audioTracks, videoTracks' },
  async () => {
    const { caller, callee } = calls.pair();
    const camera = await calls.camera({ video: true });
    caller.addStream(camera);
    const added = calls.event(callee, 'addstream');
    await calls.negotiate(caller, callee);
    const { stream } = await added;
    const seen = [];
    const { audioTracks, videoTracks } = stream;
    for (const type of ['addtrack', 'removetrack']) {
      audioTracks[`on${type}`] = function (event) {
        seen.push([type, event.type, event.track.kind, this === audioTracks, this.length].join(' '));
      };
      videoTracks.addEventListener(type, () => seen.push(`video ${type}`));
    }
    const [microphone] = (await calls.camera({ audio: true })).getTracks();
    const sender = caller.addTrack(microphone, camera);
    const more = calls.event(audioTracks, 'addtrack');
    await calls.negotiate(caller, callee);
    await more;
    const less = calls.event(audioTracks, 'removetrack');
    caller.removeTrack(sender);
    await calls.negotiate(caller, callee);
    await less;
    return [seen, typeof audioTracks.onaddtrack, videoTracks.onaddtrack];
  },
  [['addtrack addtrack audio true 1', 'removetrack removetrack audio true 0'], 'function', null]
);

behaviour(
  "a list's members throw on what is not a list",
  {},
  async () => {
    const { prototype } = { prototype: Object.getPrototypeOf(new MediaStream().audioTracks) };
    return [{}, 5, null, undefined]
      .flatMap((self) =>
        [
          () => prototype.item.call(self, 0),
          () => prototype.add.call(self, 0),
          () => Object.getOwnPropertyDescriptor(prototype, 'length').get.call(self),
          () => Object.getOwnPropertyDescriptor(prototype, 'onaddtrack').set.call(self, null),
        ].map((call) => calls.attempt(call).split(':')[0])
      )
      .filter((name) => name !== 'TypeError');
  },
  []
);
