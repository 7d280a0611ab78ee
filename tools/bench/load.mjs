// How long a script takes in a page that has never seen it: parsing, compiling, installing.

const label = 'load and install / adapter';

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

/** Measures in an open browser. Gives rows of the table. */
export async function measureLoading(browser, url, { quick, median }) {
  const times = { '/drop-in.js': [], '/adapter.js': [] };
  for (let turn = 0; turn <= (quick ? 4 : 25); turn++) {
    for (const name of turn % 2 ? ['/drop-in.js', '/adapter.js'] : ['/adapter.js', '/drop-in.js']) {
      const time = await load(browser, url, name);
      if (turn > 0) times[name].push(time); // The first turn warms the disk.
    }
  }
  return [
    {
      label,
      what: 'compile and install, beside webrtc-adapter 9.0.6 minified',
      ours: median(times['/drop-in.js']),
      peer: median(times['/adapter.js']),
      target: 1,
    },
  ];
}
