// Makes sure that everything the build and the tests need is there, and installs what is missing: nothing twice.
// Imports node built-ins only, so that it works on a fresh checkout.
import { isMain } from './lib/is-main.mjs';
import { main, step } from './lib/run.mjs';
import { ensureBrowsers } from './setup/browsers.mjs';
import { ensureCargoTool, toolVersions } from './setup/cargo-tools.mjs';
import { ensureNpmPackages } from './setup/npm.mjs';
import { ensureRust } from './setup/rust.mjs';
import { ensureServers } from './setup/servers.mjs';
import { ensureWebKit } from './setup/webkit.mjs';

/**
 * @param {{tests?: boolean}} options `tests`: also what only the tests need (browsers and their drivers)
 * @returns {Promise<{wasmBindgen: string, wasmPack?: string, geckodriver?: string, browsers?: object}>} absolute paths
 */
export async function setup({ tests = false } = {}) {
  const found = {};
  const tool = (name, key) =>
    step(name, async () => {
      const { path, note } = await ensureCargoTool(name, toolVersions()[name]);
      found[key] = path;
      return note;
    });
  await step('rust toolchain', ensureRust);
  await tool('wasm-bindgen-cli', 'wasmBindgen');
  await step('npm packages', ensureNpmPackages);
  if (tests) {
    await tool('wasm-pack', 'wasmPack');
    await tool('geckodriver', 'geckodriver');
    await step('browsers', async () => {
      found.browsers = await ensureBrowsers();
      return 'chromium, chromedriver and firefox are there';
    });
    await step('servers of the recipes', ensureServers);
    await step('webkit', ensureWebKit);
  }
  return found;
}

if (isMain(import.meta.url)) await main(() => setup({ tests: !process.argv.includes('--no-tests') }));
