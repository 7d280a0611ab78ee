// WebKitGTK, in which end-to-end tests run where it can be had: through Python's bindings, which need no driver.
import { existsSync } from 'node:fs';
import { capture, Problem, which } from '../lib/run.mjs';
import { aptInstall, mayInstall } from './debian.mjs';

/** Debian's packages: the bindings, with WebKitGTK; a display for machines without one. */
const packages = ['gir1.2-webkit2-4.1', 'python3-gi', 'xvfb'];

/** The system's own Python: the bindings are for that one, whatever else is called python3. */
const python = '/usr/bin/python3';
const look = 'import gi; gi.require_version("Gtk", "3.0"); gi.require_version("WebKit2", "4.1"); print("found")';

/** @returns {string | undefined} the Python that can show pages in WebKitGTK, where there is one and a display */
export function findWebKit() {
  if (!existsSync(python) || !(which('Xvfb') || process.env.DISPLAY || process.env.WAYLAND_DISPLAY)) return undefined;
  return capture(python, ['-c', look]) === 'found' ? python : undefined;
}

/**
 * Installs it where that is possible without asking (root on Debian). The tests go on without it.
 * @returns {Promise<string>} a note for the progress line
 * @throws {Problem} where `REQUIRE_WEBKIT` is set, as .ci/run does on Debian, and it cannot be had
 */
export async function ensureWebKit() {
  if (!findWebKit() && mayInstall()) await aptInstall('webkit', packages);
  if (findWebKit()) return 'is there';
  const how = `Debian: apt-get install ${packages.join(' ')}`;
  if (process.env.REQUIRE_WEBKIT) throw new Problem(`The tests are to run in WebKitGTK, and it was not found (${how})`);
  return `is not there: its tests will not run (${how})`;
}
