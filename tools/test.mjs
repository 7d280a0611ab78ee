// `npm test`: every test, from nothing. With arguments (`rust`, `web`, `tools`, `packaging`, `e2e`, `era`) only those
// stages; `plain`, `browsers`, `peers` and `servers` run only when they are asked for. Imports node built-ins only
// until `setup` has run. The last line it prints is `N passed, N failed`.
import { build } from './build.mjs';
import { main, Problem } from './lib/run.mjs';
import { setup } from './setup.mjs';
import * as stages from './test/stages.mjs';

/** Stages by the name that selects them; `dist`: it tests what `npm run build` makes. */
const all = {
  rust: [{ title: 'cargo test', run: () => stages.rust() }],
  web: [
    { title: 'wasm-pack test, Chromium', run: (tools) => stages.web('chrome', tools) },
    { title: 'wasm-pack test, Firefox', run: (tools) => stages.web('firefox', tools) },
  ],
  tools: [{ title: 'build', dist: true, run: () => stages.node('tests/tools') }],
  packaging: [{ title: 'packaging', dist: true, run: () => stages.packaging() }],
  e2e: [{ title: 'end to end', dist: true, run: () => stages.node('tests/e2e') }],
  era: [{ title: 'beside old engines', dist: true, run: () => stages.node('tests/era') }],
};

/** What `npm test` does not run by itself. */
const more = {
  plain: [{ title: 'end to end, plain JavaScript', dist: true, run: () => stages.plain() }],
  // Some minutes, and 150 MB of packages.
  browsers: [{ title: 'end to end, old browsers', dist: true, run: () => stages.oldBrowsers() }],
  // Some minutes, and 1 GB of old engines.
  peers: [{ title: 'calls with old engines', dist: true, run: () => stages.peers() }],
  // Some minutes, and 300 MB of servers.
  servers: [{ title: 'calls with real servers', dist: true, run: () => stages.servers() }],
};

const crashed = { passed: 0, failed: 1, skipped: 0 };

/** Runs the chosen stages, whatever becomes of the ones before. */
async function runStages(chosen) {
  const tools = await setup({ tests: chosen.some((stage) => stage.title !== all.rust[0].title) });
  const results = [];
  let built = true;
  if (chosen.some((stage) => stage.dist)) {
    built = await attempt(() => build({ tools }));
    if (!built) results.push({ title: 'build', ...crashed });
  }
  for (const { title, dist, run } of chosen) {
    console.log(`\n== ${title}`);
    let result = crashed;
    if (dist && !built) console.log('not run: the build failed');
    else
      await attempt(async () => {
        result = await run(tools);
      });
    results.push({ title, ...result });
  }
  return results;
}

async function attempt(action) {
  try {
    await action();
    return true;
  } catch (error) {
    console.error(error instanceof Problem ? error.message : error);
    return false;
  }
}

await main(async () => {
  const names = process.argv.slice(2);
  const unknown = names.find((name) => !all[name] && !more[name]);
  if (unknown)
    throw new Problem(`there is no stage ${unknown}; there are ${Object.keys({ ...all, ...more }).join(', ')}`);

  let results = [{ title: 'setup', ...crashed }];
  await attempt(async () => {
    results = await runStages((names.length ? names : Object.keys(all)).flatMap((name) => all[name] ?? more[name]));
  });

  console.log('\n== summary');
  for (const { title, passed, failed, skipped } of results) {
    console.log(`${title.padEnd(28)} ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  if (sum('failed') > 0) process.exitCode = 1;
});
