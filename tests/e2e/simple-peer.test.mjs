// simple-peer 3.6.9 (2014) as it came from npm, in its own bundle: an outside witness. It looks for RTCPeerConnection
// first.
import { behaviour } from './behaviour.mjs';
import { script } from './period.mjs';

const options = { row: 'simple-peer 3.6.9, unmodified', head: script('simple-peer/simplepeer.bundle.js') };

/** Runs in the page: two peers that signal each other. The STUN server is one that is not there. */
const library = () => {
  window.peers = (first, second) => {
    const config = { iceServers: [{ url: 'stun:127.0.0.1:3478' }] };
    const [a, b] = [new SimplePeer({ initiator: true, config, ...first }), new SimplePeer({ config, ...second })];
    a.on('signal', (data) => {
      b.signal(JSON.parse(JSON.stringify(data)));
    });
    b.on('signal', (data) => {
      a.signal(JSON.stringify(data));
    });
    for (const peer of [a, b]) peer.on('error', calls.uncaught);
    return [a, b];
  };
  window.on = (peer, type) =>
    new Promise((resolve) => {
      peer.once(type, resolve);
    });
};
const withPeers = { ...options, head: `${options.head}<script>(${library})()</script>` };

behaviour(
  'simple-peer sends and echoes data',
  withPeers,
  async () => {
    const [a, b] = peers();
    await Promise.all([on(a, 'ready'), on(b, 'ready')]);
    b.on('message', (message) => b.send(message));
    const echo = async (message) => {
      const heard = on(a, 'message');
      a.send(message);
      return heard;
    };
    return [
      await echo('sup'),
      await echo({ json: [1] }),
      [...(await echo(new Uint8Array([1, 0, 255])))],
      a.channelName === b.channelName,
    ];
  },
  ['sup', { json: [1] }, [1, 0, 255], true]
);

behaviour(
  'simple-peer without trickling candidates',
  withPeers,
  async () => {
    const [a, b] = peers(
      { trickle: false, config: { iceServers: [] } },
      { trickle: false, config: { iceServers: [] } }
    );
    await Promise.all([on(a, 'ready'), on(b, 'ready')]);
    const heard = on(b, 'message');
    a.send('complete');
    return heard;
  },
  'complete'
);

behaviour(
  'simple-peer shows media on both sides',
  withPeers,
  async () => {
    const [a, b] = peers({ stream: await calls.camera() }, { stream: await calls.camera() });
    const streams = await Promise.all([on(a, 'stream'), on(b, 'stream'), on(a, 'ready'), on(b, 'ready')]);
    await Promise.all(streams.slice(0, 2).map((stream) => calls.plays(stream)));
    return streams.slice(0, 2).map((stream) => stream.getTracks().length);
  },
  [2, 2]
);

behaviour(
  'simple-peer closes on both sides',
  withPeers,
  async () => {
    const [a, b] = peers();
    await Promise.all([on(a, 'ready'), on(b, 'ready')]);
    const closed = [on(a, 'close'), on(b, 'close')];
    a.destroy();
    await Promise.all(closed);
    return [a.destroyed, b.destroyed];
  },
  [true, true]
);
