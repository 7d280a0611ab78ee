// `reportError`, which Chromium has since 95: where it is missing, the exception is thrown where nothing catches it.
export default globalThis.reportError || function reportError(error) {
  setTimeout(() => { throw error; }, 0);
};
