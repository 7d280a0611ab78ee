// What a page finds once the polyfill is installed: the legacy surface, one file a question. `import 'webkit-rtc-peer-connection/auto'` declares it.
// docs/legacy.md is written from the JSDoc of these files. Their own tags: `@chrome`, the versions that had it; `@source`, how we know (the short
// names are explained in docs/legacy.md). A member without them has those of its interface. Times are in ms, sizes in bytes.
/// <reference path="./legacy-connection.d.ts" />
/// <reference path="./legacy-negotiation.d.ts" />
/// <reference path="./legacy-events.d.ts" />
/// <reference path="./legacy-configuration.d.ts" />
/// <reference path="./legacy-descriptions.d.ts" />
/// <reference path="./legacy-channels.d.ts" />
/// <reference path="./legacy-statistics.d.ts" />
/// <reference path="./legacy-cameras.d.ts" />
/// <reference path="./legacy-streams.d.ts" />
/// <reference path="./legacy-firefox.d.ts" />
