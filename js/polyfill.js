// The package's functions on top of an instance that is made at the first `install()`: importing does nothing.

import { describe, warn } from './usage.js';

/* global VERSION -- the package's version, put in by webpack.config.js */
export const version = VERSION;

/**
 * @param {() => object | undefined} instantiate makes the instance; throws when there can be none, once and for all;
 *   undefined: not yet
 * @param {(error: Error) => string} refused called when it throws, once; gives the reason that `install()` tells
 * @param {string} [notYet] the reason when there is no instance yet
 * @returns {{install: Function, uninstall: Function, usage: Function}} what the package exports
 */
export function polyfill(instantiate, refused, notYet) {
  let instance;
  let reason;
  return {
    install(options) {
      try {
        if (!reason) instance = instance || instantiate();
      } catch (error) {
        reason = refused(error);
      }
      return instance
        ? instance.install(options, options && options.usage === 'warn' ? warn : undefined)
        : { installed: false, reason: reason || notYet };
    },
    // Before the first install() there is nothing to restore or to report.
    uninstall() {
      if (instance) instance.uninstall();
    },
    usage() {
      const uses = instance ? instance.usage() : [];
      for (let at = 0; at < uses.length; at++) uses[at] = describe(uses[at]);
      return uses;
    },
  };
}
