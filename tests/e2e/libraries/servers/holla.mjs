// What holla 0.6 needs from its server: it remembers who has which name, says who comes and goes, and passes messages
// on. Like holla's own server, it speaks Engine.IO (protocol 2), but only by WebSocket: a digit for the kind of a
// packet, and its text. https://github.com/socketio/engine.io-protocol
import { listen } from './listen.mjs';

const [OPEN, , PING, PONG, MESSAGE] = [0, 1, 2, 3, 4];

export async function hollaServer() {
  const people = new Map();
  const { port } = await listen({
    connected(socket) {
      let name;
      const tell = (to, message) => people.get(to)?.send(MESSAGE + JSON.stringify(message));
      const tellOthers = (online) => {
        for (const other of people.keys())
          if (other !== name) tell(other, { type: 'presence', args: { name, online } });
      };
      socket.on('message', (data) => {
        const packet = String(data);
        if (packet.startsWith(PING)) socket.send(PONG + packet.slice(1));
        if (!packet.startsWith(MESSAGE)) return;
        const { type, to, args } = JSON.parse(packet.slice(1));
        if (type === 'register') {
          name = args.name;
          people.set(name, socket);
          tellOthers(true);
          tell(name, { type, args: { result: true } });
        } else {
          tell(to, { type, from: name, args });
        }
      });
      socket.on('close', () => {
        people.delete(name);
        tellOthers(false);
      });
      socket.send(
        OPEN + JSON.stringify({ sid: String(people.size), upgrades: [], pingInterval: 25_000, pingTimeout: 60_000 })
      );
    },
  });
  return port;
}
