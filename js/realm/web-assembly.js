// WebAssembly as it was when this file was loaded; see ../realm.js. In the plain entries ../plain/web-assembly.js
// stands in its place.
import { getterOf, globalThis as global } from '../realm.js';

export const { WebAssembly } = global;
export const {
  Instance: WebAssemblyInstance,
  Module: WebAssemblyModule,
  instantiate: WebAssemblyInstantiate,
  instantiateStreaming: WebAssemblyInstantiateStreaming,
} = WebAssembly || {};

/** `instance.exports` */
export const WebAssemblyExports = WebAssembly && getterOf(WebAssemblyInstance, 'exports');
/** `memory.buffer` */
export const WebAssemblyBuffer = WebAssembly && getterOf(WebAssembly.Memory, 'buffer');
