// RTCSessionDescription and RTCIceCandidate: constructors as lenient as they were, writable fields, and today's
// behaviour otherwise.
import { behaviour } from './behaviour.mjs';

const row = '`RTCSessionDescription` and `RTCIceCandidate` as lenient as they were';
const host = 'candidate:1 1 udp 2122260223 192.168.1.2 50000 typ host generation 0';

behaviour(
  'new RTCSessionDescription() and ({}) have null fields, which the page then writes',
  { row, surface: 'new RTCSessionDescription(dict)' },
  async () => {
    const descriptions = [
      new RTCSessionDescription(),
      new RTCSessionDescription({}),
      new RTCSessionDescription(null),
      new RTCSessionDescription({ sdp: 'v=0' }),
    ];
    const blank = descriptions.map(({ type, sdp }) => ({ type, sdp }));
    const json = descriptions.map((description) => JSON.stringify(description));
    const offer = await calls.done((ok) => new webkitRTCPeerConnection(null).createOffer(ok));
    const [description] = descriptions;
    description.type = offer.type;
    description.sdp = offer.sdp;
    const connection = new webkitRTCPeerConnection(null);
    await calls.done((ok, fail) => connection.setRemoteDescription(description, ok, fail));
    return {
      blank,
      json: json.map((text) => JSON.parse(text)),
      state: connection.signalingState,
      isDescription: description instanceof RTCSessionDescription,
      jsonSdp: JSON.parse(JSON.stringify(description)).sdp === offer.sdp,
      keys: Object.keys(description).sort(),
    };
  },
  {
    blank: [
      { type: null, sdp: null },
      { type: null, sdp: null },
      { type: null, sdp: null },
      { type: null, sdp: 'v=0' },
    ],
    json: [
      { type: null, sdp: null },
      { type: null, sdp: null },
      { type: null, sdp: null },
      { type: null, sdp: 'v=0' },
    ],
    state: 'have-remote-offer',
    isDescription: true,
    jsonSdp: true,
    keys: [],
  }
);

behaviour(
  'RTCSessionDescription refuses what is not a dictionary and types that never were',
  { row, surface: 'new RTCSessionDescription(dict)' },
  () =>
    [5, 'x', true, { type: 'foo' }, { type: 'foo', sdp: 'x' }].map(
      (init) => calls.attempt(() => new RTCSessionDescription(init)).split(':')[0]
    ),
  Array(5).fill('TypeError')
);

behaviour(
  'a description and a candidate are JSON as before',
  { row, surface: 'JSON.stringify' },
  () => {
    const description = JSON.parse(JSON.stringify(new RTCSessionDescription({ type: 'offer', sdp: 'v=0\r\n' })));
    const { candidate, sdpMid, sdpMLineIndex } = JSON.parse(
      JSON.stringify(new RTCIceCandidate({ candidate: 'candidate:x', sdpMid: 'a', sdpMLineIndex: 1 }))
    );
    return [description, candidate, sdpMid, sdpMLineIndex];
  },
  [{ type: 'offer', sdp: 'v=0\r\n' }, 'candidate:x', 'a', 1]
);

behaviour(
  "a description's fields may be written, and are what is set",
  { row: 'Results are `RTCSessionDescription`s that pages may change', surface: 'RTCSessionDescription fields' },
  async () => {
    const offer = await calls.done((ok) => new webkitRTCPeerConnection(null).createOffer(ok));
    const description = new RTCSessionDescription({ type: 'answer', sdp: 'v=0' });
    [description.type, description.sdp] = ['offer', offer.sdp.replace('s=-', 's=mine')];
    const connection = new webkitRTCPeerConnection(null);
    await calls.done((ok, fail) => connection.setRemoteDescription(description, ok, fail));
    const { type, sdp } = JSON.parse(JSON.stringify(description));
    return {
      type: description.type,
      jsonType: type,
      jsonSdp: sdp === description.sdp,
      state: connection.signalingState,
      setOnPrototype: calls
        .attempt(() => {
          RTCSessionDescription.prototype.sdp = 'x';
        })
        .split(':')[0],
    };
  },
  {
    type: 'offer',
    jsonType: 'offer',
    jsonSdp: true,
    state: 'have-remote-offer',
    setOnPrototype: 'TypeError',
  }
);

behaviour(
  'new RTCIceCandidate({candidate}) alone is of the first m-line',
  { row, surface: 'new RTCIceCandidate(dict)', args: [host] },
  async (line) => {
    const candidates = [
      new RTCIceCandidate({ candidate: line }),
      new RTCIceCandidate({ type: 'candidate', label: 1, id: 'video', candidate: line }),
      new RTCIceCandidate({ candidate: 'x', sdpMid: null, sdpMLineIndex: undefined }),
    ];
    const connection = new webkitRTCPeerConnection(null);
    connection.setRemoteDescription(await calls.done((ok) => new webkitRTCPeerConnection(null).createOffer(ok)));
    await calls.done((ok, fail) => connection.addIceCandidate(candidates[0], ok, fail));
    return {
      fields: candidates.map(({ candidate, sdpMid, sdpMLineIndex }) => ({
        line: candidate === line,
        sdpMid: sdpMid || null,
        sdpMLineIndex,
      })),
      inDescription: connection.remoteDescription.sdp.includes(' 50000 '),
      allAreCandidates: candidates.every((candidate) => candidate instanceof RTCIceCandidate),
      constructor: candidates[0].constructor === RTCIceCandidate,
      text: String(candidates[0]),
      name: RTCIceCandidate.name,
      length: RTCIceCandidate.length,
    };
  },
  {
    fields: [
      { line: true, sdpMid: null, sdpMLineIndex: 0 },
      { line: true, sdpMid: 'video', sdpMLineIndex: 1 },
      { line: false, sdpMid: null, sdpMLineIndex: 0 },
    ],
    inDescription: true,
    allAreCandidates: true,
    constructor: true,
    text: '[object RTCIceCandidate]',
    name: 'RTCIceCandidate',
    length: 0,
  }
);

behaviour(
  'RTCIceCandidate refuses what was refused',
  { row, surface: 'new RTCIceCandidate(dict)' },
  () => {
    const thrower = {
      get candidate() {
        throw new RangeError('mine');
      },
    };
    return [
      [{}, { candidate: '' }, { sdpMid: null }, 5, null, undefined, thrower].map(
        (init) => calls.attempt(() => new RTCIceCandidate(init)).split(':')[0]
      ),
      calls.attempt(() => RTCIceCandidate({ candidate: 'x' })).split(':')[0],
    ];
  },
  [[...Array(6).fill('TypeError'), 'RangeError'], 'TypeError']
);

behaviour(
  "a candidate's fields may be written, and are what is added",
  { row, surface: 'Candidate fields', args: [host] },
  async (line) => {
    const [caller, callee] = [new webkitRTCPeerConnection(null), new webkitRTCPeerConnection(null)];
    const found = calls.event(caller, 'icecandidate', ({ candidate }) => candidate);
    const offer = await calls.done((ok, fail) => caller.createOffer(ok, fail));
    caller.setLocalDescription(offer);
    await calls.done((ok, fail) => callee.setRemoteDescription(offer, ok, fail));
    const { candidate } = await found;
    const made = new RTCIceCandidate({ candidate: line, sdpMid: 'nobody', sdpMLineIndex: 7 });
    candidate.candidate = line.replace('50000', '50001');
    [made.sdpMid, made.sdpMLineIndex] = ['0', 0];
    for (const each of [candidate, made]) await calls.done((ok, fail) => callee.addIceCandidate(each, ok, fail));
    candidate.candidate = line.replace('50000', '50002');
    await callee.addIceCandidate(candidate);
    const { sdp } = callee.remoteDescription;
    return {
      ports: [' 50000 ', ' 50001 ', ' 50002 '].map((port) => sdp.includes(port)),
      jsonCandidate: JSON.parse(JSON.stringify(candidate)).candidate.includes('50002'),
      sdpMid: made.sdpMid,
      sdpMLineIndex: made.sdpMLineIndex,
      setOnPrototype: calls
        .attempt(() => {
          RTCIceCandidate.prototype.candidate = 'x';
        })
        .split(':')[0],
    };
  },
  {
    ports: [true, true, true],
    jsonCandidate: true,
    sdpMid: '0',
    sdpMLineIndex: 0,
    setOnPrototype: 'TypeError',
  }
);

behaviour(
  "what is written in today's way is as natively",
  { row, surface: 'new RTCIceCandidate(dict)', args: [host] },
  (line) => {
    const frame = document.body.appendChild(document.createElement('iframe')).contentWindow;
    const inits = [
      { candidate: line, sdpMid: '0', sdpMLineIndex: 0, usernameFragment: 'u' },
      { candidate: '', sdpMid: '0' },
      { candidate: line, sdpMLineIndex: 0 },
    ];
    const tell = ({ RTCIceCandidate: Candidate, RTCSessionDescription: Description }) => [
      ...inits.map((init) => {
        const candidate = new Candidate(init);
        return [
          JSON.stringify(candidate),
          Object.keys(candidate),
          candidate.foundation,
          candidate.type,
          candidate.address,
        ];
      }),
      JSON.stringify(new Description({ type: 'answer', sdp: 'x' })),
      JSON.stringify(new Description({ type: 'rollback' })),
      Object.keys(new Description({ type: 'offer', sdp: '' })),
    ];
    const isNative = JSON.stringify(tell(window)) === JSON.stringify(tell(frame));
    class Mine extends RTCIceCandidate {
      port2() {
        return this.port * 2;
      }
    }
    const mine = new Mine({ candidate: line });
    return [isNative, mine.port2(), mine instanceof RTCIceCandidate];
  },
  [true, 100000, true]
);
