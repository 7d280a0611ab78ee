// `TextEncoder.prototype.encodeInto` as it was when this file was loaded; see ../realm.js. In the plain entries
// ../plain/encode-into.js stands in its place.
import { TextEncoder, method } from '../realm.js';

export const TextEncoderPrototypeEncodeInto = /*#__PURE__*/ method(TextEncoder, 'encodeInto');
