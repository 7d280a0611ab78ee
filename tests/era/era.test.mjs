// Are today's browsers with the drop-in what Chromium 49 to 65 were? Each observation of each probe is compared with
// the answers of those engines (recorded/). Differences must be in `differences`, with their reason, and must be
// removed there once they are gone. `CHAPTER=calls` runs one chapter. The outcome goes to target/era, from which
// docs/era.md is made (tools/era/report.mjs).
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import { inRoot, readJson } from '../../tools/lib/project.mjs';
import { engines, withPage } from '../e2e/engines.mjs';
import { chapters, recorded, scripts } from './chapters.mjs';
import { compare } from './compare.mjs';
import { explains, readDifferences } from './explained.mjs';
import { normal } from './normal.mjs';

const differences = readDifferences();
const chosen = chapters.filter((name) => !process.env.CHAPTER || process.env.CHAPTER.split(',').includes(name));

/** By engine, what differs: `{chapter, name, ours, groups, verdict}`. And how many observations there were. */
const found = Object.fromEntries(engines.map(({ name }) => [name, []]));
const counted = Object.fromEntries(chapters.map((chapter) => [chapter, Object.keys(recorded(chapter)).length]));

/** How long a probe may take in a page, in ms. */
const patience = 120_000;

/**
 * How many waiting observations a page runs, and how many of them side by side: Chromium allows a page 500 connections.
 */
const part = { count: 200, atOnce: 12 };

/** The answers of a browser of today to a chapter. */
async function ask(engine, chapter) {
  const all = {};
  for (let from = 0, left = 1; left > 0; from += part.count) {
    const told = await withPage(engine, { body: scripts(chapter), host: 'localhost' }, (page) => {
      page.setDefaultTimeout(patience);
      return page.evaluate(
        (which) =>
          new Promise((resolve) => {
            era.run(resolve, which);
          }),
        { ...part, from }
      );
    });
    Object.assign(all, told.answers);
    left = told.left;
  }
  return all;
}

/** What differs when a chapter is run once: by title. */
async function differing(engine, chapter) {
  const answers = await ask(engine, chapter);
  const old = recorded(chapter);
  assert.deepEqual(
    Object.keys(answers).filter((name) => !old[name]),
    [],
    'observations that were never recorded: `npm run era`'
  );
  return new Map(
    Object.keys(old).flatMap((name) => {
      const ours = answers[name] ? normal(answers[name]) : undefined;
      const { verdict, as } = compare(ours, old[name]);
      const title = `${chapter}: ${name}`;
      return verdict === 'equal' ? [] : [[title, { chapter, name, title, ours, groups: old[name], verdict, as }]];
    })
  );
}

/** What differs and is in no list; what is in a list and does not differ. */
function surprises(engine, chapter, different) {
  const entries = differences.filter(
    (entry) =>
      !entry.sometimes && (!entry.engines || entry.engines.includes(engine)) && entry.pattern.startsWith(`${chapter}:`)
  );
  return {
    unexplained: [...different.values()].filter(
      ({ title }) => !differences.some((entry) => explains(entry, engine, title))
    ),
    dead: entries.filter((entry) => ![...different.keys()].some(entry.matches)),
  };
}

async function runChapter(engine, chapter) {
  const first = await differing(engine, chapter);
  let { unexplained, dead } = surprises(engine.name, chapter, first);
  let second = first;
  // What is so once only is chance: a busy machine.
  if (unexplained.length || dead.length) {
    second = await differing(engine, chapter);
    const again = surprises(engine.name, chapter, second);
    unexplained = unexplained.filter(({ title }) => again.unexplained.some((one) => one.title === title));
    dead = dead.filter((entry) => again.dead.includes(entry));
  }
  found[engine.name].push(
    ...[...new Map([...first, ...second]).values()].map((one) => ({
      ...one,
      sometimes: !first.has(one.title) || !second.has(one.title),
    }))
  );
  assert.equal(unexplained.map(described).join('\n'), '', 'differences that nothing explains');
  assert.deepEqual(
    dead.map(({ reason, pattern }) => `[${reason}] ${pattern}`),
    [],
    'entries that differ no longer: take them out'
  );
}

const described = ({ title, ours, groups, verdict }) =>
  [
    `${title} (${verdict})`,
    ...Object.entries(groups).map(([old, steps]) => `    ${old}: ${steps.join(' | ')}`),
    `    now: ${ours?.join(' | ')}`,
  ].join('\n');

// Chromium and "standard only" are one browser, which shows one page at a time.
const lanes = [engines.filter(({ name }) => name !== 'firefox'), engines.filter(({ name }) => name === 'firefox')];
describe('old engines', { concurrency: lanes.length }, () => {
  for (const lane of lanes) {
    describe(lane.map(({ name }) => name).join(', '), { concurrency: false }, () => {
      for (const engine of lane) {
        for (const chapter of chosen) test(`${engine.name}: ${chapter}`, () => runChapter(engine, chapter));
      }
    });
  }
});

after(() => {
  const file = inRoot('target/era/found.json');
  // Of chapters that were not run, what the run before found.
  const before = existsSync(file) ? readJson(file) : { chosen: [], found: {} };
  const all = Object.fromEntries(
    Object.entries(found).map(([engine, list]) => [
      engine,
      [...(before.found[engine] ?? []).filter(({ chapter }) => !chosen.includes(chapter)), ...list],
    ])
  );
  const ran = chapters.filter((chapter) => chosen.includes(chapter) || before.chosen.includes(chapter));
  mkdirSync(inRoot('target/era'), { recursive: true });
  writeFileSync(file, JSON.stringify({ chosen: ran, counted, found: all }, null, 1));
});
