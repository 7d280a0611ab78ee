// `encodeInto`, which Chromium has since 74 and Safari since 14.1. Where it is missing, a text is encoded, and put into
// the view if it fits as a whole.
import {
  TextEncoder,
  TextEncoderPrototypeEncode,
  TypedArrayPrototypeGetLength,
  TypedArrayPrototypeSet,
  method,
} from '../realm.js';

function encodeInto(encoder, text, view) {
  const bytes = TextEncoderPrototypeEncode(encoder, text);
  const written = TypedArrayPrototypeGetLength(bytes);
  if (written > TypedArrayPrototypeGetLength(view)) return { read: 0, written: 0 };
  TypedArrayPrototypeSet(view, bytes);
  return { read: text.length, written };
}

export const TextEncoderPrototypeEncodeInto = TextEncoder.prototype.encodeInto
  ? method(TextEncoder, 'encodeInto')
  : encodeInto;
