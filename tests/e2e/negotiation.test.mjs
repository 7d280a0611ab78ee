// Offers, answers, descriptions and candidates: every form in which pages called these five methods, and what callbacks
// get.
import { behaviour } from './behaviour.mjs';

const callbacks = 'Callback forms of the five negotiation methods';
const promises = 'Promise forms of the same methods, on the same object';

behaviour(
  'createOffer calls back with one, two and three arguments, and null for those it does not need',
  { row: '`createOffer(success)` alone', surface: 'createOffer' },
  async () => {
    const forms = [
      (ok) => [ok],
      (ok) => [ok, null],
      (ok) => [ok, undefined],
      (ok, fail) => [ok, fail],
      (ok, fail) => [ok, fail, null],
      (ok, fail) => [ok, fail, undefined],
      (ok, fail) => [ok, fail, {}],
      (ok) => [ok, null, null],
      (ok) => [ok, null, { mandatory: {} }],
    ];
    const results = [];
    for (const form of forms) {
      const connection = new webkitRTCPeerConnection(null);
      let returned;
      const offer = await calls.done((ok, fail) => {
        returned = connection.createOffer(...form(ok, fail));
      });
      results.push(`${returned} ${offer.type}`);
    }
    return results;
  },
  Array(9).fill('undefined offer')
);

behaviour(
  'createAnswer calls back in the same forms',
  { row: callbacks, surface: 'createAnswer' },
  async () => {
    const forms = [
      (ok) => [ok],
      (ok) => [ok, null],
      (ok, fail) => [ok, fail],
      (ok, fail) => [ok, fail, null],
      (ok, fail) => [ok, fail, {}],
      (ok) => [ok, null, { optional: [] }],
    ];
    const offer = await calls.done((ok) => new webkitRTCPeerConnection(null).createOffer(ok));
    const results = [];
    for (const form of forms) {
      const connection = new webkitRTCPeerConnection(null);
      connection.setRemoteDescription(offer);
      let returned;
      const answer = await calls.done((ok, fail) => {
        returned = connection.createAnswer(...form(ok, fail));
      });
      results.push(`${returned} ${answer.type}`);
    }
    return results;
  },
  Array(6).fill('undefined answer')
);

behaviour(
  'set*Description calls back with two and three arguments, and without an argument of its own',
  { row: callbacks, surface: ['setLocalDescription', 'setRemoteDescription'] },
  async () => {
    const offer = await calls.done((ok) => new webkitRTCPeerConnection(null).createOffer(ok));
    const results = [];
    for (const method of ['setLocalDescription', 'setRemoteDescription']) {
      for (const form of [(ok) => [ok], (ok) => [ok, null], (ok) => [ok, undefined], (ok, fail) => [ok, fail]]) {
        const connection = new webkitRTCPeerConnection(null);
        const description =
          method === 'setLocalDescription' ? await calls.done((ok) => connection.createOffer(ok)) : offer;
        let returned;
        const given = await new Promise((resolve, reject) => {
          returned = connection[method](description, ...form((...args) => resolve(args), reject));
        });
        results.push(`${returned} ${given.length} ${connection.signalingState}`);
      }
    }
    return results;
  },
  [...Array(4).fill('undefined 0 have-local-offer'), ...Array(4).fill('undefined 0 have-remote-offer')]
);

behaviour(
  'set*Description works with callbacks of null, and then still returns undefined',
  { row: callbacks, surface: ['setLocalDescription', 'setRemoteDescription'] },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const offer = await calls.done((ok) => connection.createOffer(ok));
    const changed = calls.event(connection, 'signalingstatechange');
    const returned = [connection.setLocalDescription(offer, null, null)];
    await changed;
    const answerer = new webkitRTCPeerConnection(null);
    const received = calls.event(answerer, 'signalingstatechange');
    returned.push(answerer.setRemoteDescription(offer, undefined, null));
    await received;
    return [connection.signalingState, answerer.signalingState, ...returned.map(String)];
  },
  ['have-local-offer', 'have-remote-offer', 'undefined', 'undefined']
);

behaviour(
  'set*Description takes a description that was sent as JSON, as instance and as plain object',
  { row: callbacks },
  async () => {
    const offer = await calls.done((ok) => new webkitRTCPeerConnection(null).createOffer(ok));
    const message = JSON.parse(JSON.stringify(offer));
    const states = [];
    for (const description of [new RTCSessionDescription(message), message]) {
      const connection = new webkitRTCPeerConnection(null);
      await calls.done((ok, fail) => connection.setRemoteDescription(description, ok, fail));
      states.push(connection.signalingState, connection.remoteDescription.type, Object.keys(message).sort().join());
    }
    return states;
  },
  ['have-remote-offer', 'offer', 'sdp,type', 'have-remote-offer', 'offer', 'sdp,type']
);

behaviour(
  'addIceCandidate calls back, without an argument',
  { row: callbacks, surface: 'addIceCandidate(candidate, success, failure)' },
  async () => {
    const [caller, callee] = [new webkitRTCPeerConnection(null), new webkitRTCPeerConnection(null)];
    const found = calls.event(caller, 'icecandidate', ({ candidate }) => candidate);
    const offer = await calls.done((ok) => caller.createOffer(ok));
    caller.setLocalDescription(offer);
    await calls.done((ok, fail) => callee.setRemoteDescription(offer, ok, fail));
    const { candidate } = await found;
    const results = [];
    for (const form of [
      candidate,
      new RTCIceCandidate(JSON.parse(JSON.stringify(candidate))),
      { candidate: candidate.candidate, sdpMid: candidate.sdpMid, sdpMLineIndex: candidate.sdpMLineIndex },
    ]) {
      let returned;
      const given = await new Promise((resolve, reject) => {
        returned = callee.addIceCandidate(form, (...args) => resolve(args), reject);
      });
      results.push(`${returned} ${given.length}`);
    }
    return results;
  },
  Array(3).fill('undefined 0')
);

behaviour(
  'all five methods return promises when they get no callback',
  { row: promises },
  async () => {
    const [caller, callee] = [new webkitRTCPeerConnection(), new webkitRTCPeerConnection()];
    const candidates = calls.event(caller, 'icecandidate', ({ candidate }) => candidate);
    caller.addTransceiver('video');
    await caller.setLocalDescription(await caller.createOffer());
    await callee.setRemoteDescription(caller.localDescription);
    await callee.addIceCandidate((await candidates).candidate);
    await callee.addIceCandidate();
    await callee.setLocalDescription(new RTCSessionDescription(await callee.createAnswer()));
    await caller.setRemoteDescription(new RTCSessionDescription(callee.localDescription));
    await caller.setLocalDescription();
    return [caller.signalingState, callee.signalingState, calls.media(caller.remoteDescription.sdp)];
  },
  ['have-local-offer', 'stable', ['video recvonly']]
);

behaviour(
  "the promise of createOffer takes today's options and the old constraints",
  { row: promises },
  async () => {
    const media = async (...args) => calls.media((await new webkitRTCPeerConnection().createOffer(...args)).sdp);
    return [
      await media({ offerToReceiveVideo: true }),
      await media({ mandatory: { OfferToReceiveVideo: true } }),
      await media(),
      await media({ optional: [{ OfferToReceiveAudio: true }] }),
    ];
  },
  [['video recvonly'], ['video recvonly'], [], ['audio recvonly']]
);

behaviour(
  'a result is an RTCSessionDescription whose fields a page may change',
  { row: 'Results are `RTCSessionDescription`s that pages may change', surface: 'Results are RTCSessionDescriptions' },
  async () => {
    const { caller, callee } = calls.pair();
    const limit = (description) => {
      description.sdp = description.sdp.replace(/(m=audio.*\r\nc=.*\r\n)/, '$1b=AS:77\r\n');
    };
    const { offer, answer } = await calls.negotiate(caller, callee, { munge: limit });
    const rewritten = await calls.done((ok) => caller.createOffer(ok));
    rewritten.type = 'pranswer';
    return {
      offerIsOne: offer instanceof RTCSessionDescription,
      answerIsOne: answer instanceof RTCSessionDescription,
      offer: offer.type,
      answer: answer.type,
      rewritten: rewritten.type,
      munged: [caller, callee].map(({ remoteDescription }) => remoteDescription.sdp.includes('b=AS:77')),
      keys: Object.keys(JSON.parse(JSON.stringify(offer))).sort(),
    };
  },
  {
    offerIsOne: true,
    answerIsOne: true,
    offer: 'offer',
    answer: 'answer',
    rewritten: 'pranswer',
    munged: [true, true],
    keys: ['sdp', 'type'],
  }
);

behaviour(
  'a page may set its remote description and create the answer without waiting',
  { row: callbacks, surface: 'setRemoteDescription' },
  async () => {
    const offer = await calls.done((ok) => new webkitRTCPeerConnection(null).createOffer(ok));
    const connection = new webkitRTCPeerConnection(null);
    const order = [];
    connection.setRemoteDescription(
      offer,
      () => {
        order.push('set');
      },
      calls.uncaught
    );
    const plain = await calls.done((ok, fail) =>
      connection.createAnswer((answer) => {
        order.push('answer');
        ok(answer);
      }, fail)
    );
    const other = new webkitRTCPeerConnection(null);
    other.setRemoteDescription(offer);
    const constrained = await calls.done((ok, fail) =>
      other.createAnswer(ok, fail, { mandatory: { OfferToReceiveAudio: false } })
    );
    return [order, calls.media(plain.sdp), calls.media(constrained.sdp)];
  },
  [['set', 'answer'], ['audio inactive'], ['audio inactive']]
);

behaviour(
  'callbacks come later, once, and in the order of the calls',
  { row: 'Callbacks run once, later, in call order; their exceptions reach `window.onerror`' },
  async () => {
    const [connection, other] = [new webkitRTCPeerConnection(null), new webkitRTCPeerConnection(null)];
    const order = [];
    const note = (name) => () => {
      order.push(name);
    };
    const offer = await calls.done((ok) => connection.createOffer(ok));
    connection.setLocalDescription(offer, note('local'), note('failed'));
    connection.createOffer(note('offer'), note('failed'));
    other.setRemoteDescription(offer, note('remote'), note('failed'));
    other.createAnswer(note('answer'), note('failed'));
    order.push('returned');
    await calls.done((ok, fail) => other.createAnswer(ok, fail));
    await calls.done((ok, fail) => connection.createOffer(ok, fail));
    await calls.settled();
    return [
      order[0],
      order.indexOf('local') < order.indexOf('offer'),
      order.indexOf('remote') < order.indexOf('answer'),
      order.sort(),
    ];
  },
  ['returned', true, true, ['answer', 'local', 'offer', 'remote', 'returned']]
);

behaviour(
  'a failure that is known at once comes later too',
  { row: 'Callbacks run once, later, in call order; their exceptions reach `window.onerror`' },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const order = [];
    const note = (name) => () => {
      order.push(name);
    };
    connection.setRemoteDescription({ type: 'offer', sdp: 'nonsense' }, note('set'), note('refused'));
    connection.createAnswer(note('answered'), note('no answer'));
    order.push('returned');
    await calls.done((ok) => connection.createOffer(ok));
    await calls.settled();
    return [order[0], order.sort()];
  },
  ['returned', ['no answer', 'refused', 'returned']]
);

behaviour(
  "an exception in a callback is the page's uncaught error, and not the other callback's news",
  {
    row: 'Callbacks run once, later, in call order; their exceptions reach `window.onerror`',
    errors: [
      'RangeError: in createOffer',
      'RangeError: in setLocalDescription',
      'RangeError: in setRemoteDescription',
      'RangeError: in addIceCandidate',
    ],
  },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const wrong = [];
    const thrower = (name) => () => {
      throw new RangeError(`in ${name}`);
    };
    const heard = async (call) => {
      const error = new Promise((resolve) => {
        window.addEventListener('error', resolve, { once: true });
      });
      call();
      return (await error).error instanceof RangeError;
    };
    const first = await heard(() => connection.createOffer(thrower('createOffer'), (error) => wrong.push(error)));
    const offer = await calls.done((ok) => connection.createOffer(ok));
    const reached = [
      first,
      await heard(() =>
        connection.setLocalDescription(offer, thrower('setLocalDescription'), (error) => wrong.push(error))
      ),
      await heard(() =>
        connection.setRemoteDescription(
          { type: 'answer', sdp: 'nonsense' },
          () => wrong.push('success'),
          thrower('setRemoteDescription')
        )
      ),
      await heard(() =>
        connection.addIceCandidate(
          { candidate: 'x', sdpMid: '0' },
          () => wrong.push('success'),
          thrower('addIceCandidate')
        )
      ),
    ];
    await calls.settled();
    return [reached, wrong];
  },
  [[true, true, true, true], []]
);

behaviour(
  "a failure without a failure callback is nobody's: no unhandled rejection",
  { row: 'Callbacks run once, later, in call order; their exceptions reach `window.onerror`' },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const wrong = [];
    const never = () => {
      wrong.push('success');
    };
    connection.createAnswer(never);
    connection.createAnswer(never, null);
    connection.setRemoteDescription({ type: 'offer', sdp: 'nonsense' }, never);
    connection.setLocalDescription({ type: 'answer', sdp: 'nonsense' }, never, null);
    connection.setRemoteDescription({ type: 'offer', sdp: 'nonsense' }, null, null);
    connection.addIceCandidate({ candidate: 'nonsense', sdpMid: '7' }, never, () => {});
    await calls.done((ok) => connection.createOffer(ok));
    await calls.settled();
    await calls.settled();
    return wrong;
  },
  []
);

behaviour(
  'a failure callback gets a DOMException, an OperationError as in Chromium 53 to 65',
  {
    row: callbacks,
    surface: 'Errors of callbacks',
  },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const failure = (call) =>
      new Promise((resolve) => {
        call(
          (value) => resolve(['succeeded', value]),
          (error) => resolve([error instanceof DOMException, error.name])
        );
      });
    return [
      await failure((ok, fail) => connection.createAnswer(ok, fail)),
      (
        await failure((ok, fail) =>
          connection.setRemoteDescription(new RTCSessionDescription({ type: 'offer', sdp: 'nonsense' }), ok, fail)
        )
      )[0],
      await failure((ok, fail) =>
        connection.addIceCandidate(new RTCIceCandidate({ candidate: 'x', sdpMid: '0' }), ok, fail)
      ),
    ];
  },
  [[true, 'OperationError'], true, [true, 'OperationError']]
);

behaviour(
  "a callback's `this` and return value do not matter",
  {},
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const seen = await new Promise((resolve) => {
      connection.createOffer(function () {
        'use strict';
        resolve(this);
        return Promise.resolve();
      });
    });
    return [seen === undefined || seen === connection];
  },
  [true]
);

behaviour(
  'descriptions are null at first, and stay readable after close',
  {
    row: 'Descriptions stay readable after `close()`',
    surface: ['localDescription, remoteDescription', 'signalingState'],
  },
  async () => {
    const { caller, callee } = calls.pair();
    const before = [caller.localDescription, caller.remoteDescription];
    await calls.negotiate(caller, callee);
    caller.close();
    return {
      before,
      local: caller.localDescription.type,
      remote: caller.remoteDescription.type,
      localIsOne: caller.localDescription instanceof RTCSessionDescription,
      state: caller.signalingState,
    };
  },
  {
    before: [null, null],
    local: 'offer',
    remote: 'answer',
    localIsOne: true,
    state: 'closed',
  }
);
