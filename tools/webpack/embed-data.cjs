// A webpack loader: the data of the plain script as a module whose one function gives its bytes. The encodings are
// those of `embed-wasm.cjs`, but a loop decodes them: it is some 15 KB, and there is no wasm to do it.
'use strict';

const { encodings } = require('./embed-wasm.cjs');

/** By which `shorten-binary.cjs` finds the string. */
const magic = Buffer.from('\0dat');

const decoders = {
  // A byte above 127 is two characters: `mark`, and the byte less 128.
  binary: ({ mark }) => `(char = text.charCodeAt(from++)) === ${mark} ? text.charCodeAt(from++) + 128 : char`,
  hex: () => 'parseInt(text.charAt(from++) + text.charAt(from++), 16)',
};

/** @param {Buffer} data  @param {'binary' | 'hex'} encoding  @returns {string} an expression that gives the bytes */
function embedData(data, encoding) {
  const bytes = Buffer.concat([magic, data]);
  const encoded = encodings[encoding](bytes);
  return `(function (text) {
    var bytes = new Uint8Array(${bytes.length});
    for (var to = 0, from = 0, char; to < ${bytes.length}; to++) bytes[to] = ${decoders[encoding](encoded)};
    ${encoded.patches}
    return new Uint8Array(bytes.buffer, ${magic.length});
  })(${JSON.stringify(encoded.text)})`;
}

module.exports = function embed(data) {
  return `export default function data() { return ${embedData(data, this.getOptions().encoding)}; }`;
};
module.exports.raw = true;
module.exports.embedData = embedData;
