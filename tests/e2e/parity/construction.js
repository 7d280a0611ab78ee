// Parity: configurations, certificates, closing.
(function () {
  'use strict';
  const configured = (configuration) => {
    const { iceServers, iceTransportPolicy, bundlePolicy, rtcpMuxPolicy, iceCandidatePoolSize, certificates } =
      connection(configuration).getConfiguration();
    return {
      iceServers: iceServers?.map(({ urls, username, credential }) => ({ urls, username, credential })),
      iceTransportPolicy,
      bundlePolicy,
      rtcpMuxPolicy,
      iceCandidatePoolSize,
      certificates: certificates?.length,
    };
  };
  const good = {
    nothing: undefined,
    null: null,
    'an empty object': {},
    'no servers': { iceServers: [] },
    'a server': { iceServers: [{ urls: 'stun:127.0.0.1' }] },
    'servers in lists': {
      iceServers: [
        { urls: ['stun:127.0.0.1:3478', 'turn:127.0.0.1:3479?transport=tcp'], username: 'u', credential: 'c' },
        { urls: ['turns:127.0.0.1'], username: 'u', credential: 'c' },
      ],
    },
    relay: { iceTransportPolicy: 'relay' },
    all: { iceTransportPolicy: 'all' },
    balanced: { bundlePolicy: 'balanced' },
    'max-compat': { bundlePolicy: 'max-compat' },
    'max-bundle': { bundlePolicy: 'max-bundle' },
    require: { rtcpMuxPolicy: 'require' },
    'a pool': { iceCandidatePoolSize: 1 },
    'unknown members': { madeUp: 1, iceServers: [] },
    'no certificates': { certificates: [] },
  };
  for (const [title, configuration] of Object.entries(good))
    check(`configuration: ${title}`, () => configured(configuration));
  const bad = {
    'a number': 5,
    'a text': 'x',
    'a function': () => {},
    'servers null': { iceServers: null },
    'servers a number': { iceServers: 5 },
    'a server that is a text': { iceServers: ['stun:x'] },
    'a server without urls': { iceServers: [{}] },
    'no url': { iceServers: [{ urls: '' }] },
    'an empty list': { iceServers: [{ urls: [] }] },
    http: { iceServers: [{ urls: 'http://127.0.0.1' }] },
    'no scheme': { iceServers: [{ urls: '127.0.0.1' }] },
    'unknown policy': { iceTransportPolicy: 'none' },
    'unknown bundle policy': { bundlePolicy: 'x' },
    'unknown mux policy': { rtcpMuxPolicy: 'x' },
    'a pool of -1': { iceCandidatePoolSize: -1 },
    'a pool of 256': { iceCandidatePoolSize: 256 },
    'certificates null': { certificates: null },
    'certificates of numbers': { certificates: [5] },
  };
  for (const [title, configuration] of Object.entries(bad))
    check(`bad configuration: ${title}`, () =>
      outcome(() => {
        connection(configuration);
      })
    );
  check('configuration: a TURN server without user name', () =>
    outcome(() => {
      connection({ iceServers: [{ urls: 'turn:127.0.0.1' }] });
    })
  );
  check('configuration: url instead of urls', () =>
    outcome(() => {
      connection({ iceServers: [{ url: 'stun:127.0.0.1' }] });
    })
  );
  check('bad configuration: a getter that throws', () =>
    outcome(() =>
      connection({
        get iceServers() {
          throw new RangeError('mine');
        },
      })
    )
  );
  check('configuration: members are read in order, once', () => {
    const read = [];
    connection(
      new Proxy(
        {},
        {
          get(_, key) {
            read.push(String(key));
          },
        }
      )
    );
    return read
      .filter((key) =>
        /^(bundlePolicy|certificates|iceCandidatePoolSize|iceServers|iceTransportPolicy|rtcpMuxPolicy)$/.test(key)
      )
      .filter((key, index, all) => all.indexOf(key) === index);
  });
  check('configuration: members of a prototype count', () => {
    class Defaults {
      get bundlePolicy() {
        return 'max-bundle';
      }
      get iceTransportPolicy() {
        return 'relay';
      }
    }
    const { bundlePolicy, iceTransportPolicy } = connection(new Defaults()).getConfiguration();
    return [bundlePolicy, iceTransportPolicy];
  });
  check('configuration: the page keeps its object', () => {
    const given = Object.freeze({ iceServers: Object.freeze([Object.freeze({ urls: 'stun:127.0.0.1' })]) });
    connection(given);
    return given;
  });
  check('setConfiguration', () => {
    const made = connection({ bundlePolicy: 'max-bundle' });
    return outcomes(
      () => made.setConfiguration({ bundlePolicy: 'max-bundle', iceServers: [] }),
      () => made.setConfiguration({ bundlePolicy: 'balanced' }),
      () => made.setConfiguration({ bundlePolicy: 'max-bundle', iceServers: [{ urls: 'x' }] }),
      () => made.setConfiguration(5),
      () => made.setConfiguration({ iceTransportPolicy: 'x' })
    );
  });
  check('getConfiguration gives a new object', () => {
    const made = connection();
    return made.getConfiguration() === made.getConfiguration();
  });

  check('generateCertificate', async () => {
    const made = await Connection.generateCertificate({ name: 'ECDSA', namedCurve: 'P-256' });
    return [
      made instanceof RTCCertificate,
      made.expires > Date.now(),
      made.getFingerprints?.()[0].algorithm,
      connection({ certificates: [made] }).getConfiguration().certificates?.length,
    ];
  });
  check('generateCertificate: wrong algorithms', () =>
    outcomes(
      () => Connection.generateCertificate({ name: 'SHA-1' }),
      () => Connection.generateCertificate(5),
      () => Connection.generateCertificate()
    )
  );
  check('a connection with a certificate has its fingerprint', async () => {
    const certificate = await Connection.generateCertificate(
      'RSASSA-PKCS1-v1_5' in {} ? '' : { name: 'ECDSA', namedCurve: 'P-256' }
    );
    const made = connection({ certificates: [certificate] });
    made.createDataChannel('x');
    const { sdp } = await made.createOffer();
    return sdp.toLowerCase().includes(certificate.getFingerprints()[0].value.toLowerCase());
  });

  check('close: states', () => {
    const made = connection();
    const returned = made.close();
    return [String(returned), made.signalingState, made.iceConnectionState, made.connectionState];
  });
  check('close: twice', () => {
    const made = connection();
    return outcomes(
      () => made.close(),
      () => made.close()
    );
  });
  check('close: no events', async () => {
    const made = connection();
    const seen = [];
    for (const type of [
      'signalingstatechange',
      'iceconnectionstatechange',
      'connectionstatechange',
      'icegatheringstatechange',
    ])
      made.addEventListener(type, () => seen.push(type));
    made.close();
    await pause(50);
    return seen;
  });
  check('close: methods afterwards', () => {
    const made = connection();
    made.close();
    return outcomes(
      () => made.createOffer(),
      () => made.createAnswer(),
      () => made.setLocalDescription(),
      () => made.setRemoteDescription({ type: 'offer', sdp: '' }),
      () => made.addTransceiver('audio'),
      () => made.createDataChannel('x'),
      () => made.restartIce(),
      () => {
        made.getSenders();
      },
      () => {
        made.getConfiguration();
      },
      () => made.setConfiguration({})
    );
  });
  check('close: getStats afterwards', async () => {
    const made = connection();
    made.close();
    return outcome(() => made.getStats());
  });
  check('close: addTrack afterwards', async () => {
    const made = connection();
    const stream = await camera();
    made.close();
    return outcome(() => made.addTrack(stream.getTracks()[0], stream));
  });
  check('close: the other side hears it', async () => {
    const [a, b] = pair();
    const channel = a.createDataChannel('x');
    await Promise.all([event(channel, 'open'), negotiate(a, b)]);
    const closed = event(channel, 'close');
    b.close();
    await closed;
    return channel.readyState;
  });
})();
