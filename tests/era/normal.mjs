// Takes out of an answer what is different in each run: ids, ports, keys, addresses, times.

const patterns = [
  [/\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?/g, '(id)'],
  [/\b(?:127\.0\.0\.1|localhost)(:|%3A)\d+/g, '(host)'],
  [/((?:[0-9A-F]{2}:){19,}[0-9A-F]{2})/g, '(fingerprint)'],
];

/** @param {string[]} steps of an answer */
export const normal = (steps) =>
  steps.map((step) => patterns.reduce((text, [pattern, name]) => text.replace(pattern, name), step));
