// Why a browser or a page refuses WebAssembly, in a sentence.

export const notInstalled = 'webkit-rtc-peer-connection is not installed: ';

/** @param {Error} error what making the instance threw  @returns {string} */
export function cause({ name, message }) {
  if (typeof WebAssembly === 'undefined') return 'this browser has no WebAssembly; a lockdown mode switches it off.';
  // Chromium before 115 compiles no more than 4 KB there.
  if (/disallowed on the main thread/i.exec(message))
    return 'this browser is too old to compile WebAssembly at once (Chromium can since 115).';
  // Chromium and Firefox throw a CompileError that tells of the policy, Safari an EvalError whose message quotes the
  // whole module.
  if (name === 'EvalError' || /unsafe-eval|\bCSP\b|security policy/i.exec(message)) {
    return (
      "this page's Content-Security-Policy refuses WebAssembly. Add 'wasm-unsafe-eval' to its script-src. (" +
      message.split('\n')[0].slice(0, 250) +
      ')'
    );
  }
  return message;
}
