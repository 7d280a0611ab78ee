// Command line tools from the crate registry, each at one version, kept in the user's cache.
import { join } from 'node:path';
import { cache, wasmBindgenVersion } from '../lib/project.mjs';
import { capture, isExecutable, Problem, outcome, which } from '../lib/run.mjs';

/** The one version of each tool that the project uses. */
export const toolVersions = () => ({
  // Writes the JavaScript half of the bridge; must fit the library to the byte.
  'wasm-bindgen-cli': wasmBindgenVersion(),
  // Runs the tests in tests/web in headless browsers.
  'wasm-pack': '0.15.1',
  // The WebDriver server through which wasm-pack speaks with Firefox; its npm package downloads from elsewhere.
  geckodriver: '0.37.1',
});

/** Crates whose program has another name. */
const programs = { 'wasm-bindgen-cli': 'wasm-bindgen' };

/** A tool runs for a second or two, and takes minutes to optimise. */
const quickly = {
  CARGO_PROFILE_RELEASE_OPT_LEVEL: '1',
  CARGO_PROFILE_RELEASE_LTO: 'off',
  CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '16',
  CARGO_PROFILE_RELEASE_DEBUG: 'false',
};

/**
 * @param {string} name the crate
 * @param {string} version exactly this one
 * @returns {Promise<{path: string, note: string}>} the program's path
 */
export async function ensureCargoTool(name, version) {
  const program = programs[name] ?? name;
  const folder = join(cache, `${name}-${version}`);
  const kept = join(folder, 'bin', process.platform === 'win32' ? `${program}.exe` : program);
  for (const path of [kept, which(program)]) {
    if (path && isExecutable(path) && hasVersion(path, version)) return { path, note: `${version} is there` };
  }
  console.log(`${name} ${version}: building it once, this takes a minute or two`);
  const { code, output } = await outcome('cargo', ['install', '--root', folder, `${name}@${version}`], {
    quiet: true,
    env: quickly,
  });
  if (code !== 0) {
    process.stderr.write(output);
    throw new Problem(`cargo could not install ${name} ${version} (see above)`);
  }
  return { path: kept, note: `installed ${version}` };
}

function hasVersion(path, version) {
  return new RegExp(`(^|\\s)${version.replaceAll('.', '\\.')}(\\s|$)`).test(capture(path, ['--version']) ?? '');
}
