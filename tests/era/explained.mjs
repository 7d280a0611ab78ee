// The list of the differences from old engines that stay: tests/era/differences.
//
// It has paragraphs. The first line of each says why, as `[cannot be today] What in the browser forbids it.`; it
// continues in lines that are indented by four. Lines indented by two name what it explains: `chapter: observation`,
// with `*` for anything. `firefox, chromium | chapter: observation` applies only to these engines; with `sometimes`
// among them, only to some runs.
import { readFileSync } from 'node:fs';
import { inRoot } from '../../tools/lib/project.mjs';

const reasons = ['cannot be today', 'old engines disagree', "today's standard takes it"];

/**
 * @returns {{reason: string, why: string, engines?: string[], pattern: string, matches: (name: string) => boolean}[]}
 */
export function readDifferences() {
  const entries = [];
  let paragraph;
  for (const line of readFileSync(inRoot('tests/era/differences'), 'utf8').split('\n')) {
    if (!line.trim() || line.startsWith('#')) continue;
    const head = /^\[(.+?)\] (.+)$/.exec(line);
    if (head) {
      paragraph = { reason: head[1], why: head[2] };
      if (!reasons.includes(paragraph.reason))
        throw new Error(`tests/era/differences: there is no reason "${paragraph.reason}"`);
    } else if (line.startsWith('    ')) {
      paragraph.why += ` ${line.trim()}`;
      for (const entry of entries) if (entry.paragraph === paragraph) entry.why = paragraph.why;
    } else {
      const [, engines, pattern] = /^ {2}(?:([\w, -]+) \| )?(\S.*)$/.exec(line) ?? [];
      if (!pattern || !paragraph) throw new Error(`tests/era/differences: what does this line mean? ${line}`);
      const words = engines?.split(', ') ?? [];
      const only = words.filter((word) => word !== 'sometimes');
      entries.push({
        paragraph,
        ...paragraph,
        engines: only.length ? only : undefined,
        sometimes: words.includes('sometimes'),
        pattern,
        matches: matcher(pattern),
      });
    }
  }
  return entries;
}

/** Does an entry speak of this difference in this engine? */
export const explains = (entry, engine, title) =>
  (!entry.engines || entry.engines.includes(engine)) && entry.matches(title);

/** Does a name match a pattern with stars? */
function matcher(pattern) {
  if (!pattern.includes('*')) return (name) => name === pattern;
  const expression = new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`
  );
  return (name) => expression.test(name);
}
