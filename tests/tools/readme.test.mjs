// The README is read in two minutes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inRoot } from '../../tools/lib/project.mjs';

test('the README has at most 900 words', () => {
  const words = readFileSync(inRoot('README.md'), 'utf8').split(/\s+/).filter(Boolean);
  assert.ok(words.length <= 900, `${words.length} words`);
});
