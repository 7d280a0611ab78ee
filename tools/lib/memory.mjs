// What a page's JavaScript holds once the garbage is collected, and what our wasm instance in it holds: for the soak,
// the leak tests and the bench.

/**
 * Collects the garbage of a page's process, and tells the bytes of JavaScript objects that are left.
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<number>}
 */
export async function heapOf(page) {
  const browser = page.browser();
  return (await browser.version()).toLowerCase().includes('firefox')
    ? firefoxHeap(browser, page.url())
    : chromiumHeap(page);
}

async function chromiumHeap(page) {
  const session = await page.createCDPSession();
  try {
    // What finalizers and weak maps let go in one round is garbage of the next.
    for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize;
  } finally {
    await session.detach();
  }
}

/**
 * Firefox tells no page; its own window may collect in other processes and read their memory reports, as about:memory
 * does.
 */
async function firefoxHeap(browser, url) {
  const {
    result: {
      contexts: [{ context }],
    },
  } = await browser.connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const { result } = await browser.connection.send('script.evaluate', {
    expression: `(${inFirefox})(${JSON.stringify(url)})`,
    target: { context },
    awaitPromise: true,
  });
  if (result.type !== 'success') throw new Error(`Firefox does not tell its memory: ${result.exceptionDetails.text}`);
  return result.result.value;
}

/* global Services, Cc, Ci, gBrowser -- of Firefox's own window */
const inFirefox = async (url) => {
  const { osPid } = gBrowser.browsers.find(({ currentURI }) => currentURI.spec === url).browsingContext
    .currentWindowGlobal;
  for (const topic of [
    'child-gc-request',
    'child-cc-request',
    'child-gc-request',
    'child-cc-request',
    'child-gc-request',
  ])
    Services.obs.notifyObservers(null, topic);
  let bytes = 0;
  const add = (process, path, _kind, _units, amount) => {
    if (
      process.includes(`pid ${osPid})`) &&
      /^js-main-runtime-(gc-heap-committed\/used\/gc-things|gc-buffers\/.*\/used)/.test(path)
    )
      bytes += amount;
  };
  const manager = Cc['@mozilla.org/memory-reporter-manager;1'].getService(Ci.nsIMemoryReporterManager);
  await new Promise((resolve) => {
    manager.getReports(add, null, resolve, null, false);
  });
  return bytes;
};

/**
 * A script for the page, before the drop-in, of either kind: `held()` tells the size of our instance's memory, and to how many
 * JavaScript values it refers, and for how many it has room.
 */
export const watchInstance = `(${() => {
  let memory;
  let bytes;
  let values;
  WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
    construct(Target, args) {
      const instance = new Target(...args);
      memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory) ?? memory;
      return instance;
    },
  });
  // The plain drop-in's memory is an array buffer of whole pages, in whose place comes a larger one.
  window.ArrayBuffer = new Proxy(ArrayBuffer, {
    construct(Target, args, newTarget) {
      if (args[0] > 0 && args[0] % 65_536 === 0) bytes = args[0];
      return Reflect.construct(Target, args, newTarget);
    },
  });
  // wasm-bindgen's glue keeps the values in an array, which it fills when it is evaluated: 1024 times `undefined`, four
  // constants, and then the values. Where there is room, it keeps the number of the next place with room.
  const { fill } = Array.prototype;
  Array.prototype.fill = function (...args) {
    const filled = fill.apply(this, args);
    if (this.length === 1024 && args.length === 1 && args[0] === undefined) {
      values = this;
      Array.prototype.fill = fill;
    }
    return filled;
  };
  window.held = () => ({
    bytes: memory ? memory.buffer.byteLength : bytes,
    room: values.length,
    references: values.filter((value) => value != null && typeof value !== 'number').length,
  });
}})()`;
