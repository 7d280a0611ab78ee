// Real servers as peers of pages: started on free ports of 127.0.0.1 when a test file needs them, and ended with it.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { findGateways } from '../../tools/setup/gateways.mjs';

/** A server whose test file did not come to its end stops by itself, after so many seconds. */
const longest = 600;

/** How long it may take until it listens, in ms: the machine may be busy. */
const patience = 30_000;

/**
 * Registers the tests of a server, or says that it is not there.
 * @param {'coturn' | 'janus' | 'kamailio' | 'aiortc'} name
 * @param {(program: string) => Promise<void> | void} register gets the path of its program
 */
export async function withServer(name, register) {
  const program = findGateways()[name];
  if (program) await register(program);
  else if (process.env.REQUIRE_SERVERS)
    test(name, () => {
      throw new Error(`${name} is not installed, and REQUIRE_SERVERS is set`);
    });
  else test(name, { skip: `${name} is not installed: \`npm run test:servers\` installs it where it may` }, () => {});
}

/**
 * Starts a server and waits until it says that it is ready.
 * @param {string} program
 * @param {string[]} args
 * @param {object} options
 * @param {RegExp} options.ready what it writes then
 * @param {object} [options.env] more for its environment
 * @returns {Promise<{log: () => string}>} what it has written so far
 */
export async function start(program, args, { ready, env }) {
  const child = spawn('timeout', ['--kill-after=5', String(longest), program, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const output of [child.stdout, child.stderr])
    output.on('data', (data) => {
      log += data;
    });
  let ended;
  const end = new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code, signal) => resolve(`it ended (${code ?? signal})`));
  });
  end.then((how) => {
    ended = how;
  });
  after(async () => {
    // `timeout` hands the signal on.
    if (!ended) child.kill();
    await end;
  });
  for (
    const last = Date.now() + patience;
    !ready.test(log);
    await new Promise((later) => {
      setTimeout(later, 50);
    })
  ) {
    if (ended || Date.now() > last)
      throw new Error(`${program} is not ready: ${ended ?? 'it says nothing'}\n${log.slice(-2000)}`);
  }
  return { log: () => log };
}

/** Ports of 127.0.0.1 that nobody listens on. */
export async function freePorts(count) {
  const servers = Array.from({ length: count }, () => createServer());
  await Promise.all(
    servers.map(
      (server) =>
        new Promise((done) => {
          server.listen(0, '127.0.0.1', done);
        })
    )
  );
  const ports = servers.map((server) => server.address().port);
  await Promise.all(
    servers.map(
      (server) =>
        new Promise((done) => {
          server.close(done);
        })
    )
  );
  return ports;
}

/** A folder for a server's files, which goes with the test file. */
export function scratch(name) {
  const folder = mkdtempSync(join(tmpdir(), `webkit-rtc-${name}-`));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
