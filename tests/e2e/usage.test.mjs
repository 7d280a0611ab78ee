// The report that shows the way out: what the page used, how often, where first, and what to write instead.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { inRoot } from '../../tools/lib/project.mjs';
import { serve } from '../../tools/serve.mjs';
import { findBrowsers } from '../../tools/setup/browsers.mjs';
import { engines, withPage } from './engines.mjs';

/** A page of the time; the names are at known lines. */
const program = `
function start() {
  var pc = new webkitRTCPeerConnection(null, { optional: [{ googDscp: true }] });
  pc.onaddstream = function () {};
  for (var i = 0; i < 2; i++) pc.createOffer(function () {}, function () {}, options);
}
var options = { mandatory: { OfferToReceiveVideo: true } };
start();
`;

const uses = ({ member, count, ignored, instead }) => [member, count, ignored, instead];
const expected = [
  ['googDscp', 1, true, 'leave it out'],
  ['onaddstream', 1, false, 'pc.ontrack = ({streams: [stream]}) => { … }'],
  ['createOffer', 2, false, 'description = await pc.createOffer()'],
];

for (const engine of engines) {
  test(`usage() says what, how often, where first, and what to write instead [${engine.name}]`, () =>
    withPage(engine, { head: `<script>${program}</script>` }, async (page) => {
      const report = await page.evaluate(() => WebkitRTC.usage());
      assert.deepEqual(report.map(uses), expected);
      // The names of the members, and the line of the page on which each was used.
      const lines = report.map(({ where }) => /^(?:at )?start.*page\/\d+:(\d+):\d+\)?$/.exec(where)?.[1]);
      assert.deepEqual(lines, ['3', '4', '5']);
      assert.deepEqual(page.logs, []);
    }));

  test(`a use inside of a callback is found, however deep the stack [${engine.name}]`, () =>
    withPage(engine, {}, async (page) => {
      const where = await page.evaluate(
        () =>
          new Promise((resolve) => {
            const deep = (pc, left) => {
              if (left) deep(pc, left - 1);
              else pc.addStream(new MediaStream());
            };
            const pc = new webkitRTCPeerConnection(null);
            const limit = JSON.stringify(Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit'));
            pc.createOffer(() => {
              deep(pc, 12);
              resolve([
                WebkitRTC.usage().find(({ member }) => member === 'addStream').where,
                JSON.stringify(Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit')) === limit,
              ]);
            });
          })
      );
      assert.match(where[0], /deep/);
      assert.equal(where[1], true);
    }));

  test(`data-usage="warn" prints each use once [${engine.name}]`, () =>
    withPage(engine, { attributes: { 'data-usage': 'warn' }, head: `<script>${program}</script>` }, async (page) => {
      assert.deepEqual(page.logs, [
        'warn: [Deprecation] googDscp has no effect. Instead: leave it out',
        'warn: [Deprecation] onaddstream is deprecated. Instead: pc.ontrack = ({streams: [stream]}) => { … }',
        'warn: [Deprecation] createOffer is deprecated. Instead: description = await pc.createOffer()',
      ]);
    }));
}

const run = promisify(execFile);
const command = inRoot('bin/webkit-rtc-peer-connection.mjs');

test('npx webkit-rtc-peer-connection report prints it for any page and its frames, as table and JSON', async () => {
  const html = `<!doctype html><link rel="icon" href="data:,"><title>old</title>`;
  const pages = {
    '/': `${html}<iframe src="/framed"></iframe><script>${program}</script>`,
    '/framed': `${html}<script>new webkitRTCPeerConnection(null).createOffer(function () {});</script>`,
  };
  const server = await serve({
    roots: { '/dist': inRoot('dist') },
    page: ({ url }) =>
      pages[url] && { body: pages[url], headers: { 'Content-Security-Policy': "script-src 'unsafe-inline'" } },
  });
  try {
    const report = (...options) =>
      run(process.execPath, [
        command,
        'report',
        `${server.url}/`,
        '--wait',
        '1',
        '--browser',
        findBrowsers().chromium,
        ...options,
      ]);
    const { stdout } = await report('--json');
    const found = new Map(JSON.parse(stdout).map((use) => [use.member, use]));
    assert.deepEqual([...found.keys()].sort(), ['createOffer', 'googDscp', 'onaddstream']);
    assert.equal(found.get('createOffer').count, 3);
    const { stdout: table } = await report();
    assert.match(table, /^what the page uses +times +first in +instead\n/);
    assert.match(table, /\nonaddstream +1 +translated +at start \(http.*:4:\d+\) +pc\.ontrack = /);
  } finally {
    await server.close();
  }
});

test('the command says how it is used', async () => {
  await assert.rejects(
    run(process.execPath, [command]),
    ({ code, stdout }) => code === 2 && /Usage: npx webkit-rtc-peer-connection report <url>/.test(stdout)
  );
});
