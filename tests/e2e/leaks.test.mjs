// Connections that are made, used, closed and dropped leave nothing behind in the wasm instance: neither memory nor references.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engines, withPage } from './engines.mjs';

/** Runs in the page before the drop-in: `held()` tells the size of the instance's memory, and of its table of JavaScript values. */
const watch = () => {
  let exported;
  WebAssembly.Instance = new Proxy(WebAssembly.Instance, { construct(Target, args) { const instance = new Target(...args); exported = instance.exports; return instance; } });
  window.held = () => Object.values(exported).filter((value) => value instanceof WebAssembly.Memory || value instanceof WebAssembly.Table)
    .map((value) => (value instanceof WebAssembly.Memory ? value.buffer.byteLength : value.length));
};

/** Runs in the page: makes up to `many` connections, as many as `time` (ms) allows, and tells how many and what grew. */
const makeAndDrop = async ({ warmUp, many, time }) => {
  const refused = (connection, description) => new Promise((resolve) => { connection.setRemoteDescription(description, null, resolve); });
  const use = async (connection, index) => {
    connection.onaddstream = connection.onremovestream = () => connection;
    connection.addEventListener('addstream', () => connection);
    connection.getLocalStreams();
    connection.getStreamById('x');
    try { connection.addStream({}); } catch (error) { window.lastError = error; }
    if (index % 20 === 0) {
      await new Promise((resolve, reject) => { connection.createOffer(resolve, reject, { mandatory: { OfferToReceiveVideo: true } }); });
      await refused(connection, { type: 'answer', sdp: 'nonsense' });
      await new Promise((resolve) => { connection.createAnswer(() => connection, resolve, { mandatory: { OfferToReceiveVideo: false } }); });
    }
    connection.close();
  };
  const make = async () => {
    for (;;) {
      try {
        return new webkitRTCPeerConnection({ iceServers: [{ url: 'stun:127.0.0.1' }] }, { optional: [{ DtlsSrtpKeyAgreement: true }] });
      } catch (error) {
        // Chromium has room for 500 at a time, the dropped ones among them until it collects its garbage: give it reason to.
        if (!/so many/.test(error.message)) throw error;
        for (let index = 0; index < 20; index++) new Uint8Array(20_000_000).fill(index);
        await new Promise((resolve) => { setTimeout(resolve); });
      }
    }
  };
  const run = async (count, end = Infinity) => {
    let made = 0;
    while (made < count && performance.now() < end) await use(await make(), made++);
    return made;
  };
  await run(warmUp);
  const before = held();
  const made = await run(many, performance.now() + time);
  return { made, watched: before.length, grown: held().map((size, index) => size - before[index]) };
};

for (const engine of engines) {
  test(`connections that are dropped leave wasm memory as it was [${engine.name}]`, (t) => withPage(engine, { before: `<script>(${watch})()</script>` }, async (page) => {
    const { made, watched, grown } = await page.evaluate(makeAndDrop, { warmUp: 200, many: 10_000, time: 12_000 });
    t.diagnostic(`${made} connections in at most 12 s`);
    assert.ok(watched >= 2, 'memory and table were not found');
    assert.ok(made >= 200, `only ${made} connections`);
    assert.deepEqual(grown, grown.map(() => 0));
  }));
}
