// peerjs 0.3.14 (2015): people by name, with data and calls between them. Its signalling server is ours.
import { behaviour } from '../behaviour.mjs';
import { peerServer } from './servers/peer-server.mjs';
import { script } from '../period.mjs';

/** Runs in each of the two pages. */
const library = () => {
  const heard = (emitter, name) =>
    new Promise((resolve) => {
      emitter.on(name, resolve);
    });

  /** A peer whose name the server has confirmed. */
  window.join = (port) =>
    new Promise((resolve) => {
      window.peer = new Peer({ host: '127.0.0.1', port, path: '/', config: { iceServers: [] } });
      peer.on('error', calls.uncaught);
      peer.on('open', resolve);
    });

  window.echo = () => {
    peer.on('connection', (connection) => connection.on('data', (data) => connection.send(data)));
  };

  window.ask = async (id, options) => {
    const connection = peer.connect(id, options);
    await heard(connection, 'open');
    const echoes = [];
    for (const data of ['text', { list: [1, 'two', null] }, new Uint8Array([1, 2, 255]).buffer]) {
      connection.send(data);
      const echo = await heard(connection, 'data');
      connection.removeAllListeners('data');
      echoes.push(echo instanceof ArrayBuffer ? [...new Uint8Array(echo)] : echo);
    }
    return echoes;
  };

  /** As in its own example: the tag gets a URL. */
  const shown = async (call) => {
    const video = document.querySelector('video');
    video.src = URL.createObjectURL(await heard(call, 'stream'));
    await calls.moves(video);
    return video.paused;
  };
  window.answer = async () => {
    const camera = await calls.camera();
    const call = await heard(peer, 'call');
    call.answer(camera);
    return shown(call);
  };
  window.call = async (id) => shown(peer.call(id, await calls.camera()));
};

const page = {
  copies: 2,
  args: [await peerServer()],
  head: `${script('peerjs/dist/peer.js')}<script>(${library})()</script>`,
  body: '<video autoplay muted></video>',
};

for (const reliable of [false, true]) {
  behaviour(
    `peerjs: data of all kinds comes back, reliable: ${reliable}`,
    { ...page, row: 'peerjs 0.3.14: data', args: [...page.args, reliable] },
    async (port, reliable) => {
      const [, callee] = [await frames[0].join(port), await frames[1].join(port)];
      frames[1].echo();
      return frames[0].ask(callee, { reliable });
    },
    ['text', { list: [1, 'two', null] }, [1, 2, 255]]
  );
}

behaviour(
  'peerjs: a call with pictures both ways',
  { ...page, row: 'peerjs 0.3.14: media' },
  async (port) => {
    const [, callee] = [await frames[0].join(port), await frames[1].join(port)];
    const answered = frames[1].answer();
    return Promise.all([frames[0].call(callee), answered]);
  },
  [false, false]
);
