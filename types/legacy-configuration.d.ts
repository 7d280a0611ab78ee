// What a legacy connection is made and asked with: its configuration, and the `mandatory` and `optional` constraints.
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
     * The old name of `iceTransportPolicy`. `'none'`: no candidate is gathered. An unknown word is a `TypeError` ("Malformed RTCIceTransports").
     * Default: `'all'`.
     * @remarks `'none'` is `relay` without servers: there is no such policy today.
     * @chrome 37 to 65
     * @source BB49
     * @deprecated Write `iceTransportPolicy: 'relay'`.
     */
    iceTransports?: 'all' | 'relay' | 'none';
    /**
     * `'negotiate'`, until 57 the default, allowed RTCP on a port of its own.
     * @remarks `'negotiate'` is accepted without effect: browsers require multiplexing.
     * @chrome 41 on
     * @source BB49
     */
    rtcpMuxPolicy?: 'negotiate' | 'require';
    /**
     * Which SDP the page speaks. `plan-b`: one m-line for all audio and one for all video, `audio`, `video`, `data` by name. Any value is taken, and
     * unknown ones are ignored. Default: what `install()` was told.
     * @chrome 65 to 96
     * @source webrtc.org's guide to Unified Plan; docs/plan-b.md
     * @deprecated Speak today's SDP, one m-line a track: Unified Plan.
     */
    sdpSemantics?: 'plan-b' | 'unified-plan';
  }

  /**
   * @chrome 23 to 65
   * @source BB49, WK13
   */
  interface LegacyRTCIceServer {
    /**
     * One address or several; if it is there, `url` is ignored.
     * @chrome 34 on
     */
    urls?: string | string[];
    /**
     * The address, until 34 the only member for it. `stun://host:port` is one too, and `turn:user@host` names the user, until 28 the only way.
     * Any other scheme than `stun`, `stuns`, `turn`, `turns` is a `TypeError` ("Malformed URL").
     * @deprecated Write `iceServers: [{urls: 'stun:stun.example.org'}]`, the user of a TURN server as its `username`.
     */
    url?: string;
    /**
     * Of a TURN server. Without it, the server is asked as an anonymous user, as Chrome did; today's constructor throws.
     * @chrome 28 on
     * @source AD13; BB32
     */
    username?: string;
    /** As `username`. */
    credential?: string;
  }

  /** libjingle compared texts: `true` or `'true'` is true, all else is false. */
  type LegacyFlag = boolean | 'true' | 'false';

  /** One wish: an object with one name. An unknown name is ignored, and a second name in it is a `TypeError`. */
  type LegacyWish<Names> = Partial<Names> | { [name: string]: boolean | number | string };

  /** Constraints of which something is said. Anything beside `mandatory` and `optional` is a `TypeError` ("Malformed constraints object."). */
  type LegacyConstraints<Names> =
    | {
        /**
         * What must be known and met: else the call fails. With all their names in one object.
         * @chrome 23 to 10x
         * @source MCI `ParseOldStyleNames`; MSS `ParseConstraints`
         * @deprecated Write the standard's own options: `pc.addTransceiver('video', {direction: 'recvonly'})`, `{iceRestart: true}`, `{video: {width: {max: 640}}}`.
         */
        mandatory: Names;
        /**
         * Wishes, one to an object; the first of a name counts. Those that are unknown or can't be met are ignored.
         * @chrome 23 to 10x
         * @source MCI `ParseOldStyleNames`; MSS `ParseConstraints`
         * @deprecated Write the standard's own options; a wish for a camera is `{video: {width: {ideal: 640}}}`.
         */
        optional?: LegacyWish<Names>[];
      }
    | {
        /** @deprecated See above. */
        mandatory?: Names;
        /** @deprecated See above. */
        optional: LegacyWish<Names>[];
      };

  /** `MediaConstraints` of any call: `{}` is none. */
  type LegacyMediaConstraints<Names = { [name: string]: boolean | number | string }> =
    LegacyConstraints<Names> | { mandatory?: undefined; optional?: undefined };

  /**
   * What the constructor's second argument knew. An unknown mandatory name throws an `OperationError`.
   * @remarks Those that have no effect are told by `usage()` as `ignored`.
   * @chrome 23 to 10x
   * @source MCI; libjingle's `mediaconstraintsinterface.cc`
   */
  interface LegacyConnectionConstraintNames {
    /**
     * Keys by DTLS, as today always; `false` asked for SDES.
     * @remarks `false` has no effect: browsers have dropped SDES.
     * @deprecated Leave it out.
     */
    DtlsSrtpKeyAgreement?: LegacyFlag;
    /**
     * Data channels over RTP: unordered, and never resent.
     * @remarks It is SCTP with the same promises: channels are unordered and have no retransmissions, unless their options say otherwise.
     * @deprecated Write `pc.createDataChannel(label, {ordered: false, maxRetransmits: 0})`.
     */
    RtpDataChannels?: LegacyFlag;
    /**
     * Marks packets by DSCP.
     * @remarks No effect.
     * @deprecated Leave it out; `networkPriority` of a sender's encoding is like it.
     */
    googDscp?: LegacyFlag;
    /**
     * Candidates of IPv6.
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
     * How many streams may come that were not announced.
     * @remarks No effect.
     * @deprecated Leave it out.
     */
    googNumUnsignalledRecvStreams?: number | string;
    /**
     * Audio counts in the bandwidth estimate.
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
     * Of that detection.
     * @remarks No effect.
     * @deprecated Leave it out.
     */
    googCpuUnderuseThreshold?: number | string;
    /**
     * Of that detection.
     * @remarks No effect.
     * @deprecated Leave it out.
     */
    googCpuOveruseThreshold?: number | string;
    /**
     * Of that detection.
     * @remarks No effect.
     * @deprecated Leave it out.
     */
    googCpuUnderuseEncodeRsdThreshold?: number | string;
    /**
     * Of that detection.
     * @remarks No effect.
     * @deprecated Leave it out.
     */
    googCpuOveruseEncodeRsdThreshold?: number | string;
    /**
     * Of that detection.
     * @remarks No effect.
     * @deprecated Leave it out.
     */
    googCpuOveruseEncodeUsage?: LegacyFlag;
    /**
     * The bitrate to begin with.
     * @remarks No effect.
     * @deprecated Leave it out.
     */
    googHighStartBitrate?: number | string;
    /**
     * A higher limit of the bitrate.
     * @remarks No effect.
     * @deprecated Leave it out; `maxBitrate` of a sender's encoding is like it.
     */
    googHighBitrate?: LegacyFlag;
    /**
     * A still higher one.
     * @remarks No effect.
     * @deprecated Leave it out; `maxBitrate` of a sender's encoding is like it.
     */
    googVeryHighBitrate?: LegacyFlag;
    /**
     * Padding by what was sent before.
     * @remarks No effect.
     * @deprecated Leave it out.
     */
    googPayloadPadding?: LegacyFlag;
    /**
     * Packets are paced.
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
   * What `createOffer` and `createAnswer` knew. An unknown mandatory name makes the call fail with an `OperationError`.
   * @chrome 23 to 10x
   * @source MSS `ParseConstraints`
   */
  interface LegacyDescriptionConstraintNames {
    /**
     * Whether to receive audio. Default: true.
     * @remarks By default audio is asked for where the offer would have no m-line at all. `false` in an answer refuses what is offered.
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
     * Comfort noise is offered. Default: true.
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
     * No section for data where there is no channel. Default: true.
     * @remarks No effect: today there is none without a channel.
     * @chrome never: Firefox 22 to 5x
     * @source Firefox's `RTCPeerConnection.webidl` of 2014; Firefox's bug 1196974, which removes it
     * @deprecated Leave it out.
     */
    MozDontOfferDataChannel?: LegacyFlag;
  }

  /** Constraints of an offer or an answer of which something is said: these have the promise form too. */
  type LegacyDescriptionConstraints = LegacyConstraints<LegacyDescriptionConstraintNames>;

  /** Options beside callbacks: constraints, or from Chrome 38 on the standard's, where a number counted streams (a negative one is a `TypeError`). */
  type LegacyOfferOptions =
    | LegacyMediaConstraints<LegacyDescriptionConstraintNames>
    | (Omit<RTCOfferOptions, 'offerToReceiveAudio' | 'offerToReceiveVideo'> & {
        offerToReceiveAudio?: boolean | number;
        offerToReceiveVideo?: boolean | number;
        voiceActivityDetection?: boolean;
      });
}
