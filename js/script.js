// The drop-in: a classic script that installs itself before the next script runs, and has its functions in the global
// `WebkitRTC`.
import { instantiate } from './instance.js';
import { isThere } from './is-there.js';
import { cause } from './refusal.js';
import { loadPlainScript } from './load-plain-script.js';
import { polyfill, version } from './polyfill.js';
import { installByTag } from './tag.js';

const { install, uninstall, usage } = polyfill({ isThere, instantiate, explain: cause }, loadPlainScript);

globalThis.WebkitRTC = { install, uninstall, usage, version };

installByTag(install);
