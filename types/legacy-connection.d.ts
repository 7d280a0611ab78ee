// The connection: `webkitRTCPeerConnection`, each member in its legacy and its modern forms. Its negotiation and its
// events have their own files.
//
// A call with callbacks returns `undefined`; later failures go to its failure callback, but wrong arguments throw at
// once. On a closed connection legacy calls throw `InvalidStateError`, except those that only read;
// `setLocalDescription`, `setRemoteDescription` and `addIceCandidate` pass it to their failure callback.
export {};

declare global {
  /**
   * A native connection with every legacy form of its members.
   * @chrome 23 on
   * @source DW `RTCPeerConnection.idl`; BB49, BB32, WK13
   */
  interface LegacyRTCPeerConnection extends RTCPeerConnection {
    /**
     * Sends all tracks of a stream, and those that are added to it later. Adding the same stream again is no error.
     * @param constraints accepted without effect, as in Chrome
     * @throws `TypeMismatchError` for `null`; `TypeError` for anything else that is not a stream, and for malformed
     * constraints
     * @source BB49, WK13
     * @deprecated Write `for (const track of stream.getTracks()) pc.addTrack(track, stream)`.
     */
    addStream(stream: MediaStream, constraints?: LegacyMediaConstraints | null): undefined;
    /**
     * Stops sending a stream. Removing a stream that is not sent is no error.
     * @throws `TypeMismatchError` for `null`; `TypeError` for anything else that is not a stream
     * @source BB49, WK13
     * @deprecated Write `pc.removeTrack(sender)`.
     */
    removeStream(stream: MediaStream): undefined;
    /**
     * The streams that are sent, in a new array each time.
     * @chrome 26 on
     * @source DW; AD13
     * @deprecated Write `pc.getSenders()`.
     */
    getLocalStreams(): MediaStream[];
    /**
     * The streams of the other side, in a new array each time.
     * @chrome 26 on
     * @source DW; AD13
     * @deprecated Write `pc.getReceivers()`.
     */
    getRemoteStreams(): MediaStream[];
    /**
     * Looks among the local streams, then among the remote ones; `null` if there is none.
     * @chrome 27 to 5x
     * @source DW@21d5d4c; WK13
     * @deprecated Write `pc.getReceivers()`, and keep the streams of `ontrack` by their ids.
     */
    getStreamById(id: string): MediaStream | null;
    /**
     * `getLocalStreams()`.
     * @chrome 23 to 25
     * @source SK; W12; AD13
     * @deprecated Write `pc.getSenders()`.
     */
    readonly localStreams: MediaStream[];
    /**
     * `getRemoteStreams()`.
     * @chrome 23 to 25
     * @source SK; W12; AD13
     * @deprecated Write `pc.getReceivers()`.
     */
    readonly remoteStreams: MediaStream[];
    /**
     * Also adds its streams to the local ones.
     * @chrome later than those years
     * @source the standard
     */
    addTrack(track: MediaStreamTrack, ...streams: MediaStream[]): RTCRtpSender;
    /**
     * A stream of which nothing is sent any more is no longer a local one.
     * @chrome later than those years
     * @source the standard
     */
    removeTrack(sender: RTCRtpSender): void;

    /**
     * A channel with legacy options.
     * @param label `null` and `undefined` are the empty text on a connection in legacy use
     * @remarks Two channels may have the same label, as today; with `RtpDataChannels`, a label identifies one channel,
     * shared by both sides.
     * @throws `NotSupportedError` for two limits; with `RtpDataChannels` for any limit or number, and for a label that
     * exists already
     * @chrome 25 on
     * @source WK13; BB49; MSS `AddDataChannel`
     * @deprecated Write `pc.createDataChannel('chat', {ordered: false, maxRetransmits: 0})`.
     */
    createDataChannel(
      label: string | null | undefined,
      options: LegacyRTCDataChannelInit & ({ reliable: boolean } | { maxRetransmitTime: number })
    ): RTCDataChannel;
    createDataChannel(label: string | null | undefined, options?: RTCDataChannelInit): RTCDataChannel;
    /**
     * The `dtmf` of the track's sender.
     * @throws `TypeError` for anything that is not a track, `SyntaxError` for a track that is neither sent nor in a
     * local stream, `NotSupportedError` for one that is not audio
     * @chrome 27 to 7x
     * @source WK13; BB49
     * @deprecated Write `pc.getSenders()[0].dtmf.insertDTMF('123')`.
     */
    createDTMFSender(track: MediaStreamTrack): LegacyRTCDTMFSender;

    /**
     * Chrome's statistics. A closed connection also answers, with the last values it knew; calls less than 50 ms apart
     * get the same numbers.
     * @param selector only the session, this track and its streams; `null` means all
     * @throws `TypeError` for a selector that is not a track
     * @chrome 24 to 116
     * @source DW; BB49; libjingle's `StatsCollector::GetStats`; developer.chrome.com/blog/getstats-migration
     * @deprecated Write `report = await pc.getStats()`.
     */
    getStats(
      success: (response: LegacyRTCStatsResponse) => void,
      selector?: MediaStreamTrack | null,
      failure?: LegacyErrorCallback | null
    ): undefined;
    /**
     * The same with the arguments in the order of the W3C's drafts, which webrtc-adapter brought to Chrome.
     * @throws `TypeError` for a selector that is not a track
     * @chrome 24 to 116, with webrtc-adapter
     * @source webrtc-adapter, which brought it
     * @deprecated Write `report = await pc.getStats()`.
     */
    getStats(
      selector: MediaStreamTrack | null,
      success: (stats: LegacyRTCStatsMap) => void,
      failure?: LegacyErrorCallback | null
    ): undefined;
    getStats(selector?: MediaStreamTrack | null): Promise<RTCStatsReport>;

    /**
     * Fires `iceconnectionstatechange` and `signalingstatechange`, unless the page uses promises. A second call does
     * nothing, as in Chromium 65; until Chrome 5x it threw `InvalidStateError`.
     */
    close(): void;
  }

  /** The class: what it makes is an instance of `RTCPeerConnection` too. */
  interface LegacyRTCPeerConnectionConstructor {
    prototype: LegacyRTCPeerConnection;
    /**
     * @param configuration of any year; `null` means none. Chrome required it until 55
     * @param constraints such as `{optional: [{DtlsSrtpKeyAgreement: true}]}`; `null` means none
     * @throws `TypeError` without `new`, and for anything that is not a configuration, a malformed address or malformed
     * constraints
     */
    new (
      configuration?: LegacyRTCConfiguration | null,
      constraints?: LegacyConnectionConstraints | null
    ): LegacyRTCPeerConnection;
    /**
     * Makes a certificate for the configuration.
     * @chrome 48 on
     * @source BB49
     */
    generateCertificate(keygenAlgorithm: AlgorithmIdentifier): Promise<RTCCertificate>;
  }

  /**
   * The connection of Chrome 23 to 55, when `RTCPeerConnection` did not exist. In Chromium it is an alias of today's
   * class, which the polyfill replaces.
   * @remarks Without arguments it acts as the standard's constructor; Chrome threw a `TypeError` until 55.
   * @chrome 23 on
   * @source DW@d9fd357 to DW@8ca442c, `WindowMediaStream.idl`; BB49; PROBE
   * @deprecated Write `new RTCPeerConnection({iceServers})`.
   */
  var webkitRTCPeerConnection: LegacyRTCPeerConnectionConstructor;
}
