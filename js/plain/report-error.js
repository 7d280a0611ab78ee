// `reportError`, which Chromium has since 95: where it is missing, the exception is thrown where nothing catches it.
import { globalThis as global } from '../realm.js';

const { setTimeout } = global;

export const reportError =
  global.reportError ||
  ((error) => {
    setTimeout(() => {
      throw error;
    }, 0);
  });
