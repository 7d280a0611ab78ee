// Pages in the style of 2013, as their authors left them: tests/e2e/pages.
import { behaviour } from './behaviour.mjs';

const period = (name, row, more = {}) => ({
  row: `Pages of 2013: ${row}`,
  document: `tests/e2e/pages/${name}.html`,
  ...more,
});

behaviour(
  'an AppRTC-like page calls itself in another window, and hangs up',
  period('apprtc', 'an AppRTC-like call', { copies: 2 }),
  async () => {
    for (const [from, to] of [
      [frames[0], frames[1]],
      [frames[1], frames[0]],
    ]) {
      from.sendMessage = (message) => {
        const text = from.JSON.stringify(message);
        setTimeout(() => to.onChannelMessage(text));
      };
    }
    frames[1].start(false);
    while (!frames[1].localStream) await calls.settled();
    frames[0].start(true);
    await Promise.all(
      [frames[0], frames[1]].flatMap(({ document }) =>
        ['localVideo', 'remoteVideo'].map((id) => calls.moves(document.getElementById(id)))
      )
    );
    const { sdp } = frames[0].pc.localDescription;
    frames[0].onHangup();
    while (!/bye/.test(frames[1].document.getElementById('status').innerHTML)) await calls.settled();
    return [/m=audio \d+ \S+ (\d+)/.exec(sdp)[1] === /rtpmap:(\d+) opus/.exec(sdp)[1], / CN\/8000/.test(sdp)];
  },
  [true, false]
);

const sniffing = async () => {
  while (btn1.disabled) await calls.settled();
  btn1.click();
  await Promise.all([calls.moves(vid1), calls.moves(vid2)]);
  const streams = [pc1.getLocalStreams()[0] === localstream, pc2.getRemoteStreams().length];
  btn2.click();
  // Its own getVideoTracks() gives none in Firefox.
  return [
    webrtcDetectedBrowser === ('mozGetUserMedia' in navigator ? 'firefox' : 'chrome'),
    streams,
    logged.length,
    localstream.getTracks().map(({ readyState }) => readyState),
  ];
};
const sniffed = [true, [true, 1], 6, ['ended', 'ended']];
behaviour(
  'a page that sniffs Firefox first, then Chrome, and wraps the methods of the class',
  period('sniffing', 'an old adapter.js inside'),
  sniffing,
  sniffed
);
behaviour(
  'the same page, which finds no Firefox',
  period('sniffing', 'an old adapter.js inside', { attributes: { 'data-as-chrome': '' } }),
  sniffing,
  sniffed
);

behaviour(
  'a page that edits its SDP: codec order, b=AS, SDES and google-ice leftovers, bare line feeds',
  period('munging', 'SDP by hand'),
  async () => {
    call(await calls.camera());
    await calls.moves(remote);
    return [
      /b=AS:256/.test(pc1.remoteDescription.sdp),
      /m=video \d+ \S+ (\d+)/.exec(pc1.localDescription.sdp)[1] ===
        /rtpmap:(\d+) VP8/.exec(pc1.localDescription.sdp)[1],
    ];
  },
  [true, true]
);

behaviour(
  'a chat over RTP data channels is a chat over SCTP',
  period('chat', 'an RTP data channel chat'),
  async () => {
    createConnection();
    while (document.title !== 'open') await calls.settled();
    const heard = calls.event(sendChannel, 'message');
    dataChannelSend.value = 'hello';
    sendData();
    const { data } = await heard;
    const { reliable, maxRetransmits } = sendChannel;
    closeDataChannels();
    return [dataChannelReceive.value, data, reliable, maxRetransmits];
  },
  ['hello', 'got hello', false, 0]
);

behaviour(
  'an old offer with an RTP data section, SDES keys in it: that section is refused, the others are answered',
  { row: 'Pages of 2013: what old peers send' },
  async () => {
    const { caller, callee } = calls.pair();
    caller.addStream(await calls.camera());
    const { sdp } = await calls.done((ok, fail) => caller.createOffer(ok, fail));
    const line = (name) => sdp.match(new RegExp(`a=${name}.*\r\n`))[0];
    const data = [
      'm=application 1 RTP/SAVPF 101\r\nc=IN IP4 0.0.0.0\r\nb=AS:30\r\n',
      line('ice-ufrag'),
      line('ice-pwd'),
      line('fingerprint'),
      'a=setup:actpass\r\na=mid:data\r\na=sendrecv\r\na=rtcp-mux\r\n' +
        'a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz\r\n',
      'a=rtpmap:101 google-data/90000\r\na=ssrc:123 cname:x\r\n',
    ];
    const offer = new RTCSessionDescription({ type: 'offer', sdp: sdp + data.join('') });
    callee.setRemoteDescription(offer);
    const answer = await calls.done((ok, fail) => callee.createAnswer(ok, fail));
    return answer.sdp.match(/m=\w+ \d+/g).map((media) => media.replace(/[1-9]\d*/, 'port'));
  },
  ['m=audio port', 'm=video port', 'm=application 0']
);
