// `iceServers` and `iceTransports`, as every year wrote them.
import { behaviour } from './behaviour.mjs';

/** Runs in the page: the native configuration that comes of a legacy one. */
const servers = () => {
  window.servers = (...iceServers) =>
    new webkitRTCPeerConnection({ iceServers })
      .getConfiguration()
      .iceServers.map(({ urls, username = '', credential = '' }) =>
        [[].concat(urls).join(' '), username, credential].join('|')
      );
};
const head = `<script>(${servers})()</script>`;

behaviour(
  'takes `url`, and `urls` as string and list, of which `urls` wins',
  {
    row: '`iceServers[].url`, `stun://host`, `turn:user@host`',
    surface: ['iceServers[].url', 'iceServers[].urls', 'username, credential'],
    needs: 'lists of addresses',
    head,
  },
  () => [
    servers({ url: 'stun:127.0.0.1' }),
    servers({ url: 'stun:127.0.0.1:3478' }, { url: 'turn:h', username: 'u', credential: 'c' }),
    servers({ urls: 'stun:a' }),
    servers({ urls: ['stun:a', 'stun:b'] }),
    servers({ url: 'stun:a', urls: 'stun:b' }),
    servers(),
  ],
  [['stun:127.0.0.1||'], ['stun:127.0.0.1:3478||', 'turn:h|u|c'], ['stun:a||'], ['stun:a stun:b||'], ['stun:b||'], []]
);

behaviour(
  'drops the slashes of stun://host',
  { row: '`iceServers[].url`, `stun://host`, `turn:user@host`', surface: 'iceServers[].url', head },
  () => [servers({ url: 'stun://a:3478' }), servers({ url: 'turn://u@a?transport=tcp', credential: 'c' })],
  [['stun:a:3478||'], ['turn:a?transport=tcp|u|c']]
);

behaviour(
  'reads the user from turn:user@host',
  { row: '`iceServers[].url`, `stun://host`, `turn:user@host`', surface: 'turn:user@host', head },
  () => [
    servers({ url: 'turn:user@h', credential: 'c' }),
    servers({ url: 'turn:a%40b.org@h:80', credential: 'c' }),
    servers({ url: 'turn:x@h', username: 'u', credential: 'c' }),
  ],
  [['turn:h|user|c'], ['turn:h:80|a@b.org|c'], ['turn:h|u|c']]
);

behaviour(
  'lets a TURN server without user or password pass',
  { row: 'TURN without user name or password', surface: 'TURN without user name or password', head },
  () =>
    [
      servers({ url: 'turn:h', credential: 'x' }),
      servers({ url: 'turn:h' }),
      servers({ url: 'turn:h', username: '', credential: '' }),
    ].map((list) => list.length),
  [1, 1, 1]
);

behaviour(
  "TURN under `urls` may lack them in a call of Chrome 49's form, with constraints; otherwise the browser refuses it",
  { row: 'TURN without user name or password', surface: 'TURN without user name or password', head },
  () => {
    const configuration = { iceServers: [{ urls: ['turn:h', 'stun://s'] }] };
    const attempt = (make) => {
      try {
        return make().getConfiguration().iceServers.length;
      } catch (error) {
        return error.name;
      }
    };
    return [
      attempt(() => new webkitRTCPeerConnection(configuration, null)),
      attempt(() => new webkitRTCPeerConnection(configuration)),
      attempt(() => new RTCPeerConnection(configuration)),
    ];
  },
  [2, 'InvalidAccessError', 'InvalidAccessError']
);

behaviour(
  'refuses a URL that is not of ICE',
  { surface: 'iceServers missing or malformed' },
  () =>
    ['http://h', 'foo', ''].map((url) => calls.attempt(() => new webkitRTCPeerConnection({ iceServers: [{ url }] }))),
  Array(3).fill("TypeError: Failed to construct 'RTCPeerConnection': Malformed URL")
);

behaviour(
  "leaves the page's own configuration as it is",
  {},
  () => {
    const configuration = Object.freeze({
      iceServers: Object.freeze([Object.freeze({ url: 'turn:user@h', credential: 'c' })]),
      iceTransports: 'all',
    });
    new webkitRTCPeerConnection(configuration);
    return configuration;
  },
  { iceServers: [{ url: 'turn:user@h', credential: 'c' }], iceTransports: 'all' }
);

behaviour(
  'honours `iceTransports`, which browsers ignore today',
  { row: '`iceTransports: "relay"` hides addresses', surface: 'iceTransports' },
  () => {
    const policy = (iceTransports) =>
      new webkitRTCPeerConnection({ iceTransports }).getConfiguration().iceTransportPolicy;
    return {
      relay: policy('relay'),
      all: policy('all'),
      none: policy('none'),
      absent: policy(undefined),
      malformed: ['Relay', '', null, 5].map((iceTransports) =>
        calls.attempt(() => new webkitRTCPeerConnection({ iceTransports }, null))
      ),
    };
  },
  {
    relay: 'relay',
    all: 'all',
    none: 'relay',
    absent: 'all',
    malformed: Array(4).fill("TypeError: Failed to construct 'RTCPeerConnection': Malformed RTCIceTransports"),
  }
);

behaviour(
  'gathers no address at all with `iceTransports: "none"`, where "all" gathers some',
  { row: '`iceTransports: "relay"` hides addresses', surface: 'iceTransports' },
  () =>
    Promise.all(
      ['none', 'all'].map(async (iceTransports) => {
        const connection = new webkitRTCPeerConnection({ iceTransports });
        // Firefox marks the end with an empty candidate, before the null.
        let candidates = 0;
        const finished = calls.event(connection, 'icecandidate', ({ candidate }) => {
          if (candidate?.candidate) candidates++;
          return iceTransports === 'none' ? !candidate : candidate?.candidate;
        });
        const offer = await calls.done((ok, fail) => connection.createOffer(ok, fail));
        await calls.done((ok, fail) => connection.setLocalDescription(offer, ok, fail));
        await finished;
        return candidates > 0;
      })
    ),
  [false, true]
);

behaviour(
  'a browser with its own Plan B (Chromium 69 to 95) never gets `sdpSemantics`: its Plan B would be translated again',
  {
    before: `<script>
    window.heard = [];
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration) {
        heard.push(String(configuration && configuration.sdpSemantics));
        super(configuration);
      }
    };
  </script>`,
  },
  () => {
    for (const sdpSemantics of ['plan-b', 'unified-plan', 'auto', undefined])
      new webkitRTCPeerConnection({ sdpSemantics });
    return heard;
  },
  ['undefined', 'undefined', 'undefined', 'undefined']
);
