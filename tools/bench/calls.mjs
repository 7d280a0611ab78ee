// Calls of the class, each beside a peer: both in a frame of their own of the same page, in turns.
import { heapOf } from '../lib/memory.mjs';

const rounds = 150;
/** Chromium has room for 500 connections until its garbage is collected. */
const atOnce = 50;

/** `target` is one for all browsers, or one for each by its product. */
const beside = (way, peer, label, what, target, ours = 'ours') => ({ way, sides: [ours, peer], label, what, target });

const duels = [
  beside(
    'construct',
    'native',
    'constructor / native',
    '`new webkitRTCPeerConnection(null)`, beside `new RTCPeerConnection()`',
    1.05
  ),
  beside(
    'construct',
    'adapter',
    'constructor / adapter',
    '`new webkitRTCPeerConnection(null)`, beside `new RTCPeerConnection()` of webrtc-adapter 9.0.6',
    ''
  ),
  beside(
    'offer',
    'native',
    'an offer / native',
    '`createOffer` and `setLocalDescription` with callbacks, beside the native promises',
    { chromium: 1.03, firefox: 1.1 }
  ),
  beside(
    'offer',
    'native',
    'an offer of today / native',
    '`createOffer` and `setLocalDescription` with promises on a page with the drop-in, beside one without',
    1.02,
    'modern'
  ),
  beside(
    'call',
    'native',
    'offer and answer / native',
    'offer and answer, set on both sides, with callbacks, beside the native promises',
    { chromium: 1.03, firefox: 1.08 }
  ),
  beside(
    'call',
    'adapter',
    'offer and answer / adapter',
    'offer and answer with callbacks, beside the promises of webrtc-adapter 9.0.6',
    ''
  ),
  beside(
    'call',
    'adapter-callbacks',
    'offer and answer / its callbacks',
    "offer and answer with callbacks, beside callbacks with webrtc-adapter 9.0.6, which leaves them to the browser's own leftover",
    ''
  ),
  beside(
    'addStream',
    'native',
    'addStream / native addTrack',
    '`addStream` of two tracks, beside native `addTrack` of each',
    1.05
  ),
  beside(
    'addStream',
    'adapter',
    'addStream / adapter',
    "`addStream` of two tracks, beside `addStream` of webrtc-adapter 9.0.6 on the browser's own leftover",
    ''
  ),
];

/** What the record of `usage()` costs: `recorded` and `unrecorded` are the same build with and without it. */
const records = [
  {
    way: 'offer',
    sides: ['recorded', 'unrecorded'],
    label: 'an offer / without usage record',
    what: '`createOffer` and `setLocalDescription` with callbacks, beside a build without the record of `usage()`',
    target: '',
  },
  {
    way: 'getLocalStreams',
    sides: ['recorded', 'unrecorded'],
    label: 'getLocalStreams / without usage record',
    what: '1,000 × `getLocalStreams()`, the cheapest call that is recorded, beside a build without the record',
    target: '',
  },
];

async function duel(browser, url, { way, sides, target, ...row }, { product, quick, median }) {
  const times = [[], []];
  const count = quick ? 10 : rounds;
  for (let round = 0; round < count; round += atOnce) {
    // A page of its own: Chromium keeps some connections for as long as their page is there.
    const page = await browser.newPage();
    try {
      await page.goto(`${url}/frames/${sides.join('/')}`);
      if (!(await page.evaluate(() => crossOriginIsolated)))
        throw new Error('the page is not isolated: its clock is too coarse');
      const more = await page.evaluate(
        async (way, count) => {
          const times = [[], []];
          const frames = [...document.querySelectorAll('iframe')].map((frame) => frame.contentWindow);
          for (const frame of frames) await frame.ready;
          for (let round = -10; round < count; round++) {
            // Ten rounds first, that nobody counts.
            for (const index of round % 2 ? [0, 1] : [1, 0]) {
              const time = await frames[index].time(way);
              if (round >= 0) times[index].push(time);
              await new Promise((resolve) => {
                setTimeout(resolve);
              });
            }
          }
          return times;
        },
        way,
        Math.min(atOnce, count - round)
      );
      more.forEach((values, index) => times[index].push(...values));
      await heapOf(page);
    } finally {
      await page.close();
    }
  }
  return { ...row, target: target[product] ?? target, ours: median(times[0]), peer: median(times[1]) };
}

async function all(duels, browser, url, options) {
  const rows = [];
  for (const each of duels) rows.push(await duel(browser, url, each, options));
  return rows;
}

/** Measure in an open browser. Give rows of the table. */
export const measureCalls = (...args) => all(duels, ...args);
export const measureRecord = (...args) => all(records, ...args);
