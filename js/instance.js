// The crate that the package's functions work with. The wasm is inside; webpack.config.js puts plain JavaScript in its
// place for the plain entries.
import bytes from '../pkg/webkit_rtc_peer_connection_bg.wasm';
import { initSync } from '../pkg/webkit_rtc_peer_connection.js';
import { started } from './exported.js';

let isMade = false;

/** Makes the instance. None of its code runs yet: browsers compile much of that when it first does. */
export function make() {
  if (!isMade) initSync({ module: bytes() });
  isMade = true;
}

/** @throws {Error} where WebAssembly is refused */
export function instantiate() {
  make();
  return started();
}
