// new webkitRTCPeerConnection(configuration, constraints), in every form that a page may have.
(function () {
  var Connection = webkitRTCPeerConnection;

  function made(name, f) {
    era.now(name, function () {
      f().close();
      return 'a connection';
    });
  }

  /** `new webkitRTCPeerConnection(configuration)` */
  function configured(name, configuration) {
    made(name, function () {
      return new Connection(configuration);
    });
  }

  /** `new webkitRTCPeerConnection(null, constraints)` */
  function constrained(name, constraints) {
    made('constraints ' + name, function () {
      return new Connection(null, constraints);
    });
  }

  function withServer(name, server) {
    configured(name, { iceServers: [server] });
  }

  function throwing(name) {
    return Object.defineProperty({}, name, {
      enumerable: true,
      get: function () {
        throw new RangeError("the page's own");
      },
    });
  }

  // The first argument.
  made('()', function () {
    return new Connection();
  });
  [null, undefined, '', 'x', 5, true, [], {}].forEach(function (value) {
    configured('(' + (JSON.stringify(value) || value) + ')', value);
  });
  configured('(a function)', function () {});
  configured('(a date)', new Date());
  made('without new', function () {
    return Connection(null);
  });
  made('Reflect.construct', function () {
    return Reflect.construct(Connection, [null]);
  });
  made('three arguments', function () {
    return new Connection(null, null, 5);
  });

  // The second argument.
  [null, undefined, '', 5, true, [], {}].forEach(function (value) {
    made('(null, ' + (JSON.stringify(value) || value) + ')', function () {
      return new Connection(null, value);
    });
  });
  made('(null, a function)', function () {
    return new Connection(null, function () {});
  });
  made('(null, a date)', function () {
    return new Connection(null, new Date());
  });

  // Lists of servers.
  [null, undefined, {}, 'x', 5, true, { length: 0 }, [], [null], [undefined], ['stun:a'], [{}], [[]], [5]].forEach(
    function (list) {
      configured(
        'iceServers: ' + (list && list[0] === undefined && list.length ? '[undefined]' : JSON.stringify(list)),
        { iceServers: list }
      );
    }
  );

  // Addresses.
  [
    'stun:a',
    'stun:a:3478',
    'stun:127.0.0.1:19302',
    'stun://a:3478',
    'stun://a',
    'STUN:a',
    'stuns:a',
    'stun:',
    'stun',
    'stun:a:99999',
    'stun:a:',
    'stun:a:b',
    'stun:[::1]',
    'stun:[::1]:3478',
    'stun:a:0',
    'stun:a:-1',
    'stun:_a',
    'stun:u@a',
    'stun:a/path',
    'stun:a?transport=udp',
    'stun: a',
    'stun:a b',
    ' stun:a',
    'stun:a ',
    '\tstun:a\n',
    'turn:a',
    'turn:u@a',
    'turn:u@a:3',
    'turns:a',
    'turns:a:443?transport=tcp',
    'turn:a?transport=udp',
    'turn:a?transport=sctp',
    'turn:a:3478?transport=TCP',
    'turn:a?foo=bar',
    'turn:a?',
    'turn:',
    'turn:%41',
    'http://a',
    'a',
    '',
    ' ',
    null,
    undefined,
    5,
    ['stun:a'],
  ].forEach(function (url) {
    withServer('url: ' + JSON.stringify(url), { url: url });
  });
  [
    'stun:a',
    ['stun:a'],
    ['stun:a', 'stun:b'],
    [],
    [''],
    '',
    null,
    undefined,
    5,
    ['http://a'],
    {},
    ['turn:a'],
    [null],
    ' stun:a',
    ['stun:a '],
  ].forEach(function (urls) {
    withServer('urls: ' + JSON.stringify(urls), { urls: urls });
  });
  withServer('urls bad, url good', { urls: 'http:a', url: 'stun:a' });
  withServer('urls good, url bad', { urls: 'stun:a', url: 'http:a' });

  // User names and passwords.
  function turn(name, more) {
    more.url = more.url || 'turn:foo.com';
    withServer('turn ' + name, more);
  }
  turn('with credential', { credential: 'x' });
  turn('with username', { username: 'x' });
  turn('with both', { username: 'x', credential: 'y' });
  turn('user@ with credential', { url: 'turn:u@foo.com', credential: 'y' });
  turn('with numbers', { username: 5, credential: 6 });
  turn('with null', { username: null, credential: null });
  turn('with objects', { username: {}, credential: {} });
  turn('with empty texts', { username: '', credential: '' });

  // What else a configuration has.
  ['none', 'relay', 'all', 'bogus', '', null, undefined, 5].forEach(function (value) {
    ['iceTransports', 'iceTransportPolicy'].forEach(function (name) {
      var configuration = { iceServers: [] };
      configuration[name] = value;
      configured(name + ': ' + JSON.stringify(value), configuration);
    });
  });
  ['balanced', 'max-compat', 'max-bundle', 'bogus', '', null, undefined].forEach(function (value) {
    configured('bundlePolicy: ' + JSON.stringify(value), { iceServers: [], bundlePolicy: value });
  });
  ['negotiate', 'require', 'bogus', '', null, undefined].forEach(function (value) {
    configured('rtcpMuxPolicy: ' + JSON.stringify(value), { iceServers: [], rtcpMuxPolicy: value });
  });
  ['plan-b', 'unified-plan', 'bogus', null].forEach(function (value) {
    configured('sdpSemantics: ' + JSON.stringify(value), { sdpSemantics: value });
  });
  configured('certificates: []', { certificates: [] });
  configured('certificates: [{}]', { certificates: [{}] });
  configured('certificates: null', { certificates: null });
  configured('iceCandidatePoolSize: -1', { iceCandidatePoolSize: -1 });
  configured('iceCandidatePoolSize: 1000', { iceCandidatePoolSize: 1000 });
  configured('an unknown member', { foo: 1 });
  configured('peerIdentity', { peerIdentity: 'a@b' });
  configured('a getter that throws', throwing('iceServers'));

  // The grammar of constraints.
  constrained('{mandatory: {}}', { mandatory: {} });
  constrained('{optional: []}', { optional: [] });
  constrained('both empty', { mandatory: {}, optional: [] });
  [null, undefined, 5, 'x', [], true].forEach(function (value) {
    constrained('mandatory: ' + JSON.stringify(value), { mandatory: value });
  });
  [
    null,
    undefined,
    {},
    { a: 1 },
    5,
    [null],
    [undefined],
    [{}],
    [5],
    ['x'],
    [{ a: 1, b: 2 }],
    [{ foo: true }],
    [[]],
  ].forEach(function (value) {
    constrained(
      'optional: ' + (value && value.length && value[0] === undefined ? '[undefined]' : JSON.stringify(value)),
      { optional: value }
    );
  });
  constrained('an unknown key', { foo: 1 });
  constrained('mandatory and an unknown key', { mandatory: {}, foo: 1 });
  constrained('optional and an unknown key', { optional: [], foo: 1 });
  constrained('{audio: true}', { audio: true });
  constrained('a getter that throws', throwing('mandatory'));

  // Their names.
  function key(name, value, mandatory) {
    var set = {};
    set[name] = value;
    constrained(
      (mandatory ? 'mandatory ' : 'optional ') + name + ': ' + JSON.stringify(value),
      mandatory ? { mandatory: set } : { optional: [set] }
    );
  }
  [true, false, 'true', null, {}, undefined, 1].forEach(function (value) {
    key('DtlsSrtpKeyAgreement', value, false);
  });
  [true, false].forEach(function (value) {
    key('DtlsSrtpKeyAgreement', value, true);
  });
  key('RtpDataChannels', true, false);
  constrained('optional RtpDataChannels and DtlsSrtpKeyAgreement', {
    optional: [{ RtpDataChannels: true }, { DtlsSrtpKeyAgreement: true }],
  });
  [
    'RtpDataChannels',
    'googDscp',
    'googIPv6',
    'googSuspendBelowMinBitrate',
    'googNumUnsignalledRecvStreams',
    'googCombinedAudioVideoBwe',
    'googScreencastMinBitrate',
    'googCpuOveruseDetection',
    'googCpuUnderuseThreshold',
    'googCpuOveruseThreshold',
    'googCpuUnderuseEncodeRsdThreshold',
    'googCpuOveruseEncodeRsdThreshold',
    'googCpuOveruseEncodeUsage',
    'googHighStartBitrate',
    'googHighBitrate',
    'googVeryHighBitrate',
    'googPayloadPadding',
    'googLeakyBucket',
    'googImprovedWifiBwe',
    'googUseRtpMUX',
    'OfferToReceiveAudio',
    'OfferToReceiveVideo',
    'VoiceActivityDetection',
    'IceRestart',
    'googBandwidthEstimation',
    'googNoiseReduction',
    'googSkipEncodingUnusedStreams',
    'googTemporalLayeredScreencast',
    'googUnsignalledRecvStreamLimit',
    'enableDscp',
    'echoCancellation',
    'minWidth',
    'width',
    'deviceId',
    'googEchoCancellation',
    'googTypingNoiseDetection',
    'foo',
  ].forEach(function (name) {
    key(name, true, true);
  });

  // Classes of the page that stand on it.
  function Child() {}
  Child.prototype = Object.create(Connection.prototype);
  era.now('a child made by new', function () {
    return [new Child() instanceof Connection, String(new Child())];
  });
  era.now('an attribute of a child', function () {
    return new Child().signalingState;
  });
  era.now('thirty at once', function () {
    var all = [];
    for (var count = 0; count < 30; count++) all.push(new Connection(null));
    all.forEach(function (connection) {
      connection.close();
    });
    return all.length;
  });
  era.now('generateCertificate', function () {
    return typeof Connection.generateCertificate;
  });

  era.ready();
})();
