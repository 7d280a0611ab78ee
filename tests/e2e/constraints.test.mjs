// What `mandatory`, `optional` and the options after them make of an offer or an answer.
import { behaviour } from './behaviour.mjs';

const row = '`{mandatory: {OfferToReceiveAudio, OfferToReceiveVideo}}` in offers and answers';

/** Runs in the page: the m-lines of an offer, and of the answer to an offer of audio and video. */
const library = () => {
  window.offered = async (...options) =>
    calls.media(
      (await calls.done((ok, fail) => new webkitRTCPeerConnection(null).createOffer(ok, fail, ...options))).sdp
    );
  window.answered = async (...options) => {
    const [caller, callee] = [new webkitRTCPeerConnection(null), new webkitRTCPeerConnection(null)];
    callee.addStream(await calls.camera());
    const offer = await calls.done((ok, fail) =>
      caller.createOffer(ok, fail, { mandatory: { OfferToReceiveAudio: true, OfferToReceiveVideo: true } })
    );
    const sending = offer.sdp.replace(/a=recvonly/g, 'a=sendrecv');
    await calls.done((ok, fail) => callee.setRemoteDescription({ type: 'offer', sdp: sending }, ok, fail));
    return calls.media((await calls.done((ok, fail) => callee.createAnswer(ok, fail, ...options))).sdp);
  };
};
const head = `<script>(${library})()</script>`;

behaviour(
  'a bare offer asks for audio, as OfferToReceiveAudio was true by default',
  { row: 'A bare offer has an m-line', surface: 'Defaults of an offer', head },
  async () => [
    await offered(),
    await offered(null),
    await offered({}),
    await offered({ mandatory: {} }),
    await offered({ optional: [{ VoiceActivityDetection: false }] }),
  ],
  Array(5).fill(['audio recvonly'])
);

behaviour(
  'a bare offer of a connection that has media or data asks for nothing more',
  { row: 'A bare offer has an m-line' },
  async () => {
    const [video, data] = [new webkitRTCPeerConnection(null), new webkitRTCPeerConnection(null)];
    video.addStream(await calls.camera({ video: true }));
    data.createDataChannel('x');
    const offers = await Promise.all(
      [video, data].map((connection) => calls.done((ok, fail) => connection.createOffer(ok, fail)))
    );
    return offers.map(({ sdp }) => calls.media(sdp).map((line) => line.split(' ')[0]));
  },
  [['video'], ['application']]
);

behaviour(
  'an offer asks for what `mandatory` and `optional` say, by flag and by word',
  { row, surface: 'createOffer', head },
  async () => [
    await offered({ mandatory: { OfferToReceiveAudio: true, OfferToReceiveVideo: true } }),
    await offered({ mandatory: { OfferToReceiveAudio: 'true', OfferToReceiveVideo: 'true' } }),
    await offered({ mandatory: { OfferToReceiveAudio: false, OfferToReceiveVideo: true } }),
    await offered({ optional: [{ OfferToReceiveVideo: true }, { OfferToReceiveAudio: true }] }),
    await offered({ mandatory: { OfferToReceiveAudio: true, OfferToReceiveVideo: false } }),
    await offered({
      mandatory: { OfferToReceiveAudio: 'true', OfferToReceiveVideo: 'false' },
      optional: [{ OfferToReceiveVideo: true }],
    }),
  ],
  [
    ['audio recvonly', 'video recvonly'],
    ['audio recvonly', 'video recvonly'],
    ['video recvonly'],
    ['audio recvonly', 'video recvonly'],
    ['audio recvonly'],
    ['audio recvonly'],
  ]
);

behaviour(
  'an offer asks for what offerToReceiveAudio and offerToReceiveVideo say, by flag and by number',
  { row: '`{offerToReceiveVideo: 1}` beside callbacks (Chrome 38 on)', surface: 'createOffer', head },
  async () => [
    await offered({ offerToReceiveAudio: true, offerToReceiveVideo: true }),
    await offered({ offerToReceiveAudio: 1, offerToReceiveVideo: 1 }),
    await offered({ offerToReceiveAudio: 0, offerToReceiveVideo: 1 }),
    await offered({ offerToReceiveVideo: true }),
    await offered({ offerToReceiveAudio: 1 }),
    await offered({ voiceActivityDetection: false }),
  ],
  [
    ['audio recvonly', 'video recvonly'],
    ['audio recvonly', 'video recvonly'],
    ['video recvonly'],
    ['video recvonly'],
    ['audio recvonly'],
    ['audio recvonly'],
  ]
);

// c49 refused it.
// Getters of the page's may give something else each time. Chromium 49 and 65 ran each once.
behaviour(
  'what an offer is asked for is read once, in each style',
  { surface: 'Grammar of constraints' },
  async () => {
    const reads = (options, call) => {
      const connection = new webkitRTCPeerConnection(null);
      connection.addStream(new MediaStream());
      return calls.readsOf(options, (watched) => call(connection, watched));
    };
    const callbacks = (connection, options) => calls.done((ok, fail) => connection.createOffer(ok, fail, options));
    const promise = (connection, options) => connection.createOffer(options);
    const old = { mandatory: { OfferToReceiveAudio: true, OfferToReceiveVideo: false }, optional: [] };
    const today = { offerToReceiveAudio: 2, offerToReceiveVideo: false, iceRestart: false };
    return {
      old: await reads(old, callbacks),
      oldByPromise: await reads(old, promise),
      today: await reads(today, callbacks),
    };
  },
  {
    old: 'mandatory mandatory.OfferToReceiveAudio mandatory.OfferToReceiveVideo optional',
    oldByPromise: 'mandatory mandatory.OfferToReceiveAudio mandatory.OfferToReceiveVideo optional',
    today: 'iceRestart offerToReceiveAudio offerToReceiveVideo',
  }
);

behaviour(
  'a negative number of streams to receive is taken, as in Chromium 53 to 65',
  { surface: 'createOffer' },
  () =>
    [{ offerToReceiveAudio: -1 }, { offerToReceiveVideo: -7 }].map((options) => {
      try {
        new webkitRTCPeerConnection(null).createOffer(
          () => {},
          () => {},
          options
        );
        return 'taken';
      } catch (error) {
        return [error.name, /offerToReceive(Audio|Video)/.test(error.message)];
      }
    }),
  ['taken', 'taken']
);

behaviour(
  'an offer keeps a stream that is sent one-way when the page wants to receive nothing',
  { row },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    connection.addStream(await calls.camera());
    const media = async (constraints) =>
      calls.media((await calls.done((ok, fail) => connection.createOffer(ok, fail, constraints))).sdp).sort();
    return [await media(), await media({ mandatory: { OfferToReceiveAudio: false, OfferToReceiveVideo: false } })];
  },
  [
    ['audio sendrecv', 'video sendrecv'],
    ['audio sendonly', 'video sendonly'],
  ]
);

behaviour(
  'an offer that asks for several of a kind, in numbers, has one section of it',
  { row: 'Constraints of offers and answers: `mandatory`, `optional`', surface: 'createOffer' },
  async () =>
    calls.media(
      (
        await calls.done((ok, fail) =>
          new webkitRTCPeerConnection(null).createOffer(ok, fail, { offerToReceiveAudio: 2, offerToReceiveVideo: 1 })
        )
      ).sdp
    ),
  ['audio recvonly', 'video recvonly']
);

behaviour(
  'each offer and answer stands alone: what one refuses to receive, the next receives',
  { row, surface: ['createOffer', 'createAnswer'] },
  async () => {
    const { caller, callee } = calls.pair();
    const refusing = { mandatory: { OfferToReceiveAudio: false, OfferToReceiveVideo: false } };
    for (const connection of [caller, callee]) connection.addStream(await calls.camera());
    const offered = [];
    for (const options of [
      refusing,
      undefined,
      { mandatory: { OfferToReceiveVideo: false } },
      { mandatory: { OfferToReceiveVideo: true } },
    ]) {
      offered.push(calls.media((await calls.done((ok, fail) => caller.createOffer(ok, fail, options))).sdp).join());
    }
    await calls.done((ok, fail) => caller.createOffer(ok, fail, refusing));
    offered.push(calls.media((await caller.createOffer()).sdp).join());
    const answered = [];
    for (const options of [undefined, refusing, undefined]) {
      const { answer } = await calls.negotiate(caller, callee, { answer: options });
      answered.push(calls.media(answer.sdp).join());
    }
    return [offered, answered];
  },
  [
    [
      'audio sendonly,video sendonly',
      'audio sendrecv,video sendrecv',
      'audio sendrecv,video sendonly',
      'audio sendrecv,video sendrecv',
      'audio sendrecv,video sendrecv',
    ],
    ['audio sendrecv,video sendrecv', 'audio sendonly,video sendonly', 'audio sendrecv,video sendrecv'],
  ]
);

behaviour(
  'an answer refuses to receive what OfferToReceive* says is not wanted',
  { row, surface: ['createAnswer', 'Defaults of an offer'], head },
  async () => [
    await answered(),
    await answered({}),
    await answered({ mandatory: { OfferToReceiveVideo: false } }),
    await answered({ mandatory: { OfferToReceiveVideo: 'false', OfferToReceiveAudio: true } }),
    await answered({ mandatory: { OfferToReceiveAudio: false, OfferToReceiveVideo: false } }),
    await answered({ offerToReceiveVideo: 0 }),
  ],
  [
    ['audio sendrecv', 'video sendrecv'],
    ['audio sendrecv', 'video sendrecv'],
    ['audio sendrecv', 'video sendonly'],
    ['audio sendrecv', 'video sendonly'],
    ['audio sendonly', 'video sendonly'],
    ['audio sendrecv', 'video sendonly'],
  ]
);

behaviour(
  'IceRestart gives new credentials, and nothing else does',
  {
    row: '`{mandatory: {IceRestart: true}}`',
    surface: 'createOffer',
    needs: 'ICE restarts',
  },
  async () => {
    const { caller, callee } = calls.pair();
    await calls.negotiate(caller, callee);
    const user = async (options) =>
      /a=ice-ufrag:(\S+)/.exec((await calls.done((ok, fail) => caller.createOffer(ok, fail, options))).sdp)[1];
    const now = await user();
    const changes = async (options) => (await user(options)) !== now;
    return {
      nothing: await changes({}),
      falseText: await changes({ mandatory: { IceRestart: 'false' } }),
      mandatory: await changes({ mandatory: { IceRestart: true } }),
      mandatoryText: await changes({ mandatory: { IceRestart: 'true' } }),
      optional: await changes({ optional: [{ IceRestart: true }] }),
      today: await changes({ iceRestart: true }),
    };
  },
  { nothing: false, falseText: false, mandatory: true, mandatoryText: true, optional: true, today: true }
);

behaviour(
  'unknown names are passed over, mandatory ones too, and told by the usage report',
  {},
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const outcome = (constraints) =>
      new Promise((resolve) => {
        connection.createOffer(
          () => resolve('offer'),
          (error) => resolve(error.message.includes('madeUp')),
          constraints
        );
      });
    return [
      await outcome({ mandatory: { madeUp: true } }),
      await outcome({ optional: [{ madeUp: true }] }),
      await outcome({ mandatory: { VoiceActivityDetection: false, googUseRtpMUX: true } }),
      WebkitRTC.usage().some(({ member, ignored }) => ignored && member === 'unknown constraints of a description'),
    ];
  },
  ['offer', 'offer', 'offer', true]
);

behaviour(
  'malformed constraints throw at once',
  { surface: 'Grammar of constraints' },
  () =>
    ['x', 5, true, { mandatory: 5 }, { optional: {} }, { optional: [{ a: 1, b: 2 }] }, { mandatory: {}, other: 1 }].map(
      (constraints) =>
        calls.attempt(() =>
          new webkitRTCPeerConnection(null).createOffer(
            () => {},
            () => {},
            constraints
          )
        )
    ),
  [
    ...Array(3).fill(
      "TypeError: Failed to execute 'createOffer' on 'RTCPeerConnection': " +
        "parameter 3 ('rtcOfferOptions') is not an object."
    ),
    ...Array(4).fill(
      "TypeError: Failed to execute 'createOffer' on 'RTCPeerConnection': Malformed constraints object."
    ),
  ]
);
