// The packed package in pages of all kinds: each makes a data-channel call in real browsers.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { echoIn, readInstalled, write } from './project.mjs';

const dropIn = '/node_modules/webkit-rtc-peer-connection/dist/webkit-rtc-peer-connection.js';
const script = `<script src="${dropIn}"></script>`;
const program = '<script src="/echo.js"></script>';
const called = { answer: 'echo: hello', errors: [] };

for (const product of ['chromium', 'firefox']) {
  describe(product, () => {
    test('script tag with its integrity hash', async () => {
      const integrity = JSON.parse(readInstalled('dist/sri.json'))['webkit-rtc-peer-connection.js'];
      assert.deepEqual(
        await echoIn(
          product,
          `<script src="${dropIn}" integrity="${integrity}" crossorigin="anonymous"></script>${program}`
        ),
        called
      );
    });

    test('a wrong hash keeps it out', async () => {
      const { errors } = await echoIn(
        product,
        `<script src="${dropIn}" integrity="sha384-${'A'.repeat(64)}"></script>
<script>window.echo = function (text, done) { done(typeof WebkitRTC); };</script>`
      );
      assert.notDeepEqual(errors, []);
    });

    test('the policy of an Electron program: scripts of its own, wasm allowed', async () => {
      const headers = {
        'Content-Security-Policy': "default-src 'self'; img-src data:; script-src 'self' 'wasm-unsafe-eval'",
      };
      assert.deepEqual(await echoIn(product, script + program, { headers }), called);
    });

    test('a page in a frame, from an address and from srcdoc', async () => {
      write('framed.html', `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">${script}${program}`);
      assert.deepEqual(await echoIn(product, '<iframe src="/framed.html"></iframe>', { frame: true }), called);
      const srcdoc = (script + program).replaceAll('"', '&quot;');
      assert.deepEqual(await echoIn(product, `<iframe srcdoc="${srcdoc}"></iframe>`, { frame: true }), called);
    });

    test('ES modules by an import map, without a bundler', async () => {
      const root = '/node_modules/webkit-rtc-peer-connection/dist';
      assert.deepEqual(
        await echoIn(
          product,
          `
        <script type="importmap">{ "imports": { "webkit-rtc-peer-connection/auto": "${root}/auto.mjs" } }</script>
        <script type="module">import 'webkit-rtc-peer-connection/auto'; import '/echo.js';</script>`
        ),
        called
      );
    });

    test('the wasm as a file of its own', async () => {
      const root = '/node_modules/webkit-rtc-peer-connection/dist';
      assert.deepEqual(
        await echoIn(
          product,
          `<script type="module">
        import { init, install } from '${root}/wasm.mjs';
        await init();
        install();
        await import('/echo.js');
      </script>`
        ),
        called
      );
    });

    test('in a worker it does nothing and throws nothing', async () => {
      write(
        'worker.js',
        `importScripts('${dropIn}');
postMessage(JSON.stringify([WebkitRTC.install(), typeof webkitRTCPeerConnection]));`
      );
      const { answer, errors } = await echoIn(
        product,
        `<script>window.echo = function (text, done) {
        var worker = new Worker('/worker.js');
        worker.onmessage = function (event) { done(event.data); };
        worker.onerror = function (event) { done(event.message); };
      };</script>`
      );
      const [outcome, type] = JSON.parse(answer);
      assert.equal(outcome.installed, false);
      assert.match(outcome.reason, /no RTCPeerConnection/);
      assert.equal(type, 'undefined');
      assert.deepEqual(errors, []);
    });
  });
}
