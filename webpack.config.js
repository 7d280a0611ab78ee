// From js/ and pkg/ to dist/: the drop-in scripts, and the entries of the npm package. Run by `npm run build`.
'use strict';

const { createHash } = require('node:crypto');
const { existsSync, readFileSync } = require('node:fs');
const path = require('node:path');
const TerserPlugin = require('terser-webpack-plugin');
const { DefinePlugin, ProvidePlugin } = require('webpack');
const { license, name, version } = require('./package.json');

/** The crate's name in the names of files. */
const crate = name.replaceAll('-', '_');

const preamble = `/*! ${name} ${version} | ${license} */`;

const inRoot = (...parts) => path.resolve(__dirname, ...parts);

/**
 * wasm-bindgen's glue asks for FinalizationRegistry, which is older than what lets WebAssembly of our size start at once: Chromium has it since 84 (the other: 115), Firefox
 * since 79, Safari since 14.1. So the code for browsers without it is dropped.
 */
const alwaysThere = { 'typeof FinalizationRegistry': '"function"' };

/**
 * @param {string} entry file in js/
 * @param {string} filename file in dist/
 * @param {object} library how the exports are handed over
 * @param {object} options
 * @param {'binary' | 'hex'} [options.encoding] how the wasm is put into the script; see docs/size.md
 * @param {boolean} [options.es5] ES5 syntax (besides `export`), which the minifiers of legacy toolchains parse
 * @param {boolean} [options.plain] plain JavaScript instead of the wasm: in production alone
 */
function bundle(entry, filename, library, { encoding, es5 = true, plain = false } = {}) {
  const module = library.type === 'module';
  return (_env, { mode }) => (plain && mode !== 'production' ? [] : {
    mode,
    name: filename,
    target: ['web', module ? 'es2017' : 'es5'],
    // Its hash goes into the drop-in.
    dependencies: entry === 'script.js' && mode === 'production' ? [plainDropIn] : [],
    entry: inRoot('js', entry),
    resolve: plain ? { alias: { [inRoot('pkg', `${crate}_bg.wasm`)]: inRoot('pkg', `${crate}_plain.js`) } } : {},
    output: {
      path: inRoot('dist'), filename, library, module, chunkFormat: module ? 'module' : 'array-push',
      globalObject: 'globalThis',
      devtoolNamespace: name, devtoolModuleFilenameTemplate: 'webpack://[namespace]/[resource-path]',
    },
    // What wasm2js writes is no source that anybody reads, and its map would be ten times the script.
    devtool: plain ? false : 'source-map',
    experiments: { outputModule: module },
    node: false, // `global` in wasm-bindgen's glue is a question, not a dependency.
    module: {
      // `new URL(file, import.meta.url)` and `import.meta` are for the page, or for the bundler that comes after us.
      parser: { javascript: { url: false, importMeta: false } },
      rules: [
        // The entries say `import`, and `require` where evaluation must wait.
        { test: /\.js$/, type: 'javascript/auto' },
        { test: /\.wasm$/, type: 'javascript/auto', loader: require.resolve('./tools/webpack/embed-wasm.cjs'), options: { encoding } },
        { test: /\.data$/, type: 'javascript/auto', loader: require.resolve('./tools/webpack/embed-data.cjs'), options: { encoding } },
        ...(plain ? [{ test: inRoot('pkg', `${crate}.js`), loader: require.resolve('./tools/webpack/fresh-views.cjs') }] : []),
      ],
    },
    plugins: [
      new DefinePlugin({ VERSION: JSON.stringify(version), PLAIN_INTEGRITY: DefinePlugin.runtimeValue(plainIntegrity, true), ...(!plain && alwaysThere) }),
      ...(plain ? [new ProvidePlugin(inPlainScript)] : []),
    ],
    optimization: {
      minimizer: [new TerserPlugin({
        parallel: false, extractComments: false, test: /\.[cm]?js$/,
        minify: require('./tools/webpack/es5.cjs'), terserOptions: { module, es5, plain, enclose: library.type === 'global', preamble },
      })],
    },
    performance: false, // The budget is in package.json, checked by `npm run size`.
    stats: 'errors-warnings',
  });
}

const plainDropIn = `${name}.plain.js`;

/** A build for debugging has no plain files. */
const plainIntegrity = () => JSON.stringify(existsSync(inRoot('dist', plainDropIn)) ? `sha384-${createHash('sha384').update(readFileSync(inRoot('dist', plainDropIn))).digest('base64')}` : '');

/** What the glue finds under these names in the plain entries. */
const inPlainScript = {
  WebAssembly: inRoot('js/plain/web-assembly.js'),
  reportError: [inRoot('js/plain/report-error.js'), 'default'],
};

module.exports = [
  bundle('plain-script.js', plainDropIn, { name: 'WebkitRTC', type: 'global', export: 'default' }, { encoding: 'binary', plain: true }),
  bundle('plain.js', 'plain.mjs', { type: 'module' }, { encoding: 'hex', plain: true }),
  bundle('plain.js', 'plain.cjs', { type: 'commonjs-static' }, { encoding: 'hex', plain: true }),
  bundle('script.js', `${name}.js`, { name: 'WebkitRTC', type: 'global', export: 'default' }, { encoding: 'binary' }),
  bundle('index.js', 'index.mjs', { type: 'module' }, { encoding: 'hex' }),
  bundle('index.js', 'index.cjs', { type: 'commonjs-static' }, { encoding: 'hex' }),
  // For those who load wasm by import.meta, and so have newer tools.
  bundle('wasm.js', 'wasm.mjs', { type: 'module' }, { es5: false }),
];
