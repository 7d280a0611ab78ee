// Data channels and tones by their old names.
export {};

declare global {
  /**
   * @chrome 25 on
   * @source BB49, WK13; DW
   */
  interface LegacyRTCDataChannelInit extends RTCDataChannelInit {
    /**
     * Ignored: channels are reliable, except those with the constraint `RtpDataChannels` (Chromium 49 to 65, measured).
     * @deprecated Write `pc.createDataChannel('chat', {ordered: false, maxRetransmits: 0})`.
     */
    reliable?: boolean;
    /**
     * How long a message may be resent, in ms.
     * @chrome 30 on
     * @deprecated Write `maxPacketLifeTime`: `pc.createDataChannel('chat', {maxPacketLifeTime: 500})`.
     */
    maxRetransmitTime?: number;
  }

  interface RTCDataChannel {
    /**
     * Whether messages are resent without limit.
     * @chrome 25 on
     * @source DW; libjingle's `DataChannel::reliable()`
     * @deprecated Write `channel.maxRetransmits === null && channel.maxPacketLifeTime === null`.
     */
    readonly reliable: boolean;
    /**
     * How long a message may be resent, in ms; 65535 if there is no limit.
     * @chrome 30 on
     * @source DW; crosswalk's test `RTCDataChannel.html`
     * @deprecated Write `channel.maxPacketLifeTime`.
     */
    readonly maxRetransmitTime: number;
  }

  /**
   * The result of `createDTMFSender()`: the browser's sender, with the members that it had in addition.
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
    /** The tones that are still to be played, in the caller's own letters. */
    readonly toneBuffer: string;
    /**
     * Plays tones. `tonechange` reports each in the caller's own letters; browsers turn these into capitals.
     * @param tones of `0`-`9`, `A`-`D`, `#`, `*`, and `,` for a pause
     * @param duration of each tone, 70 to 6000 ms
     * @param interToneGap 50 ms or more
     * @throws `NotSupportedError` while `canInsertDTMF` is false; `SyntaxError` for anything outside these ranges
     */
    insertDTMF(tones: string, duration?: number, interToneGap?: number): void;
  }
}
