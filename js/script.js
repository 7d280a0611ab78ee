// The drop-in: a classic script that installs itself before the next script runs. What it exports is the global `WebkitRTC`.
import { install, uninstall, usage, version } from './index.js';

export default { install, uninstall, usage, version };

const { dataset = {} } = (typeof document === 'object' && document.currentScript) || {};

install({ unprefixed: 'unprefixed' in dataset, asChrome: 'asChrome' in dataset, sdpSemantics: dataset.sdpSemantics, usage: dataset.usage });
