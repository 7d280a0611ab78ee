// A SIP registrar and relay over WebSocket (RFC 7118), as small as a call allows: it remembers who uses which socket,
// and passes requests and answers on unchanged.
import { listen } from './listen.mjs';

const header = (message, name) => new RegExp(`^${name}\\s*:\\s*(.*)$`, 'im').exec(message)?.[1].trim();

/** What a UA calls itself in `Via` and `Contact`: a made-up name under .invalid (RFC 7118, section 5). */
const hostIn = (text = '') => /([\w.-]+\.invalid)/.exec(text)?.[1];

/** The answer to a registration: the same bindings, confirmed. */
function registered(message) {
  const same = ['Via', 'From', 'Call-ID', 'CSeq', 'Contact'].map((name) => `${name}: ${header(message, name)}`);
  return ['SIP/2.0 200 OK', ...same, `To: ${header(message, 'To')};tag=registrar`, 'Content-Length: 0', '', ''].join(
    '\r\n'
  );
}

export async function sipServer() {
  const bySocketName = new Map();
  const byUser = new Map();
  const { host } = await listen({
    protocol: 'sip',
    connected(socket) {
      socket.on('message', (data) => {
        const message = String(data);
        const [start] = message.split('\r\n', 1);
        const via = hostIn(header(message, 'Via'));
        if (start.startsWith('SIP/2.0')) {
          bySocketName.get(via)?.send(message);
        } else if (start.startsWith('REGISTER')) {
          bySocketName.set(via, socket);
          byUser.set(/sip:([^@]+)@/.exec(header(message, 'To'))[1], socket);
          socket.send(registered(message));
        } else {
          const [, target] = start.split(' ');
          (bySocketName.get(hostIn(target)) ?? byUser.get(/sip:([^@]+)@/.exec(target)?.[1]))?.send(message);
        }
      });
    },
  });
  return `ws://${host}`;
}
