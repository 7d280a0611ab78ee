// Janus' configuration: which of its plugins and transports run, on which ports of 127.0.0.1.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../../../tools/lib/project.mjs';
import { which } from '../../../tools/lib/run.mjs';

/** Where Debian puts its plugins: one folder for each kind of machine. */
function installed() {
  const folders = readdirSync('/usr/lib')
    .map((name) => join('/usr/lib', name, 'janus'))
    .filter(existsSync);
  if (!folders.length) throw new Error('Janus has no plugins in /usr/lib');
  return folders[0];
}

const plugins = ['echotest', 'videocall', 'videoroom', 'streaming'];

/** All of one kind in a folder, except those named. */
const others = (folder, kept) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.so') && !kept.includes(name))
    .join();

/**
 * Writes it.
 * @param {string} folder
 * @param {{port: number, audio: number, video: number}} ports of WebSockets, and of the sound and the pictures that it
 *   streams
 * @returns {{args: string[], env: object}} how Janus is started with it
 */
export function configure(folder, { port, audio, video }) {
  const lib = installed();
  const [pluginsFolder, transports] = [join(lib, 'plugins'), join(lib, 'transports')];
  const files = {
    janus: `general: { configs_folder = "${folder}", plugins_folder = "${pluginsFolder}",
        transports_folder = "${transports}", events_folder = "${folder}/none", loggers_folder = "${folder}/none" }
      media: { ipv6 = false }
      plugins: { disable = "${others(
        pluginsFolder,
        plugins.map((name) => `libjanus_${name}.so`)
      )}" }
      transports: { disable = "${others(transports, ['libjanus_websockets.so'])}" }`,
    'transport.websockets': `general: { ws = true, ws_port = ${port}, ws_ip = "127.0.0.1", wss = false }
      admin: { admin_ws = false }`,
    'plugin.echotest': 'general: {}',
    'plugin.videocall': 'general: {}',
    'plugin.videoroom': `general: {}
      room-1234: { description = "Room", publishers = 9, bitrate = 512000, fir_freq = 10, record = false,
        videocodec = "vp8", audiocodec = "opus" }`,
    'plugin.streaming': `general: {}
      stream: { type = "rtp", id = 1, description = "Tone and bar", audio = true, video = true,
        audioport = ${audio}, audioiface = "127.0.0.1", audiopt = 111, audiortpmap = "opus/48000/2",
        videoport = ${video}, videoiface = "127.0.0.1", videopt = 100, videortpmap = "VP8/90000" }`,
  };
  mkdirSync(join(folder, 'none'), { recursive: true });
  for (const [name, text] of Object.entries(files))
    writeFileSync(
      join(folder, name === 'janus' ? 'janus.jcfg' : `janus.${name}.jcfg`),
      text.replaceAll(/, (?=\w+ =)/g, '\n')
    );
  const library = join(folder, 'loopback.so');
  execFileSync(which('cc', 'gcc'), [
    '-shared',
    '-fPIC',
    '-o',
    library,
    inRoot('tests/servers/janus/loopback.c'),
    '-ldl',
  ]);
  return {
    args: ['--configs-folder', folder, '--debug-level', '4', '--disable-colors', '--log-stdout'],
    env: { LD_PRELOAD: library },
  };
}
