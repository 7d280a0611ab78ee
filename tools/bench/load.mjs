// How long a script takes in a page that has never seen it: parsing, compiling, installing.

/**
 * In a context of its own, which has a process and caches of its own; in WebKit each page has them.
 * @param {{inHead?: boolean, first?: string}} how `inHead`: while the browser is still reading the document's head,
 *   where we compile at once; `first`: the constructor of the page's first connection, which counts too
 * @returns {Promise<number[]>} in ms: when it began, when each call of WebAssembly's constructors began and ended, and
 *   when all was done
 */
async function load(browser, url, name, { inHead = false, first } = {}) {
  const context = await browser.createBrowserContext?.();
  const page = await (context ?? browser).newPage();
  try {
    await page.goto(`${url}/empty`);
    return await page.evaluate(
      async (path, isRead, constructor) => {
        const text = await (await fetch(path)).text();
        if (!isRead) {
          document.open();
          document.write('<!doctype html><head>');
        }
        const times = [];
        for (const made of ['Module', 'Instance']) {
          const Native = WebAssembly[made];
          WebAssembly[made] = function (...given) {
            times.push(performance.now());
            try {
              return new Native(...given);
            } finally {
              times.push(performance.now());
            }
          };
          WebAssembly[made].prototype = Native.prototype;
        }
        const script = document.createElement('script');
        script.textContent = text;
        times.push(performance.now());
        document.head.append(script);
        if (constructor) new window[constructor](null);
        times.push(performance.now());
        document.close();
        return times;
      },
      name,
      !inHead,
      first
    );
  } finally {
    await (context ?? page).close();
  }
}

/** What is measured, beside what; `targets` are those of single browsers. */
const pairs = [
  {
    ours: '/drop-in.js',
    peer: '/adapter.js',
    label: 'load and install / adapter',
    what: 'load and install, beside webrtc-adapter 9.0.6 minified',
    target: 1,
    targets: { webkit: 1.5 },
  },
  {
    ours: '/drop-in.js',
    peer: '/adapter.js',
    inHead: true,
    label: 'load and install in the head / adapter',
    what: "load, compile and install in the document's head, beside webrtc-adapter 9.0.6 minified",
    target: '',
  },
  {
    ours: '/drop-in.js',
    peer: '/adapter.js',
    first: { '/drop-in.js': 'webkitRTCPeerConnection', '/adapter.js': 'RTCPeerConnection' },
    label: 'load, install and the first connection / adapter',
    what: 'load, install and make a first connection, beside webrtc-adapter 9.0.6 minified',
    target: '',
  },
  {
    ours: '/plain.js',
    peer: '/drop-in.js',
    first: { '/plain.js': 'webkitRTCPeerConnection', '/drop-in.js': 'webkitRTCPeerConnection' },
    label: 'the plain drop-in, load, install and the first connection / the one of wasm',
    what: 'load, install and make a first connection with the plain drop-in, beside the one of wasm',
    target: 2.5,
  },
];

/**
 * The parts of loading in the head: each is over at one of the times. The first module and its instance are those of
 * the decoder.
 */
const parts = [
  { of: 'reading the script and capturing the realm', ends: 1 },
  { of: 'decoding the wasm', ends: 5 },
  { of: 'compiling it', ends: 6 },
  { of: 'making its instance', ends: 8 },
  { of: 'installing', ends: 9 },
];

/** Measures in an open browser. Gives rows of the table. */
export async function measureLoading(browser, url, { product, quick, median }) {
  const rows = [];
  const turns = quick ? 4 : 25;
  for (const { ours, peer, inHead, first, targets, ...row } of pairs) {
    const times = { [ours]: [], [peer]: [] };
    for (let turn = 0; turn <= turns; turn++) {
      for (const name of turn % 2 ? [ours, peer] : [peer, ours]) {
        const at = await load(browser, url, name, { inHead, first: first?.[name] });
        if (turn > 0) times[name].push(at.at(-1) - at[0]); // The first turn warms the disk.
      }
    }
    rows.push({
      ...row,
      target: targets?.[product] ?? row.target,
      ours: median(times[ours]),
      peer: median(times[peer]),
    });
  }
  const loads = [];
  for (let turn = 0; turn < turns; turn++) loads.push(await load(browser, url, '/drop-in.js', { inHead: true }));
  parts.forEach(({ of, ends }, index) => {
    const begins = parts[index - 1]?.ends ?? 0;
    rows.push({
      what: `${of}, beside all of loading in the head`,
      target: '',
      isPart: true,
      ours: median(loads.map((at) => at[ends] - at[begins])),
      peer: median(loads.map((at) => at.at(-1) - at[0])),
    });
  });
  return rows;
}
