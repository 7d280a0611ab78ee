// Records what old engines answer to the probes of tests/era.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { recorded, recording, scripts } from '../../tests/era/chapters.mjs';
import { normal } from '../../tests/era/normal.mjs';
import { inRoot } from '../lib/project.mjs';
import { Problem } from '../lib/run.mjs';
import { serve } from '../serve.mjs';
import { open } from './engines.mjs';

/** How long a chapter may take, in ms: the machine may be busy. */
const patience = 240_000;

/**
 * So many observations that wait for something a page runs, and so many side by side: old engines spend a dozen threads
 * on each connection.
 */
const part = { count: 120, atOnce: 4 };

/** Runs the probe of a chapter in an old engine. @returns {Promise<{[observation: string]: string[]}>} */
export async function ask(engine, chapter) {
  const all = {};
  for (let from = 0, left = 1; left > 0; from += part.count) {
    const told = await askPart(engine, chapter, { ...part, from });
    Object.assign(all, told.answers);
    left = told.left;
  }
  return Object.fromEntries(Object.entries(all).map(([name, steps]) => [name, normal(steps)]));
}

async function askPart(engine, chapter, which) {
  let told;
  const answer = new Promise((resolve) => {
    told = resolve;
  });
  const page = `<!doctype html><title>${chapter}</title><body>${scripts(chapter)}<script>
    era.run(function (result) {
      var request = new XMLHttpRequest();
      request.open('POST', '/told');
      request.send(JSON.stringify(result));
    }, ${JSON.stringify(which)});
  </script>`;
  const server = await serve({
    roots: { '/tests': inRoot('tests') },
    page(request) {
      if (request.url === '/page') return { body: page };
      if (request.url !== '/told') return undefined;
      let body = '';
      request
        .on('data', (data) => {
          body += data;
        })
        .on('end', () => told(JSON.parse(body)));
      return { body: 'thanks' };
    },
  });
  const browser = await open(engine, `${server.url}/page`);
  let timer;
  try {
    const late = new Promise((_, reject) => {
      timer = setTimeout(
        () => reject(new Problem(`${engine} did not finish "${chapter}":\n${browser.log.join('').slice(-2000)}`)),
        patience
      );
    });
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
    browser.stop();
    await server.close();
  }
}

/** Answers of engines, `{c49: {observation: steps}}`, as the file has them: by observation, equal ones together. */
export function together(answers) {
  const names = [...new Set(Object.values(answers).flatMap((ofEngine) => Object.keys(ofEngine)))];
  return Object.fromEntries(
    names.map((name) => {
      const groups = new Map();
      for (const [engine, ofEngine] of Object.entries(answers)) {
        if (!(name in ofEngine)) continue;
        const text = JSON.stringify(ofEngine[name]);
        groups.set(text, [...(groups.get(text) ?? []), engine]);
      }
      return [name, Object.fromEntries([...groups].map(([text, engines]) => [engines.join(' '), JSON.parse(text)]))];
    })
  );
}

/** What a recording has of one engine. */
export const ofEngine = (file, engine) =>
  Object.fromEntries(
    Object.entries(file).flatMap(([name, groups]) => {
      const group = Object.keys(groups).find((engines) => engines.split(' ').includes(engine));
      return group ? [[name, groups[group]]] : [];
    })
  );

/** Writes a recording, a line for each observation. */
export function write(chapter, answers) {
  const lines = Object.entries(together(answers)).map(
    ([name, groups]) => `${JSON.stringify(name)}: ${JSON.stringify(groups)}`
  );
  mkdirSync(dirname(recording(chapter)), { recursive: true });
  writeFileSync(recording(chapter), `{\n${lines.join(',\n')}\n}\n`);
}

/**
 * Records a chapter anew in some engines; what others said stays.
 * @returns {Promise<string[]>} what has changed, a line each
 */
export async function record(chapter, names, all) {
  const before = recorded(chapter);
  const answers = Object.fromEntries(all.map((engine) => [engine, ofEngine(before, engine)]));
  for (const engine of names) answers[engine] = await ask(engine, chapter);
  const changed = names.flatMap((engine) => {
    const old = ofEngine(before, engine);
    return [...new Set([...Object.keys(old), ...Object.keys(answers[engine])])]
      .filter((name) => JSON.stringify(old[name]) !== JSON.stringify(answers[engine][name]))
      .map(
        (name) =>
          `${engine}, ${chapter}: ${name}: ${JSON.stringify(old[name] ?? 'nothing')} is now ${JSON.stringify(answers[engine][name] ?? 'nothing')}`
      );
  });
  write(chapter, answers);
  return changed;
}
