// new RTCSessionDescription(), new RTCIceCandidate(), new webkitMediaStream(), and what pages write into them.
(function () {
  var Description = RTCSessionDescription;
  var Candidate = RTCIceCandidate;

  function keys(value) {
    var list = [];
    for (var key in value) list.push(key);
    return list;
  }

  // Descriptions: fields, JSON, own keys.
  function description(name, f) {
    var made;
    era.now('RTCSessionDescription ' + name, function () {
      made = f();
      return [made.type, made.sdp];
    });
    era.now('RTCSessionDescription ' + name + ', JSON', function () {
      return made ? JSON.stringify(made) : 'there is none';
    });
    era.now('RTCSessionDescription ' + name + ', own keys', function () {
      return made ? Object.keys(made) : 'there is none';
    });
  }
  description('()', function () {
    return new Description();
  });
  [
    {},
    null,
    undefined,
    5,
    'x',
    '',
    true,
    [],
    { type: 'offer' },
    { sdp: 'x' },
    { type: 'offer', sdp: 'x' },
    { type: 'bogus', sdp: 'x' },
    { type: '', sdp: 'x' },
    { type: null, sdp: null },
    { type: 'answer', sdp: 5 },
    { type: 'pranswer', sdp: {} },
    { type: 'rollback' },
    { type: 'OFFER', sdp: '' },
  ].forEach(function (given) {
    description('(' + JSON.stringify(given) + ')', function () {
      return new Description(given);
    });
  });
  description('({type: undefined, sdp: undefined})', function () {
    return new Description({ type: undefined, sdp: undefined });
  });
  description('(a function)', function () {
    return new Description(function () {});
  });
  description('(a String as type)', function () {
    return new Description({ type: new String('offer'), sdp: 'x' });
  });
  description('without new', function () {
    return Description({ type: 'offer', sdp: 'x' });
  });
  description('(a copy)', function () {
    return new Description(new Description({ type: 'offer', sdp: 'x' }));
  });
  description('(inherited fields)', function () {
    return new Description(Object.create({ type: 'offer', sdp: 'x' }));
  });
  description('(there and back through JSON)', function () {
    return new Description(JSON.parse(JSON.stringify(new Description({ type: 'offer', sdp: 'x' }))));
  });

  [
    ['type', 'answer'],
    ['type', 'bogus'],
    ['type', null],
    ['type', undefined],
    ['type', 5],
    ['type', ''],
    ['sdp', 'y'],
    ['sdp', ''],
    ['sdp', null],
    ['sdp', undefined],
    ['sdp', 5],
    ['sdp', {}],
  ].forEach(function (write) {
    era.now('RTCSessionDescription.' + write[0] + ' = ' + JSON.stringify(write[1]), function () {
      var written = new Description({ type: 'offer', sdp: 'x' });
      written[write[0]] = write[1];
      return [written.type, written.sdp];
    });
  });
  era.now('RTCSessionDescription, for in', function () {
    return keys(new Description({ type: 'offer', sdp: 'x' }));
  });
  era.now('RTCSessionDescription, an own property', function () {
    var written = new Description({ type: 'offer', sdp: 'x' });
    written.mine = 5;
    return [written.mine, Object.keys(written), JSON.stringify(written)];
  });

  // Candidates.
  function candidate(name, f) {
    var made;
    era.now('RTCIceCandidate ' + name, function () {
      made = f();
      return [made.candidate, made.sdpMid, made.sdpMLineIndex];
    });
    era.now('RTCIceCandidate ' + name + ', JSON', function () {
      return made ? JSON.stringify(made) : 'there is none';
    });
    era.now('RTCIceCandidate ' + name + ', own keys', function () {
      return made ? Object.keys(made) : 'there is none';
    });
  }
  candidate('()', function () {
    return new Candidate();
  });
  [
    {},
    null,
    undefined,
    5,
    'x',
    [],
    { candidate: 'x' },
    { candidate: '' },
    { candidate: '', sdpMid: 'audio', sdpMLineIndex: 0 },
    { candidate: null },
    { candidate: 5 },
    { sdpMid: 'a' },
    { candidate: 'x', sdpMid: 'a' },
    { candidate: 'x', sdpMLineIndex: 1 },
    { candidate: 'x', sdpMLineIndex: '1', sdpMid: 5 },
    { candidate: 'x', sdpMLineIndex: null, sdpMid: null },
    { candidate: 'x', sdpMLineIndex: 'foo' },
    { candidate: 'x', sdpMLineIndex: -1 },
    { candidate: 'x', sdpMLineIndex: 70000 },
    { candidate: 'x', label: 0, id: 'audio' },
    { candidate: 'x', sdpMid: '', sdpMLineIndex: 0 },
  ].forEach(function (given) {
    candidate('(' + JSON.stringify(given) + ')', function () {
      return new Candidate(given);
    });
  });
  candidate('({candidate, sdpMid: undefined})', function () {
    return new Candidate({ candidate: 'x', sdpMid: undefined, sdpMLineIndex: undefined });
  });
  candidate('without new', function () {
    return Candidate({ candidate: 'x' });
  });
  candidate('(a copy)', function () {
    return new Candidate(new Candidate({ candidate: 'x', sdpMid: 'a', sdpMLineIndex: 1 }));
  });
  [
    ['candidate', 'y'],
    ['candidate', null],
    ['candidate', ''],
    ['candidate', undefined],
    ['sdpMid', 'b'],
    ['sdpMid', null],
    ['sdpMid', 5],
    ['sdpMLineIndex', 2],
    ['sdpMLineIndex', null],
    ['sdpMLineIndex', '7'],
    ['sdpMLineIndex', 'x'],
    ['sdpMLineIndex', -1],
  ].forEach(function (write) {
    era.now('RTCIceCandidate.' + write[0] + ' = ' + JSON.stringify(write[1]), function () {
      var written = new Candidate({ candidate: 'x', sdpMid: 'a', sdpMLineIndex: 1 });
      written[write[0]] = write[1];
      return [written.candidate, written.sdpMid, written.sdpMLineIndex];
    });
  });
  era.now('RTCIceCandidate, for in', function () {
    return keys(new Candidate({ candidate: 'x', sdpMid: 'a', sdpMLineIndex: 1 }));
  });

  // Streams.
  era.now('webkitMediaStream (), class and tracks', function () {
    var stream = new webkitMediaStream();
    return [era.classOf(stream), stream.getTracks().length, stream.active];
  });
  era.now('webkitMediaStream (), length of its id', function () {
    return new webkitMediaStream().id.length;
  });
  era.now('webkitMediaStream (), label and ended', function () {
    return [typeof new webkitMediaStream().label, typeof new webkitMediaStream().ended];
  });
  [null, undefined, 5, 'x', {}, [], [5], [null]].forEach(function (given) {
    era.now('webkitMediaStream (' + JSON.stringify(given) + ')', function () {
      return new webkitMediaStream(given);
    });
  });
  era.now('webkitMediaStream without new', function () {
    return webkitMediaStream();
  });
  era.now('webkitMediaStream ([], [])', function () {
    return new webkitMediaStream([], []);
  });
  era.now('webkitMediaStream (another)', function () {
    var stream = new webkitMediaStream();
    return new webkitMediaStream(stream).id === stream.id;
  });

  era.ready();
})();
