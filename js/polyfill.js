// The package's functions on top of a WebAssembly instance that is made at the first `install()`: importing does nothing.

/* global VERSION -- the package's version, put in by webpack.config.js */
export const version = VERSION;

/**
 * @param {() => object} instantiate makes the instance, or throws
 * @returns {{install: Function, uninstall: Function, usage: Function}} what the package exports
 */
export function polyfill(instantiate) {
  let instance;
  let told;
  return {
    install(options) {
      try {
        instance = instance || instantiate();
      } catch (error) {
        const reason = explain(error);
        if (told !== reason) console.error((told = reason));
        return { installed: false, reason };
      }
      return instance.install(options);
    },
    // Before the first install() there is nothing to restore or to report.
    uninstall() {
      if (instance) instance.uninstall();
    },
    usage: () => (instance ? instance.usage() : []),
  };
}

/** One line that says why there is no instance, and the way out. */
export function explain({ name, message }) {
  let why = message;
  if (typeof WebAssembly === 'undefined') {
    why = 'this browser has no WebAssembly; a lockdown mode switches it off.';
  } else if (name === 'EvalError' || /unsafe-eval|\bCSP\b|security policy/i.test(message)) {
    // Chromium and Firefox throw a CompileError that tells of the policy, Safari an EvalError.
    why = "this page's Content-Security-Policy refuses WebAssembly. Add 'wasm-unsafe-eval' to its script-src. (" + message + ')';
  }
  return 'webkit-rtc-peer-connection is not installed: ' + why;
}
