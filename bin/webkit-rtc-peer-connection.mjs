#!/usr/bin/env node
// `npx webkit-rtc-peer-connection report <url>`: what legacy WebRTC a page uses, and what to write instead.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const help = `Usage: npx webkit-rtc-peer-connection report <url> [options]

Opens a page with the polyfill in front of it, in a browser with a fake camera, and prints which legacy WebRTC members,
constraints and call forms it uses, how often, where first, and what to write instead.

  --wait <seconds>   how long to watch the page once it has loaded (default: 10)
  --show             open a window to click in; the report comes when it is closed
  --unprefixed       also stand in for window.RTCPeerConnection, for pages that look there first
  --json             print JSON instead of a table
  --browser <path>   the Chromium to use; default: PUPPETEER_EXECUTABLE_PATH, or an installed Chrome

It drives the browser by puppeteer-core, which it does not bring along: npm install puppeteer-core
`;

/** Frames hand their report out under this name; the page's own copy of the script, if any, has the global one. */
const handle = '__webkitRTCReport';

/**
 * Watches a page.
 * @param {string} url
 * @param {{wait?: number, show?: boolean, unprefixed?: boolean, browser?: string}} options `wait` in seconds
 * @returns {Promise<object[]>} the uses of all its frames, in the order of first use; see `LegacyUse` in types/index.d.ts
 */
async function watch(url, { wait = 10, show = false, unprefixed = false, browser: executablePath = process.env.PUPPETEER_EXECUTABLE_PATH }) {
  const { default: puppeteer } = await import('puppeteer-core').catch(() => {
    throw new Error('puppeteer-core is not installed: npm install puppeteer-core');
  });
  const dropIn = readFileSync(new URL('../dist/webkit-rtc-peer-connection.js', import.meta.url), 'utf8');
  const browser = await puppeteer.launch({
    ...(executablePath ? { executablePath } : { channel: 'chrome' }),
    headless: !show,
    args: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', '--autoplay-policy=no-user-gesture-required', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  try {
    const page = await browser.newPage();
    await page.setBypassCSP(true);
    await page.evaluateOnNewDocument(`${dropIn}
      ${unprefixed ? 'WebkitRTC.uninstall(); WebkitRTC.install({ unprefixed: true });' : ''}
      Object.defineProperty(window, '${handle}', { value: WebkitRTC.usage });`);
    await page.goto(url);
    let uses = [];
    const gather = async () => {
      const reports = await Promise.all(page.frames().map((frame) => frame.evaluate((name) => window[name]?.() ?? [], handle).catch(() => [])));
      uses = reports.flat();
    };
    const end = show ? Infinity : Date.now() + wait * 1000;
    let open = true;
    page.once('close', () => { open = false; });
    while (open && Date.now() < end) {
      await new Promise((resolve) => { setTimeout(resolve, Math.min(500, end - Date.now())); });
      if (open) await gather();
    }
    return merge(uses);
  } finally {
    await browser.close();
  }
}

/** The same member in several frames is one line. */
function merge(uses) {
  const byMember = new Map();
  for (const use of uses) {
    const known = byMember.get(use.member);
    if (known) known.count += use.count;
    else byMember.set(use.member, { ...use });
  }
  return [...byMember.values()];
}

/** Columns as wide as what stands in them. */
function table(uses) {
  const rows = [
    ['what the page uses', 'times', '', 'first in', 'instead'],
    ...uses.map(({ member, count, ignored, where, instead }) => [member, String(count), ignored ? 'ignored' : 'translated', where, instead]),
  ];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd()).join('\n');
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { wait: { type: 'string' }, show: { type: 'boolean' }, unprefixed: { type: 'boolean' }, json: { type: 'boolean' }, browser: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  const [command, url, ...rest] = positionals;
  if (values.help || command !== 'report' || !url || rest.length) {
    console.log(help);
    process.exitCode = values.help ? 0 : 2;
  } else {
    const wait = values.wait === undefined ? undefined : Number(values.wait);
    if (Number.isNaN(wait)) throw new Error('--wait takes a number of seconds');
    const uses = await watch(url, { ...values, wait });
    if (values.json) console.log(JSON.stringify(uses, null, 2));
    else console.log(uses.length ? table(uses) : 'The page has used no legacy WebRTC.');
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
