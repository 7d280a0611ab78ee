// The Rust toolchain that rust-toolchain.toml pins, with its components and targets.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { rustToolchain } from '../lib/project.mjs';
import { capture, outcome, Problem, which } from '../lib/run.mjs';

/** @returns {Promise<string>} a note for the progress line */
export async function ensureRust() {
  if (!which('rustup')) {
    throw new Problem(
      'rustup is missing: it brings the Rust toolchain that this project pins.\nInstall it from https://rustup.rs, then run the same command again.'
    );
  }
  const { channel, components, targets } = rustToolchain();
  if (isComplete(channel, components, targets)) return `${channel} is there`;
  const { code, output } = await outcome(
    'rustup',
    [
      'toolchain',
      'install',
      channel,
      '--profile',
      'minimal',
      '--no-self-update',
      ...components.flatMap((name) => ['--component', name]),
      ...targets.flatMap((name) => ['--target', name]),
    ],
    { quiet: true }
  );
  if (code !== 0) {
    process.stderr.write(output);
    throw new Problem(`rustup could not install Rust ${channel} (see above)`);
  }
  return `installed ${channel}`;
}

function isComplete(channel, components, targets) {
  const installed = capture('rustup', ['component', 'list', '--installed', '--toolchain', channel])?.split('\n');
  const has = (name) => installed.some((line) => line === name || line.startsWith(`${name}-`));
  return Boolean(installed) && components.every(has) && targets.every((target) => has(`rust-std-${target}`));
}

/** The folder of the pinned toolchain. */
export const sysroot = () => capture('rustc', ['--print', 'sysroot']);

/** Is the source of the standard library there, so that the build can compile it for size? */
export const hasStdSource = () => existsSync(join(sysroot(), 'lib/rustlib/src/rust/library/std/Cargo.toml'));
