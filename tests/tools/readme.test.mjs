// The README is read in two minutes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inRoot } from '../../tools/lib/project.mjs';

test('the README has at most 900 words', () => {
  const words = readFileSync(inRoot('README.md'), 'utf8').split(/\s+/).filter(Boolean);
  assert.ok(words.length <= 900, `${words.length} words`);
});

test('the README tells the size that the budget allows', () => {
  const { budget } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const [script, plain] = ['webkit-rtc-peer-connection.js', 'webkit-rtc-peer-connection.plain.js'].map((file) =>
    Math.round(budget[file] / 1000)
  );
  assert.ok(
    readFileSync(inRoot('README.md'), 'utf8').includes(
      `The script is ${script} KB gzip, ${plain} KB as plain JavaScript.`
    ),
    `${script} and ${plain} KB`
  );
});
