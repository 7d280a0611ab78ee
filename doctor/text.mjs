// The findings for a terminal.
import { summaryOf } from './words.mjs';

const indented = (line, by = 4) => ' '.repeat(by) + line;

/** @param {object} findings by `examine()` */
export function textOf(findings) {
  const { kind, verdict, advice, tag, uses, libraries } = summaryOf(findings);
  const { browsers } = findings;
  const title = browsers[0].runs[0].title;
  const frames = Math.max(...browsers.flatMap(({ runs }) => runs.map((run) => run.frames)));
  const lines = [
    findings.url + (title ? `  “${title}”` : '') + (frames ? `, with ${frames} frame${frames > 1 ? 's' : ''}` : ''),
    '',
  ];
  if (uses.length) {
    lines.push('What the page uses');
    for (const { sentence, members } of uses) lines.push(indented(`${sentence}: ${members.join(', ')}.`, 2));
    if (libraries.length) lines.push(indented(`Libraries: ${libraries.join(', ')}.`, 2));
    lines.push('');
  }
  for (const { name, runs } of browsers) {
    lines.push(name);
    for (const { label, outcome } of runs) {
      const { sentence, details, problems } = outcome;
      lines.push(indented(`${label}: ${sentence}${details.length ? ` (${details.join('; ')})` : ''}`, 2));
      for (const { text, where, count } of problems.slice(0, 8)) {
        lines.push(indented(`- ${text}${count > 1 ? ` (${count} times)` : ''}`));
        if (where) lines.push(indented(where, 6));
      }
      if (problems.length > 8) lines.push(indented(`- and ${problems.length - 8} more`));
    }
    lines.push('');
  }
  lines.push({ good: 'Verdict', bad: 'Verdict: it does not work', open: 'Verdict: undecided' }[kind]);
  for (const sentence of [...verdict, ...advice]) lines.push(indented(sentence, 2));
  if (tag)
    lines.push(
      '',
      "Put this before the page's first script; the file is dist/webkit-rtc-peer-connection.js of this package:",
      '',
      indented(tag)
    );
  return lines.join('\n');
}

/** The usage report as a table, with columns as wide as what stands in them. */
export function tableOf(usage) {
  const rows = [
    ['what the page uses', 'times', '', 'first in', 'instead'],
    ...usage.map(({ member, count, ignored, where, instead }) => [
      member,
      String(count),
      ignored ? 'ignored' : 'translated',
      where,
      instead,
    ]),
  ];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd()
    )
    .join('\n');
}
