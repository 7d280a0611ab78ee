// Without WebAssembly: the drop-in loads its plain sibling in its place, or says what to do; and the plain files by
// themselves.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { engines, isPlain, withPage } from './engines.mjs';

const wasm = '/dist/webkit-rtc-peer-connection.js';
const plain = '/dist/webkit-rtc-peer-connection.plain.js';

/** Before the drop-in: WebAssembly is switched off, as by a lockdown mode. */
const lockdown = '<script>delete window.WebAssembly</script>';

/** Before the drop-in: WebAssembly refuses more than 4 KB at once, as in Chromium before 115. */
const oldChromium = `<script>(${() => {
  const Native = WebAssembly.Module;
  WebAssembly.Module = function Module(bytes) {
    if (bytes.byteLength <= 4096) return new Native(bytes);
    throw new RangeError(
      'WebAssembly.Compile is disallowed on the main thread, if the buffer size is larger than 4KB. ' +
        'Use WebAssembly.compile, or compile on a worker thread.'
    );
  };
}})()</script>`;

/** After the drop-in: what the next script of the page sees. */
const nextScript = '<script>early = { type: typeof webkitRTCPeerConnection, global: typeof WebkitRTC };</script>';

/** What the drop-in wrote to the console; browsers add lines of their own about policies and missing files. */
const told = (page) => page.logs.filter((line) => line.includes('webkit-rtc-peer-connection is'));

/** Runs in the page: is the class ours, and does an old call work? */
const works = () =>
  new Promise((resolve, reject) => {
    const connection = new webkitRTCPeerConnection(null, { optional: [] });
    connection.createOffer(({ sdp }) => resolve(/^m=audio/m.test(sdp) && !/^m=video/m.test(sdp)), reject, {
      mandatory: { OfferToReceiveAudio: true },
    });
  });

/** The address and attributes of each script tag of the page with our name. */
const tags = () =>
  Array.from(document.scripts)
    .filter(({ src }) => /peer-connection/.test(src))
    .map(({ src, attributes }) => ({
      path: src.slice(location.origin.length),
      attributes: Object.fromEntries(Array.from(attributes, ({ name, value }) => [name, value])),
    }));

/** The script tag of the drop-in, where nothing else will do. */
const tag = (attributes) => `<script src="${wasm}" ${attributes}></script>`;

/** Puts the drop-in's tag into the page by a script. */
const injected = `<script>(function () {
  var tag = document.createElement('script');
  tag.src = '${wasm}';
  document.head.appendChild(tag);
})()</script>`;

/** Resolves when the drop-in has run; it need not have installed anything. */
const arrived = async () => {
  while (typeof WebkitRTC === 'undefined')
    await new Promise((resolve) => {
      setTimeout(resolve, 10);
    });
};

for (const engine of engines) {
  describe(`without WebAssembly, ${engine.name}`, { skip: isPlain && 'this is about the other drop-in' }, () => {
    const refusals = {
      'a lockdown mode': { before: lockdown },
      'an old Chromium': { before: oldChromium },
      'a Content-Security-Policy': { headers: { 'Content-Security-Policy': "script-src 'self' 'unsafe-inline'" } },
    };
    for (const [title, options] of Object.entries(refusals)) {
      test(`${title}: the next script of the page finds the class, and the console stays quiet`, () =>
        withPage(engine, { ...options, source: wasm, head: nextScript }, async (page) => {
          assert.deepEqual(await page.evaluate(() => early), { type: 'function', global: 'object' });
          assert.equal(await page.evaluate(works), true);
          assert.deepEqual(await page.evaluate(() => WebkitRTC.install()), { installed: true });
          assert.deepEqual(told(page), []);
          assert.deepEqual(await page.errors(), []);
        }));
    }

    test("a policy of 'self' alone", () =>
      withPage(
        engine,
        {
          source: wasm,
          headers: { 'Content-Security-Policy': "script-src 'self'" },
        },
        async (page) => {
          assert.equal(await page.evaluateForeign(works), true);
          assert.deepEqual(told(page), []);
        }
      ));

    test('a policy of a nonce: the plain tag has it too', () =>
      withPage(
        engine,
        {
          source: wasm,
          attributes: { nonce: 'Rand0m+/=' },
          headers: { 'Content-Security-Policy': "script-src 'nonce-Rand0m+/=' 'strict-dynamic'" },
        },
        async (page) => {
          assert.equal(await page.evaluateForeign(works), true);
          assert.deepEqual(told(page), []);
        }
      ));

    test('attributes are kept', () =>
      withPage(
        engine,
        {
          before: lockdown,
          source: `${wasm}?v=3`,
          attributes: { 'data-unprefixed': '', 'data-sdp-semantics': 'plan-b', 'data-other': '&quot;&lt;&amp;' },
        },
        async (page) => {
          const [
            ,
            {
              path,
              attributes: { integrity, ...attributes },
            },
            ...more
          ] = await page.evaluate(tags);
          assert.deepEqual(more, []);
          assert.equal(path, `${plain}?v=3`);
          assert.match(integrity, /^sha384-/);
          assert.deepEqual(attributes, {
            src: `${await page.evaluate(() => location.origin)}${plain}?v=3`,
            'data-unprefixed': '',
            'data-sdp-semantics': 'plan-b',
            'data-other': '"<&',
          });
          assert.equal(await page.evaluate(() => RTCPeerConnection === webkitRTCPeerConnection), true);
          assert.match(
            await page.evaluate(
              () =>
                new Promise((resolve, reject) => {
                  new webkitRTCPeerConnection(null).createOffer(({ sdp }) => resolve(sdp), reject, {
                    mandatory: { OfferToReceiveAudio: true },
                  });
                })
            ),
            /^a=mid:audio/m
          );
        }
      ));

    test('an attribute says where the plain drop-in is', () =>
      withPage(
        engine,
        {
          before: lockdown,
          source: `${wasm}?renamed`,
          attributes: { 'data-plain': `${plain}?here` },
          head: nextScript,
        },
        async (page) => {
          assert.equal((await page.evaluate(tags))[1].path, `${plain}?here`);
          assert.equal(await page.evaluate(() => early.type), 'function');
        }
      ));

    test('from another origin, which sends no CORS headers', () =>
      withPage(
        engine,
        {
          polyfill: false,
          before: lockdown,
          // The same server by another name.
          head: `<script>
  var other = location.origin.replace('127.0.0.1', 'localhost');
  document.write('<script src="' + other + '${wasm}"><\\/script>');
</script>${nextScript}`,
        },
        async (page) => {
          assert.equal(await page.evaluate(() => early.type), 'function');
          assert.deepEqual(told(page), []);
        }
      ));

    test('in a frame of HTML without an address', () =>
      withPage(
        engine,
        {
          polyfill: false,
          body: `<iframe srcdoc="<script>delete window.WebAssembly</script><script src=${wasm}></script>"></iframe>`,
        },
        async (page) => {
          assert.equal(await page.evaluate(() => frames[0].eval('WebkitRTC.install().installed')), true);
        }
      ));

    test('two copies of the drop-in', () =>
      withPage(engine, { before: lockdown, source: wasm, head: tag('') + nextScript }, async (page) => {
        assert.equal(await page.evaluate(() => early.type), 'function');
        assert.equal(await page.evaluate(works), true);
      }));

    const wayOut = new RegExp(
      '^error: webkit-rtc-peer-connection is not installed: this browser has no WebAssembly' +
        '.*Load webkit-rtc-peer-connection\\.plain\\.js instead'
    );
    const impossible = {
      'a deferred tag': tag('defer'),
      'an async tag': tag('async'),
      'a module': tag('type="module"'),
      'a tag that a script puts in': injected,
    };
    for (const [title, head] of Object.entries(impossible)) {
      test(`${title}: one line says what to do, and the page is as it was`, () =>
        withPage(engine, { polyfill: false, before: lockdown, head, body: '<p>text</p>' }, async (page) => {
          const native = await withPage(engine, { polyfill: false }, (other) =>
            other.evaluate(() => typeof webkitRTCPeerConnection)
          );
          await page.evaluate(arrived);
          assert.equal(told(page).length, 1, told(page).join('\n'));
          assert.match(told(page)[0], wayOut);
          assert.deepEqual(
            await page.evaluate(() => ({ type: typeof webkitRTCPeerConnection, body: document.body.innerHTML })),
            { type: native, body: '<p>text</p>' }
          );
          const { installed, reason } = await page.evaluate(() => WebkitRTC.install());
          assert.deepEqual({ installed, reason: `error: ${reason}` }, { installed: false, reason: told(page)[0] });
          assert.deepEqual(await page.errors(), []);
        }));
    }

    test('an inline copy of the drop-in does not empty the page', () =>
      withPage(engine, { polyfill: false, before: lockdown, body: '<p>text</p>' }, async (page) => {
        await page.evaluate(async (path) => {
          const script = document.createElement('script');
          script.textContent = await (await fetch(path)).text();
          document.head.append(script);
        }, wasm);
        assert.match(told(page)[0], wayOut);
        assert.equal(await page.evaluate(() => document.body.innerHTML), '<p>text</p>');
      }));

    test('an element that the page names `currentScript` is no script tag', () =>
      withPage(
        engine,
        {
          polyfill: false,
          before: lockdown,
          body: `<img name="currentScript" data-plain="/wrong.js" alt="">${tag('')}`,
        },
        async (page) => {
          assert.match(told(page)[0], wayOut);
          assert.equal(await page.evaluate(() => document.scripts.length), 2);
        }
      ));

    test('a missing file: one line names it', () =>
      withPage(
        engine,
        { before: lockdown, source: wasm, attributes: { 'data-plain': '/dist/nowhere.js' }, head: nextScript },
        async (page) => {
          await page.evaluate(arrived);
          assert.equal(told(page).length, 1);
          assert.match(
            told(page)[0],
            new RegExp(
              'has no WebAssembly.* http://127\\.0\\.0\\.1:\\d+/dist/nowhere\\.js, ' +
                'which needs no WebAssembly, could not be loaded'
            )
          );
          const { installed, reason } = await page.evaluate(() => WebkitRTC.install());
          assert.equal(installed, false);
          assert.match(reason, /has no WebAssembly/);
        }
      ));

    test('another version of the plain drop-in is not run: one line says so', () =>
      withPage(
        engine,
        { before: lockdown, source: wasm, attributes: { 'data-plain': '/dist/auto.mjs' } },
        async (page) => {
          assert.equal(told(page).length, 1);
          assert.match(told(page)[0], /auto\.mjs.* could not be loaded.* same version/);
        }
      ));

    test('a policy that allows the drop-in alone: one line says so', () =>
      withPage(
        engine,
        {
          source: wasm,
          headers: { 'Content-Security-Policy': `script-src 'self'${wasm}`.replace("'self'", 'http://127.0.0.1:*') },
        },
        async (page) => {
          assert.equal(told(page).length, 1);
          assert.match(
            told(page)[0],
            /Content-Security-Policy refuses WebAssembly.*plain\.js.* could not be loaded.*policy allow it/
          );
        }
      ));

    test('a policy that demands Trusted Types: one line says what to do', () =>
      withPage(
        engine,
        {
          source: wasm,
          headers: { 'Content-Security-Policy': "script-src 'self'; require-trusted-types-for 'script'" },
        },
        async (page) => {
          const { installed, supported } = await page.evaluateForeign(() => ({
            installed: WebkitRTC.install().installed,
            supported: 'trustedTypes' in window,
          }));
          // Browsers without Trusted Types pass the policy over.
          assert.equal(installed, !supported);
          assert.equal(told(page).length, supported ? 1 : 0);
        }
      ));

    const causes = {
      'no WebAssembly': [{ before: lockdown }, /no WebAssembly/],
      'an old Chromium': [{ before: oldChromium }, /too old to compile WebAssembly at once/],
      'a policy': [
        { headers: { 'Content-Security-Policy': "script-src 'self' 'unsafe-inline'" } },
        /Content-Security-Policy refuses WebAssembly.*'wasm-unsafe-eval'/,
      ],
    };
    for (const [title, [options, cause]] of Object.entries(causes)) {
      test(`the npm entry: install() names the cause, and the other entry [${title}]`, () =>
        withPage(engine, { ...options, polyfill: false }, async (page) => {
          const { installed, reason } = await page.evaluate(async () => (await import('/dist/index.mjs')).install());
          assert.equal(installed, false);
          assert.match(reason, cause);
          assert.match(reason, /webkit-rtc-peer-connection\/plain/);
          assert.deepEqual(told(page), [`error: ${reason}`]);
        }));
    }
  });

  describe(`plain JavaScript, ${engine.name}`, () => {
    test('the drop-in installs before the next script, and touches no WebAssembly', () =>
      withPage(engine, { before: lockdown, source: plain, head: nextScript }, async (page) => {
        assert.deepEqual(await page.evaluate(() => early), { type: 'function', global: 'object' });
        assert.equal(await page.evaluate(works), true);
        assert.deepEqual(page.logs, []);
        assert.deepEqual(await page.errors(), []);
      }));

    test('the npm entry installs when it is told to, and takes it back', () =>
      withPage(engine, { before: lockdown, polyfill: false }, async (page) => {
        assert.deepEqual(
          await page.evaluate(async () => {
            const before = typeof webkitRTCPeerConnection;
            const { install, uninstall } = await import('/dist/plain.mjs');
            const imported = typeof webkitRTCPeerConnection;
            const outcome = install();
            const installed = typeof webkitRTCPeerConnection;
            uninstall();
            return {
              unchanged: imported === before,
              outcome,
              installed,
              takenBack: typeof webkitRTCPeerConnection === before,
            };
          }),
          { unchanged: true, outcome: { installed: true }, installed: 'function', takenBack: true }
        );
      }));

    test('in Safari 12.1 to 14.0, which have no `encodeInto`, texts of any letters arrive', () => {
      const before = '<script>delete TextEncoder.prototype.encodeInto; delete window.WeakRef;</script>';
      return withPage(engine, { before, source: plain }, async (page) => {
        assert.equal(await page.evaluate(works), true);
        const refused = (name) =>
          new Promise((resolve, reject) => {
            navigator.webkitGetUserMedia({ video: { mandatory: { [name]: 1 } } }, reject, ({ constraintName }) => {
              resolve(constraintName);
            });
          });
        for (const name of ['plain', 'sch\u00f6n', '\u4e2d\u6587\u{1f600}'])
          assert.equal(await page.evaluate(refused, name), name);
        assert.deepEqual(await page.errors(), []);
      });
    });

    test('a long session description grows the memory, and nothing is lost', () =>
      withPage(engine, { source: plain, attributes: { 'data-sdp-semantics': 'plan-b' } }, async (page) => {
        const offered = (pc) =>
          new Promise((resolve, reject) => {
            pc.createOffer(resolve, reject, { mandatory: { OfferToReceiveVideo: true } });
          });
        assert.deepEqual(
          await page.evaluate(`(async () => {
        const offered = ${offered};
        const { sdp } = await offered(new webkitRTCPeerConnection(null));
        // 2 MB, more than the memory has at first.
        const long = sdp + ('a=x-long:' + 'x'.repeat(1000) + '\\r\\n').repeat(2000);
        const peer = new webkitRTCPeerConnection(null);
        const description = new RTCSessionDescription({ type: 'offer', sdp: long });
        await new Promise((resolve, reject) => { peer.setRemoteDescription(description, resolve, reject); });
        const later = await offered(new webkitRTCPeerConnection(null));
        return { remote: /a=mid:video/.test(peer.remoteDescription.sdp), later: /a=mid:video/.test(later.sdp) };
      })()`),
          { remote: true, later: true }
        );
      }));
  });
}
