// The demo in www/, by its own buttons: what a visitor sees with the polyfill, without it, and without a camera.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { engines, startServer, withPage } from './engines.mjs';

/** A machine that has no camera, whatever the browser was started with. Runs before any script of the page. */
const noCamera = () => {
  delete Navigator.prototype.webkitGetUserMedia;
  MediaDevices.prototype.getUserMedia = () =>
    Promise.reject(new DOMException('Requested device not found', 'NotFoundError'));
};

for (const engine of engines) {
  describe(`the demo in ${engine.name}`, () => {
    test('a call from 2013 connects: every step succeeds and nothing is left uncaught', () =>
      demo(engine, {}, async (page) => {
        await call(page);
        const log = await readLog(page);
        for (const who of ['caller', 'callee']) {
          for (const event of ['icecandidate', 'signalingstatechange', 'iceconnectionstatechange', 'channel open']) {
            assert(log.includes(`${who} ${event}`), `the log lacks "${who} ${event}"`);
          }
        }
        assert(log.includes('callee addstream'));
        assert(log.includes('callee datachannel'));
        assert.deepEqual(await troubles(page), []);
        assert.deepEqual(await page.errors(), []);
      }));

    test('the panel of the way out tells what the page has used, where, and what to write instead', () =>
      demo(engine, {}, async (page) => {
        await call(page);
        const rows = () =>
          [...document.querySelectorAll('#usage tbody tr')].map((row) =>
            [...row.cells].map((cell) => cell.textContent)
          );
        await page.waitForFunction("/createAnswer/.test(document.getElementById('usage').textContent)");
        const uses = new Map((await page.evaluateForeign(rows)).map(([member, ...rest]) => [member, rest]));
        assert.deepEqual(
          uses.get('createOffer')?.filter((_, index) => index !== 1),
          ['1', 'description = await pc.createOffer()']
        );
        assert.match(uses.get('createOffer')[1], /^call\.js:\d+$/);
      }));

    test('the remote picture moves', () =>
      demo(engine, {}, async (page) => {
        await call(page);
        await pictureMoves(page);
      }));

    test('a chat message is shown once the other side has received it, both ways', () =>
      demo(engine, {}, async (page) => {
        await call(page);
        await page.type('#chat-text', 'hello from the caller');
        await page.keyboard.press('Enter');
        await messages(page, ['caller hello from the caller']);
        await page.type('#chat-text', '<b>hello</b> from the callee');
        await page.click('#chat-as-callee');
        await messages(page, ['caller hello from the caller', 'callee <b>hello</b> from the callee']);
        const log = await readLog(page);
        assert(log.includes('callee message hello from the caller'));
        assert(log.includes('caller message <b>hello</b> from the callee'));
      }));

    test('hanging up ends the call and frees the camera; the next call works like the first', () =>
      demo(engine, {}, async (page) => {
        await call(page);
        await page.evaluate(() => {
          window.firstCall = { caller, callee, tracks: localStream.getTracks() };
        });
        await page.click('#hang-up');
        assert.deepEqual(
          await page.evaluate(() => ({
            states: [firstCall.caller.signalingState, firstCall.callee.signalingState],
            tracks: firstCall.tracks.map((track) => track.readyState),
            chat: document.getElementById('chat-fields').disabled,
            focus: document.activeElement.id,
          })),
          { states: ['closed', 'closed'], tracks: ['ended', 'ended'], chat: true, focus: 'call' }
        );
        await page.waitForFunction(() => document.getElementById('remote-video').videoWidth === 0);

        await call(page);
        await pictureMoves(page);
        await page.type('#chat-text', 'again');
        await page.click('#chat-as-caller');
        await messages(page, ['caller again']);
        assert.deepEqual(await page.errors(), []);
      }));

    test('charts are drawn of the legacy statistics of both sides, and all reports are listed', () =>
      demo(engine, {}, async (page) => {
        await call(page);
        const told = () =>
          page.$$eval('#charts figcaption', (captions) => captions.map((caption) => caption.textContent));
        await page.waitForFunction(() => {
          const spans = [...document.querySelectorAll('#charts figcaption span')].map((span) => span.textContent);
          return (
            spans.length === 6 &&
            spans.every((text) => /\d/.test(text)) &&
            spans.slice(0, 4).every((text) => !/ 0 /.test(text))
          );
        });
        const number = String.raw`\d+`;
        const expected = [
          `Bit rate sent ${number} kbit/s received ${number} kbit/s`,
          `Frame rate sent ${number} frames/s received ${number} frames/s`,
          `Round trip caller ${number} ms callee ${number} ms`,
        ];
        (await told()).forEach((caption, index) => assert.match(caption, new RegExp(`^${expected[index]}$`)));
        const widths = await page.$$eval('#charts figure', (figures) =>
          figures.map((figure) => [
            figure.clientWidth,
            Math.round(figure.querySelector('canvas').getBoundingClientRect().width),
          ])
        );
        assert.deepEqual(
          widths.filter(([place, chart]) => chart > place),
          [],
          'no chart is wider than its place'
        );
        // A line is painted in each chart: axes and grid are grey, lines are not.
        await page.waitForFunction(
          () =>
            [...document.querySelectorAll('#charts canvas')].every((canvas) => {
              const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
              let coloured = 0;
              for (let at = 0; at < data.length; at += 4) {
                const [least, most] = [Math.min(...data.subarray(at, at + 3)), Math.max(...data.subarray(at, at + 3))];
                if (data[at + 3] > 200 && most - least > 60) coloured++;
              }
              return coloured > 10;
            }),
          { polling: 500 }
        );

        await page.click('#raw-statistics summary');
        await page.waitForSelector('#reports td');
        for (const [side, id] of [
          ['caller', '_send'],
          ['callee', '_recv'],
        ]) {
          await page.select('#statistics-of', side);
          const rows = await page.$$eval('#reports tbody tr', (all) =>
            all.map((row) => [...row.cells].map((cell) => cell.textContent).join(' '))
          );
          assert(
            rows.some((row) => row.startsWith('ssrc ssrc_') && row.includes(id)),
            `no stream of the ${side}`
          );
          assert(
            rows.some((row) => /^googCodecName \w+$/.test(row)),
            `no codec of the ${side}:\n${rows.join('\n')}`
          );
          assert(
            rows.some((row) => /^VideoBwe bweforvideo$/.test(row)),
            `no bandwidth estimate of the ${side}`
          );
        }
        assert.deepEqual(await page.errors(), []);
      }));

    test('without the polyfill the page shows what breaks', () =>
      demo(engine, { query: '?native' }, async (page) => {
        assert.equal(await page.evaluate(() => document.querySelector('[aria-current]').textContent), 'Without it');
        await page.click('#call');
        // Only Chromium still has the names; there the call gets as far as the answer, which nobody hears.
        const [step, complaint] =
          engine.name === 'chromium'
            ? ['answer', /^no callback after 3 s$/]
            : ['connection', /^ReferenceError: .*webkitRTCPeerConnection/];
        await page.waitForSelector(`[data-step="${step}"][data-state="failed"]`);
        assert.match(await page.$eval(`[data-step="${step}"] .note`, (note) => note.textContent), complaint);
        assert(
          await page.$eval(`[data-step="${step}"] .why`, (why) => why.getClientRects().length > 0),
          'the reason is shown'
        );
        assert.match(
          await page.$eval('#status', (status) => status.textContent),
          /^\d steps fail without the script tag\.$/
        );
        assert.equal(
          await page.$$eval(
            '[data-step="connected"][data-state="done"], [data-step="channel"][data-state="done"]',
            (done) => done.length
          ),
          0
        );
        assert.equal(await page.evaluate(() => document.getElementById('remote-video').videoWidth), 0);

        const log = (await troubles(page)).join('\n');
        for (const error of await page.errors())
          assert(log.includes(error.replace('unhandled rejection: ', '')), `the log lacks: ${error}`);
        if (engine.name === 'chromium') assert.match(log, /createObjectURL/);
      }));

    test('a machine without a camera sends a moving test card, and says so', () =>
      demo(engine, { before: noCamera }, async (page) => {
        await call(page);
        assert.match(
          await page.$eval('#stand-in', (note) => (note.hidden ? '' : note.textContent)),
          /^No camera \((?:Devices)?NotFoundError.*test card/
        );
        assert.deepEqual(
          await page.evaluate(() =>
            localStream
              .getTracks()
              .map((track) => track.kind)
              .sort()
          ),
          ['audio', 'video']
        );
        await pictureMoves(page);
        await page.click('#hang-up');
        assert.deepEqual(await page.errors(), []);
      }));

    test('the source panel shows the very script that runs', () =>
      demo(engine, {}, async (page) => {
        await page.click('#source summary');
        await page.waitForSelector('#source mark');
        const [shown, served] = await page.evaluate(async () => [
          document.querySelector('#source pre code').textContent,
          await (await fetch('call.js')).text(),
        ]);
        assert.equal(shown, served);
      }));
  });
}

/** Opens the demo, and runs `use` with its page. `before` runs in the page before its scripts. */
async function demo(engine, { query = '', before }, use) {
  const { url } = await startServer();
  await withPage(engine, { polyfill: false }, async (page) => {
    if (before) await page.evaluateOnNewDocument(before);
    await page.goto(`${url}/www/${query}`);
    await use(page);
  });
}

/** Presses Call, and waits until every step of the list is done. */
async function call(page) {
  await page.click('#call');
  try {
    await page.waitForFunction(() => !document.querySelector('[data-step]:not([data-state="done"])'));
  } catch (error) {
    throw new Error(
      `not every step was done:\n${await page.$eval('#steps', (list) => list.innerText)}\n${await readLog(page)}`,
      { cause: error }
    );
  }
}

/**
 * Waits until the remote picture has changed clearly ten times. A still picture also changes a few times while the
 * encoder adapts.
 */
async function pictureMoves(page) {
  await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 160;
    canvas.height = 120;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    window.look = () => {
      context.drawImage(document.getElementById('remote-video'), 0, 0, canvas.width, canvas.height);
      return context.getImageData(0, 0, canvas.width, canvas.height).data;
    };
    window.lastLook = null;
    window.changes = 0;
  });
  // First that there is a picture at all: red, green or blue well above black.
  await page.waitForFunction(() => look().some((value, i) => i % 4 < 3 && value > 64));
  await page.waitForFunction(() => {
    const now = look();
    if (lastLook === null) lastLook = now;
    if (now.filter((value, i) => Math.abs(value - lastLook[i]) > 50).length <= 20) return false;
    lastLook = now;
    changes += 1;
    return changes === 10;
  });
}

async function messages(page, expected) {
  await page.waitForFunction(
    (count) => document.querySelectorAll('#chat-messages li').length >= count,
    {},
    expected.length
  );
  assert.deepEqual(await page.$$eval('#chat-messages li', (items) => items.map((item) => item.textContent)), expected);
}

/** The log as text: `who what detail` in each line. */
function readLog(page) {
  return page.$$eval('#log li', (lines) => lines.map((line) => line.textContent.replace(/^\d+ /, '')).join('\n'));
}

function troubles(page) {
  return page.$$eval('#log .trouble', (lines) => lines.map((line) => line.textContent));
}
