// What the package exports. What it installs is declared by `webkit-rtc-peer-connection/auto`, of which `import type {}` takes the types alone.

/** How `install()` shall behave. Every member may be left out. */
export interface InstallOptions {
  /**
   * Also put the class at `window.RTCPeerConnection`, for pages that look there first. Default: false. The script tag and `/auto` do; the tag leaves it alone with
   * `data-prefixed-only`.
   */
  unprefixed?: boolean;
  /**
   * Also install the page around the connection: `getUserMedia` of old on `navigator` (and old constraints in `mediaDevices`'), `webkitMediaStream`,
   * `URL.createObjectURL(stream)`, `MediaStream`'s `stop`, `label`, `ended`, `onended`, `audioTracks` and `videoTracks`,
   * `MediaStreamTrack.getSources`; in Firefox `video.mozSrcObject`. Default: true.
   */
  media?: boolean;
  /**
   * Look like Chrome 49 to pages that sniff. In a browser whose `navigator.userAgent` has no `Chrome/`: `userAgent`, `appVersion` and
   * `vendor` read as Chrome 49's, `window.chrome` is there, and Firefox's names (`navigator.mozGetUserMedia`, `mozRTCPeerConnection`,
   * `InstallTrigger` and so on) are not, so such pages take their webkit branch. By script tag: `data-as-chrome`. Default: false.
   */
  asChrome?: boolean;
  /**
   * What connections speak that do not say so in their configuration: `plan-b` is Chrome's SDP until 2018, with one m-line for all audio
   * and one for all video tracks, `unified-plan` today's. `auto` is Plan B for a connection that the page uses in a form of old before its
   * first description, for as long as the peer's descriptions do not tell that it speaks Unified Plan; any other connection is the
   * browser's own. By script tag: `data-sdp-semantics="unified-plan"`. Default: `auto`.
   */
  sdpSemantics?: 'auto' | 'plan-b' | 'unified-plan';
  /** `'warn'` prints each legacy use once, as the browser prints deprecations. By script tag: `data-usage="warn"`. Default: `'silent'`. */
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

/** One legacy member, or one legacy form of a member, that the page has used. */
export interface LegacyUse {
  /** Its name, as in `createOffer` or `iceServers.url`. */
  member: string;
  /** How often. */
  count: number;
  /** Whether it was accepted without effect, because today's browsers have nothing like it: a constraint such as `googDscp`. */
  ignored: boolean;
  /** Where it was used first: the page's line of the stack, as the browser writes it; `''` where the browser does not say. */
  where: string;
  /** What to write instead today, in one line. */
  instead: string;
}

/** Which legacy members, constraints and call forms the page has used so far, in the order of their first use. */
export function usage(): LegacyUse[];

/** The version of this package. */
export const version: string;
