// Installing and uninstalling: what changes on a page, what does not, and pages that make it hard. loading.test.mjs is
// about how the script gets in.
import assert from 'node:assert/strict';
import { behaviour } from './behaviour.mjs';
import { dropIn } from './engines.mjs';

const script = dropIn;

/** Runs in the page before the drop-in: `changes()` lists every property of the globals that is not as it was. */
const snapshot = () => {
  const objects = { window };
  const families = /^(RTC|webkitRTC|webkitMedia|Media|HTMLMedia|HTMLVideo|HTMLAudio|webkitURL)/;
  const single = /^(Navigator|URL|EventTarget|Event)$/;
  for (const name of Object.getOwnPropertyNames(window)) {
    if (!families.test(name) && !single.test(name)) continue;
    const value = window[name];
    if (typeof value !== 'function') continue;
    objects[name] = value;
    if (value.prototype) objects[`${name}.prototype`] = value.prototype;
  }
  Object.assign(objects, { navigator, document, mediaDevices: navigator.mediaDevices });
  const look = () =>
    Object.fromEntries(
      Object.entries(objects).map(([name, object]) => [name, Object.getOwnPropertyDescriptors(object)])
    );
  const ours = ['WebkitRTC', 'changes', 'calls'];
  const before = look();
  window.changes = () =>
    Object.entries(look()).flatMap(([name, now]) =>
      [...new Set([...Reflect.ownKeys(before[name]), ...Reflect.ownKeys(now)])]
        .filter((key) => !(name === 'window' && (ours.includes(key) || /^\d+$|^event$/.test(String(key)))))
        .filter((key) => {
          const [was, is] = [before[name][key], now[key]];
          return !was || !is || Object.keys({ ...was, ...is }).some((field) => !Object.is(was[field], is[field]));
        })
        .map((key) => `${name}.${String(key)}`)
    );
};
const before = `<script>(${snapshot})()</script>`;

behaviour(
  'uninstall puts every property back as it was, and install brings the same class again',
  { before, attributes: { 'data-prefixed-only': '' } },
  () => {
    const changed = changes();
    const [connection, Class] = [new webkitRTCPeerConnection(null), webkitRTCPeerConnection];
    WebkitRTC.uninstall();
    const left = changes();
    WebkitRTC.uninstall();
    const again = {
      outcome: WebkitRTC.install(),
      sameClass: webkitRTCPeerConnection === Class,
      isInstance: connection instanceof webkitRTCPeerConnection,
      sameChanges: changes().join() === changed.join(),
    };
    WebkitRTC.uninstall();
    return {
      changesClass: changed.includes('window.webkitRTCPeerConnection'),
      left,
      again,
      uninstalled: changes(),
      state: connection.signalingState,
    };
  },
  {
    changesClass: true,
    left: [],
    again: { outcome: { installed: true }, sameClass: true, isInstance: true, sameChanges: true },
    uninstalled: [],
    state: 'stable',
  }
);

behaviour(
  'RTCPeerConnection, its prototype and the other natives stay untouched with data-prefixed-only',
  { before, attributes: { 'data-prefixed-only': '' } },
  () => {
    const connection = /^(window\.RTC|RTCPeerConnection|RTCSession|RTCIce|RTCRtp)/;
    const around = /^(MediaDevices|EventTarget|Event|mediaDevices|document)/;
    const ofInitializer = /^(RTCSessionDescription|RTCIceCandidate)\./;
    const initializer = /^(window\.)?(RTCSessionDescription|RTCIceCandidate)$/;
    const fields = /^RTC\w+\.prototype\.(constructor|type|sdp|candidate|sdpMid|sdpMLineIndex|toJSON)$/;
    return (
      changes()
        .filter((name) => connection.test(name) || around.test(name))
        .filter((name) => !initializer.test(name) && !(ofInitializer.test(name) && fields.test(name)))
        // It takes legacy constraints; user-media.test.mjs shows that it is the native one for all others.
        .filter((name) => name !== 'MediaDevices.prototype.getUserMedia')
    );
  },
  []
);

behaviour(
  'the class is at window.RTCPeerConnection too',
  { before },
  async () => {
    const connection = new RTCPeerConnection(null);
    const offer = await calls.done((ok) => connection.createOffer(ok));
    const same = RTCPeerConnection === webkitRTCPeerConnection;
    WebkitRTC.uninstall();
    return [same, offer instanceof RTCSessionDescription, changes()];
  },
  [true, true, []]
);

behaviour(
  'install and uninstall of the module do what they are told, importing does nothing',
  { before, polyfill: false },
  async () => {
    const { install, uninstall, usage, version } = await import('/dist/index.mjs');
    const imported = changes();
    const outcomes = [install({ unprefixed: true, media: false }), install()];
    const installed = changes();
    const same = RTCPeerConnection === webkitRTCPeerConnection;
    uninstall();
    return {
      imported,
      outcomes,
      unprefixed: same,
      changesMedia: installed.some((name) => /^(URL|HTMLMediaElement|Navigator)/.test(name)),
      uninstalled: changes(),
      usageIsArray: Array.isArray(usage()),
      versionIsNumber: /^\d+\.\d+\.\d+/.test(version),
    };
  },
  {
    imported: [],
    outcomes: [{ installed: true }, { installed: true }],
    unprefixed: true,
    changesMedia: false,
    uninstalled: [],
    usageIsArray: true,
    versionIsNumber: true,
  }
);

behaviour(
  'options are read as JavaScript reads flags; what cannot be read installs nothing',
  { before, polyfill: false },
  async () => {
    const { install, uninstall } = await import('/dist/index.mjs');
    const thrown = [
      5,
      'x',
      true,
      {
        get unprefixed() {
          throw new RangeError('mine');
        },
      },
    ].map((options) => calls.attempt(() => install(options)).split(':')[0]);
    const left = changes();
    const outcomes = [undefined, null, {}, { unprefixed: 0, media: 1, madeUp: {} }].map((options) => {
      const { installed } = install(options);
      const unprefixed = RTCPeerConnection === webkitRTCPeerConnection;
      uninstall();
      return [installed, unprefixed, changes().length];
    });
    return [thrown, left, outcomes];
  },
  [['TypeError', 'TypeError', 'TypeError', 'RangeError'], [], Array(4).fill([true, false, 0])]
);

behaviour(
  'installing twice is harmless',
  { before },
  () => {
    const [Class, src] = [
      webkitRTCPeerConnection,
      Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'src').get,
    ];
    const outcomes = [WebkitRTC.install(), WebkitRTC.install({}), WebkitRTC.install(null)];
    const same =
      webkitRTCPeerConnection === Class &&
      Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'src').get === src;
    WebkitRTC.uninstall();
    return [outcomes, same, changes()];
  },
  [Array(3).fill({ installed: true }), true, []]
);

behaviour(
  'a second copy of the script leaves the first in charge, and says so',
  {
    before,
    head: `<script>first = WebkitRTC; Class = webkitRTCPeerConnection</script><script src="${script}"></script>`,
  },
  async () => {
    const { installed, reason } = WebkitRTC.install();
    const facts = [Class === webkitRTCPeerConnection, installed, typeof reason];
    const offer = await calls.done((ok) => new webkitRTCPeerConnection(null).createOffer(ok));
    first.uninstall();
    return [facts, offer.type, changes().filter((name) => !/^window\.(first|Class)$/.test(name))];
  },
  [[true, false, 'string'], 'offer', []]
);

behaviour(
  'what connections already exist go on after uninstall',
  {},
  async () => {
    const { caller, callee } = calls.pair();
    callee.onaddstream = ({ stream }) => {
      window.added = stream;
    };
    caller.addStream(await calls.camera({ audio: true }));
    WebkitRTC.uninstall();
    await calls.negotiate(caller, callee);
    await calls.connected(caller, callee);
    return [added.getTracks().length, callee.getRemoteStreams().length];
  },
  [1, 1]
);

behaviour(
  'a frame has a polyfill of its own, and frames can call each other',
  { body: `<iframe srcdoc='<script src="${script}"></script>'></iframe>` },
  async () => {
    const frame = frames[0];
    while (!frame.WebkitRTC) await calls.event(document.querySelector('iframe'), 'load');
    const own = [
      frame.webkitRTCPeerConnection !== webkitRTCPeerConnection,
      new frame.webkitRTCPeerConnection(null) instanceof frame.RTCPeerConnection,
    ];
    const [caller, callee] = [new webkitRTCPeerConnection(null), new frame.webkitRTCPeerConnection(null)];
    for (const [from, to] of [
      [caller, callee],
      [callee, caller],
    ])
      from.onicecandidate = ({ candidate }) => {
        if (candidate) to.addIceCandidate(candidate.toJSON(), () => {}, calls.uncaught);
      };
    const channel = caller.createDataChannel('x');
    const opened = calls.event(channel, 'open');
    await calls.negotiate(caller, callee);
    await opened;
    return [own, channel.readyState];
  },
  [[true, true], 'open']
);

behaviour(
  'a window property that the page made unchangeable stays, and the outcome says so',
  {
    before: `<script>
  Mine = function () {};
  Object.defineProperty(window, 'webkitRTCPeerConnection', { value: Mine, writable: false, configurable: false });
</script>`,
  },
  () => {
    const { installed, reason = '' } = WebkitRTC.install();
    return [webkitRTCPeerConnection === Mine, installed, /webkitRTCPeerConnection/.test(reason)];
  },
  [true, false, true]
);

behaviour(
  'frozen natives are no trouble',
  {
    before: `<script>
  [RTCPeerConnection, URL].forEach(Object.freeze);
  [RTCPeerConnection, HTMLMediaElement, Navigator, MediaStream].forEach(function (one) {
    Object.freeze(one.prototype);
  });
</script>`,
  },
  async () => (await calls.done((ok) => new webkitRTCPeerConnection(null).createOffer(ok))).type,
  'offer'
);

behaviour(
  'natives that the page replaces afterwards do not reach into the class',
  { attributes: { 'data-prefixed-only': '' } },
  async () => {
    const broken = () => {
      throw new Error('replaced');
    };
    for (const name of [
      'createOffer',
      'setLocalDescription',
      'addTrack',
      'getSenders',
      'getTransceivers',
      'addEventListener',
    ])
      RTCPeerConnection.prototype[name] = broken;
    const camera = await calls.camera({ audio: true });
    window.RTCSessionDescription = window.RTCIceCandidate = window.RTCPeerConnection = window.MediaStream = broken;
    const connection = new webkitRTCPeerConnection(null);
    connection.addStream(camera);
    const offer = await calls.done((ok, fail) => connection.createOffer(ok, fail));
    await calls.done((ok, fail) => connection.setLocalDescription(offer, ok, fail));
    return connection.signalingState;
  },
  'have-local-offer'
);

behaviour(
  'without WebRTC nothing is installed and nothing is said',
  {
    before: `<script>
  delete window.RTCPeerConnection;
  delete window.webkitRTCPeerConnection;
  delete window.mozRTCPeerConnection;
</script>${before}`,
    async also(page) {
      assert.deepEqual(page.logs, []);
    },
  },
  () => {
    const { installed, reason } = WebkitRTC.install();
    return {
      installed,
      reason: typeof reason,
      inWindow: 'webkitRTCPeerConnection' in window,
      changes: changes(),
      uninstall: String(WebkitRTC.uninstall()),
    };
  },
  {
    installed: false,
    reason: 'string',
    inWindow: false,
    changes: [],
    uninstall: 'undefined',
  }
);
