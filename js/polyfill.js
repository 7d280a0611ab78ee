// The package's functions on top of a WebAssembly instance that is made at the first `install()`: importing does nothing.

import { describe, warn } from './usage.js';

/* global VERSION -- the package's version, put in by webpack.config.js */
export const version = VERSION;

/**
 * @param {() => object | undefined} instantiate makes the instance; throws when there can be none, once and for all; undefined: not yet
 * @param {string} [notYet] what to do about that
 * @returns {{install: Function, uninstall: Function, usage: Function}} what the package exports
 */
export function polyfill(instantiate, notYet) {
  let instance;
  let reason;
  return {
    install(options) {
      try {
        if (!reason) instance = instance || instantiate();
      } catch (error) {
        console.error((reason = explain(error)));
      }
      return instance ? instance.install(options, options && options.usage === 'warn' ? warn : undefined) : { installed: false, reason: reason || notYet };
    },
    // Before the first install() there is nothing to restore or to report.
    uninstall() {
      if (instance) instance.uninstall();
    },
    usage: () => (instance ? instance.usage() : []).map(describe),
  };
}

/** One line that says why there is no instance, and the way out. */
export function explain({ name, message }) {
  let why = message;
  if (typeof WebAssembly === 'undefined') {
    why = 'this browser has no WebAssembly; a lockdown mode switches it off.';
  } else if (name === 'EvalError' || /unsafe-eval|\bCSP\b|security policy/i.exec(message)) {
    // Chromium and Firefox throw a CompileError that tells of the policy, Safari an EvalError.
    why = "this page's Content-Security-Policy refuses WebAssembly. Add 'wasm-unsafe-eval' to its script-src. (" + message + ')';
  }
  return 'webkit-rtc-peer-connection is not installed: ' + why;
}
