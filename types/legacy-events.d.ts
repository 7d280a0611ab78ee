// The connection's states, events and handlers by their old names.
export {};

declare global {
  /**
   * `addstream` and `removestream`.
   * @chrome 23 on
   * @source DW; PROBE
   */
  interface LegacyMediaStreamEvent extends Event {
    /**
     * The stream that was added or removed.
     * @deprecated Write `event.streams[0]`, of a `track` event.
     */
    readonly stream: MediaStream;
  }

  /**
   * The events of a connection, by type.
   * @chrome 23 on
   * @source DW `RTCPeerConnection.idl`
   */
  interface LegacyRTCPeerConnectionEventMap extends RTCPeerConnectionEventMap {
    /**
     * As `onaddstream`.
     * @deprecated Write `pc.addEventListener('track', ({streams: [stream]}) => { … })`.
     */
    addstream: LegacyMediaStreamEvent;
    /**
     * As `onremovestream`.
     * @deprecated Write `stream.addEventListener('removetrack', () => { … })`.
     */
    removestream: LegacyMediaStreamEvent;
  }

  /**
   * @chrome 23 on
   * @source DW `RTCPeerConnection.idl`; BB49, BB32, WK13
   */
  interface LegacyRTCPeerConnection {
    /**
     * The state, with the names of August 2012.
     * @chrome 23 to 26
     * @source W12; DW@ed8a797
     * @deprecated Write `pc.connectionState`.
     */
    readonly readyState: 'new' | 'opening' | 'active' | 'closed';
    /**
     * `iceConnectionState` and `iceGatheringState` as one state.
     * @chrome 23 to 25
     * @source W12; SK
     * @deprecated Write `pc.iceConnectionState`.
     */
    readonly iceState: 'gathering' | 'waiting' | RTCIceConnectionState;

    /**
     * The other side has added a stream, which has all its tracks.
     * @source DW; WK13; PROBE
     * @deprecated Write `pc.ontrack = ({streams: [stream]}) => { … }`.
     */
    onaddstream: ((this: LegacyRTCPeerConnection, event: LegacyMediaStreamEvent) => any) | null;
    /**
     * The other side has removed a stream; it has `ended`.
     * @source BB49
     * @deprecated Write `stream.onremovetrack = () => { … }`.
     */
    onremovestream: ((this: LegacyRTCPeerConnection, event: LegacyMediaStreamEvent) => any) | null;
    /**
     * The first offer is answered: `readyState` is `active`.
     * @remarks `addEventListener` hears it while the attribute is set.
     * @chrome 23 and 24
     * @source SK
     * @deprecated Write `pc.onconnectionstatechange = () => { … }`.
     */
    onopen: ((this: LegacyRTCPeerConnection, event: Event) => any) | null;
    /**
     * `onsignalingstatechange`.
     * @remarks `addEventListener` hears it while the attribute is set. If the page has also set today's handler, only
     * that one is called.
     * @chrome 23 to 26
     * @source SK; DW@7976e7d
     * @deprecated Write `pc.onsignalingstatechange = () => { … }`.
     */
    onstatechange: ((this: LegacyRTCPeerConnection, event: Event) => any) | null;
    /**
     * `oniceconnectionstatechange`.
     * @remarks As `onstatechange`.
     * @chrome 24 to 26
     * @source DW@7976e7d
     * @deprecated Write `pc.oniceconnectionstatechange = () => { … }`.
     */
    onicechange: ((this: LegacyRTCPeerConnection, event: Event) => any) | null;
    /**
     * `onicegatheringstatechange`.
     * @remarks As `onstatechange`.
     * @chrome 24 to 26
     * @source DW@7976e7d
     * @deprecated Write `pc.onicegatheringstatechange = () => { … }`.
     */
    ongatheringchange: ((this: LegacyRTCPeerConnection, event: Event) => any) | null;
    /** Fires once more for each change of the streams before the page has negotiated, as in Blink. */
    onnegotiationneeded: ((this: RTCPeerConnection, event: Event) => any) | null;
    oniceconnectionstatechange: ((this: RTCPeerConnection, event: Event) => any) | null;
    onsignalingstatechange: ((this: RTCPeerConnection, event: Event) => any) | null;

    addEventListener<K extends keyof LegacyRTCPeerConnectionEventMap>(
      type: K,
      listener: (this: LegacyRTCPeerConnection, event: LegacyRTCPeerConnectionEventMap[K]) => any,
      options?: boolean | AddEventListenerOptions
    ): void;
    addEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: boolean | AddEventListenerOptions
    ): void;
    removeEventListener<K extends keyof LegacyRTCPeerConnectionEventMap>(
      type: K,
      listener: (this: LegacyRTCPeerConnection, event: LegacyRTCPeerConnectionEventMap[K]) => any,
      options?: boolean | EventListenerOptions
    ): void;
    removeEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: boolean | EventListenerOptions
    ): void;
  }
}
