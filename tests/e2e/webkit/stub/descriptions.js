// Descriptions and candidates, and the SDP in them: what one stub tells another.

class Plain {}
const RTCSessionDescription = record('RTCSessionDescription', Plain, ['type', 'sdp'], (init) => {
  if (!['offer', 'answer', 'pranswer', 'rollback'].includes(init?.type))
    throw new TypeError('RTCSessionDescriptionInit needs a type');
  return { type: init.type, sdp: init.sdp === undefined ? '' : String(init.sdp) };
});
RTCSessionDescription.prototype.toJSON = {
  toJSON() {
    return { type: this.type, sdp: this.sdp };
  },
}.toJSON;
finish(RTCSessionDescription);

const candidateAttributes = ['candidate', 'sdpMid', 'sdpMLineIndex', 'usernameFragment'];
const candidateParts = [
  'foundation',
  'component',
  'priority',
  'address',
  'protocol',
  'port',
  'type',
  'tcpType',
  'relatedAddress',
  'relatedPort',
];
const RTCIceCandidate = record('RTCIceCandidate', Plain, [...candidateAttributes, ...candidateParts], (init = {}) => {
  if (init !== null && typeof init !== 'object') throw new TypeError('Not a dictionary');
  const { candidate = '', sdpMid = null, sdpMLineIndex = null, usernameFragment = null } = init ?? {};
  if (sdpMid === null && sdpMLineIndex === null)
    throw new TypeError('Candidate must not have both null sdpMid and sdpMLineIndex');
  const values = {
    candidate: String(candidate),
    sdpMid: sdpMid === null ? null : String(sdpMid),
    sdpMLineIndex,
    usernameFragment,
  };
  for (const part of candidateParts) values[part] = null;
  const found = /^candidate:(\S+) (\d) (\S+) (\d+) (\S+) (\d+) typ (\w+)/.exec(values.candidate);
  if (found) {
    const [, foundation, component, protocol, priority, address, port, type] = found;
    Object.assign(values, {
      foundation,
      component: component === '1' ? 'rtp' : 'rtcp',
      protocol,
      priority: Number(priority),
      address,
      port: Number(port),
      type,
    });
  }
  return values;
});
RTCIceCandidate.prototype.toJSON = {
  toJSON() {
    return Object.fromEntries(candidateAttributes.map((key) => [key, this[key]]));
  },
}.toJSON;
finish(RTCIceCandidate);

const directions = ['sendrecv', 'sendonly', 'recvonly', 'inactive'];
const sends = (direction) => /^send/.test(direction);
const receives = (direction) => /recv/.test(direction);
const toDirection = (send, receive) => (send ? (receive ? 'sendrecv' : 'sendonly') : receive ? 'recvonly' : 'inactive');
const reversed = (direction) => toDirection(receives(direction), sends(direction));

const codecs = {
  audio: ['111', 'a=rtpmap:111 opus/48000/2', 'a=rtpmap:126 telephone-event/8000'],
  video: ['96', 'a=rtpmap:96 VP8/90000'],
};

/** A number for the one source of a section, the same each time. */
const sourceOf = (name) => [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 0xffffffff, 1);

/** The lines of a description. @param sections `{kind, mid, direction, msids, track, rejected}` each */
function write({ id, version, ufrag, setup, candidates }, sections) {
  const lines = [
    'v=0',
    `o=- ${id} ${version} IN IP4 127.0.0.1`,
    's=-',
    't=0 0',
    `a=group:BUNDLE ${sections
      .filter(({ rejected }) => !rejected)
      .map(({ mid }) => mid)
      .join(' ')}`.trim(),
    'a=msid-semantic: WMS',
  ];
  for (const { kind, mid, direction, msids = [], track, rejected } of sections) {
    const isData = kind === 'application';
    lines.push(
      `m=${kind} ${rejected ? 0 : 9} ${isData ? 'UDP/DTLS/SCTP webrtc-datachannel' : `UDP/TLS/RTP/SAVPF ${codecs[kind][0]}`}`,
      'c=IN IP4 0.0.0.0'
    );
    if (!isData) lines.push('a=rtcp:9 IN IP4 0.0.0.0');
    if (mid === sections[0].mid) lines.push(...candidates.map((candidate) => `a=${candidate}`));
    lines.push(
      `a=ice-ufrag:${ufrag}`,
      'a=ice-pwd:stubstubstubstubstubstub',
      'a=ice-options:trickle',
      `a=fingerprint:sha-256 ${Array(32).fill('00').join(':')}`,
      `a=setup:${setup}`,
      `a=mid:${mid}`
    );
    if (isData) lines.push('a=sctp-port:5000', 'a=max-message-size:262144');
    else
      lines.push(
        `a=${direction}`,
        ...(sends(direction)
          ? [...msids.map((msid) => `a=msid:${msid} ${track}`), `a=ssrc:${sourceOf(ufrag + mid)} cname:${ufrag}`]
          : []),
        'a=rtcp-mux',
        ...codecs[kind].slice(1)
      );
  }
  return `${lines.join('\r\n')}\r\n`;
}

/** What a description says, by m-section. */
function read(sdp) {
  if (!/^v=0\r?\no=.+\r?\ns=.*\r?\n/.test(sdp)) refuse('OperationError', 'Failed to parse SessionDescription.');
  const [session, ...media] = sdp.split(/^m=/m);
  return media.map((text, index) => {
    const all = (name) => [...text.matchAll(new RegExp(`^a=${name}:?(.*?)\\r?$`, 'gm'))].map(([, value]) => value);
    const sessionWide = (name) => new RegExp(`^a=${name}:(.*?)\\r?$`, 'm').exec(session)?.[1];
    const direction = directions.find((name) => all(name).length) ?? 'sendrecv';
    const msids = all('msid')
      .map((line) => line.split(' ')[0])
      .filter((id) => id !== '-');
    const ufrag = all('ice-ufrag')[0] ?? sessionWide('ice-ufrag');
    if (!ufrag) refuse('OperationError', 'Called with SDP without ice-ufrag.');
    const [kind, port] = text.split(' ');
    return {
      kind,
      mid: all('mid')[0] ?? String(index),
      direction,
      msids,
      ufrag,
      candidates: all('candidate').map((line) => `candidate:${line}`),
      rejected: port === '0',
    };
  });
}
