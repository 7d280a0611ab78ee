// The wasm as plain JavaScript, for browsers and pages that refuse WebAssembly: binaryen's wasm2js writes the code, and
// the data goes apart, because wasm2js would write it as base64, which gzips badly.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { inRoot } from '../lib/project.mjs';
import { run } from '../lib/run.mjs';
import { dataSegments } from './data-segments.mjs';

/** Smaller JavaScript, and no flattening: wasm2js does its own. */
const passes = ['-Oz'];

/**
 * @param {string} wasm a module in WebAssembly's first version, as a file
 * @param {string[]} features wasm-opt's switches for what it may use
 * @param {string} file to write: a module like those of `embed-wasm.cjs`, but its function gives one from imports to
 *   exports; beside it another one, with the data
 * @throws {Error} when the module is not as expected, so that new tools cannot break the build silently
 */
export async function writePlainScript(wasm, features, file) {
  const { module, memory, start, bytes } = await takeDataOut(readFileSync(wasm));
  const scratch = mkdtempSync(join(tmpdir(), 'webkit-rtc-plain-'));
  try {
    const [input, output] = [join(scratch, 'code.wasm'), join(scratch, 'code.js')];
    writeFileSync(input, module);
    // "emscripten" is how wasm2js calls a script of one function, `instantiate`, instead of an ES module that runs at
    // once.
    await run(
      process.execPath,
      [inRoot('node_modules/binaryen/bin/wasm2js'), ...features, '--emscripten', ...passes, input, '-o', output],
      { quiet: true }
    );
    const script = readFileSync(output, 'utf8');
    if (!/^function instantiate\(info\) \{/.test(script))
      throw new Error('wasm2js writes another script than expected');
    const data = file.replace(/\.js$/, '.data');
    writeFileSync(data, bytes);
    writeFileSync(
      file,
      `import data from './${basename(data)}';
${script}
export default function code() {
  return function (imports) {
    const exports = instantiate(imports);
    new Uint8Array(exports.${memory}.buffer).set(data(), ${start});
    return exports;
  };
}
`
    );
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The module without its data; the name of its exported memory; where the data begins, and its bytes. */
async function takeDataOut(wasm) {
  const { default: binaryen } = await import('binaryen');
  const module = binaryen.readBinary(wasm);
  // Code that ran by itself would run before its data is there.
  if (module.getStart()) throw new Error('the module has a start function');
  const all = (count, get) => Array.from({ length: count }, (_, index) => get(index));
  const memories = all(module.getNumExports(), (index) =>
    binaryen.getExportInfo(module.getExportByIndex(index))
  ).filter(({ kind }) => kind === binaryen.ExternalMemory);
  if (memories.length !== 1) throw new Error(`the module exports ${memories.length} memories`);

  const { from: start, to, segments } = dataSegments(module);
  const bytes = Buffer.alloc(to - start);
  for (const { offset, data } of segments) bytes.set(new Uint8Array(data), offset - start);
  const { initial, max } = module.getMemoryInfo();
  module.setMemory(initial, max ?? -1, null, []);
  return { module: module.emitBinary(), memory: memories[0].name, start, bytes };
}
