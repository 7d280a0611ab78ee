// The lists of differences from old engines: tests/era/differences, which are explained, and tests/era/faults, which wait to be mended.
//
// A list has paragraphs. The first line of each says why, as `[cannot be today] What in the browser forbids it.`; it goes on in lines that are indented by four. Lines
// indented by two name what it explains: `chapter: observation`, with `*` for anything. `firefox, chromium | chapter: observation` is about these engines only; with
// `sometimes` among them, it is so in some runs only.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from '../../tools/lib/project.mjs';

export const reasons = ['cannot be today', 'old engines disagree', "today's standard takes it"];

/** @returns {{reason: string, why: string, engines?: string[], pattern: string, matches: (name: string) => boolean}[]} */
export function readList(name, { allowed = reasons } = {}) {
  const file = inRoot('tests/era', name);
  const entries = [];
  let paragraph;
  for (const line of existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []) {
    if (!line.trim() || line.startsWith('#')) continue;
    const head = /^\[(.+?)\] (.+)$/.exec(line);
    if (head) {
      paragraph = { reason: head[1], why: head[2] };
      if (!allowed.includes(paragraph.reason)) throw new Error(`${name}: there is no reason "${paragraph.reason}"`);
    } else if (line.startsWith('    ')) {
      paragraph.why += ` ${line.trim()}`;
      for (const entry of entries) if (entry.paragraph === paragraph) entry.why = paragraph.why;
    } else {
      const [, engines, pattern] = /^ {2}(?:([\w, -]+) \| )?(\S.*)$/.exec(line) ?? [];
      if (!pattern || !paragraph) throw new Error(`${name}: what does this line mean? ${line}`);
      const words = engines?.split(', ') ?? [];
      const only = words.filter((word) => word !== 'sometimes');
      entries.push({ paragraph, ...paragraph, engines: only.length ? only : undefined, sometimes: words.includes('sometimes'), pattern, matches: matcher(pattern) });
    }
  }
  return entries;
}

/** Does an entry speak of this difference in this engine? */
export const explains = (entry, engine, title) => (!entry.engines || entry.engines.includes(engine)) && entry.matches(title);

/** Does a name match a pattern with stars? */
function matcher(pattern) {
  if (!pattern.includes('*')) return (name) => name === pattern;
  const expression = new RegExp(`^${pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`);
  return (name) => expression.test(name);
}

/**
 * Writes `faults` anew: everything that no difference explains, and where.
 * @param {{[engine: string]: {title: string, sometimes: boolean}[]}} found
 */
export function writeFaults(found) {
  const differences = readList('differences');
  const count = Object.keys(found).length;
  const where = new Map();
  for (const [engine, list] of Object.entries(found)) {
    for (const { title, sometimes } of list) {
      if (differences.some((entry) => explains(entry, engine, title))) continue;
      const entry = where.get(title) ?? { in: [], sometimes: false };
      entry.in.push(engine);
      entry.sometimes ||= Boolean(sometimes);
      where.set(title, entry);
    }
  }
  const lines = [...where].map(([title, entry]) => {
    const which = [...entry.sometimes ? ['sometimes'] : [], ...entry.in.length < count || entry.sometimes ? entry.in : []];
    return `  ${which.length ? `${which.join(', ')} | ` : ''}${title}`;
  });
  writeFileSync(inRoot('tests/era/faults'), [
    '# Differences from old engines that wait to be mended. What is mended must be taken out (`FAULTS=write node --test tests/era/` writes it anew).', '',
    '[todo] Old engines did this, and the polyfill does not yet.', ...lines.sort(), '',
  ].join('\n'));
}
