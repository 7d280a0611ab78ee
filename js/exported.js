// What an instance exports: in src/lib.rs these have numbers.
import { invoke } from '../pkg/webkit_rtc_peer_connection.js';

export const exported = {
  install: (options, warn) => invoke(0, options, warn),
  uninstall: () => invoke(1),
  usage: () => invoke(2),
};
