// Unified Plan -> Plan B -> Unified Plan: what a browser accepts unchanged, it also accepts from a Plan B peer, with
// the same tracks in the same streams.
//
// The recordings beside those of the repository are read from `../shared/sdp` or `SHARED_DIR`.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../../tools/lib/project.mjs';
import { behaviour } from './behaviour.mjs';

const shared = join(process.env.SHARED_DIR ?? inRoot('../shared'), 'sdp');
const all = [inRoot('tests/sdp/captured'), join(shared, 'captured'), join(shared, 'unified')]
  .flatMap((folder) =>
    existsSync(folder)
      ? readdirSync(folder)
          .filter((name) => /\.sdp$/.test(name) && !/-answer\.sdp$/.test(name))
          .map((name) => join(folder, name))
      : []
  )
  // Captured offers are in both folders.
  .filter((path, index, all) => all.findIndex((other) => other.split('/').pop() === path.split('/').pop()) === index)
  // 50 to 200 tracks are the benchmark's.
  .filter((path) => !/tracks-(50|100|200)-/.test(path));
const paths = all.filter((path) => !isUnspeakable(path));

/** What Plan B cannot say: a track without a name and a source, and the same track twice. */
function isUnspeakable(path) {
  const names = readFileSync(path, 'utf8')
    .split(/^m=/m)
    .slice(1)
    .filter((section) => /^(audio|video) [^0]/.test(section) && !/^a=(recvonly|inactive)/m.test(section))
    .map((section) => /^a=(?:ssrc:\d+ )?msid:(.*?)\r?$/m.exec(section)?.[1] ?? /^a=ssrc:\d+/m.exec(section)?.[0]);
  return names.includes(undefined) || new Set(names).size < names.length;
}

const translated = JSON.parse(
  execFileSync('cargo', ['run', '--quiet', '--example', 'to_plan_b', '--', ...paths], {
    cwd: inRoot('.'),
    maxBuffer: 1 << 28,
  })
);
const offers = paths.map((path, index) => ({
  name: path.split('/').pop(),
  native: readFileSync(path, 'utf8').replace(/\r?\n/g, '\r\n'),
  planB: translated[index],
}));

behaviour(
  `${offers.length} recorded offers of today's browsers, as a Plan B peer would say them`,
  { row: 'Plan B: recorded offers of real servers are accepted, with every track', args: [offers], patience: 60_000 },
  async (given) => {
    const outcome = async (connection, sdp) => {
      const tracks = [];
      connection.ontrack = ({ track, streams }) => {
        tracks.push(`${track.kind} ${streams.map(({ id }) => (/^\{/.test(id) ? 'default' : id))}`);
      }; // Firefox makes up an id where there is none.
      try {
        await connection.setRemoteDescription({ type: 'offer', sdp });
        return tracks.sort().join('\n');
      } catch (error) {
        return `${error.name}: ${error.message}`;
      } finally {
        connection.close();
      }
    };
    const wrong = [];
    let taken = 0;
    for (const { name, native, planB } of given) {
      const before = await outcome(new RTCPeerConnection(), native);
      if (/^\w+Error/.test(before)) continue;
      taken++;
      const after = await outcome(new webkitRTCPeerConnection({ sdpSemantics: 'plan-b' }), planB);
      if (before !== after) wrong.push(`${name}: ${before} | ${after}`);
    }
    return [wrong, taken > 10];
  },
  [[], true]
);
