// `import { install } from 'webkit-rtc-peer-connection'`: the wasm is inside, nothing happens before install().
import { instantiate } from './instance.js';
import { isThere } from './is-there.js';
import { polyfill, version } from './polyfill.js';
import { cause, notInstalled } from './refusal.js';

const { install, uninstall, usage } = polyfill({ isThere, instantiate, explain: cause }, (error) => {
  const reason =
    notInstalled + cause(error) + " Import 'webkit-rtc-peer-connection/plain' instead: it needs no WebAssembly.";
  console.error(reason);
  return reason;
});

export { install, uninstall, usage, version };
