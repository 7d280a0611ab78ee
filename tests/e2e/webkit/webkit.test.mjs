// WebKit is what it says: Safari's engine, with a camera, without WebRTC; and the stub connection carries pictures and
// sound.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { withPage } from '../engines.mjs';
import { webkit } from './engine.mjs';

const skip = !process.env.REQUIRE_WEBKIT && !webkit.isThere() && 'WebKitGTK is not installed: `npm test` says how';
const native = { polyfill: false };

describe('webkit', { skip }, () => {
  test('is WebKit, without a connection of its own', () =>
    withPage({ ...webkit, script: undefined }, native, async (page) => {
      const facts = await page.evaluate(() => ({
        vendor: navigator.vendor,
        connection: typeof RTCPeerConnection,
        stream: typeof MediaStream,
        secure: isSecureContext,
      }));
      assert.deepEqual(facts, {
        vendor: 'Apple Computer, Inc.',
        connection: 'undefined',
        stream: 'function',
        secure: true,
      });
    }));

  test('has none of the old names, with the stub neither', () =>
    withPage(webkit, native, async (page) => {
      assert.deepEqual(
        await page.evaluate(() => [
          ...['webkitRTCPeerConnection', 'webkitMediaStream'].filter((name) => name in window),
          ...['webkitGetUserMedia', 'getUserMedia'].filter((name) => name in navigator),
          ...['addStream', 'getLocalStreams', 'onaddstream'].filter((name) => name in RTCPeerConnection.prototype),
        ]),
        []
      );
    }));

  test('collects uncaught errors, unhandled rejections, and what a page writes to the console', () =>
    withPage(
      webkit,
      {
        ...native,
        head: '<script>console.warn("two\\nlines"); throw new RangeError("early")</script>',
      },
      async (page) => {
        await page.evaluate(async () => {
          const both = ['error', 'unhandledrejection'].map(
            (type) =>
              new Promise((resolve) => {
                addEventListener(type, resolve);
              })
          );
          setTimeout(() => {
            throw new TypeError('late');
          });
          Promise.reject(new DOMException('refused', 'NotAllowedError'));
          console.log('one', 2);
          await Promise.all(both);
        });
        assert.deepEqual((await page.errors()).sort(), [
          'RangeError: early',
          'TypeError: late',
          'unhandled rejection: NotAllowedError: refused',
        ]);
        assert.deepEqual(page.logs, ['warn: two\nlines', 'log: one 2']);
      }
    ));

  test('evaluates as the page and tells its exceptions', () =>
    withPage(webkit, native, async (page) => {
      assert.deepEqual(await page.evaluate(async (number, texts) => [number, ...texts], 1, ['a', '\u2028']), [
        1,
        'a',
        '\u2028',
      ]);
      assert.equal(await page.evaluate(() => undefined), undefined);
      await assert.rejects(
        page.evaluate(() => {
          throw new RangeError('mine');
        }),
        /RangeError: mine/
      );
    }));

  test("reaches no server but the test's, and that one by a name that is not secure", () =>
    withPage(
      webkit,
      {
        ...native,
        host: 'insecure.example',
      },
      async (page) => {
        const facts = await page.evaluate(async () => [
          isSecureContext,
          (await fetch('/page/none')).status,
          await fetch('http://elsewhere.example/', { mode: 'no-cors' }).then(
            () => 'reached',
            ({ name }) => name
          ),
        ]);
        assert.deepEqual(facts, [false, 404, 'TypeError']);
      }
    ));

  test('the stub connects, carries pictures and sound, and announces streams by the names of the far side', () =>
    withPage(webkit, native, async (page) => {
      const facts = await page.evaluate(async () => {
        const [caller, callee] = [new RTCPeerConnection(), new RTCPeerConnection()];
        caller.onicecandidate = ({ candidate }) => callee.addIceCandidate(candidate);
        callee.onicecandidate = ({ candidate }) => caller.addIceCandidate(candidate);
        const camera = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
        for (const track of camera.getTracks()) caller.addTrack(track, camera);
        const streams = new Set();
        callee.ontrack = (event) => streams.add(event.streams[0]);
        await caller.setLocalDescription();
        await callee.setRemoteDescription(caller.localDescription);
        await callee.setLocalDescription();
        await caller.setRemoteDescription(callee.localDescription);
        while (caller.connectionState !== 'connected')
          await new Promise((resolve) => {
            setTimeout(resolve, 10);
          });
        const [stream] = streams;
        const video = document.body.appendChild(document.createElement('video'));
        video.muted = true;
        video.srcObject = stream;
        await video.play();
        const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 48 });
        const context = canvas.getContext('2d');
        const picture = () => {
          context.drawImage(video, 0, 0, 64, 48);
          return context.getImageData(0, 0, 64, 48).data.join();
        };
        const pictures = new Set();
        while (pictures.size < 3) {
          pictures.add(picture());
          await new Promise((resolve) => {
            setTimeout(resolve, 20);
          });
        }
        return { streams: streams.size, sameName: stream.id === camera.id, tracks: stream.getTracks().length };
      });
      assert.deepEqual(facts, { streams: 1, sameName: true, tracks: 2 });
      assert.deepEqual(await page.errors(), []);
    }));
});
