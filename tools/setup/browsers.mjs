// The browsers in which the tests run, and Chromium's driver.
import { wanted as known } from '../../doctor/browsers.mjs';
import { capture, isExecutable, Problem, which } from '../lib/run.mjs';
import { aptInstall, mayInstall } from './debian.mjs';

const wanted = {
  chromium: { ...known.chromium, env: 'CHROME_PATH', debian: 'chromium' },
  chromedriver: {
    env: 'CHROMEDRIVER',
    programs: ['chromedriver'],
    places: ['/usr/lib/chromium/chromedriver'],
    debian: 'chromium-driver',
  },
  firefox: { ...known.firefox, env: 'FIREFOX_PATH', debian: 'firefox-esr' },
};

/**
 * Absolute paths of the browsers that are there.
 * @returns {{chromium?: string, chromedriver?: string, firefox?: string}}
 */
export function findBrowsers() {
  const found = {};
  for (const [name, { env, programs, places }] of Object.entries(wanted)) {
    if (process.env[env] && !isExecutable(process.env[env]))
      throw new Problem(`${env} names no program: ${process.env[env]}`);
    found[name] = process.env[env] || which(...programs) || places.find(isExecutable);
  }
  return found;
}

/**
 * Finds the browsers, or installs them where that is possible without asking (root on Debian).
 * @throws {Problem} naming what is missing
 */
export async function ensureBrowsers() {
  let missing = missingFrom(findBrowsers());
  if (missing.length && mayInstall()) {
    await aptInstall(
      'browsers',
      missing.map((name) => wanted[name].debian)
    );
    missing = missingFrom(findBrowsers());
  }
  if (missing.length) {
    const how = missing.map(
      (name) =>
        `  ${name}: put it on PATH, or name it in ${wanted[name].env} (Debian: apt-get install ${wanted[name].debian})`
    );
    throw new Problem(`The tests need these, and they were not found:\n${how.join('\n')}`);
  }
  return findBrowsers();
}

const missingFrom = (found) => Object.keys(wanted).filter((name) => !found[name]);

/** First line of `<browser> --version`, for the log. */
export const browserVersion = (path) => capture(path, ['--version'])?.split('\n')[0];
