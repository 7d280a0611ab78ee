// Is WebAssembly there, now and when the page first uses us?
import { make } from './instance.js';
import { probe } from '../pkg/webkit_rtc_peer_connection_bg.wasm';

/** Whether a policy may still come into the page: browsers take one from the document's head. */
const isInHead = () => typeof document === 'object' && document.readyState === 'loading' && !document.body;

/** @throws {Error} where WebAssembly is refused */
export function isThere() {
  // A policy that comes later refuses an instance, but not the one that is there.
  if (isInHead()) make();
  else probe();
  return true;
}
