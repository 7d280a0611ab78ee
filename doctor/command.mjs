// `npx webkit-rtc-peer-connection doctor <url>` and `report <url>`: options, help, exit codes.
import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { chooseBrowsers } from './browsers.mjs';
import { examine } from './examine.mjs';
import { htmlOf } from './html.mjs';
import { report } from './report.mjs';
import { tableOf, textOf } from './text.mjs';
import { Unseen } from './visit.mjs';
import { summaryOf } from './words.mjs';

const help = `Usage: npx webkit-rtc-peer-connection doctor <url> [options]
Usage: npx webkit-rtc-peer-connection report <url> [options]

doctor opens a page in the browsers that are there, with a fake camera, without and with the drop-in in front of its first script. It says
what the page uses, what fails without and with, whether an attribute helps, and prints the tag to paste. Nothing need be installed on the page.

  --html <file>      write a report that can be sent to somebody: one file, with pictures of the page
  --json             print JSON
  --wait <seconds>   how long to watch each visit once the page has loaded (default: 10; with --headful 30)
  --timeout <secs>   how long the page may take to load (default: 30)
  --click <selector> click there as soon as it can be; may be repeated, in order
  --headful          open windows: log in there, press Enter here, and click what starts a call each time the page opens
  --insecure         take certificates that are not valid
  --browser <which>  chromium, firefox or the path of a program; may be repeated (default: all that are there)

report opens it in Chromium alone, with the drop-in, and prints which legacy WebRTC members, constraints and call forms the page uses, how often,
where first, and what to write instead.

  --wait, --json, --browser   as above
  --show                      open a window to click in; the report comes when it is closed
  --prefixed-only             leave window.RTCPeerConnection to the browser, as data-prefixed-only does

Both drive the browsers by puppeteer-core, which is not brought along: npm install puppeteer-core

Exit codes
  0  doctor: the page works, with or without the drop-in, or goes on without errors; report: it was made
  1  doctor: something fails with the drop-in too; report: it could not be made
  2  wrong usage
  3  the page could not be seen: unreachable, an invalid certificate, no browser
  4  the page used no WebRTC: it has none, or waits for a click
`;

class Usage extends Error {}

const options = {
  html: { type: 'string' },
  json: { type: 'boolean' },
  wait: { type: 'string' },
  timeout: { type: 'string' },
  click: { type: 'string', multiple: true },
  browser: { type: 'string', multiple: true },
  headful: { type: 'boolean' },
  insecure: { type: 'boolean' },
  show: { type: 'boolean' },
  'prefixed-only': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
};

const only = { doctor: ['html', 'timeout', 'click', 'headful', 'insecure'], report: ['show', 'prefixed-only'] };

function parse(args) {
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    throw new Usage(error.message);
  }
}

function seconds(name, text, otherwise) {
  const number = text === undefined ? otherwise : Number(text);
  if (!(number >= 0 && number <= 3_600)) throw new Usage(`--${name} takes a number of seconds, an hour at most.`);
  return number * 1000;
}

/** A whole address, or a file. */
function addressOf(text) {
  if (/^(https?|file):\/\//i.test(text) && URL.canParse(text)) return text;
  if (existsSync(text)) return pathToFileURL(resolve(text)).href;
  throw new Usage(`${text} is neither a file nor a whole address: write it as in https://example.org/page.html`);
}

/**
 * @param {string[]} args of the command line
 * @returns {Promise<number>} the exit code
 */
export async function command(args) {
  try {
    const {
      values,
      positionals: [name, address, ...rest],
    } = parse(args);
    if (values.help || !only[name] || !address || rest.length) {
      console.log(help);
      return values.help ? 0 : 2;
    }
    const other = only[name === 'doctor' ? 'report' : 'doctor'].find((option) => values[option] !== undefined);
    if (other) throw new Usage(`${name} knows no --${other}.`);
    return await (name === 'doctor' ? doctor : usage)(addressOf(address), values);
  } catch (error) {
    console.error(error.message);
    return error instanceof Usage ? 2 : 3;
  }
}

async function doctor(url, { html, json, wait, timeout, click = [], browser, headful = false, insecure = false }) {
  const times = { wait: seconds('wait', wait, headful ? 30 : 10), timeout: seconds('timeout', timeout, 30) };
  const chosen = chooseBrowsers(browser);
  const say = (line) => console.error(line);
  const findings = await examine(
    url,
    chosen,
    { ...times, clicks: click, headful, insecure, screenshot: Boolean(html) },
    say
  );
  if (html) {
    writeFileSync(html, htmlOf(findings));
    say(`The report is in ${html}. It has pictures of the page in it: look before you send it.`);
  }
  const summary = summaryOf(findings);
  console.log(
    json
      ? JSON.stringify({ ...findings, summary }, (key, value) => (key === 'picture' ? undefined : value), 2)
      : textOf(findings)
  );
  return { good: 0, bad: 1, open: 4 }[summary.kind];
}

async function usage(url, { wait, json, show = false, 'prefixed-only': prefixedOnly = false, browser = ['chromium'] }) {
  const ms = seconds('wait', wait, 10);
  try {
    const uses = await report(url, chooseBrowsers(browser)[0], { wait: ms, show, prefixedOnly });
    if (json) console.log(JSON.stringify(uses, null, 2));
    else console.log(uses.length ? tableOf(uses) : 'The page has used no legacy WebRTC.');
    return 0;
  } catch (error) {
    console.error(error.message);
    return error instanceof Unseen ? 3 : 1;
  }
}
