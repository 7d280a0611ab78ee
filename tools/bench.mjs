// `npm run bench`: how long loading and calling take, each beside its peer in the same run. Writes docs/bench.md. Never part of the tests.
// Each pair is measured in turns (ABAB...), so that whatever else the machine does meets both; a figure is the median.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { minify } from 'terser';
import { measureTranslator, translatorFiles } from './bench/translator.mjs';
import { launch } from './lib/launch.mjs';
import { dist, inRoot } from './lib/project.mjs';
import { main, Problem } from './lib/run.mjs';
import { serve } from './serve.mjs';
import { findBrowsers } from './setup/browsers.mjs';

const require = createRequire(import.meta.url);

const dropIn = join(dist, 'webkit-rtc-peer-connection.js');

/** Fresh pages for each script, and rounds in one page for each pair of calls. */
const [pages, rounds] = [25, 200];

/** A page that is isolated from other origins: its clock then counts microseconds, not whole or tenths of milliseconds. */
const isolated = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** How long a script takes in a page of its own that has never seen it: parsing, compiling and running, in ms. */
async function load(browser, url, name) {
  // A context of its own has a process and caches of its own.
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.goto(`${url}/empty`);
    return await page.evaluate(async (path) => {
      const script = document.createElement('script');
      script.textContent = await (await fetch(path)).text();
      const start = performance.now();
      document.head.append(script);
      return performance.now() - start;
    }, name);
  } finally {
    await context.close();
  }
}

/** In the page: a legacy and a native way to do the same, in turns. Gives the medians in ms. */
const duel = async (name, rounds) => {
  const native = RTCPeerConnection;
  const duels = {
    construct: {
      ours: () => new webkitRTCPeerConnection(null),
      native: () => new native(),
      prepare: () => undefined,
    },
    negotiate: {
      ours: (connection) => new Promise((resolve, reject) => {
        connection.createOffer((offer) => { connection.setLocalDescription(offer, resolve, reject); }, reject);
      }),
      native: (connection) => connection.createOffer().then((offer) => connection.setLocalDescription(offer)),
      // No candidates: gathering is none of our business. An offer before, because the first one makes a key.
      prepare: async (Class) => {
        const connection = new Class({ iceTransportPolicy: 'relay' });
        connection.addTransceiver('audio');
        connection.addTransceiver('video');
        await connection.createOffer();
        return connection;
      },
      classes: { ours: webkitRTCPeerConnection, native },
    },
  };
  const { ours, native: theirs, prepare, classes = {} } = duels[name];
  const times = { ours: [], native: [] };
  for (let round = 0; round < rounds; round++) {
    const sides = [['ours', ours], ['native', theirs]];
    if (round % 2) sides.reverse();
    for (const [side, run] of sides) {
      const prepared = await prepare(classes[side]);
      const start = performance.now();
      const made = run(prepared);
      if (made instanceof Promise) await made;
      times[side].push(performance.now() - start);
      (prepared ?? made).close();
    }
    // Chromium has room for 500 connections until it collects its garbage.
    if (round % 100 === 99) for (let index = 0; index < 20; index++) new Uint8Array(20_000_000).fill(index);
    await new Promise((resolve) => { setTimeout(resolve); });
  }
  const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
  return { ours: median(times.ours), native: median(times.native) };
};

async function measure(browser, url) {
  const times = { '/drop-in.js': [], '/adapter.js': [] };
  for (let turn = 0; turn <= pages; turn++) {
    for (const name of turn % 2 ? ['/drop-in.js', '/adapter.js'] : ['/adapter.js', '/drop-in.js']) {
      const time = await load(browser, url, name);
      if (turn > 0) times[name].push(time); // The first turn warms the disk.
    }
  }
  const page = await browser.newPage();
  await page.goto(`${url}/with-drop-in`);
  if (!await page.evaluate(() => crossOriginIsolated)) throw new Problem('the page is not isolated: its clock is too coarse');
  const [construct, negotiate] = [await page.evaluate(duel, 'construct', rounds), await page.evaluate(duel, 'negotiate', rounds)];
  await page.close();
  return [
    { what: 'compile and install, beside webrtc-adapter 9.0.6 minified', ours: median(times['/drop-in.js']), peer: median(times['/adapter.js']), target: 1 },
    { what: '`new webkitRTCPeerConnection(null)`, beside `new RTCPeerConnection()`', ours: construct.ours, peer: construct.native, target: 1.15 },
    { what: '`createOffer` and `setLocalDescription` with callbacks, beside the native promises', ours: negotiate.ours, peer: negotiate.native, target: 1.05 },
    ...await measureTranslator(browser, url),
  ];
}

function table(results) {
  const lines = ['| browser | what | ours, ms | peer, ms | ratio | target |', '|---|---|--:|--:|--:|--:|'];
  for (const { browser, rows } of results) {
    for (const { what, ours, peer, target } of rows) lines.push(`| ${browser} | ${what} | ${ours.toFixed(3)} | ${peer.toFixed(3)} | ${(ours / peer).toFixed(2)} | ${target} |`);
  }
  return lines.join('\n');
}

await main(async () => {
  if (!existsSync(dropIn)) throw new Problem('dist/ is empty: run `npm run build` first');
  const { code: adapter } = await minify(readFileSync(require.resolve('webrtc-adapter/out/adapter.js'), 'utf8'), { compress: { passes: 2 }, mangle: true });
  const files = {
    '/empty': '<!doctype html><title>bench</title>', '/with-drop-in': '<!doctype html><title>bench</title><script src="/drop-in.js"></script>',
    '/drop-in.js': readFileSync(dropIn, 'utf8'), '/adapter.js': adapter, ...await translatorFiles(),
  };
  const { url, close } = await serve({
    roots: {},
    page: ({ url }) => files[url] && { body: files[url], headers: { ...isolated, ...(url.endsWith('.js') && { 'Content-Type': 'text/javascript; charset=utf-8' }) } },
  });
  const results = [];
  try {
    for (const [product, path] of Object.entries(findBrowsers())) {
      if (!path || !['chromium', 'firefox'].includes(product)) continue;
      const browser = await launch(product);
      try {
        results.push({ browser: (await browser.version()).replace('HeadlessChrome', 'Chromium').replace('/', ' ').replace(/^firefox/, 'Firefox'), rows: await measure(browser, url) });
      } finally {
        await browser.close();
      }
    }
  } finally {
    await close();
  }
  const text = table(results);
  console.log(text);
  mkdirSync(inRoot('docs'), { recursive: true });
  writeFileSync(inRoot('docs/bench.md'), `# How long it takes

Written by \`npm run bench\`. Medians of ${pages} fresh pages (loading) and ${rounds} rounds in one page (calls), ours and the peer in turns,
on ${cpus().length} × ${cpus()[0]?.model.trim() || 'an unnamed processor'}. The ratios are what counts: the milliseconds are this machine's.

${text}
`);
});
