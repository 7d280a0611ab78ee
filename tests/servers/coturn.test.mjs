// Do relay addresses, as every year wrote them, lead through a real relay? Calls from connection to connection only
// through coturn.
import assert from 'node:assert/strict';
import { behaviour } from '../e2e/behaviour.mjs';
import { freePorts, scratch, start, withServer } from './server.mjs';

/** Runs in the page. */
const library = () => {
  /**
   * A call that only a relay carries: the candidates of both sides, and the type that legacy statistics give for the
   * pair in use.
   */
  window.relayed = async (configuration) => {
    const { caller, callee } = calls.pair(configuration);
    window.relays = [];
    const given = [caller, callee].map((connection) => {
      const types = new Set();
      connection.addEventListener('icecandidate', ({ candidate }) => {
        const [, port, type] = /^candidate:\S+ \d \S+ \d+ \S+ (\d+) typ (\w+)/.exec(candidate?.candidate) ?? [];
        if (!type) return;
        types.add(type);
        relays.push(port);
      });
      return types;
    });
    const camera = await calls.camera();
    caller.addStream(camera);
    const channel = caller.createDataChannel('chat');
    const heard = new Promise((resolve) => {
      callee.ondatachannel = (event) => {
        event.channel.onmessage = ({ data }) => resolve(data);
      };
    });
    channel.onopen = () => channel.send('through the relay');
    const added = calls.event(callee, 'addstream');
    await calls.negotiate(caller, callee);
    await calls.connected(caller, callee);
    await calls.plays((await added).stream);
    const text = await heard;
    const pair = await active(caller);
    for (const connection of [caller, callee]) connection.close();
    for (const track of camera.getTracks()) track.stop();
    return [given.map((types) => [...types].join()), pair, text];
  };

  /** What the legacy statistics tell of the pair in use. */
  const active = async (connection) => {
    for (;;) {
      const response = await calls.done((ok) => connection.getStats(ok));
      const pair = response
        .result()
        .find((report) => report.type === 'googCandidatePair' && report.stat('googActiveConnection') === 'true');
      if (pair) {
        const local = response.namedItem(pair.stat('localCandidateId'));
        return [
          pair.stat('googLocalCandidateType'),
          pair.stat('googRemoteCandidateType'),
          local.type,
          local.stat('candidateType'),
        ];
      }
      await new Promise((later) => {
        setTimeout(later, 100);
      });
    }
  };

  /** Waits until a connection has gathered what it can; gives the candidates. */
  window.gathered = async (connection) => {
    const candidates = [];
    const end = calls.event(connection, 'icecandidate', ({ candidate }) => {
      if (candidate?.candidate) candidates.push(candidate.candidate);
      return !candidate;
    });
    connection.createDataChannel('chat');
    const offer = await calls.done((ok, fail) => connection.createOffer(ok, fail));
    await calls.done((ok, fail) => connection.setLocalDescription(offer, ok, fail));
    await end;
    return candidates;
  };
};
const head = `<script>(${library})()</script>`;

const through = [['relay', 'relay'], ['relay', 'relay', 'localcandidate', 'relayed'], 'through the relay'];

/** Each with a user of its own, whose name is `FORM` where it stands in front of the host. `HOST` is the relay. */
const forms = {
  'turn:user@host?transport=udp, the user before Chrome 28': {
    iceServers: [{ url: 'turn:FORM@HOST?transport=udp', credential: 'x' }],
    iceTransports: 'relay',
  },
  'turn:user%40domain@host': {
    iceServers: [{ url: 'turn:FORM%40domain@HOST', credential: 'x' }],
    iceTransports: 'relay',
  },
  'url, username and credential': {
    iceServers: [{ url: 'turn:HOST', username: 'FORM', credential: 'x' }],
    iceTransports: 'relay',
  },
  'url over tcp': {
    iceServers: [{ url: 'turn:HOST?transport=tcp', username: 'FORM', credential: 'x' }],
    iceTransports: 'relay',
  },
  'turn:user@host over tcp': {
    iceServers: [{ url: 'turn:FORM@HOST?transport=tcp', credential: 'x' }],
    iceTransports: 'relay',
  },
  'turn://user@host, as a URL': { iceServers: [{ url: 'turn://FORM@HOST/', credential: 'x' }], iceTransports: 'relay' },
  'urls as a text': { iceServers: [{ urls: 'turn:HOST', username: 'FORM', credential: 'x' }], iceTransports: 'relay' },
  'urls as a list, udp and tcp': {
    iceServers: [{ urls: ['turn:HOST?transport=udp', 'turn:HOST?transport=tcp'], username: 'FORM', credential: 'x' }],
    iceTransports: 'relay',
  },
  'uri, of the first drafts, beside url': {
    iceServers: [{ uri: 'turn:HOST', url: 'turn:HOST', username: 'FORM', credential: 'x' }],
    iceTransports: 'relay',
  },
  'stun beside turn, and a blank': {
    iceServers: [{ url: 'stun://HOST' }, { url: ' turn:FORM@HOST ', credential: 'x' }],
    iceTransports: 'relay',
  },
  iceTransportPolicy: {
    iceServers: [{ urls: ['turn:HOST'], username: 'FORM', credential: 'x' }],
    iceTransportPolicy: 'relay',
  },
};

await withServer('coturn', async (program) => {
  const [port] = await freePorts(1);
  const host = `127.0.0.1:${port}`;
  const names = Object.keys(forms);
  /** `form3` for the third, and `form2@domain`: coturn's log tells who had an allocation. */
  const userOf = (name) => `form${names.indexOf(name) + 1}${name.includes('%40') ? '@domain' : ''}`;
  const { log } = await start(
    program,
    [
      // In one thread: its log has what belongs together line by line.
      '-n',
      '-m',
      '0',
      '--listening-ip=127.0.0.1',
      '--relay-ip=127.0.0.1',
      `--listening-port=${port}`,
      '--lt-cred-mech',
      '--realm=local',
      '--allow-loopback-peers',
      ...[...names.map(userOf), 'other'].map((user) => `--user=${user}:x`),
      '--no-cli',
      '--no-tls',
      '--no-dtls',
      '--no-multicast-peers',
      '--verbose',
      '--log-file=stdout',
      '--simple-log',
      `--userdb=${scratch('coturn')}/users`,
      `--pidfile=${scratch('coturn')}/pid`,
    ],
    { ready: /UDP listener opened[\s\S]*admin thread/ }
  );

  /** Who has the relay's port, by coturn's own log. */
  const userAt = (relay) =>
    new RegExp(`Local relay addr: 127\\.0\\.0\\.1:${relay}\n.*: new, realm=<local>, username=<([^>]*)>`).exec(
      log()
    )?.[1];

  for (const [name, form] of Object.entries(forms)) {
    const user = userOf(name);
    const configuration = JSON.parse(
      JSON.stringify(form).replaceAll('FORM', user.split('@')[0]).replaceAll('HOST', host)
    );
    behaviour(
      `a call goes through the relay: ${name}`,
      {
        head,
        args: [configuration],
        patience: 30_000,
        async also(page) {
          const relays = await page.evaluate(() => relays);
          assert.ok(relays.length >= 2, 'each side has a relay');
          assert.deepEqual(
            relays.map(userAt),
            relays.map(() => user)
          );
        },
      },
      (given) => relayed(given),
      through
    );
  }

  const wrong = { iceServers: [{ url: `turn:other@${host}`, credential: 'wrong' }], iceTransports: 'relay' };
  behaviour(
    'with a wrong password there is no candidate and no call, and gathering ends',
    { head, args: [wrong], patience: 30_000 },
    async (given) => {
      const connection = new webkitRTCPeerConnection(given);
      const candidates = await gathered(connection);
      return [candidates, connection.iceGatheringState, connection.iceConnectionState];
    },
    [[], 'complete', 'new']
  );

  const none = { iceServers: [{ url: `turn:other@${host}`, credential: 'x' }], iceTransports: 'none' };
  behaviour(
    '`iceTransports: "none"` asks no relay for anything',
    {
      head,
      args: [none],
      also() {
        assert.doesNotMatch(log(), /new, realm=<local>, username=<other>/);
      },
    },
    (given) => gathered(new webkitRTCPeerConnection(given)),
    []
  );
});
