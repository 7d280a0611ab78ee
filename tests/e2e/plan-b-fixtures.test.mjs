// Recorded Plan B offers of real servers and browsers: each complete initial offer is accepted, and every track in it
// is announced.
//
// The recordings are not part of the repository; they are read from `../shared/sdp/plan-b` or `SHARED_DIR`, and skipped
// where they are missing.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inRoot, readJson } from '../../tools/lib/project.mjs';
import { behaviour } from './behaviour.mjs';

const folder = join(process.env.SHARED_DIR ?? inRoot('../shared'), 'sdp/plan-b');
const incomplete = Object.keys(readJson(inRoot('tests/sdp/plan-b-incomplete.json')));

/**
 * The tracks of an offer, as Chromium 49 to 65 counted them in a section that sends: one for each name, by `msid`, or
 * otherwise by `mslabel` and `label`; one for each source that has neither, unless it repeats another one (`FID`); and
 * one for a peer that names no sources at all.
 */
function tracksOf(sdp) {
  const [session, ...sections] = sdp.split(/^m=/m);
  return sections.flatMap((section) => {
    const direction = /^a=(sendrecv|sendonly|recvonly|inactive)\r?$/m.exec(section)?.[1] ?? 'sendrecv';
    const [kind, port] = section.split(' ');
    if (!/audio|video/.test(kind) || port === '0' || !direction.startsWith('send')) return [];
    const ids = new Set([...section.matchAll(/^a=ssrc:(\d+) /gm)].map(([, id]) => id));
    for (const [, repeating] of section.matchAll(/^a=ssrc-group:FID \d+ (.*?)\r?$/gm)) {
      for (const id of repeating.split(' ')) ids.delete(id);
    }
    const said = (id, word) => new RegExp(`^a=ssrc:${id} ${word}:(.*?)\\r?$`, 'm').exec(section)?.[1];
    const named = (id) =>
      said(id, 'msid') ?? `${said(id, 'mslabel') ?? 'default'} ${said(id, 'label') ?? `default ${id}`}`;
    const names = new Set([...ids].map(named));
    if (!names.size && !session.includes('a=msid-semantic')) names.add('default');
    return [...names];
  });
}

const offers = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => name.endsWith('.sdp') && !incomplete.some((start) => name.startsWith(start)))
      .map((name) => ({ name, sdp: readFileSync(join(folder, name), 'utf8').replace(/\r?\n/g, '\r\n') }))
      .map((offer) => ({ ...offer, count: tracksOf(offer.sdp).length }))
  : [];

const [row, several] = [
  'Plan B: recorded offers of real servers are accepted, with every track',
  offers.filter(({ count }) => count > 2).length,
];

if (!offers.length) test('recorded Plan B offers', { skip: `no ${folder}` });
else
  behaviour(
    `${offers.length} recorded offers, ${several} of them with more than two tracks`,
    { row, args: [offers] },
    async (given) => {
      const wrong = [];
      for (const { name, sdp, count } of given) {
        const connection = new webkitRTCPeerConnection({ sdpSemantics: 'plan-b' });
        const tracks = new Set();
        const inStreams = new Set();
        connection.ontrack = ({ track }) => {
          tracks.add(track);
        };
        connection.onaddstream = ({ stream }) => {
          stream.getTracks().forEach((track) => inStreams.add(track));
        };
        try {
          await calls.done((ok, fail) =>
            connection.setRemoteDescription(new RTCSessionDescription({ type: 'offer', sdp }), ok, fail)
          );
          const answer = await calls.done((ok, fail) => connection.createAnswer(ok, fail));
          await calls.done((ok, fail) => connection.setLocalDescription(answer, ok, fail));
          if (tracks.size !== count || inStreams.size !== count)
            wrong.push(`${name}: ${tracks.size} and ${inStreams.size} of ${count}`);
        } catch (error) {
          wrong.push(`${name}: ${error}`);
        }
        connection.close();
      }
      return wrong;
    },
    []
  );
