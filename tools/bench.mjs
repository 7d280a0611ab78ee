// `npm run bench`: what the polyfill costs in Chromium and Firefox, each figure beside its peer in the same run.
// The two sides take turns and the median counts, so that a busy machine burdens both alike.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { minify } from 'terser';
import { dist } from './lib/project.mjs';
import { launch } from './lib/launch.mjs';
import { main, Problem } from './lib/run.mjs';
import { serve } from './serve.mjs';

/** What each comparison may cost at most, as a ratio to its peer. */
const limits = { 'load + install': 1, construct: 1.15, 'callback offer + setLocalDescription': 1.05 };

/** Runs in the page: milliseconds of ours and of the peer, for each comparison. */
async function measure({ script, adapter, rounds }) {
  const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
  const timed = async (action) => {
    const start = performance.now();
    await action();
    return performance.now() - start;
  };
  /** Both sides in turn, whoever begins. */
  const compare = async (times, ours, peer) => {
    const results = [[], []];
    for (let round = -2; round < times; round++) {
      const order = round % 2 ? [[0, ours], [1, peer]] : [[1, peer], [0, ours]];
      for (const [side, action] of order) {
        const time = await action();
        // The first two rounds warm up.
        if (round >= 0) results[side].push(time);
      }
    }
    return { ours: median(results[0]), peer: median(results[1]) };
  };

  // A frame is a fresh realm: nothing of an earlier load is compiled or defined in it.
  const load = (text) => async () => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    const element = frame.contentDocument.createElement('script');
    element.textContent = text;
    const time = await timed(() => frame.contentDocument.head.append(element));
    frame.remove();
    return time;
  };
  // Chromium allows 500 connections that are not collected yet.
  const collect = async () => {
    window.gc?.();
    await new Promise((resolve) => { setTimeout(resolve); });
  };
  const Native = window.RTCPeerConnection;
  const Legacy = window.webkitRTCPeerConnection;
  if (!window.WebkitRTC || Legacy === Native) throw new Error('the polyfill is not installed');
  const construct = (Class) => async () => {
    const made = [];
    const time = await timed(() => { for (let count = 0; count < 5; count++) made.push(new Class()); });
    for (const connection of made) connection.close();
    await collect();
    return time / made.length;
  };
  const offer = (Class, negotiate) => async () => {
    const connection = new Class();
    connection.addTransceiver('audio');
    connection.addTransceiver('video');
    connection.createDataChannel('chat');
    const time = await timed(() => negotiate(connection));
    connection.close();
    await collect();
    return time;
  };
  const withCallbacks = (connection) => new Promise((resolve, reject) => {
    connection.createOffer((description) => { connection.setLocalDescription(description, resolve, reject); }, reject);
  });
  const withPromises = async (connection) => { await connection.setLocalDescription(await connection.createOffer()); };
  return {
    'load + install': await compare(rounds, load(script), load(adapter)),
    construct: await compare(rounds, construct(Legacy), construct(Native)),
    'callback offer + setLocalDescription': await compare(3 * rounds, offer(Legacy, withCallbacks), offer(Native, withPromises)),
  };
}

const peers = { 'load + install': 'webrtc-adapter 9.0.6', construct: 'native', 'callback offer + setLocalDescription': 'native promises' };

await main(async () => {
  const file = join(dist, 'webkit-rtc-peer-connection.js');
  if (!existsSync(file)) throw new Problem('dist/ is empty: run `npm run build` first');
  const adapterFile = createRequire(import.meta.url).resolve('webrtc-adapter/out/adapter.js');
  const { code: adapter } = await minify(readFileSync(adapterFile, 'utf8'), { compress: { passes: 2 }, mangle: true });
  const body = '<!doctype html><script src="/dist/webkit-rtc-peer-connection.js"></script><body>';
  const { url, close } = await serve({ roots: { '/dist': dist }, page: (request) => (request.url === '/bench' ? { body } : undefined) });
  const line = (...cells) => console.log(cells.map((cell, index) => (index < 2 ? String(cell).padEnd(index ? 38 : 11) : String(cell).padStart(index === 4 ? 24 : 9))).join(''));
  const slow = [];
  try {
    line('browser', 'median, ms', 'ours', 'peer', '', 'ratio', 'limit');
    for (const product of ['chromium', 'firefox']) {
      // Firefox rounds its clock to a millisecond for pages, which is as long as what is measured here.
      const browser = await launch(product, { preferences: { 'privacy.reduceTimerPrecision': false }, args: ['--js-flags=--expose-gc'] });
      try {
        const page = await browser.newPage();
        await page.goto(`${url}/bench`);
        const results = await page.evaluate(measure, { script: readFileSync(file, 'utf8'), adapter, rounds: Number(process.argv[2]) || 40 });
        for (const [name, { ours, peer }] of Object.entries(results)) {
          const ratio = ours / peer;
          line(product, name, ours.toFixed(2), peer.toFixed(2), peers[name], ratio.toFixed(2), limits[name].toFixed(2));
          if (ratio > limits[name]) slow.push(`${product}: ${name} takes ${ratio.toFixed(2)} times as long as ${peers[name]}`);
        }
      } finally {
        await browser.close();
      }
    }
  } finally {
    await close();
  }
  if (slow.length) throw new Problem(slow.join('\n'));
});
