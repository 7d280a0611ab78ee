// Which browsers are on this machine, and how the doctor starts one.
import { accessSync, constants, statSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';

/** Where each browser is looked for: its variables first, then PATH, then the usual places. */
export const wanted = {
  chromium: {
    env: ['CHROME_PATH', 'PUPPETEER_EXECUTABLE_PATH'],
    programs: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge'],
    places: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    ],
  },
  firefox: {
    env: ['FIREFOX_PATH'],
    programs: ['firefox-esr', 'firefox'],
    places: ['/Applications/Firefox.app/Contents/MacOS/firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
  },
};

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function onPath(names) {
  const endings = process.platform === 'win32' ? ['.exe', ''] : [''];
  const folders = (process.env.PATH ?? '').split(delimiter);
  const paths = names.flatMap((name) =>
    folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending)))
  );
  return paths.find(isProgram);
}

/**
 * @param {string[]} choice names (`chromium`, `firefox`) or paths of programs; none: all that are there
 * @returns {{product: 'chromium' | 'firefox', path: string}[]}
 * @throws {Error} when one that was asked for is not there, or none at all
 */
export function chooseBrowsers(choice = []) {
  const find = (product) => {
    const { env, programs, places } = wanted[product];
    return (
      env.map((name) => process.env[name]).find((path) => path && isProgram(path)) ??
      onPath(programs) ??
      places.find(isProgram)
    );
  };
  const chosen = (choice.length ? choice : Object.keys(wanted)).map((name) => {
    if (wanted[name]) return { product: name, path: find(name) };
    return {
      product: /firefox|librewolf|nightly/i.test(basename(name)) ? 'firefox' : 'chromium',
      path: isProgram(name) ? name : undefined,
      name,
    };
  });
  const missing = chosen.filter(({ path }) => !path);
  if (choice.length && missing.length) {
    const { product, name } = missing[0];
    throw new Error(
      name
        ? `There is no program at ${name}.`
        : `There is no ${product} on this machine; ${wanted[product].env[0]} may name its program.`
    );
  }
  const found = chosen.filter(({ path }) => path);
  if (!found.length) {
    throw new Error(
      'There is no browser on this machine: install Chromium, Chrome or Firefox, or name a program by --browser.'
    );
  }
  return found;
}

const preferences = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.peerconnection.ice.loopback': true,
  'media.peerconnection.ice.obfuscate_host_addresses': false,
  'media.autoplay.default': 0,
};

const chromiumArguments = [
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-features=WebRtcHideLocalIpsWithMdns',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  // Chromium refuses to run as root with its sandbox.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** How long a browser may take to start, and to answer, in ms. */
const patience = 60_000;

/**
 * Starts a browser with a fake camera, which asks nothing.
 * @param {{product: string, path: string}} which
 * @param {{headful?: boolean, insecure?: boolean}} options
 * @returns {Promise<import('puppeteer-core').Browser>}
 */
export async function startBrowser({ product, path }, { headful = false, insecure = false } = {}) {
  const { default: puppeteer } = await import('puppeteer-core').catch(() => {
    throw new Error('puppeteer-core is not installed: npm install puppeteer-core');
  });
  const options = {
    executablePath: path,
    headless: !headful,
    acceptInsecureCerts: insecure,
    timeout: patience,
    protocolTimeout: patience,
    defaultViewport: headful ? null : { width: 1024, height: 700 },
  };
  return product === 'firefox'
    ? puppeteer.launch({ ...options, browser: 'firefox', extraPrefsFirefox: preferences })
    : puppeteer.launch({ ...options, browser: 'chrome', args: chromiumArguments, pipe: true });
}

/** The browser's name and number, for people: `Firefox 140`. */
export async function nameOf(browser, { product, path }) {
  const version = await browser.version();
  const number = /(\d+)\.\d/.exec(version)?.[1] ?? '';
  const names = {
    firefox: 'Firefox',
    chromium: /edge/i.test(path) ? 'Edge' : /google-?.?chrome/i.test(path) ? 'Chrome' : 'Chromium',
  };
  return `${names[product]} ${number}`.trim();
}

/** Ends a browser within its time, or by force. */
export async function endBrowser(browser) {
  const child = browser.process();
  const closed = browser.close().then(
    () => true,
    () => true
  );
  const late = new Promise((resolve) => {
    setTimeout(resolve, 5_000, false).unref();
  });
  if (!(await Promise.race([closed, late]))) child?.kill('SIGKILL');
}
