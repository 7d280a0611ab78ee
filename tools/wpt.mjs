// `WPT=<folder> npm run wpt`: the W3C's own tests of WebRTC, natively and with the drop-in, in each engine. What passes natively and
// not with the drop-in is lost, unless it is listed below with the reason.
//
// The folder is a checkout of web-platform-tests; Firefox's source packages have one, in `testing/web-platform/tests`.
// `npm run wpt -- chromium webrtc/RTCPeerConnection-` runs one engine, and the files that begin so.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from './lib/launch.mjs';
import { dist, inRoot } from './lib/project.mjs';
import { serve } from './serve.mjs';

const wpt = process.env.WPT;
if (!wpt) {
  console.error('Name a folder of web-platform-tests: WPT=<folder> npm run wpt');
  process.exit(1);
}

const engineNames = ['chromium', 'firefox', 'standard-only'];
const engines = engineNames.filter((name) => process.argv.includes(name));
const starts = process.argv.slice(2).filter((name) => !engineNames.includes(name));
const folders = [
  'webrtc',
  'webrtc/legacy',
  'webrtc/protocol',
  'webrtc/simulcast',
  'webrtc-extensions',
  'webrtc-priority',
  'webrtc-stats',
  'mediacapture-streams',
];

/** Where the old API is another than today's, by file, test and reason. */
const meant = [
  ['webrtc/idlharness', /^RTCIceCandidate interface: attribute (candidate|sdpMid|sdpMLineIndex)$/, 'pages write them'],
  ['webrtc/legacy/munge-dont', /^RTCIceCandidate.candidate is read-only$/, 'pages write it'],
  [
    'webrtc/RTCIceCandidate-constructor',
    /sdpMid|sdpMLineIndex|candidate string only/,
    'they had defaults, and were not checked',
  ],
  ['webrtc/RTCConfiguration-iceTransportPolicy', /iceTransports/, 'the old name of the policy'],
  ['webrtc/RTCPeerConnection-setLocalDescription-parameterless', /without type/, 'it made a blank one'],
  ['webrtc/historical', /should not exist$/, 'members and names of old'],
  [
    'mediacapture-streams/historical',
    /should not exist$|createObjectURL/,
    'members and names of old; it takes streams',
  ],
];

/** The files that have tests, by their paths. */
const files = folders
  .flatMap((folder) => readdirSync(join(wpt, folder)).map((name) => `${folder}/${name}`))
  .filter((path) => /\.html$|\.window\.js$/.test(path) && !/-ref\.html$|crash/.test(path))
  .filter((path) => !/\.html$/.test(path) || readFileSync(join(wpt, path), 'utf8').includes('testharness.js'))
  .filter((path) => !starts.length || starts.some((start) => path.startsWith(start)));

const report = `
  if (window === top) add_completion_callback(function (tests, status) {
    window.__finished = { status: status.status, tests: tests.map(function (test) { return [test.name, test.status, test.message]; }) };
  });`;
const driver = 'Object.assign(window.test_driver_internal, { set_permission: async function () {} });';

/** The page of a test file: a script has what its head asks for. */
function pageOf(path) {
  if (!path.endsWith('.window.js')) return readFileSync(join(wpt, path), 'utf8');
  const source = readFileSync(join(wpt, path), 'utf8');
  const meta = (name) => [...source.matchAll(new RegExp(`^// META: ${name}=(.*)$`, 'gm'))].map(([, value]) => value);
  const scripts = ['/resources/testharness.js', '/resources/testharnessreport.js', ...meta('script'), `/${path}`];
  const timeout = meta('timeout').map((value) => `<meta name="timeout" content="${value}">`);
  const tags = scripts.map((script) => `<script src="${script}"></script>`);
  return `<!doctype html><head>${timeout.join('')}${tags.join('')}</head><body></body>`;
}

/** A server of the tests, whose pages begin with a tag. */
const serveTests = (tag) =>
  serve({
    roots: { '/': wpt, '/dist': dist },
    page({ url }) {
      const path = url.slice(1).split('?')[0];
      const script = (body) => ({ body, headers: { 'Content-Type': 'text/javascript' } });
      if (path === 'resources/testharnessreport.js') return script(report);
      if (path === 'resources/testdriver-vendor.js') return script(driver);
      if (path === 'resources/WebIDLParser.js') {
        return script(readFileSync(join(wpt, 'resources/webidl2/lib/webidl2.js'), 'utf8'));
      }
      if (!/\.(html|window\.js\.html)$/.test(path) || path.startsWith('dist/')) return undefined;
      try {
        const html = pageOf(path.replace(/\.window\.js\.html$/, '.window.js'));
        return { body: html.replace(/<script|<head>/i, (first) => (/head/i.test(first) ? first + tag : tag + first)) };
      } catch {
        return undefined;
      }
    },
  });

const standardOnly = readFileSync(inRoot('tests/e2e/standard-only.js'), 'utf8');

/** How the tests of a file end: their status by their names. 0 is a pass. */
async function outcome(browser, engine, url, path) {
  let page;
  try {
    page = await browser.newPage();
    if (engine === 'standard-only') await page.evaluateOnNewDocument(standardOnly);
    await page.goto(`${url}/${path}${path.endsWith('.js') ? '.html' : ''}`, { waitUntil: 'domcontentloaded' });
    const finished = await page.waitForFunction('window.__finished', { timeout: 75_000, polling: 100 });
    return new Map((await finished.jsonValue()).tests.map(([name, status, message]) => [name, { status, message }]));
  } catch (error) {
    return new Map([['the file itself', { status: 9, message: error.message }]]);
  } finally {
    await page?.close().catch(() => {});
  }
}

const servers = {
  alone: await serveTests(''),
  with: await serveTests('<script src="/dist/webkit-rtc-peer-connection.js"></script>'),
};
let failed = false;

for (const engine of engines.length ? engines : engineNames) {
  const start = () => launch(engine === 'firefox' ? 'firefox' : 'chromium');
  const counts = { files: 0, tests: 0, native: 0, meant: 0 };
  const lost = [];
  const check = async (path, run) => {
    const [alone, ours] = [await run('alone', path), await run('with', path)];
    const passes = (all, name) => all.get(name)?.status === 0;
    const names = [...new Set([...alone.keys(), ...ours.keys()])];
    let fewer = names.filter((name) => passes(alone, name) && !passes(ours, name));
    const last = new Map(fewer.map((name) => [name, ours.get(name)?.message ?? 'did not run']));
    // By chance? It is lost when it fails three times with the drop-in, and passes three times without.
    for (let again = 0; again < 2 && fewer.length; again++) {
      const [first, second] = [await run('with', path), await run('alone', path)];
      fewer = fewer.filter((name) => !passes(first, name) && passes(second, name));
    }
    const isMeant = (name) => meant.some(([start, pattern]) => path.startsWith(start) && pattern.test(name));
    for (const name of fewer.filter((each) => !isMeant(each))) lost.push(`${path}: ${name}\n    ${last.get(name)}`);
    counts.meant += fewer.filter(isMeant).length;
    counts.files += 1;
    counts.tests += names.length;
    counts.native += names.filter((name) => passes(alone, name)).length;
    process.stderr.write(`${engine} ${counts.files}/${files.length} ${path} ${names.length}\n`);
  };
  // Three at a time, in browsers of their own: a page in the background gets no pictures.
  const waiting = [...files];
  const lane = async () => {
    let browser = await start();
    const run = async (how, path) => {
      if (!browser.connected) browser = await start();
      return outcome(browser, engine, servers[how].url, path);
    };
    while (waiting.length) await check(waiting.shift(), run);
    await browser.close();
  };
  await Promise.all([lane(), lane(), lane()]);
  const { files: read, tests, native, meant: changed } = counts;
  console.log(`\n${engine}: ${read} files, ${tests} tests, of which ${native} pass natively`);
  console.log(`  with the drop-in: ${lost.length} lost, ${changed} meant to differ`);
  for (const each of lost) console.log(`  ${each}`);
  failed ||= lost.length > 0;
}
// A browser that crashed may keep this process.
process.exit(Number(failed));
