// `npm run table`: what works where, in the README's table. Runs the end-to-end tests with the polyfill and, for comparison, the same
// steps without it. `yes` is all tests of a row, `2 of 3` some of them. `-- --keep` takes what the last runs wrote down.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { inRoot, readJson } from './lib/project.mjs';
import { main, outcome, Problem } from './lib/run.mjs';

const readme = inRoot('README.md');
const marks = ['<!-- what works where: written by `npm run table` -->', '<!-- end of what works where -->'];

const columns = [
  { title: 'Chromium', run: 'polyfill', engine: 'chromium' },
  { title: 'Firefox', run: 'polyfill', engine: 'firefox' },
  { title: 'standard only', run: 'polyfill', engine: 'standard-only' },
  { title: 'Chromium alone', run: 'alone', engine: 'chromium' },
  { title: 'Firefox alone', run: 'alone', engine: 'firefox' },
];

const folder = (run) => inRoot('target/e2e', run);

async function runTests(run) {
  rmSync(folder(run), { recursive: true, force: true });
  const files = readdirSync(inRoot('tests/e2e'), { recursive: true }).sort().filter((name) => name.endsWith('.test.mjs') && readFileSync(inRoot('tests/e2e', name), 'utf8').includes('./behaviour.mjs'));
  await outcome(process.execPath, ['--test', '--test-concurrency=1', '--test-reporter=dot', ...files.map((name) => `tests/e2e/${name}`)], { env: run === 'alone' ? { ALONE: '1' } : {} });
}

/** What a run wrote down: by row and engine, whether all the row's tests passed. */
function read(run) {
  if (!existsSync(folder(run))) throw new Problem(`there are no results in target/e2e/${run}`);
  return readdirSync(folder(run)).sort().flatMap((name) => readJson(`${folder(run)}/${name}`)).filter(({ row }) => row);
}

function table(runs) {
  const rows = [...new Set(runs.polyfill.map(({ row }) => row))];
  const cell = (row, { run, engine }) => {
    const tests = runs[run].filter((result) => result.row === row && result.engine === engine);
    if (!tests.length) return '?';
    const working = tests.filter(({ works }) => works).length;
    return working === tests.length ? 'yes' : working ? `${working} of ${tests.length}` : 'no';
  };
  return [
    `| | ${columns.map(({ title }) => title).join(' | ')} |`, `|---|${columns.map(() => ':-:').join('|')}|`,
    ...rows.map((row) => `| ${row} | ${columns.map((column) => cell(row, column)).join(' | ')} |`),
  ].join('\n');
}

await main(async () => {
  if (!process.argv.includes('--keep')) for (const run of ['polyfill', 'alone']) await runTests(run);
  const text = table({ polyfill: read('polyfill'), alone: read('alone') });
  console.log(text);
  const before = existsSync(readme) ? readFileSync(readme, 'utf8') : '';
  const [start, end] = marks.map((mark) => before.indexOf(mark));
  if (start < 0 || end < start) throw new Problem(`README.md has no place for it: it needs the lines\n${marks.join('\n')}`);
  writeFileSync(readme, `${before.slice(0, start)}${marks[0]}\n${text}\n${before.slice(end)}`);
});
