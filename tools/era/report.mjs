// docs/era.md, from the last run of tests/era (target/era/found.json): by chapter, how many observations there are, how
// many answers are as in old engines, and each difference with its reason.
import { existsSync, writeFileSync } from 'node:fs';
import { explains, readDifferences } from '../../tests/era/explained.mjs';
import { inRoot, readJson } from '../lib/project.mjs';
import { Problem } from '../lib/run.mjs';

const titles = {
  calls: 'Calls',
  candidates: 'addIceCandidate',
  channels: 'Data channels',
  constructor: 'The constructor',
  descriptions: 'setLocalDescription and setRemoteDescription',
  initializers: 'Descriptions, candidates and streams that pages make',
  members: 'Other methods, in every state',
  'offers-and-answers': 'createOffer and createAnswer',
  setups: 'Offers and answers of set-ups',
  shape: 'Names and interfaces',
  statistics: 'Statistics',
  streams: 'Streams and URLs',
  tones: 'DTMF',
  'user-media': 'Cameras and microphones',
};

/** How long an answer may be in a table. */
const width = 160;

const cell = (text) =>
  (text.length > width ? `${text.slice(0, width)}…` : text).replaceAll('|', '\\|').replaceAll('\n', ' ');
const code = (steps) => `\`${cell(steps?.join('; ').replaceAll('`', "'") || 'nothing')}\``;

function groupBy(list, keyOf) {
  const groups = new Map();
  for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

/** The whole document. @param {{chosen: string[], counted: object, found: object}} run */
export function report({ chosen, counted, found }) {
  const engines = Object.keys(found);
  const differences = readDifferences();
  const of = (chapter, engine) => found[engine].filter((one) => one.chapter === chapter);
  const explained = (list, engine, title) => list.find((entry) => explains(entry, engine, title));
  const sum = (count) => chosen.reduce((total, chapter) => total + count(chapter), 0);
  const overview = [
    `| | observations | ${engines.map((name) => `as then, ${name}`).join(' | ')} | explained |`,
    `|---|--:|${engines.map(() => '--:|').join('')}--:|`,
    ...[...chosen, null].map((chapter) => {
      const counts = (count) => (chapter ? count(chapter) : sum(count));
      const different = counts(
        (one) => new Set(engines.flatMap((engine) => of(one, engine).map(({ title }) => title))).size
      );
      const equal = engines.map((engine) => counts((one) => counted[one] - of(one, engine).length));
      return `| ${chapter ? (titles[chapter] ?? chapter) : '**together**'} | ${counts((one) => counted[one])} | ${equal.join(' | ')} | ${different} |`;
    }),
  ];
  return `${[preface, overview.join('\n'), ...chosen.map((chapter) => chapterText(chapter)).filter(Boolean)].join(
    '\n\n'
  )}\n`;

  function chapterText(chapter) {
    const rows = new Map();
    for (const engine of engines) {
      for (const one of of(chapter, engine)) {
        const entry = explained(differences, engine, one.title);
        if (!entry) continue;
        const key = JSON.stringify([one.name, one.ours, entry.why]);
        const row = rows.get(key) ?? { one, entry, engines: [] };
        row.engines.push(engine);
        rows.set(key, row);
      }
    }
    if (!rows.size) return '';
    const byReason = groupBy([...rows.values()], ({ entry }) => `[${entry.reason}] ${entry.why}`);
    return [`## ${titles[chapter] ?? chapter}`, ...[...byReason].map(([, list]) => paragraph(list))].join('\n\n');
  }

  /** One reason, and what it explains. */
  function paragraph(list) {
    const [{ entry }] = list;
    const where = (row) => (row.engines.length === engines.length ? '' : row.engines.join(', '));
    // Answers that are alike for many observations are told once.
    const groups = groupBy(list, (row) => JSON.stringify([row.one.groups, row.one.ours, where(row)]));
    const table = [...groups.values()].map((rows) => {
      const [{ one }] = rows;
      const old = Object.entries(one.groups)
        .map(([names, steps]) => `${names}: ${code(steps)}`)
        .join('<br>');
      const names =
        rows.length > 3
          ? `${cell(rows[0].one.name)}, and ${rows.length - 1} more`
          : rows.map((row) => cell(row.one.name)).join('<br>');
      return `| ${names} | ${old} | ${code(one.ours)} | ${where(rows[0])} |`;
    });
    return `*${entry.reason}*: ${entry.why}\n\n| | then | now | where |\n|---|---|---|---|\n${table.join('\n')}`;
  }
}

const preface = `# What old engines did, and what the polyfill does

Written by \`npm run era -- docs\` from a run of tests/era. The same scripts ran in real Chromium 49, 53, 56, 61 and 65
(tests/era/recorded has their answers), and run in today's browsers with the drop-in. Whatever any of the old engines
accepted works; whatever all of them refused is refused at the same moment with the same error name. A difference has one
of three reasons: it *cannot be today*; *old engines disagree*, and the answer is that of an engine other than 49; or
*today's standard takes it*. *Standard only* is Chromium without any leftover of the old API.`;

/** What the last run of tests/era found. @throws {Problem} when not all chapters were run */
function lastRun() {
  const file = inRoot('target/era/found.json');
  if (!existsSync(file)) throw new Problem('there is no outcome in target/era: run `node --test tests/era/` first');
  const run = readJson(file);
  if (run.chosen.length < Object.keys(run.counted).length)
    throw new Problem('the last run was of single chapters: run `node --test tests/era/`');
  return run;
}

/** Writes docs/era.md. */
export const writeReport = () => writeFileSync(inRoot('docs/era.md'), report(lastRun()));
