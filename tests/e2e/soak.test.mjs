// Connections that work, are closed and dropped: neither the page's JavaScript heap nor the wasm instance grows by
// them. `SOAK=10000 node --test tests/e2e/soak.test.mjs` is the long run. Firefox's heap comes from its memory reports,
// Chromium's from CDP.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heapOf, watchInstance } from '../../tools/lib/memory.mjs';
import { calls } from './calls.mjs';
import { engines, isPlain, withPage } from './engines.mjs';

const connections = Number(process.env.SOAK ?? 200);

/** Between two garbage collections: Chromium has room for 500 connections, including dropped ones until then. */
const atOnce = 200;

/** So many first: caches fill, code is compiled. */
const warmUp = Math.max(200, connections / 10);

/**
 * Bytes of JavaScript heap that a connection may leave behind. A closed one that the page keeps is 7,000 or more.
 * Measured for 10,000: 2 in Chromium; 36 in Firefox, mostly functions of Firefox's own scripts (system principal),
 * about 1.3 KB for each call in Plan B.
 */
const perConnection = 60;
/**
 * An allowance for what else comes and goes. V8's compiled code of the plain drop-in is JavaScript heap too, and grows:
 * 235,000 bytes for 200 connections, 647,000 for 2,000. With its compilers off, 900 bytes of 1,200 connections stayed.
 */
const noise = isPlain ? 700_000 : 100_000;

/**
 * Runs in the page: makes that many connections, and uses them as a legacy page would. Two of twenty are a call, every
 * second time in Plan B.
 */
const work = async ({ count, from, keep }) => {
  const { done, event } = calls;
  // For each connection with the legacy default, `negotiate`, Firefox keeps a warning: 660 bytes, until its console is
  // full.
  const configuration = { iceServers: [], rtcpMuxPolicy: 'require' };
  window.stream ??= await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
  window.kept ??= [];
  // Chromium never collects a connection, native or ours, that is closed between a change of its states and the event
  // for it (`RTCPeerConnection::scheduled_events_` hold their connection).
  const quiet = async (connection, state) => {
    const end = performance.now() + 20_000;
    while (connection.iceGatheringState !== 'complete' || connection.connectionState !== state) {
      await new Promise((resolve) => {
        setTimeout(resolve, 2);
      });
      if (performance.now() > end)
        throw new Error(`still ${connection.iceGatheringState}, ${connection.connectionState}`);
    }
    await new Promise((resolve) => {
      setTimeout(resolve, 2);
    });
  };
  const close = (connection) => {
    connection.close();
    if (keep) kept.push(connection);
  };
  const call = async (semantics) => {
    const { caller, callee } = calls.pair({ ...configuration, sdpSemantics: semantics });
    callee.addStream(stream);
    caller.addStream(stream);
    const arrived = event(callee, 'addstream');
    await calls.negotiate(caller, callee);
    await arrived;
    await Promise.all([caller, callee].map((connection) => quiet(connection, 'connected')));
    for (const connection of [caller, callee]) {
      const response = await done((ok) => connection.getStats(ok));
      if (!response.result().some(({ type }) => type === 'ssrc')) throw new Error('no statistics of what is sent');
      response.result().forEach((report) => report.names().forEach((name) => report.stat(name)));
    }
    await done((ok) => caller.getStats(ok)); // Rates are of the time between two.
    caller.removeStream(stream);
    caller.getStats(() => caller); // Answered when the connection is closed.
    [caller, callee].forEach(close);
  };
  const alone = async () => {
    const connection = new webkitRTCPeerConnection(
      { ...configuration, iceTransports: 'relay' },
      { optional: [{ DtlsSrtpKeyAgreement: true }] }
    );
    connection.onaddstream = connection.onremovestream = connection.onicecandidate = () => connection;
    connection.addEventListener('negotiationneeded', () => connection);
    connection.addStream(stream);
    connection.createDataChannel('x', { reliable: false });
    const offer = await done((ok, fail) =>
      connection.createOffer(ok, fail, { mandatory: { OfferToReceiveVideo: true } })
    );
    await done((ok, fail) => connection.setLocalDescription(offer, ok, fail));
    await done((ok) => connection.setRemoteDescription({ type: 'answer', sdp: 'nonsense' }, null, ok));
    await done((ok) => connection.getStats(ok));
    connection.getStreamById(stream.id);
    await quiet(connection, 'new');
    close(connection);
  };
  // Gathering takes its time: twenty at once.
  for (let made = 0; made < count; made += 20) {
    const lone = Array.from({ length: Math.min(18, count - made) }, alone);
    await Promise.all([...lone, ...(count - made < 20 ? [] : [call((from + made) % 40 ? 'plan-b' : 'unified-plan')])]);
  }
};

/** Makes so many, and gives what is held then. */
async function soak(page, { count, from = 0, keep = false }) {
  for (let made = 0; made < count; made += atOnce) {
    await page.evaluate(work, { count: Math.min(atOnce, count - made), from: from + made, keep });
    await heapOf(page);
  }
  return { heap: await heapOf(page), ...(await page.evaluate(() => held())) };
}

const options = { before: `<script>${watchInstance}</script>${calls}` };

for (const engine of engines) {
  test(
    `${connections} connections at work leave the JavaScript heap and wasm memory as they were [${engine.name}]`,
    { timeout: 120_000 + 200 * connections },
    (t) =>
      withPage(engine, options, async (page) => {
        const before = await soak(page, { count: warmUp });
        const start = performance.now();
        let [after, made, grew] = [before, 0];
        // In parts, so that a long run shows its progress. Memory grows by 64 KB, for good: by chance, one part may
        // need more than ever before. A leak makes it grow again.
        const part = Math.max(200, connections / 10);
        while (made < connections || (grew && made < connections + 3 * part)) {
          const last = after;
          after = await soak(page, { count: part, from: made });
          made += part;
          grew = after.bytes > last.bytes;
          t.diagnostic(
            `after ${made}: JavaScript heap ${after.heap}, wasm ${after.bytes} bytes, ${after.references} references`
          );
        }
        t.diagnostic(
          `before: JavaScript heap ${before.heap}, wasm ${before.bytes} bytes, ${before.references} references; ` +
            `${Math.round((performance.now() - start) / 1000)} s`
        );
        assert.equal(grew, false, `wasm memory grows on and on, to ${after.bytes} bytes`);
        assert.equal(after.references, before.references);
        assert.ok(
          after.heap - before.heap < perConnection * made + noise,
          `${after.heap - before.heap} bytes of JavaScript are left`
        );
        assert.deepEqual(await page.errors(), []);
      })
  );

  // `standard-only` has Chromium's memory.
  if (engine.name !== 'standard-only')
    test(`connections that the page keeps are seen in the JavaScript heap [${engine.name}]`, (t) =>
      withPage(engine, options, async (page) => {
        const before = await soak(page, { count: 100 });
        const after = await soak(page, { count: 100, keep: true });
        t.diagnostic(`${(after.heap - before.heap) / 100} bytes for each`);
        assert.ok(after.heap - before.heap > 10 * perConnection * 100);
      }));
}
