// What happens to the polyfill on a living page: tags that come late or by document.write, uninstalling in the middle
// of a call, insecure origins.
import { behaviour } from './behaviour.mjs';
import { dropIn } from './engines.mjs';

const source = dropIn;
const tag = (attributes = '') => `<script src="${source}" ${attributes}></script>`;

const call = async () => {
  const { caller, callee } = calls.pair();
  const added = new Promise((resolve) => {
    callee.onaddstream = ({ stream }) => resolve(stream);
  });
  caller.addStream(await calls.camera());
  await calls.negotiate(caller, callee);
  await calls.plays(await added);
  return true;
};

behaviour(
  'a tag that document.write makes',
  {
    polyfill: false,
    head: `<script>document.write('<script src="${source}"><\\/script>')</script>
<script>early = RTCPeerConnection === window.webkitRTCPeerConnection</script>`,
  },
  async () => [
    early,
    await (async () => (await calls.done((ok) => new webkitRTCPeerConnection(null).createOffer(ok))).type)(),
  ],
  [true, 'offer']
);

for (const [title, head] of Object.entries({
  'a deferred tag, before a deferred page script': `${tag('defer')}
<script defer src="data:text/javascript,early=typeof WebkitRTC"></script>`,
  'an async tag, and a page that waits for its load event': `<script>
  early = new Promise(function (done) {
    window.loaded = function () { done(typeof WebkitRTC); };
  });
</script>${tag('async onload="loaded()"')}`,
  'a tag that a script puts into the page': `<script>
  early = new Promise(function (done) {
    var tag = document.createElement('script');
    tag.src = '${source}';
    tag.onload = function () { done(typeof WebkitRTC); };
    document.head.appendChild(tag);
  });
</script>`,
  "a module that imports it before the page's own":
    '<script type="module">import "/dist/auto.mjs"; window.early = "object"; window.ready?.()</script>',
})) {
  behaviour(
    title,
    { polyfill: false, head },
    async () => {
      while (typeof early === 'undefined') await calls.settled();
      return [await early, (await calls.done((ok) => new webkitRTCPeerConnection(null).createOffer(ok))).type];
    },
    ['object', 'offer']
  );
}

behaviour('two copies of the script: a call', { head: tag() }, call, true);

behaviour(
  'two copies, one of them with data-prefixed-only and last',
  { polyfill: false, head: tag() + tag('data-prefixed-only') },
  async () => {
    const same = RTCPeerConnection === webkitRTCPeerConnection;
    return [same, (await calls.done((ok) => new RTCPeerConnection(null).createOffer(ok))).type];
  },
  [true, 'offer']
);

behaviour(
  "a tag that comes too late: what the page read before is the browser's; names read later, streams and tags work",
  {
    polyfill: false,
    args: [source],
    head: `<script>
  early = {
    Class: window.RTCPeerConnection,
    createOffer: RTCPeerConnection.prototype.createOffer,
    createObjectURL: URL.createObjectURL
  };
</script>`,
  },
  async (address) => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    const [before, video] = [new early.Class(), document.createElement('video')];
    video.muted = video.autoplay = true;
    await new Promise((resolve) => {
      const script = document.createElement('script');
      script.src = address;
      script.onload = resolve;
      document.head.appendChild(script);
    });
    const facts = {
      sameClass: RTCPeerConnection === early.Class,
      sameCreateOffer: early.Class.prototype.createOffer === early.createOffer,
      earlyOffer: (await before.createOffer()).type,
      earlyIsPrefixed: before instanceof webkitRTCPeerConnection,
      earlyCreateObjectURL: calls.attempt(() => early.createObjectURL(stream)).split(':')[0],
    };
    video.src = URL.createObjectURL(stream);
    await calls.moves(video);
    stream.stop();
    facts.ended = stream.ended;
    facts.offer = (await calls.done((ok) => new webkitRTCPeerConnection(null).createOffer(ok))).type;
    return facts;
  },
  {
    sameClass: false,
    sameCreateOffer: true,
    earlyOffer: 'offer',
    earlyIsPrefixed: false,
    earlyCreateObjectURL: 'TypeError',
    ended: true,
    offer: 'offer',
  }
);

behaviour(
  'a frame without the script has none of it, and may borrow the class of its parent',
  { body: '<iframe srcdoc="<p>"></iframe>' },
  async () => {
    const frame = frames[0];
    while (frame.document.readyState !== 'complete' || !frame.document.querySelector('p')) await calls.settled();
    frame.eval('window.Class = parent.webkitRTCPeerConnection; window.make = function () { return new Class(null); }');
    const borrowed = frame.make();
    const offer = await calls.done((ok) => borrowed.createOffer(ok));
    return {
      sameClass: frame.webkitRTCPeerConnection === webkitRTCPeerConnection,
      global: 'WebkitRTC' in frame,
      stop: 'stop' in frame.MediaStream.prototype,
      isInstance: borrowed instanceof webkitRTCPeerConnection,
      offer: offer.type,
    };
  },
  {
    sameClass: false,
    global: false,
    stop: false,
    isInstance: true,
    offer: 'offer',
  }
);

behaviour(
  'uninstalling in the middle of a call: pictures go on, and the connection keeps its members',
  {},
  async () => {
    const { caller, callee } = calls.pair();
    const added = new Promise((resolve) => {
      callee.onaddstream = ({ stream }) => resolve(stream);
    });
    const camera = await calls.camera();
    caller.addStream(camera);
    await calls.negotiate(caller, callee);
    const video = await calls.plays(await added);
    WebkitRTC.uninstall();
    await calls.moves(video);
    caller.removeStream(camera);
    await calls.negotiate(caller, callee);
    const left = callee.getRemoteStreams().length;
    caller.close();
    return [left, caller.signalingState, video.srcObject !== null];
  },
  [0, 'closed', true]
);

behaviour(
  'on an origin that is not secure: connections and channels as ever, cameras fail with the reason',
  { host: 'insecure.example' },
  async () => {
    const { caller, callee } = calls.pair();
    const channel = caller.createDataChannel('x', { reliable: false });
    await Promise.all([calls.event(channel, 'open'), calls.negotiate(caller, callee)]);
    const reason = await new Promise((resolve) => {
      navigator.webkitGetUserMedia(
        { video: true },
        () => resolve('a stream'),
        (error) => resolve(error.message ?? error)
      );
    });
    return [window.isSecureContext, channel.readyState, /secure/i.test(reason)];
  },
  [false, 'open', true]
);

behaviour(
  'a page that makes all its window properties unchangeable after us',
  {
    head: `<script>
  Object.getOwnPropertyNames(window).forEach(function (name) {
    if (!/RTC|Media|^URL$/.test(name)) return;
    try { Object.defineProperty(window, name, { writable: false, configurable: false }); } catch (e) {}
  });
</script>`,
  },
  async () => {
    const worked = await (async () =>
      (await calls.done((ok) => new webkitRTCPeerConnection(null).createOffer(ok))).type)();
    return [worked, calls.attempt(() => WebkitRTC.uninstall())];
  },
  ['offer', 'undefined']
);
