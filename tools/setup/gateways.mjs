// The servers that `npm run test:servers` calls: a relay, gateways, a telephone exchange from Debian, and a peer in
// Python from PyPI. Without them their tests are skipped.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, inRoot } from '../lib/project.mjs';
import { capture, isExecutable, outcome, Problem, which } from '../lib/run.mjs';
import { aptInstall, mayInstall } from './debian.mjs';

/**
 * By the name of its test file: the program, and the packages of Debian that bring it. `compiler`: its start needs one.
 */
const wanted = {
  coturn: { program: 'turnserver', debian: ['coturn'] },
  janus: { program: 'janus', debian: ['janus', 'gcc', 'libc6-dev'], compiler: true },
  kamailio: { program: 'kamailio', debian: ['kamailio', 'kamailio-websocket-modules'] },
  aiortc: { debian: [] },
};

/** What aiortc's peer imports, each at one version. */
const requirements = inRoot('tests/servers/aiortc/requirements.txt');

/** A virtual environment of these very requirements, outside the checkout. */
const environment = () => join(cache, readFileSync(requirements, 'utf8').trim().split('\n')[0].replace('==', '-'));

/** Written last: an interrupted installation does not count. */
const done = () => join(environment(), 'installed');

/**
 * The path of what runs each server; `undefined` where it is not there.
 * @returns {{coturn?: string, janus?: string, kamailio?: string, aiortc?: string}} for aiortc: its Python
 */
export function findGateways() {
  const programOf = ({ program, compiler }) => {
    const sbin = `/usr/sbin/${program}`;
    return compiler && !which('cc', 'gcc') ? undefined : (which(program) ?? (isExecutable(sbin) ? sbin : undefined));
  };
  const found = Object.fromEntries(
    Object.entries(wanted)
      .filter(([, { program }]) => program)
      .map(([name, server]) => [name, programOf(server)])
  );
  return { ...found, aiortc: isInstalled() ? join(environment(), 'bin/python') : undefined };
}

const isInstalled = () => existsSync(done()) && readFileSync(done(), 'utf8') === readFileSync(requirements, 'utf8');

/** Into the user's cache, by the first Python that can: one of the user's own may be newer than the system's. */
async function installAiortc() {
  if (mayInstall() && capture('python3', ['-c', 'import ensurepip, venv']) === undefined)
    await aptInstall('Python', ['python3', 'python3-venv']);
  for (const python of [which('python3'), '/usr/bin/python3'].filter((path) => path && existsSync(path))) {
    const steps = [
      [python, ['-m', 'venv', '--clear', environment()]],
      [
        join(environment(), 'bin/pip'),
        ['install', '--quiet', '--disable-pip-version-check', '--only-binary', ':all:', '-r', requirements],
      ],
      [
        join(environment(), 'bin/python'),
        [
          '-c',
          `import aiortc, aiohttp, shutil; shutil.copyfile(${JSON.stringify(requirements)}, ${JSON.stringify(done())})`,
        ],
      ],
    ];
    let output = '';
    for (const [command, args] of steps) {
      const result = await outcome(command, args, { quiet: true });
      output = result.code === 0 ? '' : result.output;
      if (output) break;
    }
    if (!output) return;
    process.stderr.write(output);
  }
}

/**
 * Installs them where that is possible without asking: Debian's as root, aiortc for anyone.
 * @returns {Promise<string>} which there are, and which not
 * @throws {Problem} where `REQUIRE_SERVERS` is set and one cannot be had
 */
export async function ensureGateways() {
  const missing = () => Object.keys(wanted).filter((name) => !findGateways()[name]);
  const packages = missing().flatMap((name) => wanted[name].debian);
  if (packages.length && mayInstall()) await aptInstall('servers', packages);
  if (missing().includes('aiortc')) await installAiortc();
  const without = missing();
  if (!without.length) return Object.keys(wanted).join(', ');
  const how = `Debian: apt-get install ${without.flatMap((name) => wanted[name].debian).join(' ')}; aiortc is installed by Python's pip`;
  if (process.env.REQUIRE_SERVERS)
    throw new Problem(`The tests are to call real servers, and these were not found: ${without.join(', ')} (${how})`);
  return `without ${without.join(', ')}: their tests are skipped (${how})`;
}
