// `reportError` as it was when this file was loaded; see ../realm.js. In the plain entries ../plain/report-error.js
// stands in its place.
import { globalThis as global } from '../realm.js';

export const { reportError } = global;
