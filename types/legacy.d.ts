// What a page finds once the polyfill is installed: the legacy surface, with one file for each question. `import
// 'webkit-rtc-peer-connection/auto'` declares it. docs/legacy.md is generated from the JSDoc of these files. They have
// two tags of their own: `@chrome`, the versions that had a member; `@source`, how we know (docs/legacy.md explains the
// short names). A member without them has those of its interface. Times are in ms, sizes in bytes.
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
