// Data channels and tones by their old names.
export {};

declare global {
  /**
   * @chrome 25 on
   * @source BB49, WK13; DW
   */
  interface LegacyRTCDataChannelInit extends RTCDataChannelInit {
    /**
     * Passed over: channels are reliable, those with the constraint `RtpDataChannels` are not (Chromium 49 to 65, measured).
     * @deprecated Write `pc.createDataChannel('chat', {ordered: false, maxRetransmits: 0})`.
     */
    reliable?: boolean;
    /**
     * For how long a message may be sent again, in ms.
     * @chrome 30 on
     * @deprecated Write `maxPacketLifeTime`: `pc.createDataChannel('chat', {maxPacketLifeTime: 500})`.
     */
    maxRetransmitTime?: number;
  }

  interface RTCDataChannel {
    /**
     * Whether messages are sent again without limit.
     * @chrome 25 on
     * @source DW; libjingle's `DataChannel::reliable()`
     * @deprecated Write `channel.maxRetransmits === null && channel.maxPacketLifeTime === null`.
     */
    readonly reliable: boolean;
    /**
     * For how long a message may be sent again, in ms; 65535 where there is no limit.
     * @chrome 30 on
     * @source DW; crosswalk's test `RTCDataChannel.html`
     * @deprecated Write `channel.maxPacketLifeTime`.
     */
    readonly maxRetransmitTime: number;
  }

  /**
   * The result of `createDTMFSender()`: the browser's sender, with what it had beside.
   * @chrome 27 to 7x
   * @source BB49; DW `RTCDTMFSender.idl`
   */
  interface LegacyRTCDTMFSender extends RTCDTMFSender {
    /**
     * The track that sends the tones.
     * @deprecated Write `sender.track`, of the `RTCRtpSender`.
     */
    readonly track: MediaStreamTrack;
    /**
     * How long each tone of the last call lasts, in ms. Default: 100.
     * @deprecated Keep what was given to `insertDTMF()`.
     */
    readonly duration: number;
    /**
     * The gap between its tones, in ms. Default: 50.
     * @deprecated Keep what was given to `insertDTMF()`.
     */
    readonly interToneGap: number;
    /** The tones that wait, in the caller's own letters. */
    readonly toneBuffer: string;
    /**
     * Plays tones. `tonechange` tells each in the caller's own letters; browsers make capitals of them.
     * @param tones of `0`-`9`, `A`-`D`, `#`, `*`, and `,` for a pause
     * @param duration of each tone, 70 to 6000 ms
     * @param interToneGap 50 ms or more
     * @throws `NotSupportedError` while `canInsertDTMF` is false; `SyntaxError` for anything out of these ranges
     */
    insertDTMF(tones: string, duration?: number, interToneGap?: number): void;
  }
}
