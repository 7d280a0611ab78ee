// Records standard statistics of real calls: the fixtures of the unit tests of `legacy::statistics`.
//
//   node tests/e2e/record-stats.mjs chromium
//   node tests/e2e/record-stats.mjs firefox
//
// writes tests/fixtures/stats/<engine>-call.json: both sides of a call with audio, video and a data channel, and
// tests/fixtures/stats/<engine>-50-streams.json: the sending side of a call with 25 audio and 25 video tracks.
// Each side holds two reports taken about a second apart, so that rates can be computed from them.
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { launch } from '../../tools/lib/launch.mjs';

const [engine] = process.argv.slice(2);
if (!['chromium', 'firefox'].includes(engine)) {
  throw new TypeError('usage: record-stats.mjs chromium|firefox');
}
const fixtures = new URL('../fixtures/stats/', import.meta.url);

/** Runs in the page: makes a call, waits until media flows, and returns two reports of each side. */
async function record({ tracksPerKind, dataChannel, warmUp, gap }) {
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const caller = new RTCPeerConnection();
  const callee = new RTCPeerConnection();
  caller.onicecandidate = ({ candidate }) => callee.addIceCandidate(candidate);
  callee.onicecandidate = ({ candidate }) => caller.addIceCandidate(candidate);
  // An element must consume the remote media, or a browser need not decode it.
  callee.ontrack = caller.ontrack = ({ track }) => {
    const element = document.body.appendChild(document.createElement(track.kind));
    element.muted = true;
    element.autoplay = true;
    element.srcObject = new MediaStream([track]);
  };

  const small = tracksPerKind > 1 ? { width: 160, height: 120, frameRate: 5 } : true;
  const source = await navigator.mediaDevices.getUserMedia({ audio: true, video: small });
  const send = (connection, count) => {
    for (let i = 0; i < count; i += 1) {
      for (const track of source.getTracks()) connection.addTrack(track.clone(), new MediaStream());
    }
  };
  send(caller, tracksPerKind);
  if (dataChannel) {
    send(callee, tracksPerKind);
    caller.createDataChannel('chat', { protocol: 'text' }).onopen = ({ target }) => target.send('hello');
  }

  const open = (connection) =>
    new Promise((resolve) => {
      connection.addEventListener('connectionstatechange', () => {
        if (connection.connectionState === 'connected') resolve();
      });
    });
  const opened = Promise.all([open(caller), open(callee)]);
  await caller.setLocalDescription();
  await callee.setRemoteDescription(caller.localDescription);
  await callee.setLocalDescription();
  await caller.setRemoteDescription(callee.localDescription);
  await opened;
  await pause(warmUp);

  const sides = { caller: [], callee: [] };
  for (const wait of [0, gap]) {
    await pause(wait);
    for (const [side, connection] of Object.entries({ caller, callee })) {
      sides[side].push([...(await connection.getStats()).values()]);
    }
  }
  caller.close();
  callee.close();
  return sides;
}

/** One statistics object a line: small, and a change shows as a readable diff. */
const serialize = ({ recordedWith, sides }) => {
  const reports = (list) =>
    list.map((report) => `[\n${report.map((s) => JSON.stringify(s)).join(',\n')}\n]`).join(', ');
  const body = Object.entries(sides).map(([side, list]) => `${JSON.stringify(side)}: [${reports(list)}]`);
  return `{"recordedWith": ${JSON.stringify(recordedWith)},\n${body.join(',\n')}}\n`;
};

const server = createServer((_, response) => {
  response.setHeader('content-type', 'text/html');
  response.end('<!doctype html><title>record statistics</title><body>');
}).listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));

const browser = await launch(engine, { protocolTimeout: 120_000 });
try {
  const recordedWith = await browser.version();
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);

  const call = await page.evaluate(record, { tracksPerKind: 1, dataChannel: true, warmUp: 4000, gap: 1000 });
  await writeFile(new URL(`${engine}-call.json`, fixtures), serialize({ recordedWith, sides: call }));

  const many = await page.evaluate(record, { tracksPerKind: 25, dataChannel: false, warmUp: 6000, gap: 1000 });
  delete many.callee; // One side is enough for what the big call is for: the cost of a translation.
  await writeFile(new URL(`${engine}-50-streams.json`, fixtures), serialize({ recordedWith, sides: many }));
} finally {
  await browser.close();
  server.close();
}
