// Every form of the other methods, in every state: streams, channels, tones, statistics, the end. An observation is
// named by the state, the method and its arguments.
(function () {
  var form = states.form;
  var call = states.sync;

  // updateIce, setConfiguration.
  [
    ['()', []],
    ['(null)', [null]],
    ['({})', [{}]],
    ['(servers)', [{ iceServers: [{ url: 'stun:a' }] }]],
    ['(bad url)', [{ iceServers: [{ url: 'http:a' }] }]],
    ['(servers, {})', [{ iceServers: [] }, {}]],
    ['(servers, {foo})', [{ iceServers: [] }, { foo: 1 }]],
    ['(servers, {mandatory: {foo}})', [{ iceServers: [] }, { mandatory: { foo: 1 } }]],
    ['(5)', [5]],
    ['(relay)', [{ iceServers: [], iceTransports: 'relay' }]],
  ].forEach(function (given) {
    call('updateIce' + given[0], function (pc) {
      return pc.updateIce.apply(pc, given[1]);
    });
  });

  // Streams.
  [
    ['()', []],
    ['(null)', [null]],
    ['(5)', [5]],
    ['({})', [{}]],
    ['(a date)', [new Date()]],
  ].forEach(function (given) {
    ['addStream', 'removeStream'].forEach(function (method) {
      call(method + given[0], function (pc) {
        return pc[method].apply(pc, given[1]);
      });
    });
  });
  call('addStream(stream)', function (pc) {
    return pc.addStream(new webkitMediaStream());
  });
  [undefined, null, {}, { foo: 1 }, 5, { mandatory: { foo: 1 } }, { optional: [{ bandwidth: 500 }] }].forEach(
    function (constraints) {
      call('addStream(stream, ' + JSON.stringify(constraints) + ')', function (pc) {
        return pc.addStream(new webkitMediaStream(), constraints);
      });
    }
  );
  call('addStream(stream) twice', function (pc) {
    var stream = new webkitMediaStream();
    pc.addStream(stream);
    pc.addStream(stream);
    return [pc.getLocalStreams().length, pc.getLocalStreams()[0] === stream];
  });
  call('removeStream(unknown stream)', function (pc) {
    return pc.removeStream(new webkitMediaStream());
  });
  call('getLocalStreams()', function (pc) {
    return [pc.getLocalStreams().length, pc.getLocalStreams() === pc.getLocalStreams()];
  });
  call('getRemoteStreams()', function (pc) {
    return [pc.getRemoteStreams().length, Array.isArray(pc.getRemoteStreams())];
  });
  call('getStreamById()', function (pc) {
    return pc.getStreamById();
  });
  call('getStreamById(null)', function (pc) {
    return pc.getStreamById(null);
  });

  // Channels, tones.
  call('createDataChannel()', function (pc) {
    return pc.createDataChannel().label;
  });
  [null, undefined, '', 5, {}].forEach(function (label) {
    call('createDataChannel(' + JSON.stringify(label) + ')', function (pc) {
      return pc.createDataChannel(label).label;
    });
  });
  [null, undefined, 5, ''].forEach(function (given) {
    call("createDataChannel('a', " + JSON.stringify(given) + ')', function (pc) {
      return pc.createDataChannel('a', given).label;
    });
  });
  [undefined, null, 5, {}].forEach(function (given) {
    call('createDTMFSender(' + JSON.stringify(given) + ')', function (pc) {
      return pc.createDTMFSender(given);
    });
  });
  call('createDTMFSender()', function (pc) {
    return pc.createDTMFSender();
  });

  // Statistics.
  [
    [
      '()',
      function (pc) {
        return pc.getStats();
      },
    ],
    [
      '(ok)',
      function (pc, ok) {
        return pc.getStats(ok);
      },
    ],
    [
      '(ok, fail)',
      function (pc, ok, fail) {
        return pc.getStats(ok, fail);
      },
    ],
    [
      '(ok, null)',
      function (pc, ok) {
        return pc.getStats(ok, null);
      },
    ],
    [
      '(ok, undefined)',
      function (pc, ok) {
        return pc.getStats(ok, undefined);
      },
    ],
    [
      '(ok, 5)',
      function (pc, ok) {
        return pc.getStats(ok, 5);
      },
    ],
    [
      '(ok, {})',
      function (pc, ok) {
        return pc.getStats(ok, {});
      },
    ],
    [
      '(ok, null, fail)',
      function (pc, ok, fail) {
        return pc.getStats(ok, null, fail);
      },
    ],
    [
      "(ok, 'x')",
      function (pc, ok) {
        return pc.getStats(ok, 'x');
      },
    ],
    [
      '(null)',
      function (pc) {
        return pc.getStats(null);
      },
    ],
    [
      '(null, ok)',
      function (pc, ok) {
        return pc.getStats(null, ok);
      },
    ],
    [
      '(null, ok, fail)',
      function (pc, ok, fail) {
        return pc.getStats(null, ok, fail);
      },
    ],
    [
      '(5)',
      function (pc) {
        return pc.getStats(5);
      },
    ],
  ].forEach(function (given) {
    form('getStats' + given[0], given[1]);
  });

  // The end, and what the attributes tell.
  call('close()', function (pc) {
    return pc.close();
  });
  call('close() twice', function (pc) {
    pc.close();
    pc.close();
  });
  call('attributes', function (pc) {
    return [
      pc.signalingState,
      pc.iceConnectionState,
      pc.localDescription && pc.localDescription.type,
      pc.remoteDescription && pc.remoteDescription.type,
    ];
  });
  call('attributes after close()', function (pc) {
    era.attempt(function () {
      pc.close();
    });
    return [
      pc.signalingState,
      pc.iceConnectionState,
      pc.localDescription && pc.localDescription.type,
      pc.remoteDescription && pc.remoteDescription.type,
    ];
  });

  era.ready();
})();
