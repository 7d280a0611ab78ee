// `npx webkit-rtc-peer-connection doctor`: what it finds on pages of 2013 and others, and what it says where it cannot
// look.
import assert from 'node:assert/strict';
import { execFile, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launch } from '../../tools/lib/launch.mjs';
import { inRoot } from '../../tools/lib/project.mjs';
import { which } from '../../tools/lib/run.mjs';
import { serve } from '../../tools/serve.mjs';

const command = inRoot('bin/webkit-rtc-peer-connection.mjs');
const scratch = mkdtempSync(join(tmpdir(), 'webkit-rtc-doctor-'));
const html = (body, title = 'old') => `<!doctype html><link rel="icon" href="data:,"><title>${title}</title>${body}`;
const period = (name) => readFileSync(inRoot(`tests/e2e/pages/${name}.html`), 'utf8');

/** A call with a picture, in the words of each time. */
const call = {
  old: `<video id="remote" autoplay muted></video><script>
    function failed(error) { throw error; }
    function start() {
      var a = new webkitRTCPeerConnection(null), b = new webkitRTCPeerConnection(null);
      a.onicecandidate = function (e) { if (e.candidate) b.addIceCandidate(e.candidate); };
      b.onicecandidate = function (e) { if (e.candidate) a.addIceCandidate(e.candidate); };
      b.onaddstream = function (e) { document.getElementById('remote').src = webkitURL.createObjectURL(e.stream); };
      navigator.webkitGetUserMedia({ video: true }, function (stream) {
        a.addStream(stream);
        a.createOffer(function (offer) {
          a.setLocalDescription(offer);
          b.setRemoteDescription(offer);
          b.createAnswer(function (answer) { b.setLocalDescription(answer); a.setRemoteDescription(answer); });
        });
      }, failed);
    }
  </script>`,
  modern: `<video id="remote" autoplay muted></video><script type="module">
    const [a, b] = [new RTCPeerConnection(), new RTCPeerConnection()];
    a.onicecandidate = ({ candidate }) => b.addIceCandidate(candidate);
    b.onicecandidate = ({ candidate }) => a.addIceCandidate(candidate);
    b.ontrack = ({ streams }) => { document.getElementById('remote').srcObject = streams[0]; };
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    stream.getTracks().forEach((track) => a.addTrack(track, stream));
    await a.setLocalDescription();
    await b.setRemoteDescription(a.localDescription);
    await b.setLocalDescription();
    await a.setRemoteDescription(b.localDescription);
  </script>`,
};

const sniffer = "if (/Chrome\\/\\d+/.test(navigator.userAgent)) start(); else alert('Please use Google Chrome.');";
const pages = {
  '/munging': period('munging').replace(
    '</body>',
    '<script>navigator.webkitGetUserMedia({ audio: true, video: true }, call, failed);</script></body>'
  ),
  '/sniffs': html(`${call.old}<script>${sniffer}</script>`, '&lt;img src=x onerror=alert(1)&gt;'),
  '/modern': html(call.modern),
  '/broken': html(
    `${call.old}<script>
    start();
    new webkitRTCPeerConnection(null).setLocalDescription({ type: 'offer', sdp: 'nonsense' }, null, failed);
    new webkitRTCPeerConnection(null).noSuchMethod();</script>`.replace('b.onaddstream', 'b.onwhatever')
  ),
  '/nothing': html('<p>A page about cats.</p>'),
  '/click': html(`${call.old}<button id="go" onclick="start()">Start the call</button>`),
  '/frame': html('<iframe src="/click-in-frame" allow="camera"></iframe>'),
  '/click-in-frame': html(`${call.old}<script>start()</script>`),
  '/hangs': html('<script>setTimeout(function () { for (;;); }, 100)</script>'),
  '/login': html('<script>document.cookie = "who=me; path=/"; sessionStorage.who = "me";</script>'),
};

let url;
let close;

before(async () => {
  ({ url, close } = await serve({
    roots: { '/dist': inRoot('dist') },
    page: (request) => {
      if (request.url === '/inside') {
        const isIn = /who=me/.test(request.headers.cookie ?? '');
        return {
          body: isIn ? html(`${call.old}<script>if (sessionStorage.who) start();</script>`, 'inside') : pages['/login'],
        };
      }
      if (request.url === '/policy') {
        return {
          body: html(`${call.old}<script>start()</script>`),
          headers: { 'Content-Security-Policy': "script-src 'unsafe-inline'" },
        };
      }
      return pages[request.url] && { body: pages[request.url] };
    },
  }));
});

after(async () => {
  await close();
  rmSync(scratch, { recursive: true, force: true });
});

/** Runs the command; never fails by itself. */
function run(args, { env } = {}) {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [command, ...args],
      { env: { ...process.env, ...env }, timeout: 180_000 },
      (error, stdout, stderr) => {
        resolve({ code: error ? error.code : 0, stdout, stderr });
      }
    );
  });
}

const doctor = (path, ...args) => run(['doctor', path.startsWith('/') ? url + path : path, '--wait', '6', ...args]);
const found = async (path, ...args) => {
  const { code, stdout, stderr } = await doctor(path, '--json', ...args);
  assert.ok(stdout, stderr);
  return { code, ...JSON.parse(stdout) };
};
const only = (browser) => ['--browser', browser];

describe('a page of 2013 that makes a call', () => {
  const file = join(scratch, 'report.html');
  let findings;
  before(async () => {
    findings = await found('/munging', '--wait', '10', '--html', file);
  });

  test('works with the drop-in and not without, in both browsers', () => {
    assert.deepEqual(
      findings.browsers.map(({ product, verdict }) => [product, verdict]),
      [
        ['chromium', 'mends'],
        ['firefox', 'mends'],
      ]
    );
    assert.equal(findings.code, 0);
  });
  test('stops for a reason that is told with its place', () => {
    for (const {
      runs: [without],
    } of findings.browsers) {
      const reasons = without.outcome.problems
        .filter(({ where }) => /\/munging:\d+:\d+/.test(where))
        .map(({ text }) => text);
      assert.match(reasons.join('\n'), /setLocalDescription fails|webkitGetUserMedia is not a function/);
    }
  });
  test('gets the bare tag', () =>
    assert.equal(findings.summary.tag, '<script src="webkit-rtc-peer-connection.js"></script>'));
  test('is told in words what it uses', () => {
    const sentences = findings.summary.uses.map(({ sentence }) => sentence);
    for (const expected of [
      'It negotiates by callbacks',
      'It shows streams by an address',
      'It sends and receives whole streams',
    ])
      assert.ok(sentences.includes(expected), expected);
  });
  test('has a report of one file, which loads nothing and runs nothing, with a picture of each visit', async () => {
    const browser = await launch('chromium');
    try {
      const page = await browser.newPage();
      const [requests, logs] = [[], []];
      page.on('request', (request) => requests.push(request.url()));
      page.on('console', (message) => logs.push(message.text()));
      await page.goto(`file://${file}`);
      assert.deepEqual(
        requests.filter((address) => !/^(file|data):/.test(address)),
        []
      );
      assert.deepEqual(logs, []);
      assert.equal(await page.$$eval('script, link, iframe', (all) => all.length), 0);
      assert.deepEqual(
        await page.$$eval('article img', (all) => all.map((one) => one.naturalWidth > 300)),
        Array(4).fill(true)
      );
      assert.match(
        await page.$eval('.verdict', ({ innerText }) => innerText),
        /works with the drop-in[^]*<script src="webkit-rtc-peer-connection.js"><\/script>/
      );
    } finally {
      await browser.close();
    }
  });
});

test('a page that wants Chrome by its user agent: what it says, and the attribute that helps, are told', async () => {
  const file = join(scratch, 'sniffs.html');
  const {
    code,
    browsers: [{ runs, best, verdict }],
    summary,
  } = await found('/sniffs', ...only('firefox'), '--html', file);
  assert.deepEqual(runs[0].dialogs, ['Please use Google Chrome.']);
  assert.deepEqual(runs[best].attributes, { 'data-as-chrome': '' });
  assert.deepEqual(
    [code, verdict, summary.tag],
    [0, 'mends', '<script src="webkit-rtc-peer-connection.js" data-as-chrome></script>']
  );
  assert.doesNotMatch(readFileSync(file, 'utf8'), /<img src=x/);
});

test('a page of today works as it is, and needs no tag', async () => {
  const { code, browsers, summary } = await found('/modern');
  assert.deepEqual(
    browsers.map(({ verdict }) => verdict),
    ['unneeded', 'unneeded']
  );
  assert.deepEqual([code, summary.tag], [0, undefined]);
});

test('a page with faults of its own: code 1, and each fault is told', async () => {
  const {
    code,
    browsers: [{ verdict, runs, best }],
  } = await found('/broken', ...only('chromium'));
  assert.deepEqual([code, verdict], [1, 'fails']);
  const problems = runs[best].outcome.problems.map(({ text }) => text).join('\n');
  assert.match(problems, /setLocalDescription fails/);
  assert.match(problems, /noSuchMethod is not a function/);
});

test('a frame counts', async () => {
  const framed = await found('/frame', ...only('firefox'));
  assert.deepEqual([framed.code, framed.browsers[0].verdict], [0, 'mends']);
});

// One that hangs keeps the doctor waiting for more than a minute, so the others have their turn beside it.
describe('a page that does nothing', { concurrency: 2 }, () => {
  test('that hangs: it is told, and the doctor comes to an end', async () => {
    const { code, stdout } = await doctor('/hangs', ...only('chromium'));
    assert.equal(code, 1);
    assert.match(stdout, /does not answer any more/);
  });
  test('without WebRTC: one line', async () => {
    const { code, stdout } = await doctor('/nothing', ...only('chromium'));
    assert.equal(code, 4);
    assert.match(stdout, /used no WebRTC in Chromium \d+\.\n.*There is nothing of WebRTC in its scripts either/);
  });
  test('that waits for a click: the button is named', async () => {
    const { code, stdout } = await doctor('/click', ...only('chromium'));
    assert.equal(code, 4);
    assert.match(stdout, /Its scripts name webkitRTCPeerConnection[^]*“Start the call” \(--click '#go'\)/);
  });
  test('--click does it', async () => {
    const { code, browsers } = await found('/click', '--click', '#go');
    assert.deepEqual([code, ...browsers.map(({ verdict }) => verdict)], [0, 'mends', 'mends']);
  });
});

describe('a page that cannot be seen: code 3, and a line of each browser', () => {
  const refused = async (address, expected, ...args) => {
    const { code, stdout, stderr } = await doctor(address, ...args);
    assert.deepEqual([code, stdout], [3, '']);
    const lines = stderr.split('\n').filter((line) => line && !/without the drop-in$/.test(line));
    for (const line of lines) assert.match(line, expected);
    assert.ok(lines.length >= 1 && lines.length <= 2, stderr);
  };

  test('nobody answers', async () => {
    const gone = createServer();
    await new Promise((done) => {
      gone.listen(0, '127.0.0.1', done);
    });
    const { port } = gone.address();
    await new Promise((done) => {
      gone.close(done);
    });
    await refused(`http://127.0.0.1:${port}/`, /^Nothing answers at 127\.0\.0\.1:\d+ \(/);
  });
  test('no such host', () =>
    refused('http://nowhere.invalid/', /^There is no host by the name of nowhere\.invalid \(/));
  test('an HTTP error', () => refused('/missing', /answers with HTTP status 404\.$/));
  test('it never answers', async () => {
    const silent = createServer(() => {});
    await new Promise((done) => {
      silent.listen(0, '127.0.0.1', done);
    });
    try {
      await refused(`http://127.0.0.1:${silent.address().port}/`, /did not load within 2 seconds/, '--timeout', '2');
    } finally {
      silent.close();
      silent.closeAllConnections();
    }
  });
  test(
    'its certificate is not valid; --insecure looks all the same',
    { skip: !which('openssl') && 'there is no openssl' },
    async () => {
      const [key, cert] = ['key', 'cert'].map((name) => join(scratch, name));
      spawnSync('openssl', [
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-days',
        '2',
        '-subj',
        '/CN=old.example',
        '-keyout',
        key,
        '-out',
        cert,
      ]);
      const secure = createSecureServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_, response) => {
        response.setHeader('Content-Type', 'text/html').end(pages['/click-in-frame']);
      });
      await new Promise((done) => {
        secure.listen(0, '127.0.0.1', done);
      });
      const address = `https://127.0.0.1:${secure.address().port}/`;
      try {
        await refused(address, /^The certificate of 127\.0\.0\.1:\d+ is not valid \(.*\); --insecure/);
        const { code, browsers } = await found(address, '--insecure');
        assert.deepEqual([code, ...browsers.map(({ verdict }) => verdict)], [0, 'mends', 'mends']);
      } finally {
        secure.close();
        secure.closeAllConnections();
      }
    }
  );
  test('there is no browser', async () => {
    const env = { PATH: scratch, CHROME_PATH: '', FIREFOX_PATH: '', PUPPETEER_EXECUTABLE_PATH: '' };
    const { code, stderr } = await run(['doctor', `${url}/modern`], { env });
    assert.equal(code, 3);
    assert.match(stderr, /^There is no browser on this machine: install /);
  });
  test('the browser that was named is not there', async () => {
    const { code, stderr } = await doctor('/modern', ...only('/no/such/firefox'));
    assert.deepEqual([code, stderr], [3, 'There is no program at /no/such/firefox.\n']);
  });
});

test(
  '--headful lets a person log in first, in the tab of all visits',
  { skip: !which('Xvfb') && 'there is no Xvfb' },
  async () => {
    const display = `:${100 + (process.pid % 800)}`;
    const screen = spawn('Xvfb', [display, '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], { stdio: 'ignore' });
    try {
      const args = [command, 'doctor', `${url}/inside`, '--headful', '--json', '--wait', '6', '--browser', 'chromium'];
      const child = spawn(process.execPath, args, { env: { ...process.env, DISPLAY: display } });
      let [out, told] = ['', ''];
      child.stdout.on('data', (chunk) => {
        out += chunk;
      });
      child.stderr.on('data', (chunk) => {
        told += chunk;
        // The page itself logs in; the person presses Enter.
        if (/press Enter here/.test(chunk)) setTimeout(() => child.stdin.write('\n'), 500);
      });
      const code = await new Promise((done) => {
        child.on('close', done);
      });
      assert.equal(code, 0, told);
      const {
        browsers: [{ runs, verdict }],
      } = JSON.parse(out);
      assert.deepEqual([verdict, ...runs.map(({ title }) => title)], ['mends', 'inside', 'inside']);
    } finally {
      screen.kill();
    }
  }
);

describe('wrong usage is code 2', () => {
  const wrong = {
    'no address': [['doctor'], /^Usage: /],
    'an unknown command': [['operate', 'https://example.org/'], /^Usage: /],
    'an option that there is not': [['doctor', 'https://example.org/', '--fast'], /--fast/],
    'an option of the other command': [['report', 'https://example.org/', '--html', 'x'], /report knows no --html/],
    'half an address': [['doctor', 'example.org/page'], /neither a file nor a whole address/],
    'a time that is none': [['doctor', 'https://example.org/', '--wait', 'long'], /--wait takes a number of seconds/],
  };
  for (const [title, [args, expected]] of Object.entries(wrong)) {
    test(title, async () => {
      const { code, stdout, stderr } = await run(args);
      assert.equal(code, 2);
      assert.match(stdout + stderr, expected);
    });
  }
});
