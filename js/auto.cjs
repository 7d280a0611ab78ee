// `require('webkit-rtc-peer-connection/auto')`: installs at once, with the default options. Shipped as it is.
'use strict';
require('./index.cjs').install({ unprefixed: true });
