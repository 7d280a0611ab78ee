// How long a script takes in a page that has never seen it: parsing, compiling, installing.

/** In a context of its own, which has a process and caches of its own; in WebKit each page has them. In ms. */
async function load(browser, url, name) {
  const context = await browser.createBrowserContext?.();
  const page = await (context ?? browser).newPage();
  try {
    await page.goto(`${url}/empty`);
    return await page.evaluate(async (path) => {
      const script = document.createElement('script');
      script.textContent = await (await fetch(path)).text();
      const start = performance.now();
      document.head.append(script);
      return performance.now() - start;
    }, name);
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
    what: 'compile and install, beside webrtc-adapter 9.0.6 minified',
    target: 1,
    targets: { webkit: 1.5 },
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
export async function measureLoading(browser, url, { product, quick, median }) {
  const rows = [];
  for (const { ours, peer, targets, ...row } of pairs) {
    const times = { [ours]: [], [peer]: [] };
    for (let turn = 0; turn <= (quick ? 4 : 25); turn++) {
      for (const name of turn % 2 ? [ours, peer] : [peer, ours]) {
        const time = await load(browser, url, name);
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
