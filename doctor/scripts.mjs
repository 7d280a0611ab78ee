// Which names of WebRTC stand in a page's scripts: tells a page that waits for a click from one that has nothing to do with WebRTC.

const names = [
  'webkitRTCPeerConnection',
  'mozRTCPeerConnection',
  'RTCPeerConnection',
  'webkitGetUserMedia',
  'mozGetUserMedia',
  'getUserMedia',
  'createObjectURL',
  'mozSrcObject',
  'webkitMediaStream',
  'createDataChannel',
  'onaddstream',
  'addStream',
];

/** @param {import('puppeteer-core').Page} page */
export async function namesInScripts(page) {
  const frames = await Promise.all(
    page.frames().map((frame) => frame.evaluate(look, names).catch(() => ({ found: [], unread: [] })))
  );
  const found = new Set(frames.flatMap((frame) => frame.found));
  // Scripts of other servers, which a page may run and not read.
  await Promise.all(
    frames
      .flatMap(({ unread }) => unread)
      .slice(0, 20)
      .map(async (url) => {
        try {
          const text = await (await fetch(url, { signal: AbortSignal.timeout(3_000) })).text();
          for (const name of names) if (text.includes(name)) found.add(name);
        } catch {
          // Then nobody knows.
        }
      })
  );
  return [...found];
}

/** Runs in the page. */
async function look(wanted) {
  const found = new Set();
  const unread = [];
  const search = (text) =>
    wanted.forEach((name) => {
      if (text.includes(name)) found.add(name);
    });
  await Promise.all(
    Array.from(document.scripts)
      .slice(0, 50)
      .map(async ({ src, text }) => {
        if (!src) return search(text);
        try {
          search(await (await fetch(src, { cache: 'force-cache', signal: AbortSignal.timeout(3000) })).text());
        } catch {
          if (/^https?:/.test(src)) unread.push(src);
        }
      })
  );
  for (const one of document.querySelectorAll('[onclick]')) search(one.getAttribute('onclick'));
  return { found: [...found], unread };
}
