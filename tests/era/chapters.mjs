// The chapters of the comparison: one probe each, a script that runs unchanged in an old engine and in today's
// browsers.
import { existsSync, readdirSync } from 'node:fs';
import { inRoot, readJson } from '../../tools/lib/project.mjs';

const shared = ['observe.js', 'states.js', 'dialogue.js'];

export const chapters = readdirSync(inRoot('tests/era/probes'))
  .filter((name) => !shared.includes(name))
  .map((name) => name.replace(/\.js$/, ''))
  .sort();

/** The scripts of a chapter, for the head of a page. */
export const scripts = (chapter) =>
  [...shared, `${chapter}.js`].map((name) => `<script src="/tests/era/probes/${name}"></script>`).join('');

/** Where the answers of the old engines are. */
export const recording = (chapter) => inRoot('tests/era/recorded', `${chapter}.json`);

/** By observation, the answers of old engines: `{'(null)': {'c49 c53': ['returns ...'], c65: [...]}}`. */
export const recorded = (chapter) => (existsSync(recording(chapter)) ? readJson(recording(chapter)) : {});
