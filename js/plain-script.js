// The drop-in as plain JavaScript: a classic script that installs itself before the next script runs. What it exports is the global `WebkitRTC`.
import { install, uninstall, usage, version } from './plain.js';
import { installByTag } from './tag.js';

export default { install, uninstall, usage, version };

installByTag(install);
