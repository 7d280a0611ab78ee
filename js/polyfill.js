// The package's functions. Importing does nothing; `install()` defines what a page finds; the crate is compiled and made
// ready when the page first uses a part of that.

import { usage as usesOf } from './exported.js';
import { installer } from './install.js';
import { notInstalled } from './refusal.js';
import { describe, warn } from './usage.js';

/* global VERSION -- the package's version, put in by webpack.config.js */
export const version = VERSION;

/**
 * @param {object} code the crate's
 * @param {() => boolean} code.isThere whether there is any; throws when there can be none, once and for all
 * @param {() => Function} code.instantiate gives what calls the crate's functions
 * @param {(error: Error) => string} [code.explain] says why that is refused, for code that can be
 * @param {(error: Error) => string} refused called when `isThere` throws, once; gives the reason that `install()` tells
 * @param {string} [notYet] the reason when there is no code yet
 * @returns {{install: Function, uninstall: Function, usage: Function}} what the package exports
 */
export function polyfill({ isThere, instantiate, explain }, refused, notYet) {
  let made;
  let reason;
  let isReady;
  function crate() {
    try {
      return (made = made || instantiate());
    } catch (error) {
      throw explain ? new Error(notInstalled + explain(error)) : error;
    }
  }
  const { install, uninstall } = installer(crate);
  return {
    install(options) {
      try {
        if (!reason) isReady = isReady || isThere();
      } catch (error) {
        reason = refused(error);
      }
      return isReady
        ? install(options, options && options.usage === 'warn' ? warn : undefined)
        : { installed: false, reason: reason || notYet };
    },
    uninstall,
    // Before the page first uses anything there is nothing to report.
    usage() {
      const uses = made ? usesOf(made) : [];
      for (let at = 0; at < uses.length; at++) uses[at] = describe(uses[at]);
      return uses;
    },
  };
}
