// ICE: updateIce, candidates with one argument and with three, before and after the remote description, and
// iceTransports.
import { behaviour } from './behaviour.mjs';

const update = '`updateIce`';
const add = '`addIceCandidate` in the forms of all years';

behaviour(
  'updateIce changes the servers and the transport policy, and nothing else',
  { row: update, surface: 'updateIce' },
  () => {
    const connection = new webkitRTCPeerConnection(
      { iceServers: [{ url: 'stun:127.0.0.1' }], bundlePolicy: 'max-bundle' },
      null
    );
    const now = () => {
      const { iceServers, iceTransportPolicy, bundlePolicy } = connection.getConfiguration();
      return [iceServers.map(({ urls, username }) => `${urls} ${username || '-'}`), iceTransportPolicy, bundlePolicy];
    };
    const returned = [connection.updateIce({ iceServers: [{ url: 'turn:me@127.0.0.1', credential: 'x' }] })];
    const states = [now()];
    returned.push(connection.updateIce({ iceTransports: 'relay' }, { optional: [{ googIPv6: true }] }));
    states.push(now());
    returned.push(connection.updateIce(), connection.updateIce(null, null), connection.updateIce({}));
    states.push(now());
    connection.updateIce({ iceServers: [] }, {});
    states.push(now());
    return [returned.map(String), states];
  },
  [
    Array(5).fill('undefined'),
    [
      [['turn:127.0.0.1 me'], 'all', 'max-bundle'],
      [['turn:127.0.0.1 me'], 'relay', 'max-bundle'],
      [['turn:127.0.0.1 me'], 'relay', 'max-bundle'],
      [[], 'relay', 'max-bundle'],
    ],
  ]
);

behaviour(
  'updateIce refuses what the constructor refuses, and changes nothing',
  { row: update, surface: 'updateIce' },
  () => {
    const connection = new webkitRTCPeerConnection({ iceServers: [{ url: 'stun:127.0.0.1' }] });
    const name = (...args) => calls.attempt(() => connection.updateIce(...args)).split(':')[0];
    const malformed = calls.attempt(() => connection.updateIce({ iceServers: [{ url: 'http://x' }] }));
    const names = [
      name(5),
      name('x'),
      name({ iceServers: null }),
      name({ iceServers: 5 }),
      name({ iceTransports: 'some' }),
      name(null, { foo: 1 }),
      name(null, 5),
    ];
    const left = connection.getConfiguration().iceServers.length;
    connection.close();
    return {
      malformed,
      names,
      servers: left,
      closed: name(),
      closedWithServers: name({ iceServers: [] }),
    };
  },
  {
    malformed: "TypeError: Failed to execute 'updateIce' on 'RTCPeerConnection': Malformed URL",
    names: Array(7).fill('TypeError'),
    servers: 1,
    closed: 'InvalidStateError',
    closedWithServers: 'InvalidStateError',
  }
);

/**
 * Runs in the page: `ice.offered()` returns a connection in legacy use with a remote offer; `ice.has(connection, text)`
 * says whether its remote SDP contains the text.
 */
const ice = `<script>(${() => {
  const host = 'candidate:1 1 udp 2122260223 192.168.1.2 50000 typ host generation 0';
  window.ice = {
    host,
    offer: () => calls.done((ok, fail) => new webkitRTCPeerConnection(null).createOffer(ok, fail)),
    async offered() {
      const connection = new webkitRTCPeerConnection(null, null);
      const offer = await ice.offer();
      await calls.done((ok, fail) => connection.setRemoteDescription(offer, ok, fail));
      return connection;
    },
    has: (connection, text = ' 50000 ') => connection.remoteDescription.sdp.includes(text),
    name: (call) => String(calls.attempt(call)).split(':')[0],
  };
}})()</script>`;

behaviour(
  'addIceCandidate(candidate) throws at once where Chrome did, on a connection in legacy use',
  { row: add, surface: 'addIceCandidate(candidate)', before: ice },
  async () => {
    const connection = await ice.offered();
    const refused = [5, 'candidate:1'].map((bad) => ice.name(() => connection.addIceCandidate(bad)));
    const bad = [
      calls.attempt(() => connection.addIceCandidate({ candidate: 'nano nano', sdpMid: 'audio' })),
      ice.name(() => connection.addIceCandidate({ candidate: 'candidate:1 1 udp 1 h 5 typ', sdpMid: 'audio' })),
    ];
    await connection.addIceCandidate({ candidate: ice.host, sdpMid: 'audio' });
    const added = ice.has(connection);
    connection.close();
    return [
      refused,
      bad,
      added,
      await connection
        .addIceCandidate(new RTCIceCandidate({ candidate: ice.host, sdpMid: 'audio' }))
        .catch(({ name }) => name),
    ];
  },
  [
    Array(2).fill('TypeError'),
    [
      "SyntaxError: Failed to execute 'addIceCandidate' on 'RTCPeerConnection': The ICE candidate could not be added.",
      'SyntaxError',
    ],
    true,
    'InvalidStateError',
  ]
);

behaviour(
  'addIceCandidate takes null with callbacks, and a candidate with one callback',
  { row: add, before: ice },
  async () => {
    const connection = await ice.offered();
    const taken = [];
    await calls.done((ok, fail) => connection.addIceCandidate(null, ok, fail));
    taken.push('null');
    await calls.done((ok) => connection.addIceCandidate({ candidate: ice.host, sdpMid: 'audio' }, ok));
    taken.push('one callback');
    return taken;
  },
  ['null', 'one callback']
);

behaviour(
  'addIceCandidate(null) ends the candidates as since 2017, beside callbacks too',
  { row: add, surface: 'addIceCandidate(candidate)', before: ice },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const offer = await ice.offer();
    await calls.done((ok, fail) => connection.setRemoteDescription(offer, ok, fail));
    return connection.addIceCandidate(null).then(
      () => 'fulfilled',
      (error) => error.name
    );
  },
  'fulfilled'
);

behaviour(
  'candidates that come before the remote description wait for it, in legacy use',
  { row: add, surface: 'addIceCandidate(candidate)', before: ice },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const early = [
      connection.addIceCandidate({ candidate: ice.host, sdpMid: 'audio' }),
      connection.addIceCandidate(new RTCIceCandidate({ candidate: ice.host.replace('50000', '50001') })),
    ];
    connection.addIceCandidate({ candidate: '', sdpMid: 'audio' });
    await calls.settled();
    await Promise.all(early);
    connection.setRemoteDescription(await ice.offer());
    await calls.done((ok, fail) => connection.createAnswer(ok, fail));
    await connection.addIceCandidate({ candidate: ice.host.replace('50000', '50002'), sdpMid: 'audio' });
    return ['50000', '50001', '50002'].map((port) => ice.has(connection, ` ${port} `));
  },
  [true, true, true]
);

behaviour(
  'a failure that only shows later is not left uncaught, in legacy use',
  { row: add, surface: 'addIceCandidate(candidate)', before: ice },
  async () => {
    const connection = await ice.offered();
    connection.addIceCandidate({ candidate: ice.host, sdpMid: 'nobody' });
    connection.setRemoteDescription({ type: 'offer', sdp: 'nonsense' });
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
    return connection.signalingState;
  },
  'have-remote-offer'
);

behaviour(
  "addIceCandidate(candidate) is today's promise where the page uses promises",
  { row: 'Promise forms of the same methods, on the same object', before: ice },
  async () => {
    const native = new RTCPeerConnection();
    const [fresh, modern] = [new webkitRTCPeerConnection(), new webkitRTCPeerConnection(null, null)];
    await modern.createOffer();
    const outcome = async (connection, ...args) =>
      connection.addIceCandidate(...args).then(
        () => 'fulfilled',
        (error) => error.name
      );
    const forms = [
      [],
      [null],
      [{ candidate: ice.host, sdpMid: '0' }],
      [{ candidate: 'nano nano', sdpMid: '0' }],
      [{ candidate: 'x' }],
      [5],
    ];
    const results = [];
    for (const form of forms)
      results.push(
        new Set([await outcome(native, ...form), await outcome(fresh, ...form), await outcome(modern, ...form)]).size
      );
    return results;
  },
  Array(6).fill(1)
);

behaviour(
  'addIceCandidate with callbacks reports by them, and throws only for wrong arguments',
  { row: add, surface: 'addIceCandidate(candidate, success, failure)', before: ice },
  async () => {
    const early = new webkitRTCPeerConnection(null);
    const outcome = (connection, candidate) =>
      new Promise((resolve) => {
        connection.addIceCandidate(
          candidate,
          () => resolve('success'),
          (error) => resolve(error.name)
        );
      });
    const connection = await ice.offered();
    const f = () => {};
    return [
      await outcome(early, { candidate: ice.host, sdpMid: 'audio' }),
      await outcome(connection, { candidate: 'nano nano', sdpMid: 'audio' }),
      await outcome(connection, { candidate: ice.host, sdpMid: 'audio' }),
      ice.name(() => connection.addIceCandidate(5, f, f)),
      ice.name(() => connection.addIceCandidate({ candidate: ice.host, sdpMid: 'audio' }, 5, null)),
    ];
  },
  ['OperationError', 'OperationError', 'success', 'TypeError', 'TypeError']
);

behaviour(
  'anything but a candidate is refused as in Chromium 49 to 65: with two callbacks or none, empty, when closed',
  { row: add, surface: 'addIceCandidate(candidate, success, failure)', before: ice },
  async () => {
    const [connection, fresh] = [await ice.offered(), new webkitRTCPeerConnection(null, null)];
    const [f, candidate] = [() => {}, { candidate: ice.host, sdpMid: 'audio' }];
    const names = [
      () => connection.addIceCandidate(candidate, null, null),
      () => connection.addIceCandidate(candidate, f, null),
      () => connection.addIceCandidate({}),
      () => connection.addIceCandidate({}, f, f),
      () => fresh.addIceCandidate({}, f, f),
    ].map(ice.name);
    await calls.done((ok, fail) => fresh.addIceCandidate(null, ok, fail));
    connection.close();
    const told = await new Promise((resolve) => {
      connection.addIceCandidate(
        candidate,
        () => resolve('success'),
        (error) => resolve(error.name)
      );
    });
    return [
      names,
      told,
      await connection.addIceCandidate(candidate).catch((error) => error.name),
      ice.name(() => connection.addIceCandidate(5)),
    ];
  },
  [Array(5).fill('TypeError'), 'InvalidStateError', 'InvalidStateError', 'TypeError']
);

behaviour(
  'a candidate may be a line of SDP',
  { row: add, surface: 'a=candidate and CRLF', before: ice },
  async () => {
    const found = [];
    for (const line of [`a=${ice.host}\r\n`, `${ice.host}\r\n`, `a=${ice.host}`]) {
      const [plain, instance] = [await ice.offered(), await ice.offered()];
      await calls.done((ok, fail) => plain.addIceCandidate({ candidate: line, sdpMLineIndex: 0 }, ok, fail));
      const candidate = new RTCIceCandidate({ candidate: line, sdpMLineIndex: 0 });
      instance.addIceCandidate(candidate);
      await calls.done((ok, fail) => instance.createAnswer(ok, fail));
      found.push(ice.has(plain), ice.has(instance), candidate.candidate === line);
    }
    return found;
  },
  Array(9).fill(true)
);

behaviour(
  '`iceTransports: "none"` gathers nothing, and says when it is done',
  { row: '`iceTransports: "relay"` hides addresses', surface: 'iceTransports' },
  async () => {
    const connection = new webkitRTCPeerConnection({ iceServers: [{ url: 'stun:127.0.0.1' }], iceTransports: 'none' });
    const found = [];
    const done = new Promise((resolve) => {
      connection.onicecandidate = ({ candidate }) => {
        if (!candidate) resolve();
        else if (candidate.candidate) found.push(candidate.candidate);
      };
    });
    const offer = await calls.done((ok, fail) => connection.createOffer(ok, fail));
    connection.setLocalDescription(offer);
    await done;
    return [found, /a=candidate/.test(connection.localDescription.sdp), connection.iceGatheringState];
  },
  [[], false, 'complete']
);
