// kurento-utils 5.1.0 (2014): a WebRtcPeer for a media server. Here the server is a native connection of today. The
// package has no file for browsers: like its authors, we let a bundler make one, from its own sources and its one
// dependency.
import { mkdirSync, readFileSync } from 'node:fs';
import webpack from 'webpack';
import { inRoot } from '../../../tools/lib/project.mjs';
import { behaviour } from '../behaviour.mjs';
import { adapters } from '../period.mjs';

async function bundled() {
  const path = inRoot('target/e2e/libraries');
  mkdirSync(path, { recursive: true });
  const stats = await new Promise((done, failed) => {
    webpack(
      {
        mode: 'none',
        entry: inRoot('tests/libraries/node_modules/kurento-utils/lib/index.js'),
        output: { path, filename: 'kurento-utils.js', library: 'kurentoUtils', libraryTarget: 'var' },
      },
      (error, result) => (error ? failed(error) : done(result))
    );
  });
  if (stats.hasErrors()) throw new Error(stats.toString());
  return readFileSync(`${path}/kurento-utils.js`, 'utf8');
}

/** Runs in the page. */
const library = () => {
  // What every page of the time got from adapter.js.
  window.getUserMedia = window.getUserMedia || navigator.webkitGetUserMedia.bind(navigator);

  /** The server: answers an offer, all candidates inside, and sends its own pictures. */
  window.server = async (offer, sends) => {
    const connection = (window.media = new Native());
    const tracked = [];
    connection.ontrack = ({ track }) => tracked.push(track.kind);
    await connection.setRemoteDescription({ type: 'offer', sdp: offer });
    const camera = sends && (await navigator.mediaDevices.getUserMedia({ audio: true, video: true }));
    if (camera) for (const track of camera.getTracks()) connection.addTrack(track, camera);
    const gathered = new Promise((resolve) => {
      connection.onicecandidate = ({ candidate }) => {
        if (!candidate) resolve();
      };
    });
    await connection.setLocalDescription();
    await gathered;
    return { answer: connection.localDescription.sdp, tracked };
  };

  /** Starts a peer by `start(onSdp, onError)`, and takes the answer to what it offers. */
  window.answered = (start, sends = true) =>
    new Promise((resolve, reject) => {
      start((offer, peer) => {
        server(offer, sends)
          .then(({ answer, tracked }) => peer.processSdpAnswer(answer, () => resolve({ peer, tracked })))
          .catch(reject);
      }, reject);
    });
};

const page = {
  row: 'kurento-utils 5.1.0: sendrecv and recvonly',
  before: '<script>Native = RTCPeerConnection</script>',
  head: `<script>${await bundled()}</script><script>(${library})()</script>`,
  body: '<video id="local" autoplay></video><video id="remote" autoplay muted></video>',
};

const sendsAndReceives = async () => {
  const { peer, tracked } = await answered((onSdp, onError) =>
    kurentoUtils.WebRtcPeer.startSendRecv(local, remote, onSdp, onError, undefined, undefined, undefined, {
      iceServers: [],
    })
  );
  await Promise.all([calls.moves(local), calls.moves(remote)]);
  // From 3 to 5, adapter.js makes URLs of its own.
  const shown = [/^(poly)?blob:/.test(local.src), /^(poly)?blob:/.test(remote.src), tracked.sort()];
  peer.dispose();
  return [
    ...shown,
    peer.pc.signalingState,
    local.srcObject,
    peer.stream.getTracks().map(({ readyState }) => readyState),
  ];
};
const sentAndReceived = [true, true, ['audio', 'video'], 'closed', null, ['ended', 'ended']];
behaviour('kurento-utils sends and receives', page, sendsAndReceives, sentAndReceived);

// Each page had one, of its own year.
for (const [version, adapter] of Object.entries(adapters)) {
  if (parseInt(version, 10) > 5) continue;
  behaviour(
    `kurento-utils sends and receives beside webrtc-adapter ${version}`,
    { ...page, head: adapter + page.head },
    sendsAndReceives,
    sentAndReceived
  );
}

behaviour(
  'kurento-utils receives only',
  page,
  async () => {
    // startRecvOnly() hands its arguments on in the wrong order in that version: the server would be the video stream.
    const peer = new kurentoUtils.WebRtcPeer('recv', null, remote, null, calls.uncaught);
    const { tracked } = await answered((onSdp) => {
      peer.onsdpoffer = onSdp;
      peer.start({ iceServers: [] }, { optional: [{ DtlsSrtpKeyAgreement: true }] });
    });
    await calls.moves(remote);
    return [tracked.sort(), peer.pc.getRemoteStreams().length];
  },
  [[], 1]
);
