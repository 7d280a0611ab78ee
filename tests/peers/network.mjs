// Pages that call each other: a server with a box for each of them, and the engines that they run in.
import { readFileSync } from 'node:fs';
import { open } from '../../tools/era/engines.mjs';
import { launch } from '../../tools/lib/launch.mjs';
import { dist, inRoot } from '../../tools/lib/project.mjs';
import { serve } from '../../tools/serve.mjs';
import { versions } from '../../tools/setup/old-engines.mjs';

const standardOnly = readFileSync(inRoot('tests/e2e/standard-only.js'), 'utf8');

/** How long a state of a page may take to come, in ms: the machine may be busy. */
const patience = 25_000;

/**
 * A server with mailboxes. Each page that it opens is identified by its engine; `native-chromium` is one without the
 * drop-in.
 */
export async function network() {
  const boxes = new Map();
  const told = new Map();
  const pages = new Map();
  const box = (name) => boxes.get(name) ?? boxes.set(name, []).get(name);
  const server = await serve({
    roots: { '/dist': dist, '/tests': inRoot('tests') },
    page(request) {
      const url = new URL(request.url, 'http://page');
      if (url.pathname === '/page') {
        const native = url.searchParams.has('native');
        const script = native ? '' : '<script src="/dist/webkit-rtc-peer-connection.js"></script>';
        return {
          body: `<!doctype html><link rel="icon" href="data:,"><body>${script}
<script src="/tests/peers/page.js"></script>`,
        };
      }
      if (url.pathname === '/box' && request.method === 'GET') {
        return {
          body: `[${box(url.searchParams.get('for')).splice(0).join()}]`,
          headers: { 'Cache-Control': 'no-store' },
        };
      }
      if (!['/box', '/told'].includes(url.pathname)) return undefined;
      let body = '';
      request
        .on('data', (data) => {
          body += data;
        })
        .on('end', () => {
          if (url.pathname === '/box') box(url.searchParams.get('to')).push(body);
          else {
            const by = url.searchParams.get('by');
            told.set(by, { ...told.get(by), ...JSON.parse(body) });
          }
        });
      return { body: 'thanks' };
    },
  });

  /**
   * Opens the page of a side, unless it is open, in its own browser: a page behind another one gets no pictures. Old
   * engines get no drop-in, because they are what it is compared with.
   */
  async function openPage(name) {
    if (pages.has(name)) return;
    const [engine] = name.split('-of-');
    const isOld = engine in versions;
    const origin = server.url.replace('127.0.0.1', 'localhost');
    const address = `${origin}/page?name=${name}${isOld || engine.startsWith('native-') ? '&native' : ''}`;
    if (isOld) {
      pages.set(name, await open(engine, address));
      return;
    }
    const browser = await launch(engine.endsWith('firefox') ? 'firefox' : 'chromium');
    pages.set(name, { stop: () => browser.close() });
    const page = await browser.newPage();
    if (engine === 'standard-only') await page.evaluateOnNewDocument(standardOnly);
    await page.goto(address);
  }

  const state = (name) => told.get(name) ?? {};
  const say = (name, message) => box(name).push(JSON.stringify(message));

  /** Waits until `is` holds of what the page of each side tells; gives whether it did. */
  async function seen(names, is, time = patience) {
    for (
      const end = Date.now() + time;
      Date.now() < end;
      await new Promise((later) => {
        setTimeout(later, 100);
      })
    ) {
      if (names.every((name) => is(state(name)))) return true;
    }
    return false;
  }

  let count = 0;

  return {
    state,

    /**
     * Lets two pages call each other, hang up, and tells what came of it.
     * @param {{name: string, style?: string, streams: number}[]} sides the first one offers
     */
    async call(sides, { secondOffer = true, hangUp = true } = {}) {
      const id = ++count;
      const names = sides.map(({ name }) => name);
      for (const [name, page] of pages) {
        if (names.includes(name)) continue;
        pages.delete(name);
        await page.stop();
      }
      for (const [index, { name, style = 'legacy', streams, semantics }] of [...sides.entries()].reverse()) {
        await openPage(name);
        told.set(name, {});
        box(name).length = 0;
        say(name, { begin: { call: id, peer: names[1 - index], style, streams, semantics, offers: index === 0 } });
        if (!(await seen([name], ({ ready, fatal }) => ready === id || fatal, 40_000)))
          return { failed: `${name} is not ready` };
        if (state(name).fatal) return { failed: `${name}: ${state(name).fatal}` };
      }
      const other = (name) => sides[1 - names.indexOf(name)];
      // What a page tells of the call before is no news.
      const until = (of, is, time) => seen(of, (told) => told.state === id && (told.errors.length || is(told)), time);
      const picturesOf = (name) => `${state(name).moving ?? 0}/${other(name).streams}`;
      const outcome = { errors: [] };
      const most = Math.min(...sides.map(({ streams }) => streams));
      await until(names, ({ signaling, moving }) => signaling === 'stable' && moving >= 1);
      await until(names, ({ moving }) => moving >= most, 6_000);
      outcome.first = names.map(picturesOf);
      outcome.data = await until(names, ({ heard }) => heard, 8_000);
      if (secondOffer) {
        say(names[1], { call: id, offer: true });
        await until([names[1]], ({ offers }) => offers > 0);
        await new Promise((later) => {
          setTimeout(later, 700);
        });
        await until(names, ({ signaling }) => signaling === 'stable');
        await until(names, ({ moving }) => moving >= most, 8_000);
        outcome.second = names.map(picturesOf);
      }
      outcome.rounds = names.map((name) => state(name).offers);
      outcome.errors = names.flatMap((name) => (state(name).errors ?? []).map((error) => `${name}: ${error}`));
      if (hangUp) {
        say(names[0], { call: id, end: true });
        outcome.hungUp = await until([names[1]], ({ hungUp }) => hungUp, 15_000);
      }
      say(names[1], { call: id, end: true });
      return outcome;
    },

    async close() {
      for (const page of pages.values()) await page.stop();
      await server.close();
    },
  };
}
