// Descriptions and candidates as they were: constructors that took less, and fields that pages wrote.
//
// TypeScript's own declarations of the bare names `RTCSessionDescription`, `RTCIceCandidate`, `URL` and `MediaStreamTrack` are closed: no package
// can add to them. The legacy forms are declared at `window.RTCSessionDescription` and so on, which is the same object.
export {};

declare global {
  /** Where the legacy forms of closed globals are declared. A base of `Window`, so that a page's own declarations there go first. */
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
     * Without an argument, or without a `type`: both fields are `null` until the page writes them. A `type` that is none is a `TypeError`.
     * @chrome 32 to 49
     * @source DW; Blink's tests; PROBE
     * @deprecated Write `{type, sdp}`.
     */
    new (init?: { type?: null; sdp?: string | null } | null): LegacyRTCSessionDescription;
  }

  /** A description whose fields may be written, as `createOffer`'s callback is given it. */
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
     * Of the first m-line, unless `label` and `id` say otherwise. Without a `candidate` it is a `TypeError`.
     * @chrome 23 on
     * @source Blink's test `RTCIceCandidate.html`
     * @deprecated Write `{candidate, sdpMid}`.
     */
    new (init: LegacyRTCIceCandidateInit): LegacyRTCIceCandidate;
  }

  /**
   * A candidate as early signalling carried it. `candidate` may begin with `a=` and end with a line break.
   * @chrome 23 on
   * @source libjingle's `webrtcsdp.cc`; AppRTC
   */
  interface LegacyRTCIceCandidateInit {
    candidate: string;
    sdpMid?: null;
    sdpMLineIndex?: null;
    /**
     * The m-line's place, in messages of 2012.
     * @deprecated Write `sdpMLineIndex`.
     */
    label?: number | null;
    /**
     * The m-line's name, in messages of 2012.
     * @deprecated Write `sdpMid`.
     */
    id?: string | null;
  }

  /**
   * A candidate whose fields may be written. Every one may, once a page is known to be of that age: `event.candidate as LegacyRTCIceCandidate`.
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
