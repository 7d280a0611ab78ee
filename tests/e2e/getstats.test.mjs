// getstats 1.0.6 (2017) as it came from npm: an outside witness. In Firefox it uses the W3C's order of arguments,
// elsewhere Chrome's.
import { behaviour } from './behaviour.mjs';
import { script } from './period.mjs';

const options = { row: 'getstats 1.0.6, unmodified', head: script('getstats/getStats.js') };

behaviour(
  'getstats shows rising bytes and the codecs of a live call',
  options,
  async () => {
    const { caller, callee } = calls.pair();
    const [sent, received] = [await calls.camera(), calls.event(callee, 'addstream')];
    caller.addStream(sent);
    await calls.negotiate(caller, callee);
    await calls.connected(caller, callee);
    await calls.plays((await received).stream);
    /**
     * What getstats reported, until it has reported rising bytes and a codec's name. It keeps its own figures in one
     * object.
     */
    const watch = (connection, track, kind, way, bytes) =>
      new Promise((resolve) => {
        let first;
        const told = (result) => {
          const now = result[kind][bytes];
          if (now > 0) first ??= now;
          if (!(now > first && result[kind][way].codecs.length)) return;
          result.nomore();
          resolve([result[kind][way].codecs, result[kind][way].tracks.includes(track.id), result[kind][way].streams]);
        };
        if (navigator.mozGetUserMedia) getStats(connection, track, told, 200);
        else getStats(connection, told, 200);
      });
    const { stream } = await received;
    const [audio, video] = ['getAudioTracks', 'getVideoTracks'];
    return [
      await watch(caller, sent[video]()[0], 'video', 'send', 'bytesSent'),
      await watch(caller, sent[audio]()[0], 'audio', 'send', 'bytesSent'),
      await watch(callee, stream[video]()[0], 'video', 'recv', 'bytesReceived'),
      await watch(callee, stream[audio]()[0], 'audio', 'recv', 'bytesReceived'),
    ];
  },
  [
    [['VP8'], true, 1],
    [['opus'], true, 1],
    [['VP8'], true, 1],
    [['opus'], true, 1],
  ]
);
