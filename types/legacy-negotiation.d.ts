// The connection's negotiation: descriptions and candidates, each call in its legacy and its modern forms.
//
// The overloads that return `Promise<void>` in spite of callbacks are never reached: they show TypeScript that every
// connection is an `RTCPeerConnection`.
export {};

declare global {
  /** Called with an instance whose fields may be changed before it is set. */
  type LegacyDescriptionCallback = (description: LegacyRTCSessionDescription) => void;
  type LegacyErrorCallback = (error: DOMException) => void;

  /**
   * @chrome 23 on
   * @source DW `RTCPeerConnection.idl`; BB49, BB32, WK13
   */
  interface LegacyRTCPeerConnection {
    /**
     * Makes an offer; the callback gets an instance whose fields may be changed.
     * @param success required
     * @param failure optional until Chrome 49; `null` means none. It got a text until 49, and now gets a `DOMException`
     * @param options constraints, or from Chrome 38 on the standard's options
     * @throws `TypeError` for a callback that is not a function and malformed constraints
     * @remarks The error is a `DOMException`, as from 50 on.
     * @source DW; BB49 `parseOfferOptions`; MSS
     * @deprecated Write `description = await pc.createOffer()`.
     */
    createOffer(
      success: LegacyDescriptionCallback,
      failure?: LegacyErrorCallback | null,
      options?: LegacyOfferOptions | null
    ): undefined;
    /**
     * A promise of an offer, with legacy constraints.
     * @throws (rejects) `TypeError` for malformed constraints
     * @chrome never: half-modernised pages write it
     * @source ours
     * @deprecated Write `pc.addTransceiver('video', {direction: 'recvonly'})`, then `await pc.createOffer()`.
     */
    createOffer(constraints: LegacyDescriptionConstraints): Promise<RTCSessionDescriptionInit>;
    createOffer(options?: RTCOfferOptions): Promise<RTCSessionDescriptionInit>;
    /** @deprecated Write `description = await pc.createOffer()`. */
    createOffer(
      success: RTCSessionDescriptionCallback,
      failure: RTCPeerConnectionErrorCallback,
      options?: RTCOfferOptions
    ): Promise<void>;

    /**
     * Makes an answer, otherwise like `createOffer`. Pages called it right after `setRemoteDescription`, without
     * waiting; this works.
     * @source DW; BB49; MSS
     * @deprecated Write `description = await pc.createAnswer()`.
     */
    createAnswer(
      success: LegacyDescriptionCallback,
      failure?: LegacyErrorCallback | null,
      constraints?: LegacyOfferOptions | null
    ): undefined;
    /**
     * A promise of an answer, with legacy constraints.
     * @throws (rejects) `TypeError` for malformed constraints
     * @chrome never: half-modernised pages write it
     * @source ours
     * @deprecated Write `pc.getTransceivers()[0].direction = 'inactive'` for media that must not be received, then
     * `await pc.createAnswer()`.
     */
    createAnswer(constraints: LegacyDescriptionConstraints): Promise<RTCSessionDescriptionInit>;
    createAnswer(options?: RTCAnswerOptions): Promise<RTCSessionDescriptionInit>;
    /** @deprecated Write `description = await pc.createAnswer()`. */
    createAnswer(success: RTCSessionDescriptionCallback, failure: RTCPeerConnectionErrorCallback): Promise<void>;

    /**
     * Sets a description of this side. Calls are carried out in order.
     * @param success gets no argument; `null` means none
     * @throws `TypeError` for a first argument that is not an object, and for a callback that is not a function
     * @remarks Plain objects are accepted too, as from 51 on. Without callbacks the call returns a promise.
     * @source BB49, WK13
     * @deprecated Write `await pc.setLocalDescription(description)`.
     */
    setLocalDescription(
      description: RTCSessionDescriptionInit,
      success: (() => void) | null | undefined,
      failure?: LegacyErrorCallback | null
    ): undefined;
    setLocalDescription(description?: RTCLocalSessionDescriptionInit): Promise<void>;
    /** @deprecated Write `await pc.setLocalDescription(description)`. */
    setLocalDescription(
      description: RTCLocalSessionDescriptionInit,
      success: VoidFunction,
      failure: RTCPeerConnectionErrorCallback
    ): Promise<void>;

    /**
     * Sets the description of the other side, otherwise like `setLocalDescription`.
     * @throws `TypeError` for a first argument that is not an object, and for a callback that is not a function
     * @source BB49, WK13
     * @deprecated Write `await pc.setRemoteDescription(description)`.
     */
    setRemoteDescription(
      description: RTCSessionDescriptionInit,
      success: (() => void) | null | undefined,
      failure?: LegacyErrorCallback | null
    ): undefined;
    setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void>;
    /** @deprecated Write `await pc.setRemoteDescription(description)`. */
    setRemoteDescription(
      description: RTCSessionDescriptionInit,
      success: VoidFunction,
      failure: RTCPeerConnectionErrorCallback
    ): Promise<void>;

    /** Always readable, also after `close()`. */
    readonly localDescription: RTCSessionDescription | null;
    /** Always readable, also after `close()`. */
    readonly remoteDescription: RTCSessionDescription | null;

    /**
     * Adds a candidate of the other side.
     * @throws `TypeError` for a first argument that is not an object, and for a callback that is not a function
     * @chrome 31 on
     * @source BB49, BB32; DW@0032bba
     * @deprecated Write `await pc.addIceCandidate(candidate)`.
     */
    addIceCandidate(
      candidate: RTCIceCandidateInit | null,
      success: () => void,
      failure: LegacyErrorCallback
    ): undefined;
    /**
     * On a connection in legacy use it throws at once, as in Chrome until 50: `SyntaxError` for anything that is not a
     * candidate, `TypeError` for anything that is not an object. A candidate that is added before the remote
     * description waits for it. The call still returns a promise, which rejects with `InvalidStateError` once the
     * connection is closed.
     */
    addIceCandidate(candidate?: RTCIceCandidateInit | null): Promise<void>;
    /** @deprecated Write `await pc.addIceCandidate(candidate)`. */
    addIceCandidate(
      candidate: RTCIceCandidateInit | null,
      success: VoidFunction,
      failure: RTCPeerConnectionErrorCallback
    ): Promise<void>;

    /**
     * Changes the ICE servers and the transport policy, and nothing else.
     * @param constraints accepted without effect
     * @throws what the constructor throws for the same configuration
     * @chrome 23 to 5x
     * @source DW; BB49
     * @deprecated Write `pc.setConfiguration({iceServers})`.
     */
    updateIce(configuration?: LegacyRTCConfiguration | null, constraints?: LegacyMediaConstraints | null): undefined;
    /**
     * On a connection in legacy use that made the offer, `completed` follows `connected`, with its own event.
     * @chrome 24 on
     * @source BB49
     */
    readonly iceConnectionState: RTCIceConnectionState;
    /**
     * On a connection in legacy use, `complete` once it is closed.
     * @chrome 24 on
     * @source WK13; BB49
     */
    readonly iceGatheringState: RTCIceGatheringState;
  }
}
