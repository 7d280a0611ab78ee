// The names that Firefox had, for pages that take their `moz` branch if `navigator.mozGetUserMedia` exists: in Firefox
// as it is, and in Chromium if a page has defined it there. No other browser gets them.
import { behaviour } from './behaviour.mjs';
import { dropIn } from './engines.mjs';

/** What tells Firefox, in the other engines too. */
const moz = `<script>
  if (!navigator.mozGetUserMedia) Navigator.prototype.mozGetUserMedia = function () { throw new Error('not ours'); };
</script>`;

const row = 'Pages of 2013 in their `moz` branch, where the browser has `navigator.mozGetUserMedia`';

/** Runs in the page: the names that are there. */
const names = `<script>
  window.mozNames = function () {
    var places = {
      mozRTCPeerConnection: window,
      mozRTCSessionDescription: window,
      mozRTCIceCandidate: window,
      mozSrcObject: HTMLMediaElement.prototype,
      connectDataConnection: window.webkitRTCPeerConnection ? webkitRTCPeerConnection.prototype : {},
    };
    return Object.keys(places).filter(function (name) { return name in places[name]; });
  };
</script>`;
const all = [
  'mozRTCPeerConnection',
  'mozRTCSessionDescription',
  'mozRTCIceCandidate',
  'mozSrcObject',
  'connectDataConnection',
];

/**
 * Runs in the page: a call as the moz half of an adapter.js of 2013 made it. `moz` says whether the page took that
 * branch.
 */
const page = () => {
  const adapted = {};
  if (navigator.mozGetUserMedia) {
    adapted.browser = 'firefox';
    adapted.RTCPeerConnection = mozRTCPeerConnection;
    window.RTCSessionDescription = mozRTCSessionDescription;
    window.RTCIceCandidate = mozRTCIceCandidate;
    adapted.getUserMedia = navigator.mozGetUserMedia.bind(navigator);
    adapted.attach = (element, stream) => {
      element.mozSrcObject = stream;
      element.play();
    };
    adapted.reattach = (to, from) => {
      to.mozSrcObject = from.mozSrcObject;
      to.play();
    };
    // Firefox had none yet.
    MediaStream.prototype.getVideoTracks = () => [];
    MediaStream.prototype.getAudioTracks = () => [];
  }
  const tag = () => Object.assign(document.body.appendChild(document.createElement('video')), { muted: true });
  window.call = async () => {
    const [own, remote, again] = [tag(), tag(), tag()];
    const said = [];
    const camera = await calls.done((ok, fail) => adapted.getUserMedia({ audio: true, video: true }, ok, fail));
    adapted.attach(own, camera);
    const [pc1, pc2] = [0, 1].map(
      () =>
        new adapted.RTCPeerConnection(
          { iceServers: [{ url: 'stun:127.0.0.1' }] },
          { optional: [{ DtlsSrtpKeyAgreement: true }] }
        )
    );
    pc1.onicecandidate = ({ candidate }) => {
      if (candidate)
        pc2.addIceCandidate(
          new RTCIceCandidate({ sdpMLineIndex: candidate.sdpMLineIndex, candidate: candidate.candidate })
        );
    };
    pc2.onicecandidate = ({ candidate }) => {
      if (candidate)
        pc1.addIceCandidate(
          new RTCIceCandidate({ sdpMLineIndex: candidate.sdpMLineIndex, candidate: candidate.candidate })
        );
    };
    pc2.onaddstream = ({ stream }) => {
      adapted.attach(remote, stream);
      adapted.reattach(again, remote);
    };
    pc2.ondatachannel = ({ channel }) => {
      channel.onmessage = ({ data }) => channel.send(`echo of ${data}`);
    };
    pc1.addStream(camera);
    const channel = pc1.createDataChannel('chat', {});
    channel.binaryType = 'blob';
    const answered = new Promise((resolve) => {
      channel.onmessage = ({ data }) => {
        said.push(data);
        resolve();
      };
    });
    channel.onopen = () => channel.send('hello');
    pc1.createOffer(
      (offer) => {
        pc1.setLocalDescription(offer);
        pc2.setRemoteDescription(new RTCSessionDescription(JSON.parse(JSON.stringify(offer))));
        pc2.createAnswer(
          (answer) => {
            pc2.setLocalDescription(answer);
            pc1.setRemoteDescription(answer);
            // As all did that had data, until Firefox wanted it no more.
            pc1.connectDataConnection(5000, 5001);
            pc2.connectDataConnection(5001, 5000);
          },
          null,
          { mandatory: { OfferToReceiveAudio: true, OfferToReceiveVideo: true } }
        );
      },
      null,
      {
        optional: [],
        mandatory: { MozDontOfferDataChannel: true, OfferToReceiveAudio: true, OfferToReceiveVideo: true },
      }
    );
    await Promise.all([calls.moves(own), answered]);
    await Promise.all([calls.moves(remote), calls.moves(again)]);
    const shown = {
      own: own.mozSrcObject === camera,
      again: again.mozSrcObject === remote.mozSrcObject,
      remote: pc2.getRemoteStreams()[0] === remote.mozSrcObject,
    };
    camera.stop();
    own.mozSrcObject = null;
    const gone = { ended: camera.ended, mozSrcObject: own.mozSrcObject, srcObject: own.srcObject };
    pc1.close();
    pc2.close();
    return { browser: adapted.browser, said, shown, gone, state: pc1.signalingState };
  };
};
behaviour(
  'a call of 2013 by the moz names alone: pictures move, text comes back',
  { row, before: moz, head: `<script>(${page})()</script>` },
  () => call(),
  {
    browser: 'firefox',
    said: ['echo of hello'],
    shown: { own: true, again: true, remote: true },
    gone: { ended: true, mozSrcObject: null, srcObject: null },
    state: 'closed',
  }
);

behaviour(
  'mozRTCPeerConnection is the class, and what it makes is of the moz classes',
  { row, before: moz + names },
  async () => {
    const connection = new mozRTCPeerConnection();
    const offer = await calls.done((ok, fail) => connection.createOffer(ok, fail));
    const candidate = new mozRTCIceCandidate({
      candidate: 'candidate:1 1 udp 1 127.0.0.1 9 typ host',
      sdpMLineIndex: 0,
    });
    const shapes = ['mozRTCPeerConnection', 'mozRTCSessionDescription', 'mozRTCIceCandidate'].map((name) => {
      const { enumerable, configurable, writable } = Object.getOwnPropertyDescriptor(window, name);
      return { name, enumerable, configurable, writable };
    });
    return {
      names: mozNames(),
      isInstance: connection instanceof mozRTCPeerConnection,
      sameClass: mozRTCPeerConnection === webkitRTCPeerConnection,
      offerIsOne: offer instanceof mozRTCSessionDescription,
      sameDescription: mozRTCSessionDescription === RTCSessionDescription,
      candidateIsOne: candidate instanceof mozRTCIceCandidate,
      sdp: new mozRTCSessionDescription({ type: 'offer', sdp: 'x' }).sdp,
      withoutNew: calls.attempt(() => mozRTCPeerConnection()).split(':')[0],
      shapes,
    };
  },
  {
    names: all,
    isInstance: true,
    sameClass: true,
    offerIsOne: true,
    sameDescription: true,
    candidateIsOne: true,
    sdp: 'x',
    withoutNew: 'TypeError',
    shapes: ['mozRTCPeerConnection', 'mozRTCSessionDescription', 'mozRTCIceCandidate'].map((name) => ({
      name,
      enumerable: false,
      configurable: true,
      writable: true,
    })),
  }
);

behaviour(
  "the options of an offer are Firefox's of the time",
  { row, before: moz },
  async () => {
    const offered = async (options) =>
      calls.media(
        (await calls.done((ok, fail) => new mozRTCPeerConnection({ iceServers: [] }).createOffer(ok, fail, options)))
          .sdp
      );
    const both = { OfferToReceiveAudio: true, OfferToReceiveVideo: true };
    return [
      await offered({ mandatory: { ...both, MozDontOfferDataChannel: true } }),
      await offered({ optional: [{ MozDontOfferDataChannel: true }], mandatory: { OfferToReceiveVideo: true } }),
      await offered({ mandatory: { MozDontOfferDataChannel: true, MozBundleOnly: true } }),
    ];
  },
  [['audio recvonly', 'video recvonly'], ['video recvonly'], ['audio recvonly']]
);

behaviour(
  "mozSrcObject is an attribute of media elements, and shares what srcObject and a stream's URL say",
  { row, before: moz },
  async () => {
    const camera = await calls.camera({ video: true });
    const video = document.createElement('video');
    const { get, set, enumerable, configurable } = Object.getOwnPropertyDescriptor(
      HTMLMediaElement.prototype,
      'mozSrcObject'
    );
    const first = video.mozSrcObject;
    video.srcObject = camera;
    const bySrcObject = video.mozSrcObject === camera;
    video.srcObject = null;
    video.src = URL.createObjectURL(camera);
    const byUrl = video.mozSrcObject === camera;
    video.mozSrcObject = undefined;
    const name = (act) => calls.attempt(act).split(':')[0];
    return {
      first,
      inAudio: 'mozSrcObject' in new Audio(),
      getter: get.name,
      setter: set.name,
      enumerable,
      configurable,
      bySrcObject,
      byUrl,
      afterUndefined: video.srcObject,
      setToString: name(() => {
        video.mozSrcObject = 'camera';
      }),
      getOfOther: name(() => get.call({})),
      setOfOther: name(() => set.call({}, camera)),
    };
  },
  {
    first: null,
    inAudio: true,
    getter: 'get mozSrcObject',
    setter: 'set mozSrcObject',
    enumerable: true,
    configurable: true,
    bySrcObject: true,
    byUrl: true,
    afterUndefined: null,
    setToString: 'TypeError',
    getOfOther: 'TypeError',
    setOfOther: 'TypeError',
  }
);

/** The browser's own, which tells what it is asked for. */
const recorder = `<script>
  var asked = [], real = navigator.mediaDevices.getUserMedia;
  MediaDevices.prototype.getUserMedia = function (constraints) {
    asked.push(constraints);
    return real.call(this, { audio: true });
  };
</script>`;
behaviour(
  "mozGetUserMedia takes constraints of the time, and leaves Firefox what is Firefox's",
  { row, before: moz + recorder },
  async () => {
    const forms = [
      { audio: true, video: true, fake: true },
      { video: { mozMediaSource: 'screen', mediaSource: 'screen' } },
      { video: { mandatory: { maxWidth: 320 }, optional: [{ minFrameRate: 5 }] } },
      { audio: true, video: { mandatory: { minWidth: 320 }, require: ['width'], mediaSource: 'window' } },
    ];
    const streams = [];
    for (const form of forms) streams.push(await calls.done((ok, fail) => navigator.mozGetUserMedia(form, ok, fail)));
    streams[0].stop();
    const refused = await calls.done((ok, fail) =>
      navigator.mozGetUserMedia({ video: { mandatory: { madeUp: 1 } } }, fail, ok)
    );
    const returned = typeof navigator.mozGetUserMedia(
      { audio: true },
      () => {},
      () => {}
    );
    return {
      asked: asked.map((form) => JSON.stringify(form)),
      ended: streams[0].ended,
      refused: refused.name,
      constraintName: refused.constraintName,
      length: navigator.mozGetUserMedia.length,
      returns: returned,
    };
  },
  {
    asked: [
      '{"audio":true,"video":true,"fake":true}',
      '{"video":{"mozMediaSource":"screen","mediaSource":"screen"}}',
      '{"video":{"width":{"max":"320"},"advanced":[{"frameRate":{"min":"5"}}]}}',
      '{"audio":true,"video":{"require":["width"],"mediaSource":"window","width":{"min":"320"}}}',
      '{"audio":true}',
    ],
    ended: true,
    refused: 'ConstraintNotSatisfiedError',
    constraintName: 'madeUp',
    length: 3,
    returns: 'undefined',
  }
);

behaviour(
  'usage() tells the moz names that a page used, and those without an effect',
  { row, before: moz },
  async () => {
    const video = document.createElement('video');
    video.mozSrcObject = await calls.done((ok, fail) => navigator.mozGetUserMedia({ audio: true }, ok, fail));
    const connection = new mozRTCPeerConnection(null);
    await calls.done((ok, fail) => connection.createOffer(ok, fail, { mandatory: { MozDontOfferDataChannel: true } }));
    connection.connectDataConnection(5000, 5001);
    return WebkitRTC.usage().map(({ member, count, ignored, instead }) => ({ member, count, ignored, instead }));
  },
  [
    {
      member: 'mozGetUserMedia',
      count: 1,
      ignored: false,
      instead: 'stream = await navigator.mediaDevices.getUserMedia({video: true})',
    },
    { member: 'mozSrcObject', count: 1, ignored: false, instead: 'video.srcObject = stream' },
    { member: 'createOffer', count: 1, ignored: false, instead: 'description = await pc.createOffer()' },
    { member: 'MozDontOfferDataChannel', count: 1, ignored: true, instead: 'leave it out' },
    { member: 'connectDataConnection', count: 1, ignored: true, instead: 'leave it out' },
  ]
);

behaviour(
  'uninstall() takes the names away, and install() brings them again; a second copy of the script changes nothing',
  {
    row,
    before: `${moz}${names}<script>var native = navigator.mozGetUserMedia;</script>`,
    head: `<script>var first = mozRTCPeerConnection, polyfill = WebkitRTC;</script>
<script src="${dropIn}?again"></script>`,
  },
  () => {
    const facts = {};
    const look = () => ({
      names: mozNames(),
      sameClass: window.mozRTCPeerConnection === first,
      nativeGetUserMedia: navigator.mozGetUserMedia === native,
    });
    facts.loadedTwice = look();
    polyfill.install();
    polyfill.uninstall();
    facts.uninstalled = look();
    polyfill.install();
    facts.installed = look();
    polyfill.uninstall();
    facts.uninstalledAgain = look();
    return facts;
  },
  {
    loadedTwice: { names: all, sameClass: true, nativeGetUserMedia: false },
    uninstalled: { names: [], sameClass: false, nativeGetUserMedia: true },
    installed: { names: all, sameClass: true, nativeGetUserMedia: false },
    uninstalledAgain: { names: [], sameClass: false, nativeGetUserMedia: true },
  }
);

behaviour(
  'without the media companions, cameras and tags have no old names',
  { row, before: `${moz}${names}<script>var native = navigator.mozGetUserMedia;</script>`, polyfill: false },
  async () => {
    const { install } = await import('/dist/index.mjs');
    install({ media: false });
    return { names: mozNames(), nativeGetUserMedia: navigator.mozGetUserMedia === native };
  },
  { names: all.filter((name) => name !== 'mozSrcObject'), nativeGetUserMedia: true }
);

behaviour(
  'what stands at a moz name is hollow, as at the webkit one, and replaced; an attribute that is there is not',
  {
    row,
    before: `${moz}<script>
  var hollow = window.mozRTCPeerConnection = RTCPeerConnection;
  window.mozRTCSessionDescription = RTCSessionDescription;
  Object.defineProperty(HTMLMediaElement.prototype, 'mozSrcObject', {
    configurable: true,
    get: function () { return 'theirs'; }
  });
</script>`,
  },
  () => {
    const facts = {
      sameClass: mozRTCPeerConnection === webkitRTCPeerConnection,
      sameDescription: mozRTCSessionDescription === RTCSessionDescription,
      mozSrcObject: document.createElement('video').mozSrcObject,
    };
    WebkitRTC.uninstall();
    return { ...facts, restored: mozRTCPeerConnection === hollow };
  },
  { sameClass: true, sameDescription: true, mozSrcObject: 'theirs', restored: true }
);

behaviour(
  'with data-as-chrome there are none of these names',
  { row: 'Pages that sniff for Firefox, with `data-as-chrome`', before: names, attributes: { 'data-as-chrome': '' } },
  () => ({ names: mozNames(), hasGetUserMedia: 'mozGetUserMedia' in navigator }),
  { names: [], hasGetUserMedia: false }
);

behaviour(
  'a browser without mozGetUserMedia gets none of these names',
  { before: `${names}<script>delete Navigator.prototype.mozGetUserMedia;</script>` },
  () => ({
    names: mozNames(),
    hasGetUserMedia: 'mozGetUserMedia' in navigator,
    globals: Object.keys(window).filter((name) => /^moz(?!Inner|Names)/.test(name)),
  }),
  { names: [], hasGetUserMedia: false, globals: [] }
);
