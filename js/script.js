// The drop-in: a classic script that installs itself before the next script runs, and has its functions in the global
// `WebkitRTC`.
import { instantiate } from './instance.js';
import { loadPlainScript } from './load-plain-script.js';
import { polyfill, version } from './polyfill.js';
import { installByTag } from './tag.js';

const { install, uninstall, usage } = polyfill(instantiate, loadPlainScript);

globalThis.WebkitRTC = { install, uninstall, usage, version };

installByTag(install);
