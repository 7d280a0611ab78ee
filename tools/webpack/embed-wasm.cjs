// A webpack loader: a .wasm file as a module whose one function gives its bytes, which are inside the script. See
// docs/size.md for the encodings.
//
// A script of a fresh page runs in the browser's interpreter, where a loop over a hundred thousand characters takes
// longer than all the rest of loading. So the browser's own encoder puts the string into a memory, and a few
// instructions of wasm decode it there, in place.
'use strict';

/** What a string literal has as an escape: quotes, and what `shorten-binary.cjs` leaves as it is. */
const ESCAPED = Array.from("\n\r\x0e\x0f\x1b\\'", (char) => char.charCodeAt(0));

/**
 * Pairs of bytes below 128 that stand for each other, so that few characters are escaped: those that would be, and the
 * rarest.
 */
function swaps(bytes) {
  const counts = Array(128).fill(0);
  for (const byte of bytes) counts[byte & 127]++;
  const others = [...counts.keys()].filter((code) => !ESCAPED.includes(code)).sort((a, b) => counts[a] - counts[b]);
  return ESCAPED.flatMap((code, index) => [code, others[index]]);
}

/**
 * An ASCII string, so that it reads the same in any charset: one character for a byte below 128, two for any other,
 * `mark` and the byte less 128. `mark` is the rarest byte below 128; where it stands for itself the string has a zero,
 * and the code says so. The same goes for an 8 or a 9 after a zero: UglifyJS 2 would write the two as `\08`, which is
 * an error in strict mode. gzip sees little more than the bytes themselves, once `shorten-binary.cjs` has had its say.
 * @param {Buffer} bytes
 * @param {number[]} [swapped] by `swaps`; the string's begin, by which it is found, has none of them
 */
function binary(bytes, swapped = []) {
  const swap = (code) => swapped[swapped.indexOf(code) ^ 1] ?? code;
  const codes = bytes.map((byte) => (byte & 128) | swap(byte & 127));
  const counts = new Map(Array.from('!#%&()*+,-./:;<=>?@[]^_{|}~', (char) => [char.charCodeAt(0), 0]));
  for (const code of codes) if (counts.has(code)) counts.set(code, counts.get(code) + 1);
  const [mark] = [...counts].reduce((rarest, other) => (other[1] < rarest[1] ? other : rarest));
  const patched = new Map();
  let afterZero = false;
  const char = (given, at) => {
    let code = given;
    if (code === mark || (afterZero && (code === 0x38 || code === 0x39))) {
      patched.set(bytes[at], [...(patched.get(bytes[at]) ?? []), at]);
      code = 0;
    }
    afterZero = code % 128 === 0;
    return code > 127 ? String.fromCharCode(mark, code - 128) : String.fromCharCode(code);
  };
  const text = Array.from(codes, char).join('');
  return {
    mark,
    text,
    swapped,
    decode: `(local.set $byte (i32.load8_u (local.get $from)))
      (local.set $from (i32.add (local.get $from) (i32.const 1)))
      (local.set $high (i32.const 0))
      (if (i32.eq (local.get $byte) (i32.const ${mark})) (then
        (local.set $byte (i32.load8_u (local.get $from)))
        (local.set $high (i32.const 128))
        (local.set $from (i32.add (local.get $from) (i32.const 1)))))
      (local.set $byte (i32.add (local.get $high) (i32.load8_u offset=${text.length} (local.get $byte))))`,
    patches: [...patched]
      .map(([byte, places]) => `${places.map((at) => `bytes[${at}] = `).join('')}${byte};`)
      .join(' '),
  };
}

/**
 * Hexadecimal: letters and digits, which any minifier and any charset leave alone, and which gzip better than base64.
 */
function hex(bytes) {
  return {
    text: bytes.toString('hex'),
    swapped: [],
    // `(char % 32 + 9) % 25` is the value of a digit, 0 to 9, and of a letter, 10 to 15.
    decode: `(local.set $byte (i32.add
        (i32.shl (call $digit (i32.load8_u (local.get $from))) (i32.const 4))
        (call $digit (i32.load8_u offset=1 (local.get $from)))))
      (local.set $from (i32.add (local.get $from) (i32.const 2)))`,
    patches: '',
  };
}

/** The module that decodes `length` characters at the begin of its memory; a table of what stands for what follows. */
const decoder = ({ decode, text: { length } }) => `(module
  (memory (export "m") ${Math.ceil((length + 128) / 65536)})
  (func $digit (param $char i32) (result i32)
    (i32.rem_u (i32.add (i32.rem_u (local.get $char) (i32.const 32)) (i32.const 9)) (i32.const 25)))
  (func (export "d") (local $from i32) (local $to i32) (local $byte i32) (local $high i32)
    (loop $more
      ${decode}
      (i32.store8 (local.get $to) (local.get $byte))
      (local.set $to (i32.add (local.get $to) (i32.const 1)))
      (br_if $more (i32.lt_u (local.get $from) (i32.const ${length}))))))`;

async function assemble(text) {
  const { default: binaryen } = await import('binaryen');
  const module = binaryen.parseText(text);
  binaryen.setOptimizeLevel(2);
  binaryen.setShrinkLevel(2);
  module.optimize();
  return module.emitBinary();
}

/**
 * A module without code that is longer than what Chromium compiled on the main thread before 115, which is 4 KB: where
 * only zeros follow, it has one section without a meaning.
 */
const PROBE_LENGTH = 5000;
const REST = PROBE_LENGTH - 11;
const PROBE = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 0, (REST & 127) | 128, REST >> 7];

/**
 * The text stands outside of the function, because an engine reads a function twice: once to find its end, and again
 * when it is called. Nobody holds the text afterwards.
 * @param {Buffer} bytes
 * @param {'binary' | 'hex'} encoding
 * @returns {Promise<string>} the source of two functions: `probe`, which throws where WebAssembly is refused, and
 *   `bytes`, which gives them, once
 */
async function embed(bytes, encoding) {
  const encoded = encoding === 'hex' ? hex(bytes) : binary(bytes, swaps(bytes));
  const { text, swapped, patches } = encoded;
  const table = swapped.length
    ? `for (var at = 0; at < 128; at++) bytes[${text.length} + at] = at;
    var swapped = [${swapped}];
    for (at = 0; at < swapped.length; at++) bytes[${text.length} + swapped[at]] = swapped[at ^ 1];`
    : '';
  return `var text = ${JSON.stringify(text)};
  function probe() {
    var view = new Uint8Array(${PROBE_LENGTH});
    view.set([${PROBE}]);
    // Safari's policies refuse instances, all others modules.
    new WebAssembly.Instance(new WebAssembly.Module(view));
  }
  function bytes() {
    var decoder = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([${await assemble(decoder(encoded))}]))).exports;
    var bytes = new Uint8Array(decoder.m.buffer);
    new TextEncoder().encodeInto(text, bytes);
    text = '';
    ${table}
    decoder.d();
    ${patches}
    return new Uint8Array(decoder.m.buffer, 0, ${bytes.length});
  }`;
}

module.exports = function embedWasm(bytes) {
  const done = this.async();
  embed(bytes, this.getOptions().encoding).then(
    (source) => done(null, `${source}\nexport { probe };\nexport default bytes;`),
    done
  );
};
module.exports.raw = true;
module.exports.embed = embed;
module.exports.encodings = { binary, hex };
