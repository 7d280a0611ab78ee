// Connections that are made, used, closed and dropped leave nothing behind in the wasm instance: neither memory nor
// references.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { watchInstance } from '../../tools/lib/memory.mjs';
import { engines, withPage } from './engines.mjs';

/**
 * Runs in the page: makes up to `many` connections, as many as `time` (ms) allows, and returns how many it made and
 * what grew.
 */
const makeAndDrop = async ({ warmUp, many, time }) => {
  const refused = (connection, description) =>
    new Promise((resolve) => {
      connection.setRemoteDescription(description, null, resolve);
    });
  const use = async (connection, index) => {
    connection.onaddstream = connection.onremovestream = () => connection;
    connection.addEventListener('addstream', () => connection);
    connection.getLocalStreams();
    connection.getStreamById('x');
    connection.createDataChannel('x', { reliable: false });
    connection.removeStream(new MediaStream());
    if (index % 20 === 0) {
      await new Promise((resolve, reject) => {
        connection.createOffer(resolve, reject, { mandatory: { OfferToReceiveVideo: true } });
      });
      await refused(connection, { type: 'answer', sdp: 'nonsense' });
      await new Promise((resolve) => {
        connection.createAnswer(() => connection, resolve, { mandatory: { OfferToReceiveVideo: false } });
      });
    }
    connection.close();
  };
  const make = async () => {
    for (;;) {
      try {
        return new webkitRTCPeerConnection(
          { iceServers: [{ url: 'stun:127.0.0.1' }] },
          { optional: [{ DtlsSrtpKeyAgreement: true }] }
        );
      } catch (error) {
        // Chromium has room for 500 at a time, including dropped ones until it collects its garbage: give it a reason
        // to.
        if (!/so many/.test(error.message)) throw error;
        for (let index = 0; index < 20; index++) new Uint8Array(20_000_000).fill(index);
        await new Promise((resolve) => {
          setTimeout(resolve);
        });
      }
    }
  };
  const run = async (count, end = Infinity) => {
    let made = 0;
    while (made < count && performance.now() < end) await use(await make(), made++);
    return made;
  };
  await run(warmUp);
  const before = held();
  const made = await run(many, performance.now() + time);
  return { made, before, after: held() };
};

/** ms; `LEAK_TIME=120000` lets all engines come to 10,000. soak.test.mjs makes fewer, which do more. */
const time = Number(process.env.LEAK_TIME ?? 3_000);

for (const [semantics, engine] of ['unified-plan', 'plan-b'].flatMap((each) =>
  engines.map((engine) => [each, engine])
)) {
  test(`connections that are dropped leave wasm memory as it was [${engine.name}, ${semantics}]`, (t) =>
    withPage(
      engine,
      { before: `<script>${watchInstance}</script>`, attributes: { 'data-sdp-semantics': semantics } },
      async (page) => {
        const { made, before, after } = await page.evaluate(makeAndDrop, { warmUp: 200, many: 10_000, time });
        t.diagnostic(`${made} connections in ${time / 1000} s`);
        assert.ok(made >= 200, `only ${made} connections`);
        assert.deepEqual(after, before);
      }
    ));
}

for (const engine of engines) {
  test(`installing and uninstalling 1,000 times leaves the page and wasm memory as they were [${engine.name}]`, () =>
    withPage(engine, { before: `<script>${watchInstance}</script>` }, async (page) => {
      const { before, after, globals } = await page.evaluate(() => {
        const again = () => {
          WebkitRTC.uninstall();
          return WebkitRTC.install({ unprefixed: true }).installed;
        };
        const globals = () => [
          webkitRTCPeerConnection === RTCPeerConnection,
          Reflect.ownKeys(window).length,
          Reflect.ownKeys(MediaStream.prototype).length,
          Reflect.ownKeys(RTCDataChannel.prototype).length,
        ];
        again();
        const before = { ...held(), globals: String(globals()) };
        for (let index = 0; index < 1_000; index++) if (!again()) throw new Error(`not installed the ${index}th time`);
        return { before, after: { ...held(), globals: String(globals()) }, globals: globals() };
      });
      assert.deepEqual(after, before);
      assert.equal(globals[0], true);
    }));
}

// The descriptions of a connection in modern use are never parsed, so their text never reaches wasm's memory. In legacy
// use it does.
for (const engine of engines) {
  test(`a description on a connection that is used as today stays out of wasm memory [${engine.name}]`, () =>
    withPage(engine, { before: `<script>${watchInstance}</script>` }, async (page) => {
      const [modern, legacy] = await page.evaluate(async () => {
        const long = ({ type, sdp }) => ({ type, sdp: sdp + 'a=x-page:filler\r\n'.repeat(100_000) });
        const grown = async (negotiate) => {
          const before = held().bytes;
          await negotiate(new RTCPeerConnection({ iceServers: [] }), new RTCPeerConnection({ iceServers: [] }));
          return held().bytes > before;
        };
        // The first use takes what all later ones need.
        new RTCPeerConnection(null).close();
        return [
          await grown(async (caller, callee) => {
            for (const kind of ['audio', 'video']) caller.addTransceiver(kind);
            const offer = await caller.createOffer();
            await caller.setLocalDescription(offer);
            await callee.setRemoteDescription(long(offer));
            await callee.setLocalDescription();
            await caller.setRemoteDescription(long(callee.localDescription));
            if (!callee.remoteDescription.sdp.includes('m=video') || caller.signalingState !== 'stable')
              throw new Error('not negotiated');
          }),
          await grown(
            (caller, callee) =>
              new Promise((resolve, reject) => {
                caller.createOffer((offer) => callee.setRemoteDescription(long(offer), resolve, reject), reject, {
                  mandatory: { OfferToReceiveAudio: true },
                });
              })
          ),
        ];
      });
      assert.deepEqual({ modern, legacy }, { modern: false, legacy: true });
    }));
}

// wasm-bindgen forgets one slot of its table, holding `undefined`, for each exception that wasm catches.
for (const engine of engines) {
  test(`calls that throw leave no room taken [${engine.name}]`, { todo: 'wasm-bindgen' }, () =>
    withPage(engine, { before: `<script>${watchInstance}</script>` }, async (page) => {
      const [before, after] = await page.evaluate(() => {
        const connection = new webkitRTCPeerConnection(null);
        const before = held();
        for (let index = 0; index < 5_000; index++)
          try {
            connection.addStream({});
          } catch {
            continue;
          }
        return [before, held()];
      });
      assert.deepEqual(after, before);
    })
  );
}

/** Which of the calls below are about constraints. */
const constraints = [7, 8, 9, 10, 16];

for (const engine of engines) {
  test(`what a page throws while its arguments are read leaves no references [${engine.name}]`, () =>
    withPage(engine, { before: `<script>${watchInstance}</script>` }, async (page) => {
      const { before, after, errors } = await page.evaluate(() => {
        const thrower = () => {
          throw new RangeError('mine');
        };
        const evil = (name, more) => Object.defineProperty({ ...more }, name, { get: thrower, enumerable: true });
        const list = () => {
          const array = [1];
          Object.defineProperty(array, 0, { get: thrower });
          return array;
        };
        const trap = (target, ...names) => new Proxy(target, Object.fromEntries(names.map((name) => [name, thrower])));
        const connection = new webkitRTCPeerConnection(null);
        const calls = [
          () => new webkitRTCPeerConnection(evil('iceServers')),
          () => new webkitRTCPeerConnection(evil('iceTransports', { iceServers: [] })),
          () => new webkitRTCPeerConnection({ iceServers: list() }),
          () => new webkitRTCPeerConnection({ iceServers: [evil('credential', { url: 'turn:u@h' })] }),
          () => new webkitRTCPeerConnection({ iceServers: [{ urls: list() }] }),
          () => new webkitRTCPeerConnection(trap({}, 'get', 'ownKeys')),
          () => new webkitRTCPeerConnection({ iceServers: trap([], 'get') }),
          () => new webkitRTCPeerConnection(null, trap({}, 'ownKeys')),
          () => new webkitRTCPeerConnection(null, { optional: list() }),
          () => new webkitRTCPeerConnection(null, { optional: trap([], 'get') }),
          () => new webkitRTCPeerConnection(null, { mandatory: trap({}, 'ownKeys') }),
          () =>
            connection.createOffer(
              () => {},
              () => {},
              trap({ offerToReceiveAudio: 1 }, 'get', 'ownKeys')
            ),
          () => connection.createDataChannel('x', evil('maxRetransmitTime')),
          () => connection.createDataChannel({ toString: thrower }),
          () => connection.getStreamById({ toString: thrower }),
          () =>
            navigator.webkitGetUserMedia(
              evil('audio'),
              () => {},
              () => {}
            ),
          () =>
            navigator.webkitGetUserMedia(
              { video: { mandatory: evil('minWidth') } },
              () => {},
              () => {}
            ),
          () => WebkitRTC.install(evil('unprefixed')),
        ];
        const run = () =>
          calls.map((call) => {
            try {
              call();
              return 'nothing';
            } catch (error) {
              return error.message;
            }
          });
        run();
        const before = held().references;
        let errors;
        for (let index = 0; index < 50; index++) errors = run();
        return { before, after: held().references, errors };
      });
      // Constraints whose getters throw are malformed (Chromium 49 to 87); all else comes out as the page threw it.
      const told = (message) => message.replace(/^.*: (Malformed constraints object)\.$/, '$1');
      const expected = (index) => (constraints.includes(index) ? 'Malformed constraints object' : 'mine');
      assert.deepEqual(
        errors.map((message, index) => `${index} ${told(message)}`),
        errors.map((_, index) => `${index} ${expected(index)}`)
      );
      assert.equal(after, before);
    }));
}
