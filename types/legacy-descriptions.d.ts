// Descriptions and candidates as they were: more lenient constructors, and writable fields.
//
// TypeScript's own declarations of the bare names `RTCSessionDescription`, `RTCIceCandidate`, `URL` and
// `MediaStreamTrack` are closed: no package can add to them. The legacy forms are declared at
// `window.RTCSessionDescription` and so on, which is the same object.
export {};

declare global {
  /**
   * Declares the legacy forms of closed globals. A base of `Window`, so a page's own declarations there take
   * precedence.
   */
  interface LegacyWindow {
    RTCSessionDescription: LegacyRTCSessionDescriptionConstructor;
    RTCIceCandidate: LegacyRTCIceCandidateConstructor;
    MediaStreamTrack: LegacyMediaStreamTrackConstructor;
    URL: LegacyURLConstructor;
    webkitURL: LegacyURLConstructor;
  }

  interface Window extends LegacyWindow {}

  interface LegacyRTCSessionDescriptionConstructor {
    /**
     * Without an argument, or without a `type`, both fields are `null` until the page writes them. An unknown `type` is
     * a `TypeError`.
     * @chrome 32 to 49
     * @source DW; Blink's tests; PROBE
     * @deprecated Write `{type, sdp}`.
     */
    new (init?: { type?: null; sdp?: string | null } | null): LegacyRTCSessionDescription;
  }

  /** A description with writable fields, as `createOffer` passes it to its callback. */
  interface LegacyRTCSessionDescription extends RTCSessionDescription {
    /**
     * Writable.
     * @chrome 23 on
     * @source DW; PROBE
     */
    type: RTCSdpType;
    /**
     * Writable, so that pages could edit it in place.
     * @chrome 23 on
     * @source DW; PROBE
     */
    sdp: string;
  }

  interface LegacyRTCIceCandidateConstructor {
    /**
     * Belongs to the first m-line, unless `label` and `id` say otherwise. Without a `candidate` it is a `TypeError`.
     * @chrome 23 on
     * @source Blink's test `RTCIceCandidate.html`
     * @deprecated Write `{candidate, sdpMid}`.
     */
    new (init: LegacyRTCIceCandidateInit): LegacyRTCIceCandidate;
  }

  /**
   * A candidate in the form of early signalling. `candidate` may begin with `a=` and end with a line break.
   * @chrome 23 on
   * @source libjingle's `webrtcsdp.cc`; AppRTC
   */
  interface LegacyRTCIceCandidateInit {
    candidate: string;
    sdpMid?: null;
    sdpMLineIndex?: null;
    /**
     * The m-line's index, in messages of 2012.
     * @deprecated Write `sdpMLineIndex`.
     */
    label?: number | null;
    /**
     * The m-line's mid, in messages of 2012.
     * @deprecated Write `sdpMid`.
     */
    id?: string | null;
  }

  /**
   * A candidate with writable fields. Every candidate has them once a page is known to be a legacy page:
   * `event.candidate as LegacyRTCIceCandidate`.
   * @chrome 37 on
   * @source DW@ae4f2e7; PROBE
   */
  interface LegacyRTCIceCandidate extends RTCIceCandidate {
    /** Writable. */
    candidate: string;
    /** Writable. */
    sdpMid: string | null;
    /** Writable. */
    sdpMLineIndex: number | null;
  }
}
