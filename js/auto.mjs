// `import 'webkit-rtc-peer-connection/auto'`: installs at once, with the default options. Shipped as it is.
import { install } from './index.mjs';

install({ unprefixed: true });
