// Where things are: the folders, files and versions that every tool asks for. Imports node built-ins only.
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's folder. */
export const root = resolve(fileURLToPath(import.meta.url), '../../..');

/** Absolute path of something in the checkout. */
export const inRoot = (...parts) => join(root, ...parts);

/** Where command line tools are kept between builds and checkouts. */
export const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'webkit-rtc-peer-connection');

export const dist = inRoot('dist');
export const pkg = inRoot('pkg');

/** The crate's name as rustc and wasm-bindgen write it into file names. */
export const crateName = 'webkit_rtc_peer_connection';

export const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** The version of wasm-bindgen that Cargo.toml pins; its command line tool must be exactly the same. */
export function wasmBindgenVersion() {
  const pinned = /^wasm-bindgen\s*=\s*"=([\d.]+)"/m.exec(readFileSync(inRoot('Cargo.toml'), 'utf8'));
  if (!pinned) throw new Error('Cargo.toml must pin wasm-bindgen as `wasm-bindgen = "=x.y.z"`');
  return pinned[1];
}

/** What rust-toolchain.toml pins. */
export function rustToolchain() {
  const text = readFileSync(inRoot('rust-toolchain.toml'), 'utf8');
  const list = (key) =>
    (new RegExp(`^${key}\\s*=\\s*\\[(.*?)\\]`, 'ms').exec(text)?.[1].match(/"[^"]+"/g) ?? []).map((s) =>
      s.slice(1, -1)
    );
  return {
    channel: /^channel\s*=\s*"([^"]+)"/m.exec(text)[1],
    components: list('components'),
    targets: list('targets'),
  };
}
