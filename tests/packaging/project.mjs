// A project of somebody else, in a temporary folder: it has installed the packed package, and nothing of this checkout.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';
import { launch } from '../../tools/lib/launch.mjs';
import { inRoot } from '../../tools/lib/project.mjs';
import { serve } from '../../tools/serve.mjs';

/** The bundlers' own folder of packages. */
export const tools = createRequire(inRoot('tests/packaging/package.json'));

export const folder = mkdtempSync(join(tmpdir(), 'webkit-rtc-packed-'));
const modules = join(folder, 'node_modules');
mkdirSync(modules);

/** The files of the package, as `npm pack` lists them. */
export const { filename, files } = JSON.parse(
  inFolder('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], inRoot())
)[0];

/** The packed package itself. */
export const tarball = join(folder, filename);
inFolder('tar', ['-xzf', tarball, '-C', modules]);
export const installed = join(modules, 'webkit-rtc-peer-connection');
cpSync(join(modules, 'package'), installed, { recursive: true });
rmSync(join(modules, 'package'), { recursive: true });

cpSync(inRoot('tests/packaging/fixtures'), folder, { recursive: true });
write('package.json', JSON.stringify({ name: 'someone-elses', private: true, license: 'MIT' }));

/** A file of the installed package. */
export const readInstalled = (name) => readFileSync(join(installed, name), 'utf8');

/** Writes a file of the project; its path. */
export function write(name, text) {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** Runs a program in the project; what it prints. */
export function inFolder(command, args, cwd = folder) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error ?? ''}\n${stdout}${stderr}`);
  return stdout;
}

let server;
const pages = new Map();
const browsers = new Map();

/** Serves the project's files; the address. */
export async function address() {
  server ??= serve({ roots: { '/': folder }, page: ({ url }) => pages.get(url) });
  return (await server).url;
}

/**
 * Opens a page in a browser, and asks its program for an echo.
 * @param {'chromium' | 'firefox'} product
 * @param {string} html the page; or its whole address
 * @param {{headers?: object, frame?: boolean}} [options] `headers` of the page; `frame`: the program is in the page's
 *   first frame
 * @returns {Promise<{answer: string, errors: string[]}>} the answer to "hello", and what the page left uncaught or
 *   logged as an error
 */
export async function echoIn(product, html, { headers, frame = false } = {}) {
  if (!browsers.has(product)) browsers.set(product, launch(product));
  const page = await (await browsers.get(product)).newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error.message ?? error)));
  page.on('console', (entry) => entry.type() === 'error' && errors.push(entry.text()));
  try {
    let url = html;
    if (!/^https?:/.test(html)) {
      const path = `/page-${pages.size}.html`;
      pages.set(path, {
        body: `<!doctype html><html><head><link rel="icon" href="data:,"><title>test</title></head>
<body>${html}</body></html>`,
        headers,
      });
      url = (await address()) + path;
    }
    await page.goto(url);
    const program = frame ? page.frames()[1] : page;
    await program.waitForFunction('window.echo');
    const answer = await program.evaluate(() => new Promise((done) => window.echo('hello', done)));
    return { answer, errors };
  } finally {
    await page.close();
  }
}

after(async () => {
  for (const browser of browsers.values()) await (await browser).close();
  await (await server)?.close();
  rmSync(folder, { recursive: true, force: true });
});
