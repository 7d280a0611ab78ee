// The old engines that `npm run test:peers` calls, from PyPI and Debian. Without them their tests are skipped.
import { install, isThere, versionOf } from '../era/engines.mjs';
import { Problem } from '../lib/run.mjs';

/**
 * The first Chromium with all of Plan B that can be had, the last one without Unified Plan, and a later one with both.
 */
const wanted = ['c49', 'c65', 'c87'];

/** What each of them is: its version of Chromium. */
export const versions = Object.fromEntries(wanted.map((name) => [name, versionOf(name)]));

/** Those that are there. */
export const findOldEngines = () => wanted.filter(isThere);

/**
 * Installs them where that is possible without asking (root on Debian).
 * @returns {Promise<string>} which there are, and which not
 * @throws {Problem} where `REQUIRE_PEERS` is set and one cannot be had
 */
export async function ensureOldEngines() {
  try {
    await install(wanted);
  } catch (problem) {
    if (process.env.REQUIRE_PEERS || !(problem instanceof Problem)) throw problem;
    const without = wanted.filter((name) => !isThere(name));
    return `without ${without.join(', ')}: their tests are skipped (${problem.message})`;
  }
  return wanted.join(', ');
}
