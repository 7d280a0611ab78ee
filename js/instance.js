// The instance that the package's functions work with. The wasm is inside; webpack.config.js puts plain JavaScript in its place for the plain entries.
import { instanceOf } from './values.js';

/** @throws {Error} where WebAssembly is refused */
export function instantiate() {
  // Required here, not imported: wasm-bindgen's glue needs a TextDecoder as soon as it is evaluated, and jsdom has none.
  const { initSync, call } = require('../pkg/webkit_rtc_peer_connection.js');
  initSync({ module: require('../pkg/webkit_rtc_peer_connection_bg.wasm') });
  return instanceOf({ call });
}
