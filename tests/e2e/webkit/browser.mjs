// A WebKitGTK browser for engines.mjs: the few calls of puppeteer's `Browser` and `Page` that the tests need, through
// host.py.
import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const host = fileURLToPath(new URL('host.py', import.meta.url));

/** As puppeteer's `launch()`. @param {{python: string}} where see findWebKit() */
export async function launchWebKit({ python }) {
  const folder = mkdtempSync(join(tmpdir(), 'webkit-rtc-'));
  const proxy = await startProxy();
  const child = spawn(python, [host, folder, proxy.url], { env: { ...process.env, NO_AT_BRIDGE: '1' } });
  const browser = new Browser(child, async () => {
    proxy.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  await browser.ready;
  return browser;
}

/**
 * What WebKit prints for a message: its source (if any), its kind (none for `console`'s own), its level, and the text.
 */
const consoleLine = /^(?:(.*?)(?::\d+:\d+)?: )?CONSOLE(?: ([A-Z]+))? (LOG|INFO|WARN|ERROR|DEBUG)(?: (.*))?$/;

class Browser {
  #waiting = new Map();
  #pages = new Map();
  #child;
  #cleanUp;
  #next = 0;
  #noise = [];
  #message;

  constructor(child, cleanUp) {
    this.#child = child;
    this.#cleanUp = cleanUp;
    this.ready = new Promise((resolve, reject) => {
      this.#waiting.set(0, { resolve, reject });
    });
    createInterface({ input: child.stdout }).on('line', (line) => this.#answer(JSON.parse(line)));
    createInterface({ input: child.stderr }).on('line', (line) => this.#print(line));
    child.stdin.on('error', () => {});
    this.ended = new Promise((resolve) => {
      child.on('close', () => {
        for (const { reject } of this.#waiting.values())
          reject(new Error(`WebKit ended\n${this.#noise.slice(-20).join('\n')}`));
        resolve();
      });
    });
  }

  /** Sends a command to host.py. */
  send(command) {
    const id = ++this.#next;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#child.stdin.write(`${JSON.stringify({ id, ...command })}\n`);
    });
  }

  async newPage() {
    const page = new Page(this, this.#pages.size + 1);
    this.#pages.set(page.number, page);
    return page;
  }

  async version() {
    return `WebKitGTK/${await this.ready}`;
  }

  async close() {
    this.#child.stdin.end();
    await this.ended;
    await this.#cleanUp();
  }

  #answer({ id, value, error }) {
    const { resolve, reject } = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) resolve(value);
    else reject(new Error(error));
  }

  /** A line of stderr: the start of a console message, the rest of one, or output of WebKit's libraries. */
  #print(line) {
    const found = consoleLine.exec(line);
    if (!found && this.#message && line) this.#message.text += `\n${line}`;
    else if (!found) this.#noise.push(line);
    if (!found) return;
    const [, from = '', source = '', level, text = ''] = found;
    const open = [...this.#pages.values()].filter((page) => !page.isClosed);
    const page = open.find(({ address }) => address && from.startsWith(address)) ?? open.at(-1);
    this.#message = { source, type: level.toLowerCase(), text };
    page?.take(this.#message);
  }
}

/**
 * The part of puppeteer's `Page` that the tests use. `close()` and `goto()` wait for everything that the page has
 * written to the console so far.
 */
class Page extends EventEmitter {
  #browser;
  #scripts = [];
  #messages = [];
  #opened;
  #marks = 0;

  constructor(browser, number) {
    super();
    this.#browser = browser;
    this.number = number;
  }

  #send(command) {
    this.#opened ??= this.#browser.send({ do: 'open', page: this.number, scripts: this.#scripts });
    return this.#opened.then(() => this.#browser.send({ page: this.number, ...command }));
  }

  async evaluateOnNewDocument(script) {
    this.#scripts.push(script);
  }

  async goto(url) {
    this.address = url;
    await this.#send({ do: 'goto', url });
    // What WebKit calls finished is sometimes before the modules.
    await this.#send({
      do: 'evaluate',
      world: 'marks',
      body: 'if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done))',
    });
    await this.#logged();
  }

  /** As puppeteer's: a function with its arguments, or an expression. */
  async evaluate(code, ...args) {
    return this.#evaluate(code, args);
  }

  async #evaluate(code, args) {
    const call = typeof code === 'function' ? `(${code})(...${JSON.stringify(args)})` : code;
    const outcome = await this.#send({
      do: 'evaluate',
      body: `
      try { return { value: await ${call} }; } catch (error) {
        return { error: error && error.stack ? error + '\\n' + error.stack : String(error) };
      }`,
    });
    await this.#logged();
    if (outcome.error !== undefined) throw new Error(outcome.error);
    return outcome.value;
  }

  /** Errors that nobody caught, here and in the frames that are ours. */
  async errors() {
    return this.#evaluate(
      () =>
        (function of(view) {
          try {
            return [...(view.__uncaughtErrors ?? []), ...Array.from(view, of).flat()];
          } catch {
            return [];
          }
        })(window),
      []
    );
  }

  /**
   * Does the browser itself wait for ever? WebKitGTK's main thread can: it tells GStreamer that a track left a stream,
   * while a GStreamer thread waits for it.
   */
  isDeadlocked() {
    return this.#send({ do: 'is_deadlocked' });
  }

  async screenshot({ path }) {
    await this.#send({ do: 'screenshot', path });
  }

  async close() {
    this.isClosed = true;
    if (this.#opened) await this.#send({ do: 'close' });
  }

  /**
   * Waits until everything written so far has arrived: it takes another path than answers do. The mark is made where no
   * page sees it.
   */
  async #logged() {
    const mark = `mark ${this.number} ${++this.#marks}`;
    const come = new Promise((resolve) => {
      this.once(mark, resolve);
    });
    await this.#send({ do: 'evaluate', world: 'marks', body: `console.debug(${JSON.stringify(mark)})` });
    await come;
  }

  take(message) {
    // The one before is whole now. Uncaught errors are no messages to the console to puppeteer.
    const before = this.#messages.pop();
    if (before && before.source !== 'JS') this.emit('console', { type: () => before.type, text: () => before.text });
    if (message.text.startsWith('mark ')) this.emit(message.text);
    else this.#messages.push(message);
  }
}

/** What is not on this machine, by name: one name is ours, as an origin that is not secure; nothing else is reached. */
async function startProxy() {
  const server = createServer((asked, answer) => {
    const { hostname, port, pathname, search } = new URL(asked.url);
    if (hostname !== 'insecure.example') return asked.socket.destroy();
    asked.pipe(
      request(
        { host: '127.0.0.1', port, path: pathname + search, method: asked.method, headers: asked.headers },
        (got) => {
          got.pipe(answer.writeHead(got.statusCode, got.headers));
        }
      )
    );
  });
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
