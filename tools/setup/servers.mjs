// The servers of the recipes' tests, where they can be had without asking (root on Debian). Without them those tests
// are skipped.
import { existsSync } from 'node:fs';
import { outcome, which } from '../lib/run.mjs';

const wanted = { nginx: 'nginx-light', apache2: 'apache2-bin', mitmdump: 'mitmproxy' };

const missing = () => Object.keys(wanted).filter((name) => !which(name) && !existsSync(`/usr/sbin/${name}`));

/** @returns {Promise<string>} which there are, and which not */
export async function ensureServers() {
  const packages = missing().map((name) => wanted[name]);
  if (packages.length && existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    // Single-user mode: packages install their services and do not start them.
    const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
    const install = () =>
      outcome('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { quiet: true, env });
    if ((await install()).code !== 0) {
      await outcome('apt-get', ['update'], { quiet: true });
      await install();
    }
  }
  const without = missing();
  return without.length ? `without ${without.join(', ')}: their tests are skipped` : Object.keys(wanted).join(', ');
}
