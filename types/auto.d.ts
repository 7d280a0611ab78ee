// `import 'webkit-rtc-peer-connection/auto'` installs, and exports nothing.
export {};
