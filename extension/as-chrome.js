// Runs in the page in front of the drop-in: lends it the attribute that a script tag would have. handle.js takes it
// back.
Object.defineProperty(document, 'currentScript', {
  configurable: true,
  value: { tagName: 'SCRIPT', src: '', dataset: { asChrome: '' }, attributes: [] },
});
