// `npm run legacy`: writes docs/legacy.md.
import { writeFileSync } from 'node:fs';
import { inRoot } from './lib/project.mjs';
import { document } from './legacy/document.mjs';

writeFileSync(inRoot('docs/legacy.md'), document());
