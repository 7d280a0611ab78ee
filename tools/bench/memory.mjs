// What is left of connections that were made, used a little, closed and dropped: ours beside native ones, in a page
// each.
import { heapOf } from '../lib/memory.mjs';

/** Chromium has room for 500 until its garbage is collected. */
const atOnce = 200;

/** Runs in the page: so many connections; every tenth makes an offer. */
const use = async (count) => {
  window.stream ??= await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
  for (let made = 0; made < count; made++) {
    const connection = side === 'ours' ? new webkitRTCPeerConnection(null) : new RTCPeerConnection();
    connection.createDataChannel('x');
    if (side === 'ours') connection.addStream(stream);
    else for (const track of stream.getTracks()) connection.addTrack(track, stream);
    connection.onicecandidate = connection.ontrack = () => connection;
    if (made % 10 === 0)
      await (side === 'ours'
        ? new Promise((resolve, reject) => {
            connection.createOffer(resolve, reject);
          })
        : connection.createOffer());
    connection.close();
  }
};

async function work(page, count) {
  for (let made = 0; made < count; made += atOnce) {
    await page.evaluate(use, Math.min(atOnce, count - made));
    await heapOf(page);
  }
  return { heap: await heapOf(page), wasm: await page.evaluate(() => (side === 'ours' ? held().bytes : 0)) };
}

/** Measures in an open browser. Gives rows of the table. */
export async function measureMemory(browser, url, { quick }) {
  const [warmUp, count] = quick ? [200, 400] : [1_000, 10_000];
  const pages = [];
  for (const side of ['ours', 'native']) {
    // In contexts of their own, else Firefox puts both into one process.
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.goto(`${url}/frame/${side}`);
    pages.push({ context, page, before: await work(page, warmUp), after: undefined });
  }
  // In turns: each page comes to the front for a tenth of its connections.
  for (let part = 0; part < 10; part++) {
    for (const each of pages) {
      await each.page.bringToFront();
      each.after = await work(each.page, count / 10);
    }
  }
  const [ours, native] = pages;
  for (const { context } of pages) await context.close();
  const grown = ({ before, after }) => `${((after.heap - before.heap) / 1024).toFixed(0)} KB`;
  return [
    {
      label: `JS heap after ${count.toLocaleString('en')} / native`,
      unit: 'KB',
      what: `JavaScript heap after ${count.toLocaleString('en')} connections, beside as many native ones (grown by ${grown(ours)}, native ${grown(native)}; wasm memory ${ours.before.wasm / 1024} KB before, ${ours.after.wasm / 1024} KB after)`,
      ours: ours.after.heap / 1024,
      peer: native.after.heap / 1024,
      target: '',
    },
  ];
}
