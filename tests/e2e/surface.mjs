// The rows of the table of the legacy surface (docs/surface.md). The tests that name a row prove it. Remarks say what
// differs from old Chrome.

/** By chapter, `[row, since and until when, remark]`. */
export const surface = {
  'The names': [
    ['webkitRTCPeerConnection', '23 on'],
    ['webkitMediaStream', '23 to 2022'],
    ['navigator.webkitGetUserMedia', '21 on'],
    ['webkitURL', '8 on'],
    ['RTCSessionDescription, RTCIceCandidate', '23 on'],
  ],
  'The constructor': [
    [
      'new webkitRTCPeerConnection(config, constraints)',
      '23 on',
      "Without any argument it is the standard's constructor, where Chrome threw a TypeError until 55.",
    ],
    ['Call without new', '23 on'],
    ['iceServers missing or malformed', '23 on', 'As from 49 on: `{}` is a configuration.'],
    ['iceServers[].url', '23 to 65'],
    ['iceServers[].urls', '34 on'],
    ['turn:user@host', '23 to 65'],
    ['TURN without user name or password', '23 to 65'],
    ['username, credential', '28 on'],
    ['iceTransports', '37 to 65'],
    [
      'bundlePolicy, rtcpMuxPolicy',
      '41 on',
      '`rtcpMuxPolicy: "negotiate"` is accepted; browsers require RTCP multiplexing.',
    ],
    ['sdpSemantics', '65 to 96'],
    ['Grammar of constraints', '23 to 10x'],
    [
      'Names of constraints',
      '23 to 10x',
      'Only `RtpDataChannels` and `DtlsSrtpKeyAgreement: true` have an effect; ' +
        '`usage()` reports the others as ignored. SDES is gone.',
    ],
    ['A detached document', '23 on', "The browser's own error; Firefox's has another name."],
    ['generateCertificate', '48 on'],
  ],
  Methods: [
    ['Calls on a closed connection', '23 to 50'],
    ['createOffer', '23 on'],
    ['Defaults of an offer', '23 on', 'If an offer would have no m-line at all, it asks for audio.'],
    ['Results are RTCSessionDescriptions', '23 to 6x'],
    ['Errors of callbacks', '23 on', 'A DOMException, as from 50 on; before, it was a text.'],
    ['createAnswer', '23 on'],
    ['setLocalDescription', '23 on'],
    ['setRemoteDescription', '23 on'],
    ['updateIce', '23 to 5x'],
    [
      'addIceCandidate(candidate)',
      '23 to 50',
      'Errors are synchronous on a connection in legacy use, but the call still returns a promise. ' +
        'A candidate that is added before the remote description waits for it.',
    ],
    ['addIceCandidate(candidate, success, failure)', '31 on'],
    ['addStream', '23 on'],
    ['removeStream', '23 on'],
    ['Tracks of a stream already added', '2x to 7x'],
    ['getLocalStreams, getRemoteStreams', '26 on'],
    ['localStreams, remoteStreams', '23 to 25'],
    ['getStreamById', '27 to 5x'],
    ['createDataChannel', '25 on', 'Two channels may have the same label, as today.'],
    ['createDTMFSender(track)', '27 to 7x'],
    ['RTCDTMFSender', '27 to 7x'],
    ['getStats', '24 to 116'],
    ['close()', '23 to 5x', 'The second time it does nothing, as in Chromium 65.'],
  ],
  'Attributes and states': [
    ['readyState', '23 to 26', 'By the names of August 2012.'],
    ['signalingState', '26 on'],
    ['iceState', '23 to 25'],
    ['iceConnectionState', '26 on'],
    ['iceGatheringState', '24 on', "Today's browsers fire an event for it, which stays."],
    ['localDescription, remoteDescription', '23 on'],
  ],
  'Events and handlers': [
    [
      'onnegotiationneeded, onicecandidate, ondatachannel',
      '23 on',
      'When the browser decides, and once more for each change of the streams before the page has negotiated. ' +
        'Firefox also gives an empty candidate.',
    ],
    ['onaddstream', '23 on'],
    ['onremovestream', '23 on'],
    ['onopen, onstatechange', '23 to 26', 'As attributes; `addEventListener` hears them while the attribute is set.'],
    [
      'ongatheringchange, onicechange',
      '24 to 26',
      "As above. If the page has also set today's handler, only that one is called.",
    ],
    [
      'onconnecting, onmessage',
      'before 23',
      'Of the older classes `webkitPeerConnection00` and `webkitDeprecatedPeerConnection`, which are not provided.',
    ],
    ['All events', '23 on'],
  ],
  'Descriptions, candidates and channels': [
    ['new RTCSessionDescription(dict)', '23 on'],
    ['RTCSessionDescription fields', '23 on'],
    ['JSON.stringify', '23 on'],
    ['new RTCIceCandidate(dict)', '23 on'],
    ['Candidate fields', '37 on'],
    ['a=candidate and CRLF', '23 on'],
    [
      'RTCDataChannel',
      '25 on',
      '`maxRetransmits` and `id` read `null` when unset, and `binaryType` starts with the default of the browser: ' +
        'modern pages read the same attributes.',
    ],
  ],
  'Streams, tracks, cameras': [
    ['stream.label', '21 to 49'],
    ['stream.stop()', '21 to 49'],
    ['stream.ended, onended', '21 to 5x'],
    ['stream.audioTracks, videoTracks', '23 to 25'],
    ['MediaStreamTrack.getSources', '30 to 5x'],
    [
      'track.readyState',
      '23 on',
      'Never `muted`: modern code treats any value but `live` as ended. `track.muted` has the information.',
    ],
    [
      'createObjectURL(stream)',
      '8 to 70',
      'The URL holds its stream weakly, so that a forgotten one can be collected.',
    ],
    [
      'Constraints of getUserMedia',
      '24 on',
      "A screen needs a click and the user's choice; " +
        '`usage()` reports names that have no counterpart today as ignored.',
    ],
    ['Errors of getUserMedia', '21 on', "Both the old fields and today's; with callbacks, `name` is the old one."],
    ['getUserMedia of nothing', '21 to 5x'],
  ],
  'Without a trace in IDL': [
    [
      'Remote streams without msid',
      '23 on',
      'The stream is `default`; its tracks keep the ids that the browser gave them.',
    ],
    ['Plan B', '23 to 92'],
    ['A remote stream over renegotiation', '23 on'],
  ],
};

const rows = new Set(Object.values(surface).flatMap((chapter) => chapter.map(([row]) => row)));

/** The rows that a test names, which must exist. */
export function rowsOf(named = []) {
  const list = [named].flat();
  for (const row of list) if (!rows.has(row)) throw new Error(`the legacy surface has no row ${row}`);
  return list;
}
