// The usage report knows what to write instead of each thing that src/ records.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inRoot } from '../../tools/lib/project.mjs';

const sources = readdirSync(inRoot('src'), { recursive: true })
  .filter((name) => name.endsWith('.rs'))
  .map((name) => readFileSync(inRoot('src', name), 'utf8'));
const table = readFileSync(inRoot('js/usage.js'), 'utf8');
const known = (name) =>
  table.includes(`\n  ${name}: `) || table.includes(`\n  '${name}': `) || table.includes(`instead.${name} =`);

const all = (pattern, text) => [...text.matchAll(pattern)].map(([, name]) => name);

test('of each name that it records as it stands', () => {
  const names = sources.flatMap((text) => all(/usage::record\(\s*"([^"]+)"/g, text));
  assert.ok(names.length > 5);
  assert.deepEqual(
    names.filter((name) => !known(name)),
    []
  );
});

test('of each method and handler that it records by its own name', () => {
  // Members of ours that are no legacy ones: they are there to see what the page does.
  const today = [
    'item',
    'add',
    'remove',
    'onaddtrack',
    'onremovetrack',
    'onnegotiationneeded',
    'oniceconnectionstatechange',
    'onsignalingstatechange',
    'addTrack',
    'removeTrack',
    'close',
    'addEventListener',
    'stop',
    'setAttribute',
    'play',
    'load',
    'attachShadow',
    'insertDTMF',
    'getTrackById',
    'onactive',
    'oninactive',
    // Recorded with the name of their interface, and members of what a recorded call gives.
    'getSources',
    'onended',
    'toJSON',
    'result',
    'namedItem',
    'names',
    'stat',
    // Has no effect, and can go.
    'connectDataConnection',
  ];
  const operations = readFileSync(inRoot('src/peer_connection/names.rs'), 'utf8').split('\n\n')[1];
  const names = [
    ...sources.flatMap((text) => [...all(/Operation\(\s*"(\w+)"/g, text), ...all(/"(on[a-z]+|[a-z]+Tracks)"/g, text)]),
    ...all(/"(\w+)"/g, operations),
  ];
  assert.ok(names.includes('createOffer') && names.includes('onaddstream'));
  assert.deepEqual(
    names.filter((name) => !known(name) && !today.includes(name)),
    []
  );
});
