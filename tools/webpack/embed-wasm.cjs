// A webpack loader: a .wasm file as a module that holds its bytes, inside the script. See docs/size.md for the encodings.
'use strict';

/** Binary: one character per byte, in ASCII after `shorten-binary.cjs` has had its say. */
const binary = {
  literal: (bytes) => JSON.stringify(bytes.toString('latin1')),
  // A tool that wrote the string anew as UTF-8, on a page in another charset, gives other characters.
  decode: `function (text, length) {
    var bytes = new Uint8Array(length), seen = 0;
    for (var i = 0; i < length; i++) seen |= bytes[i] = text.charCodeAt(i);
    if (seen > 255) throw new Error('its file was read in a wrong charset: serve it unchanged, or as UTF-8');
    return bytes;
  }`,
};

/** Hexadecimal: letters and digits, which any minifier and any charset leave alone, and which gzip better than base64. */
const hex = {
  literal: (bytes) => JSON.stringify(bytes.toString('hex')),
  decode: `function (text, length) {
    var bytes = new Uint8Array(length);
    for (var i = 0; i < length; i++) bytes[i] = parseInt(text.substr(2 * i, 2), 16);
    return bytes;
  }`,
};

module.exports = function embedWasm(bytes) {
  const { literal, decode } = { binary, hex }[this.getOptions().encoding];
  return `module.exports = (${decode})(${literal(bytes)}, ${bytes.length});`;
};
module.exports.raw = true;
