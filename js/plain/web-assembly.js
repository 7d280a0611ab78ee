// What wasm-bindgen's glue takes for `WebAssembly` in the plain entries: its "module" is a function from imports to exports.

/** Keeps that function. */
export function Module(instantiate) {
  this.instantiate = instantiate;
}

/** Calls it. */
export function Instance({ instantiate }, imports) {
  this.exports = instantiate(imports);
}
