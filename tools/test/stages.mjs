// The stages of `npm test`. Each runs one test runner and hands back {passed, failed, skipped}.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { chromiumArguments, firefoxPreferences } from '../lib/browser-options.mjs';
import { inRoot } from '../lib/project.mjs';
import { outcome, step } from '../lib/run.mjs';
import { ensureGateways } from '../setup/gateways.mjs';
import { ensureNpmPackages } from '../setup/npm.mjs';
import { ensureOldEngines } from '../setup/old-engines.mjs';
import { ofLibtest, ofTap, withExitCode } from './summaries.mjs';

/** Pure modules, natively, and the examples in the documentation. */
export async function rust() {
  const { code, output } = await outcome('cargo', ['test', '--locked'], { onOutput() {} });
  return withExitCode(ofLibtest(output), code);
}

/** tests/web, and what the crate's own modules have for a browser, in one headless browser. */
export async function web(browser, tools) {
  if (!existsSync(inRoot('tests/web'))) return nothing('tests/web');
  const driver =
    browser === 'chrome' ? ['--chromedriver', tools.browsers.chromedriver] : ['--geckodriver', tools.geckodriver];
  const { code, output } = await outcome(
    tools.wasmPack,
    [
      'test',
      '--mode',
      'no-install',
      '--headless',
      `--${browser}`,
      ...driver,
      '--features',
      'console-panic',
      '--lib',
      '--test',
      'web',
    ],
    {
      onOutput() {},
      env: {
        PATH: [dirname(tools.wasmBindgen), process.env.PATH].join(delimiter),
        WASM_BINDGEN_TEST_WEBDRIVER_JSON: writeCapabilities(tools.browsers),
        // A cold browser on a busy machine.
        WASM_BINDGEN_TEST_TIMEOUT: '120',
        WASM_BINDGEN_TEST_DRIVER_TIMEOUT: '60',
      },
    }
  );
  return withExitCode(ofLibtest(output), code);
}

/** What the WebDriver servers need to know, in the file that wasm-bindgen's test runner reads. */
function writeCapabilities({ chromium, firefox }) {
  const file = inRoot('target/webdriver.json');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    JSON.stringify({
      'goog:chromeOptions': { binary: chromium, args: chromiumArguments },
      'moz:firefoxOptions': { binary: firefox, prefs: firefoxPreferences },
    })
  );
  return file;
}

/** Every `*.test.mjs` under a folder, one file after the other: they share the machine's cores with their browsers. */
export async function node(folder) {
  const files = existsSync(inRoot(folder))
    ? readdirSync(inRoot(folder), { recursive: true })
        .filter((name) => name.endsWith('.test.mjs') && !name.includes('node_modules'))
        .sort()
        .map((name) => join(folder, name))
    : [];
  return files.length ? nodeFiles(files) : nothing(folder);
}

/**
 * What is run over the plain drop-in: each of its chapters once. The whole suite is
 * `DROP_IN=plain node --test tests/e2e`.
 */
const overPlain = [
  'negotiation',
  'streams',
  'errors',
  'media',
  'page',
  'getstats',
  'statistics',
  'plan-b',
  'install',
  'usage',
  'idl',
];

/** Chapters of the end-to-end tests over the plain drop-in. */
export function plain() {
  return nodeFiles(
    overPlain.map((name) => join('tests/e2e', `${name}.test.mjs`)),
    { DROP_IN: 'plain' }
  );
}

/** The chapters that old browsers run, with the drop-in as it is served. */
const inOldBrowsers = [
  'page',
  'construction',
  'configuration',
  'negotiation',
  'streams',
  'states',
  'media',
  'attaching',
  'data-channels',
  'dtmf',
  'statistics',
  'plan-b',
  'errors',
];

/**
 * The same in Chromium 92, 103 and 109, from packages that are installed for this stage alone. `ENGINES` names others,
 * as `chromium-83`.
 */
export async function oldBrowsers() {
  await step('old browsers', () => ensureNpmPackages(inRoot('tests/browsers')));
  return nodeFiles(
    inOldBrowsers.map((name) => join('tests/e2e', `${name}.test.mjs`)),
    { ENGINES: process.env.ENGINES || 'chromium-92,chromium-103,chromium-109' }
  );
}

/** Calls with real Chromium of 2016 to 2020, which are installed for this stage alone, where that may be. */
export async function peers() {
  await step('old engines', ensureOldEngines);
  return node('tests/peers');
}

/**
 * `dist/` with real relays, gateways and telephone exchanges, which are installed for this stage alone, where that may
 * be.
 */
export async function servers() {
  await step('servers to call', ensureGateways);
  return node('tests/servers');
}

async function nodeFiles(files, env = {}) {
  const scratch = mkdtempSync(join(tmpdir(), 'webkit-rtc-'));
  const report = join(scratch, 'report.tap');
  try {
    const { code } = await outcome(
      process.execPath,
      [
        '--test',
        '--test-concurrency=1',
        '--test-reporter=spec',
        '--test-reporter-destination=stdout',
        '--test-reporter=tap',
        `--test-reporter-destination=${report}`,
        ...files,
      ],
      { env }
    );
    return withExitCode(ofTap(existsSync(report) ? readFileSync(report, 'utf8') : ''), code);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The packed package in bundlers, compilers and pages of others. Their packages are installed for this stage alone. */
export async function packaging() {
  const folder = 'tests/packaging';
  await step('packages of other tools', () => ensureNpmPackages(inRoot(folder)));
  return node(folder);
}

function nothing(folder) {
  console.log(`there are no tests in ${folder} yet`);
  return { passed: 0, failed: 0, skipped: 0 };
}
