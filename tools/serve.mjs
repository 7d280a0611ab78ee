// A static file server on 127.0.0.1, for the demo and for the test pages.
import { createServer } from 'node:http';
import sirv from 'sirv';

/**
 * @param {{[prefix: string]: string}} options.roots folder behind each path prefix, as in
 *   `{ '/': 'www', '/dist': 'dist' }`
 * @param {(request: import('node:http').IncomingMessage) => {body: string, headers?: object} | undefined}
 *   [options.page] pages made on the fly; asked first
 * @param {number} [options.port] the first port to try (then the next ones); 0, the default, takes any free one
 * @returns {Promise<{url: string, close: () => Promise<void>}>} `url` ends without a slash
 */
export async function serve({ roots, page, port = 0 }) {
  // The longest prefix first. Files are looked up anew each time: a rebuild shows at the next reload.
  const folders = Object.entries(roots)
    .sort(([a], [b]) => b.length - a.length)
    .map(([prefix, folder]) => ({ prefix: prefix.replace(/\/$/, ''), files: sirv(folder, { dev: true, etag: true }) }));

  const server = createServer((request, response) => {
    const made = page?.(request);
    if (made) {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...made.headers });
      response.end(made.body);
      return;
    }
    const found = folders.find(({ prefix }) => request.url.startsWith(`${prefix}/`));
    const missing = () =>
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('There is no such file.\n');
    if (!found) return missing();
    request.url = request.url.slice(found.prefix.length);
    found.files(request, response, missing);
  });
  await listen(server, port);
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}

/** Listens on `port`, or where that is taken on the next free one of a hundred. */
async function listen(server, port) {
  for (let attempt = port; ; attempt++) {
    try {
      await new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(attempt, '127.0.0.1', () => {
          server.removeListener('error', reject);
          resolve();
        });
      });
      return;
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || port === 0 || attempt === port + 99) throw error;
    }
  }
}
