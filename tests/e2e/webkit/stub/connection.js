// The connection: JSEP's states and descriptions, between connections of this page and its frames. No network, no
// codec, no statistics.

const RTCPeerConnectionIceEvent = record(
  'RTCPeerConnectionIceEvent',
  Event,
  ['candidate', 'url'],
  ({ candidate = null } = {}) => ({ candidate, url: null })
);
finish(RTCPeerConnectionIceEvent);

/** All connections by the name that their descriptions carry; frames of one origin share them. */
const registry = (() => {
  const key = Symbol.for('stub connections');
  try {
    if (!top[key]) Object.defineProperty(top, key, { value: new Map() });
    return top[key];
  } catch {
    return new Map();
  }
})();

function readServers({ iceServers = [] }) {
  if (iceServers === null || typeof iceServers !== 'object' || !iceServers[Symbol.iterator])
    throw new TypeError('iceServers is no sequence');
  return Array.from(iceServers, (server) => {
    if (typeof server !== 'object' || server === null || server.urls === undefined)
      throw new TypeError('RTCIceServer needs urls');
    const urls =
      typeof server.urls === 'string' || !server.urls[Symbol.iterator]
        ? [String(server.urls)]
        : Array.from(server.urls, String);
    for (const url of urls) {
      if (!/^(stuns?|turns?):[^/@?\s]+(\?transport=(udp|tcp))?$/.test(url))
        refuse('SyntaxError', `'${url}' is not a valid URL`);
      if (/^turn/.test(url) && (server.username === undefined || server.credential === undefined))
        refuse('InvalidAccessError', 'TURN needs username and credential');
    }
    return { urls, username: server.username, credential: server.credential };
  });
}

const policies = {
  iceTransportPolicy: ['all', 'relay'],
  bundlePolicy: ['balanced', 'max-bundle', 'max-compat'],
  rtcpMuxPolicy: ['require', 'negotiate'],
};

function readConfiguration(given) {
  if (given === undefined || given === null) given = {};
  if (typeof given !== 'object' && typeof given !== 'function')
    throw new TypeError('RTCConfiguration is no dictionary');
  const read = {
    iceServers: readServers(given),
    iceCandidatePoolSize: Number(given.iceCandidatePoolSize ?? 0),
    certificates: [...(given.certificates ?? [])],
  };
  for (const [name, values] of Object.entries(policies)) {
    const value = given[name] === undefined ? values[0] : String(given[name]);
    if (!values.includes(value)) throw new TypeError(`${value} is no ${name}`);
    read[name] = value;
  }
  return read;
}

class RTCPeerConnection extends EventTarget {
  #configuration;
  #transceivers = [];
  #channels = [];
  #channelsAsked = 0;
  #signaling = 'stable';
  #ice = 'new';
  #gathering = 'new';
  #connection = 'new';
  #chain = Promise.resolve();
  #current = { local: null, remote: null };
  #pending = { local: null, remote: null };
  #data;
  #mids = 0;
  #version = 0;
  #id = random(12);
  #ufrag = random(8);
  #remoteStreams = new Map();
  #candidates = [];
  #isReachable = false;
  #isNeeded = false;
  /** What the far side may ask of this one; it may be of another frame, whose class is another. */
  #side = {
    is: (ice) => this.#ice === ice && this.#signaling !== 'closed',
    isReachable: () => this.#isReachable,
    hasData: () => this.#data,
    transceiver: (place) => {
      const section = this.#sectionsOf(this.#local)[place];
      return section && this.#transceivers.map(ofTransceiver).find(({ mid }) => mid === section.mid);
    },
    setIce: (...states) => this.#setIce(...states),
    reach: () => this.#reach(),
    flow: () => this.#flow(),
    openChannels: () => this.#openChannels(),
    meet: (far) => {
      this.#far = far;
    },
    announce: (channel) => fire(this, new RTCDataChannelEvent('datachannel', { channel })),
  };
  #far;

  constructor(configuration = undefined) {
    super();
    this.#configuration = readConfiguration(configuration);
    registry.set(this.#ufrag, this.#side);
  }

  static check = (connection) => connection.#id;
  static async generateCertificate() {
    return new RTCCertificate();
  }

  get signalingState() {
    return this.#signaling;
  }
  get iceConnectionState() {
    return this.#ice;
  }
  get iceGatheringState() {
    return this.#gathering;
  }
  get connectionState() {
    return this.#connection;
  }
  // What it has itself: by the public names a page, or the polyfill, may have put others.
  get #local() {
    return this.#pending.local ?? this.#current.local;
  }
  get #remote() {
    return this.#pending.remote ?? this.#current.remote;
  }
  get localDescription() {
    return this.#local;
  }
  get remoteDescription() {
    return this.#remote;
  }
  get currentLocalDescription() {
    return this.#current.local;
  }
  get currentRemoteDescription() {
    return this.#current.remote;
  }
  get pendingLocalDescription() {
    return this.#pending.local;
  }
  get pendingRemoteDescription() {
    return this.#pending.remote;
  }
  get canTrickleIceCandidates() {
    return this.#remote && true;
  }
  get sctp() {
    return this.#id && null;
  }

  getConfiguration() {
    return { ...this.#configuration };
  }
  setConfiguration(configuration) {
    this.#assertOpen('setConfiguration');
    this.#configuration = readConfiguration(configuration);
  }

  getSenders() {
    return this.#open().map(({ sender }) => sender);
  }
  getReceivers() {
    return this.#open().map(({ receiver }) => receiver);
  }
  getTransceivers() {
    return [...this.#transceivers];
  }
  async getStats() {
    return new RTCStatsReport(this.#id && []);
  }
  restartIce() {
    this.#needNegotiation();
  }

  #open() {
    return this.#transceivers.filter((transceiver) => !ofTransceiver(transceiver).stopped);
  }

  #assertOpen(method) {
    if (this.#signaling === 'closed')
      refuse(
        'InvalidStateError',
        `Failed to execute '${method}' on 'RTCPeerConnection': The RTCPeerConnection's signalingState is 'closed'.`
      );
  }

  #transceive(kind, direction, track, streams) {
    const changed = () => this.#needNegotiation();
    const own = { kind, mid: null, direction, current: null, msids: [], changed, fromTrack: false };
    own.sender = new RTCRtpSender({ kind, track, streams, changed: () => this.#far?.flow() });
    own.receiver = new RTCRtpReceiver(kind);
    const transceiver = new RTCRtpTransceiver(own);
    this.#transceivers.push(transceiver);
    return transceiver;
  }

  addTransceiver(trackOrKind, { direction = 'sendrecv', streams = [] } = {}) {
    this.#assertOpen('addTransceiver');
    const track = typeof trackOrKind === 'object' ? trackOrKind : null;
    const kind = track ? track.kind : String(trackOrKind);
    if (!codecs[kind]) throw new TypeError(`${kind} is neither audio nor video`);
    if (!directions.includes(direction)) throw new TypeError(`${direction} is no direction`);
    const transceiver = this.#transceive(kind, direction, track, streams);
    this.#needNegotiation();
    return transceiver;
  }

  addTrack(track, ...streams) {
    this.#assertOpen('addTrack');
    if (!(track instanceof MediaStreamTrack) && !codecs[track?.kind])
      throw new TypeError('parameter 1 is no MediaStreamTrack');
    if (this.#open().some(({ sender }) => sender.track === track))
      refuse('InvalidAccessError', 'A sender of this track is there already');
    const free = this.#open()
      .map(ofTransceiver)
      .find((own) => own.kind === track.kind && !own.sender.track && !own.hasSent && !sends(own.direction));
    if (free) {
      Object.assign(ofSender(free.sender), { track, streams });
      free.direction = toDirection(true, receives(free.direction));
      free.fromTrack = true;
      this.#needNegotiation();
      return free.sender;
    }
    const own = ofTransceiver(this.#transceive(track.kind, 'sendrecv', track, streams));
    own.fromTrack = true;
    this.#needNegotiation();
    return own.sender;
  }

  removeTrack(sender) {
    this.#assertOpen('removeTrack');
    if (!(sender instanceof RTCRtpSender)) throw new TypeError('parameter 1 is no RTCRtpSender');
    const own = this.#transceivers.map(ofTransceiver).find((known) => known.sender === sender);
    if (!own) refuse('InvalidAccessError', 'The sender is of another connection');
    if (!sender.track) return;
    ofSender(sender).track = null;
    own.direction = toDirection(false, receives(own.direction));
    this.#far?.flow();
    this.#needNegotiation();
  }

  createDataChannel(label, init) {
    this.#assertOpen('createDataChannel');
    if (arguments.length === 0) throw new TypeError('1 argument required, but only 0 present.');
    const channel = makeChannel(label, init);
    this.#channels.push(channel);
    this.#needNegotiation();
    if (this.#far) this.#openChannels();
    return channel;
  }

  /** One operation after the other; what is under way when the connection closes never ends. */
  #operation(method, action) {
    const run = async () => {
      await task();
      return this.#signaling === 'closed' ? undefined : action();
    };
    this.#assertOpen(method);
    const result = this.#chain
      .then(run)
      .then((value) => (this.#signaling === 'closed' ? new Promise(() => {}) : value));
    this.#chain = result.catch(() => {});
    return result;
  }

  async createOffer(options = {}) {
    return this.#operation('createOffer', () => {
      for (const [name, kind] of [
        ['offerToReceiveAudio', 'audio'],
        ['offerToReceiveVideo', 'video'],
      ])
        this.#wish(kind, options?.[name]);
      return this.#describe('offer');
    });
  }

  /** The option of old, which the standard keeps. */
  #wish(kind, wanted) {
    if (wanted === undefined) return;
    const own = this.#open()
      .map(ofTransceiver)
      .filter((known) => known.kind === kind);
    if (!wanted) for (const known of own) known.direction = toDirection(sends(known.direction), false);
    else if (!own.some(({ direction }) => receives(direction))) this.#transceive(kind, 'recvonly', null, []);
  }

  async createAnswer() {
    return this.#operation('createAnswer', () => {
      if (!['have-remote-offer', 'have-local-pranswer'].includes(this.#signaling))
        refuse('InvalidStateError', `Cannot create an answer in state ${this.#signaling}.`);
      return this.#describe('answer');
    });
  }

  /** An offer or an answer of how things are. */
  #describe(type) {
    const known = this.#sectionsOf(
      type === 'offer' ? (this.#current.local ?? this.#current.remote) : this.#pending.remote
    );
    const bySection = known.map(({ kind, mid, direction }) => {
      if (kind === 'application') return { kind, mid };
      const own = this.#transceivers.map(ofTransceiver).find((other) => other.mid === mid);
      if (!own || own.stopped) return { kind, mid, direction: 'inactive', rejected: true };
      const wanted =
        type === 'offer'
          ? own.direction
          : toDirection(sends(own.direction) && receives(direction), receives(own.direction) && sends(direction));
      return this.#section(own, mid, wanted);
    });
    if (type === 'offer') {
      const used = new Set(known.map(({ mid }) => mid));
      const next = () => {
        while (used.has(String(this.#mids))) this.#mids++;
        return String(this.#mids++);
      };
      this.#mids = 0;
      for (const own of this.#open().map(ofTransceiver))
        if (own.mid === null) bySection.push(this.#section(own, (own.planned = next()), own.direction));
      if (this.#channels.length && !known.some(({ kind }) => kind === 'application'))
        bySection.push({ kind: 'application', mid: next() });
    }
    const setup = type === 'offer' ? 'actpass' : 'active';
    const description = write(
      { id: '1234567890', version: ++this.#version, ufrag: this.#ufrag, setup, candidates: this.#candidates },
      bySection
    );
    return new RTCSessionDescription({ type, sdp: description });
  }

  #section(own, mid, direction) {
    const { track, streams } = ofSender(own.sender);
    const ids = streams.map((stream) => stream.id);
    return { kind: own.kind, mid, direction, msids: ids.length ? ids : ['-'], track: track?.id ?? random(8) };
  }

  #sectionsOf(description) {
    return description ? read(description.sdp) : [];
  }

  async setLocalDescription(description) {
    return this.#operation('setLocalDescription', async () => {
      const implied = ['have-remote-offer', 'have-local-pranswer'].includes(this.#signaling) ? 'answer' : 'offer';
      const type = description?.type ?? implied;
      const sdp = description?.sdp || (type === 'offer' || type === 'answer' ? this.#describe(type).sdp : '');
      await this.#apply('local', new RTCSessionDescription({ type, sdp }));
    });
  }

  async setRemoteDescription(description) {
    if (arguments.length === 0) throw new TypeError('1 argument required, but only 0 present.');
    const given = new RTCSessionDescription(description);
    return this.#operation('setRemoteDescription', () => this.#apply('remote', given));
  }

  async #apply(side, description) {
    const { type } = description;
    const [mine, theirs] = side === 'local' ? ['local', 'remote'] : ['remote', 'local'];
    if (type === 'rollback') return this.#rollBack();
    const allowed =
      type === 'offer' ? ['stable', `have-${mine}-offer`] : [`have-${theirs}-offer`, `have-${mine}-pranswer`];
    if (type === 'offer' && side === 'remote' && this.#signaling === 'have-local-offer') this.#rollBack();
    if (!allowed.includes(this.#signaling))
      refuse('InvalidStateError', `Failed to set ${side} ${type} sdp: Called in wrong state: ${this.#signaling}`);
    const sections = read(description.sdp);
    const before = this.#signaling;
    if (type === 'answer') {
      this.#current = { ...this.#pending, [side]: description };
      this.#pending = { local: null, remote: null };
      this.#signaling = 'stable';
    } else {
      this.#pending[side] = description;
      this.#signaling = `have-${mine}-${type}`;
    }
    const events = [];
    if (side === 'local') this.#takeLocal(sections, type);
    else this.#takeRemote(sections, type, events);
    if (this.#signaling !== before) fire(this, 'signalingstatechange');
    for (const [target, event] of events) fire(target, event);
    if (side === 'local') this.#gather();
    this.#reach();
    if (this.#signaling === 'stable') {
      this.#isNeeded = false;
      this.#needNegotiation();
    }
  }

  #rollBack() {
    if (this.#signaling === 'stable') refuse('InvalidStateError', 'There is nothing to roll back.');
    this.#pending = { local: null, remote: null };
    this.#signaling = 'stable';
    const settled = new Set(this.#sectionsOf(this.#current.local).map(({ mid }) => mid));
    for (const own of this.#transceivers.map(ofTransceiver)) if (!settled.has(own.mid)) own.mid = null;
    fire(this, 'signalingstatechange');
  }

  #takeLocal(sections, type) {
    for (const { kind, mid, direction } of sections) {
      if (kind === 'application') {
        this.#data = true;
        continue;
      }
      const own = this.#transceivers
        .map(ofTransceiver)
        .find((known) => known.mid === mid || (known.mid === null && known.planned === mid));
      if (!own) continue;
      own.mid = mid;
      if (type === 'answer') this.#settle(own, direction);
    }
  }

  #settle(own, direction) {
    own.current = direction;
    own.hasSent ||= sends(direction);
  }

  #takeRemote(sections, type, events) {
    const added = [];
    for (const { kind, mid, direction, msids } of sections) {
      if (kind === 'application') {
        this.#data = true;
        continue;
      }
      const all = this.#open().map(ofTransceiver);
      let own =
        all.find((known) => known.mid === mid) ??
        (type === 'offer'
          ? all.find((known) => known.mid === null && known.kind === kind && known.fromTrack)
          : undefined);
      own ??= ofTransceiver(this.#transceive(kind, 'recvonly', null, []));
      own.mid = mid;
      const sent = sends(direction) ? msids : [];
      const wasSent = own.isReceived;
      own.isReceived = sends(direction);
      this.#setStreams(own, sent, added, events);
      if (own.isReceived && !wasSent) {
        const transceiver = this.#transceivers.find((known) => ofTransceiver(known) === own);
        const { receiver } = own;
        added.push([
          this,
          new RTCTrackEvent('track', {
            track: receiver.track,
            receiver,
            transceiver,
            streams: sent.map((id) => this.#remoteStreams.get(id)),
          }),
        ]);
      }
      if (!own.isReceived && wasSent) added.push([own.receiver.track, 'mute']);
      if (type === 'answer') this.#settle(own, reversed(direction));
    }
    events.push(...added);
  }

  /** Puts a receiver's track into the streams of these names, and out of the others. */
  #setStreams(own, ids, added, events) {
    const { track } = own.receiver;
    const tell = (stream, type) => [stream, new MediaStreamTrackEvent(type, { track })];
    for (const id of own.msids) {
      const stream = this.#remoteStreams.get(id);
      if (ids.includes(id) || !stream) continue;
      removeTrack.call(stream, track);
      events.push(tell(stream, 'removetrack'));
      if (!getTracks.call(stream).length) this.#remoteStreams.delete(id);
    }
    for (const id of ids) {
      if (own.msids.includes(id)) continue;
      if (!this.#remoteStreams.has(id)) {
        const stream = new MediaStream();
        names.set(stream, id);
        this.#remoteStreams.set(id, stream);
      }
      const stream = this.#remoteStreams.get(id);
      addTrack.call(stream, track);
      events.push(tell(stream, 'addtrack'));
    }
    own.msids = ids;
  }

  /** One candidate, which is of no use to anybody but to be given to the far side. */
  async #gather() {
    if (this.#gathering !== 'new') return;
    await task();
    const [first] = this.#sectionsOf(this.#local);
    if (this.#signaling === 'closed' || !first || this.#gathering !== 'new') return;
    this.#gathering = 'gathering';
    fire(this, 'icegatheringstatechange');
    await task();
    if (this.#signaling === 'closed') return;
    const line = `candidate:1 1 udp 2113937151 127.0.0.1 ${49152 + ((this.#ufrag.charCodeAt(0) * 7) % 999)} typ host generation 0 ufrag ${this.#ufrag}`;
    if (this.#configuration.iceTransportPolicy !== 'relay') this.#tellCandidate(line, first.mid);
    await task();
    if (this.#signaling === 'closed') return;
    this.#gathering = 'complete';
    fire(this, 'icegatheringstatechange');
    fire(this, new RTCPeerConnectionIceEvent('icecandidate', { candidate: null }));
  }

  #tellCandidate(line, sdpMid) {
    this.#candidates = [line];
    const from = this.#pending.local ? this.#pending : this.#current;
    if (from.local)
      from.local = new RTCSessionDescription({
        type: from.local.type,
        sdp: from.local.sdp.replace(/(\r\na=ice-ufrag:)/, `\r\na=${line}$1`),
      });
    fire(
      this,
      new RTCPeerConnectionIceEvent('icecandidate', {
        candidate: new RTCIceCandidate({ candidate: line, sdpMid, sdpMLineIndex: 0, usernameFragment: this.#ufrag }),
      })
    );
  }

  async addIceCandidate(candidate = undefined) {
    const given =
      candidate === undefined || candidate === null || !candidate.candidate ? null : new RTCIceCandidate(candidate);
    return this.#operation('addIceCandidate', () => {
      if (!this.#remote) refuse('InvalidStateError', 'The remote description was null');
      if (!given) return;
      const sections = this.#sectionsOf(this.#remote);
      const place = given.sdpMid === null ? given.sdpMLineIndex : sections.findIndex(({ mid }) => mid === given.sdpMid);
      if (!sections[place] || !given.foundation) refuse('OperationError', 'Error processing ICE candidate');
      this.#isReachable = true;
      const side = this.#pending.remote ? this.#pending : this.#current;
      const { type, sdp } = side.remote;
      const parts = sdp.split(/^(?=m=)/m);
      parts[place + 1] += `a=${given.candidate}\r\n`;
      side.remote = new RTCSessionDescription({ type, sdp: parts.join('') });
      this.#reach();
    });
  }

  /** Connects with the far side of the descriptions, once one of the two has a way to the other. */
  async #reach() {
    if (this.#signaling === 'closed' || !this.#local || !this.#remote) return;
    const [section] = this.#sectionsOf(this.#remote);
    const far = section && registry.get(section.ufrag);
    if (!far || this.#signaling !== 'stable') return;
    this.#isReachable ||= section.candidates.length > 0;
    if (this.#ice === 'new') {
      this.#setIce('checking', 'connecting');
      await task();
      far.reach();
    }
    if (far.is('new') || !(this.#isReachable || far.isReachable()) || this.#signaling === 'closed') return;
    this.#far = far;
    far.meet(this.#side);
    for (const side of [this.#side, far]) {
      if (side.is('checking')) side.setIce('connected', 'connected');
      side.flow();
      side.openChannels();
    }
  }

  #setIce(ice, connection) {
    this.#ice = ice;
    this.#connection = connection;
    fire(this, 'iceconnectionstatechange');
    fire(this, 'connectionstatechange');
  }

  #openChannels() {
    if (!this.#data || !this.#far?.hasData()) return;
    for (const channel of this.#channels) openChannel(channel, this.#channelsAsked++ * 2 + 1, this.#far.announce);
  }

  /** Leads what the far side sends to the receiver of the same m-section, and tells the far side to look. */
  #flow() {
    if (!this.#far) return;
    // By their places: a section may have different mids on each side, if one of the two is translated.
    const mids = this.#sectionsOf(this.#local).map(({ mid }) => mid);
    for (const own of this.#transceivers.map(ofTransceiver)) {
      const source = mids.includes(own.mid) && this.#far.transceiver(mids.indexOf(own.mid));
      const track = source && sends(source.current ?? '') && own.isReceived ? source.sender.track : null;
      if (own.flowing === track) continue;
      own.flowing = track;
      ofReceiver(own.receiver).from(track);
      if (track) fire(own.receiver.track, 'unmute');
    }
  }

  /** As the specification's "update the negotiation-needed flag". */
  #needNegotiation() {
    if (this.#isNeeded || this.#signaling !== 'stable') return;
    this.#isNeeded = this.#mustNegotiate();
    if (!this.#isNeeded) return;
    this.#chain.then(task).then(() => {
      if (!this.#isNeeded || this.#signaling !== 'stable') return;
      if (this.#mustNegotiate()) fire(this, 'negotiationneeded');
      else this.#isNeeded = false;
    });
  }

  #mustNegotiate() {
    const [local, remote] = ['local', 'remote'].map((side) => this.#sectionsOf(this.#current[side]));
    if (this.#channels.length && !local.some(({ kind }) => kind === 'application')) return true;
    return this.#transceivers.map(ofTransceiver).some((own) => {
      const mine = local.find(({ mid }) => mid === own.mid);
      const theirs = remote.find(({ mid }) => mid === own.mid);
      if (own.stopped) return Boolean(mine && !mine.rejected);
      if (!mine || !theirs) return true;
      const ids = ofSender(own.sender).streams.map((stream) => stream.id);
      if (sends(own.direction) && (mine.msids.length !== ids.length || ids.some((id) => !mine.msids.includes(id))))
        return true;
      if (this.#current.local.type === 'offer')
        return mine.direction !== own.direction && reversed(theirs.direction) !== own.direction;
      return (
        mine.direction !==
        toDirection(
          sends(own.direction) && receives(theirs.direction),
          receives(own.direction) && sends(theirs.direction)
        )
      );
    });
  }

  close() {
    if (this.#signaling === 'closed') return;
    this.#signaling = 'closed';
    this.#ice = this.#connection = 'closed';
    registry.delete(this.#ufrag);
    for (const own of this.#transceivers.map(ofTransceiver)) {
      own.stopped = true;
      ofReceiver(own.receiver).from(null);
      stopTrack.call(own.receiver.track);
    }
    for (const channel of this.#channels) channel.close();
    const far = this.#far;
    task().then(() => {
      if (far?.is('connected')) far.setIce('disconnected', 'disconnected');
    });
  }
}
finish(RTCPeerConnection, [
  'negotiationneeded',
  'icecandidate',
  'icecandidateerror',
  'signalingstatechange',
  'iceconnectionstatechange',
  'icegatheringstatechange',
  'connectionstatechange',
  'track',
  'datachannel',
]);
