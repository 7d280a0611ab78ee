// Running other programs, and one line of progress for each step. Imports node built-ins only.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './project.mjs';

/** A failure whose message says everything that the reader needs: printed without a stack. */
export class Problem extends Error {}

/**
 * Runs a program in the checkout and waits for it.
 * @param {string} command program name or path
 * @param {string[]} args
 * @param {{env?: object, cwd?: string, quiet?: boolean, onOutput?: (chunk: string) => void}} options `quiet` shows its
 *   output only when it fails; `onOutput` sees stdout as it comes (and it is still shown)
 * @throws {Problem} when it ends with another code than 0
 */
export async function run(command, args, options = {}) {
  const { code, output } = await outcome(command, args, options);
  if (code === 0) return output;
  if (options.quiet) process.stderr.write(output);
  throw new Problem(`${command} ${args[0] ?? ''} failed (exit code ${code})`);
}

/** Like `run`, but hands back the exit code (null: could not be started) instead of throwing. */
export function outcome(command, args, { env, cwd = root, quiet = false, onOutput } = {}) {
  return new Promise((done) => {
    const piped = quiet || Boolean(onOutput);
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', piped ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      // npm, npx and friends are .cmd files on Windows.
      shell: process.platform === 'win32' && !/[\\/]/.test(command),
    });
    let output = '';
    const take = (chunk) => {
      output += chunk;
      onOutput?.(String(chunk));
      if (!quiet) process.stdout.write(chunk);
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.on('error', (error) => done({ code: null, output: output + error.message + '\n' }));
    child.on('close', (code, signal) => done({ code: code ?? signal, output }));
  });
}

/** The standard output of a short command, or undefined when it is missing or fails. */
export function capture(command, args) {
  const result = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
  return result.status === 0 ? result.stdout.trim() : undefined;
}

/** Absolute path of a program on PATH, or undefined. */
export function which(...names) {
  const extensions = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      for (const extension of extensions) {
        const path = join(folder, name + extension);
        if (isExecutable(path)) return path;
      }
    }
  }
  return undefined;
}

/** Is there a file at `path` that may be run? */
export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * One line of progress: the name at once, then what came of it.
 * @param {string} name
 * @param {() => (string | undefined | Promise<string | undefined>)} action returns a short note, or nothing
 */
export async function step(name, action) {
  const start = performance.now();
  const note = await action();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${name.padEnd(26)} ${note ?? 'done'} (${seconds} s)`);
}

/** Runs a tool's main function; a Problem is printed as one line, anything else with its stack. Exits with 1 then. */
export async function main(action) {
  try {
    await action();
  } catch (error) {
    console.error(error instanceof Problem ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
