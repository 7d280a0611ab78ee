// Packages of Debian, where they can be installed without asking.
import { existsSync } from 'node:fs';
import { outcome } from '../lib/run.mjs';

/** Are we root on Debian? */
export const mayInstall = () => existsSync('/etc/debian_version') && process.getuid?.() === 0;

/** Installs packages. What apt says is shown when it fails. */
export async function aptInstall(what, packages) {
  console.log(`${what}: installing ${packages.join(', ')}`);
  // The lists of a fresh machine can be months old, and so would be the browsers. Without a network the old lists have
  // to do.
  await outcome('apt-get', ['update'], { quiet: true });
  const result = await outcome('apt-get', ['install', '-y', '--no-install-recommends', ...packages], {
    quiet: true,
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (result.code !== 0) process.stderr.write(result.output);
}
