// The simplest signalling there is: what somebody says in a room (the path of the address), all others in it hear.
import { listen } from './listen.mjs';

export async function relay() {
  const rooms = new Map();
  const { host } = await listen({
    connected(socket, { pathname }) {
      if (!rooms.has(pathname)) rooms.set(pathname, new Set());
      const room = rooms.get(pathname).add(socket);
      socket.on('message', (data) => {
        for (const other of room) if (other !== socket) other.send(String(data));
      });
      socket.on('close', () => room.delete(socket));
    },
  });
  return `ws://${host}`;
}
