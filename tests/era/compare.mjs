// Is our answer like the old engines'? Rule 2 of the house: whatever any of Chromium 49 to 65 accepted works. Whatever
// all of them refused is refused at the same moment with the same error name. If they disagree, the more lenient is
// right.

/** A refusal of a call, at its moment. `never`: what was awaited did not come. */
const refusal = /^(throws|failure|rejected|never)\b/;

/**
 * A step reduced to what must agree: of a refusal, the moment, the error's name, and the interface that its text names.
 * A failure callback of c49 got a text, which has no name.
 */
function step(text) {
  const [, moment] = refusal.exec(text) ?? [];
  // A refusal inside of a value: its words are the browser's.
  if (!moment) return { text: text.replace(/throws (\w+): (?:[^"\\]|\\.)*/g, 'throws $1') };
  const name = /^\w+ \(text\)/.test(text) ? '*' : /^\w+ ([\w ]+)/.exec(text)?.[1];
  return { moment, name, about: /(?:on|construct) '(\w+)'/.exec(text)?.[1] };
}

function sameStep(ours, old) {
  if (old.text !== undefined || ours.text !== undefined) return ours.text === old.text;
  if (ours.moment !== old.moment) return false;
  // A promise was not there in c49. What it gives is the native answer, whose names are today's (rule 1).
  return ours.moment === 'rejected' || ((ours.name === old.name || old.name === '*') && sameAbout(ours, old));
}

/**
 * Which interface does an error name? The browser's own text may name none (Firefox). A failure callback got the bare
 * text, without "Failed to execute".
 */
const sameAbout = (ours, old) =>
  ours.moment === 'failure' ? ours.about === old.about : !ours.about || !old.about || ours.about === old.about;

/** A promise of nothing tells nothing: c53 and later gave one in callback forms too, c49 none at all. */
const essential = (steps) => steps.map((text) => text.trimEnd()).filter((text) => text !== 'resolved');

const same = (ours, old) =>
  ours.length === old.length && ours.every((text, index) => sameStep(step(text), step(old[index])));

const refused = (steps) => steps.some((text) => refusal.test(text));

/**
 * @param {string[]} given our answer
 * @param {{[engines: string]: string[]}} groups the old engines' answers
 * @returns {{verdict: 'equal' | 'as some' | 'refused' | 'taken' | 'other', as?: string}} `as some`: old engines
 *   disagree, and ours is the answer of these, not of c49; `refused`: some accepted it; `taken`: none did
 */
export function compare(given, groups) {
  const ours = essential(given ?? ['never']);
  const olds = Object.entries(groups).map(([engines, steps]) => ({ engines, steps: essential(steps) }));
  const taking = olds.filter(({ steps }) => !refused(steps));
  const alike = olds.filter(({ steps }) => same(ours, steps));
  // A promise that nobody asked for: that it is rejected is no refusal that a page of old would see.
  const refusing = refused(ours) && !ours.every((text) => !refusal.test(text) || text.startsWith('rejected'));
  if (refusing && taking.length) return { verdict: 'refused' };
  if (!alike.length) return { verdict: refused(ours) || taking.length ? 'other' : 'taken' };
  // Of those that accepted it, c49 is right; a refusal may be like any of them, and so may the value of a promise,
  // which c49 did not return.
  const right =
    ours.every((text) => text.startsWith('rejected')) && ours.length
      ? undefined
      : taking.find(({ engines }) => engines.includes('c49'));
  return !right || alike.includes(right)
    ? { verdict: 'equal' }
    : { verdict: 'as some', as: alike.map(({ engines }) => engines).join(' ') };
}
