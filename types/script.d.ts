// For pages with the script tag: what it installs, and its global `WebkitRTC`.
// `/// <reference path="node_modules/webkit-rtc-peer-connection/types/script.d.ts" />`
/// <reference path="./legacy.d.ts" />
import type * as exported from './index.js';

declare global {
  /** The package's functions. The script has called `install()` already. */
  var WebkitRTC: Pick<typeof exported, 'install' | 'uninstall' | 'usage' | 'version'>;
}
