// What the package exports. `webkit-rtc-peer-connection/auto` declares what it installs; `import type {}` from it takes
// only the types.

/** Options of `install()`. Every member may be left out. */
export interface InstallOptions {
  /**
   * Also put the class at `window.RTCPeerConnection`, for pages that look there first. Default: false. The script tag
   * and `/auto` do it; with `data-prefixed-only` the tag does not.
   */
  unprefixed?: boolean;
  /**
   * Also install the page around the connection: the old `getUserMedia` on `navigator` (and old constraints in
   * `mediaDevices.getUserMedia`), `webkitMediaStream`, `URL.createObjectURL(stream)`, `MediaStream`'s `stop`, `label`,
   * `ended`, `onended`, `audioTracks` and `videoTracks`, `MediaStreamTrack.getSources`; in Firefox
   * `video.mozSrcObject`. Default: true.
   */
  media?: boolean;
  /**
   * Look like Chrome 49 to pages that check the browser. If `navigator.userAgent` has no `Chrome/`: `userAgent`,
   * `appVersion` and `vendor` read as in Chrome 49, `window.chrome` exists, and Firefox's names
   * (`navigator.mozGetUserMedia`, `mozRTCPeerConnection`, `InstallTrigger` and so on) do not, so such pages take their
   * webkit branch. By script tag: `data-as-chrome`. Default: false.
   */
  asChrome?: boolean;
  /**
   * What connections speak unless their configuration says so: `plan-b` is Chrome's SDP until 2018, with one m-line for
   * all audio and one for all video tracks; `unified-plan` is today's. `auto` is Plan B for a connection that the page
   * uses in a legacy form before its first description, until the peer's descriptions show that it speaks Unified Plan;
   * any other connection is the browser's own. By script tag: `data-sdp-semantics="unified-plan"`. Default: `auto`.
   */
  sdpSemantics?: 'auto' | 'plan-b' | 'unified-plan';
  /**
   * `'warn'` prints each legacy use once, as browsers print deprecations. By script tag: `data-usage="warn"`. Default:
   * `'silent'`.
   */
  usage?: 'silent' | 'warn';
}

/** The outcome of `install()`. */
export interface InstallOutcome {
  /** Whether the legacy names are installed now. */
  installed: boolean;
  /** Why not, in a sentence; only when `installed` is false. */
  reason?: string;
}

/**
 * Installs `webkitRTCPeerConnection` and its companions on this page. Installing twice is harmless. It never throws: if
 * there is no WebRTC, or the page's policy refuses WebAssembly, the outcome says so.
 */
export function install(options?: InstallOptions): InstallOutcome;

/** Restores every property that `install()` changed. Does nothing if nothing is installed. */
export function uninstall(): void;

/** One legacy member, or one legacy form of a member, that the page has used. */
export interface LegacyUse {
  /** Its name, as in `createOffer` or `iceServers.url`. */
  member: string;
  /** How often. */
  count: number;
  /** Whether it was accepted without effect, because today's browsers have nothing like it, such as `googDscp`. */
  ignored: boolean;
  /**
   * Where it was used first: the page's line of the stack, as the browser writes it; `''` if the browser does not say.
   */
  where: string;
  /** What to write today instead, in one line. */
  instead: string;
}

/** Which legacy members, constraints and call forms the page has used so far, in order of first use. */
export function usage(): LegacyUse[];

/** The version of this package. */
export const version: string;
