// localDescription and remoteDescription in legacy use: when they are readable, what a page may write to them, and what
// glare does.
import { behaviour } from './behaviour.mjs';

const row = '`localDescription` and `remoteDescription` are readable on the next line';
const surface = 'localDescription, remoteDescription';

/** Runs in the page: what the tests of this file share. */
function library() {
  const descriptions = (window.descriptions = {});

  /** The type that an attribute shows; `null` for no description. */
  descriptions.typeOf = (description) => description && description.type;

  descriptions.offerOf = (connection) =>
    calls.done((ok, fail) => {
      connection.createOffer(ok, fail, { mandatory: { OfferToReceiveAudio: true } });
    });

  /** How a call with callbacks ends: `taken`, or the error's name. */
  descriptions.outcome = (call) =>
    new Promise((resolve) => {
      call(
        () => resolve('taken'),
        (error) => resolve(error.name)
      );
    });
}
const before = `<script>(${library})();</script>`;
const semantics = [
  { named: 'Unified Plan', configuration: { iceServers: [], sdpSemantics: 'unified-plan' } },
  { named: 'Plan B', configuration: { iceServers: [], sdpSemantics: 'plan-b' } },
];

for (const { named, configuration } of semantics) {
  const options = { row, surface, before, args: [configuration] };

  behaviour(
    `${named}: a page without trickle makes its descriptions again, with all candidates`,
    {
      ...options,
      surface: ['createOffer', 'createAnswer'],
    },
    async (configuration) => {
      const [caller, callee] = [0, 1].map(() => new webkitRTCPeerConnection(configuration, {}));
      const gathered = (connection) =>
        connection.iceGatheringState === 'complete' ||
        calls.event(connection, 'icegatheringstatechange', () => connection.iceGatheringState === 'complete');
      const describe = async (connection, create) => {
        const make = () =>
          calls.done((ok, fail) => {
            connection[create](ok, fail);
          });
        const set = (description) =>
          calls.done((ok, fail) => {
            connection.setLocalDescription(description, ok, fail);
          });
        await set(await make());
        await gathered(connection);
        const shown = connection.localDescription.sdp;
        const again = await make();
        await set(again);
        await calls.settled();
        return {
          again,
          seen: {
            candidates: /a=candidate/.test(again.sdp),
            same: again.sdp === shown,
            untouched: connection.localDescription.sdp === shown,
            gathering: connection.iceGatheringState,
          },
        };
      };
      for (const connection of [caller, callee]) connection.addStream(await calls.camera());
      const offer = await describe(caller, 'createOffer');
      await calls.done((ok, fail) => {
        callee.setRemoteDescription(offer.again, ok, fail);
      });
      const answer = await describe(callee, 'createAnswer');
      await calls.done((ok, fail) => {
        caller.setRemoteDescription(answer.again, ok, fail);
      });
      await calls.connected(caller, callee);
      return { offer: offer.seen, answer: answer.seen };
    },
    {
      offer: { candidates: true, same: true, untouched: true, gathering: 'complete' },
      answer: { candidates: true, same: true, untouched: true, gathering: 'complete' },
    }
  );

  behaviour(
    `${named}: a description can be read on the line after it was set`,
    options,
    async (configuration) => {
      const [caller, callee] = [0, 1].map(() => new webkitRTCPeerConnection(configuration, {}));
      const offer = await descriptions.offerOf(caller);
      const localIsSet = calls.done((ok, fail) => caller.setLocalDescription(offer, ok, fail));
      const local = { type: caller.localDescription.type, same: caller.localDescription.sdp === offer.sdp };
      const remoteIsSet = calls.done((ok, fail) => callee.setRemoteDescription(offer, ok, fail));
      const remote = { type: callee.remoteDescription.type, same: callee.remoteDescription.sdp === offer.sdp };
      const statesAtOnce = [caller.signalingState, callee.signalingState];
      await Promise.all([localIsSet, remoteIsSet]);
      return {
        local,
        remote,
        statesAtOnce,
        states: [caller.signalingState, callee.signalingState],
        later: [caller.localDescription.type, callee.remoteDescription.type],
      };
    },
    {
      local: { type: 'offer', same: true },
      remote: { type: 'offer', same: true },
      statesAtOnce: ['stable', 'stable'],
      states: ['have-local-offer', 'have-remote-offer'],
      later: ['offer', 'offer'],
    }
  );

  behaviour(
    `${named}: a whole negotiation is readable without waiting for any callback`,
    options,
    async (configuration) => {
      const [caller, callee] = [0, 1].map(() => new webkitRTCPeerConnection(configuration, {}));
      const offer = await descriptions.offerOf(caller);
      caller.setLocalDescription(offer);
      callee.setRemoteDescription(caller.localDescription);
      const answer = await calls.done((ok, fail) => callee.createAnswer(ok, fail));
      callee.setLocalDescription(answer);
      const answered = calls.event(caller, 'signalingstatechange', () => caller.signalingState === 'stable');
      caller.setRemoteDescription(callee.localDescription);
      const atOnce = [callee.localDescription.type, caller.remoteDescription.type];
      await answered;
      return { atOnce, states: [caller.signalingState, callee.signalingState] };
    },
    { atOnce: ['answer', 'answer'], states: ['stable', 'stable'] }
  );

  behaviour(
    `${named}: a description that fails goes back to the one before`,
    options,
    async (configuration) => {
      const connection = new webkitRTCPeerConnection(configuration, {});
      const offer = await descriptions.offerOf(connection);
      const set = (method, description) =>
        descriptions.outcome((ok, fail) => connection[method](description, ok, fail));
      const taken = [];
      taken.push(await set('setRemoteDescription', new RTCSessionDescription({ type: 'offer', sdp: 'x' })));
      const fresh = descriptions.typeOf(connection.remoteDescription);
      taken.push(await set('setLocalDescription', offer));
      taken.push(await set('setLocalDescription', new RTCSessionDescription({ type: 'offer', sdp: 'v=0\r\nx' })));
      return { failed: taken.map((outcome) => outcome !== 'taken'), fresh, local: connection.localDescription.type };
    },
    { failed: [true, false, true], fresh: null, local: 'offer' }
  );

  behaviour(
    `${named}: an answer in stable is not shown, since it will fail`,
    options,
    async (configuration) => {
      const connection = new webkitRTCPeerConnection(configuration, {});
      const { sdp } = await descriptions.offerOf(connection);
      const answer = new RTCSessionDescription({ type: 'answer', sdp });
      const outcome = descriptions.outcome((ok, fail) => connection.setLocalDescription(answer, ok, fail));
      const atOnce = descriptions.typeOf(connection.localDescription);
      return { atOnce, failed: (await outcome) !== 'taken', later: descriptions.typeOf(connection.localDescription) };
    },
    { atOnce: null, failed: true, later: null }
  );

  behaviour(
    `${named}: each read gives a copy, so what a page writes into it is lost`,
    options,
    async (configuration) => {
      const connection = new webkitRTCPeerConnection(configuration, {});
      const offer = await descriptions.offerOf(connection);
      const isSet = calls.done((ok, fail) => connection.setLocalDescription(offer, ok, fail));
      const early = connection.localDescription;
      early.sdp = 'mine';
      const isKeptEarly = connection.localDescription.sdp !== 'mine';
      await isSet;
      const late = connection.localDescription;
      late.sdp = 'mine';
      return {
        isKeptEarly,
        isWritten: late.sdp === 'mine',
        isKept: connection.localDescription.sdp !== 'mine',
        isInstance: late instanceof RTCSessionDescription,
        isNew: connection.localDescription !== connection.localDescription,
      };
    },
    { isKeptEarly: true, isWritten: true, isKept: true, isInstance: true, isNew: true }
  );

  behaviour(
    `${named}: a remote offer in have-local-offer fails and changes nothing`,
    options,
    async (configuration) => {
      const offer = await descriptions.offerOf(new webkitRTCPeerConnection(configuration, {}));
      const outcomes = {};
      for (const waits of ['waits', 'does not wait']) {
        const connection = new webkitRTCPeerConnection(configuration, {});
        const own = await descriptions.offerOf(connection);
        const isSet = calls.done((ok, fail) => connection.setLocalDescription(own, ok, fail));
        if (waits === 'waits') await isSet;
        const outcome = await descriptions.outcome((ok, fail) => connection.setRemoteDescription(offer, ok, fail));
        await isSet;
        outcomes[waits] = [outcome, connection.signalingState, descriptions.typeOf(connection.remoteDescription)];
      }
      return outcomes;
    },
    {
      waits: ['OperationError', 'have-local-offer', null],
      'does not wait': ['OperationError', 'have-local-offer', null],
    }
  );

  behaviour(
    `${named}: glare without callbacks keeps the state too, and the call goes on`,
    options,
    async (configuration) => {
      const [caller, callee] = [0, 1].map(() => new webkitRTCPeerConnection(configuration, {}));
      const foreign = await descriptions.offerOf(new webkitRTCPeerConnection(configuration, {}));
      const offer = await descriptions.offerOf(caller);
      await calls.done((ok, fail) => caller.setLocalDescription(offer, ok, fail));
      caller.setRemoteDescription(foreign);
      await calls.done((ok, fail) => callee.setRemoteDescription(offer, ok, fail));
      const answer = await calls.done((ok, fail) => callee.createAnswer(ok, fail));
      await calls.done((ok, fail) => callee.setLocalDescription(answer, ok, fail));
      await calls.done((ok, fail) => caller.setRemoteDescription(answer, ok, fail));
      return [caller.signalingState, callee.signalingState];
    },
    ['stable', 'stable']
  );

  behaviour(
    `${named}: an empty description fails, and is no implicit one`,
    options,
    async (configuration) => {
      const connection = new webkitRTCPeerConnection(configuration, {});
      await descriptions.offerOf(connection);
      const outcomes = [];
      for (const method of ['setLocalDescription', 'setRemoteDescription']) {
        for (const given of [
          {},
          { type: 'offer' },
          { type: 'offer', sdp: '' },
          new RTCSessionDescription(),
          { sdp: 'v=0' },
        ]) {
          outcomes.push(
            await descriptions.outcome((ok, fail) => {
              try {
                connection[method](given, ok, fail);
              } catch (error) {
                fail(error);
              }
            })
          );
        }
      }
      return { outcomes: [...new Set(outcomes)].sort(), state: connection.signalingState };
    },
    { outcomes: ['OperationError'], state: 'stable' }
  );
}

behaviour(
  'a connection of today keeps the native rules: null until it is set, implicit rollback',
  { before },
  async () => {
    const [caller, callee] = [0, 1].map(() => new webkitRTCPeerConnection({ iceServers: [] }));
    const offer = await caller.createOffer({ offerToReceiveAudio: true });
    const isSet = caller.setLocalDescription(offer);
    const atOnce = caller.localDescription;
    await isSet;
    await callee.setLocalDescription(await callee.createOffer({ offerToReceiveAudio: true }));
    await callee.setRemoteDescription(offer);
    return { atOnce, state: callee.signalingState };
  },
  { atOnce: null, state: 'have-remote-offer' }
);

behaviour(
  'failure callbacks get the bare text, as natively',
  { row: 'Callback forms of the five negotiation methods', before },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const texts = [];
    const failed = (call) =>
      new Promise((resolve, reject) => {
        call(reject, resolve);
      });
    texts.push(await failed((ok, fail) => connection.createAnswer(ok, fail)));
    const garbage = new RTCSessionDescription({ type: 'offer', sdp: 'x' });
    texts.push(await failed((ok, fail) => connection.setRemoteDescription(garbage, ok, fail)));
    return texts.map((error) => [error instanceof DOMException, error.message.startsWith('Failed to execute')]);
  },
  [
    [true, false],
    [true, false],
  ]
);
