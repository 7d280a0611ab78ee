// What a visit amounts to: how far the page got, and what went wrong on the way. Pure: what was seen goes in, plain data comes out.

/** How far a page can get, one step after the other. */
export const steps = ['nothing', 'camera', 'connection', 'description', 'negotiated', 'connected', 'flows'];

const reached = {
  nothing: 'uses no WebRTC',
  camera: 'gets the camera',
  connection: 'makes a connection, and no description',
  description: 'makes its description, and hears nothing from the other side',
  negotiated: 'negotiates, and does not connect',
  connected: 'connects, and nothing comes over',
  flows: 'works',
};

/** Calls of the last moments may still be under way, in ms. */
const justBegun = 2_000;

/** Calls that wait for a person. */
const asksPeople = /^(getDisplayMedia|(webkit|moz)?[gG]etUserMedia)$/;

/**
 * @param {object} seen by `visit()`
 * @returns {{step: string, level: number, sentence: string, details: string[], problems: {text: string, where: string, count: number}[]}}
 */
export function outcomeOf(seen) {
  const { documents } = seen;
  const all = (key) => documents.flatMap((one) => one[key]);
  const connections = all('connections');
  const step = farthest({ connections, calls: all('calls'), pictures: all('pictures') });
  const problems = problemsOf(seen);
  return {
    step,
    level: steps.indexOf(step),
    sentence: step === 'nothing' && problems.length ? 'gets nowhere' : reached[step],
    details: detailsOf({ connections, pictures: all('pictures'), calls: all('calls') }),
    problems,
  };
}

const came = (connection) => Object.values(connection.received).some((bytes) => bytes > 0);
const talks = (connection) => connection.channels.some(({ messages, opened }) => messages || opened);

function farthest({ connections, calls, pictures }) {
  const some = (test) => connections.some(test);
  // Loud or moving: what came over, not what was promised.
  if (
    pictures.some(({ remote, changes }) => remote && changes > 0) ||
    some((one) => talks(one) || (came(one) && !one.received.video))
  )
    return 'flows';
  if (some((one) => one.connected)) return 'connected';
  if (some((one) => one.local && one.remote)) return 'negotiated';
  if (some((one) => one.local || one.remote)) return 'description';
  if (connections.length) return 'connection';
  return calls.some(({ camera, outcome }) => camera && outcome === 'done') ? 'camera' : 'nothing';
}

function detailsOf({ connections, pictures, calls }) {
  const details = [];
  const cameras = calls.filter(({ camera }) => camera);
  const granted = cameras.filter(({ outcome }) => outcome === 'done');
  if (cameras.length)
    details.push(`${granted.length} of ${times(cameras.length, 'request')} for camera or microphone granted`);
  if (connections.length) {
    const connected = connections.filter((one) => one.connected).length;
    details.push(`${times(connections.length, 'connection')}${connected ? `, ${connected} connected` : ''}`);
  }
  for (const [which, remote] of [
    ['received', true],
    ['own', false],
  ]) {
    const moving = pictures.filter((one) => one.remote === remote && one.changes > 0);
    if (moving.length)
      details.push(
        `${times(moving.length, `${which} picture`)} ${moving.length === 1 ? 'moves' : 'move'} (${[...new Set(moving.map(({ size }) => size))].join(', ')})`
      );
    const still = pictures.filter((one) => one.remote === remote && !one.changes);
    if (still.length) details.push(`${times(still.length, `${which} picture`)} without movement`);
  }
  if (connections.some(({ received }) => received.audio)) details.push('sound comes over');
  const channels = connections.flatMap((one) => one.channels);
  const messages = channels.reduce((sum, channel) => sum + channel.messages, 0);
  if (channels.some(({ opened }) => opened))
    details.push(`data channel open${messages ? `, ${times(messages, 'message')}` : ''}`);
  return details;
}

export const times = (count, name) => `${count} ${name}${count === 1 ? '' : 's'}`;

function problemsOf({ documents, dialogs, hangs, dropIn, clicks }) {
  const problems = new Map();
  const add = (text, where = '') => {
    const known = problems.get(text);
    if (known) known.count += 1;
    else problems.set(text, { text, where, count: 1 });
  };
  if (hangs) add('The page does not answer any more: a script of its runs without end.');
  if (dropIn && !dropIn.installed) add(`The drop-in is not installed: ${dropIn.reason}`);
  for (const { calls, errors, time } of documents) {
    const told = new Set();
    for (const { name, outcome, error, where, at, form } of calls) {
      if (outcome === 'failed' || outcome === 'thrown') {
        add(`${name} ${outcome === 'thrown' ? 'throws' : 'fails'}: ${error}`, where);
        told.add(error);
      } else if (outcome === 'waits' && time - at > justBegun && !asksPeople.test(name)) {
        add(form === 'callbacks' ? `${name} never calls back` : `${name} never settles`, where);
      }
    }
    for (const { text, where } of errors) if (!told.has(text.replace(/^unhandled rejection: /, ''))) add(text, where);
  }
  for (const text of dialogs) add(`The page says: “${text}”`);
  for (const { complaint } of documents) if (complaint) add(`The page shows: “${complaint}”`);
  for (const selector of clicks) add(`${selector} could not be clicked: it was not there, hidden or disabled.`);
  return [...problems.values()];
}

/**
 * What the drop-in does for a page in one browser.
 * @returns {'none' | 'unneeded' | 'mends' | 'helps' | 'fails' | 'goes' | 'harms'}
 */
export function compare(without, withDropIn) {
  const works = ({ step }) => step === 'flows';
  const clean = ({ problems }) => !problems.length;
  if (withDropIn.level < without.level) return 'harms';
  if (works(without)) return 'unneeded';
  if (works(withDropIn)) return 'mends';
  if (withDropIn.level === 0 && clean(withDropIn)) return clean(without) ? 'none' : 'helps';
  if (better(withDropIn, without)) return clean(withDropIn) ? 'helps' : 'fails';
  return clean(withDropIn) ? 'goes' : 'fails';
}

/** Did it get farther, or as far with less trouble? */
export const better = (one, other) =>
  one.level > other.level || (one.level === other.level && one.problems.length < other.problems.length);

export const isGood = (verdict) => ['unneeded', 'mends', 'helps', 'goes'].includes(verdict);
