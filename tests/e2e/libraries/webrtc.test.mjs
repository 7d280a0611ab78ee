// webrtc 1.0.0 (2014), the heart of SimpleWebRTC: peers with a camera and two data channels; its user carries the
// messages.
import { behaviour } from '../behaviour.mjs';
import { script } from '../period.mjs';

/** Runs in each of the two pages. */
const library = () => {
  window.start = async (tell) => {
    window.webrtc = new WebRTC({ peerConnectionConfig: { iceServers: [] } });
    webrtc.on('message', (message) => {
      // The library emits under one name what it wants to be told to the other side, and what came by a data channel.
      if (typeof message === 'object') tell(JSON.stringify(message));
    });
    webrtc.on('peerStreamAdded', (peer) => {
      const video = document.querySelector('video');
      video.src = webkitURL.createObjectURL(peer.stream);
      calls.moves(video).then(() => {
        document.body.dataset.seen = 'yes';
      }, calls.uncaught);
    });
    await new Promise((resolve, reject) => {
      webrtc.startLocalMedia({ audio: true, video: true }, (error) => (error ? reject(error) : resolve()));
    });
  };
  window.hear = (text) => {
    const message = JSON.parse(text);
    const [peer = webrtc.createPeer({ id: 'other' })] = webrtc.getPeers('other');
    peer.handleMessage(message);
  };
  window.seen = async () => {
    while (!document.body.dataset.seen)
      await new Promise((resolve) => {
        setTimeout(resolve, 20);
      });
    return webrtc.peers[0].pc.pc.iceConnectionState;
  };
};

const page = {
  copies: 2,
  head: `${script('webrtc/webrtc.bundle.js')}<script>(${library})()</script>`,
  body: '<video autoplay muted></video>',
};

/** Runs in the page around them. */
const call = async () => {
  await frames[0].start((message) => frames[1].hear(message));
  await frames[1].start((message) => frames[0].hear(message));
  frames[0].webrtc.createPeer({ id: 'other' }).start();
  const states = await Promise.all([frames[0].seen(), frames[1].seen()]);
  const { reliableChannel, unreliableChannel } = frames[0].webrtc.peers[0];
  while ([reliableChannel, unreliableChannel].some(({ readyState }) => readyState !== 'open')) await calls.settled();
  return [
    states.map((state) => /^(connected|completed)$/.test(state)),
    reliableChannel.reliable,
    unreliableChannel.reliable,
  ];
};

// It asks for channels by RTP, of which Chromium 49 to 65 had no reliable ones.
behaviour(
  'webrtc: a call with pictures both ways, and its data channels open',
  { ...page, row: 'webrtc 1.0.0: a call' },
  call,
  [[true, true], false, false]
);

behaviour(
  'webrtc: the camera stops',
  { ...page, row: 'webrtc 1.0.0: a call' },
  async () => {
    await frames[0].start(() => {});
    const stream = frames[0].webrtc.localStream;
    frames[0].webrtc.stopLocalMedia();
    return stream.getTracks().map(({ readyState }) => readyState);
  },
  ['ended', 'ended']
);
