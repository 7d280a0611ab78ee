// `import { init, install } from 'webkit-rtc-peer-connection/wasm'`: for those who load the .wasm file apart.
import { started } from './exported.js';
import { polyfill, version } from './polyfill.js';
import { cause, notInstalled } from './refusal.js';
import load from '../pkg/webkit_rtc_peer_connection.js';

let isLoaded = false;

/**
 * Loads and compiles the wasm; afterwards `install()` is synchronous.
 * @param {string | URL | Request | Response | BufferSource | WebAssembly.Module} [source] by default the file beside
 *   this one
 * @throws {Error} when it cannot be fetched or compiled
 */
export async function init(source = new URL('webkit_rtc_peer_connection.wasm', import.meta.url)) {
  try {
    await load({ module_or_path: source });
  } catch (error) {
    throw new Error(notInstalled + cause(error));
  }
  isLoaded = true;
}

const { install, uninstall, usage } = polyfill(
  { isThere: () => isLoaded, instantiate: started },
  undefined,
  'await init() first'
);

export { install, uninstall, usage, version };
