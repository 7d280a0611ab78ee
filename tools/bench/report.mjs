// The figures as text: the table, and docs/bench.md around it.
import { cpus } from 'node:os';

const ratio = ({ ours, peer }) => ours / peer;
const isMissed = (row) => row.target !== '' && ratio(row) > row.target;
const figure = (value) => value.toFixed(value < 10 ? 3 : 1);

export function table(results) {
  const lines = ['| browser | what | ours, ms | peer, ms | ratio | goal |', '|---|---|--:|--:|--:|--:|'];
  for (const { browser, rows } of results) {
    for (const row of rows) {
      const [ours, peer] = [row.ours, row.peer].map((value) =>
        row.unit ? `${value.toFixed(0)} ${row.unit}` : figure(value)
      );
      const times = ratio(row) < 0.1 ? ratio(row).toFixed(4) : ratio(row).toFixed(2);
      lines.push(
        `| ${browser} | ${row.what} | ${ours} | ${peer} | ${isMissed(row) ? `**${times}**` : times} | ${row.target} |`
      );
    }
  }
  return lines.join('\n');
}

function missed(results) {
  const rows = results.flatMap(({ browser, rows }) =>
    rows.filter(isMissed).map((row) => `- ${browser}: ${row.label}, ${ratio(row).toFixed(2)} instead of ${row.target}.`)
  );
  return rows.length ? `Not reached, and **bold** in the table:\n\n${rows.join('\n')}` : 'All goals are reached.';
}

/** docs/bench.md, beside which the chart lies. */
export const document = (results, { quick }) => `# How long it takes

Written by \`npm run bench\`, on ${cpus().length} × ${cpus()[0]?.model.trim() || 'an unnamed processor'}. Ours and the peer are measured in turns in the same run, so that whatever else the machine does
meets both; a figure is the median. The ratios are what counts: the milliseconds are this machine's.
${quick ? '\n**These are the figures of a rough run (`--quick`), with few rounds, on a busy machine.**\n' : ''}
![The ratios of the table](bench.svg)

${missed(results)}

${table(results)}

## What the rows compare

- **Load**: 25 fresh processes for each script, which is text in the page: parsing, compiling, running. The peer is webrtc-adapter minified as the drop-in is.
- **Constructor, offers, \`addStream\`**: 150 rounds, 50 in a page, each side in a frame of its own with nothing else loaded. An offer is \`createOffer\` and \`setLocalDescription\`; offer and
  answer are the six calls that make two connections stable. Both have an audio and a video section, no candidates (gathering is none of our business), and an
  offer behind them (the first makes a key). Peers are native promises; the promises of a page with webrtc-adapter; and callbacks on such a page: adapter 9 has none of
  its own in Chromium and Firefox, so these are the browser's own leftover of the old API. For \`addStream\` the peers are what a page of today would write, \`addTrack\` of
  each track, and adapter's wrapper of the browser's leftover.
- **The usage record**: the same build of the crate with and without it, in an offer, and in the cheapest call that it counts, after ten other
  members were used. The stack of the first
  use of each member, and \`usage()\` itself, are not in it.
- **\`getStats(callback)\`**: 60 rounds in a call of 2 and of 50 streams, 60 ms apart, because younger numbers would be given again. Times are skewed by garbage collection, so the
  medians of what we add and of the native part do not add up to that of the whole. In Chromium the browser's own making of objects, when they are taken out of its
  report, is half of what we add. Values are computed when they are read: a row of its own.
- **Plan B**: the translator alone, strings in and out, beside @jitsi/sdp-interop bundled by webpack.
- **Memory**: 10,000 connections, each with a data channel and a stream of two tracks, each tenth with an offer, closed and dropped; after 1,000 for warming up. Bytes of
  JavaScript objects after the garbage is collected. Both pages have a process of their own where the browser gives them one.

\`npm run bench -- load\` measures a part alone (${'`load`, `calls`, `usage`, `statistics`, `plan-b`, `memory`'}; several, too), and \`--quick\` takes few rounds; these write to \`target/bench/\`.
`;
