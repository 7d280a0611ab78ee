// Calls across the ages: today's browsers with the drop-in call real Chromium of 2016, 2018 and 2020, today's browsers
// without it, and each other. `MATRIX=write` writes the outcome into docs/plan-b.md.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { inRoot } from '../../tools/lib/project.mjs';
import { findOldEngines, versions } from '../../tools/setup/old-engines.mjs';
import { network } from './network.mjs';

const there = findOldEngines();
const net = await network();
const today = { chromium: 'Chromium', firefox: 'Firefox', 'standard-only': 'standard only' };

/** What came of the calls: by table, row and number of streams. */
const tables = { ages: new Map(), today: new Map() };

/** What came of a call, in words. */
function inWords({ failed, errors, first = [], second = [], data, hungUp }, streams) {
  const all = (pictures) => pictures.length > 0 && pictures.every((text) => text === `${streams}/${streams}`);
  if (failed || errors.length) return `no: ${failed ?? errors[0]}`.replaceAll('|', ' ').slice(0, 120);
  if (!data || !hungUp) return data ? 'no: nobody notices the end' : 'no: data does not come';
  if (all(first)) return all(second) ? 'yes' : `no: ${second.join(' and ')} after the second offer`;
  return all(second) ? `with the second offer (first ${first.join(' and ')})` : `no: ${second.join(' and ')}`;
}

after(async () => {
  await net.close();
  if (process.env.MATRIX !== 'write') return;
  const path = inRoot('docs/plan-b.md');
  for (const [name, rows] of Object.entries(tables).filter(([, rows]) => rows.size)) {
    const counts = [...new Set([...rows.values()].flatMap((cells) => Object.keys(cells)))];
    const head = [
      `| who calls whom | ${counts.map((count) => `streams each way: ${count}`).join(' | ')} |`,
      `|---|${'---|'.repeat(counts.length)}`,
    ];
    const lines = [...rows].map(
      ([row, cells]) => `| ${row} | ${counts.map((count) => cells[count] ?? 'not tried').join(' | ')} |`
    );
    const marks = [
      `<!-- calls, ${name}: written by \`MATRIX=write npm run test:peers\` -->`,
      `<!-- end of calls, ${name} -->`,
    ];
    const [before, rest] = readFileSync(path, 'utf8').split(marks[0]);
    writeFileSync(
      path,
      `${before}${marks[0]}\n${[...head, ...lines].join('\n')}\n${marks[1]}${rest.split(marks[1])[1]}`
    );
  }
});

/**
 * Two sides call each other, with that many streams each way.
 * @param {{name: string, title: string, style?: string, semantics?: string}[]} sides the first one offers
 */
function callEachOther(table, sides, streams) {
  const row = sides.map(({ title }) => title).join(' calls ');
  test(`${row}, with ${streams} stream${streams > 1 ? 's' : ''} each way`, async () => {
    const outcome = await net.call(sides.map((side) => ({ ...side, streams })));
    const words = inWords({ errors: [], ...outcome }, streams);
    tables[table].set(row, { ...tables[table].get(row), [streams]: words });
    assert.match(words, /^(yes|with the second offer)/, JSON.stringify(outcome));
  });
}

for (const name of Object.keys(versions)) {
  if (!there.includes(name)) {
    test(
      `Chromium ${versions[name]} calls and is called`,
      { skip: 'it is not installed here: `npm run test:peers` does so on Debian, as root' },
      () => {}
    );
    continue;
  }
  const era = { name, title: `Chromium ${parseInt(versions[name], 10)}` };
  for (const [other, title] of Object.entries(today)) {
    for (const streams of [1, 2]) {
      callEachOther('ages', [{ name: other, title }, era], streams);
      callEachOther('ages', [era, { name: other, title }], streams);
    }
  }
}

const peers = [
  { name: 'native-chromium', title: 'Chromium as it is', style: 'modern' },
  { name: 'native-firefox', title: 'Firefox as it is', style: 'modern' },
  { name: 'chromium-of-2', title: 'a page with `addStream` and promises', style: 'half-modernised' },
];
for (const [name, title] of Object.entries(today)) {
  for (const peer of peers) {
    for (const streams of [1, 3]) {
      callEachOther('today', [{ name, title }, peer], streams);
      callEachOther('today', [peer, { name, title }], streams);
    }
  }
  for (const streams of [1, 3])
    callEachOther(
      'today',
      [
        { name, title },
        { name: `${name}-of-2`, title: 'another of the same' },
      ],
      streams
    );
}
