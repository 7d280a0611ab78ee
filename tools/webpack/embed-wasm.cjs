// A webpack loader: a .wasm file as a module that holds its bytes, inside the script. See docs/size.md for the encodings.
'use strict';

/**
 * An ASCII string, so that it reads the same in any charset: one character for a byte below 128, two for any other, `mark` and the byte less 128.
 * `mark` is the rarest byte below 128; where it stands for itself the string has a zero, and the code says so. The same goes for an 8 or a 9 after a
 * zero: UglifyJS 2 would write the two as `\08`, which is an error in strict mode. gzip sees little more than the bytes themselves, once
 * `shorten-binary.cjs` has had its say.
 */
function binary(bytes) {
  const counts = new Map(Array.from('!#%&()*+,-./:;<=>?@[]^_{|}~', (char) => [char.charCodeAt(0), 0]));
  for (const byte of bytes) if (counts.has(byte)) counts.set(byte, counts.get(byte) + 1);
  const [mark] = [...counts].reduce((rarest, other) => (other[1] < rarest[1] ? other : rarest));
  const patched = new Map();
  let afterZero = false;
  const char = (byte, at) => {
    if (byte === mark || (afterZero && (byte === 0x38 || byte === 0x39))) patched.set(byte, [...(patched.get(byte) ?? []), at]);
    const code = patched.get(byte)?.at(-1) === at ? 0 : byte;
    afterZero = code % 128 === 0;
    return code > 127 ? String.fromCharCode(mark, code - 128) : String.fromCharCode(code);
  };
  const text = Array.from(bytes, char).join('');
  return `(function (text) {
    var bytes = new Uint8Array(${bytes.length}), i = 0, at = 0, code;
    while (at < ${bytes.length}) {
      code = text.charCodeAt(i++);
      bytes[at++] = code === ${mark} ? text.charCodeAt(i++) + 128 : code;
    }
    ${[...patched].map(([byte, places]) => `${places.map((at) => `bytes[${at}] = `).join('')}${byte};`).join(' ')}
    return bytes;
  })(${JSON.stringify(text)})`;
}

/** Hexadecimal: letters and digits, which any minifier and any charset leave alone, and which gzip better than base64. */
function hex(bytes) {
  return `(function (text) {
    var bytes = new Uint8Array(${bytes.length});
    for (var i = 0; i < ${bytes.length}; i++) bytes[i] = parseInt(text.substr(2 * i, 2), 16);
    return bytes;
  })(${JSON.stringify(bytes.toString('hex'))})`;
}

module.exports = function embedWasm(bytes) {
  return `module.exports = ${{ binary, hex }[this.getOptions().encoding](bytes)};`;
};
module.exports.raw = true;
