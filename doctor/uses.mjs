// What a page uses, in plain words, of what `usage()` tells. Pure; the extension's popup has it too.

/** What a page uses, by the names that `usage()` gives; the rest are constraints. */
export const chapters = [
  [
    'It asks for the camera as Chrome did',
    ['webkitGetUserMedia', 'getUserMedia', 'mediaDevices.getUserMedia', 'MediaStreamTrack.getSources'],
  ],
  ['It takes the branch that pages had for Firefox', ['mozGetUserMedia', 'mozSrcObject']],
  ['It shows streams by an address', ['createObjectURL', 'revokeObjectURL']],
  ['It configures connections in the old way', ['iceServers.url', 'iceTransports', 'updateIce']],
  [
    'It negotiates by callbacks',
    [
      'createOffer',
      'createAnswer',
      'setLocalDescription',
      'setRemoteDescription',
      'addIceCandidate',
      'addIceCandidate(candidate)',
    ],
  ],
  ['It makes descriptions and candidates in the old way', ['RTCSessionDescription()', 'RTCIceCandidate({candidate})']],
  ['It says by constraints what it wants to receive', ['constraints of a description']],
  [
    'It sends and receives whole streams',
    [
      'addStream',
      'removeStream',
      'getLocalStreams',
      'getRemoteStreams',
      'getStreamById',
      'localStreams',
      'remoteStreams',
      'onaddstream',
      'onremovestream',
    ],
  ],
  [
    'It reads streams by their names of 2012',
    ['audioTracks', 'videoTracks', 'MediaStream.label', 'MediaStream.stop', 'MediaStream.ended', 'MediaStream.onended'],
  ],
  ['It opens data channels with old options', ['createDataChannel', 'RtpDataChannels']],
  [
    'It reads states and events by their names of 2012',
    ['readyState', 'iceState', 'onstatechange', 'onicechange', 'ongatheringchange', 'onopen'],
  ],
  ['It reads Chrome’s own statistics', ['getStats']],
  ['It dials with an old sender of tones', ['createDTMFSender']],
  ['It speaks Plan B, Chrome’s SDP until 2018', ['sdpSemantics']],
  ['It sets the SDP of a gateway, which browsers of today refuse', ['SDP of a gateway']],
];

/** @returns {{sentence: string, members: string[]}[]} */
export function usesOf(usage) {
  const translated = new Set(usage.filter(({ ignored }) => !ignored).map(({ member }) => member));
  const uses = chapters
    .map(([sentence, members]) => ({ sentence, members: members.filter((member) => translated.has(member)) }))
    .filter(({ members }) => members.length);
  const known = new Set(chapters.flatMap(([, members]) => members));
  const others = [...translated].filter((member) => !known.has(member));
  if (others.length) uses.push({ sentence: 'It passes constraints of the time', members: others });
  const ignored = usage.filter((use) => use.ignored).map(({ member }) => member);
  if (ignored.length)
    uses.push({ sentence: 'It asks for what browsers no longer have; that has no effect', members: ignored });
  return uses;
}
