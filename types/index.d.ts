// What the package exports. The legacy members that it installs are declared apart.

/** How `install()` shall behave. Every member may be left out. */
export interface InstallOptions {
  /** Also put the class at `window.RTCPeerConnection`, for pages that look there first. Default: false. */
  unprefixed?: boolean;
  /** SDP dialect of the connections that do not say which they want. Default: `'unified-plan'`. */
  sdpSemantics?: 'unified-plan' | 'plan-b';
  /** Also install the media companions: `navigator.webkitGetUserMedia`, `webkitMediaStream` and so on. Default: true. */
  media?: boolean;
  /** In Firefox: hide the `moz` names and put a `Chrome/` token into `navigator.userAgent`, for pages that sniff. Default: false. */
  asChrome?: boolean;
  /** `'warn'` prints each legacy call form once, with its modern replacement. Default: `'silent'`. */
  usage?: 'silent' | 'warn';
}

/** What came of `install()`. */
export interface InstallOutcome {
  /** Whether the legacy names are there now. */
  installed: boolean;
  /** Why not, in a sentence; only when `installed` is false. */
  reason?: string;
}

/**
 * Installs `webkitRTCPeerConnection` and its companions on this page. Installing twice is harmless. Never throws where there is no
 * WebRTC or the page's policy refuses WebAssembly: the outcome says so.
 */
export function install(options?: InstallOptions): InstallOutcome;

/** Puts every property that `install()` changed back as it was. Does nothing when nothing is installed. */
export function uninstall(): void;

/** What legacy calls the page has made so far. */
export function usage(): unknown;

/** The version of this package. */
export const version: string;
