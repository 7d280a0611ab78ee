// Imports run downwards: through the layers of the house, and without circles between files.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { circleIn, importsOf } from './imports.mjs';

const root = new URL('../../', import.meta.url);

/** The layers, the lowest first. What stands on one line knows nothing of each other. */
const LAYERS = [
  ['legacy', 'sdp'],
  ['value'],
  ['realm'],
  ['webidl'],
  ['usage'],
  ['media'],
  ['peer_connection'],
  ['surface'],
  ['lib', 'bench'],
];

const chapterOf = (file) => file.match(/^src\/(\w+)/)[1];
const layerOf = (file) => LAYERS.findIndex((chapters) => chapters.includes(chapterOf(file)));

/** Imports of a higher layer, or of another chapter of the same one, each as `importer -> imported`. */
const upwards = (imports) =>
  [...imports].flatMap(([file, targets]) =>
    [...targets]
      .filter((target) => chapterOf(target) !== chapterOf(file) && layerOf(target) >= layerOf(file))
      .map((target) => `${file} -> ${target}`)
  );

const sources = Object.fromEntries(
  readdirSync(new URL('src', root), { recursive: true })
    .filter((file) => file.endsWith('.rs'))
    .sort()
    .map((file) => `src/${file.replaceAll('\\', '/')}`)
    .map((file) => [file, readFileSync(new URL(file, root), 'utf8')])
);

describe('the sources', () => {
  test('stand in a layer each', () => {
    assert.deepEqual(
      Object.keys(sources).filter((file) => layerOf(file) < 0),
      []
    );
  });

  test('import downwards only', () => {
    assert.deepEqual(upwards(importsOf(sources)), []);
  });

  test('import each other in no circle', () => {
    assert.equal(circleIn(importsOf(sources)), undefined);
  });

  test('of the translation know no browser', () => {
    const pure = Object.keys(sources).filter((file) => layerOf(file) === 0);
    assert.deepEqual(
      pure.filter((file) => /\b(wasm_bindgen|js_sys|web_sys|JsValue)\b/.test(sources[file].replace(/\/\/.*/g, ''))),
      []
    );
  });
});

describe('imports', () => {
  const targets = (files, file) => [...importsOf(files).get(file)].sort();
  const house = {
    'src/lib.rs': 'mod media; mod realm; mod usage;',
    'src/media/mod.rs': 'mod stream;',
    'src/media/stream.rs': '',
    'src/realm/mod.rs': 'mod slots; pub(crate) use slots::Slot;',
    'src/realm/slots.rs': '',
    'src/usage.rs': '',
  };
  const of = (source) => targets({ ...house, 'src/media/stream.rs': source }, 'src/media/stream.rs');

  test('are found in a `use` of one name, of several, and of several within several', () => {
    assert.deepEqual(of('use crate::usage::record;'), ['src/usage.rs']);
    assert.deepEqual(of('use crate::{realm::{self, Slot as Place}, usage};'), ['src/realm/mod.rs', 'src/usage.rs']);
    assert.deepEqual(of('use super::install;\nuse std::fmt;'), ['src/media/mod.rs']);
  });

  test('are found in a path, and behind an imported module', () => {
    assert.deepEqual(of('fn f() { crate::usage::record() }'), ['src/usage.rs']);
    assert.deepEqual(of('use crate::realm;\nfn f() { realm::slots::of() }'), [
      'src/realm/mod.rs',
      'src/realm/slots.rs',
    ]);
    assert.deepEqual(of('fn f() { super::super::usage::record() }'), ['src/usage.rs']);
  });

  test('are found in the children that a module gives on', () => {
    assert.deepEqual(targets(house, 'src/realm/mod.rs'), ['src/realm/slots.rs']);
  });

  test('are not found in comments, strings, visibilities, tests and declarations', () => {
    assert.deepEqual(of('//! [`crate::usage`]\nconst A: &str = "crate::usage"; pub(in crate::media) fn f() {}'), []);
    assert.deepEqual(of('fn f() {}\n#[cfg(test)]\nmod tests { use super::*; use crate::usage; }'), []);
    assert.deepEqual(targets(house, 'src/lib.rs'), []);
  });

  test('of a higher layer, and of a neighbour, are told', () => {
    const files = {
      ...house,
      'src/usage.rs': 'use crate::media::stream::end;',
      'src/sdp.rs': 'use crate::legacy::text;',
      'src/legacy.rs': '',
    };
    assert.deepEqual(upwards(importsOf(files)), ['src/usage.rs -> src/media/stream.rs', 'src/sdp.rs -> src/legacy.rs']);
  });

  test('in a circle are told', () => {
    const files = {
      'src/a.rs': 'use crate::b::x;',
      'src/b.rs': 'use crate::c;',
      'src/c.rs': 'fn f() { crate::a::x() }',
      'src/lib.rs': '',
    };
    assert.deepEqual(circleIn(importsOf(files)), ['src/a.rs', 'src/b.rs', 'src/c.rs']);
  });
});
