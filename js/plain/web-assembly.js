// What wasm-bindgen's glue takes for `WebAssembly` in the plain entries: its "module" is a function from imports to
// exports.

/** Keeps that function. */
export function WebAssemblyModule(instantiate) {
  this.instantiate = instantiate;
}

/** Calls it. */
export function WebAssemblyInstance({ instantiate }, imports) {
  this.exports = instantiate(imports);
}

export const WebAssemblyExports = ({ exports }) => exports;
export const WebAssemblyBuffer = ({ buffer }) => buffer;

// Of what only the entry without the wasm calls.
export const [WebAssembly, WebAssemblyInstantiate, WebAssemblyInstantiateStreaming] = [];
