// Calls across the ages: real Chromium of 2016, 2018 and 2020 with today's browsers behind the drop-in. `MATRIX=write` writes
// what came of them into docs/plan-b.md.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { inRoot } from '../../tools/lib/project.mjs';
import { network, old, versions } from './network.mjs';

const there = old();
const net = there.length ? await network() : undefined;
const today = { chromium: 'Chromium', firefox: 'Firefox', 'standard-only': 'standard only' };
const title = (name) => today[name] ?? `Chromium ${parseInt(versions[name], 10)}`;
const rows = new Map();

/** What came of a call, in words. */
function inWords({ failed, errors, first = [], second = [], data, hungUp }, streams) {
  const all = (pictures) => pictures.length > 0 && pictures.every((text) => text === `${streams}/${streams}`);
  if (failed || errors.length) return `no: ${failed ?? errors[0]}`.replaceAll('|', ' ').slice(0, 120);
  if (!data || !hungUp) return data ? 'no: nobody notices the end' : 'no: data does not come';
  if (all(first)) return all(second) ? 'yes' : `no: ${second.join(' and ')} after the second offer`;
  return all(second) ? `with the second offer (first ${first.join(' and ')})` : `no: ${second.join(' and ')}`;
}

after(async () => {
  await net?.close();
  if (process.env.MATRIX !== 'write' || !rows.size) return;
  const lines = [...rows].map(([name, cells]) => `| ${name} | ${[1, 2].map((streams) => cells[streams] ?? 'not tried').join(' | ')} |`);
  const table = ['| who calls whom | one stream each way | two streams each way |', '|---|---|---|', ...lines].join('\n');
  const path = inRoot('docs/plan-b.md');
  const marks = ['<!-- calls across the ages: written by `MATRIX=write npm run test:peers` -->', '<!-- end of calls across the ages -->'];
  const [before, rest] = readFileSync(path, 'utf8').split(marks[0]);
  writeFileSync(path, `${before}${marks[0]}\n${table}\n${marks[1]}${rest.split(marks[1])[1]}`);
});

for (const name of Object.keys(versions)) {
  if (!there.includes(name)) {
    test(`Chromium ${versions[name]} calls and is called`, { skip: 'it is not installed here: `npm run test:peers` does so on Debian, as root' }, () => {});
    continue;
  }
  for (const other of Object.keys(today)) {
    for (const [from, to] of [[other, name], [name, other]]) {
      for (const streams of [1, 2]) {
        test(`${title(from)} calls ${title(to)}, with ${streams} stream${streams > 1 ? 's' : ''} each way`, async () => {
          const side = (name) => ({ name, streams, semantics: name in today ? 'auto' : undefined });
          const outcome = await net.call([side(from), side(to)]);
          const row = `${title(from)} calls ${title(to)}`;
          const words = inWords({ errors: [], ...outcome }, streams);
          rows.set(row, { ...rows.get(row), [streams]: words });
          assert.match(words, /^(yes|with the second offer)/, JSON.stringify(outcome));
        });
      }
    }
  }
}
