// The drop-in as plain JavaScript: a classic script that installs itself before the next script runs, and has its
// functions in the global `WebkitRTC`.
import { install, uninstall, usage, version } from './plain.js';
import { installByTag } from './tag.js';

globalThis.WebkitRTC = { install, uninstall, usage, version };

installByTag(install);
