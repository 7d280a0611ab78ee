// The instance that the package's functions work with. The wasm is inside; webpack.config.js puts plain JavaScript in
// its place for the plain entries.
import bytes from '../pkg/webkit_rtc_peer_connection_bg.wasm';
import { exported } from './exported.js';
import { initSync } from '../pkg/webkit_rtc_peer_connection.js';

/** @throws {Error} where WebAssembly is refused */
export function instantiate() {
  initSync({ module: bytes() });
  return exported;
}
