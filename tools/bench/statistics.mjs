// `getStats(callback)` of a live call beside the native promise, in turns.

/** Runs in the page. `streams` are sent in the call, half of them audio. Gives the medians in ms. */
const statistics = async (streams, rounds) => {
  const [caller, callee] = [0, 1].map(() => new webkitRTCPeerConnection(null));
  for (const [from, to] of [[caller, callee], [callee, caller]]) from.onicecandidate = ({ candidate }) => { to.addIceCandidate(candidate); };
  const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });
  const source = await navigator.mediaDevices.getUserMedia({ audio: true, video: { width: 160, height: 120, frameRate: 5 } });
  for (let pair = 0; pair < streams / 2; pair++) {
    for (const track of source.getTracks()) caller.addTrack(track.clone(), new MediaStream());
  }
  await caller.setLocalDescription();
  await callee.setRemoteDescription(caller.localDescription);
  await callee.setLocalDescription();
  await caller.setRemoteDescription(callee.localDescription);
  await pause(4000);
  const ways = {
    ours: () => new Promise((resolve) => { caller.getStats(resolve); }),
    native: () => RTCPeerConnection.prototype.getStats.call(caller),
  };
  const times = { ours: [], native: [] };
  for (let round = 0; round < rounds; round++) {
    for (const side of round % 2 ? ['ours', 'native'] : ['native', 'ours']) {
      await pause(60); // Numbers from less than 50 ms before would be given again.
      const start = performance.now();
      await ways[side]();
      times[side].push(performance.now() - start);
    }
  }
  for (const connection of [caller, callee]) connection.close();
  for (const track of source.getTracks()) track.stop();
  const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
  return { ours: median(times.ours), native: median(times.native) };
};

/** Measures in an open browser. Gives rows of the table. */
export async function measureStatistics(browser, url, { quick }) {
  const rows = [];
  for (const streams of [2, 50]) {
    const page = await browser.newPage();
    await page.goto(`${url}/with-drop-in`);
    const { ours, native } = await page.evaluate(statistics, streams, quick ? 10 : 60);
    await page.close();
    rows.push({ label: `getStats, ${streams} streams / native`, what: `\`getStats(callback)\` of a call of ${streams} streams, beside the native promise`, ours, peer: native, target: 1.5 });
  }
  return rows;
}
