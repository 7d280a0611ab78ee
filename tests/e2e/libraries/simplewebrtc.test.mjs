// simplewebrtc 1.1.1 (2014): a room by name, and the video tags appear by themselves. Its signalling is Socket.IO 0.9,
// which it includes.
import { behaviour } from '../behaviour.mjs';
import { socketIo } from './servers/socket-io.mjs';
import { script } from '../period.mjs';

/** What its server (signalmaster) did: who is in a room, and a message to whom it names. */
async function signalmaster() {
  const { url, sockets } = await socketIo();
  sockets.on('connection', (socket) => {
    socket.on('message', ({ to, ...message }) =>
      sockets.connected[to]?.emit('message', { ...message, from: socket.id })
    );
    socket.on('join', (room, done) => {
      const clients = Object.values(sockets.connected)
        .filter((other) => other.room === room)
        .map(({ id }) => [id, { screen: false, video: true, audio: false }]);
      socket.room = room;
      done(null, { clients: Object.fromEntries(clients) });
    });
    const leave = () => {
      for (const other of Object.values(sockets.connected))
        if (other !== socket && other.room === socket.room) other.emit('remove', { id: socket.id });
      socket.room = undefined;
    };
    socket.on('leave', leave);
    socket.on('disconnect', leave);
  });
  return url;
}

/** Runs in each of the two pages: what its README says. */
const library = () => {
  window.join = (url, room) =>
    new Promise((resolve) => {
      window.webrtc = new SimpleWebRTC({
        url,
        localVideoEl: 'local',
        remoteVideosEl: 'remotes',
        autoRequestMedia: true,
        peerConnectionConfig: { iceServers: [] },
      });
      webrtc.on('readyToCall', () => webrtc.joinRoom(room, resolve));
    });
  const present = async (selector) => {
    while (!document.querySelector(selector))
      await new Promise((resolve) => {
        setTimeout(resolve, 20);
      });
    return document.querySelector(selector);
  };
  window.seen = async () => {
    for (const selector of ['#local video', '#remotes video']) await calls.moves(await present(selector));
    return document.querySelectorAll('video').length;
  };
  window.alone = async () => {
    while (document.querySelector('#remotes video'))
      await new Promise((resolve) => {
        setTimeout(resolve, 20);
      });
    return document.querySelectorAll('video').length;
  };
};

const page = {
  copies: 2,
  args: [await signalmaster()],
  body: '<div id="local"></div><div id="remotes"></div>',
  head: `${script('simplewebrtc/simplewebrtc.bundle.js')}<script>(${library})()</script>`,
};

behaviour(
  'simplewebrtc: two who enter a room see each other, until one leaves',
  { ...page, row: 'simplewebrtc 1.1.1: a call' },
  async (url) => {
    const room = String(Math.random());
    await frames[0].join(url, room);
    await frames[1].join(url, room);
    const tags = await Promise.all([frames[0].seen(), frames[1].seen()]);
    frames[0].webrtc.leaveRoom();
    frames[0].webrtc.stopLocalVideo();
    return [tags, await frames[1].alone()];
  },
  [[2, 2], 1]
);
