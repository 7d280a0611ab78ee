// The script that runs before a page's first one: the probe, and behind it the drop-in as a tag with these attributes
// would run it.
import { existsSync, readFileSync } from 'node:fs';

const own = (path) => new URL(`../${path}`, import.meta.url);

/** Under this name frames tell what the probe saw. */
export const probeHandle = '__webkitRTCDoctor';

/** Under this name frames keep our own copy of the drop-in; the page's own copy, if any, has the global name. */
export const dropInHandle = '__webkitRTCReport';

const files = { wasm: 'dist/webkit-rtc-peer-connection.js', plain: 'dist/webkit-rtc-peer-connection.plain.js' };

/** Is there a drop-in without WebAssembly? */
export const hasPlain = () => existsSync(own(files.plain));

export const probeSource = () => readFileSync(own('doctor/probe.js'), 'utf8');

/**
 * The drop-in reads its attributes from `document.currentScript`; an injected script has none, so it is lent one.
 * @param {{[name: string]: string}} attributes as in `{ 'data-as-chrome': '' }`
 * @param {'wasm' | 'plain'} kind
 * @throws {Error} in a checkout that was not built
 */
export function dropInSource(attributes = {}, kind = 'wasm') {
  if (!existsSync(own(files[kind]))) throw new Error(`${files[kind]} is missing: run \`npm run build\` first`);
  const dataset = Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [camelCase(name.replace(/^data-/, '')), value])
  );
  const tag = `{ tagName: 'SCRIPT', src: '', dataset: ${JSON.stringify(dataset)}, attributes: [] }`;
  return `Object.defineProperty(document, 'currentScript', { configurable: true, value: ${tag} });
    ${readFileSync(own(files[kind]), 'utf8')}
    delete document.currentScript;
    Object.defineProperty(window, '${dropInHandle}', { value: WebkitRTC });`;
}

const camelCase = (name) => name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
