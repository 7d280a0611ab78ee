// getUserMedia with the constraints, devices and errors of those years, in all its call forms.
import { behaviour } from './behaviour.mjs';
import { dropIn } from './engines.mjs';

const row = '`getUserMedia`: old constraints in every call form, old errors';

/**
 * Runs in each page: the resulting settings, or the error, for each call form; the fake cameras have one size at a
 * time.
 */
const before = `<script>
  window.forms = {
    webkit: function (constraints) {
      return new Promise(function (resolve, reject) { navigator.webkitGetUserMedia(constraints, resolve, reject); });
    },
    plain: function (constraints) {
      return new Promise(function (resolve, reject) { navigator.getUserMedia(constraints, resolve, reject); });
    },
    promise: function (constraints) { return navigator.mediaDevices.getUserMedia(constraints); },
  };
  window.inEachForm = async function (constraints, look) {
    var seen = [];
    for (var name in forms) {
      var stream = await forms[name](constraints).catch(function (error) { return error; });
      seen.push(look(stream));
      if (stream.getTracks) stream.getTracks().forEach(function (track) { track.stop(); });
    }
    return seen;
  };
  window.settings = function (stream) { return stream.getTracks ? stream.getVideoTracks()[0].getSettings() : stream; };
</script>`;

behaviour(
  'mandatory sizes and rates are met in every call form, strings and numbers alike',
  {
    row,
    surface: 'Constraints of getUserMedia',
    needs: 'small cameras',
    before,
  },
  async () => {
    const small = (look) => (stream) => {
      const { width, height, frameRate } = settings(stream);
      return look(width, height, frameRate);
    };
    return [
      await inEachForm(
        { video: { mandatory: { maxWidth: 320, maxHeight: 240 } } },
        small((width, height) => width <= 320 && height <= 240)
      ),
      await inEachForm(
        { video: { mandatory: { minWidth: '1280', minHeight: '720' }, optional: [] } },
        small((width, height) => width >= 1280 && height >= 720)
      ),
      await inEachForm(
        { video: { mandatory: { maxFrameRate: 10 } } },
        small((width, height, rate) => rate <= 10)
      ),
      await inEachForm(
        { video: { mandatory: { minAspectRatio: 1.3, maxAspectRatio: '1.7778' } } },
        small((width, height) => width / height >= 1.3 && width / height <= 1.78)
      ),
      await inEachForm(
        { video: { optional: [{ maxWidth: 320 }] } },
        small((width) => width <= 320)
      ),
    ];
  },
  Array(5).fill([true, true, true])
);

behaviour(
  'what is optional and cannot be met fails nothing',
  { row, surface: 'Constraints of getUserMedia', before },
  async () => [
    await inEachForm(
      {
        video: { optional: [{ minWidth: 99999 }, { sourceId: 'nobody' }, { madeUp: true }, { minFrameRate: 'fast' }] },
      },
      (stream) => stream.getVideoTracks().length
    ),
    await inEachForm(
      { audio: { mandatory: {}, optional: [{ sourceId: 'nobody' }] } },
      (stream) => stream.getAudioTracks().length
    ),
  ],
  Array(2).fill([1, 1, 1])
);

behaviour(
  'what is mandatory and cannot be met fails, with the fields of old and of today',
  { row, surface: 'Errors of getUserMedia', before },
  async () => {
    // Until then, WebKit tells no page what a camera cannot do.
    await calls.camera({ video: true });
    const look = (error) => [
      error.name,
      error.constraintName,
      error.constraint,
      error instanceof Error || error.name.endsWith('Error'),
    ];
    const of = async (constraints) => (await inEachForm(constraints, look)).map((fields) => fields.join());
    return [
      await of({ video: { mandatory: { minWidth: 99999 } } }),
      await of({ video: { mandatory: { maxWidth: '1', minHeight: 99999 } } }).then((all) =>
        all.map((text) =>
          /^(ConstraintNotSatisfied|Overconstrained)Error,(maxWidth|minHeight)?,(width|height),true$/.test(text)
        )
      ),
      await of({ audio: true, video: { mandatory: { madeUp: 1 } } }),
    ];
  },
  [
    [
      'ConstraintNotSatisfiedError,minWidth,width,true',
      'ConstraintNotSatisfiedError,minWidth,width,true',
      'OverconstrainedError,,width,true',
    ],
    [true, true, true],
    [
      'ConstraintNotSatisfiedError,madeUp,madeUp,true',
      'ConstraintNotSatisfiedError,madeUp,madeUp,true',
      'OverconstrainedError,,madeUp,true',
    ],
  ]
);

behaviour(
  'the one constraint that was mandatory is named before a camera was granted too',
  { row, surface: 'Errors of getUserMedia', before },
  async () => {
    const of = (kind, mandatory) =>
      forms.webkit({ [kind]: { mandatory } }).then(
        () => 'a stream',
        ({ name, constraintName }) => `${name} ${constraintName}`
      );
    return [await of('video', { minWidth: 99999 }), await of('video', { minFrameRate: 9999 })];
  },
  ['ConstraintNotSatisfiedError minWidth', 'ConstraintNotSatisfiedError minFrameRate']
);

behaviour(
  'what a getter of the constraints throws is thrown by the callback form, and rejects the promise form',
  {
    row,
    surface: 'Constraints of getUserMedia',
    before,
  },
  async () => {
    const evil = () => ({
      audio: { mandatory: {} },
      get peerIdentity() {
        throw new RangeError('mine');
      },
    });
    const promise = navigator.mediaDevices.getUserMedia(evil());
    return {
      thrown: calls.attempt(() =>
        navigator.webkitGetUserMedia(
          evil(),
          () => {},
          () => {}
        )
      ),
      rejected: await promise.then(
        () => 'a stream',
        ({ message }) => message
      ),
    };
  },
  { thrown: 'RangeError: mine', rejected: 'mine' }
);

behaviour(
  'members that the constraints inherit count, as in any dictionary',
  {
    row,
    surface: 'Constraints of getUserMedia',
    before,
  },
  async () => {
    const stream = await calls.camera(Object.create({ audio: true }));
    return stream.getTracks().map(({ kind }) => kind);
  },
  ['audio']
);

behaviour(
  'a refusal has the name, the code and the constant of old',
  {
    row,
    surface: 'Errors of getUserMedia',
    before: `${before}<script>
  // The browser's own refusal, as it comes when the user says no.
  MediaDevices.prototype.getUserMedia = function () {
    return Promise.reject(new DOMException('Permission denied', 'NotAllowedError'));
  };
</script>`,
  },
  async () => {
    const error = await forms.webkit({ audio: true }).catch((refusal) => refusal);
    const modern = await forms.promise({ audio: true }).catch((refusal) => refusal);
    return {
      name: error.name,
      code: error.code,
      constant: error.PERMISSION_DENIED,
      codeIsConstant: error.code === error.PERMISSION_DENIED,
      constraintName: error.constraintName,
      message: error.message,
      isDOMException: error instanceof DOMException,
      modernName: modern.name,
      modernCode: modern.code,
    };
  },
  {
    name: 'PermissionDeniedError',
    code: 1,
    constant: 1,
    codeIsConstant: true,
    constraintName: '',
    message: 'Permission denied',
    isDOMException: true,
    modernName: 'NotAllowedError',
    modernCode: 0,
  }
);

behaviour(
  'every name that Chrome knew is taken, as a flag, a string or a number',
  {
    row,
    surface: 'Constraints of getUserMedia',
    needs: 'noise suppression',
    before,
  },
  async () => {
    const audio = [
      'echoCancellation',
      'googEchoCancellation',
      'googEchoCancellation2',
      'googAutoGainControl',
      'googAutoGainControl2',
      'googNoiseSuppression',
      'googNoiseSuppression2',
      'googHighpassFilter',
      'googTypingNoiseDetection',
      'googAudioMirroring',
      'googDAEchoCancellation',
      'googBeamforming',
      'googArrayGeometry',
      'googHotword',
      'chromeRenderToAssociatedSink',
      'latencyMs',
      'disableLocalEcho',
    ];
    const video = ['googNoiseReduction', 'googPowerLineFrequency'];
    const refused = [];
    for (const [kind, names] of Object.entries({ audio, video })) {
      for (const name of names) {
        for (const value of [false, 'false']) {
          const stream = await forms.webkit({ [kind]: { mandatory: { [name]: value } } }).catch((error) => error);
          if (stream.stop) stream.stop();
          else refused.push([name, stream.name]);
        }
      }
    }
    const off = await forms.webkit({
      audio: { mandatory: { googEchoCancellation: 'false', googNoiseSuppression: false } },
    });
    const { echoCancellation, noiseSuppression } = off.getAudioTracks()[0].getSettings();
    const ignored = WebkitRTC.usage()
      .filter((use) => use.ignored)
      .map(({ member }) => member);
    return {
      refused,
      echoCancellation,
      noiseSuppression,
      ignoresHotword: ignored.includes('googHotword'),
      ignoresEchoCancellation: ignored.includes('echoCancellation'),
    };
  },
  {
    refused: [],
    echoCancellation: false,
    noiseSuppression: false,
    ignoresHotword: true,
    ignoresEchoCancellation: false,
  }
);

behaviour(
  'sourceId and chromeMediaSourceId choose the device',
  {
    row,
    before: `${before}<script>
  window.asked = [];
  var native = MediaDevices.prototype.getUserMedia;
  MediaDevices.prototype.getUserMedia = function (constraints) {
    asked.push(JSON.stringify(constraints));
    return native.apply(this, arguments);
  };
</script>`,
  },
  async () => {
    await calls.camera();
    const microphones = (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'audioinput');
    const { deviceId } = microphones[microphones.length - 1];
    return [
      await inEachForm(
        { audio: { mandatory: { sourceId: deviceId } } },
        (stream) => stream.getAudioTracks()[0].getSettings().deviceId === deviceId
      ),
      // As a wish: the test browser's stand-in for the permission prompt always takes the first device, so the request
      // itself is checked.
      await inEachForm(
        { audio: { optional: [{ sourceId: deviceId }] } },
        () => asked.pop() === JSON.stringify({ audio: { advanced: [{ deviceId: { exact: deviceId } }] } })
      ),
      await inEachForm(
        { audio: { mandatory: { chromeMediaSourceId: deviceId } } },
        (stream) => stream.getAudioTracks()[0].getSettings().deviceId === deviceId
      ),
    ];
  },
  Array(3).fill([true, true, true])
);

behaviour(
  "old and new style together are the union of both, and the page's objects stay as they were",
  {
    row,
    surface: 'Constraints of getUserMedia',
    needs: 'small cameras',
    before,
  },
  async () => {
    const constraints = {
      audio: false,
      video: {
        mandatory: { maxWidth: 640, minWidth: '300' },
        optional: [{ maxHeight: 480 }],
        width: 320,
        height: { ideal: 240 },
        advanced: [{ frameRate: { max: 60 } }],
      },
    };
    const text = JSON.stringify(constraints);
    const sizes = await inEachForm(constraints, (stream) => {
      const { width } = settings(stream);
      return (width >= 300 && width <= 640) || String(width);
    });
    return [
      sizes,
      JSON.stringify(constraints) === text,
      await inEachForm({ video: { width: { exact: 320 }, optional: [] } }, (stream) => settings(stream).width),
    ];
  },
  [[true, true, true], true, [320, 320, 320]]
);

behaviour(
  "mediaDevices.getUserMedia is the native one for today's constraints, with the same errors",
  {
    row,
    polyfill: false,
    before: '<script>window.native = MediaDevices.prototype.getUserMedia;</script>',
    head: `<script src="${dropIn}"></script>`,
  },
  async () => {
    const devices = navigator.mediaDevices;
    const outcome = async (call) => {
      try {
        const stream = await call();
        return stream
          .getTracks()
          .map(({ kind }) => kind)
          .sort()
          .join();
      } catch (error) {
        return `${error.name}: ${error.message} ${error.constraint}`;
      }
    };
    const same = [];
    const evil = {
      get audio() {
        throw new RangeError('mine');
      },
    };
    for (const args of [
      [],
      [{}],
      [null],
      [5],
      [{ audio: true }],
      [{ video: { width: { exact: 99999 } } }],
      [{ audio: { deviceId: 'x' }, video: true }],
      [{ video: { width: { exact: 'text' } } }],
      [evil],
    ]) {
      const [mine, theirs] = [
        await outcome(() => devices.getUserMedia(...args)),
        await outcome(() => native.apply(devices, args)),
      ];
      same.push(mine === theirs || [mine, theirs]);
    }
    const shape = [
      devices.getUserMedia.name,
      devices.getUserMedia.length === native.length,
      await outcome(() => MediaDevices.prototype.getUserMedia.call({}, { audio: true })).then(
        (text) => text.split(':')[0]
      ),
    ];
    const malformed = await outcome(() => devices.getUserMedia({ video: { mandatory: 5 } }));
    return [same, shape, malformed.split(':')[0], WebkitRTC.usage().map(({ member }) => member)];
  },
  [Array(9).fill(true), ['getUserMedia', true, 'TypeError'], 'TypeError', ['mediaDevices.getUserMedia']]
);

behaviour(
  'chromeMediaSource asks for a screen, in the words that getDisplayMedia takes',
  {
    row,
    surface: 'Constraints of getUserMedia',
    before: `${before}<script>
  window.asked = [];
  var native = MediaDevices.prototype.getDisplayMedia;
  MediaDevices.prototype.getDisplayMedia = function (constraints) {
    asked.push(JSON.stringify(constraints));
    return native.apply(this, arguments);
  };
</script>`,
  },
  async () => {
    const attempts = [
      { video: { mandatory: { chromeMediaSource: 'screen', maxWidth: 1280, minWidth: '640' } } },
      {
        audio: { mandatory: { chromeMediaSource: 'system' } },
        video: {
          mandatory: { chromeMediaSource: 'desktop', chromeMediaSourceId: 'abc:1', maxFrameRate: 15 },
          optional: [{ googTemporalLayeredScreencast: true }, { minHeight: 100 }],
        },
      },
      { audio: false, video: { optional: [{ chromeMediaSource: 'tab' }] } },
    ];
    // Firefox finds no screen where there is none; in WebKit a user's gesture is good for one call.
    const outcomes = [];
    for (const constraints of attempts)
      outcomes.push(
        await forms.webkit(constraints).then(
          (stream) => {
            stream.stop();
            return 'a stream';
          },
          ({ name }) => name
        )
      );
    return [
      asked,
      outcomes.every((outcome) => /^(a stream|DevicesNotFoundError|InvalidStateError)$/.test(outcome)) || outcomes,
    ];
  },
  [
    [
      '{"video":{"width":{"max":"1280","ideal":"640"}}}',
      '{"audio":{},"video":{"frameRate":{"max":"15"},"height":{"ideal":"100"}}}',
      '{"audio":false,"video":{}}',
    ],
    true,
  ]
);

behaviour(
  'a chromeMediaSource that Chrome did not know is a constraint that cannot be met',
  { row, before, surface: 'Constraints of getUserMedia' },
  () =>
    Promise.all(
      [
        { video: { mandatory: { chromeMediaSource: 'other' } } },
        { video: { mandatory: { chromeMediaSource: '' } } },
      ].map((constraints) =>
        forms.webkit(constraints).then(
          () => 'a stream',
          ({ name, constraintName }) => `${name} ${constraintName}`
        )
      )
    ),
  Array(2).fill('ConstraintNotSatisfiedError chromeMediaSource')
);

behaviour(
  "chromeMediaSource without a user's gesture fails with an error that says what is wrong",
  { row, before, patience: 30_000 },
  async () => {
    // What the test driver runs counts as a gesture, for a while.
    while (navigator.userActivation.isActive)
      await new Promise((resolve) => {
        setTimeout(resolve, 100);
      });
    const outcome = (asking) =>
      asking.then(
        (stream) => {
          stream.getTracks()[0].stop();
          return 'a stream';
        },
        (error) => `${error.name} ${/user gesture/.test(error.message) || error.message}`
      );
    const native = await outcome(navigator.mediaDevices.getDisplayMedia({ video: true }));
    const mine = await outcome(forms.webkit({ video: { mandatory: { chromeMediaSource: 'screen' } } }));
    // Chromium asks for no gesture where a flag answers its prompts.
    return [mine === native, ['InvalidStateError true', 'a stream'].includes(mine) || mine];
  },
  [true, true]
);

behaviour(
  'MediaStreamTrack.getSources tells cameras and microphones',
  { row: '`MediaStreamTrack.getSources`', surface: 'MediaStreamTrack.getSources' },
  async () => {
    await calls.camera();
    const seen = [];
    const sources = await new Promise((resolve) => {
      seen.push(String(MediaStreamTrack.getSources(resolve)));
      seen.push('later');
    });
    const devices = await navigator.mediaDevices.enumerateDevices();
    return {
      seen,
      countsInputs: sources.length === devices.filter(({ kind }) => kind.endsWith('input')).length,
      kinds: [...new Set(sources.map(({ kind }) => kind))].sort(),
      areDevices: sources.every(
        ({ id, label, facing }) =>
          devices.some((device) => device.deviceId === id && device.label === label) &&
          ['', 'user', 'environment'].includes(facing)
      ),
      withoutCallback: calls.attempt(() => MediaStreamTrack.getSources()),
      length: MediaStreamTrack.getSources.length,
    };
  },
  {
    seen: ['undefined', 'later'],
    countsInputs: true,
    kinds: ['audio', 'video'],
    areDevices: true,
    withoutCallback:
      "TypeError: Failed to execute 'getSources' on 'MediaStreamTrack': " +
      'The callback provided as parameter 1 is not a function.',
    length: 1,
  }
);

behaviour(
  'getSources tells which way a camera looks, by its abilities or its label',
  {
    row: '`MediaStreamTrack.getSources`',
    before: `<script>
  MediaDevices.prototype.enumerateDevices = function () {
    var device = function (label, facingMode) {
      var getCapabilities = facingMode && function () { return { facingMode: facingMode }; };
      return { deviceId: label, groupId: '', kind: 'videoinput', label: label, getCapabilities: getCapabilities };
    };
    return Promise.resolve([
      device('camera2 1, facing front'),
      device('Back Camera'),
      device('odd', ['environment']),
      device('facing back', []),
      device('Integrated')
    ]);
  };
</script>`,
  },
  () =>
    new Promise((resolve) => {
      MediaStreamTrack.getSources((sources) => resolve(sources.map(({ facing }) => facing)));
    }),
  ['user', 'environment', 'environment', 'environment', '']
);
