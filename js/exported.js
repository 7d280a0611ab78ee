// What an instance exports: in src/lib.rs these have numbers.
import { invoke } from '../pkg/webkit_rtc_peer_connection.js';

/** Makes a new instance ready. @returns {Function} what calls the crate's functions by their numbers */
export function started() {
  invoke(0);
  return invoke;
}

export const usage = (call) => call(1);
