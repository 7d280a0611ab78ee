// Links in what is packed, for npm and for the crate registry: each leads to a file that is packed too.
import assert from 'node:assert/strict';
import { dirname, posix } from 'node:path';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inRoot } from '../../tools/lib/project.mjs';
import { files, inFolder } from './project.mjs';

/** The relative links of a Markdown file, as paths from the root. */
function linksOf(file) {
  const text = readFileSync(inRoot(file), 'utf8').replace(/```[^]*?```/g, '');
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target.replace(/#.*$/, ''));
  return targets
    .filter((target) => target && !/^[a-z]+:/.test(target))
    .map((target) => posix.join(dirname(file), target));
}

/** The links that lead to nothing, as `file -> target`. */
const broken = (packed) =>
  packed
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) =>
      linksOf(file)
        .filter((target) => !packed.includes(target))
        .map((target) => `${file} -> ${target}`)
    );

test('the README has links, and they are found', () => assert.ok(linksOf('README.md').length > 10));

test('every link works in the npm package', () => {
  assert.deepEqual(broken(files.map(({ path }) => path)), []);
});

test('every link works in the crate', () => {
  assert.deepEqual(broken(inFolder('cargo', ['package', '--list', '--allow-dirty'], inRoot()).trim().split('\n')), []);
});
