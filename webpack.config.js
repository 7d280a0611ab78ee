// From js/ and pkg/ to dist/: the drop-in script, and the entries of the npm package. Run by `npm run build`.
'use strict';

const path = require('node:path');
const TerserPlugin = require('terser-webpack-plugin');
const { DefinePlugin } = require('webpack');
const { license, name, version } = require('./package.json');

/** What our files, and wasm-bindgen's, use of the page's realm, all but this one. */
const realm = path.resolve(__dirname, 'js/realm.js');
const captured = { loader: require.resolve('./tools/webpack/captured.cjs'), options: { realm } };

const preamble = `/*! ${name} ${version} | ${license} */`;

/** wasm-bindgen's glue would free closures that are collected, by a FinalizationRegistry. Ours are kept for as long as the page lives. */
const neverFreed = { 'typeof FinalizationRegistry': '"undefined"' };

/**
 * @param {string} entry file in js/
 * @param {string} filename file in dist/
 * @param {object} library how the exports are handed over
 * @param {object} options
 * @param {'binary' | 'hex'} [options.encoding] how the wasm is put into the script; see docs/size.md
 * @param {boolean} [options.es5] ES5 syntax (besides `export`), which the minifiers of legacy toolchains parse
 */
function bundle(entry, filename, library, { encoding, es5 = true } = {}) {
  const module = library.type === 'module';
  return (_env, { mode }) => ({
    mode,
    name: filename,
    target: ['web', module ? 'es2017' : 'es5'],
    entry: path.resolve(__dirname, 'js', entry),
    output: {
      path: path.resolve(__dirname, 'dist'), filename, library, module, chunkFormat: module ? 'module' : 'array-push',
      globalObject: 'globalThis',
      devtoolNamespace: name, devtoolModuleFilenameTemplate: 'webpack://[namespace]/[resource-path]',
    },
    devtool: 'source-map',
    experiments: { outputModule: module },
    node: false, // `global` in wasm-bindgen's glue is a question, not a dependency.
    module: {
      // `new URL(file, import.meta.url)` and `import.meta` are for the page, or for the bundler that comes after us.
      parser: { javascript: { url: false, importMeta: false } },
      rules: [
        // The entries say `import`, and `require` where evaluation must wait.
        { test: /\.js$/, type: 'javascript/auto' },
        { test: /\.js$/, exclude: realm, use: captured },
        { test: /\.wasm$/, type: 'javascript/auto', use: [captured, { loader: require.resolve('./tools/webpack/embed-wasm.cjs'), options: { encoding } }] },
      ],
    },
    plugins: [new DefinePlugin({ VERSION: JSON.stringify(version), ...neverFreed })],
    optimization: {
      minimizer: [new TerserPlugin({
        parallel: false, extractComments: false, test: /\.[cm]?js$/,
        minify: require('./tools/webpack/es5.cjs'), terserOptions: { module, es5, enclose: library.type === 'global', preamble },
      })],
    },
    performance: false, // The budget is in package.json, checked by `npm run size`.
    stats: 'errors-warnings',
  });
}

module.exports = [
  bundle('script.js', `${name}.js`, { name: 'WebkitRTC', type: 'global', export: 'default' }, { encoding: 'binary' }),
  bundle('index.js', 'index.mjs', { type: 'module' }, { encoding: 'hex' }),
  bundle('index.js', 'index.cjs', { type: 'commonjs-static' }, { encoding: 'hex' }),
  // For those who load wasm by import.meta, and so have newer tools.
  bundle('wasm.js', 'wasm.mjs', { type: 'module' }, { es5: false }),
];
