// Real Chromium of 2016 to 2018: where to get it, and how to start it. PyPI's wheels of PyQt5 carry Qt WebEngine, which
// is a whole Chromium; Python itself is not used. Debian on x86-64 only, because that is what the wheels and the list
// of packages are for.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cache, inRoot } from '../lib/project.mjs';
import { capture, Problem, run, step, which } from '../lib/run.mjs';
import { aptInstall, mayInstall } from '../setup/debian.mjs';

/** The engines that rule 2 of the house goes by, and the versions of PyQt5 that carry them. 320 MB of disk each. */
export const engines = {
  c49: { chromium: '49.0.2623', pyqt: '5.7.1' },
  c53: { chromium: '53.0.2785', pyqt: '5.8.2' },
  c56: { chromium: '56.0.2924', pyqt: '5.9.2' },
  c61: { chromium: '61.0.3163', pyqt: '5.10.1' },
  c65: { chromium: '65.0.3325', pyqt: '5.11.3' },
};

/**
 * Chromium as Debian's own Qt WebEngine carries it, for calls between the ages alone: it knows both Plan B and Unified
 * Plan.
 */
const ofDebian = {
  c87: {
    chromium: '87.0.4280',
    packages: [
      'libqt5webengine5',
      'libqt5webengine-data',
      'qml-module-qtquick2',
      'qml-module-qtquick-window2',
      'qml-module-qtwebengine',
    ],
  },
};

/** The version of an engine. */
export const versionOf = (name) => (engines[name] ?? ofDebian[name]).chromium;

const home = process.env.ERA_HOME || join(cache, 'era');
const folderOf = (name) => join(home, name);
const qtOf = (name) => join(folderOf(name), 'PyQt5/Qt');
const shellOf = (name) => join(folderOf(name), 'shell');

/** What the engines load, what shows their windows, and what installs them. */
const packages = [
  'fonts-dejavu-core',
  'libasound2',
  'libcups2',
  'libdbus-1-3',
  'libegl1',
  'libfontconfig1',
  'libgl1',
  'libgl1-mesa-dri',
  'libgles2',
  'libglib2.0-0',
  'libnss3',
  'libpci3',
  'libpulse-mainloop-glib0',
  'libpulse0',
  'libxcomposite1',
  'libxcursor1',
  'libxi6',
  'libxkbcommon-x11-0',
  'libxkbcommon0',
  'libxrandr2',
  'libxss1',
  'libxtst6',
  'g++',
  'python3-pip',
  'unzip',
  'xvfb',
];

/** Installs the engines that are not there yet. @throws {Problem} where that is not possible */
export async function install(names) {
  const missing = names.filter((name) => !existsSync(shellOf(name)));
  if (!missing.length) return;
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync('/etc/debian_version'))
    throw new Problem('old engines run on Debian, x86-64, only');
  await step('Debian packages', () =>
    installPackages([...packages, ...missing.flatMap((name) => ofDebian[name]?.packages ?? [])])
  );
  for (const name of missing) await step(`Chromium ${versionOf(name)}`, () => installEngine(name));
}

async function installPackages(wanted) {
  const isThere = (name) => capture('dpkg-query', ['-W', '-f=${Status}', name])?.includes('ok installed');
  const missing = wanted.filter((name) => !isThere(name) && !(name === 'python3-pip' && which('pip', 'pip3')));
  if (!missing.length) return 'there already';
  if (!mayInstall()) throw new Problem(`These Debian packages are missing:\n  apt-get install ${missing.join(' ')}`);
  await aptInstall('old engines', missing);
  return missing.join(' ');
}

async function installEngine(name) {
  const folder = folderOf(name);
  mkdirSync(folder, { recursive: true });
  let libraryFolder = '/usr/lib/x86_64-linux-gnu';
  if (engines[name]) {
    await unpackWheel(engines[name].pyqt, folder);
    libraryFolder = join(qtOf(name), 'lib');
    writeFileSync(join(folder, 'qt.conf'), `[Paths]\nPrefix = ${qtOf(name)}\n`);
  }
  const libraries = ['Core', 'Gui', 'Qml', 'WebEngine'].map((part) => `-l:libQt5${part}.so.5`);
  // The wheels leave out what these libraries need of others: it is found when the program runs.
  const linker = [
    `-L${libraryFolder}`,
    ...libraries,
    '-Wl,--allow-shlib-undefined',
    `-Wl,-rpath-link,${libraryFolder}`,
  ];
  await run('g++', ['-O1', '-fPIC', '-o', shellOf(name), inRoot('tools/era/shell.cpp'), ...linker], { quiet: true });
}

async function unpackWheel(version, folder) {
  const download = mkdtempSync(join(tmpdir(), 'era-'));
  try {
    const wheel = [
      '--python-version',
      '3.5',
      '--implementation',
      'cp',
      '--abi',
      'abi3',
      '--platform',
      'manylinux1_x86_64',
    ];
    const pip = which('pip', 'pip3');
    await run(
      pip,
      ['download', '-q', '--no-deps', '--only-binary=:all:', ...wheel, `PyQt5==${version}`, '-d', download],
      { quiet: true }
    );
    await run('unzip', ['-q', '-o', join(download, readdirSync(download)[0]), '-d', folder], { quiet: true });
  } finally {
    rmSync(download, { recursive: true, force: true });
  }
  // Python's own modules.
  for (const file of readdirSync(join(folder, 'PyQt5'))) if (file.endsWith('.so')) rmSync(join(folder, 'PyQt5', file));
}

/** Names of the engines that are installed. */
export const installed = () => Object.keys(engines).filter(isThere);

/** Is there such an engine? */
export const isThere = (name) => existsSync(shellOf(name));

let screen;

/** An X server for the windows of this process. */
async function display() {
  if (screen) return screen;
  const number = 100 + (process.pid % 400);
  const server = spawn('Xvfb', [`:${number}`, '-screen', '0', '1280x800x24', '-nolisten', 'tcp', '-noreset'], {
    stdio: 'ignore',
  });
  server.unref();
  process.on('exit', () => server.kill());
  for (let round = 0; round < 50 && !existsSync(`/tmp/.X11-unix/X${number}`); round++)
    await new Promise((later) => {
      setTimeout(later, 100);
    });
  return (screen = `:${number}`);
}

/**
 * Opens a page in an old engine, with a fake camera and microphone.
 * @param {string} name of the engine
 * @param {string} address
 * @returns {Promise<{log: string[], stop: () => void}>} what the engine wrote so far, and its end
 */
export async function open(name, address) {
  const own = mkdtempSync(join(tmpdir(), `era-${name}-`));
  const qt = qtOf(name);
  const env = {
    ...process.env,
    DISPLAY: await display(),
    HOME: own,
    XDG_RUNTIME_DIR: own,
    QTWEBENGINE_DISABLE_SANDBOX: '1',
    QML_DISABLE_DISK_CACHE: '1',
    ...(existsSync(qt) && {
      LD_LIBRARY_PATH: `${qt}/lib`,
      QT_PLUGIN_PATH: `${qt}/plugins`,
      QML2_IMPORT_PATH: `${qt}/qml`,
      QTWEBENGINEPROCESS_PATH: `${qt}/libexec/QtWebEngineProcess`,
      QTWEBENGINE_RESOURCES_PATH: `${qt}/resources`,
      QTWEBENGINE_LOCALES_PATH: `${qt}/translations/qtwebengine_locales`,
      QT_XKB_CONFIG_ROOT: '/usr/share/X11/xkb',
    }),
  };
  const switches = ['--no-sandbox', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
  const child = spawn(shellOf(name), [inRoot('tools/era/page.qml'), ...switches, address], { env, detached: true });
  const log = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => log.push(String(data)));
  child.on('error', (error) => log.push(String(error)));
  return {
    log,
    stop() {
      // It is a group of processes of its own.
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        /* it has ended */
      }
      rmSync(own, { recursive: true, force: true });
    },
  };
}
