// What the callback of `getStats` gets. docs/statistics.md has all types, ids, names, units and formulas.
export {};

declare global {
  /** The types of reports. */
  type LegacyRTCStatsType =
    | 'googLibjingleSession'
    | 'googTrack'
    | 'ssrc'
    | 'VideoBwe'
    | 'googComponent'
    | 'googCandidatePair'
    | 'localcandidate'
    | 'remotecandidate'
    | 'googCertificate'
    | 'datachannel';

  /**
   * One report.
   * @chrome 24 to 116
   * @source DW `RTCStatsReport.idl`; ST; WL; libjingle's `StatsCollector`
   */
  interface LegacyRTCStatsReport {
    /**
     * The same in every answer of the connection, such as `ssrc_123_send`.
     * @deprecated Write `report.get(id)` of `await pc.getStats()`; ids are the browser's own.
     */
    readonly id: string;
    /**
     * Such as `ssrc`, `googCandidatePair`, `VideoBwe`.
     * @chrome 27 or 28 to 116
     * @deprecated Write `stats.type`: `outbound-rtp`, `inbound-rtp`, `candidate-pair` and so on; docs/statistics.md
     * lists the pairs.
     */
    readonly type: LegacyRTCStatsType;
    /**
     * When its numbers were gathered; a new `Date` each time.
     * @deprecated Write `stats.timestamp`, in ms.
     */
    readonly timestamp: Date;
    /**
     * The names that it has values for, such as `bytesSent` (bytes), `googRtt` (ms), `googTargetEncBitrate` (bit/s).
     * @deprecated Write `Object.keys(stats)`.
     */
    names(): string[];
    /**
     * A value, always a text: `'true'`, `'1200'`; empty if there is no such name.
     * @deprecated Write `stats.bytesSent` and the like, which are numbers.
     */
    stat(name: string): string;
    /**
     * From 2013 on the report itself; in 2012 a method that returned a list of elements.
     * @remarks It is the report itself: it cannot also be the method.
     * @chrome 24 to 44
     * @deprecated Write `outbound-rtp` and `inbound-rtp` of `await pc.getStats()`.
     */
    readonly local: LegacyRTCStatsReport;
    /**
     * The same as `local`.
     * @chrome 24 to 44
     * @deprecated Write `remote-inbound-rtp` and `remote-outbound-rtp` of `await pc.getStats()`.
     */
    readonly remote: LegacyRTCStatsReport;
  }

  /**
   * The argument of Chrome's callback. `response[id]` is also a report, which no enumeration shows.
   * @chrome 24 to 116
   * @source DW `RTCStatsResponse.idl`
   */
  interface LegacyRTCStatsResponse {
    /**
     * All reports.
     * @deprecated Write `[...(await pc.getStats()).values()]`.
     */
    result(): LegacyRTCStatsReport[];
    /**
     * The report with that id, or `null`.
     * @chrome 27 to 116
     * @deprecated Write `(await pc.getStats()).get(id)`.
     */
    namedItem(id: string): LegacyRTCStatsReport | null;
  }

  /**
   * What the W3C's form gives: plain objects by id, in the form that webrtc-adapter made from Chrome's reports. The
   * reports are also properties of it.
   */
  interface LegacyRTCStatsMap
    extends
      Map<string, { id: string; type: LegacyRTCStatsType; timestamp: Date; [name: string]: unknown }>,
      LegacyRTCStatsResponse {}
}
