// States and events by their names of 2012, and close() with its events.
import { behaviour } from './behaviour.mjs';

const row = 'States, handlers and stream lists by their names of 2012';
const closing = '`close()` fires its events';

behaviour(
  'readyState and iceState tell of a call in the words of 2012',
  { row, surface: 'readyState' },
  async () => {
    const [caller, callee] = [new webkitRTCPeerConnection(null), new webkitRTCPeerConnection(null)];
    const told = [];
    const tell = () => {
      told.push(`${caller.readyState} ${callee.readyState}`);
    };
    tell();
    const ice = [caller.iceState];
    const offer = await calls.done((ok, fail) => caller.createOffer(ok, fail));
    const gathered = calls.event(caller, 'icecandidate', ({ candidate }) => !candidate);
    await calls.done((ok, fail) => caller.setLocalDescription(offer, ok, fail));
    tell();
    await gathered;
    ice.push(caller.iceState);
    await calls.done((ok, fail) => callee.setRemoteDescription(caller.localDescription, ok, fail));
    tell();
    const answer = await calls.done((ok, fail) => callee.createAnswer(ok, fail));
    const answered = calls.event(callee, 'icecandidate', ({ candidate }) => !candidate);
    await calls.done((ok, fail) => callee.setLocalDescription(answer, ok, fail));
    await calls.done((ok, fail) => caller.setRemoteDescription(answer, ok, fail));
    tell();
    await answered;
    for (const line of callee.localDescription.sdp.match(/a=candidate:.*/g))
      caller.addIceCandidate(new RTCIceCandidate({ candidate: line }));
    await calls.connected(caller);
    ice.push(/^(connected|completed)$/.test(caller.iceState));
    const again = await calls.done((ok, fail) => caller.createOffer(ok, fail));
    await calls.done((ok, fail) => caller.setLocalDescription(again, ok, fail));
    tell();
    caller.close();
    tell();
    ice.push(caller.iceState);
    return [told, ice];
  },
  [
    ['new new', 'opening new', 'opening opening', 'active active', 'active active', 'closed active'],
    ['new', 'waiting', true, 'closed'],
  ]
);

behaviour(
  'the side that offered is `connected`, then `completed`, each with its event',
  {
    row,
    surface: ['iceConnectionState', 'iceState'],
  },
  async () => {
    const { caller, callee } = calls.pair();
    const heard = { caller: [], callee: [] };
    caller.oniceconnectionstatechange = () => {
      heard.caller.push(`${caller.iceConnectionState} ${caller.iceState}`);
    };
    callee.addEventListener('iceconnectionstatechange', () => {
      heard.callee.push(callee.iceConnectionState);
    });
    caller.addStream(await calls.camera());
    const completed = calls.event(caller, 'iceconnectionstatechange', () => caller.iceConnectionState === 'completed');
    await calls.negotiate(caller, callee);
    await completed;
    await calls.connected(caller, callee);
    await calls.settled();
    // Whatever the browser tells of checks, the page hears of both states once and in this order.
    return {
      caller: heard.caller.filter((states) => !states.startsWith('checking')),
      callee: heard.callee.filter((state) => state !== 'checking'),
    };
  },
  { caller: ['connected connected', 'completed completed'], callee: ['connected'] }
);

behaviour(
  "a connection in modern use has the browser's own iceConnectionState",
  { surface: 'iceConnectionState', attributes: { 'data-prefixed-only': '' } },
  async () => {
    const { caller, callee } = calls.pair();
    const states = [];
    caller.oniceconnectionstatechange = () => {
      states.push(caller.iceConnectionState);
    };
    const native = Object.getOwnPropertyDescriptor(
      Object.getPrototypeOf(webkitRTCPeerConnection.prototype),
      'iceConnectionState'
    ).get;
    caller.createDataChannel('x');
    for (const [from, to] of [
      [caller, callee],
      [callee, caller],
    ])
      from.onicecandidate = ({ candidate }) => {
        if (candidate) to.addIceCandidate(candidate);
      };
    await caller.setLocalDescription(await caller.createOffer());
    await callee.setRemoteDescription(caller.localDescription);
    await callee.setLocalDescription(await callee.createAnswer());
    await caller.setRemoteDescription(callee.localDescription);
    await calls.connected(caller, callee);
    await calls.settled();
    return caller.iceConnectionState === native.call(caller);
  },
  true
);

behaviour(
  'iceState is `gathering` while candidates are looked for',
  { row, surface: ['iceState', 'iceGatheringState'] },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const seen = new Set();
    connection.onicegatheringstatechange = () => {
      seen.add(`${connection.iceGatheringState} ${connection.iceState}`);
    };
    const gathered = calls.event(connection, 'icecandidate', ({ candidate }) => !candidate);
    connection.setLocalDescription(await calls.done((ok, fail) => connection.createOffer(ok, fail)));
    await gathered;
    await calls.settled();
    return [...seen];
  },
  ['gathering gathering', 'complete waiting']
);

behaviour(
  'the handlers of 2012 are called: onopen, onstatechange, onicechange, ongatheringchange',
  { row, surface: 'onopen, onstatechange' },
  async () => {
    const { caller, callee } = calls.pair();
    const heard = [];
    for (const name of ['onopen', 'onstatechange', 'onicechange', 'ongatheringchange']) {
      caller[name] = function (event) {
        heard.push(event.type);
        if (
          this !== caller ||
          event.target !== caller ||
          `on${event.type}` !== name ||
          event.bubbles ||
          event.cancelable
        )
          heard.push('wrong');
      };
    }
    await calls.negotiate(caller, callee);
    await calls.connected(caller, callee);
    await calls.negotiate(caller, callee);
    caller.close();
    await calls.settled();
    await calls.settled();
    const count = (type) => heard.filter((name) => name === type).length;
    return {
      open: count('open'),
      statechange: count('statechange'),
      icechange: count('icechange') >= 3,
      gatheringchange: count('gatheringchange') >= 2,
      wrong: count('wrong'),
      atClose: heard.slice(-2),
    };
  },
  {
    open: 1,
    statechange: 5,
    icechange: true,
    gatheringchange: true,
    wrong: 0,
    atClose: ['icechange', 'statechange'],
  }
);

behaviour(
  'a page that sets the handlers of both years is called once for each event',
  { row, surface: 'ongatheringchange, onicechange' },
  async () => {
    const { caller, callee } = calls.pair();
    let count = 0;
    caller.onstatechange = caller.onsignalingstatechange = () => {
      count += 1;
    };
    await calls.negotiate(caller, callee);
    const handlers = [caller.onstatechange === caller.onsignalingstatechange, callee.onopen, callee.onicechange];
    caller.onsignalingstatechange = null;
    caller.close();
    await calls.settled();
    await calls.settled();
    return [count, handlers];
  },
  [3, [true, null, null]]
);

behaviour(
  'localStreams and remoteStreams are lists',
  { row, surface: 'localStreams, remoteStreams' },
  async () => {
    const { caller, callee } = calls.pair();
    const camera = await calls.camera({ audio: true });
    caller.addStream(camera);
    await calls.negotiate(caller, callee);
    return {
      local: caller.localStreams.length,
      localIsCamera: caller.localStreams[0] === camera,
      remote: caller.remoteStreams.length,
      remoteIsSame: callee.remoteStreams[0] === callee.getRemoteStreams()[0],
      setLocal: calls
        .attempt(() => {
          'use strict';
          caller.localStreams = [];
        })
        .split(':')[0],
    };
  },
  {
    local: 1,
    localIsCamera: true,
    remote: 0,
    remoteIsSame: true,
    setLocal: 'TypeError',
  }
);

behaviour(
  'close() fires its two events once, later and in order',
  { row: closing, surface: ['close()', 'iceGatheringState'] },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const heard = [];
    for (const type of ['iceconnectionstatechange', 'signalingstatechange']) {
      connection.addEventListener(type, (event) => {
        const { iceConnectionState, signalingState } = connection;
        const { bubbles, cancelable, target } = event;
        heard.push({
          type,
          iceConnectionState,
          signalingState,
          bubbles,
          cancelable,
          isTarget: target === connection,
        });
      });
    }
    connection.oniceconnectionstatechange = () => {
      heard.push('handler');
    };
    const returned = connection.close();
    const { iceConnectionState, signalingState, iceGatheringState } = connection;
    const atOnce = { heard: heard.length, returned: String(returned), iceConnectionState, signalingState };
    await calls.settled();
    await calls.settled();
    return { atOnce, iceGatheringState, heard };
  },
  {
    atOnce: { heard: 0, returned: 'undefined', iceConnectionState: 'closed', signalingState: 'closed' },
    iceGatheringState: 'complete',
    heard: [
      {
        type: 'iceconnectionstatechange',
        iceConnectionState: 'closed',
        signalingState: 'closed',
        bubbles: false,
        cancelable: false,
        isTarget: true,
      },
      'handler',
      {
        type: 'signalingstatechange',
        iceConnectionState: 'closed',
        signalingState: 'closed',
        bubbles: false,
        cancelable: false,
        isTarget: true,
      },
    ],
  }
);

// It threw up to Chromium 61, and did nothing in 65.
behaviour(
  'close() does nothing the second time',
  { row: closing, surface: 'close()' },
  async () => {
    const used = {
      constraints: () => new webkitRTCPeerConnection({ iceServers: [] }, null),
      null: () => new webkitRTCPeerConnection(null),
      async callbacks() {
        const connection = new webkitRTCPeerConnection({ iceServers: [] });
        await calls.done((ok) => connection.createOffer(ok));
        return connection;
      },
      async addStream() {
        const connection = new webkitRTCPeerConnection({ iceServers: [] });
        connection.addStream(new MediaStream());
        return connection;
      },
      onaddstream: () => Object.assign(new webkitRTCPeerConnection({ iceServers: [] }), { onaddstream() {} }),
    };
    const names = [];
    for (const make of Object.values(used)) {
      const connection = await make();
      connection.close();
      names.push(calls.attempt(() => connection.close()));
    }
    return [...new Set(names)];
  },
  ['undefined']
);

behaviour(
  "close() is today's where the page uses promises: silent, and as often as it likes",
  {
    row: 'Promise forms of the same methods, on the same object',
    needs: 'a silent close()',
  },
  async () => {
    const [fresh, modern] = [new webkitRTCPeerConnection(), new webkitRTCPeerConnection(null)];
    modern.addStream(new MediaStream());
    await modern.createOffer();
    const heard = [];
    for (const connection of [fresh, modern]) {
      for (const type of ['iceconnectionstatechange', 'signalingstatechange'])
        connection.addEventListener(type, () => {
          heard.push(type);
        });
      connection.close();
      connection.close();
    }
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
    return [heard, fresh.iceGatheringState, modern.iceGatheringState];
  },
  [[], 'new', 'new']
);

behaviour(
  'a handler that was set to null before is called all the same',
  { row },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const names = [
      'onopen',
      'onstatechange',
      'onicechange',
      'ongatheringchange',
      'onaddstream',
      'onsignalingstatechange',
    ];
    for (const name of names) connection[name] = null;
    const heard = [];
    connection.onstatechange = () => {
      heard.push('statechange');
    };
    const offer = await calls.done((ok) => connection.createOffer(ok));
    const changed = calls.event(connection, 'signalingstatechange');
    connection.setLocalDescription(offer);
    await changed;
    await calls.settled();
    return heard;
  },
  ['statechange']
);
