// Where the data of a module lies in its memory: the constants of the crate, its texts among them.

/**
 * @param {import('binaryen').Module} module
 * @returns {{from: number, to: number, segments: {offset: number, data: ArrayBuffer}[]}} the range that its data
 *   segments fill
 * @throws {Error} when it has none, or some that are copied by its code, so that new tools cannot break the build
 *   silently
 */
export function dataSegments(module) {
  const segments = Array.from({ length: module.getNumDataSegments() }, (_, index) =>
    module.getDataSegmentInfo(module.getDataSegmentByIndex(index))
  );
  if (!segments.length || segments.some(({ passive }) => passive))
    throw new Error('the data segments are not as expected');
  const from = Math.min(...segments.map(({ offset }) => offset));
  const to = Math.max(...segments.map(({ offset, data }) => offset + data.byteLength));
  return { from, to, segments };
}
