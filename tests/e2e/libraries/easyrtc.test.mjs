// easyrtc 1.0.14 (2015) with its own server, and an adapter.js of the time inside. The server speaks Socket.IO through
// our stand-in.
import { createRequire } from 'node:module';
import { inRoot } from '../../../tools/lib/project.mjs';
import { behaviour } from '../behaviour.mjs';
import { socketIo } from './servers/socket-io.mjs';
import { script } from '../period.mjs';

async function easyrtcServer() {
  const easyrtc = createRequire(inRoot('tests/libraries/package.json'))('easyrtc');
  const { url, sockets } = await socketIo();
  easyrtc.setOption('logLevel', 'error');
  await new Promise((done, failed) => {
    const options = { apiEnable: false, demosEnable: false, updateCheckEnable: false, appIceServers: [] };
    easyrtc.listen({ get() {} }, { sockets }, options, (error) => (error ? failed(error) : done()));
  });
  return url;
}

/** Runs in each of the two pages. */
const library = () => {
  const promised = (call) =>
    new Promise((resolve, reject) => {
      call(resolve, (code, text) => reject(new Error(`${code}: ${text}`)));
    });

  /** As in its demo_audio_video_simple.html: tags by id, and the library fills them. */
  window.join = (url, room) =>
    promised((done, failed) => {
      easyrtc.setSocketUrl(url);
      easyrtc.joinRoom(room, null, () => {}, failed);
      easyrtc.easyApp('media', 'self', ['other'], done, failed);
    });
  window.call = (id) =>
    promised((done, failed) => {
      easyrtc.call(id, done, failed, () => {});
    });
  window.seen = async () => {
    const other = document.getElementById('other');
    other.muted = true;
    await Promise.all([calls.moves(document.getElementById('self')), calls.moves(other)]);
    return other.paused;
  };

  /** As in its demo_data_channel_messaging.html. */
  window.joinData = (url, room) =>
    promised((done, failed) => {
      easyrtc.setSocketUrl(url);
      easyrtc.enableDataChannels(true);
      easyrtc.enableVideo(false);
      easyrtc.enableAudio(false);
      easyrtc.enableVideoReceive(false);
      easyrtc.enableAudioReceive(false);
      easyrtc.setPeerListener((id, type, data) => {
        if (type === 'echo') easyrtc.sendDataP2P(id, 'echoed', data);
        else window.echoed(data);
      });
      easyrtc.setDataChannelOpenListener(() => window.opened());
      easyrtc.setAcceptChecker((id, accept) => accept(true));
      easyrtc.joinRoom(room, null, () => {}, failed);
      easyrtc.connect('data', done, failed);
    });
  const opened = new Promise((resolve) => {
    window.opened = resolve;
  });
  window.ask = async (id, data) => {
    await call(id);
    await opened;
    return new Promise((resolve) => {
      window.echoed = resolve;
      easyrtc.sendDataP2P(id, 'echo', data);
    });
  };
};

const page = {
  // It has the adapter.js of 2014 in it, which asks Firefox for names that it has no more.
  copies: 2,
  args: [await easyrtcServer()],
  head: `${script('simplewebrtc/socket.io.js')}${script('easyrtc/api/easyrtc.js')}<script>(${library})()</script>`,
  body: '<video id="self" autoplay muted></video><video id="other" autoplay muted></video>',
};

behaviour(
  'easyrtc: a call with pictures both ways',
  { ...page, row: 'easyrtc 1.0.14: audio and video' },
  async (url) => {
    const room = `r${String(Math.random()).slice(2)}`;
    const [, other] = [await frames[0].join(url, room), await frames[1].join(url, room)];
    await frames[0].call(other);
    const paused = await Promise.all([frames[0].seen(), frames[1].seen()]);
    for (const { easyrtc } of [frames[0], frames[1]]) easyrtc.disconnect();
    return paused;
  },
  [false, false]
);

behaviour(
  'easyrtc: data comes back',
  { ...page, row: 'easyrtc 1.0.14: data' },
  async (url) => {
    const room = `r${String(Math.random()).slice(2)}`;
    const [, other] = [await frames[0].joinData(url, room), await frames[1].joinData(url, room)];
    const echo = await frames[0].ask(other, { text: 'hello', list: [1, 2] });
    return echo;
  },
  { text: 'hello', list: [1, 2] }
);
