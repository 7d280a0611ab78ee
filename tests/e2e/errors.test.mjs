// Bad input: which error comes, at once or by the failure callback, and that nothing is left half done.
import { behaviour } from './behaviour.mjs';

const row = 'Closed connections and wrong arguments fail as they did';

behaviour(
  'legacy calls on a closed connection throw InvalidStateError at once',
  { row, surface: 'Calls on a closed connection' },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const camera = await calls.camera({ audio: true });
    connection.close();
    const called = [];
    const ok = () => called.push('success');
    const fail = () => called.push('failure');
    const names = [
      () => connection.createOffer(ok),
      () => connection.createOffer(ok, fail, { mandatory: {} }),
      () => connection.createAnswer(ok, fail),
      () => connection.addStream(camera),
      () => connection.removeStream(camera),
      () => connection.createDataChannel('x'),
    ].map((call) => calls.attempt(call).split(':')[0]);
    await calls.settled();
    return [names, called];
  },
  [Array(6).fill('InvalidStateError'), []]
);

behaviour(
  'descriptions and candidates of a closed connection fail later, and other wrong arguments are told first',
  { row, surface: 'Calls on a closed connection' },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const description = await calls.done((ok) => connection.createOffer(ok));
    connection.close();
    const told = [];
    for (const call of [
      (ok, fail) => connection.setLocalDescription(description, ok, fail),
      (ok, fail) => connection.setRemoteDescription({}, ok, fail),
      (ok, fail) => connection.setRemoteDescription(null, ok, fail),
      (ok, fail) => connection.addIceCandidate(new RTCIceCandidate({ candidate: '', sdpMid: '0' }), ok, fail),
    ])
      told.push(
        await new Promise((resolve) => {
          call(
            () => resolve('success'),
            ({ name }) => resolve(name)
          );
        })
      );
    const silent = [
      () => connection.setLocalDescription(description, () => {}),
      () => connection.setRemoteDescription(description, () => {}, null),
    ].map(calls.attempt);
    const names = [
      () =>
        connection.setLocalDescription(
          5,
          () => {},
          () => {}
        ),
      () => connection.addStream(),
      () => connection.addStream(5),
      () => connection.addStream(new MediaStream(), 5),
      () => connection.removeStream({}),
      () => connection.createDTMFSender(),
      () => connection.createDTMFSender(null),
      () => connection.updateIce(5),
    ].map((call) => calls.attempt(call).split(':')[0]);
    return [told, silent, [...new Set(names)]];
  },
  [Array(4).fill('InvalidStateError'), ['undefined', 'undefined'], ['TypeError']]
);

behaviour(
  'promise forms on a closed connection reject and do not throw',
  { row: 'Promise forms of the same methods, on the same object' },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const description = await connection.createOffer({ offerToReceiveAudio: true });
    connection.close();
    const outcomes = [];
    for (const call of [
      () => connection.createOffer(),
      () => connection.createOffer({ mandatory: {} }),
      () => connection.createAnswer(),
      () => connection.setLocalDescription(description),
      () => connection.setRemoteDescription(description),
    ]) {
      outcomes.push(
        await call().then(
          () => 'fulfilled',
          (error) => error.name
        )
      );
    }
    return outcomes;
  },
  Array(5).fill('InvalidStateError')
);

behaviour(
  'a callback that is not a function is a TypeError at once, naming the parameter',
  { row },
  () => {
    const connection = new webkitRTCPeerConnection(null);
    const [f, description, candidate] = [() => {}, { type: 'offer', sdp: '' }, { candidate: '', sdpMid: '0' }];
    return [
      () => connection.createOffer(f, 5),
      () => connection.createOffer(null, f),
      () => connection.createOffer({}, f),
      () => connection.createAnswer('x', f),
      () => connection.setLocalDescription(description, 5),
      () => connection.setRemoteDescription(description, f, {}),
      () => connection.addIceCandidate(candidate, 5),
      () => connection.addIceCandidate(candidate, f, {}),
    ].map((call) => calls.attempt(call));
  },
  [
    ['createOffer', 2],
    ['createOffer', 1],
    ['createOffer', 1],
    ['createAnswer', 1],
    ['setLocalDescription', 2],
    ['setRemoteDescription', 3],
    ['addIceCandidate', 2],
    ['addIceCandidate', 3],
  ].map(
    ([member, parameter]) =>
      `TypeError: Failed to execute '${member}' on 'RTCPeerConnection': ` +
      `The callback provided as parameter ${parameter} is not a function.`
  )
);

behaviour(
  'a description of null fails later, as in Chromium 53 to 87',
  { row, surface: ['setLocalDescription', 'setRemoteDescription'] },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const names = [];
    for (const method of ['setLocalDescription', 'setRemoteDescription']) {
      for (const bad of [null, undefined, {}]) {
        const error = await new Promise((resolve) => {
          connection[method](bad, () => resolve('success'), resolve);
        });
        names.push(error.name);
      }
    }
    return { names: [...new Set(names)], state: connection.signalingState };
  },
  { names: ['OperationError'], state: 'stable' }
);

behaviour(
  'a description or candidate that is not an object is a TypeError at once, and calls nothing back',
  { row, surface: ['setLocalDescription', 'setRemoteDescription'] },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const called = [];
    const [ok, fail] = [() => called.push('success'), () => called.push('failure')];
    const names = [];
    for (const bad of [5, 'v=0', true]) {
      for (const method of ['setLocalDescription', 'setRemoteDescription', 'addIceCandidate'])
        names.push(calls.attempt(() => connection[method](bad, ok, fail)).split(':')[0]);
    }
    await calls.settled();
    return [[...new Set(names)], called, connection.signalingState];
  },
  [['TypeError'], [], 'stable']
);

behaviour(
  'a description of a type that never was is a TypeError',
  { row },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    return Promise.all(
      ['setLocalDescription', 'setRemoteDescription'].map(
        (method) =>
          new Promise((resolve) => {
            connection[method](
              { type: 'madeUp', sdp: 'v=0' },
              () => resolve('success'),
              (error) => resolve(error.name)
            );
          })
      )
    );
  },
  ['TypeError', 'TypeError']
);

behaviour(
  'a stream that is none is refused, and the connection stays as it was',
  { row, surface: ['addStream', 'removeStream'] },
  () => {
    const connection = new webkitRTCPeerConnection(null);
    const name = (call) => calls.attempt(call).split(':')[0];
    const names = ['addStream', 'removeStream'].map((method) => [
      ...[null, undefined, {}, 5, 'x', [], document.body].map((bad) => name(() => connection[method](bad))),
    ]);
    return [names, connection.getLocalStreams().length, connection.getSenders().length];
  },
  [Array(2).fill([...Array(2).fill('TypeMismatchError'), ...Array(5).fill('TypeError')]), 0, 0]
);

behaviour(
  'malformed constraints make addStream throw before anything is added',
  { row, surface: 'addStream' },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const camera = await calls.camera({ audio: true });
    const errors = [5, 'x', { foo: 1 }, { optional: {} }].map((bad) =>
      calls.attempt(() => connection.addStream(camera, bad))
    );
    return [[...new Set(errors)], connection.getLocalStreams().length, connection.getSenders().length];
  },
  [
    [
      "TypeError: Failed to execute 'addStream' on 'RTCPeerConnection': " +
        "parameter 2 ('mediaConstraints') is not an object.",
      "TypeError: Failed to execute 'addStream' on 'RTCPeerConnection': Malformed constraints object.",
    ],
    0,
    0,
  ]
);

behaviour(
  "an error of a page's own getter or toString comes out as it is, but for constraints: those are malformed",
  {},
  () => {
    const mine = new RangeError('mine');
    const thrower = () => {
      throw mine;
    };
    const evil = (name) => Object.defineProperty({}, name, { get: thrower, enumerable: true });
    const connection = new webkitRTCPeerConnection(null);
    const same = (call) => {
      try {
        call();
        return 'no error';
      } catch (error) {
        return error === mine;
      }
    };
    return {
      iceServers: same(() => new webkitRTCPeerConnection(evil('iceServers'))),
      url: same(() => new webkitRTCPeerConnection({ iceServers: [evil('url')] })),
      constraints: same(() => new webkitRTCPeerConnection(null, evil('mandatory'))),
      urlText: same(() => new webkitRTCPeerConnection({ iceServers: [{ url: { toString: thrower } }] })),
      offerConstraints: same(() =>
        connection.createOffer(
          () => {},
          () => {},
          evil('mandatory')
        )
      ),
      offerConstraintText: same(() =>
        connection.createOffer(
          () => {},
          () => {},
          { mandatory: { IceRestart: { toString: thrower } } }
        )
      ),
      channelOption: same(() => connection.createDataChannel('x', evil('maxRetransmitTime'))),
      proxyOfConstraints: new webkitRTCPeerConnection({ iceServers: [{ urls: 'stun:a' }] }, new Proxy({}, {}))
        .signalingState,
    };
  },
  {
    iceServers: true,
    url: true,
    constraints: false,
    urlText: true,
    offerConstraints: false,
    offerConstraintText: false,
    channelOption: true,
    proxyOfConstraints: 'stable',
  }
);

behaviour(
  'values that cannot be text, and objects without a prototype, are no trouble',
  {},
  () => {
    const bare = (members) => Object.assign(Object.create(null), members);
    const connection = new webkitRTCPeerConnection(
      bare({ iceServers: [bare({ url: 'stun:127.0.0.1' })] }),
      bare({ optional: [bare({ DtlsSrtpKeyAgreement: true })] })
    );
    return [
      connection.signalingState,
      calls
        .attempt(() => new webkitRTCPeerConnection(null, { mandatory: { DtlsSrtpKeyAgreement: bare() } }))
        .split(':')[0],
      calls.attempt(() => new webkitRTCPeerConnection({ iceServers: [{ url: bare() }] })).split(':')[0],
      calls.attempt(
        () =>
          new webkitRTCPeerConnection(null, { optional: [{ [Symbol('s')]: 1, DtlsSrtpKeyAgreement: 1 }] })
            .signalingState
      ),
      calls.attempt(() => new webkitRTCPeerConnection({ iceServers: [{ url: Symbol('s') }] })).split(':')[0],
    ];
  },
  ['stable', 'TypeError', 'TypeError', 'stable', 'TypeError']
);

behaviour(
  '`this` that is not a connection is a TypeError: thrown by callback forms, rejected where the browser rejects',
  { row },
  async () => {
    const { prototype } = webkitRTCPeerConnection;
    const f = () => {};
    const outcome = (name, ...args) =>
      ['{}', 'null', 'EventTarget'].map((kind) => {
        const self = { '{}': {}, null: null, EventTarget: document }[kind];
        try {
          const result = prototype[name].apply(self, args);
          return result instanceof Promise
            ? result.then(
                () => 'fulfilled',
                (error) => `rejected ${error.name}`
              )
            : 'returned';
        } catch (error) {
          return `thrown ${error.name}`;
        }
      });
    const all = async (list) => [...new Set(await Promise.all(list.flat()))];
    return [
      await all(
        [
          ['createOffer', f],
          ['createOffer', f, f],
          ['createAnswer', f],
          ['addStream', new MediaStream()],
          ['removeStream', new MediaStream()],
          ['getLocalStreams'],
          ['getRemoteStreams'],
          ['getStreamById', 'x'],
          ['createDataChannel', 'x'],
        ].map((call) => outcome(...call))
      ),
      await all(
        [
          ['createOffer'],
          ['createAnswer'],
          ['setLocalDescription'],
          ['setRemoteDescription', {}],
          ['addIceCandidate', {}],
          ['setLocalDescription', {}, f, f],
          ['setRemoteDescription', {}, f, f],
          ['addIceCandidate', {}, f, f],
        ].map((call) => outcome(...call))
      ),
      calls.attempt(() => prototype.onaddstream).split(':')[0],
    ];
  },
  [['thrown TypeError'], ['rejected TypeError'], 'TypeError']
);

behaviour(
  'missing arguments are TypeErrors',
  { row },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    return [
      ...['addStream', 'removeStream', 'getStreamById', 'createDataChannel'].map(
        (name) => calls.attempt(() => connection[name]()).split(':')[0]
      ),
      await connection.setRemoteDescription().then(
        () => 'fulfilled',
        (error) => error.name
      ),
    ];
  },
  Array(5).fill('TypeError')
);

behaviour(
  'a failed description leaves the connection usable',
  { row },
  async () => {
    const { caller, callee } = calls.pair();
    await new Promise((resolve, reject) => {
      callee.setRemoteDescription({ type: 'offer', sdp: 'nonsense' }, reject, resolve);
    });
    await new Promise((resolve, reject) => {
      callee.createAnswer(reject, resolve, { mandatory: { OfferToReceiveVideo: false } });
    });
    await calls.negotiate(caller, callee);
    await calls.connected(caller, callee);
    return [caller.signalingState, callee.signalingState];
  },
  ['stable', 'stable']
);

behaviour(
  'a page whose proxies throw where we define a property does not wear us out',
  {},
  async () => {
    const refusing = new Proxy(navigator, {
      defineProperty() {
        throw new Error('refused');
      },
    });
    for (let turn = 0; turn < 30_000; turn++)
      calls.attempt(() => {
        refusing.webkitGetUserMedia = () => undefined;
      });
    const connection = new webkitRTCPeerConnection(null);
    const offer = await calls.done((ok) => connection.createOffer(ok));
    return [offer.type, connection.signalingState];
  },
  ['offer', 'stable']
);
