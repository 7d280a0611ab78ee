// A server on this machine that speaks HTTP and WebSocket to pages of any origin, for as long as a test file runs.
import { createServer } from 'node:http';
import { after } from 'node:test';
import { WebSocketServer } from 'ws';

/**
 * @param {object} does
 * @param {(request: import('node:http').IncomingMessage, url: URL) => string | undefined} [does.answer] the text that a
 *   request gets; `undefined` is 404
 * @param {(socket: import('ws').WebSocket, url: URL) => void} does.connected somebody opened a WebSocket
 * @param {string} [does.protocol] the subprotocol that it speaks
 * @returns {Promise<{port: number, host: string}>}
 */
export async function listen({ answer = () => undefined, connected, protocol }) {
  const urlOf = (request) => new URL(request.url, 'http://localhost');
  const server = createServer((request, response) => {
    const text = request.method === 'OPTIONS' ? '' : answer(request, urlOf(request));
    response.writeHead(text === undefined ? 404 : 200, {
      'Content-Type': 'text/plain; charset=utf-8',
      // With the origin's name instead of `*`, also requests with cookies may read the answer.
      'Access-Control-Allow-Origin': request.headers.origin ?? '*',
      'Access-Control-Allow-Credentials': 'true',
      'Access-Control-Allow-Headers': 'content-type',
    });
    response.end(text);
  });
  const sockets = new WebSocketServer({ server, ...(protocol && { handleProtocols: () => protocol }) });
  sockets.on('connection', (socket, request) => connected(socket, urlOf(request)));
  await new Promise((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  after(() => {
    for (const socket of sockets.clients) socket.terminate();
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address();
  return { port, host: `127.0.0.1:${port}` };
}
