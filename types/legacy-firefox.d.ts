// Firefox's names, for pages that take their `moz` branch if `navigator.mozGetUserMedia` exists. Other browsers get
// none of them.
export {};

declare global {
  /**
   * The class under the name that it had in Firefox.
   * @remarks It is `webkitRTCPeerConnection`, and behaves like Chrome's. Only in Firefox, and not with `asChrome`.
   * @chrome never: Firefox 22 to 112
   * @source Firefox's `RTCPeerConnection.webidl` of 2014; its release notes of 113
   * @deprecated Write `new RTCPeerConnection({iceServers})`.
   */
  var mozRTCPeerConnection: LegacyRTCPeerConnectionConstructor;

  /**
   * `RTCSessionDescription`.
   * @chrome never: Firefox 22 to 112
   * @source Firefox's release notes of 113
   * @deprecated Write `{type, sdp}`.
   */
  var mozRTCSessionDescription: typeof RTCSessionDescription & LegacyRTCSessionDescriptionConstructor;

  /**
   * `RTCIceCandidate`.
   * @chrome never: Firefox 22 to 112
   * @source Firefox's release notes of 113
   * @deprecated Write `{candidate, sdpMid}`.
   */
  var mozRTCIceCandidate: typeof RTCIceCandidate & LegacyRTCIceCandidateConstructor;

  interface LegacyRTCPeerConnection {
    /**
     * Connected the data channels, once both descriptions were set.
     * @remarks No effect: from Firefox 22 on they connect by themselves.
     * @chrome never: Firefox 18 to 2x
     * @source Firefox's `PeerConnectionImpl.cpp` of 2013
     * @deprecated Leave it out.
     */
    connectDataConnection(localPort: number, remotePort: number, streams?: number): undefined;
  }

  interface Navigator {
    /**
     * The same as `webkitGetUserMedia`; `fake` and `mediaSource` are Firefox's own, which it still has.
     * @chrome never: Firefox 17 on
     * @source PROBE: Firefox 153 still has it
     * @deprecated Write `stream = await navigator.mediaDevices.getUserMedia({video: true})`.
     */
    mozGetUserMedia(
      constraints:
        | LegacyMediaStreamConstraints
        | {
            audio?: MediaStreamConstraints['audio'];
            video?: boolean | (MediaTrackConstraints & { mozMediaSource?: string; mediaSource?: string });
            fake?: boolean;
          },
      success: (stream: MediaStream) => void,
      failure?: ((error: LegacyUserMediaError) => void) | null
    ): undefined;
  }

  interface HTMLMediaElement {
    /**
     * The stream that it plays, or `null`.
     * @chrome never: Firefox 1x to 57
     * @source the notes for developers of Firefox 58, which removes it
     * @deprecated Write `video.srcObject = stream`.
     */
    mozSrcObject: MediaProvider | null;
  }
}
