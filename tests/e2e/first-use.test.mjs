// When the drop-in's code is compiled: not before the page uses a member; but in the document's head at once, because a
// policy that refuses WebAssembly can still come there.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dropIn, engines, isPlain, withPage } from './engines.mjs';

/** Before the drop-in: counts the instances that have exports. (We ask with one that has none.) */
const counter = `<script>(${() => {
  window.counted = 0;
  const { Instance } = WebAssembly;
  WebAssembly.Instance = function (module, imports) {
    if (WebAssembly.Module.exports(module).length) counted++;
    return new Instance(module, imports);
  };
  WebAssembly.Instance.prototype = Instance.prototype;
}})()</script>`;

const script = `<script src="${dropIn}"></script>`;

/** A policy that refuses WebAssembly, and scripts in the page except those that these tests write. */
const policy = `<meta http-equiv="Content-Security-Policy" content="script-src 'self' 'unsafe-inline'">`;

/** Runs in the page: an offer by callbacks, or the error. */
const offer = () =>
  new Promise((resolve) => {
    try {
      new webkitRTCPeerConnection(null).createOffer(({ type }) => resolve(type), String);
    } catch (error) {
      resolve(String(error));
    }
  });

/** Runs in the page: is WebAssembly refused? */
const isRefused = () => {
  try {
    new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])));
    return false;
  } catch {
    return true;
  }
};

for (const engine of engines) {
  describe(engine.name, { skip: isPlain && 'there is nothing to compile' }, () => {
    test('a page that only looks for the members compiles nothing', () =>
      withPage(engine, { polyfill: false, body: counter + script }, async (page) => {
        const seen = await page.evaluate(() => [
          'addStream' in webkitRTCPeerConnection.prototype,
          typeof navigator.getUserMedia,
          typeof MediaStream.prototype.stop,
          WebkitRTC.usage().length,
          counted,
        ]);
        assert.deepEqual(seen, [true, 'function', 'function', 0, 0]);
        assert.equal(await page.evaluate(offer), 'offer');
        assert.ok((await page.evaluate(() => counted)) > 0, 'the counter works');
      }));

    test('installing and uninstalling compile nothing', () =>
      withPage(engine, { polyfill: false, body: counter + script }, async (page) => {
        const seen = await page.evaluate(() => {
          WebkitRTC.uninstall();
          WebkitRTC.install();
          return [WebkitRTC.usage(), counted, typeof webkitRTCPeerConnection.prototype.addStream];
        });
        assert.deepEqual(seen, [[], 0, 'function']);
        assert.equal(await page.evaluate(offer), 'offer');
      }));

    test('in the head it is compiled at once', () =>
      withPage(engine, { before: counter, head: '<script>early = counted</script>' }, async (page) => {
        assert.ok((await page.evaluate(() => early)) > 0);
        assert.deepEqual(await page.evaluate(() => WebkitRTC.usage()), []);
      }));

    test('a policy that comes after the script does not count for it', () =>
      withPage(
        engine,
        { head: `${policy}<script>window.early = (${isRefused})(); made = (${offer})()</script>` },
        async (page) => {
          assert.equal(await page.evaluateForeign(() => early), true, 'the policy is there');
          assert.equal(await page.evaluateForeign(() => made), 'offer');
          assert.deepEqual(await page.errors(), []);
        }
      ));
  });
}
