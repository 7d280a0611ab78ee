// `npm run table`: what works where, in docs/works.md, and row by row of the legacy surface in docs/surface.md. Runs
// the end-to-end tests with the polyfill and, for comparison, the same steps without it. `yes` is all tests of a row,
// `2 of 3` some of them. `-- --keep` takes what the last runs wrote down.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { inRoot, readJson } from './lib/project.mjs';
import { main, outcome, Problem } from './lib/run.mjs';
import { surface } from '../tests/e2e/surface.mjs';

const page = inRoot('docs/works.md');
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
  const files = readdirSync(inRoot('tests/e2e'), { recursive: true })
    .sort()
    .filter(
      (name) =>
        name.endsWith('.test.mjs') && readFileSync(inRoot('tests/e2e', name), 'utf8').includes('./behaviour.mjs')
    );
  await outcome(
    process.execPath,
    ['--test', '--test-concurrency=1', '--test-reporter=dot', ...files.map((name) => `tests/e2e/${name}`)],
    { env: run === 'alone' ? { ALONE: '1' } : {} }
  );
}

/** What a run wrote down: of each test and engine, whether it passed. */
function read(run) {
  if (!existsSync(folder(run))) throw new Problem(`there are no results in target/e2e/${run}`);
  return readdirSync(folder(run))
    .sort()
    .flatMap((name) => readJson(`${folder(run)}/${name}`));
}

/** In each column, how many of the tests passed that `isOf` takes. */
const cells = (runs, isOf) =>
  columns.map(({ run, engine }) => {
    const tests = runs[run].filter((result) => result.engine === engine && isOf(result));
    if (!tests.length) return '?';
    const working = tests.filter(({ works }) => works).length;
    return working === tests.length ? 'yes' : working ? `${working} of ${tests.length}` : 'no';
  });

const head = (before, after) => [
  `| ${[...before, ...columns.map(({ title }) => title), ...after].join(' | ')} |`,
  `|${before.map(() => '---|').join('')}${columns.map(() => ':-:|').join('')}${after.map(() => '---|').join('')}`,
];

function table(runs) {
  const rows = [...new Set(runs.polyfill.map(({ row }) => row).filter(Boolean))];
  return [
    ...head([''], []),
    ...rows.map((row) => `| ${row} | ${cells(runs, (result) => result.row === row).join(' | ')} |`),
  ].join('\n');
}

/** docs/surface.md: each row must have a test. */
function surfaceTable(runs) {
  const chapters = Object.entries(surface).map(([chapter, rows]) =>
    [
      `## ${chapter}`,
      '',
      ...head(['', 'Chrome'], ['Remark']),
      ...rows.map(([row, versions, remark = '']) => {
        const isOf = (result) => (result.surface ?? []).includes(row);
        if (!runs.polyfill.some(isOf)) throw new Problem(`no test names the row "${row}" of the legacy surface`);
        return `| ${row} | ${versions} | ${cells(runs, isOf).join(' | ')} | ${remark} |`;
      }),
    ].join('\n')
  );
  return `${preface}\n${chapters.join('\n\n')}\n`;
}

const preface = `# The legacy surface, row by row

Written by \`npm run table\` from the end-to-end tests: each row is proved by the tests that name it (\`surface\` in tests/e2e/*.test.mjs).
*Chrome* says which versions had it. *Standard only* is Chromium without any leftover of the old API; *alone* is the
browser without the polyfill. The remark says what differs from old Chrome, and why.
`;

await main(async () => {
  if (!process.argv.includes('--keep')) for (const run of ['polyfill', 'alone']) await runTests(run);
  const runs = { polyfill: read('polyfill'), alone: read('alone') };
  const text = table(runs);
  console.log(text);
  writeFileSync(inRoot('docs/surface.md'), surfaceTable(runs));
  const before = existsSync(page) ? readFileSync(page, 'utf8') : '';
  const [start, end] = marks.map((mark) => before.indexOf(mark));
  if (start < 0 || end < start)
    throw new Problem(`docs/works.md has no place for it: it needs the lines\n${marks.join('\n')}`);
  writeFileSync(page, `${before.slice(0, start)}${marks[0]}\n${text}\n${before.slice(end)}`);
});
