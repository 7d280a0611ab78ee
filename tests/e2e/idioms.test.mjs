// What pages of the time did with the class besides calling it.
import { behaviour } from './behaviour.mjs';
import { dropIn } from './engines.mjs';

const row = 'Old idioms: patched prototypes, borrowed methods, `for...in`';

behaviour(
  'the class serves under the names that pages gave it',
  { row, surface: 'webkitRTCPeerConnection' },
  async () => {
    window.PeerConnection = window.webkitPeerConnection00 || window.webkitRTCPeerConnection;
    const first = new PeerConnection({ iceServers: [{ url: 'stun:127.0.0.1' }] });
    // As adapter.js of 2013 did.
    window.RTCPeerConnection = function (config, constraints) {
      return new webkitRTCPeerConnection(config, constraints);
    };
    const second = new RTCPeerConnection(null, { optional: [{ DtlsSrtpKeyAgreement: true }] });
    const types = [];
    for (const connection of [first, second])
      types.push((await calls.done((ok, fail) => connection.createOffer(ok, fail))).type);
    window.RTCPeerConnection = window.mozRTCPeerConnection || window.webkitRTCPeerConnection;
    const third = new RTCPeerConnection(null);
    return [
      types,
      third instanceof RTCPeerConnection,
      third.getLocalStreams().length,
      PeerConnection === RTCPeerConnection,
    ];
  },
  [['offer', 'offer'], true, 0, true]
);

behaviour(
  'what a page puts on the prototype is what later calls hit',
  { row, surface: 'webkitRTCPeerConnection', attributes: { 'data-prefixed-only': '' } },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const { prototype } = webkitRTCPeerConnection;
    const { createOffer, addStream } = prototype;
    const called = [];
    prototype.createOffer = function (ok, fail, constraints) {
      called.push('createOffer');
      return createOffer.call(
        this,
        (offer) => {
          offer.sdp += 'a=mine\r\n';
          ok(offer);
        },
        fail,
        constraints
      );
    };
    prototype.addStream = function () {
      called.push(`addStream ${arguments.length}`);
      return addStream.apply(this, arguments);
    };
    prototype.hello = function () {
      return `hello ${this.signalingState}`;
    };
    connection.addStream(await calls.camera({ audio: true }));
    const offer = await calls.done((ok, fail) => connection.createOffer(ok, fail));
    const own = new webkitRTCPeerConnection(null);
    own.createOffer = () => 'mine';
    return {
      called,
      munged: offer.sdp.endsWith('a=mine\r\n'),
      hello: connection.hello(),
      streams: connection.getLocalStreams().length,
      ownOffer: own.createOffer(),
      deleted: delete prototype.createOffer,
      createOffer: typeof connection.createOffer,
    };
  },
  {
    called: ['addStream 1', 'createOffer'],
    munged: true,
    hello: 'hello stable',
    streams: 1,
    ownOffer: 'mine',
    deleted: true,
    createOffer: 'function',
  }
);

behaviour(
  'methods are called by call, apply and bind',
  { row, surface: 'webkitRTCPeerConnection' },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const create = connection.createOffer.bind(connection);
    const add = Function.prototype.call.bind(webkitRTCPeerConnection.prototype.addStream);
    add(connection, await calls.camera({ audio: true }));
    const offer = await calls.done((ok, fail) => create(ok, fail));
    const detached = connection.close;
    return [
      offer.type,
      Function.prototype.apply.call(connection.getLocalStreams, connection, []).length,
      calls.attempt(() => detached()).split(':')[0],
      connection.signalingState,
    ];
  },
  ['offer', 1, 'TypeError', 'stable']
);

behaviour(
  'a wrapper that copies all members by for...in works',
  { row, surface: 'webkitRTCPeerConnection' },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const wrapper = {};
    for (const name in connection) {
      if (typeof connection[name] === 'function')
        wrapper[name] = function () {
          return connection[name].apply(connection, arguments);
        };
      else
        Object.defineProperty(wrapper, name, {
          get: () => connection[name],
          set: (value) => {
            connection[name] = value;
          },
          enumerable: true,
        });
    }
    const added = calls.event(connection, 'negotiationneeded');
    let told = 0;
    wrapper.onnegotiationneeded = () => {
      told += 1;
    };
    wrapper.addStream(await calls.camera({ audio: true }));
    await added;
    await calls.settled();
    const offer = await calls.done((ok, fail) => wrapper.createOffer(ok, fail));
    return {
      offer: offer.type,
      streams: wrapper.localStreams.length,
      readyState: wrapper.readyState,
      signalingState: wrapper.signalingState,
      told,
      createDTMFSender: 'createDTMFSender' in wrapper,
      updateIce: 'updateIce' in wrapper,
      onaddstream: 'onaddstream' in wrapper,
    };
  },
  {
    offer: 'offer',
    streams: 1,
    readyState: 'new',
    signalingState: 'stable',
    told: 1,
    createDTMFSender: true,
    updateIce: true,
    onaddstream: true,
  }
);

behaviour(
  'a class that extends it is one of its connections, also for legacy calls',
  { row, surface: 'webkitRTCPeerConnection' },
  async () => {
    class Mine extends webkitRTCPeerConnection {
      constructor() {
        super(null, { optional: [{ RtpDataChannels: true }] });
      }
      addStream(stream) {
        super.addStream(stream);
        this.count = (this.count || 0) + 1;
      }
      get localStreams() {
        return super.localStreams.concat('mine');
      }
    }
    const mine = new Mine();
    mine.addStream(await calls.camera({ audio: true }));
    let stated = 0;
    mine.onstatechange = () => {
      stated += 1;
    };
    await calls.done(async (ok, fail) =>
      mine.setLocalDescription(await calls.done((made) => mine.createOffer(made)), ok, fail)
    );
    return {
      added: mine.count,
      streams: mine.localStreams.length,
      stated,
      maxRetransmits: mine.createDataChannel('x').maxRetransmits,
      constructor: mine.constructor === Mine,
    };
  },
  {
    added: 1,
    streams: 2,
    stated: 1,
    maxRetransmits: 0,
    constructor: true,
  }
);

behaviour(
  'the older classes are not there',
  { row, surface: 'onconnecting, onmessage' },
  () => ['webkitPeerConnection00', 'webkitDeprecatedPeerConnection'].map((name) => name in window),
  [false, false]
);

behaviour(
  'events come after the call that causes them, do not bubble and cannot be cancelled',
  { row: '`onaddstream` and `onremovestream`, as attribute and as event', surface: 'All events' },
  async () => {
    const { caller, callee } = calls.pair();
    const order = [];
    const heard = calls.event(callee, 'addstream');
    callee.onaddstream = (event) => {
      order.push(`addstream ${event.bubbles} ${event.cancelable} ${event.defaultPrevented}`);
    };
    caller.onsignalingstatechange = (event) => {
      order.push(`signalingstatechange ${event.bubbles} ${event.cancelable}`);
    };
    caller.addStream(await calls.camera({ audio: true }));
    const offer = await calls.done((ok, fail) => caller.createOffer(ok, fail));
    caller.setLocalDescription(offer);
    order.push('returned');
    callee.setRemoteDescription(offer);
    order.push('returned');
    await heard;
    await calls.settled();
    return [order.slice(0, 2), order.slice(2).sort()];
  },
  [
    ['returned', 'returned'],
    ['addstream false false false', 'signalingstatechange false false'],
  ]
);

behaviour(
  "a connection of a document that is gone is the browser's error",
  {
    needs: 'an end of documents',
    surface: 'A detached document',
    body: `<iframe srcdoc='<script src="${dropIn}"></script>'></iframe>`,
  },
  async () => {
    const frame = document.querySelector('iframe');
    while (!frame.contentWindow.WebkitRTC) await calls.event(frame, 'load');
    const { webkitRTCPeerConnection: Ours, RTCPeerConnection: Native } = frame.contentWindow;
    frame.remove();
    const name = (Class) => {
      try {
        return `no error, ${new Class(null)}`;
      } catch (error) {
        return error.name;
      }
    };
    return [name(Ours) === name(Native), /no error/.test(name(Ours))];
  },
  [true, false]
);
