// How the drop-in gets into a page: charsets, content security policies, options by attribute, workers, the other
// entries.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dropIn, engines, withPage } from './engines.mjs';

/** Puts the name of what stands at `webkitRTCPeerConnection` into the page, before anything else of the page runs. */
const nextScript = '<script>early = typeof webkitRTCPeerConnection</script>';

for (const engine of engines) {
  describe(engine.name, () => {
    test('installs before the next script of the page', () =>
      withPage(engine, { head: nextScript }, async (page) => {
        assert.equal(await page.evaluate(() => early), 'function');
        assert.deepEqual(await page.errors(), []);
        assert.deepEqual(page.logs, []);
      }));

    for (const charset of ['shift_jis', 'windows-1252', 'iso-2022-jp', 'gb18030', 'windows-1251']) {
      test(`installs on a page in ${charset}`, () =>
        withPage(engine, { charset, head: nextScript }, async (page) => {
          assert.equal(await page.evaluateForeign(() => typeof webkitRTCPeerConnection), 'function');
          assert.deepEqual(await page.errors(), []);
        }));
    }

    test('takes its options from the attributes of the tag', async () => {
      const same = (page) => page.evaluate(() => RTCPeerConnection === webkitRTCPeerConnection);
      assert.equal(await withPage(engine, {}, same), true);
      assert.equal(await withPage(engine, { attributes: { 'data-prefixed-only': '' } }, same), false);
    });

    test('installs under a policy with wasm-unsafe-eval', () =>
      withPage(
        engine,
        {
          headers: { 'Content-Security-Policy': "script-src 'self' 'wasm-unsafe-eval'" },
        },
        async (page) => {
          assert.deepEqual(await page.evaluateForeign(() => WebkitRTC.install()), { installed: true });
          assert.deepEqual(page.logs, []);
        }
      ));

    test('installs in a frame for itself', () =>
      withPage(
        engine,
        {
          polyfill: false,
          body: `<iframe srcdoc="<script src=${dropIn}></script>"></iframe>`,
        },
        async (page) => {
          assert.deepEqual(
            await page.evaluate(() => [
              typeof frames[0].WebkitRTC,
              typeof WebkitRTC,
              typeof frames[0].webkitRTCPeerConnection,
            ]),
            ['object', 'undefined', 'function']
          );
        }
      ));

    test('does nothing in a worker, and says why', () =>
      withPage(engine, { polyfill: false }, async (page) => {
        const outcome = await page.evaluate(
          (path) =>
            new Promise((resolve, reject) => {
              const source = `importScripts('${location.origin}${path}'); postMessage(WebkitRTC.install());`;
              const worker = new Worker(URL.createObjectURL(new Blob([source])));
              worker.onmessage = ({ data }) => resolve(data);
              worker.onerror = ({ message }) => reject(new Error(message));
            }),
          dropIn
        );
        assert.equal(outcome.installed, false);
        assert.match(outcome.reason, /RTCPeerConnection/);
      }));

    test('the module installs when it is told to, and takes back what it installed', () =>
      withPage(engine, { polyfill: false }, async (page) => {
        const seen = await page.evaluate(async () => {
          const kind = () =>
            typeof webkitRTCPeerConnection === 'function' && webkitRTCPeerConnection !== RTCPeerConnection
              ? 'ours'
              : `native ${typeof webkitRTCPeerConnection}`;
          const states = [kind()];
          const { install, uninstall } = await import('/dist/index.mjs');
          states.push(kind(), JSON.stringify(install()), kind());
          uninstall();
          states.push(kind());
          return states;
        });
        const [before] = seen;
        assert.deepEqual(seen, [before, before, '{"installed":true}', 'ours', before]);
      }));

    test('the automatic module installs', () =>
      withPage(
        engine,
        { polyfill: false, head: '<script type="module" src="/dist/auto.mjs"></script>' },
        async (page) => {
          assert.equal(await page.evaluate(() => typeof webkitRTCPeerConnection), 'function');
          assert.deepEqual(await page.errors(), []);
        }
      ));

    test('the module without the wasm fetches it from beside itself', () =>
      withPage(engine, { polyfill: false }, async (page) => {
        const outcome = await page.evaluate(async () => {
          const { init, install } = await import('/dist/wasm.mjs');
          await init();
          return install();
        });
        assert.deepEqual(outcome, { installed: true });
        assert.deepEqual(page.logs, []);
      }));
  });
}
