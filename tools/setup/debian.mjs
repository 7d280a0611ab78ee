// Packages of Debian, where they can be installed without asking.
import { existsSync } from 'node:fs';
import { outcome } from '../lib/run.mjs';

/** Are we root on Debian? */
export const mayInstall = () => existsSync('/etc/debian_version') && process.getuid?.() === 0;

/** Installs packages; with fresh lists, if those at hand don't do. What apt says is shown when it fails. */
export async function aptInstall(what, packages) {
  console.log(`${what}: installing ${packages.join(', ')}`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const install = () => outcome('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { quiet: true, env });
  let result = await install();
  if (result.code !== 0) {
    await outcome('apt-get', ['update'], { quiet: true });
    result = await install();
  }
  if (result.code !== 0) process.stderr.write(result.output);
}
