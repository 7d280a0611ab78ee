// How long a script takes in a page that has never seen it: parsing, compiling, installing.

/**
 * In a context of its own, which has a process and caches of its own; in WebKit each page has them. In ms.
 * @param {{inHead?: boolean, first?: string}} how `inHead`: while the browser is still reading the document's head,
 *   where we compile at once; `first`: the constructor of the page's first connection, which counts too
 */
async function load(browser, url, name, { inHead = false, first }) {
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
        const script = document.createElement('script');
        script.textContent = text;
        const start = performance.now();
        document.head.append(script);
        if (constructor) new window[constructor](null);
        const end = performance.now();
        document.close();
        return end - start;
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

/** Measures in an open browser. Gives rows of the table. */
export async function measureLoading(browser, url, { product, quick, median }) {
  const rows = [];
  for (const { ours, peer, inHead, first, targets, ...row } of pairs) {
    const times = { [ours]: [], [peer]: [] };
    for (let turn = 0; turn <= (quick ? 4 : 25); turn++) {
      for (const name of turn % 2 ? [ours, peer] : [peer, ours]) {
        const time = await load(browser, url, name, { inHead, first: first?.[name] });
        if (turn > 0) times[name].push(time); // The first turn warms the disk.
      }
    }
    rows.push({
      ...row,
      target: targets?.[product] ?? row.target,
      ours: median(times[ours]),
      peer: median(times[peer]),
    });
  }
  return rows;
}
