// rtcmulticonnection 2.2.5 (2015): rooms with cameras and text, over any signalling. It detects Chrome by
// `window.chrome`, and makes its own tags.
import { behaviour } from '../behaviour.mjs';
import { relay } from './servers/relay.mjs';
import { script } from '../period.mjs';

/** Runs in each of the two pages. */
const library = () => {
  // As its documentation has it: a signalling channel is what can send and has a handler for what comes.
  window.meet = (url, session) => {
    window.connection = new RTCMultiConnection();
    connection.session = session;
    connection.log = false;
    connection.getExternalIceServers = false;
    connection.iceServers = [];
    connection.openSignalingChannel = (config) => {
      const socket = new WebSocket(`${url}/${config.channel || 'lobby'}`);
      const send = socket.send;
      socket.channel = config.channel;
      socket.send = (message) => send.call(socket, JSON.stringify(message));
      socket.onmessage = ({ data }) => config.onmessage(JSON.parse(data));
      socket.onopen = () => config.callback(socket);
    };
  };
  window.seen = () =>
    new Promise((resolve, reject) => {
      connection.onstream = ({ type, mediaElement }) => {
        document.body.append(mediaElement);
        if (type !== 'remote') return;
        mediaElement.muted = true;
        calls
          .moves(mediaElement)
          .then(
            () =>
              resolve(
                navigator.mozGetUserMedia
                  ? mediaElement.mozSrcObject === mediaElement.srcObject
                  : /^blob:/.test(mediaElement.src)
              ),
            reject
          );
      };
    });
  window.opened = () =>
    new Promise((resolve) => {
      connection.onopen = () => resolve();
    });
  window.echo = () => {
    connection.onmessage = ({ data }) => connection.send(`echo of ${data}`);
  };
  window.ask = (text) =>
    new Promise((resolve) => {
      connection.onmessage = ({ data }) => resolve(data);
      connection.send(text);
    });
  window.ended = () =>
    new Promise((resolve) => {
      connection.onstreamended = ({ type }) => {
        if (type === 'remote') resolve(true);
      };
    });
};

const page = {
  copies: 2,
  args: [await relay()],
  patience: 30_000,
  head: `${script('rtcmulticonnection/RTCMultiConnection.js')}<script>(${library})()</script>`,
};

behaviour(
  'RTCMultiConnection: a room with pictures both ways, until one leaves',
  { ...page, row: 'rtcmulticonnection 2.2.5: media' },
  async (url) => {
    const room = `r${String(Math.random()).slice(2)}`;
    for (const { meet } of [frames[0], frames[1]]) meet(`${url}/${room}`, { audio: true, video: true });
    const seen = [frames[0].seen(), frames[1].seen()];
    frames[0].connection.open(room);
    frames[1].connection.join(room);
    const tags = await Promise.all(seen);
    const ended = frames[0].ended();
    frames[1].connection.leave();
    return [tags, await ended];
  },
  [[true, true], true]
);

behaviour(
  'RTCMultiConnection: text comes back',
  { ...page, row: 'rtcmulticonnection 2.2.5: data' },
  async (url) => {
    const room = `r${String(Math.random()).slice(2)}`;
    for (const { meet } of [frames[0], frames[1]]) meet(`${url}/${room}`, { data: true });
    const opened = [frames[0].opened(), frames[1].opened()];
    frames[0].connection.open(room);
    frames[1].connection.join(room);
    await Promise.all(opened);
    frames[1].echo();
    return frames[0].ask('hello');
  },
  'echo of hello'
);
