// The last step of the minifier: in the string that holds the wasm, or the plain script's data, control characters
// stand as they are instead of as escapes. That is what makes the string gzip almost as well as the bytes themselves;
// docs/size.md has the figures.
'use strict';

const {
  sources: { RawSource, ReplaceSource, SourceMapSource },
} = require('webpack');

/** The string literal that begins with the magic number of WebAssembly, or with that of `embed-data.cjs`. */
const literal = /(["'])(?:\\0|\\x00)(?:asm|dat)(?:[^\\]|\\[^])*?\1/;

/** In ISO-2022-JP these three switch the character set, so they stay escaped, as do line ends. */
const escaped = new Set('\n\r\x0e\x0f\x1b');

const named = { 0: '\0', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** @param {{code: string, map?: object}} file  @param {string} name of the file */
module.exports = function shortenBinary({ code, map }, name) {
  const found = literal.exec(code);
  if (!found) return { code, map };
  const short = found[0].replace(/\\(x[0-9a-f]{2}|[^])/gi, (escape, what) => {
    const char = what.length === 3 ? String.fromCharCode(parseInt(what.slice(1), 16)) : named[what];
    return char === undefined || char > '\x7f' || escaped.has(char) ? escape : char;
  });
  const source = new ReplaceSource(map ? new SourceMapSource(code, name, map) : new RawSource(code));
  source.replace(found.index, found.index + found[0].length - 1, short);
  return { code: source.source(), map: map && source.map() };
};
