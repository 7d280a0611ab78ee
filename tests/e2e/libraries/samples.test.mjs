// The WebRTC samples of 2015 and their adapter.js, from the package webrtc-adapter-test 0.1.9. That adapter prefers the
// moz names if `navigator.mozGetUserMedia` exists, wraps webkitRTCPeerConnection, and patches its prototype.
import { behaviour } from '../behaviour.mjs';

const sample = (name) => ({
  row: 'webrtc-adapter-test 0.1.9: its sample pages',
  document: `tests/libraries/node_modules/webrtc-adapter-test/src/content/${name}/index.html`,
});

behaviour(
  'sample pc1: a call',
  sample('peerconnection/pc1'),
  async () => {
    const [start, call, hangup] = document.querySelectorAll('button');
    start.click();
    await calls.moves(localVideo);
    remoteVideo.muted = true;
    call.click();
    await calls.moves(remoteVideo);
    hangup.click();
    return [pc1, call.disabled];
  },
  [null, false]
);

behaviour(
  'sample multiple: two calls at once',
  sample('peerconnection/multiple'),
  async () => {
    const [start, call, hangup] = document.querySelectorAll('button');
    start.click();
    await calls.moves(video1);
    video2.muted = video3.muted = true;
    call.click();
    await Promise.all([calls.moves(video2), calls.moves(video3)]);
    hangup.click();
    return pc2Local;
  },
  null
);

behaviour(
  'sample states: signaling and ICE states as they pass',
  sample('peerconnection/states'),
  async () => {
    const [start, call, hangup] = document.querySelectorAll('button');
    start.click();
    await calls.moves(video1);
    video2.muted = true;
    call.click();
    await calls.connected(pc1, pc2);
    await calls.moves(video2);
    const [first, second] = [pc1StateDiv, pc2StateDiv].map(({ textContent }) => textContent);
    hangup.click();
    return [
      first,
      second,
      / => closed$/.test(pc1StateDiv.textContent),
      /^new => checking => connected/.test(pc2IceStateDiv.textContent),
    ];
  },
  ['stable => have-local-offer => stable', 'stable => have-remote-offer => stable', true, true]
);

behaviour(
  'sample munge-sdp: descriptions by hand',
  sample('peerconnection/munge-sdp'),
  async () => {
    const button = (id) => document.querySelector(`button#${id}`);
    const shown = async (area) => {
      while (!area.value) await calls.settled();
    };
    button('getMedia').click();
    await calls.moves(localVideo);
    button('createPeerConnection').click();
    button('createOffer').click();
    await shown(offerSdpTextarea);
    offerSdpTextarea.value = offerSdpTextarea.value.replace(/(m=video.*\n)/, '$1b=AS:500\n');
    button('setOffer').click();
    button('createAnswer').click();
    await shown(answerSdpTextarea);
    button('setAnswer').click();
    remoteVideo.muted = true;
    await calls.moves(remoteVideo);
    // A second time: the page stops the stream as the browser of 2015 did.
    button('hangup').click();
    button('getMedia').click();
    await calls.moves(localVideo);
    return [localVideo.paused];
  },
  [false]
);

behaviour(
  'sample pr-answer: the call begins with the provisional answer, and moves with the final one',
  { ...sample('peerconnection/pr-answer'), cannot: { firefox: 'it has no provisional answers' } },
  async () => {
    await calls.moves(vid1);
    vid2.muted = true;
    btn1.click();
    while (pc1?.signalingState !== 'have-remote-pranswer') await calls.settled();
    btn2.click();
    await calls.moves(vid2);
    const state = pc1.signalingState;
    btn3.click();
    return state;
  },
  'stable'
);

behaviour(
  'sample dtmf: tones by createDTMFSender',
  {
    ...sample('peerconnection/dtmf'),
    cannot: { firefox: "the page asks for tones by Chrome's own payload type, 126" },
  },
  async () => {
    callButton.click();
    while (dtmfStatusDiv.textContent !== 'DTMF activated') await calls.settled();
    await calls.connected(pc1, pc2);
    tonesInput.value = '12';
    durationInput.value = 100;
    gapInput.value = 50;
    while (!dtmfSender.canInsertDTMF) await calls.settled();
    sendTonesButton.click();
    while (!/1 2/.test(sentTonesDiv.textContent))
      await new Promise((resolve) => {
        setTimeout(resolve, 50);
      });
    hangupButton.click();
    return sentTonesDiv.textContent.trim();
  },
  '1 2'
);

behaviour(
  'sample constraints: legacy statistics beside the pictures',
  sample('peerconnection/constraints'),
  async () => {
    getMediaButton.click();
    await calls.moves(localVideo);
    remoteVideo.muted = true;
    connectButton.click();
    await calls.moves(remoteVideo);
    while (!/kbits\/sec/.test(bitrateDiv.textContent))
      await new Promise((resolve) => {
        setTimeout(resolve, 100);
      });
    return [
      /googFrameHeightReceived/.test(receiverStatsDiv.textContent),
      /googFrameHeightSent/.test(senderStatsDiv.textContent),
    ];
  },
  [true, true]
);

behaviour(
  'sample trickle-ice: candidates in a table',
  sample('peerconnection/trickle-ice'),
  async () => {
    const gather = async (transports) => {
      document.getElementById(transports).click();
      while (document.querySelector('#servers').options.length) document.querySelector('#servers').remove(0);
      document.querySelector('#gather').click();
      while (!/Done/.test(document.querySelector('tbody').textContent)) await calls.settled();
      return [...document.querySelectorAll('tbody tr')].map((row) => row.children[2]?.textContent).filter(Boolean)
        .length;
    };
    return [(await gather('all')) > 0, await gather('relay')];
  },
  [true, 0]
);

behaviour(
  'sample datachannel: text',
  sample('datachannel/basic'),
  async () => {
    startButton.click();
    while (sendButton.disabled) await calls.settled();
    dataChannelSend.value = 'sample';
    sendButton.click();
    while (!dataChannelReceive.value) await calls.settled();
    const received = dataChannelReceive.value;
    closeButton.click();
    return received;
  },
  'sample'
);
