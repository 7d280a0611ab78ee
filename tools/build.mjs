// `npm run build`: from the crate to dist/. cargo -> wasm-bindgen -> wasm-opt -> webpack. `-- --dev` builds for debugging.
// Imports node built-ins only until `setup` has run, so that it works on a fresh checkout.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { isMain } from './lib/is-main.mjs';
import { crateName, dist, inRoot, pkg, root } from './lib/project.mjs';
import { main, outcome, Problem, run, step } from './lib/run.mjs';
import { setup } from './setup.mjs';
import { hasStdSource, sysroot } from './setup/rust.mjs';

const target = 'wasm32-unknown-unknown';

/** What every browser since early 2023 has and rustc's target assumes; wasm-opt may use nothing else. */
const wasmFeatures = ['reference-types', 'bulk-memory', 'sign-ext', 'mutable-globals', 'nontrapping-float-to-int', 'multivalue'];

/**
 * The standard library built for size, panics that abort without a text, and the inlining before code generation that rustc else does for speed
 * only. Unstable, but pinned with the toolchain. See docs/size.md.
 */
const sizeArguments = ['-Zbuild-std=std,panic_abort', '-Zbuild-std-features=optimize_for_size'];
const sizeFlags = ['-Zunstable-options', '-Cpanic=immediate-abort', '-Zlocation-detail=none', '-Zfmt-debug=none', '-Zinline-mir=yes', '-Zinline-mir-hint-threshold=20'];

/** @param {{dev?: boolean, tools: {wasmBindgen: string}}} options */
export async function build({ dev = false, tools }) {
  rmSync(dist, { recursive: true, force: true });
  rmSync(pkg, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  let wasm;
  await step('cargo', async () => {
    wasm = await compile({ dev });
    return dev ? 'debug profile' : undefined;
  });
  await step('wasm-bindgen', async () => {
    await run(tools.wasmBindgen, ['--target', 'web', '--omit-default-module-path', '--no-typescript', ...(dev ? ['--debug', '--keep-debug'] : []), '--out-dir', pkg, wasm]);
  });
  const bound = join(pkg, `${crateName}_bg.wasm`);
  const { encodeLongStrings } = await import('./build/long-strings.mjs');
  const glue = join(pkg, `${crateName}.js`);
  writeFileSync(glue, encodeLongStrings(readFileSync(glue, 'utf8')));
  if (!dev) await step('wasm-opt', () => optimize(bound));
  await step('webpack', () => bundle(dev));
  copyFileSync(bound, join(dist, `${crateName}.wasm`));
  for (const entry of ['auto.mjs', 'auto.cjs']) copyFileSync(inRoot('js', entry), join(dist, entry));
  writeHashes();
}

/**
 * For `npm run bench`: the crate with a feature (`bench`: the translator of Plan B exported too; `unrecorded`), as an ES module.
 * @returns {Promise<{glue: string, wasm: string}>} the paths
 */
export async function buildModule({ tools, feature, folder }) {
  await run(tools.wasmBindgen, ['--target', 'web', '--omit-default-module-path', '--no-typescript', '--out-dir', folder, await compile({ feature })]);
  const [glue, wasm] = [join(folder, `${crateName}.js`), join(folder, `${crateName}_bg.wasm`)];
  const { encodeLongStrings } = await import('./build/long-strings.mjs');
  const { default: { bindTo, exportedBy } } = await import('./webpack/captured.cjs');
  const realm = inRoot('js/realm.js');
  writeFileSync(glue, bindTo(encodeLongStrings(readFileSync(glue, 'utf8')), { realm: './realm.js', captured: exportedBy(realm) }));
  copyFileSync(realm, join(folder, 'realm.js'));
  await wasmOpt(wasm, ['-Oz']);
  return { glue, wasm };
}

/** @returns {Promise<string>} the path of the wasm that cargo made */
async function compile({ dev, feature = dev && 'console-panic' }) {
  const small = !dev && hasStdSource();
  if (!dev && !small) console.log('note: the toolchain has no rust-src, so the standard library is not built for size: the files get larger');
  const cargoHome = process.env.CARGO_HOME || join(homedir(), '.cargo');
  // The same bytes, whatever the folder that the project, the crates and the toolchain lie in.
  const remapped = [[root, '.'], [cargoHome, '/cargo'], [sysroot(), '/rust']].map(([from, to]) => `--remap-path-prefix=${from}=${to}`);
  // Not in target/ itself: the other flags would make cargo build the dependencies of the tests anew each time.
  const folder = inRoot('target/browser');
  const { code } = await outcome('cargo', [
    // Not `build`, which makes the rlib of Cargo.toml as well: cargo then leaves out link-time optimization, in silence.
    'rustc', '--lib', '--crate-type', 'cdylib', '--locked', '--quiet', '--target', target, '--target-dir', folder,
    ...(feature ? ['--features', feature] : []), ...(dev ? [] : ['--release']), ...(small ? sizeArguments : []),
  ], { env: { CARGO_ENCODED_RUSTFLAGS: [...remapped, ...(small ? sizeFlags : [])].join('\x1f'), ...(small && { RUSTC_BOOTSTRAP: '1' }) } });
  if (code !== 0) throw new Problem('cargo could not build the crate (see above)');
  return join(folder, target, dev ? 'debug' : 'release', `${crateName}.wasm`);
}

async function optimize(file) {
  const before = readFileSync(file).length;
  const { shrinkTable } = await import('./build/function-table.mjs');
  const { shortenNames } = await import('./build/short-names.mjs');
  const { dataRange, rememberStrings } = await import('./build/static-strings.mjs');
  const text = `${file}.wat`;
  await wasmOpt(file, ['--emit-text'], text);
  writeFileSync(text, shrinkTable(readFileSync(text, 'utf8')));
  const passes = ['--gufa', '-Oz', '--flatten', '--rereloop', '-Oz', '--converge', '--reorder-functions'];
  await wasmOpt(text, [...passes, '--strip-debug', '--strip-producers', '--strip-target-features'], file);
  // A run of its own: with `--converge` the list of names would be printed each time round.
  const names = await wasmOpt(file, ['--minify-imports-and-exports-and-modules']);
  await wasmOpt(file, ['--emit-text'], text);
  const range = dataRange(readFileSync(text, 'utf8'));
  rmSync(text);
  const glue = join(pkg, `${crateName}.js`);
  writeFileSync(glue, rememberStrings(shortenNames(readFileSync(glue, 'utf8'), JSON.parse(names)), range));
  return `${before} -> ${readFileSync(file).length} bytes`;
}

/** Rewrites a file, or makes another, with wasm-opt, and returns what that prints. */
function wasmOpt(file, passes, output = file) {
  const program = inRoot('node_modules/binaryen/bin/wasm-opt');
  return run(process.execPath, [program, ...wasmFeatures.map((name) => `--enable-${name}`), ...passes, file, '-o', output], { quiet: true });
}

async function bundle(dev) {
  const { default: webpack } = await import('webpack');
  const { default: configurations } = await import('../webpack.config.js');
  const mode = dev ? 'development' : 'production';
  const stats = await new Promise((resolve, reject) => {
    webpack(configurations.map((configuration) => configuration({}, { mode })), (error, result) => (error ? reject(error) : resolve(result)));
  });
  if (stats.hasErrors() || stats.hasWarnings()) throw new Problem(stats.toString({ preset: 'errors-warnings', colors: process.stdout.isTTY }));
}

/** For `<script integrity>`: the hash of each file that a page may load. */
function writeHashes() {
  const hash = (name) => `sha384-${createHash('sha384').update(readFileSync(join(dist, name))).digest('base64')}`;
  const names = readdirSync(dist).filter((name) => /\.([cm]?js|wasm)$/.test(name)).sort();
  writeFileSync(join(dist, 'sri.json'), `${JSON.stringify(Object.fromEntries(names.map((name) => [name, hash(name)])), null, 2)}\n`);
}

if (isMain(import.meta.url)) {
  await main(async () => {
    const dev = process.argv.includes('--dev');
    await build({ dev, tools: await setup() });
    console.log(`dist/ is built${dev ? ' for debugging' : ''}`);
  });
}
