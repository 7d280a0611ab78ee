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
    return [
      branch,
      version >= 49,
      RTCPeerConnection === webkitRTCPeerConnection,
      /firefox|gecko\/|; rv:/i.test(navigator.userAgent),
      'mozGetUserMedia' in navigator,
      'mozSrcObject' in video,
      typeof InstallTrigger,
      window.mozInnerScreenX == null,
      Boolean(window.chrome),
      /Chrome\//.test(navigator.appVersion),
      navigator.vendor,
      typeof mozRTCSessionDescription,
    ];
  },
  ['chrome', true, true, false, false, false, 'undefined', true, true, true, 'Google Inc.', 'undefined']
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
    var names = ['userAgent', 'appVersion', 'vendor', 'mozGetUserMedia', 'webkitGetUserMedia', 'InstallTrigger', 'mozInnerScreenX', 'netscape', 'chrome'];
    return names.map(function (name) {
      return [Navigator.prototype, window].map(function (object) {
        var descriptor = Object.getOwnPropertyDescriptor(object, name);
        return descriptor ? [descriptor.get, descriptor.set, descriptor.value, descriptor.enumerable, descriptor.configurable] : [];
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
    const kept = [navigator.userAgent === agent];
    WebkitRTC.uninstall();
    kept.push(same());
    WebkitRTC.install({ asChrome: true });
    kept.push(/Chrome\//.test(navigator.userAgent), 'mozGetUserMedia' in navigator);
    kept.push(navigator.userAgent === agent || !/Chrome\//.test(agent));
    WebkitRTC.uninstall();
    kept.push(same());
    return kept;
  },
  [true, true, true, false, true, true]
);

behaviour(
  'userAgent stays a getter that throws on what is not a navigator',
  { attributes, before: calls },
  () =>
    calls.attempt(() => Object.getOwnPropertyDescriptor(Navigator.prototype, 'userAgent').get.call({})).split(':')[0],
  'TypeError'
);
