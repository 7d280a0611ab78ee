// One legacy behaviour, one test in each engine: steps that run in a page, and what they must give.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { after, describe, test } from 'node:test';
import { inRoot } from '../../tools/lib/project.mjs';
import { callsFor } from './calls.mjs';
import { engines, productOf, withPage } from './engines.mjs';
import { rowsOf } from './surface.mjs';

/**
 * `ALONE=1` runs the same steps without the polyfill, for the table in docs/works.md. The outcome is recorded, and no
 * test fails.
 */
const alone = Boolean(process.env.ALONE);

/** How long steps may take in a page, in ms. They wait for events, so only what never comes takes that long. */
const usualPatience = alone ? 3_000 : 20_000;

const results = [];

/**
 * Registers the test of a behaviour in each engine of this file.
 * @param {string} title what legacy pages could rely on
 * @param {object} options
 * @param {string} [options.row] the row of docs/works.md that this test proves; a row is proved by all its tests
 *   together
 * @param {string | string[]} [options.surface] the rows of docs/surface.md that it proves, see surface.mjs
 * @param {string[]} [options.errors] what the page must have left uncaught; default: nothing
 * @param {unknown[]} [options.args] arguments of `steps`
 * @param {(page: object) => Promise<void>} [options.also] looks at the page from outside, afterwards
 * @param {number} [options.patience] how long its steps may take, in ms
 * @param {{[engine: string]: string}} [options.cannot] engines where it cannot work, and why: it is skipped there, and
 *   the table says no
 * @param {string | string[]} [options.needs] features that it needs and not every engine has, by the names in
 *   `engine.lacks`
 * @param {string | {[engine: string]: string}} [options.todo] the defect that makes it fail for now, in all engines or
 *   in those listed All other options are those of `withPage()`. The page has `calls`, see calls.mjs.
 * @param {Function} steps runs in the page
 * @param {unknown} expected what `steps` gives
 */
export function behaviour(title, options, steps, expected) {
  const {
    row,
    surface,
    errors = [],
    args = [],
    also,
    todo,
    cannot = {},
    needs = [],
    patience,
    ...pageOptions
  } = options;
  const chosen = alone
    ? engines.filter(({ name }) => (row || surface) && ['chromium', 'firefox'].includes(name))
    : engines;
  const rows = rowsOf(surface);
  describe(title, { concurrency: true }, () => {
    for (const engine of chosen) {
      const run = () =>
        withPage(
          engine,
          { ...pageOptions, ...(alone && { polyfill: false }), before: callsFor(engine) + (pageOptions.before ?? '') },
          async (page) => {
            assert.deepEqual(await inTime(page.evaluate(steps, ...args), page, patience), expected);
            assert.deepEqual(await page.errors(), errors);
            await also?.(page);
          }
        );
      const result = { row, surface: rows, title, engine: engine.name };
      const why =
        cannot[engine.name] ??
        [needs]
          .flat()
          .map((facility) => engine.lacks?.[facility])
          .find(Boolean);
      if (why) results.push({ ...result, works: false });
      test(engine.name, { todo: typeof todo === 'object' ? todo[engine.name] : todo, skip: why }, (t) =>
        inLane(engine, () => noted(result, () => onceMore(run, t)))
      );
    }
  });
}

/** The engine's own fault, which comes by chance and says nothing about a page. */
class Deadlock extends Error {}

/** A browser that locks itself up gets a second page. */
async function onceMore(run, t) {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof Deadlock)) throw error;
    t.diagnostic(`${error.message}; once more`);
    await run();
  }
}

const lanes = new Map();

/**
 * The browsers work side by side, but each shows one page at a time: a page in the background gets no frames to paint.
 */
function inLane(engine, run) {
  const browser = productOf(engine);
  const turn = (lanes.get(browser) ?? Promise.resolve()).then(run);
  lanes.set(
    browser,
    turn.catch(() => {})
  );
  return turn;
}

async function noted(result, run) {
  try {
    await run();
    results.push({ ...result, works: true });
  } catch (error) {
    results.push({ ...result, works: false });
    if (!alone) throw error;
  }
}

/** A page that hangs does not answer. */
const errorsOf = (page) =>
  Promise.race([
    page.errors(),
    new Promise((resolve) => {
      setTimeout(resolve, 2_000, 'the page hangs');
    }),
  ]);

/** Fails when `steps` wait for what never comes, with what the page said until then. */
async function inTime(outcome, page, patience = usualPatience) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(async () => {
      if (await page.isDeadlocked?.()) return reject(new Deadlock('the browser waits for itself'));
      reject(
        new Error(
          `still waiting after ${patience} ms; uncaught: ${JSON.stringify(await errorsOf(page))}; ` +
            `console: ${JSON.stringify(page.logs)}`
        )
      );
    }, patience);
  });
  try {
    return await Promise.race([outcome, late]);
  } finally {
    clearTimeout(timer);
    outcome.catch(() => {});
  }
}

// For tools/table.mjs.
after(() => {
  const folder = inRoot('target/e2e', alone ? 'alone' : 'polyfill');
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${basename(process.argv[1], '.test.mjs')}.json`, JSON.stringify(results, null, 2));
});
