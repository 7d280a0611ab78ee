// Do calls with a peer that is not a browser work, whichever side offers, and in the dialects that peers spoke? aiortc,
// with its descriptions made old.
import { inRoot } from '../../tools/lib/project.mjs';
import { behaviour } from '../e2e/behaviour.mjs';
import { freePorts, start, withServer } from './server.mjs';

/** Runs in the page. */
const library = () => {
  /** A call with aiortc, which gathers all its candidates first, and so do we. */
  window.talk = async (peer, dialect, { pageOffers }) => {
    const id = String(Math.random());
    const ask = async (path, body) => {
      const response = await fetch(
        `${peer}/${path}?id=${id}&dialect=${dialect}`,
        body && { method: 'POST', body: JSON.stringify({ type: body.type, sdp: body.sdp }) }
      );
      const answer = await response.json();
      if (answer.error) throw new Error(`aiortc: ${answer.error}`);
      return answer;
    };
    const connection = new webkitRTCPeerConnection({ iceServers: [] }, { optional: [{ DtlsSrtpKeyAgreement: true }] });
    const camera = await calls.camera();
    connection.addStream(camera);
    const streams = [];
    const added = calls.event(connection, 'addstream');
    connection.onaddstream = ({ stream }) => {
      streams.push(stream);
    };
    const all = new Promise((resolve) => {
      connection.onicecandidate = ({ candidate }) => {
        if (!candidate) resolve();
      };
    });
    const set = (side, description) =>
      calls.done((ok, fail) => connection[`set${side}Description`](new RTCSessionDescription(description), ok, fail));
    const echo = new Promise((resolve) => {
      const hook = (channel) => {
        window.channel = channel;
        channel.onmessage = ({ data }) => resolve(data);
        // Not at once: aiortc sometimes never answers messages that arrive with the acknowledgement of its own channel,
        // also from native pages.
        channel.onopen = () => setTimeout(() => channel.send('hello'), 200);
      };
      connection.ondatachannel = ({ channel }) => hook(channel);
      if (pageOffers) hook(connection.createDataChannel('from the page'));
    });
    if (pageOffers) {
      await set('Local', await calls.done((ok, fail) => connection.createOffer(ok, fail)));
      await all;
      await set('Remote', await ask('offer', connection.localDescription));
    } else {
      await set('Remote', await ask('call'));
      await set('Local', await calls.done((ok, fail) => connection.createAnswer(ok, fail)));
      await all;
      await ask('answer', connection.localDescription);
    }
    await calls.connected(connection);
    await added;
    const video = await calls.plays(streams[0]);
    // Chromium measures the level of what it plays.
    video.muted = false;
    const heard = async () => {
      for (;;) {
        const counts = await ask('heard');
        if (counts.audio > 10 && counts.video > 3 && counts.data) return ['audio', 'video', 'data'];
        await new Promise((later) => {
          setTimeout(later, 100);
        });
      }
    };
    const loud = async () => {
      for (;;) {
        const response = await calls.done((ok) => connection.getStats(ok));
        if (
          response.result().some((report) => report.type === 'ssrc' && Number(report.stat('audioOutputLevel')) > 1000)
        )
          return 'loud';
        await new Promise((later) => {
          setTimeout(later, 100);
        });
      }
    };
    const outcome = [
      streams.map((stream) =>
        stream
          .getTracks()
          .map(({ kind }) => kind)
          .sort()
          .join()
      ),
      await echo,
      await heard(),
      await loud(),
    ];
    const closed = calls.event(channel, 'close');
    await ask('bye');
    await closed;
    connection.close();
    for (const track of camera.getTracks()) track.stop();
    return outcome;
  };
};
const head = `<script>(${library})()</script>`;

const dialects = {
  modern: 'of today',
  savpf: 'RTP/SAVPF and sctpmap',
  'no-msid': 'no msid',
  'no-bundle': 'no BUNDLE',
  'no-mid': 'no mid',
  'fixed-mids': 'the mids audio, video, data',
};

await withServer('aiortc', async (python) => {
  const [port] = await freePorts(1);
  await start(python, [inRoot('tests/servers/aiortc/peer.py'), String(port)], { ready: /^ready/m });
  for (const [dialect, title] of Object.entries(dialects)) {
    for (const pageOffers of [true, false]) {
      behaviour(
        `sound, pictures and data both ways with aiortc, ${pageOffers ? 'the page offers' : 'aiortc offers'}: ${title}`,
        {
          head,
          args: [`http://127.0.0.1:${port}`, dialect, { pageOffers }],
          patience: 30_000,
        },
        (...args) => talk(...args),
        [['audio,video'], 'aiortc heard: hello', ['audio', 'video', 'data'], 'loud']
      );
    }
  }
});
