// The figures as a picture: a bar for each row and browser, from "as fast as the peer" to the ratio, on a logarithmic
// axis.
import { scaleLog } from 'd3-scale';

const [width, left, right, top] = [960, 300, 70, 78];
const [bar, gap, between] = [11, 2, 11];
/** Told apart by everyone, on white. */
const colors = ['#1a73e8', '#e8710a', '#188038'];

const escape = (text) => String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;');
const text = (x, y, content, attributes = '') => `<text x="${x}" y="${y}" ${attributes}>${escape(content)}</text>`;
const short = (value) => (value >= 10 ? value.toFixed(0) : value >= 0.1 ? value.toFixed(2) : value.toPrecision(1));

/** @param {{browser: string, rows: {label: string, ours: number, peer: number, target: number | '', isPart?: boolean}[]}[]} all */
export function chart(all) {
  // Parts of a whole are in the table alone.
  const results = all.map(({ browser, rows }) => ({ browser, rows: rows.filter(({ isPart }) => !isPart) }));
  const labels = [...new Set(results.flatMap(({ rows }) => rows.map(({ label }) => label)))];
  const ratios = results.flatMap(({ rows }) => rows.flatMap(({ ours, peer, target }) => [ours / peer, target || 1]));
  const x = scaleLog([Math.min(...ratios, 0.5) / 1.3, Math.max(...ratios, 2) * 1.2], [left, width - right]);
  const tall = results.length * (bar + gap) + between;
  const bottom = top + labels.length * tall;
  const parts = [
    text(16, 26, 'Time and memory, ours : the peer', 'font-size="17" font-weight="600"'),
    text(
      16,
      44,
      'Logarithmic; left of 1 is less than the peer. Black mark: the goal; a bar should not end to the right of it.',
      'fill="#555"'
    ),
  ];
  results.forEach(({ browser }, index) => {
    const at = 16 + index * 190;
    parts.push(
      `<rect x="${at}" y="54" width="${bar}" height="${bar}" fill="${colors[index]}"/>`,
      text(at + 17, 63.5, browser)
    );
  });
  // Ones, and where there is room for them twos and fives.
  for (const tick of x.ticks().filter((value) => /^0*[.0]*1/.test(String(value)) || /^[25]/.test(String(value)))) {
    const at = x(tick).toFixed(1);
    parts.push(
      `<line x1="${at}" x2="${at}" y1="${top}" y2="${bottom}" stroke="${tick === 1 ? '#555' : '#ddd'}"/>`,
      text(at, bottom + 16, `${tick}×`, 'text-anchor="middle" fill="#555"')
    );
  }
  labels.forEach((label, place) => {
    const y = top + place * tall + between / 2;
    parts.push(text(left - 10, y + (tall - between) / 2 + 3, label, 'text-anchor="end"'));
    results.forEach(({ rows }, index) => {
      const row = rows.find((each) => each.label === label);
      if (!row) return;
      const ratio = row.ours / row.peer;
      const [from, to] = [x(1), x(ratio)].sort((one, other) => one - other);
      const at = y + index * (bar + gap);
      parts.push(
        `<rect x="${from.toFixed(1)}" y="${at}" width="${Math.max(1, to - from).toFixed(1)}" height="${bar}" fill="${colors[index]}"/>`
      );
      const [goal, end] = [row.target && x(row.target), Math.max(to, from + 1)];
      if (row.target)
        parts.push(
          `<line x1="${goal.toFixed(1)}" x2="${goal.toFixed(1)}" y1="${at - 1}" y2="${at + bar + 1}" stroke="#000" stroke-width="2.5"/>`
        );
      // Beside the bar, and beside the mark where that is just there.
      const beside = goal && goal >= end - 2 && goal < end + 34 ? goal : end;
      parts.push(text((beside + 5).toFixed(1), at + 9.5, short(ratio)));
    });
  });
  // A background of its own: readers of dark pages see it too.
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${bottom + 28}" width="${width}" height="${bottom + 28}" font-family="system-ui, sans-serif" font-size="12" fill="#222" role="img" aria-label="Ratios of the table in bench.md">
<rect width="100%" height="100%" rx="6" fill="#fff"/>
${parts.join('\n')}
</svg>
`;
}
