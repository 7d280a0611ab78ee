// The server of the demo and of the test pages.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { serve } from '../../tools/serve.mjs';

let folder;
let server;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'webkit-rtc-serve-'));
  mkdirSync(join(folder, 'www'));
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'www/index.html'), '<p>demo');
  for (const name of ['a.js', 'a.mjs', 'a.wasm', 'a.js.map', 'a.css']) writeFileSync(join(folder, 'dist', name), name);
  server = await serve({
    roots: { '/': join(folder, 'www'), '/dist': join(folder, 'dist') },
    page: ({ url }) =>
      url === '/made' ? { body: '<p>made', headers: { 'Content-Security-Policy': "default-src 'self'" } } : undefined,
  });
});

after(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** Sends a path as it is; fetch() would tidy it up. */
const raw = (path) =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    request({ hostname, port, path }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode, type: response.headers['content-type'], body }));
    })
      .on('error', reject)
      .end();
  });

test('serves each root under its prefix, with the type that browsers insist on', async () => {
  const types = {
    '/': 'text/html',
    '/dist/a.js': 'text/javascript',
    '/dist/a.mjs': 'text/javascript',
    '/dist/a.wasm': 'application/wasm',
    '/dist/a.css': 'text/css',
    '/dist/a.js.map': 'application/json',
  };
  for (const [path, type] of Object.entries(types)) {
    const answer = await raw(path);
    assert.equal(answer.status, 200, path);
    assert.equal(answer.type.split(';')[0], type, path);
  }
});

test('serves pages made on the fly with their headers', async () => {
  const answer = await fetch(`${server.url}/made`);
  assert.equal(await answer.text(), '<p>made');
  assert.equal(answer.headers.get('content-security-policy'), "default-src 'self'");
});

test('never leaves its roots', async () => {
  for (const path of [
    '/../secret.txt',
    '/dist/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/dist/..%2f..%2fsecret.txt',
    '/dist/%2e%2e/%2e%2e/secret.txt',
    '//secret.txt',
    '/..%5csecret.txt',
    '/dist/%00',
    '/%',
  ]) {
    const { body, status } = await raw(path);
    assert.ok(!body.includes('secret'), path);
    assert.notEqual(status, 500, path);
  }
});

test('sees a file as it is now', async () => {
  writeFileSync(join(folder, 'dist/a.js'), 'rebuilt');
  assert.equal((await raw('/dist/a.js')).body, 'rebuilt');
});

test('takes the next port where one is taken', async () => {
  const { port } = new URL(server.url);
  const next = await serve({ roots: { '/': folder }, port: Number(port) });
  assert.ok(Number(new URL(next.url).port) > Number(port));
  await next.close();
});
