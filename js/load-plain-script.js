// Where WebAssembly is refused, the drop-in loads its plain sibling in its own place: before the next script of the
// page, and with its own attributes.
import { cause, notInstalled } from './refusal.js';
import { tag } from './tag.js';

/* global PLAIN_INTEGRITY -- the hash of the plain drop-in, put in by webpack.config.js */

/**
 * @param {Error} error what refused WebAssembly
 * @returns {string} the reason, which `install()` of this copy tells; the plain drop-in brings its own `WebkitRTC`
 */
export function loadPlainScript(error) {
  let reason = notInstalled + cause(error);
  const tell = (wayOut) => console.error((reason += wayOut));
  const sibling = write(addressOf(tag));
  if (sibling) {
    sibling.addEventListener('error', () =>
      tell(
        ' ' +
          sibling.src +
          ", which needs no WebAssembly, could not be loaded: put it there, from the same version, and let the page's policy allow it."
      )
    );
  } else {
    tell(
      ' Load webkit-rtc-peer-connection.plain.js instead, which needs no WebAssembly; a tag without `async`, `defer` and `type="module"` does so by itself.'
    );
  }
  return reason;
}

/**
 * Where the plain drop-in is: beside the drop-in, `.plain.js` instead of `.js`, unless the attribute `data-plain` says
 * it.
 */
function addressOf({ src, dataset } = { src: '', dataset: {} }) {
  const beside = /^([^?#]*)\.js(?=$|[?#])/;
  return dataset.plain || (beside.test(src) && src.replace(beside, '$1.plain.js'));
}

/**
 * Writes the tag of the plain drop-in behind our own, where the parser waits for us. It does not for `async` and
 * `defer`, for modules, and for scripts that a program puts in: there the browser passes `document.write` over. (It
 * would empty the page if this were an inline script, but that has no address.)
 * @returns {Element | undefined} the tag, when the parser took it
 */
function write(address) {
  if (!address) return undefined;
  try {
    const made = document.createElement('script');
    for (let at = 0; at < tag.attributes.length; at++) {
      const { name, value } = tag.attributes[at];
      if (/^(data-.*|crossorigin|referrerpolicy|nonce)$/.test(name)) made.setAttribute(name, value);
    }
    made.setAttribute('src', address);
    // Browsers show a nonce to scripts as a property alone.
    if (tag.nonce) made.setAttribute('nonce', tag.nonce);
    // From another origin a hash needs CORS. Who loads the drop-in itself without it loads the plain one likewise.
    if (tag.crossOrigin !== null || made.src.indexOf(self.origin + '/') === 0)
      made.setAttribute('integrity', PLAIN_INTEGRITY);
    document.write(made.outerHTML);
    const { nextElementSibling: written } = tag;
    return written && written.src === made.src ? written : undefined;
  } catch {
    // Trusted Types, or a document in XML.
    return undefined;
  }
}
