// The packed package in the bundlers of then and now: each bundle makes a data-channel call in real browsers.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { address, echoIn, folder, readInstalled, tools, write } from './project.mjs';

const products = ['chromium', 'firefox'];

/**
 * Registers a test of a page in each browser; `make` makes its bundle once, and returns the page: its HTML, or its
 * address.
 */
function calls(title, make) {
  describe(title, () => {
    let made;
    for (const product of products) {
      test(product, { timeout: 120_000 }, async () => {
        made ??= make();
        assert.deepEqual(await echoIn(product, await made), { answer: 'echo: hello', errors: [] });
      });
    }
  });
}

const script = (name) => `<script src="/${name}"></script>`;

const entries = {
  automatic: write('automatic.js', "require('webkit-rtc-peer-connection/auto'); require('./echo.js');\n"),
  plain: write('plain-entry.js', "require('webkit-rtc-peer-connection/plain').install(); require('./echo.js');\n"),
  automaticModule: write('automatic.mjs', "import 'webkit-rtc-peer-connection/auto';\nimport './echo.js';\n"),
  module: write(
    'module.js',
    "import { install } from 'webkit-rtc-peer-connection';\nimport './echo.js';\ninstall();\n"
  ),
};

/** Runs either webpack; the page. */
function webpack(name, entry, options) {
  const filename = `${name}-${entry}.js`;
  const compiler = tools(name)({
    context: folder,
    entry: entries[entry],
    output: { path: join(folder, 'out'), filename },
    ...options,
  });
  return new Promise((resolve, reject) => {
    compiler.run((error, stats) =>
      error || stats.hasErrors() ? reject(error ?? new Error(stats.toString())) : resolve(script(`out/${filename}`))
    );
  });
}

/** UglifyJS 2 parses ES5 alone, and so do the webpacks before 4. */
const uglified = () => ({ plugins: [new (tools('webpack-3').optimize.UglifyJsPlugin)()] });

calls('webpack 5, automatic', () => webpack('webpack-5', 'automaticModule', { mode: 'production' }));
calls('webpack 5, install()', () => webpack('webpack-5', 'module', { mode: 'production' }));
calls('webpack 3 with UglifyJS 2, automatic', () => webpack('webpack-3', 'automatic', uglified()));
calls('webpack 3 with UglifyJS 2, install() from the ES module', () => webpack('webpack-3', 'module', uglified()));

calls('webpack 5, plain JavaScript', () => webpack('webpack-5', 'plain', { mode: 'production' }));
calls('webpack 3 with UglifyJS 2, plain JavaScript', () => webpack('webpack-3', 'plain', uglified()));

calls('browserify with UglifyJS 2', async () => {
  const bytes = await new Promise((resolve, reject) => {
    tools('browserify')(entries.automatic, { basedir: folder }).bundle((error, made) =>
      error ? reject(error) : resolve(made)
    );
  });
  write('out/browserify.js', tools('uglify-js').minify(String(bytes), { fromString: true }).code);
  return script('out/browserify.js');
});

calls('UglifyJS 2 over the drop-in', async () => {
  write(
    'out/uglified.js',
    tools('uglify-js').minify(readInstalled('dist/webkit-rtc-peer-connection.js'), { fromString: true }).code
  );
  return script('out/uglified.js') + script('echo.js');
});

calls('UglifyJS 2 over the plain drop-in', async () => {
  write(
    'out/uglified-plain.js',
    tools('uglify-js').minify(readInstalled('dist/webkit-rtc-peer-connection.plain.js'), { fromString: true }).code
  );
  return script('out/uglified-plain.js') + script('echo.js');
});

calls('RequireJS, the drop-in by `paths` and `shim`', async () => {
  write('require.js', readFileSync(tools.resolve('requirejs/require'), 'utf8'));
  write(
    'main.js',
    `requirejs.config({
    paths: { 'webkit-rtc-peer-connection': 'node_modules/webkit-rtc-peer-connection/dist/webkit-rtc-peer-connection' },
    shim: { 'webkit-rtc-peer-connection': { exports: 'WebkitRTC' } }
  });
  requirejs(['webkit-rtc-peer-connection'], function (WebkitRTC) {
    if (!WebkitRTC.install().installed) throw new Error('not installed');
    requirejs(['echo']);
  });`
  );
  return '<script data-main="/main.js" src="/require.js"></script>';
});

const vitePage =
  '<!doctype html><title>test</title><link rel="icon" href="data:,">' +
  '<script type="module" src="./automatic.mjs"></script>';
const vite = { root: folder, logLevel: 'error', configFile: false };
const loadVite = () =>
  import(pathToFileURL(join(dirname(tools.resolve('vite/package.json')), 'dist/node/index.js')).href);

calls('Vite, built', async () => {
  write('vite.html', vitePage);
  await (
    await loadVite()
  ).build({
    ...vite,
    base: '/out/vite/',
    build: { outDir: 'out/vite', rollupOptions: { input: join(folder, 'vite.html') } },
  });
  return `${await address()}/out/vite/vite.html`;
});

let development;

calls('Vite, its development server', async () => {
  write('vite.html', vitePage);
  development = await (await loadVite()).createServer({ ...vite, server: { host: '127.0.0.1', port: 0 } });
  await development.listen();
  return `http://127.0.0.1:${development.httpServer.address().port}/vite.html`;
});

after(() => development?.close());
