// What docs/legacy.md says in addition to the members: behaviours that no declaration shows, and what the short names of
// sources mean.

/** `[row of tests/e2e/surface.mjs, what Chrome did, what we do differently, what to write instead, source]`. */
export const behaviours = [
  ['Call without new', 'It threw a `TypeError`.', '', '`new`', "Blink's test `constructors.html`"],
  [
    'iceServers missing or malformed',
    'Until 32 a configuration without `iceServers` was an error; in 49 `{}` is a configuration, ' +
      'and `null` or anything that is not a list is a `TypeError`.',
    'As in 49.',
    '`{iceServers: []}`',
    'WK13, BB32, BB49',
  ],
  [
    'turn:user@host',
    "The user comes before the host; until 28 this was the only way to name one. Today's browsers throw a `SyntaxError`.",
    'It becomes the `username`.',
    "`{urls: 'turn:host', username: 'user', credential}`",
    'WK13, AD13',
  ],
  [
    'TURN without user name or password',
    "It was accepted, and the server was asked as an anonymous user. Today's browsers throw an `InvalidAccessError`.",
    'User and password are `-`, which an open server accepts.',
    'a user and a password',
    "Blink's test `RTCPeerConnection.html`",
  ],
  [
    'Grammar of constraints',
    'Only `mandatory`, an object, and `optional`, an array of objects with one name each: anything else was a ' +
      '`TypeError` ("Malformed constraints object."). Values were texts; only `true` was true.',
    '',
    "the standard's own options",
    'MCI `Parse`, `ParseOldStyleNames`',
  ],
  [
    'Names of constraints',
    'Those in the tables above. Unknown ones were ignored.',
    '`usage()` reports names that have no effect.',
    "the standard's own options",
    "MCI; libjingle's `mediaconstraintsinterface.cc`",
  ],
  [
    'A detached document',
    'The constructor threw a `NotSupportedError`.',
    "The browser's own error; Firefox's has another name.",
    '',
    'WK13, BB49',
  ],
  [
    'Calls on a closed connection',
    'Every method threw an `InvalidStateError` at once, including `close()`.',
    'A second `close()` does nothing; promise forms reject, as today.',
    "`if (pc.signalingState !== 'closed')`",
    'WK13, BB32, BB49',
  ],
  [
    'Defaults of an offer',
    '`OfferToReceiveAudio` was true by default, so a bare `createOffer(ok)` offered audio; today it has no m-line.',
    'If an offer would have no m-line at all, it asks for audio.',
    "`pc.addTransceiver('audio')`",
    'MSS `ParseConstraints`',
  ],
  [
    'Results are RTCSessionDescriptions',
    'The callback of an offer or an answer got an instance whose fields pages edited.',
    'The promise forms return plain objects, as today.',
    'edit `{type, sdp}`, or better set the transceivers',
    'DW',
  ],
  [
    'Errors of callbacks',
    'A text until 49, a `DOMException` from 50 on.',
    'A `DOMException`. A callback runs once, later, in call order; what it throws is an uncaught error of the page.',
    '`try { await … } catch (error) { … }`',
    'DW@5ecb723, DW@8ca442c',
  ],
  [
    'Tracks of a stream already added',
    'A track that the page added to a sent stream was sent too; one that it removed was no longer sent.',
    '',
    '`pc.addTrack(track, stream)`, `pc.removeTrack(sender)`',
    "Blink's test `RTCPeerConnection-legacy-stream-APIs`",
  ],
  [
    'onnegotiationneeded, onicecandidate, ondatachannel',
    '`negotiationneeded` came for each change of the streams, in any state. The last `icecandidate` had the candidate ' +
      '`null`.',
    'When the browser decides, and once more for each change of the streams before the page has negotiated. ' +
      'Firefox also gives an empty candidate.',
    'as it is',
    'DW, WK13',
  ],
  [
    'All events',
    'They came later, one after the other, in the order of their causes; none could bubble or be cancelled.',
    '',
    '',
    'WK13 `scheduleDispatchEvent`',
  ],
  [
    'onconnecting, onmessage',
    'They belonged to the older classes `webkitPeerConnection00` and `webkitDeprecatedPeerConnection`.',
    'These classes are not provided.',
    '',
    'SK',
  ],
  [
    'RTCSessionDescription fields',
    '`type` and `sdp` were writable, and pages edited descriptions in place.',
    '',
    '`{type, sdp}`, a new object',
    'DW; PROBE',
  ],
  [
    'Candidate fields',
    'Read-only until 34, writable from 37 on.',
    'Once a page is known to be a legacy page. Modern pages find them read-only.',
    '`{candidate, sdpMid, sdpMLineIndex}`, a new object',
    'DW@ae4f2e7; PROBE',
  ],
  [
    'JSON.stringify',
    'A description gave `{type, sdp}`, a candidate `{candidate, sdpMid, sdpMLineIndex}`.',
    'With the fields that the page wrote.',
    '',
    'DW',
  ],
  [
    'a=candidate and CRLF',
    'A candidate could be a line cut from SDP.',
    '',
    '`candidate:…`, without the rest of the line',
    "libjingle's `webrtcsdp.cc`",
  ],
  ['webkitURL', 'An alias of `URL`. Browsers still have it.', 'Defined where it is missing.', '`URL`', 'PROBE'],
  [
    'track.readyState',
    'It could be `muted`.',
    'Never: modern code treats any value but `live` as ended.',
    '`track.muted`',
    'DW@01f3f31',
  ],
  [
    'Constraints of getUserMedia',
    'For each kind `true`, or `{mandatory, optional}` with the names in the table above. The old and the new style in ' +
      'one object were a `TypeError`.',
    "They may be mixed, also in `navigator.mediaDevices.getUserMedia`. A screen needs a click and the user's choice.",
    '`{video: {width: {max: 320}}}`',
    'MCI; PROBE',
  ],
  [
    'Errors of getUserMedia',
    'Until May 2013 an object with `code`; then `NavigatorUserMediaError` with `name`, `message` and `constraintName`.',
    "It is today's `DOMException` with the fields of both; with callbacks, `name` is the old one.",
    '`error.name` of the promise form',
    "DW `NavigatorUserMediaError.idl`; Blink's test `getusermedia.html`",
  ],
  [
    'getUserMedia of nothing',
    '`{}` and `{audio: false, video: false}` threw a `NotSupportedError` at once.',
    '',
    '',
    "Blink's test `argument-types.js`",
  ],
  [
    'Remote streams without msid',
    'SDP of other systems without `a=msid` made one stream, `default`, with the tracks `defaulta0` and `defaultv0`.',
    "Its tracks keep the browser's ids.",
    '`ontrack`, whose `streams` may be empty',
    'MSS',
  ],
  [
    'Plan B',
    'One m-line for all audio and one for all video, `a=mid:audio`, `a=mid:video`, `a=mid:data`, with `a=ssrc` lines for ' +
      'each track.',
    'For connections that speak it: docs/plan-b.md.',
    'Unified Plan',
    "webrtc.org's guide to Unified Plan",
  ],
  [
    'A remote stream over renegotiation',
    'The stream was the same object, and fired `addtrack` and `removetrack`.',
    '',
    '',
    "Chrome's content tests",
  ],
];

const blob = 'https://github.com';

/** The short names of the sources. */
export const sources = [
  [
    'DW',
    `Dart's copy of Blink's IDL, \`modules/mediastream/\`, in 20 versions (DW@revision: one of them)`,
    `${blob}/dart-archive/webcore`,
  ],
  ['WK13', '`RTCPeerConnection.cpp` of March 2013, when Blink left WebKit', ''],
  [
    'BB32',
    'The same file in late 2013, about Chrome 32',
    `${blob}/bloomberg/chromium.bb/blob/00cae200dda3210dd9f2fa168be95edddb8b9d91/third_party/WebKit/Source/modules/mediastream/RTCPeerConnection.cpp`,
  ],
  [
    'BB49',
    'The same file at the end of 2015, about Chrome 49',
    `${blob}/bloomberg/chromium.bb/blob/072a45c3303b821b842a296923291a06e78f054e/third_party/WebKit/Source/modules/mediastream/RTCPeerConnection.cpp`,
  ],
  [
    'MCI',
    "Blink's `media_constraints_impl.cc` of 2019, which still parsed the old style",
    `${blob}/bloomberg/chromium.bb/blob/cd28735e60d58137723ad816908ec8cb0248a78a/third_party/blink/renderer/modules/mediastream/media_constraints_impl.cc`,
  ],
  [
    'MSS',
    "libjingle's `mediastreamsignaling.cc`, early 2014",
    `${blob}/HackWebRTC/webrtc/blob/07a6fbe83d901fc9b98579ab44e8c9632f038b36/talk/app/webrtc/mediastreamsignaling.cc`,
  ],
  [
    'ST',
    "libjingle's `statstypes.cc` of 2015",
    `${blob}/HackWebRTC/webrtc/blob/04ac81f2fd8ef6680522438fac1894db5415a0ec/talk/app/webrtc/statstypes.cc`,
  ],
  [
    'WL',
    "The names that Chrome's own test allowed, `peerconnection.js`, about 2019",
    `${blob}/bloomberg/chromium.bb/blob/02148c09925647f7537538e98a6ff7722bd1acfc/chrome/test/data/webrtc/peerconnection.js`,
  ],
  ['SK', "Bindings that SharpKit generated of WebKit's IDL, end of 2012", ''],
  [
    'W12',
    "The W3C's draft of 16 August 2012",
    `${blob}/w3c/webrtc-pc/blob/0735a7c477350f1ef3257be812c644bd22527ae1/archives/20120816/webrtc.html`,
  ],
  ['AD13', '`adapter.js` of December 2013', `${blob}/webrtcHacks/adapter/blob/1982398851/adapter.js`],
  ['PROBE', 'Chromium 156 and Firefox 153, probed in November 2026', ''],
];
