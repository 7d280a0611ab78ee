// What a page finds from the start: the crate's tables of members, for js/install.js, which defines them before the
// crate's code is there.
import { run } from '../lib/run.mjs';

/**
 * Asks the crate itself, on this machine: in the wasm this would be a function that no page needs.
 * @returns {Promise<{[group: string]: [number: number, rows: string]}>} see src/surface.rs
 */
export async function surface() {
  const output = await run('cargo', ['run', '--locked', '--quiet', '--example', 'surface'], { quiet: true });
  // Warnings of the compiler may come before it.
  return read(output.split('\n').at(-1));
}

/** @param {string} text `name:rows;` for each group. Each member has two numbers, all below zero */
export function read(text) {
  let number = -1;
  const groups = text.split(';').slice(0, -1);
  return Object.fromEntries(
    groups.map((group) => {
      const [name, rows] = group.split(':');
      const first = number;
      number -= 2 * (rows.split(',').length - 1);
      return [name, [first, rows]];
    })
  );
}
