// The page around the connection: cameras, streams and video tags.
import { behaviour } from './behaviour.mjs';

const camera = '`navigator.webkitGetUserMedia` with `mandatory`/`optional`';
const tags = '`createObjectURL(stream)` and `video.src`';

behaviour(
  'webkitGetUserMedia gives a stream by callback and returns undefined',
  { row: camera, surface: 'navigator.webkitGetUserMedia' },
  async () => {
    let returned;
    const stream = await calls.done((ok, fail) => {
      returned = navigator.webkitGetUserMedia({ audio: true, video: true }, ok, fail);
    });
    return [
      returned === undefined,
      stream instanceof MediaStream,
      stream
        .getTracks()
        .map(({ kind }) => kind)
        .sort(),
      navigator.webkitGetUserMedia.name.length > 0,
    ];
  },
  [true, true, ['audio', 'video'], true]
);

behaviour(
  'webkitGetUserMedia needs no failure callback, as before Chrome 37',
  { row: camera, surface: 'navigator.webkitGetUserMedia' },
  async () => (await calls.done((ok) => navigator.webkitGetUserMedia({ audio: true }, ok))).getTracks().length,
  1
);

behaviour(
  'webkitGetUserMedia honours mandatory sizes',
  { row: camera },
  async () => {
    const size = async (video) => {
      const [track] = (await calls.camera({ video })).getTracks();
      const { width, height } = track.getSettings();
      track.stop(); // The fake camera has one size at a time.
      return [width, height];
    };
    const small = await size({ mandatory: { maxWidth: 320, maxHeight: 240 } });
    const large = await size({ mandatory: { minWidth: 1280, minHeight: 720 }, optional: [] });
    const wished = await size({
      mandatory: { maxWidth: '320' },
      optional: [{ minWidth: 100 }, { minFrameRate: 1 }, { googNoiseReduction: true }],
    });
    return [small[0] <= 320 && small[1] <= 240, large[0] >= 1280 && large[1] >= 720, wished[0] <= 320];
  },
  [true, true, true]
);

behaviour(
  "webkitGetUserMedia takes old audio constraints, empty constraints and today's",
  { row: camera },
  async () => {
    const streams = [];
    for (const audio of [
      {},
      { optional: [] },
      { mandatory: {} },
      {
        mandatory: { googEchoCancellation: 'false', googHighpassFilter: true },
        optional: [{ googAutoGainControl: true }, { madeUp: 1 }],
      },
      { echoCancellation: true },
    ])
      streams.push(await calls.camera({ audio }));
    return streams.map((stream) => stream.getAudioTracks().length);
  },
  Array(5).fill(1)
);

behaviour(
  'mandatory constraints that cannot be met go to the failure callback',
  { row: camera },
  async () => {
    const failure = (constraints) =>
      new Promise((resolve) => {
        navigator.webkitGetUserMedia(
          constraints,
          () => resolve('a stream'),
          (error) => resolve(error.name)
        );
      });
    return [
      await failure({ video: { mandatory: { minWidth: 99999 } } }),
      await failure({ video: { mandatory: { madeUp: 1 } } }),
      await failure({ audio: true, video: { mandatory: { sourceId: 'nobody' } } }),
    ].map((name) => /^(ConstraintNotSatisfied|Overconstrained|DevicesNotFound|NotFound|Type)Error$/.test(name));
  },
  [true, true, true]
);

behaviour(
  'webkitGetUserMedia throws at once when it is asked for nothing, or given no callback',
  { row: camera, surface: 'getUserMedia of nothing' },
  () =>
    [
      () =>
        navigator.webkitGetUserMedia(
          {},
          () => {},
          () => {}
        ),
      () =>
        navigator.webkitGetUserMedia(
          { audio: false, video: false },
          () => {},
          () => {}
        ),
      () => navigator.webkitGetUserMedia({ audio: true }, null, () => {}),
      () => navigator.webkitGetUserMedia({ audio: true }),
      () => navigator.webkitGetUserMedia(),
    ].map((call) => calls.attempt(call).split(':')[0]),
  ['SyntaxError', 'SyntaxError', 'TypeError', 'TypeError', 'TypeError']
);

behaviour(
  'webkitGetUserMedia takes null for any device, and refuses constraints that are no object',
  { row: camera },
  async () => ({
    kinds: (await calls.camera({ audio: null, video: null }))
      .getTracks()
      .map(({ kind }) => kind)
      .sort(),
    ofNothing: [null, undefined, { foo: true }].map(
      (given) =>
        calls
          .attempt(() =>
            navigator.webkitGetUserMedia(
              given,
              () => {},
              () => {}
            )
          )
          .split(':')[0]
    ),
    noObject: ['', 'audio', 5, true].map(
      (given) =>
        calls
          .attempt(() =>
            navigator.webkitGetUserMedia(
              given,
              () => {},
              () => {}
            )
          )
          .split(':')[0]
    ),
  }),
  { kinds: ['audio', 'video'], ofNothing: Array(3).fill('SyntaxError'), noObject: Array(4).fill('TypeError') }
);

behaviour(
  "webkitGetUserMedia's errors name member and argument",
  {},
  () =>
    [
      calls.attempt(() => navigator.webkitGetUserMedia({ audio: true }, 5, () => {})),
      calls.attempt(() =>
        navigator.webkitGetUserMedia(
          { video: { mandatory: 5 } },
          () => {},
          () => {}
        )
      ),
    ].map((text) => [
      text.split(':')[0],
      text.includes("'webkitGetUserMedia' on 'Navigator'"),
      /parameter 2|constraints/.test(text),
    ]),
  Array(2).fill(['TypeError', true, true])
);

behaviour(
  "an exception in a webkitGetUserMedia callback is the page's uncaught error",
  { row: camera, errors: ['RangeError: in success', 'RangeError: in failure'] },
  async () => {
    const heard = (call) =>
      new Promise((resolve) => {
        window.addEventListener('error', () => resolve(true), { once: true });
        call();
      });
    return [
      await heard(() =>
        navigator.webkitGetUserMedia(
          { audio: true },
          () => {
            throw new RangeError('in success');
          },
          () => {}
        )
      ),
      await heard(() =>
        navigator.webkitGetUserMedia(
          { video: { mandatory: { minWidth: 99999 } } },
          () => {},
          () => {
            throw new RangeError('in failure');
          }
        )
      ),
    ];
  },
  [true, true]
);

behaviour(
  'webkitMediaStream is MediaStream',
  { row: '`webkitMediaStream`, `webkitURL`', surface: 'webkitMediaStream' },
  async () => {
    const stream = await calls.camera({ audio: true });
    return {
      isMediaStream: new webkitMediaStream() instanceof MediaStream,
      ofStream: new webkitMediaStream(stream).getTracks().length,
      ofTracks: new webkitMediaStream(stream.getTracks()).getTracks().length,
      nativeIsOne: stream instanceof webkitMediaStream,
      createObjectURL: typeof webkitURL.createObjectURL,
    };
  },
  {
    isMediaStream: true,
    ofStream: 1,
    ofTracks: 1,
    nativeIsOne: true,
    createObjectURL: 'function',
  }
);

behaviour(
  "a stream's object URL plays in a video tag, and src reads it back",
  { row: tags, surface: 'webkitURL' },
  async () => {
    const stream = await calls.camera({ video: true });
    const video = await calls.plays(stream);
    return [
      /^blob:/.test(video.src),
      video.srcObject === stream,
      webkitURL.createObjectURL(stream) !== webkitURL.createObjectURL(stream),
      URL.createObjectURL(stream).startsWith('blob:'),
    ];
  },
  [true, true, true, true]
);

behaviour(
  'src can be copied from tag to tag, also to audio tags, and after the URL was revoked it plays on',
  { row: tags },
  async () => {
    const video = await calls.plays(await calls.camera());
    const copy = document.body.appendChild(document.createElement('video'));
    copy.muted = true;
    copy.src = video.src;
    copy.play();
    await calls.moves(copy);
    const audio = new Audio(video.src);
    audio.src = video.src;
    URL.revokeObjectURL(video.src);
    await calls.moves(video);
    return [copy.src === video.src, audio.srcObject === video.srcObject, video.paused];
  },
  [true, true, false]
);

behaviour(
  'src is let go by another src, an empty one, and srcObject',
  { row: tags },
  async () => {
    const stream = await calls.camera({ video: true });
    const url = URL.createObjectURL(stream);
    const video = document.createElement('video');
    const facts = {};
    video.src = url;
    video.src = '';
    facts.empty = { srcObject: video.srcObject, src: video.getAttribute('src') };
    video.src = url;
    const blob = URL.createObjectURL(new Blob(['x'], { type: 'video/webm' }));
    video.src = blob;
    facts.other = { srcObject: video.srcObject, srcIsBlob: video.src === blob };
    video.src = url;
    video.srcObject = null;
    facts.noSrcObject = { srcObject: video.srcObject, srcIsUrl: video.src === url };
    video.src = url;
    facts.again = { srcObjectIsStream: video.srcObject === stream };
    return facts;
  },
  {
    empty: { srcObject: null, src: '' },
    other: { srcObject: null, srcIsBlob: true },
    noSrcObject: { srcObject: null, srcIsUrl: true },
    again: { srcObjectIsStream: true },
  }
);

behaviour(
  'an address that is the name of an object member is an address like any other',
  { row: tags },
  () => {
    const video = document.createElement('video');
    return ['constructor', 'toString', '__proto__'].map((name) => {
      video.src = name;
      return [video.getAttribute('src'), video.srcObject];
    });
  },
  [
    ['constructor', null],
    ['toString', null],
    ['__proto__', null],
  ]
);

behaviour(
  'object URLs of Blobs work as before, and what is neither is a TypeError',
  { row: tags },
  async () => {
    const url = URL.createObjectURL(new Blob(['hello']));
    const text = await (await fetch(url)).text();
    URL.revokeObjectURL(url);
    const image = new Image();
    image.src = URL.createObjectURL(
      new Blob(['<svg xmlns="http://www.w3.org/2000/svg" width="3" height="4"/>'], { type: 'image/svg+xml' })
    );
    await image.decode();
    return {
      text,
      width: image.naturalWidth,
      revoked: await fetch(url).then(
        () => 'still there',
        () => 'gone'
      ),
      wrong: [undefined, null, {}, 5].map((bad) => calls.attempt(() => URL.createObjectURL(bad)).split(':')[0]),
      missing: calls.attempt(() => URL.createObjectURL()).split(':')[0],
      revokeOfNonsense: URL.revokeObjectURL('nonsense') === undefined,
    };
  },
  {
    text: 'hello',
    width: 3,
    revoked: 'gone',
    wrong: Array(4).fill('TypeError'),
    missing: 'TypeError',
    revokeOfNonsense: true,
  }
);

behaviour(
  'a call in the words of 2013: webkitURL, src, and the same URL in two tags',
  { row: tags, body: '<video id="local" autoplay muted></video><video id="remote" autoplay></video>' },
  async () => {
    const { caller, callee } = calls.pair(
      { iceServers: [{ url: 'stun:127.0.0.1' }] },
      { optional: [{ DtlsSrtpKeyAgreement: true }] }
    );
    callee.onaddstream = (event) => {
      document.getElementById('remote').src = webkitURL.createObjectURL(event.stream);
    };
    navigator.webkitGetUserMedia(
      { audio: true, video: true },
      (stream) => {
        document.getElementById('local').src = webkitURL.createObjectURL(stream);
        caller.addStream(stream);
        calls.negotiate(caller, callee);
      },
      calls.uncaught
    );
    const tags = ['local', 'remote'].map((id) => document.getElementById(id));
    tags[1].muted = true;
    await Promise.all(tags.map(calls.moves));
    return tags.map(({ paused }) => paused);
  },
  [false, false]
);
