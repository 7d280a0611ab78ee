// `import { install } from 'webkit-rtc-peer-connection'`: the wasm is inside, nothing happens before install().
import { polyfill, version } from './polyfill.js';

const { install, uninstall, usage } = polyfill(() => {
  // Required here, not imported: wasm-bindgen's glue needs a TextDecoder as soon as it is evaluated, and jsdom has none.
  const { initSync, install, uninstall, usage } = require('../pkg/webkit_rtc_peer_connection.js');
  initSync({ module: require('../pkg/webkit_rtc_peer_connection_bg.wasm') });
  return { install, uninstall, usage };
});

export { install, uninstall, usage, version };
