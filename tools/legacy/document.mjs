// The text of docs/legacy.md: what types/legacy-*.d.ts and behaviours.mjs say, as tables.
import { surface } from '../../tests/e2e/surface.mjs';
import { behaviours, sources } from './behaviours.mjs';
import { declarations } from './declarations.mjs';

/** The path by which a page reaches an owner's members; `new` and `[index]` follow without a dot. */
const paths = {
  LegacyRTCPeerConnection: 'pc',
  LegacyRTCPeerConnectionConstructor: 'webkitRTCPeerConnection',
  LegacyMediaStreamEvent: 'event',
  Navigator: 'navigator',
  MediaDevices: 'navigator.mediaDevices',
  MediaStream: 'stream',
  LegacyMediaStreamTrackList: 'stream.audioTracks',
  RTCDataChannel: 'channel',
  LegacyRTCDTMFSender: 'dtmf',
  LegacyRTCStatsReport: 'report',
  LegacyRTCStatsResponse: 'response',
  LegacyURLConstructor: 'URL',
  HTMLMediaElement: 'video',
  LegacyMediaStreamTrackConstructor: 'MediaStreamTrack',
  LegacyUserMediaError: 'error',
  LegacySourceInfo: 'source',
  LegacyRTCSessionDescription: 'description',
  LegacyRTCIceCandidate: 'candidate',
};
const constructed = {
  LegacyRTCPeerConnectionConstructor: 'webkitRTCPeerConnection',
  LegacyRTCSessionDescriptionConstructor: 'RTCSessionDescription',
  LegacyRTCIceCandidateConstructor: 'RTCIceCandidate',
};

/** The headings above the members of a dictionary, which have no path. */
const headings = {
  LegacyRTCConfiguration: 'Members of the configuration',
  LegacyRTCIceServer: 'Members of an entry of `iceServers`',
  LegacyConstraints: 'Constraints',
  LegacyConnectionConstraintNames: 'Constraints of the constructor',
  LegacyDescriptionConstraintNames: 'Constraints of `createOffer` and `createAnswer`',
  LegacyRTCIceCandidateInit: 'Members of the argument of `new RTCIceCandidate()`',
  LegacyRTCDataChannelInit: 'Options of `createDataChannel`',
  LegacyMediaTrackConstraintNames: 'Constraints of `getUserMedia`',
  LegacyRTCPeerConnectionEventMap: 'Events of a connection',
  MediaStreamEventMap: 'Events of a stream',
};

const cell = (text) => (text || '').replaceAll('|', '\\|');
const row = (...cells) => `| ${cells.map(cell).join(' | ')} |`;
const head = (...titles) => [row(...titles), `|${titles.map(() => '---|').join('')}`];
const columns = ['Member', 'Chrome', 'What it did, and does', 'Write instead', 'Source'];

/** A member as a page writes it. */
function written(owner, { name, kind, parameters }) {
  const path = paths[owner];
  if (kind === 'constructor') return `new ${constructed[owner]}(${parameters})`;
  if (kind === 'index') return `${path}[index]`;
  return `${path ? `${path}.` : ''}${name}${kind === 'method' ? `(${parameters})` : ''}`;
}

/** Sentences that say what a member does, how it differs from old Chrome, and how it fails. */
const told = ({ text, params = [], remarks, throws }) =>
  [
    text,
    ...params.map(([name, about]) => `\`${name}\`: ${about}.`),
    remarks && `**Here:** ${remarks}`,
    throws && `Throws ${throws}${/[.!]$/.test(throws) ? '' : '.'}`,
  ]
    .filter(Boolean)
    .join(' ')
    .replaceAll('..', '.')
    .replaceAll('Throws (rejects)', 'Rejects with');

/** `Write …` and `Leave it out` in the form of the column. */
const instead = ({ isDeprecated, deprecated }) =>
  isDeprecated ? deprecated.replace(/^Write (the standard's )?/, '$1').replace(/\.$/, '') : 'as it is';

const isTold = ({ text, chrome }) => Boolean(text && chrome);
const tableRow = (name, member) => row(`\`${name}\``, member.chrome, told(member), instead(member), member.source);

function chapter({ title, owners }) {
  const lines = [`## ${title}`];
  const own = [];
  for (const owner of owners) {
    const members = owner.members.filter(isTold);
    const rows = members.map((member) => tableRow(written(owner.owner, member), member));
    if (owner.kind === 'var') {
      const made = owners
        .find(({ owner: name }) => name === `Legacy${owner.owner.replace('webkit', '')}Constructor`)
        ?.members.find(({ kind }) => kind === 'constructor');
      own.push(
        tableRow(made ? `new ${owner.owner}(${made.parameters})` : owner.owner, {
          ...made,
          ...owner,
          params: made?.params ?? [],
          throws: made?.throws,
        })
      );
    } else if (headings[owner.owner]) {
      if (rows.length)
        lines.push(
          '',
          `### ${headings[owner.owner]}`,
          '',
          ...(owner.text ? [told(owner), ''] : []),
          ...head(...columns),
          ...rows
        );
    } else {
      own.push(...rows);
    }
  }
  return [lines[0], ...(own.length ? ['', ...head(...columns), ...own] : []), ...lines.slice(1)].join('\n');
}

/** The rows of docs/surface.md that no declaration shows. */
function behaviourTable() {
  const versions = new Map(
    Object.values(surface)
      .flat()
      .map(([name, chrome]) => [name, chrome])
  );
  return behaviours.map(([name, did, otherwise, write, source]) => {
    if (!versions.has(name)) throw new Error(`the legacy surface has no row ${name}`);
    return row(
      name,
      versions.get(name),
      [did, otherwise && `**Here:** ${otherwise}`].filter(Boolean).join(' '),
      write,
      source
    );
  });
}

const preface = `# The legacy members, one by one

What each did in Chrome, what it does here if that differs, what to write today instead, and how we know. \`npm run legacy\`
generates this page from the comments of the types (types/legacy-*.d.ts) and from tools/legacy/behaviours.mjs.

Tests prove row by row what works in which browser, with and without the polyfill: [surface.md](surface.md). In which order to
leave the legacy API: [migration.md](migration.md). The names of statistics: [statistics.md](statistics.md). Plan B:
[plan-b.md](plan-b.md).

*Chrome* says which versions had it; \`5x\` is a version between 50 and 59. Times are in ms, sizes in bytes. *as it is*: a
standard member that only did something more. On a closed connection legacy calls throw \`InvalidStateError\`, except those that
only read; \`setLocalDescription\`, \`setRemoteDescription\` and \`addIceCandidate\` pass it to their failure callback.
The sources are explained [below](#sources).`;

/** All of it. */
export function document() {
  return `${[
    preface,
    ...declarations.map(chapter),
    ['## Without a member of its own', '', ...head('Behaviour', ...columns.slice(1)), ...behaviourTable()].join('\n'),
    [
      '## Sources',
      '',
      'A member whose source is *ours* was never in Chrome.',
      '',
      ...head('', ''),
      ...sources.map(([name, what, url]) => row(name, url ? `[${what.replaceAll('[', '')}](${url})` : what)),
    ].join('\n'),
  ].join('\n\n')}\n`;
}
