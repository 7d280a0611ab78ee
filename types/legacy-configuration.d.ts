// What a legacy connection is constructed and called with: its configuration, and `mandatory` and `optional`
// constraints.
export {};

declare global {
  /**
   * A configuration of any year.
   * @chrome 23 to 65
   * @source BB49, BB32, WK13; DW `RTCPeerConnection.idl`
   */
  interface LegacyRTCConfiguration extends Omit<RTCConfiguration, 'iceServers' | 'rtcpMuxPolicy'> {
    iceServers?: LegacyRTCIceServer[];
    /**
     * The old name of `iceTransportPolicy`. With `'none'`, no candidates are gathered. Any other value is a `TypeError`
     * ("Malformed RTCIceTransports"). Default: `'all'`.
     * @remarks `'none'` is `relay` without servers: today there is no such policy.
     * @chrome 37 to 65
     * @source BB49
     * @deprecated Write `iceTransportPolicy: 'relay'`.
     */
    iceTransports?: 'all' | 'relay' | 'none';
    /**
     * `'negotiate'`, the default until 57, allowed RTCP on its own port.
     * @remarks `'negotiate'` is accepted without effect: browsers require multiplexing.
     * @chrome 41 on
     * @source BB49
     */
    rtcpMuxPolicy?: 'negotiate' | 'require';
    /**
     * Which SDP the page speaks. `plan-b`: one m-line for all audio and one for all video, named `audio`, `video`,
     * `data`. Any value is accepted, and unknown ones are ignored. Default: what `install()` was told.
     * @chrome 65 to 96
     * @source webrtc.org's guide to Unified Plan; docs/plan-b.md
     * @deprecated Speak today's SDP, with one m-line for each track: Unified Plan.
     */
    sdpSemantics?: 'plan-b' | 'unified-plan';
  }

  /**
   * @chrome 23 to 65
   * @source BB49, WK13
   */
  interface LegacyRTCIceServer {
    /**
     * One address or several; `url` is then ignored.
     * @chrome 34 on
     */
    urls?: string | string[];
    /**
     * The address; until 34 this was its only member. `stun://host:port` is accepted too, and `turn:user@host` names
     * the user (until 28 the only way). Any scheme but `stun`, `stuns`, `turn`, `turns` is a `TypeError` ("Malformed
     * URL").
     * @deprecated Write `iceServers: [{urls: 'stun:stun.example.org'}]`, with the user of a TURN server as its
     * `username`.
     */
    url?: string;
    /**
     * The user of a TURN server. Without it, the server is asked anonymously, as in Chrome; today's constructor throws.
     * @chrome 28 on
     * @source AD13; BB32
     */
    username?: string;
    /** The password of a TURN server, with the same rule. */
    credential?: string;
  }

  /** libjingle compared texts: `true` or `'true'` is true, anything else is false. */
  type LegacyFlag = boolean | 'true' | 'false';

  /**
   * One optional constraint: an object with one name. An unknown name is ignored, and a second one is a `TypeError`.
   */
  type LegacyWish<Names> = Partial<Names> | { [name: string]: boolean | number | string };

  /**
   * Constraints in the old style. Any key but `mandatory` and `optional` is a `TypeError` ("Malformed constraints
   * object.").
   */
  type LegacyConstraints<Names> =
    | {
        /**
         * Constraints that must be met, in one object with all their names.
         * @chrome 23 to 10x
         * @source MCI `ParseOldStyleNames`; MSS `ParseConstraints`
         * @deprecated Write the standard's own options: `pc.addTransceiver('video', {direction: 'recvonly'})`,
         * `{iceRestart: true}`, `{video: {width: {max: 640}}}`.
         */
        mandatory: Names;
        /**
         * Constraints that are met if possible, each in an object of its own; the first with a name counts. Unknown
         * ones and those that can't be met are ignored.
         * @chrome 23 to 10x
         * @source MCI `ParseOldStyleNames`; MSS `ParseConstraints`
         * @deprecated Write the standard's own options; an optional camera constraint is `{video: {width: {ideal:
         * 640}}}`.
         */
        optional?: LegacyWish<Names>[];
      }
    | {
        /** @deprecated See above. */
        mandatory?: Names;
        /** @deprecated See above. */
        optional: LegacyWish<Names>[];
      };

  /** `MediaConstraints` of any call: `{}` has none. */
  type LegacyMediaConstraints<Names = { [name: string]: boolean | number | string }> =
    LegacyConstraints<Names> | { mandatory?: undefined; optional?: undefined };

  /**
   * The constraints that the constructor's second argument knew. Unknown names are accepted, as in Chromium 49.
   * @remarks `usage()` reports those that have no effect, and unknown mandatory ones, as `ignored`.
   * @chrome 23 to 10x
   * @source MCI; libjingle's `mediaconstraintsinterface.cc`
   */
  interface LegacyConnectionConstraintNames {
    /**
     * Key exchange by DTLS, which is always used today; `false` asked for SDES.
     * @remarks `false` has no effect: browsers have dropped SDES.
     * @deprecated Leave it out.
     */
    DtlsSrtpKeyAgreement?: LegacyFlag;
    /**
     * Data channels over RTP: unordered, and never resent.
     * @remarks SCTP with the same properties: channels are unordered and have no retransmissions, unless their options
     * say otherwise.
     * @deprecated Write `pc.createDataChannel(label, {ordered: false, maxRetransmits: 0})`.
     */
    RtpDataChannels?: LegacyFlag;
    /**
     * Marks packets with DSCP.
     * @remarks No effect.
     * @deprecated Leave it out; `networkPriority` of a sender's encoding is similar.
     */
    googDscp?: LegacyFlag;
    /**
     * IPv6 candidates.
     * @remarks No effect.
     * @deprecated Leave it out.
     */
    googIPv6?: LegacyFlag;
    /**
     * Video pauses below its lowest bitrate.
     * @remarks No effect.
     * @deprecated Leave it out.
     */
    googSuspendBelowMinBitrate?: LegacyFlag;
    /**
     * The number of unannounced streams that may be received.
     * @remarks No effect.
     * @deprecated Leave it out.
     */
    googNumUnsignalledRecvStreams?: number | string;
    /**
     * Includes audio in the bandwidth estimate.
     * @remarks No effect.
     * @deprecated Leave it out.
     */
    googCombinedAudioVideoBwe?: LegacyFlag;
    /**
     * The lowest bitrate of a screen, in kbit/s.
     * @remarks No effect.
     * @deprecated Leave it out.
     */
    googScreencastMinBitrate?: number | string;
    /**
     * Video gets smaller when the processor is busy.
     * @remarks No effect.
     * @deprecated Leave it out; `track.contentHint` says what matters.
     */
    googCpuOveruseDetection?: LegacyFlag;
    /**
     * A parameter of that detection.
     * @remarks No effect.
     * @deprecated Leave it out.
     */
    googCpuUnderuseThreshold?: number | string;
    /**
     * A parameter of that detection.
     * @remarks No effect.
     * @deprecated Leave it out.
     */
    googCpuOveruseThreshold?: number | string;
    /**
     * A parameter of that detection.
     * @remarks No effect.
     * @deprecated Leave it out.
     */
    googCpuUnderuseEncodeRsdThreshold?: number | string;
    /**
     * A parameter of that detection.
     * @remarks No effect.
     * @deprecated Leave it out.
     */
    googCpuOveruseEncodeRsdThreshold?: number | string;
    /**
     * A parameter of that detection.
     * @remarks No effect.
     * @deprecated Leave it out.
     */
    googCpuOveruseEncodeUsage?: LegacyFlag;
    /**
     * The initial bitrate.
     * @remarks No effect.
     * @deprecated Leave it out.
     */
    googHighStartBitrate?: number | string;
    /**
     * A higher bitrate limit.
     * @remarks No effect.
     * @deprecated Leave it out; `maxBitrate` of a sender's encoding is similar.
     */
    googHighBitrate?: LegacyFlag;
    /**
     * A still higher one.
     * @remarks No effect.
     * @deprecated Leave it out; `maxBitrate` of a sender's encoding is similar.
     */
    googVeryHighBitrate?: LegacyFlag;
    /**
     * Pads with data that was sent before.
     * @remarks No effect.
     * @deprecated Leave it out.
     */
    googPayloadPadding?: LegacyFlag;
    /**
     * Sends packets at an even pace.
     * @remarks No effect.
     * @deprecated Leave it out.
     */
    googLeakyBucket?: LegacyFlag;
    /**
     * A bandwidth estimate for wireless networks.
     * @remarks No effect.
     * @deprecated Leave it out.
     */
    googImprovedWifiBwe?: LegacyFlag;
  }

  /** The constructor's second argument. As a wish it also takes the `sdpSemantics` of that connection. */
  type LegacyConnectionConstraints = LegacyMediaConstraints<LegacyConnectionConstraintNames>;

  /**
   * The constraints that `createOffer` and `createAnswer` knew. Unknown names are ignored, as in Chromium 49 to 87;
   * `usage()` reports mandatory ones.
   * @chrome 23 to 10x
   * @source MSS `ParseConstraints`
   */
  interface LegacyDescriptionConstraintNames {
    /**
     * Whether to receive audio. Default: true.
     * @remarks If the offer would have no m-line at all, it asks for audio. In an answer, `false` refuses offered
     * audio.
     * @deprecated Write `pc.addTransceiver('audio', {direction: 'recvonly'})`.
     */
    OfferToReceiveAudio?: LegacyFlag;
    /**
     * Whether to receive video. Default: false for an offer, true for an answer.
     * @deprecated Write `pc.addTransceiver('video', {direction: 'recvonly'})`.
     */
    OfferToReceiveVideo?: LegacyFlag;
    /**
     * New ICE credentials, and candidates for them. Default: false.
     * @deprecated Write `pc.restartIce()`, or `pc.createOffer({iceRestart: true})`.
     */
    IceRestart?: LegacyFlag;
    /**
     * Offers comfort noise. Default: true.
     * @deprecated Leave it out.
     */
    VoiceActivityDetection?: LegacyFlag;
    /**
     * One transport for all media (BUNDLE). Default: true.
     * @remarks No effect: browsers always offer it.
     * @deprecated Leave it out; `bundlePolicy` of the configuration is like it.
     */
    googUseRtpMUX?: LegacyFlag;
    /**
     * No data section unless there is a channel. Default: true.
     * @remarks No effect: that is so today.
     * @chrome never: Firefox 22 to 5x
     * @source Firefox's `RTCPeerConnection.webidl` of 2014; Firefox's bug 1196974, which removes it
     * @deprecated Leave it out.
     */
    MozDontOfferDataChannel?: LegacyFlag;
  }

  /** Constraints of an offer or an answer of which something is said: these have the promise form too. */
  type LegacyDescriptionConstraints = LegacyConstraints<LegacyDescriptionConstraintNames>;

  /**
   * Options with callbacks: constraints, or from Chrome 38 on the standard's, where a number counted streams (a
   * negative one is a `TypeError`).
   */
  type LegacyOfferOptions =
    | LegacyMediaConstraints<LegacyDescriptionConstraintNames>
    | (Omit<RTCOfferOptions, 'offerToReceiveAudio' | 'offerToReceiveVideo'> & {
        offerToReceiveAudio?: boolean | number;
        offerToReceiveVideo?: boolean | number;
        voiceActivityDetection?: boolean;
      });
}
