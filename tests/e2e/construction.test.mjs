// `new webkitRTCPeerConnection(configuration, constraints)`: the class, its second argument, and how the page sees it.
import { behaviour } from './behaviour.mjs';

const constructor = 'Constructor: every form, `instanceof`, subclasses';

behaviour(
  'takes a configuration, null, undefined and nothing, and constraints, null and undefined',
  { row: constructor, surface: ['new webkitRTCPeerConnection(config, constraints)', 'bundlePolicy, rtcpMuxPolicy'] },
  () => {
    const forms = [
      [],
      [null],
      [undefined],
      [{}],
      [{ iceServers: [] }],
      [{ iceServers: undefined }],
      [null, null],
      [null, undefined],
      [null, {}],
      [{ iceServers: [] }, { optional: [] }],
      [null, { mandatory: {} }],
      [null, { mandatory: {}, optional: [] }],
      [null, { optional: [{ DtlsSrtpKeyAgreement: true }] }],
      [null, { mandatory: { DtlsSrtpKeyAgreement: 'true' } }],
      [null, { optional: [{ RtpDataChannels: true }, { googIPv6: true }, { googDscp: true }] }],
      [null, { optional: [{ madeUp: 1 }] }],
      [{ rtcpMuxPolicy: 'negotiate', bundlePolicy: 'max-bundle' }],
    ];
    return forms.map((form) => calls.attempt(() => new webkitRTCPeerConnection(...form).signalingState));
  },
  Array(17).fill('stable')
);

behaviour(
  'refuses what is not a configuration',
  { row: constructor, surface: ['iceServers missing or malformed', 'bundlePolicy, rtcpMuxPolicy'] },
  () => {
    const refused = (...form) => {
      try {
        new webkitRTCPeerConnection(...form);
        return 'taken';
      } catch (error) {
        return error.name;
      }
    };
    return [
      '',
      'stun:h',
      5,
      true,
      { iceServers: null },
      { iceServers: 'stun:h' },
      { iceServers: {} },
      { iceServers: [5] },
      { bundlePolicy: 'none' },
    ].map((value) => refused(value));
  },
  Array(9).fill('TypeError')
);

behaviour(
  'refuses malformed constraints, and takes only `mandatory` and `optional`',
  { row: 'Constructor: `mandatory`/`optional` checked as Chrome did', surface: 'Grammar of constraints' },
  () => {
    const forms = [
      '',
      'x',
      5,
      true,
      { foo: 1 },
      { mandatory: 5 },
      { mandatory: null },
      { optional: {} },
      { optional: [5] },
      { optional: [null] },
      { optional: [{ a: 1, b: 2 }] },
      { optional: [{}] },
    ];
    return forms.map((constraints) => calls.attempt(() => new webkitRTCPeerConnection(null, constraints)));
  },
  [
    ...Array(4).fill(
      "TypeError: Failed to construct 'RTCPeerConnection': parameter 2 ('mediaConstraints') is not an object."
    ),
    ...Array(8).fill("TypeError: Failed to construct 'RTCPeerConnection': Malformed constraints object."),
  ]
);

behaviour(
  'takes every mandatory name, as Chromium 49 did, and the usage report tells those without an effect',
  {
    row: 'Constructor: `mandatory`/`optional` checked as Chrome did',
    surface: 'Names of constraints',
  },
  () => {
    for (const name of ['madeUp', 'OfferToReceiveVideo', 'minWidth', 'googDscp']) {
      new webkitRTCPeerConnection(null, { mandatory: { DtlsSrtpKeyAgreement: true, [name]: true } });
    }
    return WebkitRTC.usage()
      .filter(({ ignored }) => ignored)
      .map(({ member, count }) => `${member} ${count}`)
      .sort();
  },
  ['googDscp 1', 'unknown constraints of a connection 3']
);

behaviour(
  'the legacy default of rtcpMuxPolicy is `negotiate`, where the browser has it',
  {
    surface: 'bundlePolicy, rtcpMuxPolicy',
  },
  () => {
    const policyOf = (...form) => new webkitRTCPeerConnection(...form).getConfiguration().rtcpMuxPolicy;
    const has = policyOf({ rtcpMuxPolicy: 'negotiate' }) === 'negotiate';
    const forms = [[null, null], [null, {}], [{ iceServers: [{ url: 'stun:h' }] }], [{ iceTransports: 'all' }]];
    return {
      legacy: forms.map((form) => policyOf(...form)).every((policy) => !has || policy === 'negotiate'),
      modern: [[{ iceServers: [] }], [], [null]].every((form) => policyOf(...form) !== 'negotiate'),
    };
  },
  { legacy: true, modern: true }
);

behaviour(
  'is a native connection: an instance of both classes, which prints itself as it did',
  { row: constructor, attributes: { 'data-prefixed-only': '' }, surface: 'webkitRTCPeerConnection' },
  () => {
    const connection = new webkitRTCPeerConnection(null);
    return {
      isPrefixed: connection instanceof webkitRTCPeerConnection,
      isNative: connection instanceof RTCPeerConnection,
      isEventTarget: connection instanceof EventTarget,
      constructor: connection.constructor === webkitRTCPeerConnection,
      prototype: Object.getPrototypeOf(connection) === webkitRTCPeerConnection.prototype,
      text: Object.prototype.toString.call(connection),
      tag: connection[Symbol.toStringTag],
      name: webkitRTCPeerConnection.name,
      type: typeof webkitRTCPeerConnection,
      nativeCode: /\[native code\]/.test(webkitRTCPeerConnection),
      ownKeys: Object.keys(connection).length,
      nativeIsPrefixed: new RTCPeerConnection() instanceof webkitRTCPeerConnection,
      sameClass: webkitRTCPeerConnection === RTCPeerConnection,
    };
  },
  {
    isPrefixed: true,
    isNative: true,
    isEventTarget: true,
    constructor: true,
    prototype: true,
    text: '[object RTCPeerConnection]',
    tag: 'RTCPeerConnection',
    name: 'RTCPeerConnection',
    type: 'function',
    nativeCode: true,
    ownKeys: 0,
    nativeIsPrefixed: false,
    sameClass: false,
  }
);

behaviour(
  'throws a TypeError when called without new',
  { row: constructor, surface: 'Call without new' },
  () => [
    calls.attempt(() => webkitRTCPeerConnection(null)).split(':')[0],
    calls.attempt(() => webkitRTCPeerConnection.call({}, null)).split(':')[0],
  ],
  ['TypeError', 'TypeError']
);

behaviour(
  'can be extended, by class and by the prototype',
  { row: constructor },
  async () => {
    class Mine extends webkitRTCPeerConnection {
      constructor(name) {
        super({ iceServers: [{ url: 'stun:127.0.0.1' }] }, { optional: [] });
        this.label = name;
      }
      hello() {
        return this.label;
      }
      createOffer(ok) {
        super.createOffer((offer) => ok('mine ' + offer.type));
      }
    }
    const connection = new Mine('x');
    function Old() {
      return Reflect.construct(webkitRTCPeerConnection, [null], Old);
    }
    Old.prototype = Object.create(webkitRTCPeerConnection.prototype);
    return {
      hello: connection.hello(),
      isMine: connection instanceof Mine,
      isPrefixed: connection instanceof webkitRTCPeerConnection,
      isNative: connection instanceof RTCPeerConnection,
      offer: await calls.done((ok) => connection.createOffer(ok)),
      oldIsOld: new Old() instanceof Old,
      oldStreams: new Old().getLocalStreams().length,
    };
  },
  {
    hello: 'x',
    isMine: true,
    isPrefixed: true,
    isNative: true,
    offer: 'mine offer',
    oldIsOld: true,
    oldStreams: 0,
  }
);

behaviour(
  'serves the old idiom `RTCPeerConnection = webkitRTCPeerConnection`',
  { row: constructor },
  async () => {
    window.RTCPeerConnection = webkitRTCPeerConnection;
    const connection = new RTCPeerConnection(null, { optional: [{ DtlsSrtpKeyAgreement: true }] });
    const offer = await calls.done((ok, fail) => connection.createOffer(ok, fail));
    return [offer.type, connection instanceof RTCPeerConnection];
  },
  ['offer', true]
);

behaviour(
  'inherits the static generateCertificate',
  { row: constructor, surface: 'generateCertificate' },
  async () => {
    const certificate = await webkitRTCPeerConnection.generateCertificate({ name: 'ECDSA', namedCurve: 'P-256' });
    return [
      certificate instanceof RTCCertificate,
      new webkitRTCPeerConnection({ certificates: [certificate] }).signalingState,
    ];
  },
  [true, 'stable']
);

behaviour(
  'has members in the shape of native ones',
  {},
  () => {
    const lengths = {
      createOffer: 0,
      createAnswer: 0,
      setLocalDescription: 0,
      setRemoteDescription: 1,
      addIceCandidate: 0,
      addStream: 1,
      removeStream: 1,
      getLocalStreams: 0,
      getRemoteStreams: 0,
      getStreamById: 1,
      createDataChannel: 1,
    };
    return Object.entries(lengths)
      .filter(([name, length]) => {
        const { value, writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(
          webkitRTCPeerConnection.prototype,
          name
        );
        return !(
          value.name === name &&
          value.length === length &&
          writable &&
          enumerable &&
          configurable &&
          !('prototype' in value) &&
          /\[native code\]/.test(value) &&
          calls.attempt(() => new value()).startsWith('TypeError')
        );
      })
      .map(([name]) => name);
  },
  []
);

behaviour(
  'a wrapper that passes `undefined` (webrtc-adapter in Safari) makes no page of today one of old',
  {},
  async () => {
    const connection = new webkitRTCPeerConnection(undefined, undefined);
    connection.addTransceiver('audio');
    await connection.setLocalDescription(undefined);
    return [connection.localDescription.type, /\r\na=mid:0\r\n/.test(connection.localDescription.sdp)];
  },
  ['offer', true]
);
