// Tells a module that was started from one that was imported.
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Is the module with this `import.meta.url` the program that node was started with? */
export const isMain = (url) => Boolean(process.argv[1]) && realpathSync(process.argv[1]) === fileURLToPath(url);
