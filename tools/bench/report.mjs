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

/** docs/bench.md; the chart lies beside it. */
export const document = (results, { quick }) => `# How long it takes

Written by \`npm run bench\`, on ${cpus().length} × ${cpus()[0]?.model.trim() || 'an unnamed processor'}. Our code and its peer
are measured in turns in the same run, so that whatever else the machine does affects both; a figure is the median. The
ratios are what counts: the milliseconds depend on the machine.
${quick ? '\n**These are the figures of a rough run (`--quick`), with few rounds, on a busy machine.**\n' : ''}
![The ratios of the table](bench.svg)

${missed(results)}

${table(results)}

## What the rows compare

- **Load**: 25 fresh processes for each script, which is text in the page: parsing, compiling, running. The wasm is
  compiled when the page first uses a member, so the first connection has a row of its own; but in the document's head
  at once, because a policy that refuses WebAssembly can still come there: those loads have their parts in rows, each
  beside the whole. The peer is webrtc-adapter, minified like the drop-in. WebKit is WebKitGTK, if it is installed; it
  has no connection, so its pages get the one of the tests.
- **Constructor, offers, \`addStream\`**: 150 rounds, 50 in a page, each side in its own frame with nothing else loaded.
  An offer is \`createOffer\` and \`setLocalDescription\`; offer and answer are the six calls that make two connections
  stable. Both have an audio and a video section, no candidates (gathering takes the same time with and without us), and
  an earlier offer (the first one makes a key). Peers are native promises; the promises of a page with webrtc-adapter;
  and callbacks on such a page: adapter 9 has none of its own in Chromium and Firefox, so these are the browser's own
  leftover of the old API. For \`addStream\` the peers are what a modern page would write, \`addTrack\` of each track, and
  adapter's wrapper of the browser's leftover.
- **The usage record**: the same build of the crate with and without it, in an offer, and in the cheapest call that it
  counts, after ten other members were used. The stack of each member's first use, and \`usage()\` itself, are not
  included.
- **\`getStats(callback)\`**: 60 rounds in a call of 2 and of 50 streams, 60 ms apart, because more frequent calls get the
  same numbers again. Garbage collection skews the times, so the medians of what we add and of the native part do not
  add up to the median of the whole. In Chromium half of what we add is the browser making its objects, when they are
  taken out of its report. Values are computed when they are read: a row of its own.
- **Plan B**: the translator alone, strings in and out, compared with @jitsi/sdp-interop bundled by webpack.
- **Memory**: 10,000 connections, each with a data channel and a stream of two tracks, every tenth with an offer, closed
  and dropped, after 1,000 for warming up. The figure is bytes of JavaScript objects after garbage collection. Each page
  has its own process, if the browser gives it one.

\`npm run bench -- load\` measures one part (${'`load`, `calls`, `usage`, `statistics`, `plan-b`, `memory`'}) or several, and
\`--quick\` uses few rounds; both write to \`target/bench/\`.
`;
