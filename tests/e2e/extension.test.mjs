// dist/extension/ in real browsers, on pages of 2013 that have no tag: off by default, on for one site by its button,
// in frames too, and off again.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launch } from '../../tools/lib/launch.mjs';
import { dist, inRoot, readJson } from '../../tools/lib/project.mjs';
import { serve } from '../../tools/serve.mjs';
import { callOf2013 } from './call-of-2013.mjs';

const source = join(dist, 'extension');
const html = (body) => `<!doctype html><link rel="icon" href="data:,"><title>old</title>${body}`;
const pages = {
  '/call': { body: html(callOf2013) },
  '/frame': {
    body: html('<iframe src="/call" width="600" height="500" allow="camera; microphone; autoplay"></iframe>'),
  },
  '/strict': { body: html(callOf2013), headers: { 'Content-Security-Policy': "script-src 'unsafe-inline'" } },
  '/sniffs': { body: html('<script>window.isChrome = /Chrome\\//.test(navigator.userAgent);</script>') },
};
const hasPlain = readJson(join(dist, 'sri.json'))['webkit-rtc-peer-connection.plain.js'] !== undefined;

let server;
before(async () => {
  server = await serve({ roots: { '/dist': dist }, page: ({ url }) => pages[url] });
});
after(() => server.close());

/** The same server, by two names: two sites. */
const site = (host = '127.0.0.1') => server.url.replace('127.0.0.1', host);
const settled = (ms = 300) =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** Asks until the answer is the one that is waited for; the last answer. */
async function until(ask, wanted, patience = 20_000) {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask().catch((error) => error.message);
    if (wanted(answer) || Date.now() > end) return answer;
    await settled();
  }
}

const words = (popup) => popup.evaluate(() => document.body.innerText);
const says = async (popup, expected) =>
  assert.match(
    await until(
      () => words(popup),
      (text) => expected.test(text)
    ),
    expected
  );

/** Can a page see anything of us? */
const isThere = (page) =>
  page.evaluate(
    () =>
      Object.getOwnPropertySymbols(window).includes(Symbol.for('webkit-rtc-peer-connection')) || 'WebkitRTC' in window
  );
async function makesItsCall(page, path, frame = (it) => it) {
  await page.goto(site() + path);
  await page.bringToFront();
  const outcome = () => frame(page).evaluate(() => window.outcome);
  assert.equal(await until(outcome, (text) => text === 'the picture moves'), 'the picture moves');
}
async function isUntouched(page, address) {
  await page.goto(address);
  assert.equal(await isThere(page), false);
}

/** What is the same in both browsers; `open` gives the popup of a page, `turn` presses its switch. */
function behaves({ page, open, press }) {
  test('a page of 2013 makes its call', () => makesItsCall(page(), '/call'));
  test('in a frame too', () => makesItsCall(page(), '/frame', (it) => it.frames()[1]));
  test('under a policy that refuses WebAssembly', { skip: !hasPlain && 'this build has no plain JavaScript' }, () =>
    makesItsCall(page(), '/strict')
  );
  test('another site is untouched', () => isUntouched(page(), `${site('localhost')}/call`));
  test('the popup tells what the page uses, and what to write instead', async () => {
    await makesItsCall(page(), '/call');
    const popup = await open('/call');
    await says(
      popup,
      /On on this site[^]*It shows streams by an address[^]*It negotiates by callbacks: ?\n?createOffer/
    );
    assert.match(
      await popup.$eval('dl', ({ textContent }) => textContent),
      /createOffer, once ?description = await pc\.createOffer\(\)/
    );
  });
  test('what can be pressed has a role and a name', async () => {
    const popup = await open('/call');
    const named = await popup.$$eval('input, button', (all) =>
      all.map((one) => [
        one.role ?? one.getAttribute('role') ?? one.type,
        (one.labels?.[0] ?? one).textContent.trim() !== '',
      ])
    );
    assert.ok(named.length >= 3 && named.every(([, hasName]) => hasName), JSON.stringify(named));
    assert.equal(await popup.$eval('#on', (one) => one.getAttribute('role')), 'switch');
  });
  test('off again by the same switch: told until the page is loaded anew, then nothing is left', async () => {
    await makesItsCall(page(), '/call');
    const popup = await open('/call');
    await press(popup, '#on');
    await says(popup, /Off on this site[^]*It is still in this page until you reload it/);
    await isUntouched(page(), `${site()}/call`);
  });
}

describe('Chromium', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'webkit-rtc-extension-')), 'extension');
  const manifest = readFileSync(join(source, 'manifest.json'), 'utf8');
  let browser;
  let page;
  let extension;
  const install = async (text) => {
    writeFileSync(join(folder, 'manifest.json'), text);
    const id = await browser.installExtension(folder);
    extension = (await browser.extensions()).get(id);
  };
  // The real button: its popup closes as soon as something else has the focus.
  const open = async () => {
    await page.bringToFront();
    for (const old of await extension.pages()) await old.close().catch(() => {}); // It may have closed by itself.
    await extension.triggerAction(page);
    return until(
      async () => (await extension.pages())[0],
      (popup) => popup?.url?.()
    );
  };
  const granted = async () =>
    (await until(open, (popup) => popup?.evaluate)).evaluate(async () => (await chrome.permissions.getAll()).origins);

  before(async () => {
    cpSync(source, folder, { recursive: true });
    browser = await launch('chromium', { enableExtensions: true });
    await install(manifest);
    page = await browser.newPage();
  });
  after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('off by default: the page is untouched, and the popup says so', async () => {
    await isUntouched(page, `${site()}/call`);
    await says(await open(), /^127\.0\.0\.1\nOff on this site/);
  });
  test('on a page that no extension may change it says so', async () => {
    await page.goto('about:blank');
    await says(await open(), /Browsers let no extension change this page/);
  });
  test("the switch asks the browser, and without the person's yes nothing changes", async () => {
    await page.goto(`${site()}/call`);
    const popup = await open();
    await popup.click('#on').catch(() => {});
    await settled(1000);
    assert.deepEqual(await granted(), []);
    await isUntouched(page, `${site()}/call`);
  });

  // The browser's question cannot be answered without a screen. So the yes is given as an installation gives it, for
  // this one host, by a copy of the manifest; then the real one is back, where the permission is an optional one that
  // was granted.
  describe('on', () => {
    before(async () => {
      await page.goto('about:blank');
      await install(JSON.stringify({ ...JSON.parse(manifest), host_permissions: ['*://127.0.0.1/*'] }));
      await install(manifest);
      await page.goto(`${site()}/call`);
    });
    test('the popup says that the page must be loaded again, and does it', async () => {
      assert.deepEqual(await granted(), ['*://127.0.0.1/*']);
      await page.evaluate(() => {
        window.old = true;
      });
      const popup = await open();
      await says(popup, /On on this site[^]*(Reload the page|What this page uses)/);
      if (/Reload the page/.test(await words(popup))) {
        await popup.click('#reload');
        assert.equal(
          await until(
            () => page.evaluate(() => typeof window.old),
            (text) => text === 'undefined'
          ),
          'undefined'
        );
      }
      assert.equal(
        await until(
          () => isThere(page),
          (there) => there === true
        ),
        true
      );
    });
    behaves({ page: () => page, open, press: (popup, selector) => popup.click(selector) });
  });
});

describe('Firefox', () => {
  const uuid = '6f0d7c1e-3b0a-4c55-9d43-9a0e3f6c2b11';
  let browser;
  let page;
  let popup;
  // The popup in its own tab, which is told what tab it is for: 1 is the browser's first, 2 is ours. It runs in another
  // process, so no event of this navigation arrives.
  const open = async (path) => {
    await popup?.close();
    popup = await browser.newPage();
    const address = `moz-extension://${uuid}/popup.html?tab=2&address=${encodeURIComponent(site() + path)}`;
    await popup.goto(address, { timeout: 2_000 }).catch(() => {});
    await until(
      () => words(popup),
      (text) => /127\.0\.0\.1|No page/.test(text)
    );
    return popup;
  };
  const press = async (tab, selector) => {
    await tab.bringToFront();
    await tab.click(selector);
  };

  before(async () => {
    browser = await launch('firefox', {
      preferences: {
        'extensions.webextensions.uuids': JSON.stringify({ 'webkit-rtc-peer-connection@extension': uuid }),
        // Firefox's own way to answer its question with yes.
        'extensions.webextOptionalPermissionPrompts': false,
      },
    });
    await browser.installExtension(source);
    page = await browser.newPage();
  });
  after(() => browser.close());

  test('off by default: the page is untouched, and the popup says so', async () => {
    await isUntouched(page, `${site()}/call`);
    await says(await open('/call'), /^127\.0\.0\.1\nOff on this site/);
  });
  test('the switch turns it on for this site, from the next load on', async () => {
    await press(popup, '#on');
    await says(popup, /On on this site[^]*Reload the page: it works from its next start on/);
    assert.deepEqual(await popup.evaluate(async () => (await browser.permissions.getAll()).origins), [
      '*://127.0.0.1/*',
    ]);
  });
  describe('on', () => {
    test('a page that sniffs is told that this is Chrome, where the popup says so', async () => {
      await page.goto(`${site()}/sniffs`);
      assert.equal(await page.evaluate(() => isChrome), false);
      const tab = await open('/sniffs');
      await press(tab, '#as-chrome');
      await says(tab, /Reload the page for the change/);
      await page.goto(`${site()}/sniffs`);
      assert.equal(await page.evaluate(() => isChrome), true);
      await makesItsCall(page, '/call');
      await press(await open('/call'), '#as-chrome');
      await settled(1000);
    });
    behaves({ page: () => page, open, press });
  });
});

describe('what the build makes', () => {
  test("a manifest that asks for no site, and has the package's version", () => {
    const manifest = readJson(join(source, 'manifest.json'));
    assert.deepEqual([manifest.host_permissions, manifest.content_scripts], [undefined, undefined]);
    assert.equal(manifest.version, readJson(inRoot('package.json')).version);
  });
  test('a zip of the same files, without the time of the build', () => {
    const zip = readFileSync(join(dist, 'webkit-rtc-peer-connection-extension.zip'));
    for (const name of ['manifest.json', 'background.js', 'popup.html', 'icon-128.png', 'drop-in.js'])
      assert.ok(zip.includes(name), name);
    // MS-DOS time and date of each entry: 1 January 1980, midnight.
    assert.equal(zip.readUInt32LE(10), 0x00210000);
  });
});
