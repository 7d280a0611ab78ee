// The npm packages of a package-lock.json: the project's own, and those that only its packaging tests need.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../lib/project.mjs';
import { run } from '../lib/run.mjs';

/**
 * Installs when node_modules is missing or older than the lock file.
 * @param {string} [folder] of the lock file
 * @returns {Promise<string>} a note for the progress line
 */
export async function ensureNpmPackages(folder = inRoot()) {
  // npm writes this file last, so an interrupted installation does not count.
  const installed = modified(join(folder, 'node_modules/.package-lock.json'));
  if (installed >= modified(join(folder, 'package-lock.json'))) return 'are there';
  await run('npm', ['ci', '--no-audit', '--no-fund'], { quiet: true, cwd: folder });
  return 'installed';
}

function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? -1;
}
