// `npm run bench`: how long loading and calling take, and what stays, each beside its peer in the same run. Writes
// docs/bench.md and docs/bench.svg. Never part of the tests. `npm run bench -- statistics load` measures these parts
// alone; `--quick` takes few rounds; both write to target/bench/.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { webkit } from '../tests/e2e/webkit/engine.mjs';
import { measureCalls, measureRecord } from './bench/calls.mjs';
import { chart } from './bench/chart.mjs';
import { measureLoading } from './bench/load.mjs';
import { measureMemory } from './bench/memory.mjs';
import { files, made, recordFiles } from './bench/pages.mjs';
import { document, table } from './bench/report.mjs';
import { measureStatistics } from './bench/statistics.mjs';
import { measureTranslator, translatorFiles } from './bench/translator.mjs';
import { launch } from './lib/launch.mjs';
import { dist, inRoot } from './lib/project.mjs';
import { main, Problem, step } from './lib/run.mjs';
import { serve } from './serve.mjs';
import { setup } from './setup.mjs';
import { findBrowsers } from './setup/browsers.mjs';

/** Each: what measures it, and what makes the files that only it needs. */
const groups = {
  load: { measure: measureLoading },
  calls: { measure: measureCalls },
  usage: { measure: measureRecord, files: recordFiles },
  statistics: { measure: measureStatistics },
  'plan-b': { measure: measureTranslator, files: translatorFiles },
  memory: { measure: measureMemory },
};

/**
 * A page that is isolated from other origins: its clock then counts microseconds, not whole or tenths of milliseconds.
 */
const isolated = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

const types = { js: 'text/javascript; charset=utf-8', wasm: 'application/wasm' };

function wanted(names) {
  const unknown = names.find((name) => !groups[name]);
  if (unknown) throw new Problem(`there is no part \`${unknown}\` of the bench: ${Object.keys(groups).join(', ')}`);
  return names.length ? names : Object.keys(groups);
}

/** The browsers of this machine, each with what is measured in it, of the parts with these names. */
function browsers(names) {
  const there = findBrowsers();
  const usual = ['chromium', 'firefox']
    .filter((product) => there[product])
    .map((product) => ({ product, open: () => launch(product, { protocolTimeout: 600_000 }), names }));
  const inWebKit = { product: 'webkit', open: openWebKit, names: names.filter((name) => name === 'load') };
  return webkit.isThere() && inWebKit.names.length ? [...usual, inWebKit] : usual;
}

/** WebKitGTK, whose pages get the connection of the tests: the browser has none. */
async function openWebKit() {
  const browser = await webkit.launch();
  return {
    version: () => browser.version(),
    close: () => browser.close(),
    async newPage() {
      const page = await browser.newPage();
      await page.evaluateOnNewDocument(webkit.script);
      const goto = page.goto.bind(page);
      page.goto = (url) => unlessCancelled(() => goto(url));
      return page;
    },
  };
}

/** An isolated page gets a process of its own, and WebKitGTK now and then cancels the load that it moves there. */
async function unlessCancelled(load, tries = 5) {
  try {
    await load();
  } catch (error) {
    if (tries === 1 || !error.message.endsWith('Load request cancelled')) throw error;
    await setTimeout(200);
    await unlessCancelled(load, tries - 1);
  }
}

/** What a browser takes for each of the parts. */
async function measure({ product, open, names }, url, options) {
  const browser = await open();
  try {
    const name = (await browser.version())
      .replace('HeadlessChrome', 'Chromium')
      .replace('/', ' ')
      .replace(/^firefox/, 'Firefox')
      .replace(/^Chrome\b/, 'Chromium');
    const rows = [];
    for (const group of names) {
      await step(`${product}: ${group}`, async () => {
        const measured = await groups[group].measure(browser, url, { ...options, product });
        rows.push(...measured);
        return measured.map(({ ours, peer }) => (ours / peer).toPrecision(2)).join(', ');
      });
    }
    return { browser: name, rows };
  } finally {
    await browser.close();
  }
}

await main(async () => {
  const quick = process.argv.includes('--quick');
  const given = process.argv.slice(2).filter((argument) => argument !== '--quick');
  const names = wanted(given);
  if (!existsSync(join(dist, 'webkit-rtc-peer-connection.js')))
    throw new Problem('dist/ is empty: run `npm run build` first');
  const tools = await setup();
  const served = await files();
  for (const name of names) Object.assign(served, await groups[name].files?.(tools));
  const { url, close } = await serve({
    roots: {},
    page: ({ url }) => {
      const body = served[url] ?? made(url);
      const type = types[url.split('.')[1]];
      return body && { body, headers: { ...isolated, ...(type && { 'Content-Type': type }) } };
    },
  });
  const results = [];
  try {
    for (const browser of browsers(names)) results.push(await measure(browser, url, { quick, median }));
  } finally {
    await close();
  }
  console.log(`\n${table(results)}`);
  const folder = inRoot(quick || given.length ? 'target/bench' : 'docs');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'bench.md'), document(results, { quick }));
  writeFileSync(join(folder, 'bench.svg'), chart(results));
});
