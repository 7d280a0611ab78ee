// How the test browsers are started: the one place for their flags and preferences.

/**
 * Fake cameras, no questions, real addresses in candidates (nothing answers mDNS here), and playing without a click.
 */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--disable-features=WebRtcHideLocalIpsWithMdns',
  '--autoplay-policy=no-user-gesture-required',
  // Old pages ask servers that are gone: nothing leaves this machine, and nobody waits for a name. One name is ours, as
  // an origin that is not secure.
  '--host-resolver-rules=MAP insecure.example 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

/** The same for Firefox; `loopback` lets it use 127.0.0.1 where there is no other network. */
export const firefoxPreferences = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.peerconnection.ice.loopback': true,
  'media.peerconnection.ice.obfuscate_host_addresses': false,
  'media.autoplay.default': 0,
  'network.dns.disabled': true,
  'network.dns.localDomains': 'insecure.example',
};

/** Lets the soak and the bench read Firefox's memory reports (`memory.mjs`). */
export const firefoxArguments = ['--remote-allow-system-access'];
