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
    const before = { ended: stream.ended, onended: stream.onended, labelIsId: stream.label === stream.id };
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
    return {
      before,
      returnsNothing: returned === undefined,
      states,
      ended,
      active: stream.active,
      seen,
    };
  },
  {
    before: { ended: false, onended: null, labelIsId: true },
    returnsNothing: true,
    states: ['ended', 'ended'],
    ended: true,
    active: false,
    seen: ['returned', 'listener ended true false', 'handler ended true'],
  }
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
    return {
      copyEnded: copy.ended,
      emptyEnded: empty.ended,
      cloneEnded: clone.ended,
      cloneLabelIsId: clone.label === clone.id,
      emptyLabelIsId: empty.label === empty.id,
    };
  },
  {
    copyEnded: true,
    emptyEnded: false,
    cloneEnded: false,
    cloneLabelIsId: true,
    emptyLabelIsId: true,
  }
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
    const counts = [[video], [audio, video], stream].map((from) => ({
      prefixed: new webkitMediaStream(from).getTracks().length,
      native: new MediaStream(from).getTracks().length,
    }));
    return {
      counts,
      madeIsOne: new webkitMediaStream() instanceof webkitMediaStream,
      nativeIsOne: native,
      wrongArgument: calls.attempt(() => new webkitMediaStream(5)).split(':')[0],
      withoutNew: calls.attempt(() => webkitMediaStream()).split(':')[0],
    };
  },
  {
    counts: [
      { prefixed: 0, native: 1 },
      { prefixed: 1, native: 2 },
      { prefixed: 1, native: 2 },
    ],
    madeIsOne: true,
    nativeIsOne: true,
    wrongArgument: 'TypeError',
    withoutNew: 'TypeError',
  }
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
    before: `<script>
  window.before = Object.getOwnPropertyDescriptors(MediaStream.prototype);
  window.stopBefore = MediaStreamTrack.prototype.stop;
</script>`,
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
    return {
      installed,
      uninstalled: after,
      withoutMedia: has(),
      sameMembers: same,
      sameTrackStop: MediaStreamTrack.prototype.stop === stopBefore,
    };
  },
  {
    installed: 7,
    uninstalled: 0,
    withoutMedia: 0,
    sameMembers: true,
    sameTrackStop: true,
  }
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
    const first = {
      sameList: audioTracks === stream.audioTracks,
      audio: audioTracks.length,
      video: videoTracks.length,
      byIndex: audioTracks[0] === audio,
      byItem: videoTracks.item(0) === video,
      noItem: videoTracks.item(1),
      nothingByIndex: videoTracks[1] === undefined,
    };
    const clone = audio.clone();
    audioTracks.add(clone);
    const added = {
      audio: audioTracks.length,
      byIndex: audioTracks[1] === clone,
      inStream: stream.getAudioTracks().length,
      video: videoTracks.length,
    };
    videoTracks.remove(video);
    const removed = {
      video: videoTracks.length,
      nothingByIndex: videoTracks[0] === undefined,
      inStream: stream.getVideoTracks().length,
    };
    stream.addTrack(video);
    // As apprtc muted in 2013: by the length, then one by one.
    for (let i = 0; i < videoTracks.length; i++) videoTracks[i].enabled = false;
    return {
      first,
      added,
      removed,
      enabled: video.enabled,
      keys: Object.keys(videoTracks).join(),
      isEventTarget: audioTracks instanceof EventTarget,
    };
  },
  {
    first: { sameList: true, audio: 1, video: 1, byIndex: true, byItem: true, noItem: null, nothingByIndex: true },
    added: { audio: 2, byIndex: true, inStream: 2, video: 1 },
    removed: { video: 0, nothingByIndex: true, inStream: 0 },
    enabled: false,
    keys: '0',
    isEventTarget: true,
  }
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
