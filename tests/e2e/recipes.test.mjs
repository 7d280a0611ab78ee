// The recipes for pages that nobody can change: each brings the drop-in to a page of 2013 without a tag, in both
// browsers.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { dist, inRoot } from '../../tools/lib/project.mjs';
import { which } from '../../tools/lib/run.mjs';
import { serve } from '../../tools/serve.mjs';
import { callOf2013 } from './call-of-2013.mjs';
import { browserOf } from './engines.mjs';

const folder = mkdtempSync(join(tmpdir(), 'webkit-rtc-recipes-'));
const page = `<!doctype html><html><HEAD><link rel="icon" href="data:,"><title>old</title></HEAD>
<body>${callOf2013}</body></html>`;
/** What is not a page must come through as it is. */
const script = 'var text = "<head>";';
const recipe = (name) => readFileSync(inRoot('examples/recipes', name), 'utf8');
const userScript = readFileSync(join(dist, 'webkit-rtc-peer-connection.user.js'), 'utf8');

let old;
before(async () => {
  const files = {
    '/': { body: page },
    '/frame': {
      body: '<!doctype html><html><head></head><body><iframe src="/" width="600" height="500"></iframe></body></html>',
    },
    '/script.js': { body: script, headers: { 'Content-Type': 'text/javascript' } },
  };
  old = await serve({ roots: { '/no-files': folder }, page: ({ url }) => files[url] });
});
after(async () => {
  await old.close();
  rmSync(folder, { recursive: true, force: true });
});

async function freePort() {
  const server = createServer();
  await new Promise((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address();
  await new Promise((done) => {
    server.close(done);
  });
  return port;
}

/** The picture of the page's own call moves; in its frame, where `frame` says so. */
async function makesItsCall(product, address, prepare = () => {}, frame = (tab) => tab) {
  const browser = await browserOf({ name: product });
  const tab = await browser.newPage();
  try {
    await prepare(tab);
    await tab.goto(address, { timeout: 90_000 });
    let outcome;
    for (const end = Date.now() + 30_000; outcome !== 'the picture moves' && Date.now() < end;) {
      await new Promise((resolve) => {
        setTimeout(resolve, 200);
      });
      outcome = await frame(tab).evaluate(() => window.outcome);
    }
    assert.equal(outcome, 'the picture moves');
  } finally {
    await tab.close();
  }
}

describe('the user script', () => {
  test('says where and when it runs: the site is for its owner to write', () => {
    const [, block] = /^\/\/ ==UserScript==\n([^]*?)\/\/ ==\/UserScript==\n/.exec(userScript);
    const rows = Object.fromEntries(
      block
        .split('\n')
        .filter(Boolean)
        .map((line) => /^\/\/ @(\S+) +(.*)$/.exec(line).slice(1))
    );
    assert.deepEqual(
      [rows.match, rows['run-at'], rows.grant],
      ['https://the-old-site.example/*', 'document-start', 'none']
    );
  });
  for (const product of ['chromium', 'firefox']) {
    // As a manager does: in the page's own world, before its first script.
    const asManager = (tab) => tab.evaluateOnNewDocument(userScript);
    test(`a page makes its call in ${product}`, () => makesItsCall(product, `${old.url}/`, asManager));
    test(`so does its frame in ${product}`, () =>
      makesItsCall(product, `${old.url}/frame`, asManager, (tab) => tab.frames()[1]));
  }
});

/**
 * @param {string} program what must be there
 * @param {(port: number) => [string, string[], object?]} prepare gives the command, its arguments and its environment
 */
function server(title, program, prepare) {
  describe(title, { skip: !program && 'it is not installed' }, () => {
    let child;
    let url;
    let said = '';
    before(async () => {
      const port = await freePort();
      url = `http://127.0.0.1:${port}`;
      const [command, args, env] = prepare(port);
      child = spawn(command, args, { env: { ...process.env, ...env } });
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk) => {
          said += chunk;
        });
      const answers = () =>
        fetch(`${url}/script.js`).then(
          () => true,
          () => false
        );
      for (const end = Date.now() + 60_000; !(await answers());) {
        if (Date.now() > end || child.exitCode !== null) throw new Error(`${title} does not start: ${said}`);
        await new Promise((resolve) => {
          setTimeout(resolve, 200);
        });
      }
    });
    after(async () => {
      if (!child || child.exitCode !== null) return;
      const ended = new Promise((done) => {
        child.once('close', done);
      });
      child.kill('SIGTERM');
      await ended;
    });

    test('puts one tag before the first script', async () => {
      const text = await (await fetch(`${url}/`)).text();
      assert.equal(
        text,
        page.replace(
          '<HEAD>',
          (head) => `${text.includes('<HEAD>') ? head : '<head>'}<script src="/webkit-rtc-peer-connection.js"></script>`
        )
      );
    });
    test('gives the drop-in as it is', async () => {
      const response = await fetch(`${url}/webkit-rtc-peer-connection.js`);
      assert.match(response.headers.get('Content-Type'), /javascript/);
      assert.equal(await response.text(), readFileSync(join(dist, 'webkit-rtc-peer-connection.js'), 'utf8'));
    });
    test('leaves scripts as they are', async () =>
      assert.equal(await (await fetch(`${url}/script.js`)).text(), script));
    for (const product of ['chromium', 'firefox'])
      test(`a page makes its call in ${product}`, () => makesItsCall(product, `${url}/`));
  });
}

const host = () => old.url.replace('http://', '');
const write = (name, text) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const adapted = (name, port) =>
  recipe(name)
    .replaceAll('old.example', host())
    .replaceAll('/srv/webkit-rtc', dist)
    .replaceAll('8080', `127.0.0.1:${port}`);

server('nginx', which('nginx') ?? ['/usr/sbin/nginx'].find(existsSync), (port) => {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${folder}/${kind};`)
    .join(' ');
  const configuration = `daemon off; ${process.getuid() === 0 ? 'user root;' : ''}
    worker_processes 1; pid ${folder}/nginx.pid; error_log stderr;
    events { worker_connections 64; } http { access_log off; ${temporary} ${adapted('nginx.conf', port)} }`;
  return [which('nginx') ?? '/usr/sbin/nginx', ['-p', folder, '-c', write('nginx.conf', configuration)]];
});

const apache = which('apache2', 'httpd') ?? ['/usr/sbin/apache2'].find(existsSync);
const apacheModules = ['/usr/lib/apache2/modules', '/usr/lib/httpd/modules'].find(existsSync);
server('Apache', apacheModules && apache, (port) => {
  const modules = [
    'mpm_event',
    'authz_core',
    'alias',
    'mime',
    'proxy',
    'proxy_http',
    'headers',
    'filter',
    'substitute',
    'unixd',
  ];
  const load = modules
    .filter((name) => existsSync(`${apacheModules}/mod_${name}.so`))
    .map((name) => `LoadModule ${name}_module ${apacheModules}/mod_${name}.so`);
  const configuration = `ServerRoot "${folder}"
ServerName 127.0.0.1
PidFile ${folder}/apache.pid
ErrorLog ${folder}/error.log
TypesConfig /dev/null
${load.join('\n')}
`;
  return [
    apache,
    [
      '-D',
      'FOREGROUND',
      '-f',
      write('apache.conf', configuration + adapted('apache.conf', port).replace('*:127', '127')),
    ],
  ];
});

const mitmdump = process.env.MITMDUMP ?? which('mitmdump');
const hasMitmproxy = mitmdump && spawnSync(mitmdump, ['--version']).status === 0;
server('mitmproxy', hasMitmproxy && mitmdump, (port) => [
  mitmdump,
  [
    '-s',
    inRoot('examples/recipes/mitmproxy.py'),
    '--set',
    `folder=${dist}`,
    '--set',
    `confdir=${folder}`,
    '--mode',
    `reverse:${old.url}`,
    '--listen-host',
    '127.0.0.1',
    '--listen-port',
    String(port),
  ],
]);
