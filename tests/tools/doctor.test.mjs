// What the doctor makes of what it has seen: pure functions, without a browser.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { htmlOf } from '../../doctor/html.mjs';
import { compare, outcomeOf } from '../../doctor/judge.mjs';
import { textOf } from '../../doctor/text.mjs';
import { chapters, usesOf } from '../../doctor/uses.mjs';
import { summaryOf, tagOf } from '../../doctor/words.mjs';
import { inRoot } from '../../tools/lib/project.mjs';

const connection = (more) => ({
  name: 'webkitRTCPeerConnection',
  events: {},
  history: [],
  channels: [],
  received: {},
  ...more,
});
const seen = ({ connections = [], calls = [], errors = [], pictures = [], dialogs = [], ...more } = {}) => ({
  documents: [{ connections, calls, errors, pictures, time: 10_000, complaint: '' }],
  dialogs,
  clicks: [],
  ...more,
});

describe('how far a page got', () => {
  const cases = {
    nothing: {},
    camera: { calls: [{ name: 'webkitGetUserMedia', camera: ['video'], outcome: 'done' }] },
    connection: { connections: [connection()] },
    description: { connections: [connection({ local: true })] },
    negotiated: { connections: [connection({ local: true, remote: true })] },
    connected: {
      connections: [connection({ local: true, remote: true, connected: true, received: { video: 100 } })],
      pictures: [{ remote: true, changes: 0 }],
    },
  };
  for (const [step, given] of Object.entries(cases)) test(step, () => assert.equal(outcomeOf(seen(given)).step, step));
  const flows = {
    'a picture that moves': {
      connections: [connection({ connected: true, received: { video: 9 } })],
      pictures: [{ remote: true, changes: 3, size: '640 x 480' }],
    },
    'sound alone': { connections: [connection({ connected: true, received: { audio: 9 } })] },
    'an open channel': { connections: [connection({ channels: [{ opened: true, messages: 0 }] })] },
  };
  for (const [title, given] of Object.entries(flows))
    test(`flows: ${title}`, () => assert.equal(outcomeOf(seen(given)).step, 'flows'));
  test("the page's own picture is no call", () => {
    assert.equal(
      outcomeOf(seen({ connections: [connection()], pictures: [{ remote: false, changes: 9 }] })).step,
      'connection'
    );
  });
});

describe('what went wrong', () => {
  const problems = (given) => outcomeOf(seen(given)).problems.map(({ text, count }) => `${text} ${count}`);
  test('a callback that never comes', () => {
    assert.deepEqual(problems({ calls: [{ name: 'createOffer', outcome: 'waits', form: 'callbacks', at: 1_000 }] }), [
      'createOffer never calls back 1',
    ]);
  });
  test('a call of this moment is none', () => {
    assert.deepEqual(
      problems({ calls: [{ name: 'createOffer', outcome: 'waits', form: 'callbacks', at: 9_500 }] }),
      []
    );
  });
  test('a question to the person is none', () => {
    assert.deepEqual(
      problems({ calls: [{ name: 'webkitGetUserMedia', outcome: 'waits', form: 'callbacks', at: 0 }] }),
      []
    );
  });
  test('an error that was thrown and not caught is told once', () => {
    const error = 'TypeError: no';
    assert.deepEqual(
      problems({
        calls: [{ name: 'addStream', outcome: 'thrown', error, at: 0 }],
        errors: [{ text: error, where: '' }],
      }),
      ['addStream throws: TypeError: no 1']
    );
  });
  test('the same error again is counted', () => {
    assert.deepEqual(problems({ errors: Array(3).fill({ text: 'Error: x', where: '' }) }), ['Error: x 3']);
  });
  test('what the page says in a dialog', () =>
    assert.deepEqual(problems({ dialogs: ['Use Chrome'] }), ['The page says: “Use Chrome” 1']));
});

describe('without and with', () => {
  const outcome = (level, problems = 0) => ({
    level,
    step: level === 6 ? 'flows' : 'other',
    problems: Array(problems).fill({}),
  });
  const cases = [
    ['works only with', outcome(1, 1), outcome(6), 'mends'],
    ['works with, though errors remain', outcome(1, 1), outcome(6, 1), 'mends'],
    ['works both ways', outcome(6), outcome(6), 'unneeded'],
    ['works only without', outcome(6), outcome(3), 'harms'],
    ['gets further', outcome(2, 1), outcome(3), 'helps'],
    ['gets further, with errors', outcome(2, 1), outcome(3, 1), 'fails'],
    ['loses its errors', outcome(3, 1), outcome(3), 'helps'],
    ['is the same, and waits', outcome(3), outcome(3), 'goes'],
    ['is the same, with errors', outcome(0, 1), outcome(0, 1), 'fails'],
    ['does nothing', outcome(0), outcome(0), 'none'],
  ];
  for (const [title, without, withDropIn, verdict] of cases)
    test(`${title}: ${verdict}`, () => assert.equal(compare(without, withDropIn), verdict));
});

test('each name that the usage report knows stands in a chapter', () => {
  const source = readFileSync(inRoot('js/usage.js'), 'utf8');
  const table = source.slice(source.indexOf('const instead = {'), source.indexOf('/** For the others'));
  const names = [...table.matchAll(/^(?: {2}|instead\.)'?([\w.(){}]+)'?(?:: | = )|^ {2}'([^']+)': /gm)].map(
    ([, one, other]) => one ?? other
  );
  assert.ok(names.length > 30);
  const known = chapters.flatMap(([, members]) => members);
  assert.deepEqual(
    names.filter((name) => !known.includes(name)),
    []
  );
});

test('constraints without an effect have a sentence of their own', () => {
  assert.deepEqual(
    usesOf([{ member: 'googDscp', ignored: true }]).map(({ members }) => members),
    [['googDscp']]
  );
});

test('the tag has the attributes that helped', () => {
  assert.equal(
    tagOf({ 'data-as-chrome': '', 'data-sdp-semantics': 'plan-b' }),
    '<script src="webkit-rtc-peer-connection.js" data-as-chrome data-sdp-semantics="plan-b"></script>'
  );
});

describe('the report', () => {
  const evil = '</title><script>alert(1)</script>"\'&';
  const run = (attributes) => ({
    label: 'with',
    attributes,
    outcome: outcomeOf(seen({ errors: [{ text: evil, where: 'at x (https://me:secret@host/page:1:2)' }] })),
    url: 'https://host/',
    status: 200,
    policy: '',
    usage: [{ member: evil, count: 1, ignored: false, where: evil, instead: evil }],
    dialogs: [evil],
    title: evil,
    isSecure: true,
    frames: 0,
    libraries: [evil],
    controls: [{ text: evil, id: evil }],
    connections: [connection({ name: evil, history: [[1, evil]], events: { [evil]: 1 } })],
  });
  const findings = {
    url: 'https://host/',
    date: '2026-01-01T00:00:00.000Z',
    version: '1',
    unseen: [],
    browsers: [
      { product: 'firefox', name: 'Firefox', scripts: [], runs: [run(undefined), run({})], best: 1, verdict: 'fails' },
    ],
  };
  test('what comes from the page is text in it', () => {
    const page = htmlOf(findings);
    assert.doesNotMatch(page, /<script/);
    assert.doesNotMatch(page.replace(/<title>.*<\/title>/, ''), /<\/title>/);
    assert.ok(page.includes('&#60;script&#62;alert(1)'));
  });
  test('has no password', () => assert.doesNotMatch(htmlOf(findings), /secret/));
  test('a browser that could not look is told', () => {
    const text = textOf({ ...findings, unseen: [{ product: 'chromium', message: 'It was ill.' }] });
    assert.match(text, /Chromium could not look: It was ill\./);
  });
  test('a page that has the tag already gets none', () => {
    const [browser] = findings.browsers;
    const carrying = {
      ...findings,
      browsers: [{ ...browser, verdict: 'mends', runs: browser.runs.map((one) => ({ ...one, owns: '0.1.0' })) }],
    };
    assert.deepEqual([summaryOf(findings).tag !== undefined, summaryOf(carrying).tag], [true, undefined]);
  });
});
