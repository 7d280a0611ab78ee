// The npm packages of package-lock.json.
import { statSync } from 'node:fs';
import { inRoot } from '../lib/project.mjs';
import { run } from '../lib/run.mjs';

/** Installs when node_modules is missing or older than the lock file. @returns {Promise<string>} a note for the progress line */
export async function ensureNpmPackages() {
  // npm writes this file last, so an interrupted installation does not count.
  const installed = modified(inRoot('node_modules/.package-lock.json'));
  if (installed >= modified(inRoot('package-lock.json'))) return 'are there';
  await run('npm', ['ci', '--no-audit', '--no-fund'], { quiet: true });
  return 'installed';
}

function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? -1;
}
