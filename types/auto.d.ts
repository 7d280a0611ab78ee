// `import 'webkit-rtc-peer-connection/auto'` installs, and exports nothing. What it installs is declared apart.
/// <reference path="./legacy.d.ts" />
export {};
