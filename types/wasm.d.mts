// The entry for code that loads the .wasm file separately: call `init()` first, then the same functions.
export * from './index.js';

/**
 * Fetches and compiles the wasm; afterwards `install()` is synchronous.
 * @param source the .wasm file, its bytes, or the compiled module; default: `webkit_rtc_peer_connection.wasm` beside
 * `wasm.mjs`
 * @throws {Error} if it cannot be fetched or compiled
 */
export function init(source?: string | URL | Request | Response | BufferSource | WebAssembly.Module): Promise<void>;
