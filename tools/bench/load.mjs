// How long a script takes in a page that has never seen it: parsing, compiling, installing.

/** In a context of its own, which has a process and caches of its own. In ms. */
async function load(browser, url, name) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.goto(`${url}/empty`);
    return await page.evaluate(async (path) => {
      const script = document.createElement('script');
      script.textContent = await (await fetch(path)).text();
      const start = performance.now();
      document.head.append(script);
      return performance.now() - start;
    }, name);
  } finally {
    await context.close();
  }
}

/** What is measured, beside what. */
const pairs = [
  {
    ours: '/drop-in.js',
    peer: '/adapter.js',
    label: 'load and install / adapter',
    what: 'compile and install, beside webrtc-adapter 9.0.6 minified',
    target: 1,
  },
  {
    ours: '/plain.js',
    peer: '/drop-in.js',
    label: 'the plain drop-in, load and install / the one of wasm',
    what: 'compile and install the plain drop-in, beside the one of wasm',
    target: 2.5,
  },
];

/** Measures in an open browser. Gives rows of the table. */
export async function measureLoading(browser, url, { quick, median }) {
  const rows = [];
  for (const { ours, peer, ...row } of pairs) {
    const times = { [ours]: [], [peer]: [] };
    for (let turn = 0; turn <= (quick ? 4 : 25); turn++) {
      for (const name of turn % 2 ? [ours, peer] : [peer, ours]) {
        const time = await load(browser, url, name);
        if (turn > 0) times[name].push(time); // The first turn warms the disk.
      }
    }
    rows.push({ ...row, ours: median(times[ours]), peer: median(times[peer]) });
  }
  return rows;
}
