// One visit of a page in one tab: with the drop-in in front or without, for so long; what the page did.
import { dropInHandle, dropInSource, probeHandle, probeSource } from './injection.mjs';

/** What keeps a visit from being one: the reader needs nothing but its message. */
export class Unseen extends Error {
  /** @param {string} message @param {string} kind `unreachable`, `certificate`, `status`, `slow` or `broken` */
  constructor(message, kind) {
    super(message);
    this.kind = kind;
  }
}

/** @returns the promise's value, or `otherwise` when it does not settle in time or fails */
export const within = (ms, promise, otherwise) =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms, otherwise);
    promise
      .then(
        (value) => resolve(value),
        () => resolve(otherwise)
      )
      .finally(() => clearTimeout(timer));
  });

const pause = (ms) =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/**
 * @param {import('puppeteer-core').Page} page a tab; it is left open
 * @param {string} url
 * @param {object} options
 * @param {{[name: string]: string}} [options.attributes] of the drop-in's tag; undefined: no drop-in
 * @param {'wasm' | 'plain'} [options.kind] of drop-in
 * @param {number} options.wait how long to watch once the page has loaded, in ms; Infinity: until the tab is closed
 * @param {number} options.timeout how long the page may take to load, in ms
 * @param {string[]} [options.clicks] selectors, each clicked in turn as soon as it can be
 * @param {boolean} [options.screenshot]
 * @param {(documents: object[]) => boolean} [options.enough] may end it sooner; asked twice a second
 * @returns {Promise<object>} `documents`: a snapshot of the probe for each document that was shown, `usage`, `dropIn`: what came of its
 *   `install()`, `taken`: whether it stands at `RTCPeerConnection` too, `owns`: the version of the page's own copy, `dialogs`, `status`, `policy`,
 *   `clicks`: those that were not done, `picture`, `hangs`
 * @throws {Unseen}
 */
export async function visit(
  page,
  url,
  { attributes, kind, wait, timeout, clicks = [], screenshot = false, enough = () => false }
) {
  const seen = { documents: [], usage: [], dialogs: [], clicks: [...clicks] };
  const onDialog = (dialog) => {
    // `beforeunload` asks us, not the person.
    if (dialog.type() === 'beforeunload') return void dialog.accept().catch(() => {});
    seen.dialogs.push(dialog.message().slice(0, 300));
    dialog.dismiss().catch(() => {});
  };
  let open = true;
  const onClose = () => {
    open = false;
  };
  page.on('dialog', onDialog);
  page.once('close', onClose);
  const source = probeSource() + (attributes ? `;\n${dropInSource(attributes, kind)}` : '');
  const { identifier } = await page.evaluateOnNewDocument(source);
  try {
    // A page that was left may ask whether it may be left.
    await within(5_000, page.goto('about:blank'));
    const response = await load(page, url, timeout);
    seen.status = response?.status() ?? 200;
    seen.policy = response?.headers()['content-security-policy'] ?? '';
    seen.url = page.url();
    if (seen.status >= 400) throw new Unseen(badStatus(url, seen.status), 'status');
    const end = Date.now() + wait;
    const clicking = click(page, seen.clicks, () => open && Date.now() < end);
    const documents = new Map();
    let answers = true;
    for (let last = false; open && !last;) {
      last = Date.now() >= end;
      if (!last) await pause(Math.max(0, Math.min(500, end - Date.now())));
      const told = await within(5_000, Promise.all(page.frames().map((frame) => tell(frame))), undefined);
      answers = Boolean(told) && told.some(Boolean);
      for (const frame of told ?? []) if (frame) documents.set(frame.seen.document, frame);
      if (enough([...documents.values()].map((frame) => frame.seen))) last = true;
    }
    // A busy machine is slow; a page that hangs says nothing at all.
    if (open && !answers) {
      const late = await tell(page.mainFrame(), 15_000);
      if (late) documents.set(late.seen.document, late);
      else seen.hangs = true;
    }
    if (open && screenshot)
      seen.picture = await within(5_000, page.screenshot({ type: 'jpeg', quality: 60, encoding: 'base64' }), undefined);
    await within(1_000, clicking);
    const told = [...documents.values()];
    seen.documents = told.map((frame) => frame.seen);
    seen.usage = merge(told.flatMap((frame) => frame.usage));
    seen.dropIn = told.map((frame) => frame.dropIn).find(Boolean);
    seen.taken = told.some((frame) => frame.taken);
    seen.owns = told.map((frame) => frame.owns).find(Boolean);
    return seen;
  } finally {
    page.off('dialog', onDialog);
    page.off('close', onClose);
    if (open) await within(5_000, page.removeScriptToEvaluateOnNewDocument(identifier));
  }
}

/** The same member in several frames is one line. */
function merge(uses) {
  const byMember = new Map();
  for (const use of uses) {
    const key = `${use.member} ${use.ignored}`;
    const known = byMember.get(key);
    if (known) known.count += use.count;
    else byMember.set(key, { ...use });
  }
  return [...byMember.values()];
}

/** A frame's own story; undefined when it has none: a frame of a server that is gone, or a page that hangs. */
function tell(frame, patience = 4_000) {
  return within(
    patience,
    frame.evaluate(
      (probe, dropIn) => {
        const ours = window[dropIn];
        return (
          window[probe] && {
            seen: window[probe](),
            usage: ours ? ours.usage() : window.WebkitRTC && window.WebkitRTC.usage ? window.WebkitRTC.usage() : [],
            // A second install() changes nothing and tells how the first went.
            dropIn: ours ? ours.install() : undefined,
            taken: window.RTCPeerConnection === window.webkitRTCPeerConnection,
            // The page's own tag.
            owns: !ours && window.WebkitRTC ? String(window.WebkitRTC.version) : undefined,
          }
        );
      },
      probeHandle,
      dropInHandle
    ),
    undefined
  );
}

async function load(page, url, timeout) {
  try {
    // Not `load`: the pictures of a camera may never end.
    return await page.goto(url, { timeout, waitUntil: 'domcontentloaded' });
  } catch (error) {
    throw unseen(url, error, timeout);
  }
}

/** Browsers' words, and ours. */
function unseen(url, error, timeout) {
  const { message } = error;
  const { host, hostname } = new URL(url);
  const code =
    /(net::ERR_\w+|NS_ERROR_\w+|SEC_ERROR_\w+|SSL_ERROR_\w+|MOZILLA_PKIX_ERROR_\w+|deniedPortAccess|neterror\?e=\w+)/.exec(
      message
    )?.[1] ?? message.split('\n')[0];
  if (error.name === 'TimeoutError')
    return new Unseen(`${url} did not load within ${timeout / 1000} seconds; --timeout gives it more.`, 'slow');
  if (/CERT|SEC_ERROR|SSL_ERROR|PKIX|nssFailure|nssBadCert|insecure certificate|INSECURE/i.test(message)) {
    return new Unseen(
      `The certificate of ${host} is not valid (${code}); --insecure opens the page all the same.`,
      'certificate'
    );
  }
  if (/NAME_NOT_RESOLVED|UNKNOWN_HOST|dnsNotFound/.test(message))
    return new Unseen(`There is no host by the name of ${hostname} (${code}).`, 'unreachable');
  if (/UNSAFE_PORT|deniedPortAccess/.test(message))
    return new Unseen(`Browsers refuse the port of ${host} (${code}).`, 'unreachable');
  if (/REFUSED|connectionFailure/.test(message))
    return new Unseen(`Nothing answers at ${host} (${code}).`, 'unreachable');
  return new Unseen(`${url} cannot be opened (${code}).`, 'unreachable');
}

function badStatus(url, status) {
  const hint =
    status === 401
      ? '; https://user:password@host/ or --headful logs in'
      : status === 403
        ? '; --headful lets you log in first'
        : '';
  return `${url} answers with HTTP status ${status}${hint}.`;
}

/** Clicks one after the other; what stays in `selectors` could not be clicked. */
async function click(page, selectors, goesOn) {
  while (selectors.length && goesOn()) {
    const clicked = await within(
      4_000,
      page
        .evaluate((selector) => {
          const target = document.querySelector(selector);
          if (!target || target.disabled || !target.getClientRects().length) return false;
          target.scrollIntoView({ block: 'center' });
          return true;
        }, selectors[0])
        .then(async (ready) => {
          if (ready) await page.click(selectors[0]);
          return ready;
        }),
      false
    );
    if (clicked) selectors.shift();
    await pause(200);
  }
}
