// Socket.IO's protocol of 2012 (version 1, as spoken by its 0.9 clients), only by WebSocket: events and their
// acknowledgements. https://github.com/LearnBoost/socket.io-spec
import { EventEmitter } from 'node:events';
import { listen } from './listen.mjs';

/** The packets: `type:id[+]:endpoint:data`, where `+` asks for an acknowledgement with data. */
const [DISCONNECT, CONNECT, HEARTBEAT, EVENT, ACKNOWLEDGE] = [0, 1, 2, 5, 6];

class Socket extends EventEmitter {
  #web;
  #asked = new Map();
  #questions = 0;

  constructor(id, web) {
    super();
    this.id = id;
    this.#web = web;
    web.on('message', (data) => this.#hear(String(data)));
    web.on('close', () => {
      this.disconnected = true;
      super.emit('disconnect');
    });
    web.send(`${CONNECT}::`);
  }

  disconnected = false;

  /** To the page, as Socket.IO's servers name it; what the page emits comes by `on`. */
  emit(name, ...args) {
    const answered = typeof args.at(-1) === 'function' ? args.pop() : undefined;
    const id = answered ? ++this.#questions : '';
    if (answered) this.#asked.set(String(id), answered);
    this.#web.send(`${EVENT}:${id}${answered ? '+' : ''}::${JSON.stringify({ name, args })}`);
  }

  disconnect() {
    this.#web.send(`${DISCONNECT}::`);
    this.#web.close();
  }

  #hear(packet) {
    const [, type, id, wanted, data] = /^(\d):(\d*)(\+?):[^:]*:?([^]*)$/.exec(packet) ?? [];
    if (Number(type) === HEARTBEAT) this.#web.send(packet);
    if (Number(type) === EVENT) {
      const { name, args = [] } = JSON.parse(data);
      const acknowledge = (...answer) => this.#web.send(`${ACKNOWLEDGE}:::${id}+${JSON.stringify(answer)}`);
      super.emit(name, ...args, ...(wanted ? [acknowledge] : []));
    }
    if (Number(type) === ACKNOWLEDGE) {
      const [, question, answer = '[]'] = /^(\d+)\+?([^]*)$/.exec(data) ?? [];
      this.#asked.get(question)?.(...JSON.parse(answer || '[]'));
      this.#asked.delete(question);
    }
  }
}

/**
 * @returns {Promise<{url: string, sockets: EventEmitter}>} `sockets` emits `connection`; `sockets.connected` are the
 *   sockets by id, as in Socket.IO's own server
 */
export async function socketIo() {
  const sockets = Object.assign(new EventEmitter(), { connected: {} });
  let sessions = 0;
  const { host } = await listen({
    answer: () => `session${++sessions}:60:60:websocket`,
    connected(web, { pathname }) {
      const id = pathname.split('/').pop();
      const socket = (sockets.connected[id] = new Socket(id, web));
      socket.on('disconnect', () => {
        delete sockets.connected[id];
      });
      sockets.emit('connection', socket);
    },
  });
  return { url: `http://${host}`, sockets };
}
