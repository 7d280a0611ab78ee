// `import { install } from 'webkit-rtc-peer-connection/plain'`: the same as plain JavaScript, nothing happens before
// install().
import { instantiate } from './instance.js';
import { polyfill, version } from './polyfill.js';
import { notInstalled } from './refusal.js';

const { install, uninstall, usage } = polyfill({ isThere: () => true, instantiate }, ({ message }) => {
  const reason = notInstalled + message;
  console.error(reason);
  return reason;
});

export { install, uninstall, usage, version };
