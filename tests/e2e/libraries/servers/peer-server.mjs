// What peerjs 0.3 needs of its server: names for those who have none, and messages from one name to another.
import { listen } from './listen.mjs';

export async function peerServer() {
  const peers = new Map();
  let names = 0;
  const { port } = await listen({
    // GET /key/id asks for a name; POST /key/name/token/id is the long request that a WebSocket makes needless.
    answer: (request, { pathname }) => (request.method === 'GET' && pathname.endsWith('/id') ? `peer${++names}` : ''),
    connected(socket, { searchParams }) {
      const src = searchParams.get('id');
      peers.set(src, socket);
      socket.on('close', () => peers.delete(src));
      socket.on('message', (data) => {
        const message = JSON.parse(data);
        peers.get(message.dst)?.send(JSON.stringify({ ...message, src }));
      });
      socket.send('{"type":"OPEN"}');
    },
  });
  return port;
}
