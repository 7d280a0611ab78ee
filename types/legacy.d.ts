// What a page finds once the polyfill is installed: the legacy connection surface. `import 'webkit-rtc-peer-connection/auto'` declares it.

/** `{mandatory: {OfferToReceiveVideo: true}, optional: [{googDscp: true}]}`: any other shape throws a `TypeError`. */
interface LegacyMediaConstraints {
  /** Names that must be known, with their values as flags or words. An unknown name makes the call fail. */
  mandatory?: { [name: string]: boolean | number | string };
  /** Wishes, one to an object. An unknown name is passed over. */
  optional?: { [name: string]: boolean | number | string }[];
}

/** A configuration of any year. */
interface LegacyRTCConfiguration extends Omit<RTCConfiguration, 'iceServers' | 'rtcpMuxPolicy'> {
  /** With `urls`, or as until 2014 with one `url`, which may be `stun://host` and name the user, as in `turn:user@host`. */
  iceServers?: { url?: string; urls?: string | string[]; username?: string; credential?: string }[];
  /** The old name of `iceTransportPolicy`. `'none'`: no candidate is gathered. Any other word throws a `TypeError`. */
  iceTransports?: 'all' | 'relay' | 'none';
  /** `'negotiate'` was the default, and is accepted without effect. */
  rtcpMuxPolicy?: 'negotiate' | 'require';
  /** Which SDP the page speaks. */
  sdpSemantics?: 'plan-b' | 'unified-plan';
}

/** The result of `createDTMFSender()`: the browser's sender, with what it had beside. */
interface LegacyRTCDTMFSender extends RTCDTMFSender {
  /** The track that sends the tones. */
  readonly track: MediaStreamTrack;
  /** How long each tone of the last call lasts, in ms. Default: 100. */
  readonly duration: number;
  /** The gap between its tones, in ms. Default: 50. */
  readonly interToneGap: number;
  /**
   * Plays tones. `tonechange` tells each in the caller's own letters.
   * @param tones of `0`-`9`, `A`-`D`, `#`, `*`, and `,` for a pause
   * @param duration of each tone, 70 to 6000 ms
   * @param interToneGap 50 ms or more
   * @throws `NotSupportedError` while `canInsertDTMF` is false; `SyntaxError` for anything out of these ranges
   */
  insertDTMF(tones: string, duration?: number, interToneGap?: number): void;
}

/** Called with an instance whose `type` and `sdp` may be changed before it is set. */
type LegacyDescriptionCallback = (description: RTCSessionDescription) => void;
type LegacyErrorCallback = (error: DOMException) => void;

/** A native connection with every legacy form of its members. Legacy calls on a closed one throw `InvalidStateError`. */
interface LegacyRTCPeerConnection extends RTCPeerConnection {
  createOffer(success: LegacyDescriptionCallback, failure?: LegacyErrorCallback | null, constraints?: LegacyMediaConstraints | RTCOfferOptions | null): undefined;
  createOffer(options?: RTCOfferOptions): Promise<RTCSessionDescriptionInit>;
  createOffer(success: RTCSessionDescriptionCallback, failure: RTCPeerConnectionErrorCallback, options?: RTCOfferOptions): Promise<void>;
  createAnswer(success: LegacyDescriptionCallback, failure?: LegacyErrorCallback | null, constraints?: LegacyMediaConstraints | null): undefined;
  createAnswer(options?: RTCAnswerOptions): Promise<RTCSessionDescriptionInit>;
  createAnswer(success: RTCSessionDescriptionCallback, failure: RTCPeerConnectionErrorCallback): Promise<void>;
  setLocalDescription(description: RTCSessionDescriptionInit, success: (() => void) | null | undefined, failure?: LegacyErrorCallback | null): undefined;
  setLocalDescription(description?: RTCLocalSessionDescriptionInit): Promise<void>;
  setLocalDescription(description: RTCLocalSessionDescriptionInit, success: VoidFunction, failure: RTCPeerConnectionErrorCallback): Promise<void>;
  setRemoteDescription(description: RTCSessionDescriptionInit, success: (() => void) | null | undefined, failure?: LegacyErrorCallback | null): undefined;
  setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void>;
  setRemoteDescription(description: RTCSessionDescriptionInit, success: VoidFunction, failure: RTCPeerConnectionErrorCallback): Promise<void>;

  /** Sends all tracks of a stream, and what is added to it later. The same stream again is no error. */
  addStream(stream: MediaStream, constraints?: LegacyMediaConstraints | null): undefined;
  /** Stops sending a stream. One that is not sent is no error. */
  removeStream(stream: MediaStream): undefined;
  getLocalStreams(): MediaStream[];
  getRemoteStreams(): MediaStream[];
  /** Looks among the local streams first. */
  getStreamById(id: string): MediaStream | null;
  /** Chrome 23 to 25: `getLocalStreams()`. */
  readonly localStreams: MediaStream[];
  /** Chrome 23 to 25: `getRemoteStreams()`. */
  readonly remoteStreams: MediaStream[];

  /**
   * Changes the ICE servers and the transport policy, and nothing else. Chrome 23 to 5x; today's `setConfiguration()`.
   * @throws what the constructor throws for the same configuration
   */
  updateIce(configuration?: LegacyRTCConfiguration | null, constraints?: LegacyMediaConstraints | null): undefined;

  /**
   * The `dtmf` of the track's sender.
   * @throws `SyntaxError` for a track of no local stream, `NotSupportedError` for one without sound
   */
  createDTMFSender(track: MediaStreamTrack): LegacyRTCDTMFSender;

  /** Chrome 23 to 25, in the words of 2012. */
  readonly readyState: 'new' | 'opening' | 'active' | 'closed';
  /** Chrome 23 to 25: `iceConnectionState` and `iceGatheringState` in one. */
  readonly iceState: 'gathering' | 'waiting' | RTCIceConnectionState;

  onaddstream: ((this: LegacyRTCPeerConnection, event: Event & { readonly stream: MediaStream }) => unknown) | null;
  onremovestream: ((this: LegacyRTCPeerConnection, event: Event & { readonly stream: MediaStream }) => unknown) | null;
  /** Chrome 23 and 24: the first offer is answered. */
  onopen: ((this: LegacyRTCPeerConnection, event: Event) => unknown) | null;
  /** Until Chrome 26: `onsignalingstatechange`. */
  onstatechange: ((this: LegacyRTCPeerConnection, event: Event) => unknown) | null;
  /** Until Chrome 26: `oniceconnectionstatechange`. */
  onicechange: ((this: LegacyRTCPeerConnection, event: Event) => unknown) | null;
  /** Until Chrome 26: `onicegatheringstatechange`. */
  ongatheringchange: ((this: LegacyRTCPeerConnection, event: Event) => unknown) | null;
}

declare var webkitRTCPeerConnection: {
  prototype: LegacyRTCPeerConnection;
  /**
   * @param configuration of any year; `null` is none
   * @param constraints such as `{optional: [{DtlsSrtpKeyAgreement: true}]}`; `null` is none
   * @throws `TypeError` for what is no configuration or no constraints; `OperationError` for an unknown mandatory name
   */
  new (configuration?: LegacyRTCConfiguration | null, constraints?: LegacyMediaConstraints | null): LegacyRTCPeerConnection;
  generateCertificate(keygenAlgorithm: AlgorithmIdentifier): Promise<RTCCertificate>;
};
