// The script tag that loads the drop-in, and the options in its attributes.

const current = typeof document === 'object' && document.currentScript;

/**
 * The tag; undefined for a module, in a worker, and where a program evaluates the script. (An element that the page
 * named `currentScript` is no tag.)
 */
export const tag = current && current.tagName === 'SCRIPT' ? current : undefined;

/** Installs as the attributes say. */
export function installByTag(install) {
  const { dataset = {} } = tag || {};
  install({
    unprefixed: !('prefixedOnly' in dataset),
    asChrome: 'asChrome' in dataset,
    sdpSemantics: dataset.sdpSemantics,
    usage: dataset.usage,
  });
}
