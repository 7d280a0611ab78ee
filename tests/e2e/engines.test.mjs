// The engines are what they say: standard-only has lost the leftovers and nothing else, the other two have lost
// nothing.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { engines, withPage } from './engines.mjs';

const [chromium, firefox, standardOnly] = ['chromium', 'firefox', 'standard-only'].map((name) => ({ name }));
/** Where `ENGINES` chose others. */
const unlessChosen = (...needed) => ({
  skip: needed.some(({ name }) => !engines.some((engine) => engine.name === name)),
});
const native = { polyfill: false };

const oldMembers = [
  'addStream',
  'removeStream',
  'getLocalStreams',
  'getRemoteStreams',
  'onaddstream',
  'onremovestream',
  'createDTMFSender',
];
const promiseMethods = [
  'createOffer',
  'createAnswer',
  'setLocalDescription',
  'setRemoteDescription',
  'addIceCandidate',
];

/** Which of the old names a page sees. */
const leftovers = (page) =>
  page.evaluate(
    (members) => [
      ...['webkitRTCPeerConnection', 'webkitMediaStream'].filter((name) => name in window),
      ...['webkitGetUserMedia', 'getUserMedia'].filter((name) => name in navigator),
      ...members.filter((name) => name in RTCPeerConnection.prototype),
    ],
    oldMembers
  );

/** Name, length, nativeness and descriptor of the five methods, and the shape of the class. */
const shapes = (page) =>
  page.evaluate((names) => {
    const describeProperty = (object, name) => {
      const { value, ...flags } = Object.getOwnPropertyDescriptor(object, name);
      return {
        name: value.name,
        length: value.length,
        native: Function.prototype.toString.call(value).includes('[native code]'),
        constructs: 'prototype' in value,
        ...flags,
      };
    };
    return [
      describeProperty(window, 'RTCPeerConnection'),
      ...names.map((name) => describeProperty(RTCPeerConnection.prototype, name)),
    ];
  }, promiseMethods);

/** What the five methods do with callbacks: whether one was called, and what came back. */
const withCallbacks = (page) =>
  page.evaluate(async () => {
    const seen = [];
    const called = (name) => () => {
      seen.push(name);
    };
    const connection = new RTCPeerConnection();
    connection.addTransceiver('audio');
    const returned = [];
    const call = async (name, ...args) => {
      const result = connection[name](...args);
      returned.push(`${name}: ${result instanceof Promise ? 'promise' : typeof result}`);
      return result;
    };
    const offer = await call('createOffer', called('createOffer'), called('createOffer failed'));
    await call(
      'setLocalDescription',
      await connection.createOffer(),
      called('setLocalDescription'),
      called('setLocalDescription failed')
    );
    // The operations of a connection are in a queue: after this one, the callbacks of those before have run.
    await connection.setLocalDescription();
    const wrong = await RTCPeerConnection.prototype.createOffer
      .call({})
      .catch((error) => error.name + ': ' + error.message);
    connection.close();
    return { seen, returned, offered: Boolean(offer && offer.sdp), wrong };
  });

/** Connects two native connections with a canvas track and tells which stream events came, trusted and not. */
const streamEvents = (page) =>
  page.evaluate(async () => {
    const seen = [];
    const [caller, callee] = [new RTCPeerConnection(), new RTCPeerConnection()];
    caller.onicecandidate = ({ candidate }) => {
      callee.addIceCandidate(candidate);
    };
    callee.onicecandidate = ({ candidate }) => {
      caller.addIceCandidate(candidate);
    };
    for (const type of ['addstream', 'removestream'])
      callee.addEventListener(type, (event) => {
        seen.push(`${type} ${event.isTrusted ? 'native' : 'dispatched'}`);
      });
    const stream = document.createElement('canvas').captureStream();
    if (!stream.getTracks().length) throw new Error('the canvas has no track');
    const negotiate = async () => {
      await caller.setLocalDescription();
      await callee.setRemoteDescription(caller.localDescription);
      await callee.setLocalDescription();
      await caller.setRemoteDescription(callee.localDescription);
    };
    const tracked = new Promise((resolve) => {
      callee.ontrack = resolve;
    });
    const sender = caller.addTrack(stream.getTracks()[0], stream);
    await negotiate();
    await tracked;
    callee.dispatchEvent(new Event('addstream'));
    caller.removeTrack(sender);
    await negotiate();
    callee.dispatchEvent(new Event('removestream'));
    caller.close();
    callee.close();
    return seen;
  });

describe('standard-only', unlessChosen(chromium, standardOnly), () => {
  test('has none of the old names', () =>
    withPage(standardOnly, native, async (page) => {
      assert.deepEqual(await leftovers(page), []);
    }));

  test('keeps name, length and descriptor of the class and the five methods', async () => {
    const expected = await withPage(chromium, native, shapes);
    assert.deepEqual(await withPage(standardOnly, native, shapes), expected);
  });

  test('never calls back, and hands back promises', () =>
    withPage(standardOnly, native, async (page) => {
      assert.deepEqual(await withCallbacks(page), {
        seen: [],
        returned: ['createOffer: promise', 'setLocalDescription: promise'],
        offered: true,
        wrong: "TypeError: Failed to execute 'createOffer' on 'RTCPeerConnection': Illegal invocation",
      });
    }));

  test('lets dispatched stream events through, and no native one', () =>
    withPage(standardOnly, native, async (page) => {
      assert.deepEqual(await streamEvents(page), ['addstream dispatched', 'removestream dispatched']);
    }));

  test('makes real connections, by the class and by subclasses of it', () =>
    withPage(standardOnly, native, async (page) => {
      const facts = await page.evaluate(async () => {
        class Mine extends RTCPeerConnection {}
        const connection = new Mine();
        connection.close();
        return [
          connection instanceof Mine,
          connection instanceof RTCPeerConnection,
          connection.constructor === Mine,
          new RTCPeerConnection().constructor === RTCPeerConnection,
          Object.prototype.toString.call(connection),
          connection.signalingState,
          (await RTCPeerConnection.generateCertificate({ name: 'ECDSA', namedCurve: 'P-256' })) instanceof
            RTCCertificate,
        ];
      });
      assert.deepEqual(facts, [true, true, true, true, '[object RTCPeerConnection]', 'closed', true]);
    }));

  test('reaches into frames', () =>
    withPage(standardOnly, { ...native, body: '<iframe srcdoc="<p>"></iframe>' }, async (page) => {
      const names = await page.evaluate(() =>
        ['webkitRTCPeerConnection', 'webkitMediaStream'].filter((name) => name in frames[0])
      );
      assert.deepEqual(names, []);
    }));
});

test('Chromium still has the leftovers, so that standard-only is another engine', unlessChosen(chromium), () =>
  withPage(chromium, native, async (page) => {
    const found = await leftovers(page);
    for (const name of [
      'webkitRTCPeerConnection',
      'webkitMediaStream',
      'webkitGetUserMedia',
      'addStream',
      'onaddstream',
    ])
      assert.ok(found.includes(name), `${name} is gone`);
    assert.ok((await withCallbacks(page)).seen.includes('setLocalDescription'));
    assert.ok((await streamEvents(page)).includes('addstream native'));
  })
);

test('Firefox has its own leftovers', unlessChosen(firefox), () =>
  withPage(firefox, native, async (page) => {
    const found = await leftovers(page);
    assert.ok(!found.includes('webkitRTCPeerConnection'));
    for (const name of ['onaddstream', 'getLocalStreams', 'getRemoteStreams'])
      assert.ok(found.includes(name), `${name} is gone`);
    assert.ok((await streamEvents(page)).includes('addstream native'));
  })
);

for (const engine of engines) {
  describe(engine.name, () => {
    test('serves pages in a secure context, with a camera that needs no question', () =>
      withPage(engine, native, async (page) => {
        const kinds = await page.evaluate(async () => {
          const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
          return [
            isSecureContext,
            ...stream
              .getTracks()
              .map((track) => track.kind)
              .sort(),
          ];
        });
        assert.deepEqual(kinds, [true, 'audio', 'video']);
      }));

    test('collects uncaught errors and unhandled rejections', () =>
      withPage(engine, { ...native, head: '<script>throw new RangeError("early")</script>' }, async (page) => {
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
          await Promise.all(both);
        });
        assert.deepEqual((await page.errors()).sort(), [
          'RangeError: early',
          'TypeError: late',
          'unhandled rejection: NotAllowedError: refused',
        ]);
      }));

    test('loads the drop-in before the next script of the page', () =>
      withPage(engine, { head: '<script>early = typeof WebkitRTC</script>' }, async (page) => {
        assert.deepEqual(await page.evaluate(() => [early, typeof WebkitRTC.install, WebkitRTC.version]), [
          'object',
          'function',
          '0.1.0',
        ]);
        assert.deepEqual(await page.errors(), []);
      }));
  });
}
