// Modern code notices nothing: standard behaviours, run in a page without us and in pages with us, must have the same
// outcomes.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { engines, withPage } from './engines.mjs';

const scripts = ['checks', 'surface', 'construction', 'negotiation', 'media']
  .map((name) => `<script src="/tests/e2e/parity/${name}.js"></script>`)
  .join('');

/** The pages to compare with the one without us, and which class their checks use. */
const pages = {
  'RTCPeerConnection beside the polyfill': {
    connection: 'RTCPeerConnection',
    attributes: { 'data-prefixed-only': '' },
  },
  'the class at webkitRTCPeerConnection': {
    connection: 'webkitRTCPeerConnection',
    attributes: { 'data-prefixed-only': '' },
  },
  'the class at RTCPeerConnection': { connection: 'RTCPeerConnection' },
};

/** What differs by intention. */
const ours = new Set([
  'RTCIceCandidate: toJSON', // On a page that has used anything of old, `sdpMLineIndex` is 0 where none was given.
  'configuration: members are read in order, once', // We look at `iceServers` first, which only accessors can tell.
]);

/** Fields of candidates and descriptions can be written, as in Chromium 49 to 65: their setters are not compared. */
const withoutSetter = (value) =>
  typeof value !== 'string'
    ? value
    : value.replace(
        /^((?:candidate|sdpMid|sdpMLineIndex|type|sdp): \S+ \S+ \S+) (?:undefined|function\/set \w+\/1\/false\/true) /,
        '$1 '
      );

/** Each single value that is not as natively, as `title > where: native value | our value`. */
function differences(native, found, where = '') {
  const isTree = (value) => typeof value === 'object' && value !== null;
  if (!isTree(native) || !isTree(found))
    return JSON.stringify(withoutSetter(native)) === JSON.stringify(withoutSetter(found))
      ? []
      : [`${where}: ${JSON.stringify(native)} | ${JSON.stringify(found)}`];
  return [...new Set([...Object.keys(native), ...Object.keys(found)])]
    .filter((key) => !ours.has(key))
    .flatMap((key) => differences(native[key], found[key], where ? `${where} > ${key}` : key));
}

const outcomes = (engine, { connection, ...options }) =>
  withPage(engine, { ...options, head: `<script>Connection = ${connection}</script>${scripts}` }, async (page) => {
    const found = await page.evaluate(() => runChecks());
    return { found, uncaught: await page.errors() };
  });

for (const engine of engines) {
  describe(engine.name, () => {
    let native;
    test('without the polyfill, at least 150 checks have an outcome', async () => {
      native = await outcomes(engine, { connection: 'RTCPeerConnection', polyfill: false });
      const failing = Object.entries(native.found).filter(([, value]) => /^fails|^nothing came/.test(value));
      assert.ok(Object.keys(native.found).length >= 150, `${Object.keys(native.found).length} checks`);
      assert.deepEqual(failing, []);
    });
    for (const [title, options] of Object.entries(pages)) {
      test(`${title}: the same`, async () => {
        const { found, uncaught } = await outcomes(engine, options);
        assert.deepEqual(differences(native.found, found), []);
        assert.deepEqual(uncaught, native.uncaught);
      });
    }
  });
}
