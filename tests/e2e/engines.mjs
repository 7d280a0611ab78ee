// The engines of the end-to-end tests, and pages in them. Browsers start when a test file first needs them, and end
// with it.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { after } from 'node:test';
import { launch } from '../../tools/lib/launch.mjs';
import { dist, inRoot } from '../../tools/lib/project.mjs';
import { serve } from '../../tools/serve.mjs';
import { ensureNpmPackages } from '../../tools/setup/npm.mjs';
import { oldBrowsers } from '../browsers/engine.mjs';
import { webkit } from './webkit/engine.mjs';

// The libraries that pages load.
await ensureNpmPackages(inRoot('tests/libraries'));

/**
 * `standard-only` is Chromium without the leftovers of the old API: what any browser may become, and Safari already is.
 */
const usual = [{ name: 'chromium' }, { name: 'firefox' }, { name: 'standard-only' }];

/** The name of the running file, without `.test.mjs`. */
const file = basename(process.argv[1] ?? '', '.test.mjs');

/**
 * The engines of this test file: the usual three, and WebKit for the files that it can run; or those that `ENGINES`
 * names, as in `ENGINES=webkit,firefox,chromium-109`. `lacks` maps what an engine lacks to the reason: behaviours that
 * need it are skipped there.
 * @type {{name: string, lacks?: {[facility: string]: string}}[]}
 */
export const engines = chosen();

function chosen() {
  const named = process.env.ENGINES?.split(',');
  if (!named) return [...usual, ...(webkit.files.includes(file) && webkit.isThere() ? [webkit] : [])];
  const known = [...usual, webkit, ...oldBrowsers];
  return named.map((name) => known.find((engine) => engine.name === name) ?? fail(`there is no engine ${name}`));
}

function fail(message) {
  throw new Error(message);
}

/** The drop-in's address. `DROP_IN=plain` runs the tests over the one without WebAssembly. */
export const isPlain = process.env.DROP_IN === 'plain';
export const dropIn = isPlain ? '/dist/webkit-rtc-peer-connection.plain.js' : '/dist/webkit-rtc-peer-connection.js';

const standardOnly = readFileSync(new URL('standard-only.js', import.meta.url), 'utf8');

/** Errors that nobody caught, written down inside the page, in the order in which they came. */
const recorder = `(function () {
  var errors = [];
  function text(error) { return error && error.name ? error.name + ': ' + error.message : String(error); }
  addEventListener('error', function (event) {
    if (event.message !== undefined) errors.push(event.error ? text(event.error) : event.message);
  });
  addEventListener('unhandledrejection', function (event) {
    errors.push('unhandled rejection: ' + text(event.reason));
  });
  Object.defineProperty(window, '__uncaughtErrors', { value: errors });
})();`;

/**
 * Runs a function as a script of the page itself. To Chromium, code that puppeteer evaluates is a foreign script: its
 * uncaught errors reach the page as "Script error.", and its unhandled rejections not at all.
 */
function asPageScript(evaluate, lower = (source) => source) {
  return (code, ...args) =>
    typeof code !== 'function'
      ? evaluate(code, ...args)
      : evaluate(
          (source, ...given) => {
            const script = document.createElement('script');
            script.textContent = `window.__pageFunction = ${source}`;
            document.documentElement.append(script);
            script.remove();
            const run = window.__pageFunction;
            delete window.__pageFunction;
            if (!run) throw new Error('the page allows no inline script: use page.evaluateForeign()');
            return run(...given);
          },
          lower(`(${code})`),
          ...args
        );
}

const launched = new Map();
const pages = new Map();
let server;

/**
 * Opens a page that loads the built drop-in by script tag, runs `use` with it, and closes it.
 * @template T
 * @param {{name: string}} engine one of `engines`
 * @param {object} options
 * @param {boolean} [options.polyfill] load the drop-in; default: true
 * @param {string} [options.source] its address; default: `dropIn`
 * @param {{[name: string]: string}} [options.attributes] of its script tag, as in `{ 'data-as-chrome': '' }`
 * @param {string} [options.before] HTML in the head, before the drop-in
 * @param {string} [options.head] HTML in the head, after the drop-in
 * @param {string} [options.body] HTML of the body
 * @param {string} [options.charset] of the page; default: utf-8
 * @param {object} [options.headers] HTTP headers of the page, as in `{ 'Content-Security-Policy': ... }`
 * @param {string} [options.document] instead of all HTML above: a file below node_modules/ or tests/, shown at its own
 *   address after the drop-in
 * @param {string} [options.host] the name in the page's address; default: 127.0.0.1, which browsers take for secure
 * @param {number} [options.copies] opens that many copies of the page, side by side in the frames of one that has only
 *   `before`: pages in the background would get no pictures
 * @param {(page: import('puppeteer-core').Page & {errors: () => Promise<string[]>, logs: string[]}) => Promise<T>} use
 *   gets the loaded page: `page.errors()` returns its uncaught errors and unhandled rejections so far; `page.logs` has
 *   what it wrote to the console, as `type: text`; `page.evaluate()` runs a function as the page's own script,
 *   `page.evaluateForeign()` is puppeteer's
 * @returns {Promise<T>} what `use` returned
 */
export async function withPage(engine, options, use) {
  const browser = await browserOf(engine);
  const { url } = await startServer();
  const path = options.document ? `/${options.document}` : `/page/${pages.size + 1}`;
  const made = (body) => ({
    body,
    headers: { 'Content-Type': `text/html; charset=${options.charset ?? 'utf-8'}`, ...options.headers },
  });
  if (options.copies) pages.set(`${path}/copy`, made(html(options)));
  pages.set(path, made(options.copies ? sideBySide(`${path}/copy`, options) : html(options)));
  const page = await browser.newPage();
  try {
    page.logs = [];
    page.on('console', (message) => page.logs.push(`${message.type()}: ${message.text()}`));
    page.evaluateForeign = page.evaluate.bind(page);
    page.evaluate = asPageScript(page.evaluateForeign, engine.lower);
    // Old pages open frames of servers that are gone; those have no errors to tell.
    const ours = (frame) => frame === page.mainFrame() || frame.url().startsWith(url);
    page.errors ??= async () =>
      (
        await Promise.all(
          page
            .frames()
            .filter(ours)
            .map((frame) => frame.evaluate(() => window.__uncaughtErrors || []))
        )
      ).flat();
    await page.evaluateOnNewDocument(recorder);
    if (engine.name === 'standard-only') await page.evaluateOnNewDocument(standardOnly);
    if (engine.script) await page.evaluateOnNewDocument(engine.script);
    await page.goto((options.host ? url.replace('127.0.0.1', options.host) : url) + path);
    const result = await use(page);
    // Only a development build says so.
    const panic = page.logs.find((line) => line.includes('panicked at'));
    if (panic) throw new Error(panic);
    return result;
  } finally {
    await page.close();
  }
}

function html({ polyfill = true, source = dropIn, attributes = {}, before = '', head = '', body = '', document }) {
  const given = Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
  const script = polyfill ? `<script src="${source}"${given}></script>` : '';
  if (document) return readFileSync(inRoot(document), 'utf8').replace(/<head>/i, (tag) => tag + before + script);
  const inHead = `<link rel="icon" href="data:,"><title>test</title>${before}${script}${head}`;
  return `<!doctype html><html><head>${inHead}</head><body>${body}</body></html>`;
}

function sideBySide(path, { copies, before }) {
  const frames = Array.from(
    { length: copies },
    (_, index) =>
      `<iframe src="${path}?${index + 1}" width="480" height="400" allow="camera; microphone; autoplay"></iframe>`
  );
  return html({ polyfill: false, before, body: frames.join('') });
}

/** The server of this test file: `/page/N`, `/dist/`, `/node_modules/`, `/www/` with the demo, and `/tests/`. */
export function startServer() {
  server ??= serve({
    roots: {
      '/dist': dist,
      '/node_modules': inRoot('node_modules'),
      '/tests': inRoot('tests'),
      '/www': inRoot('www'),
      '/www/dist': dist,
      '/www/charts': inRoot('node_modules/uplot/dist'),
    },
    page: (request) => pages.get(request.url.split('?')[0]),
  });
  return server;
}

/** The name of an engine's browser; `chromium` and `standard-only` share one. */
export const productOf = ({ name }) => (name === 'standard-only' ? 'chromium' : name);

/** The browser of an engine. */
export function browserOf(engine) {
  const product = productOf(engine);
  if (!launched.has(product)) launched.set(product, engine.launch ? engine.launch() : launch(product));
  return launched.get(product);
}

after(async () => {
  for (const browser of launched.values()) await (await browser).close();
  await (await server)?.close();
});
