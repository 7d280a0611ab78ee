// `import { install } from 'webkit-rtc-peer-connection'`: the wasm is inside, nothing happens before install().
import { polyfill, version } from './polyfill.js';
import { initSync, install as installWith, uninstall as uninstallFrom, usage as usageOf } from '../pkg/webkit_rtc_peer_connection.js';
import bytes from '../pkg/webkit_rtc_peer_connection_bg.wasm';

const { install, uninstall, usage } = polyfill(() => {
  initSync({ module: bytes() });
  return { install: installWith, uninstall: uninstallFrom, usage: usageOf };
});

export { install, uninstall, usage, version };
