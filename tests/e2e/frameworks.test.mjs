// The frameworks and shims of those years, many of which replace built-ins: loaded before us or after us, calls work.
// No npm package has MooTools and Prototype.js for browsers; Debian has them (apt install libjs-mootools
// libjs-prototype), and without these packages their tests are skipped. `FRAMEWORKS=<folder>` tries each script in a
// folder instead, such as other versions.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { behaviour } from './behaviour.mjs';
import { script } from './period.mjs';

const inline = (path) =>
  existsSync(path) && `<script>${readFileSync(path, 'utf8').replaceAll('</script', '<\\/script')}</script>`;
const fromDebian = (file) => inline(`/usr/share/javascript/${file}`);

/** jQuery as npm had it then: for Node, with a place for its exports, and the same in a page. */
const ofNode = (path) => `<script>var module = {};</script>${script(path)}`;

const given = process.env.FRAMEWORKS;
const frameworks = given
  ? Object.fromEntries(readdirSync(given).map((file) => [file, inline(`${given}/${file}`)]))
  : {
      'MooTools 1.4.5 without its browser part': script('mootools-1.4/lib/mootools-core-1.4.5-server.js'),
      'MooTools 1.5.2 without its browser part': script('mootools-1.5/lib/mootools-core-1.5.2-server.js'),
      'MooTools 1.4.5': fromDebian('mootools/mootools-core.min.js'),
      'Prototype.js 1.7.3': fromDebian('prototype/prototype.js'),
      'es5-shim and es5-sham': script('es5-shim/es5-shim.js') + script('es5-shim/es5-sham.js'),
      'es6-shim and es6-sham': script('es6-shim/es6-shim.js') + script('es6-shim/es6-sham.js'),
      'core-js 2': script('core-js-2/client/shim.js'),
      'zone.js 0.5': script('zone.js-0.5/dist/zone-microtask.js'),
      'zone.js 0.6': script('zone.js-0.6/dist/zone.js'),
      'zone.js 0.8': script('zone.js-0.8/dist/zone.js'),
      'AngularJS 1.2': script('angular-1.2/angular.js'),
      'AngularJS 1.5': script('angular-1.5/angular.js'),
      'jQuery 1.5': ofNode('jquery-1.5/dist/node-jquery.js'),
      'jQuery 1.8': ofNode('jquery-1.8/lib/node-jquery.js'),
      'jQuery 1.12': script('jquery/dist/jquery.js'),
      'jQuery 2': script('jquery-2/dist/jquery.js'),
      'jQuery 3': script('jquery-3/dist/jquery.js'),
      'the custom elements of webcomponents.js 0.7': script('webcomponents-0/CustomElements.js'),
      'webcomponentsjs 1': script('webcomponents-1/webcomponents-lite.js'),
    };

const call = async () => {
  const { caller, callee } = calls.pair({ iceServers: [] }, { optional: [{ DtlsSrtpKeyAgreement: true }] });
  const heard = calls.done((ok) => {
    callee.onaddstream = ok;
  });
  const camera = await calls.camera({
    audio: true,
    video: { mandatory: { maxWidth: 640 }, optional: [{ minFrameRate: 5 }] },
  });
  caller.addStream(camera);
  await calls.negotiate(caller, callee, { offer: { mandatory: { OfferToReceiveVideo: true } } });
  const { stream } = await heard;
  await calls.plays(stream);
  const response = await calls.done((ok) => caller.getStats(ok));
  const ended = calls.done((ok) => {
    camera.onended = ok;
  });
  camera.stop();
  await ended;
  const closed = calls.done((ok) => {
    caller.onstatechange = ok;
  });
  caller.close();
  callee.close();
  await closed;
  const sources = response.result().filter(({ type }) => type === 'ssrc');
  return {
    tracks: stream.getTracks().length,
    sources: sources.length,
    named: sources.every((source) => source.names().length > 5),
    state: caller.signalingState,
  };
};
const called = { tracks: 2, sources: 2, named: true, state: 'closed' };

const row = 'A call beside frameworks and shims that replace built-ins, before or after';
for (const [name, tags] of Object.entries(frameworks)) {
  if (!tags) continue;
  behaviour(`a call with ${name} loaded before the polyfill`, { row, before: tags }, call, called);
  behaviour(`a call with ${name} loaded after the polyfill`, { row, head: tags }, call, called);
}
