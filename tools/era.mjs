// `npm run era`: asks real Chromium of 2016 to 2018 what it does. Installs the engines (`tools/era/engines.mjs`: PyPI
// and Debian, 1.5 GB in the cache), runs the probes of tests/era in them, writes their answers to tests/era/recorded,
// and shows what has changed. `-- c49 c65` asks only these, `-- calls` records only this chapter. `npm test` needs none
// of it: it compares with what is recorded. `-- docs` writes docs/era.md from the last run of tests/era.
import { chapters } from '../tests/era/chapters.mjs';
import { engines, install } from './era/engines.mjs';
import { record } from './era/record.mjs';
import { writeReport } from './era/report.mjs';
import { main, Problem, step } from './lib/run.mjs';

await main(async () => {
  const given = process.argv.slice(2);
  if (given[0] === 'docs') return writeReport();
  const all = Object.keys(engines);
  const unknown = given.find((name) => !all.includes(name) && !chapters.includes(name));
  if (unknown)
    throw new Problem(`there is no engine or chapter ${unknown}; there are ${[...all, ...chapters].join(', ')}`);
  const choose = (list) =>
    list.some((name) => given.includes(name)) ? list.filter((name) => given.includes(name)) : list;
  const names = choose(all);
  await install(names);
  const changed = [];
  for (const chapter of choose(chapters)) {
    await step(chapter, async () => {
      const lines = await record(chapter, names, all);
      changed.push(...lines);
      return lines.length ? `${lines.length} changed` : 'as before';
    });
  }
  console.log(changed.length ? `\n${changed.join('\n')}` : '\nEvery answer is as it was recorded.');
});
