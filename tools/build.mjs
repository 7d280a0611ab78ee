// `npm run build`: from the crate to dist/. cargo -> wasm-bindgen -> wasm-opt -> wasm2js -> webpack. `-- --dev` builds
// for debugging. Imports node built-ins only until `setup` has run, so that it works on a fresh checkout.
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

/**
 * WebAssembly as it was in its first version (2017), with bulk memory (Chrome 75, Firefox 79, Safari 15): smaller than
 * with what came later, and all that wasm2js takes. So both drop-ins are made of one build. wasm-opt may use nothing
 * else.
 */
const cpuFlags = ['-Ctarget-cpu=mvp', '-Ctarget-feature=+bulk-memory'];
const features = ['--mvp-features', '--enable-bulk-memory'];

/** The prebuilt one is for later features, with which the glue would ask for what js/realm.js does not capture. */
const standardLibrary = ['-Zbuild-std=std,panic_abort'];

/**
 * The standard library built for size, panics that abort without a text, and the inlining before code generation that
 * rustc else does for speed only. Unstable, but pinned with the toolchain. See docs/size.md.
 */
const sizeArguments = [...standardLibrary, '-Zbuild-std-features=optimize_for_size'];
const sizeFlags = [
  '-Zunstable-options',
  '-Cpanic=immediate-abort',
  '-Zlocation-detail=none',
  '-Zfmt-debug=none',
  '-Zinline-mir=yes',
  '-Zinline-mir-hint-threshold=30',
];

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
  const { glue, bound } = inFolder(pkg);
  await step('wasm-bindgen', () => bind(tools, wasm, pkg));
  if (!dev) {
    await step('wasm-opt', () => optimize(glue, bound));
    const { writePlainScript } = await import('./build/plain-script.mjs');
    await step('wasm2js', () => writePlainScript(bound, features, inFolder(pkg).plain));
  }
  const { surface } = await import('./build/surface.mjs');
  await step('surface', async () => writeFileSync(join(pkg, 'surface.json'), JSON.stringify(await surface())));
  await step('webpack', () => bundle(dev));
  copyFileSync(bound, join(dist, `${crateName}.wasm`));
  for (const entry of ['auto.mjs', 'auto.cjs']) copyFileSync(inRoot('js', entry), join(dist, entry));
  const { buildExtension } = await import('./build/extension.mjs');
  await step('extension', buildExtension);
  writeHashes();
}

/**
 * For `npm run bench`: the crate with a feature (`bench`: the translator of Plan B exported too; `unrecorded`), as an
 * ES module.
 * @returns {Promise<{glue: string, wasm: string, plain: string, modules: {[path: string]: string}}>} three files, the
 *   last one as plain JavaScript too, where that is asked for; and the texts that the first imports, by their addresses
 */
export async function buildModule({ tools, feature, folder, isPlainToo = false }) {
  await bind(tools, await compile({ feature }), folder);
  const { glue, bound, plain } = inFolder(folder);
  await wasmOpt(bound, ['-Oz']);
  if (isPlainToo) {
    const { writePlainScript } = await import('./build/plain-script.mjs');
    await writePlainScript(bound, features, plain);
  }
  await quicken(glue, bound);
  const {
    default: { bindTo, exportedBy },
  } = await import('./webpack/captured.cjs');
  const modules = Object.fromEntries(
    ['install', 'realm']
      .flatMap((part) => [`${part}.js`, ...readdirSync(inRoot('js', part)).map((file) => `${part}/${file}`)])
      .map((file) => [inRoot('js', file), `/${file}`])
  );
  const {
    default: { memoryViews },
  } = await import('./webpack/memory-views.cjs');
  const {
    default: { withoutDeadBranches },
  } = await import('./webpack/dead-branches.cjs');
  const ours = bindTo(
    memoryViews(withoutDeadBranches(readFileSync(glue, 'utf8'), false)),
    exportedBy(Object.keys(modules))
  );
  writeFileSync(
    glue,
    Object.entries(modules).reduce((text, [file, address]) => text.replaceAll(file, address), ours)
  );
  return {
    glue,
    wasm: bound,
    plain,
    modules: Object.fromEntries(
      Object.entries(modules).map(([file, address]) => [address, readFileSync(file, 'utf8')])
    ),
  };
}

/** What the steps before webpack write. */
const inFolder = (folder) => ({
  glue: join(folder, `${crateName}.js`),
  bound: join(folder, `${crateName}_bg.wasm`),
  plain: join(folder, `${crateName}_plain.js`),
});

/** @returns {Promise<string>} the path of the wasm that cargo made */
async function compile({ dev, feature = dev && 'console-panic' }) {
  if (!hasStdSource())
    throw new Problem(
      'the toolchain has no source of the standard library, which the build compiles: `rustup component add rust-src`'
    );
  const cargoHome = process.env.CARGO_HOME || join(homedir(), '.cargo');
  // The same bytes, whatever the folder that the project, the crates and the toolchain lie in.
  const remapped = [
    [root, '.'],
    [cargoHome, '/cargo'],
    [sysroot(), '/rust'],
  ].map(([from, to]) => `--remap-path-prefix=${from}=${to}`);
  // Not in target/ itself: the other flags would make cargo build the dependencies of the tests anew each time.
  const folder = inRoot('target/browser');
  const { code } = await outcome(
    'cargo',
    [
      // Not `build`, which makes the rlib of Cargo.toml as well: cargo then leaves out link-time optimization, in
      // silence.
      'rustc',
      '--lib',
      '--crate-type',
      'cdylib',
      '--locked',
      '--quiet',
      '--target',
      target,
      '--target-dir',
      folder,
      ...(feature ? ['--features', feature] : []),
      ...(dev ? standardLibrary : ['--release', ...sizeArguments]),
    ],
    {
      env: {
        CARGO_ENCODED_RUSTFLAGS: [...remapped, ...cpuFlags, ...(dev ? [] : sizeFlags)].join('\x1f'),
        RUSTC_BOOTSTRAP: '1',
      },
    }
  );
  if (code !== 0) throw new Problem('cargo could not build the crate (see above)');
  return join(folder, target, dev ? 'debug' : 'release', `${crateName}.wasm`);
}

/** Runs wasm-bindgen's command. */
function bind(tools, wasm, folder, options = []) {
  return run(tools.wasmBindgen, [
    '--target',
    'web',
    '--omit-default-module-path',
    '--no-typescript',
    ...options,
    '--out-dir',
    folder,
    wasm,
  ]);
}

async function optimize(glue, file) {
  const before = readFileSync(file).length;
  const { shortenNames } = await import('./build/short-names.mjs');
  const passes = ['--gufa', '-Oz', '--flatten', '--rereloop', '-Oz', '--merge-similar-functions', '-Oz', '--converge'];
  await wasmOpt(file, [...passes, '--strip-debug', '--strip-producers', '--strip-target-features']);
  // A run of its own: with `--converge` the list of names would be printed each time round.
  const names = await wasmOpt(file, ['--minify-imports-and-exports-and-modules']);
  writeFileSync(glue, shortenNames(readFileSync(glue, 'utf8'), JSON.parse(names)));
  await quicken(glue, file);
  return `${before} -> ${readFileSync(file).length} bytes`;
}

/** Rewrites the glue where it is slow. */
async function quicken(glue, wasm) {
  const { directCatches } = await import('./build/direct-catches.mjs');
  writeFileSync(glue, directCatches(readFileSync(glue, 'utf8')));
  const { writeStaticTexts } = await import('./build/static-texts.mjs');
  await writeStaticTexts(glue, wasm);
}

/** Rewrites a file with wasm-opt, and returns what that prints. */
function wasmOpt(file, passes) {
  return run(
    process.execPath,
    [inRoot('node_modules/binaryen/bin/wasm-opt'), ...features, ...passes, file, '-o', file],
    { quiet: true }
  );
}

async function bundle(dev) {
  const { default: webpack } = await import('webpack');
  const { default: configurations } = await import('../webpack.config.js');
  const mode = dev ? 'development' : 'production';
  const stats = await new Promise((resolve, reject) => {
    webpack(
      configurations.flatMap((configuration) => configuration({}, { mode })),
      (error, result) => (error ? reject(error) : resolve(result))
    );
  });
  if (stats.hasErrors() || stats.hasWarnings())
    throw new Problem(stats.toString({ preset: 'errors-warnings', colors: process.stdout.isTTY }));
}

/** For `<script integrity>`: the hash of each file that a page may load. */
function writeHashes() {
  const hash = (name) =>
    `sha384-${createHash('sha384')
      .update(readFileSync(join(dist, name)))
      .digest('base64')}`;
  const names = readdirSync(dist)
    .filter((name) => /\.([cm]?js|wasm)$/.test(name))
    .sort();
  writeFileSync(
    join(dist, 'sri.json'),
    `${JSON.stringify(Object.fromEntries(names.map((name) => [name, hash(name)])), null, 2)}\n`
  );
}

if (isMain(import.meta.url)) {
  await main(async () => {
    const dev = process.argv.includes('--dev');
    await build({ dev, tools: await setup() });
    console.log(`dist/ is built${dev ? ' for debugging' : ''}`);
  });
}
