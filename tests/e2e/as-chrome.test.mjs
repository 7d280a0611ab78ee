// `asChrome`: pages that tell browsers apart take their webkit branch.
import { behaviour } from './behaviour.mjs';
import { calls } from './calls.mjs';
import { dropIn } from './engines.mjs';

const attributes = { 'data-as-chrome': '' };
const row = 'Pages that sniff for Firefox, with `data-as-chrome`';

behaviour(
  'a page that asks for moz names first takes its webkit branch',
  { row, attributes },
  async () => {
    // As adapter.js of 2013 and the libraries of those years decided.
    const RTCPeerConnection = window.mozRTCPeerConnection || window.webkitRTCPeerConnection;
    const branch = navigator.mozGetUserMedia ? 'firefox' : navigator.webkitGetUserMedia ? 'chrome' : 'none';
    const version = parseInt(navigator.userAgent.match(/Chrom(e|ium)\/([0-9]+)\./)[2], 10);
    const video = document.createElement('video');
    return {
      branch,
      newEnough: version >= 49,
      prefixedClass: RTCPeerConnection === webkitRTCPeerConnection,
      saysFirefox: /firefox|gecko\/|; rv:/i.test(navigator.userAgent),
      mozGetUserMedia: 'mozGetUserMedia' in navigator,
      mozSrcObject: 'mozSrcObject' in video,
      InstallTrigger: typeof InstallTrigger,
      noMozInnerScreenX: window.mozInnerScreenX == null,
      chrome: Boolean(window.chrome),
      appVersion: /Chrome\//.test(navigator.appVersion),
      vendor: navigator.vendor,
      mozRTCSessionDescription: typeof mozRTCSessionDescription,
    };
  },
  {
    branch: 'chrome',
    newEnough: true,
    prefixedClass: true,
    saysFirefox: false,
    mozGetUserMedia: false,
    mozSrcObject: false,
    InstallTrigger: 'undefined',
    noMozInnerScreenX: true,
    chrome: true,
    appVersion: true,
    vendor: 'Google Inc.',
    mozRTCSessionDescription: 'undefined',
  }
);

behaviour(
  'the call of such a page shows moving pictures',
  { row, attributes },
  async () => {
    const { caller, callee } = calls.pair();
    const seen = calls.event(callee, 'addstream');
    caller.addStream(await calls.camera());
    await calls.negotiate(caller, callee);
    await calls.plays((await seen).stream);
    return callee.getRemoteStreams().length;
  },
  1
);

const shape = `<script>
  window.shape = function () {
    var names = [
      'userAgent', 'appVersion', 'vendor', 'mozGetUserMedia', 'webkitGetUserMedia',
      'InstallTrigger', 'mozInnerScreenX', 'netscape', 'chrome'
    ];
    return names.map(function (name) {
      return [Navigator.prototype, window].map(function (object) {
        var found = Object.getOwnPropertyDescriptor(object, name);
        return found ? [found.get, found.set, found.value, found.enumerable, found.configurable] : [];
      });
    });
  };
  window.before = window.shape();
  window.agent = navigator.userAgent;
</script>`;

behaviour(
  'without asChrome a browser keeps its names, and uninstall() gives them back',
  { polyfill: false, before: shape, head: `<script src="${dropIn}"></script>` },
  () => {
    const same = () =>
      JSON.stringify(
        shape()
          .flat(3)
          .map((part, place) => part === before.flat(3)[place])
      ) === JSON.stringify(before.flat(3).map(() => true));
    const facts = { ownAgent: navigator.userAgent === agent };
    WebkitRTC.uninstall();
    facts.sameWithout = same();
    WebkitRTC.install({ asChrome: true });
    facts.saysChrome = /Chrome\//.test(navigator.userAgent);
    facts.mozGetUserMedia = 'mozGetUserMedia' in navigator;
    facts.agentIsOwnOrNew = navigator.userAgent === agent || !/Chrome\//.test(agent);
    WebkitRTC.uninstall();
    facts.sameAfter = same();
    return facts;
  },
  {
    ownAgent: true,
    sameWithout: true,
    saysChrome: true,
    mozGetUserMedia: false,
    agentIsOwnOrNew: true,
    sameAfter: true,
  }
);

behaviour(
  'userAgent stays a getter that throws on what is not a navigator',
  { attributes, before: calls },
  () =>
    calls.attempt(() => Object.getOwnPropertyDescriptor(Navigator.prototype, 'userAgent').get.call({})).split(':')[0],
  'TypeError'
);
