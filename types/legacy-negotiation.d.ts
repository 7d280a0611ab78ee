// The connection's negotiation: descriptions and candidates, each call in its legacy and its modern forms.
//
// The overloads that end with `Promise<void>` beside callbacks are never reached: by them TypeScript knows that every connection is an
// `RTCPeerConnection`.
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
     * @param failure until Chrome 49 optional; `null` is none. It got a text until 49, and gets a `DOMException`
     * @param options constraints, or from Chrome 38 on the standard's options
     * @throws `TypeError` for a callback that is not a function and malformed constraints
     * @remarks Its error is a `DOMException`, as from 50 on.
     * @source DW; BB49 `parseOfferOptions`; MSS
     * @deprecated Write `description = await pc.createOffer()`.
     */
    createOffer(
      success: LegacyDescriptionCallback,
      failure?: LegacyErrorCallback | null,
      options?: LegacyOfferOptions | null
    ): undefined;
    /**
     * A promise of an offer, with constraints of old.
     * @throws (rejects) `TypeError` for malformed constraints, `OperationError` for an unknown mandatory name
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
     * Makes an answer; else as `createOffer`. Pages called it right after `setRemoteDescription`, without waiting, and may.
     * @source DW; BB49; MSS
     * @deprecated Write `description = await pc.createAnswer()`.
     */
    createAnswer(
      success: LegacyDescriptionCallback,
      failure?: LegacyErrorCallback | null,
      constraints?: LegacyOfferOptions | null
    ): undefined;
    /**
     * A promise of an answer, with constraints of old.
     * @throws (rejects) `TypeError` for malformed constraints, `OperationError` for an unknown mandatory name
     * @chrome never: half-modernised pages write it
     * @source ours
     * @deprecated Write `pc.getTransceivers()[0].direction = 'inactive'` for what shall not be received, then `await pc.createAnswer()`.
     */
    createAnswer(constraints: LegacyDescriptionConstraints): Promise<RTCSessionDescriptionInit>;
    createAnswer(options?: RTCAnswerOptions): Promise<RTCSessionDescriptionInit>;
    /** @deprecated Write `description = await pc.createAnswer()`. */
    createAnswer(success: RTCSessionDescriptionCallback, failure: RTCPeerConnectionErrorCallback): Promise<void>;

    /**
     * Sets a description of this side. Calls are carried out in their order.
     * @param success gets nothing; `null` is none
     * @throws `TypeMismatchError` for anything that is not an object; `TypeError` for a callback that is not a function
     * @remarks Plain objects are taken too, as from 51 on. Without callbacks the call gives a promise.
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
     * Sets the description of the other side; else as `setLocalDescription`.
     * @throws `TypeMismatchError` for anything that is not an object; `TypeError` for a callback that is not a function
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

    /** Readable for ever, after `close()` too. */
    readonly localDescription: RTCSessionDescription | null;
    /** Readable for ever, after `close()` too. */
    readonly remoteDescription: RTCSessionDescription | null;

    /**
     * Adds a candidate of the other side.
     * @throws `TypeMismatchError` for anything that is not an object; `TypeError` for a callback that is not a function
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
     * On a connection in legacy use it throws at once, as until Chrome 50: `SyntaxError` for anything that is not a candidate, `TypeMismatchError` for anything that
     * is not an object, `InvalidStateError` once closed; one that comes before the remote description waits for it. It gives a promise all the same.
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
     * On a connection in legacy use that offered, `completed` after `connected`, with an event of its own.
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
