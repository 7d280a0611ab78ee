// Transceivers: what is sent and received, one for each m-section of audio or video.

const RTCTrackEvent = record(
  'RTCTrackEvent',
  Event,
  ['track', 'receiver', 'streams', 'transceiver'],
  ({ track, receiver, streams = [], transceiver }) => ({
    track,
    receiver,
    streams: Object.freeze([...streams]),
    transceiver,
  })
);
finish(RTCTrackEvent);

class RTCRtpSender {
  #own;
  constructor(own) {
    this.#own = own;
  }
  static of = (sender) => sender.#own;
  get track() {
    return this.#own.track;
  }
  get transport() {
    return this.#own && null;
  }
  get dtmf() {
    return this.#own && null;
  }
  async replaceTrack(track) {
    if (track && track.kind !== this.#own.kind) throw new TypeError('A track of another kind');
    this.#own.track = track;
    this.#own.changed();
  }
  setStreams(...streams) {
    this.#own.streams = streams;
  }
  getParameters() {
    return { encodings: [], codecs: [], headerExtensions: [], rtcp: {}, transactionId: String(this.#own.kind) };
  }
  async setParameters() {
    void this.#own;
  }
  async getStats() {
    return new RTCStatsReport(this.#own && []);
  }
}
const { of: ofSender } = RTCRtpSender;
delete RTCRtpSender.of;
finish(RTCRtpSender);

class RTCRtpReceiver {
  #media;
  constructor(kind) {
    this.#media = kind === 'video' ? new Picture() : new Sound();
  }
  static of = (receiver) => receiver.#media;
  get track() {
    return this.#media.track;
  }
  get transport() {
    return this.#media && null;
  }
  async getStats() {
    return new RTCStatsReport(this.#media && []);
  }
}
const { of: ofReceiver } = RTCRtpReceiver;
delete RTCRtpReceiver.of;
finish(RTCRtpReceiver);

class RTCRtpTransceiver {
  #own;
  constructor(own) {
    this.#own = own;
  }
  static of = (transceiver) => transceiver.#own;
  get mid() {
    return this.#own.mid;
  }
  get sender() {
    return this.#own.sender;
  }
  get receiver() {
    return this.#own.receiver;
  }
  get direction() {
    return this.#own.stopped ? 'stopped' : this.#own.direction;
  }
  set direction(direction) {
    if (!directions.includes(direction)) throw new TypeError(`${direction} is no direction`);
    this.#own.direction = direction;
    this.#own.changed();
  }
  get currentDirection() {
    return this.#own.stopped ? 'stopped' : this.#own.current;
  }
  setCodecPreferences() {
    void this.#own;
  }
  stop() {
    this.#own.stopped = true;
    this.#own.changed();
  }
}
const { of: ofTransceiver } = RTCRtpTransceiver;
delete RTCRtpTransceiver.of;
finish(RTCRtpTransceiver);

/** Statistics there are none. */
class RTCStatsReport extends Map {}
finish(RTCStatsReport);

class RTCCertificate {
  get expires() {
    return Date.now() + 1e9;
  }
  getFingerprints() {
    return [];
  }
}
finish(RTCCertificate);
