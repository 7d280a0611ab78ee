// `npm run reproducible`: builds the checkout, and a copy of its files in another folder, and compares every byte of
// the two dist/.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { dist, inRoot } from './lib/project.mjs';
import { capture, main, Problem, run } from './lib/run.mjs';

const hashes = (folder) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true })
      .sort()
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ])
  );

await main(async () => {
  const scratch = mkdtempSync(join(tmpdir(), 'webkit-rtc-reproducible-'));
  // Longer than most, and with a blank: paths of this length must not leave a trace either.
  const copy = join(scratch, 'another place, quite deep', 'inside', 'the-copy');
  try {
    for (const name of capture('git', ['ls-files', '--cached', '--others', '--exclude-standard']).split('\n')) {
      mkdirSync(dirname(join(copy, name)), { recursive: true });
      cpSync(inRoot(name), join(copy, name));
    }
    console.log('the checkout:');
    await run(process.execPath, ['tools/build.mjs']);
    console.log('the copy:');
    await run(process.execPath, ['tools/build.mjs'], { cwd: copy });

    const [here, there] = [hashes(dist), hashes(join(copy, 'dist'))];
    const names = [...new Set([...Object.keys(here), ...Object.keys(there)])].sort();
    for (const name of names) console.log(`${here[name] === there[name] ? 'same     ' : 'DIFFERENT'} ${name}`);
    const different = names.filter((name) => here[name] !== there[name]);
    if (different.length) throw new Problem(`the build is not reproducible: ${different.join(', ')}`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
});
