// `getStats(callback)` of a live call beside the native promise: the whole call in turns, and of one and the same call
// what we add to the browser's part.

/** Runs in the page before the drop-in: notes when the native `getStats()` that the drop-in calls began and ended. */
export const watchStatistics = `{
  const native = RTCPeerConnection.prototype.getStats;
  RTCPeerConnection.prototype.getStats = function getStats(...args) {
    const part = window.nativePart = [performance.now()];
    return native.apply(this, args).finally(() => { part.push(performance.now()); });
  };
}`;

/** Runs in the page. `streams` are sent in the call, half of them audio. Gives all times in ms. */
const statistics = async (streams, rounds) => {
  const [caller, callee] = [0, 1].map(() => new webkitRTCPeerConnection(null));
  for (const [from, to] of [
    [caller, callee],
    [callee, caller],
  ])
    from.onicecandidate = ({ candidate }) => {
      to.addIceCandidate(candidate);
    };
  const pause = (ms) =>
    new Promise((resolve) => {
      setTimeout(resolve, ms);
    });
  const source = await navigator.mediaDevices.getUserMedia({
    audio: true,
    video: { width: 160, height: 120, frameRate: 5 },
  });
  for (let pair = 0; pair < streams / 2; pair++) {
    for (const track of source.getTracks()) caller.addTrack(track.clone(), new MediaStream());
  }
  await caller.setLocalDescription();
  await callee.setRemoteDescription(caller.localDescription);
  await callee.setLocalDescription();
  await caller.setRemoteDescription(callee.localDescription);
  await pause(4000);
  const times = { ours: [], native: [], added: [], part: [], read: [] };
  const ways = {
    ours: async () => {
      const start = performance.now();
      const [response, end] = await new Promise((resolve) => {
        caller.getStats((given) => resolve([given, performance.now()]));
      });
      const [asked, answered] = window.nativePart;
      times.ours.push(end - start);
      times.part.push(answered - asked);
      times.added.push(end - start - (answered - asked));
      const before = performance.now();
      for (const report of response.result()) for (const name of report.names()) report.stat(name);
      times.read.push(performance.now() - before);
    },
    native: async () => {
      const start = performance.now();
      await RTCPeerConnection.prototype.getStats.call(caller);
      times.native.push(performance.now() - start);
    },
  };
  for (let round = 0; round < rounds; round++) {
    for (const side of round % 2 ? ['ours', 'native'] : ['native', 'ours']) {
      await pause(60); // Numbers from less than 50 ms before would be given again.
      await ways[side]();
    }
  }
  for (const connection of [caller, callee]) connection.close();
  for (const track of source.getTracks()) track.stop();
  return times;
};

/** Measures in an open browser. Gives rows of the table. */
export async function measureStatistics(browser, url, { quick, median }) {
  const rows = [];
  for (const streams of [2, 50]) {
    const page = await browser.newPage();
    await page.goto(`${url}/watched-statistics`);
    const times = await page.evaluate(statistics, streams, quick ? 10 : 60);
    const { ours, native, added, part, read } = Object.fromEntries(
      Object.entries(times).map(([name, values]) => [name, median(values)])
    );
    await page.close();
    const call = `of a call of ${streams} streams`;
    rows.push(
      {
        label: `getStats, ${streams} streams / native`,
        what: `\`getStats(callback)\` ${call}, beside the native promise`,
        ours,
        peer: native,
        target: '',
      },
      {
        label: `getStats, ${streams} streams: added / native part`,
        what: `what we add to \`getStats(callback)\` ${call}, beside the native part of the same calls`,
        ours: added,
        peer: part,
        target: streams === 50 ? 0.25 : '',
      },
      {
        label: `getStats, ${streams} streams: all values / native`,
        what: `reading every value of what \`getStats(callback)\` ${call} gives, beside the native promise`,
        ours: read,
        peer: native,
        target: '',
      }
    );
  }
  return rows;
}
