// The doctor's rounds: a page in each browser, without and with the drop-in, then with the attributes that might help.
import { createInterface } from 'node:readline';
import { readFileSync } from 'node:fs';
import { endBrowser, nameOf, startBrowser } from './browsers.mjs';
import { hasPlain } from './injection.mjs';
import { better, compare, outcomeOf } from './judge.mjs';
import { namesInScripts } from './scripts.mjs';
import { Unseen, visit, within } from './visit.mjs';

export const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/** The longest that the doctor waits for Enter, in ms. */
const patience = 15 * 60_000;

const hasTrouble = ({ step, problems }) => step !== 'flows' && problems.length > 0;

/** A page that sniffs may do nothing at all, quietly. */
const isQuiet = ({ level, scripts }) => level === 0 && scripts.length > 0;

/** Attributes of the tag, each with the case in which it can matter. */
const attributes = [
  {
    set: { 'data-as-chrome': '' },
    when: (state) => state.product === 'firefox' && (hasTrouble(state) || isQuiet(state)),
  },
  { set: { 'data-prefixed-only': '' }, when: (state) => hasTrouble(state) && state.taken },
  { set: { 'data-sdp-semantics': 'plan-b' }, when: (state) => hasTrouble(state) && state.level >= 3 },
  { set: { 'data-sdp-semantics': 'unified-plan' }, when: (state) => hasTrouble(state) && state.level >= 3 },
];

/**
 * @param {string} url
 * @param {{product: string, path: string}[]} browsers
 * @param {object} options those of the command, times in ms
 * @param {(line: string) => void} say tells the person what goes on
 * @returns {Promise<object>} the findings: plain data, of which the texts are made
 * @throws {Unseen} when no browser could see the page
 */
export async function examine(url, browsers, options, say) {
  const shown = new URL(url);
  shown.username = shown.password = '';
  const findings = { url: shown.href, date: new Date().toISOString(), version, browsers: [], unseen: [] };
  const look = async (which) => {
    try {
      findings.browsers.push(await inBrowser(url, which, options, say));
    } catch (error) {
      findings.unseen.push({ product: which.product, message: error.message, kind: error.kind ?? 'broken' });
    }
  };
  // Side by side, unless somebody has to click in them.
  if (options.headful) {
    for (const which of browsers) await look(which);
    process.stdin.destroy();
  } else await Promise.all(browsers.map(look));
  findings.browsers.sort(
    (a, b) => browsers.findIndex(({ path }) => path === a.path) - browsers.findIndex(({ path }) => path === b.path)
  );
  if (!findings.browsers.length)
    throw new Unseen(
      findings.unseen
        .map(({ message }) => message)
        .filter((text, at, all) => all.indexOf(text) === at)
        .join('\n'),
      findings.unseen[0].kind
    );
  return findings;
}

async function inBrowser(url, which, options, say) {
  const session = await open(which, options);
  try {
    const { name } = session;
    if (options.headful) await logIn(session.page, url, name, options, say);
    const look = async (label, more) => {
      say(`${name}: ${label}`);
      const one = await run(session.page, url, options, label, more);
      // A page that hangs takes its whole browser with it.
      if (one.seen.hangs) Object.assign(session, await session.end().then(() => open(which, options)));
      return one;
    };
    const without = await look('without the drop-in', {});
    const scripts = without.seen.hangs ? [] : await within(10_000, namesInScripts(session.page), []);
    let kind = 'wasm';
    let tried = await look('with the drop-in', { attributes: {} });
    if (tried.seen.dropIn?.installed === false && hasPlain()) {
      kind = 'plain';
      tried = await look('with the drop-in', { attributes: {}, kind });
    }
    const runs = [without, tried];
    let best = tried;
    for (const { set, when } of attributes) {
      const state = { product: which.product, taken: tried.seen.taken, scripts, ...best.outcome };
      const given = Object.keys(set).some((key) => key in best.attributes);
      if (given || best.seen.hangs || !when(state)) continue;
      const wanted = { ...best.attributes, ...set };
      const again = await look(`with ${written(wanted)}`, { attributes: wanted, kind });
      runs.push(again);
      if (better(again.outcome, best.outcome)) best = again;
    }
    return {
      product: which.product,
      path: which.path,
      name,
      plain: kind === 'plain',
      scripts,
      runs: runs.map(told),
      best: runs.indexOf(best),
      verdict: compare(without.outcome, best.outcome),
    };
  } finally {
    await session.end();
  }
}

/** A browser with the tab of all visits. */
async function open(which, { headful, insecure }) {
  const browser = await startBrowser(which, { headful, insecure });
  // Whatever ends this program, the browser does not outlive it.
  const kill = () => {
    browser.process()?.kill('SIGKILL');
  };
  process.once('exit', kill);
  const page = (await within(5_000, browser.pages(), []))[0] ?? (await browser.newPage());
  if (which.product === 'chromium')
    await page.setUserAgent((await browser.userAgent()).replace('HeadlessChrome', 'Chrome'));
  const end = async () => {
    process.off('exit', kill);
    await endBrowser(browser);
  };
  return { browser, page, name: await nameOf(browser, which), end };
}

export const written = (set) =>
  Object.entries(set)
    .map(([name, value]) => (value ? `${name}="${value}"` : name))
    .join(' ');

async function run(page, url, options, label, { attributes: set, kind }) {
  let flowing = 0;
  const seen = await visit(page, url, {
    ...options,
    attributes: set,
    kind,
    // When all has come over, one more second: errors may follow.
    enough: (documents) => {
      const outcome = outcomeOf({ documents, dialogs: [], clicks: [] });
      if (outcome.step === 'flows') flowing += 1;
      return flowing > 2;
    },
  });
  return { label, attributes: set, seen, outcome: outcomeOf(seen) };
}

/** What of a visit goes into the report. */
function told({ label, attributes: set, seen, outcome }) {
  const { url, status, policy, usage, owns, dialogs, picture, documents } = seen;
  return {
    label,
    attributes: set,
    outcome,
    url,
    status,
    policy,
    usage,
    owns,
    dialogs,
    picture,
    title: documents[0]?.title ?? '',
    isSecure: documents.every(({ isSecure }) => isSecure),
    hasWebRTC: documents.some(({ hasWebRTC }) => hasWebRTC),
    frames: Math.max(0, documents.length - 1),
    libraries: [...new Set(documents.flatMap(({ libraries }) => libraries))],
    controls: documents.flatMap(({ controls }) => controls).slice(0, 8),
    connections: documents.flatMap(({ connections }) => connections),
  };
}

/** The person logs in, in a window of the profile that all visits of this browser have, and in their tab. */
async function logIn(page, url, name, options, say) {
  await within(options.timeout, page.goto(url, { timeout: options.timeout, waitUntil: 'domcontentloaded' }));
  say(`${name} is open: log in there, then press Enter here.`);
  await within(patience, enter());
}

let lines;

/** One reader for all questions: a second one would miss what the first has read ahead. */
function enter() {
  lines ??= createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  return lines.next();
}
