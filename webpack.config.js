// From js/ and pkg/ to dist/: the drop-in scripts, and the entries of the npm package. Run by `npm run build`.
'use strict';

const { createHash } = require('node:crypto');
const { existsSync, readFileSync, readdirSync } = require('node:fs');
const path = require('node:path');
const TerserPlugin = require('terser-webpack-plugin');
const { DefinePlugin } = require('webpack');
const { license, name, version } = require('./package.json');

/** The crate's name in the names of files. */
const crate = name.replaceAll('-', '_');

const preamble = `/*! ${name} ${version} | ${license} */`;

const inRoot = (...parts) => path.resolve(__dirname, ...parts);

/** The parts of the realm that plain entries have in another way. */
const replaced = readdirSync(inRoot('js/plain'));
const inPlainScript = Object.fromEntries([
  ...replaced.map((file) => [inRoot('js/realm', file), inRoot('js/plain', file)]),
  [inRoot('pkg', `${crate}_bg.wasm`), inRoot('pkg', `${crate}_plain.js`)],
]);

/** What our files, wasm-bindgen's and wasm2js' use of the page's realm: they are bound to these. */
const realm = ['realm.js', 'realm/members.js', ...replaced.map((file) => `realm/${file}`)].map((file) =>
  inRoot('js', file)
);

/**
 * These run while the script loads, and never after; and what the plain entries have in place of a part of the realm.
 */
const atLoad = [
  'script.js',
  'plain-script.js',
  'load-plain-script.js',
  'tag.js',
  ...replaced.map((file) => `plain/${file}`),
].map((file) => inRoot('js', file));

/**
 * @param {string} entry file in js/
 * @param {string} filename file in dist/
 * @param {object | undefined} library how the exports are handed over; nothing for a page's script, which has none
 * @param {object} options
 * @param {'binary' | 'hex'} [options.encoding] how the wasm is put into the script; see docs/size.md
 * @param {boolean} [options.es5] ES5 syntax (besides `export`), which the minifiers of legacy toolchains parse
 * @param {boolean} [options.plain] plain JavaScript instead of the wasm: in production alone
 */
function bundle(entry, filename, library, { encoding, es5 = true, plain = false } = {}) {
  const module = library?.type === 'module';
  return (_env, { mode }) =>
    plain && mode !== 'production'
      ? []
      : {
          mode,
          name: filename,
          target: ['web', module ? 'es2017' : 'es5'],
          // Its hash goes into the drop-in.
          dependencies: entry === 'script.js' && mode === 'production' ? [plainDropIn] : [],
          entry: inRoot('js', entry),
          resolve: plain ? { alias: inPlainScript } : {},
          output: {
            path: inRoot('dist'),
            filename,
            library,
            module,
            chunkFormat: module ? 'module' : 'array-push',
            globalObject: 'globalThis',
            devtoolNamespace: name,
            devtoolModuleFilenameTemplate: 'webpack://[namespace]/[resource-path]',
          },
          // What wasm2js writes is no source that anybody reads, and its map would be ten times the script.
          devtool: plain ? false : 'source-map',
          experiments: { outputModule: module },
          node: false, // `global` in wasm-bindgen's glue is a question, not a dependency.
          module: {
            // `new URL(file, import.meta.url)` and `import.meta` are for the page, or for the bundler that comes after
            // us.
            parser: { javascript: { url: false, importMeta: false } },
            rules: [
              // The entries say `import`, and `require` where evaluation must wait.
              { test: /\.js$/, type: 'javascript/auto' },
              {
                test: /\.(wasm|data|js)$/,
                exclude: [...realm, ...atLoad],
                loader: require.resolve('./tools/webpack/captured.cjs'),
                options: { realm },
              },
              {
                test: /\.wasm$/,
                type: 'javascript/auto',
                loader: require.resolve('./tools/webpack/embed-wasm.cjs'),
                options: { encoding },
              },
              {
                test: /\.data$/,
                type: 'javascript/auto',
                loader: require.resolve('./tools/webpack/embed-data.cjs'),
                options: { encoding },
              },
              { test: inRoot('pkg', `${crate}.js`), loader: require.resolve('./tools/webpack/memory-views.cjs') },
              {
                test: inRoot('pkg', `${crate}.js`),
                loader: require.resolve('./tools/webpack/dead-branches.cjs'),
                options: { plain },
              },
            ],
          },
          plugins: [
            new DefinePlugin({
              VERSION: JSON.stringify(version),
              ...surface(),
              PLAIN_INTEGRITY: DefinePlugin.runtimeValue(plainIntegrity, true),
            }),
          ],
          optimization: {
            minimizer: [
              new TerserPlugin({
                parallel: false,
                extractComments: false,
                test: /\.[cm]?js$/,
                minify: require('./tools/webpack/es5.cjs'),
                terserOptions: { module, es5, plain, enclose: !library, preamble },
              }),
            ],
          },
          performance: false, // The budget is in package.json, checked by `npm run size`.
          stats: 'errors-warnings',
        };
}

/** For js/install.js: each group of the crate's members, which the build has written down, as an expression. */
const surface = () =>
  Object.fromEntries(
    Object.entries(JSON.parse(readFileSync(inRoot('pkg/surface.json'), 'utf8'))).map(([group, members]) => [
      `SURFACE.${group}`,
      JSON.stringify(members),
    ])
  );

const plainDropIn = `${name}.plain.js`;

/** A build for debugging has no plain files. */
const plainIntegrity = () =>
  JSON.stringify(
    existsSync(inRoot('dist', plainDropIn))
      ? `sha384-${createHash('sha384')
          .update(readFileSync(inRoot('dist', plainDropIn)))
          .digest('base64')}`
      : ''
  );

module.exports = [
  bundle('plain-script.js', plainDropIn, undefined, { encoding: 'binary', plain: true }),
  bundle('plain.js', 'plain.mjs', { type: 'module' }, { encoding: 'hex', plain: true }),
  bundle('plain.js', 'plain.cjs', { type: 'commonjs-static' }, { encoding: 'hex', plain: true }),
  bundle('script.js', `${name}.js`, undefined, { encoding: 'binary' }),
  bundle('index.js', 'index.mjs', { type: 'module' }, { encoding: 'hex' }),
  bundle('index.js', 'index.cjs', { type: 'commonjs-static' }, { encoding: 'hex' }),
  // For those who load wasm by import.meta, and so have newer tools.
  bundle('wasm.js', 'wasm.mjs', { type: 'module' }, { es5: false }),
];
