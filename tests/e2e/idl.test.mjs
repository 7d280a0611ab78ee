// The shape of the class: what WebIDL makes of our IDL; and whether each standard member is and does what the native
// one is and does.
import { behaviour } from './behaviour.mjs';
import { legacyMembers, standardMembers } from './idl.mjs';

const row = 'The class has the shape that WebIDL gives';

/** Runs in the page: what is wrong with the own property of a prototype that an IDL member is. */
const shape = `<script>window.shape = ${(object, { name, kind, readonly, length }, isMember = true) => {
  const descriptor = Object.getOwnPropertyDescriptor(object, name);
  if (!descriptor) return [`${name} is missing`];
  const wrong = [];
  const is = (fact, right) => {
    if (!right) wrong.push(`${name}: ${fact}`);
  };
  const isFunction = (value, as, count) => {
    is('a function', typeof value === 'function');
    is(`name ${value.name}`, value.name === as);
    is(`length ${value.length}`, value.length === count);
    is('no prototype', !('prototype' in value));
    is('native code', /\[native code\]/.test(value));
    is('no constructor', calls.attempt(() => new value()).startsWith('TypeError'));
    is('own names', Object.getOwnPropertyNames(value).sort().join() === 'length,name');
  };
  is('enumerable', descriptor.enumerable);
  is('configurable', descriptor.configurable);
  if (kind === 'operation') {
    is('writable', descriptor.writable);
    isFunction(descriptor.value, name, length);
  } else {
    isFunction(descriptor.get, `get ${name}`, 0);
    if (readonly) is('read-only', descriptor.set === undefined);
    else if (isMember) isFunction(descriptor.set, `set ${name}`, 1);
    else is('writable', typeof descriptor.set === 'function');
    is('brand of get', calls.attempt(() => descriptor.get.call({})).startsWith?.('TypeError'));
  }
  return wrong;
}};</script>`;

behaviour(
  'each member of our IDL is as WebIDL makes it, and there are no others',
  {
    row,
    surface: 'webkitRTCPeerConnection',
    attributes: { 'data-prefixed-only': '' },
    before: shape,
    args: [legacyMembers('webkitRTCPeerConnection')],
  },
  (members) => {
    const { prototype } = webkitRTCPeerConnection;
    const names = members.map(({ name }) => name);
    const listed = [];
    // In Firefox alone: moz-names.test.mjs.
    const more = 'mozGetUserMedia' in navigator ? ['constructor', 'connectDataConnection'] : ['constructor'];
    for (const name in new webkitRTCPeerConnection(null)) listed.push(name);
    const flags = (object, name) => {
      const { writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(object, name);
      return { writable, enumerable, configurable };
    };
    return {
      wrongMembers: members.flatMap((member) => shape(prototype, member)),
      otherMembers: Reflect.ownKeys(prototype).filter((name) => ![...more, ...names].includes(name)),
      unlistedMembers: names.filter((name) => !listed.includes(name)),
      prototype: flags(webkitRTCPeerConnection, 'prototype'),
      constructorIsClass: prototype.constructor === webkitRTCPeerConnection,
      constructor: flags(prototype, 'constructor'),
      global: flags(window, 'webkitRTCPeerConnection'),
      nativePrototype: Object.getPrototypeOf(prototype) === RTCPeerConnection.prototype,
      nativeClass: Object.getPrototypeOf(webkitRTCPeerConnection) === RTCPeerConnection,
      tag: prototype[Symbol.toStringTag] === webkitRTCPeerConnection.name,
      length: webkitRTCPeerConnection.length,
      generateCertificate: typeof webkitRTCPeerConnection.generateCertificate,
    };
  },
  {
    wrongMembers: [],
    otherMembers: [],
    unlistedMembers: [],
    prototype: { writable: false, enumerable: false, configurable: false },
    constructorIsClass: true,
    constructor: { writable: true, enumerable: false, configurable: true },
    global: { writable: true, enumerable: false, configurable: true },
    nativePrototype: true,
    nativeClass: true,
    tag: true,
    length: 0,
    generateCertificate: 'function',
  }
);

behaviour(
  'the companions have the members of our IDL',
  {
    row,
    surface: 'RTCSessionDescription, RTCIceCandidate',
    before: shape,
    args: [
      ['RTCSessionDescription', 'RTCIceCandidate', 'RTCDataChannel'].map((name) => [name, legacyMembers(name)]),
      legacyMembers('LegacyRTCDTMFSender'),
    ],
  },
  async (interfaces, dtmfMembers) => {
    const connection = new webkitRTCPeerConnection(null);
    const camera = await calls.camera({ audio: true });
    connection.addStream(camera);
    const dtmf = Object.getPrototypeOf(connection.createDTMFSender(camera.getAudioTracks()[0]));
    return [
      interfaces.flatMap(([name, members]) =>
        members.flatMap((member) => shape(window[name].prototype, member, false).map((wrong) => `${name}.${wrong}`))
      ),
      dtmfMembers.flatMap((member) => shape(dtmf, member)),
      Object.getPrototypeOf(dtmf) === RTCDTMFSender.prototype,
    ];
  },
  [[], [], true]
);

behaviour(
  'each standard member has the descriptor of the native one',
  { row, attributes: { 'data-prefixed-only': '' }, args: [standardMembers('RTCPeerConnection')] },
  (members) => {
    const find = (object, name) =>
      object ? (Object.getOwnPropertyDescriptor(object, name) ?? find(Object.getPrototypeOf(object), name)) : undefined;
    const facts = (value) =>
      typeof value === 'function' ? [value.name, value.length, 'prototype' in value] : String(value);
    const tell = (descriptor) =>
      descriptor &&
      JSON.stringify(
        Object.entries(descriptor)
          .map(([key, value]) => [key, facts(value)])
          .sort()
      );
    return members
      .filter(({ name, isStatic }) => {
        const [ours, native] = [webkitRTCPeerConnection, RTCPeerConnection].map((Class) =>
          tell(find(isStatic ? Class : Class.prototype, name))
        );
        return ours !== native;
      })
      .map(({ name }) => name);
  },
  []
);

behaviour(
  'each standard member gives the same result and the same error as natively, for modern arguments',
  { row, attributes: { 'data-prefixed-only': '' }, args: [standardMembers('RTCPeerConnection')] },
  async (members) => {
    const camera = await calls.camera({ audio: true });
    const [track] = camera.getAudioTracks();
    const certificate = await RTCPeerConnection.generateCertificate({ name: 'ECDSA', namedCurve: 'P-256' });
    const { sdp } = await new RTCPeerConnection().createOffer({ offerToReceiveAudio: true });
    const kind = (value) =>
      value === null || (typeof value !== 'object' && typeof value !== 'function')
        ? String(value)
        : Array.isArray(value)
          ? `array of ${value.length}`
          : Object.prototype.toString.call(value);
    const outcome = async (call) => {
      try {
        const value = call();
        return value instanceof Promise
          ? await value.then(
              (given) => `promise of ${kind(given)}`,
              (error) => `rejected with ${error.name}: ${error.message}`
            )
          : kind(value);
      } catch (error) {
        return `${error.name}: ${error.message}`;
      }
    };
    const general = [[], [5], [{}]];
    const special = {
      createOffer: [[{ offerToReceiveAudio: true }], [{ iceRestart: true }], [null]],
      createAnswer: [[null]],
      setLocalDescription: [[{ type: 'offer', sdp }], [{ type: 'rollback' }], [{ type: 'foo' }], [null]],
      setRemoteDescription: [[{ type: 'offer', sdp }], [{ type: 'offer', sdp: 'nonsense' }], [null]],
      addIceCandidate: [
        [null],
        [{ candidate: 'x' }],
        [{ candidate: '', sdpMid: '0' }],
        [{ candidate: 'nano', sdpMid: '0' }],
      ],
      setConfiguration: [
        [{ iceServers: [] }],
        [{ bundlePolicy: 'max-bundle' }],
        [{ iceServers: [{ urls: 'http://x' }] }],
      ],
      addTrack: [[track], [track, camera], [track, {}], [null]],
      removeTrack: [[null]],
      addTransceiver: [['audio'], ['foo'], [track, { direction: 'sendonly' }]],
      createDataChannel: [
        ['x'],
        ['x', { ordered: false }],
        ['x', { maxRetransmits: 1, maxPacketLifeTime: 1 }],
        ['x', 5],
      ],
      getStats: [[null], [track]],
      generateCertificate: [[{ name: 'ECDSA', namedCurve: 'P-256' }]],
    };
    const differing = [];
    // Firefox throws there; pages of the time read them.
    const isLegacy = (state, name) => state === 'closed' && /^(local|remote)Description$/.test(name);
    for (const { name, kind: of, isStatic } of members) {
      if (!(name in (isStatic ? RTCPeerConnection : RTCPeerConnection.prototype))) continue;
      for (const state of isStatic ? ['static'] : ['fresh', 'closed']) {
        // Chromium makes 500 connections at most before it collects garbage.
        const closed = new Map(
          [webkitRTCPeerConnection, RTCPeerConnection].map((Class) => [Class, state === 'closed' && new Class()])
        );
        if (state === 'closed') for (const connection of closed.values()) connection.close();
        for (const form of of === 'attribute' ? [[]] : [...general, ...(special[name] ?? [])]) {
          const [ours, native] = await Promise.all(
            [webkitRTCPeerConnection, RTCPeerConnection].map(async (Class) => {
              const object = isStatic ? Class : closed.get(Class) || new Class();
              const told = await outcome(() => (of === 'attribute' ? object[name] : object[name](...form)));
              if (!isStatic && state === 'fresh') object.close();
              return told.replaceAll('webkitRTCPeerConnection', 'RTCPeerConnection');
            })
          );
          if (ours !== native && !isLegacy(state, name))
            differing.push(`${state} ${name}(${form.map(kind)}): ${ours} | ${native}`);
        }
      }
    }
    const forms = [
      [],
      [undefined],
      [null],
      [{}],
      [{ iceServers: [{ urls: 'stun:127.0.0.1' }] }],
      [{ certificates: [certificate] }],
      [5],
      [{ bundlePolicy: 'x' }],
      [{ iceServers: [{ urls: 'turn:127.0.0.1', username: 'u', credential: 'c' }] }],
      [{ iceCandidatePoolSize: -1 }],
    ];
    for (const form of forms) {
      const [ours, native] = await Promise.all(
        [webkitRTCPeerConnection, RTCPeerConnection].map((Class) =>
          outcome(() => {
            const connection = new Class(...form);
            connection.close();
            return JSON.stringify(connection.getConfiguration());
          })
        )
      );
      if (ours !== native) differing.push(`new (${JSON.stringify(form)}): ${ours} | ${native}`);
    }
    return differing;
  },
  []
);

/**
 * What the W3C's idlharness asks of an interface object and its prototype: their own members, and what they inherit
 * from.
 */
const standsIn = () => {
  const own = (object) => Reflect.ownKeys(object).map(String);
  const lacking = (ours, theirs) => own(theirs).filter((name) => !own(ours).includes(name));
  return {
    members: lacking(RTCPeerConnection.prototype, native.prototype).concat(lacking(RTCPeerConnection, native)),
    chain: [
      Object.getPrototypeOf(RTCPeerConnection) === EventTarget,
      Object.getPrototypeOf(RTCPeerConnection.prototype) === EventTarget.prototype,
    ],
    tag: Object.prototype.toString.call(RTCPeerConnection.prototype),
    static: RTCPeerConnection.generateCertificate === native.generateCertificate,
    instance: new RTCPeerConnection() instanceof webkitRTCPeerConnection,
  };
};
behaviour(
  'at RTCPeerConnection the class can be taken for the native one, as idlharness looks at it',
  { before: '<script>native = RTCPeerConnection;</script>' },
  standsIn,
  { members: [], chain: [true, true], tag: '[object RTCPeerConnection]', static: true, instance: true }
);

behaviour(
  'fields of a candidate can be written from the start, as in Chromium 49 to 65, and uninstall() takes that back',
  {},
  () => {
    const settable = () => typeof Object.getOwnPropertyDescriptor(RTCIceCandidate.prototype, 'candidate').set;
    const candidate = new RTCIceCandidate({ candidate: 'candidate:1', sdpMid: '0' });
    const before = settable();
    const connection = new webkitRTCPeerConnection(null, { optional: [] });
    candidate.candidate = 'candidate:2';
    const after = [settable(), candidate.candidate, JSON.parse(JSON.stringify(candidate)).candidate];
    WebkitRTC.uninstall();
    connection.createOffer(() => {});
    const uninstalled = settable();
    WebkitRTC.install();
    return [before, ...after, uninstalled, settable()];
  },
  ['function', 'function', 'candidate:2', 'candidate:2', 'undefined', 'function']
);
