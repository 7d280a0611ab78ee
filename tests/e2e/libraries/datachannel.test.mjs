// DataChannel.js 1.0.0 (2015): rooms of people who send each other text, over any signalling. It prefers the moz names
// if they exist.
import { behaviour } from '../behaviour.mjs';
import { relay } from './servers/relay.mjs';
import { script } from '../period.mjs';

const page = {
  row: 'datachannel 1.0.0: text both ways',
  copies: 2,
  head: script('datachannel/DataChannel.js'),
  args: [await relay()],
};

behaviour(
  'DataChannel.js: a room, and text both ways',
  page,
  async (url) => {
    const lobby = `${url}/${String(Math.random()).slice(2)}`;
    // As its documentation has it: a signalling channel is what can send and has a handler for what comes.
    const join = (frame) => {
      const channel = new frame.DataChannel();
      channel.userid = frame.name = String(Math.random()).slice(2);
      channel.openSignalingChannel = (config) => {
        const socket = new frame.WebSocket(`${lobby}/${config.channel || ''}`);
        socket.channel = config.channel;
        const send = socket.send;
        socket.send = (data) => send.call(socket, JSON.stringify(data));
        socket.onmessage = ({ data }) => config.onmessage(JSON.parse(data));
        socket.onopen = () => (config.callback ? config.callback(socket) : config.onopen());
      };
      return channel;
    };
    const [first, second] = [...Array(2).keys()].map((index) => join(frames[index]));
    const opened = Promise.all(
      [first, second].map(
        (channel) =>
          new Promise((resolve) => {
            channel.onopen = resolve;
          })
      )
    );
    second.connect('room');
    await new Promise((resolve) => {
      setTimeout(resolve, 300);
    });
    first.open('room');
    await opened;
    second.onmessage = (message) => second.send(`echo of ${message}`);
    const echo = new Promise((resolve) => {
      first.onmessage = resolve;
    });
    first.send('hello');
    return echo;
  },
  'echo of hello'
);
