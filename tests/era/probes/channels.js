// Data channels: what they are when they are made, messages, RTP channels and SCTP channels, their end.
(function () {
  era.sideBySide(3);

  // RTP channels of Chrome 25 to 4x. Old engines open them over SDES keys only.
  var rtp = { optional: [{ RtpDataChannels: true }, { DtlsSrtpKeyAgreement: false }] };

  // Options. Of some, the numbers too.
  var numbers = [{ maxRetransmits: 5 }, { maxRetransmitTime: 500 }, { id: 5 }, { negotiated: true, id: 5 }, {}];
  numbers
    .concat([
      undefined,
      null,
      { reliable: true },
      { reliable: false },
      { reliable: 'x' },
      { ordered: false },
      { ordered: true },
      { maxRetransmits: 0 },
      { maxRetransmits: -1 },
      { maxRetransmits: 70000 },
      { maxRetransmits: null },
      { maxRetransmitTime: 0 },
      { maxRetransmits: 5, maxRetransmitTime: 500 },
      { protocol: 'foo' },
      { protocol: null },
      { negotiated: true },
      { negotiated: true, id: 65535 },
      { negotiated: true, id: 65534 },
      { negotiated: true, id: 1023 },
      { negotiated: true, id: 1024 },
      { id: -1 },
      { maxPacketLifeTime: 100 },
      { reliable: false, maxRetransmits: 3 },
      { reliable: false, ordered: true },
    ])
    .forEach(function (given) {
      [
        ['SCTP', undefined],
        ['RTP', rtp],
      ].forEach(function (sort) {
        var name = sort[0] + ' ' + JSON.stringify(given);
        var pc = new webkitRTCPeerConnection(null, sort[1]);
        var made;
        era.now(name, function () {
          made = pc.createDataChannel('a', given);
          return [
            'reliable',
            made.reliable,
            'ordered',
            made.ordered,
            'protocol',
            made.protocol,
            'negotiated',
            made.negotiated,
          ];
        });
        if (numbers.indexOf(given) >= 0)
          era.now(name + ', maxRetransmitTime, maxRetransmits, id', function () {
            return [made.maxRetransmitTime, made.maxRetransmits, made.id];
          });
        pc.close();
      });
    });
  era.now('readyState, binaryType, bufferedAmount', function () {
    var pc = new webkitRTCPeerConnection(null),
      channel = pc.createDataChannel('a');
    var of = [channel.readyState, channel.binaryType, channel.bufferedAmount];
    pc.close();
    return of;
  });

  // Labels, and two of one.
  function made(name, f, constraints) {
    era.now(name, function () {
      var pc = new webkitRTCPeerConnection(null, constraints);
      try {
        return f(pc);
      } finally {
        era.attempt(function () {
          pc.close();
        });
      }
    });
  }
  made('two of one label, SCTP', function (pc) {
    return [pc.createDataChannel('a').label, pc.createDataChannel('a').label];
  });
  made(
    'two of one label, RTP',
    function (pc) {
      return [pc.createDataChannel('a').label, pc.createDataChannel('a').label];
    },
    rtp
  );
  made(
    'two labels, RTP',
    function (pc) {
      return [pc.createDataChannel('a').label, pc.createDataChannel('b').label];
    },
    rtp
  );
  made('two of one id', function (pc) {
    pc.createDataChannel('a', { negotiated: true, id: 1 });
    return pc.createDataChannel('b', { negotiated: true, id: 1 }).label;
  });
  made('a long label', function (pc) {
    return pc.createDataChannel(new Array(70000).join('x')).label.length;
  });
  made('one of a closed connection', function (pc) {
    pc.close();
    return pc.createDataChannel('a').label;
  });

  // Before it opens.
  made('send() while it connects', function (pc) {
    return pc.createDataChannel('a').send('x');
  });
  made('close() while it connects', function (pc) {
    var channel = pc.createDataChannel('a');
    channel.close();
    return channel.readyState;
  });
  ['blob', 'arraybuffer', 'x', null].forEach(function (type) {
    made('binaryType = ' + type, function (pc) {
      var channel = pc.createDataChannel('a');
      channel.binaryType = type;
      return channel.binaryType;
    });
  });
  made('when its connection closes', function (pc) {
    var channel = pc.createDataChannel('a');
    pc.close();
    return channel.readyState;
  });

  // Open channels.
  function hear(channel, log, who) {
    channel.onopen = function () {
      log.push(who + ' open');
    };
    channel.onclose = function () {
      log.push(who + ' close');
    };
    channel.onerror = function () {
      log.push(who + ' error');
    };
    channel.onmessage = function (event) {
      log.push(
        who +
          ' ' +
          (typeof event.data === 'string'
            ? JSON.stringify(event.data.slice(0, 20)) + ' of ' + event.data.length
            : era.classOf(event.data))
      );
    };
  }
  function of(log, who) {
    return log.filter(function (text) {
      return text.indexOf(who + ' ') === 0;
    });
  }

  var sendings = [
    ['a text', 'hello'],
    ['an empty text', ''],
    ['900 letters', new Array(901).join('x')],
    ['5,000 letters', new Array(5001).join('x')],
    ['an ArrayBuffer', new Uint8Array([1, 2, 3]).buffer],
    ['a view', new Uint8Array([1, 2, 3])],
    ['a number', 5],
    ['null', null],
  ];
  function sends(channel) {
    return sendings.map(function (one) {
      return (
        one[0] +
        ': ' +
        era.attempt(function () {
          return channel.send(one[1]);
        })
      );
    });
  }

  /**
   * Two connections with channels: `open(pair, log)` makes them before negotiation; once they are connected,
   * `then(pair, log, tell)` runs.
   */
  function between(name, constraints, open, then, parts) {
    era.later(
      name,
      function (tell, scene) {
        var pair = new dialogue.Pair(scene, null, constraints),
          log = [];
        pair.far = [];
        pair.b.addEventListener('datachannel', function (event) {
          log.push('B datachannel ' + event.channel.label);
          pair.far.push(event.channel);
          hear(event.channel, log, 'B');
        });
        pair.a.addEventListener('datachannel', function (event) {
          log.push('A datachannel ' + event.channel.label);
        });
        open(pair, log);
        pair.negotiate();
        pair.connected(function () {
          then(pair, log, tell);
        }, 1500);
      },
      { parts: parts, patience: 30000 }
    );
  }

  [
    ['SCTP', undefined, { reliable: true }],
    ['RTP', rtp, { reliable: false }],
  ].forEach(function (sort) {
    var name = sort[0];
    between(
      name + ', a channel of one side',
      sort[1],
      function (pair, log) {
        pair.near = pair.a.createDataChannel('x', sort[2]);
        hear(pair.near, log, 'A');
      },
      function (pair, log, tell) {
        var result = {
          opens: [of(log, 'A'), of(log, 'B')],
          'the far one': pair.far.map(function (one) {
            return [one.label, one.readyState, one.reliable, one.ordered, one.binaryType];
          }),
        };
        log.length = 0;
        result.sends = sends(pair.near);
        setTimeout(function () {
          result.arrives = of(log, 'B');
          log.length = 0;
          result['sends back'] = era.attempt(function () {
            return pair.far[0].send('back');
          });
          setTimeout(function () {
            result['comes back'] = of(log, 'A');
            log.length = 0;
            pair.near.close();
            result['closes, next line'] = pair.near.readyState;
            setTimeout(function () {
              result['closes, later'] = [pair.near.readyState, pair.far[0] && pair.far[0].readyState];
              result['sends when it is closed'] = era.attempt(function () {
                return pair.near.send('x');
              });
              tell(result);
            }, 900);
          }, 400);
        }, 500);
      },
      [
        'opens',
        'the far one',
        'sends',
        'arrives',
        'sends back',
        'comes back',
        'closes, next line',
        'closes, later',
        'sends when it is closed',
      ]
    );

    between(
      name + ', one label on both sides',
      sort[1],
      function (pair, log) {
        pair.near = pair.a.createDataChannel('x', sort[2]);
        pair.other = pair.b.createDataChannel('x', sort[2]);
        hear(pair.near, log, 'A');
        hear(pair.other, log, 'B own');
      },
      function (pair, log, tell) {
        var result = { opens: [of(log, 'A').sort(), of(log, 'B').sort()] };
        log.length = 0;
        pair.near.send('to B');
        pair.other.send('to A');
        setTimeout(function () {
          result.arrives = [of(log, 'A'), of(log, 'B')];
          tell(result);
        }, 500);
      },
      ['opens', 'arrives']
    );

    between(
      name + ', two labels, one of them on both sides',
      sort[1],
      function (pair, log) {
        pair.near = pair.a.createDataChannel('x', sort[2]);
        pair.third = pair.a.createDataChannel('y', sort[2]);
        pair.other = pair.b.createDataChannel('x', sort[2]);
        hear(pair.near, log, 'A');
        hear(pair.third, log, 'A third');
        hear(pair.other, log, 'B own');
      },
      function (pair, log, tell) {
        var result = {
          comes: log
            .filter(function (text) {
              return /datachannel/.test(text);
            })
            .sort(),
        };
        log.length = 0;
        pair.near.send('x');
        pair.third.send('y');
        pair.other.send('z');
        setTimeout(function () {
          result.arrives = [of(log, 'A').sort(), of(log, 'B').sort()];
          tell(result);
        }, 500);
      },
      ['comes', 'arrives']
    );

    between(
      name + ', a channel that is opened later',
      sort[1],
      function (pair, log) {
        pair.near = pair.a.createDataChannel('x', sort[2]);
        hear(pair.near, log, 'A');
      },
      function (pair, log, tell) {
        log.length = 0;
        pair.later = pair.a.createDataChannel('later', sort[2]);
        hear(pair.later, log, 'A later');
        var result = { 'next line': pair.later.readyState };
        // RTP channels are named in descriptions; SCTP channels are not.
        pair.negotiate(function () {
          setTimeout(function () {
            result.opens = log
              .filter(function (text) {
                return /later|datachannel/.test(text);
              })
              .sort();
            era.attempt(function () {
              pair.later.send('hello');
            });
            setTimeout(function () {
              result.arrives = log.filter(function (text) {
                return /hello/.test(text);
              });
              tell(result);
            }, 400);
          }, 800);
        });
      },
      ['next line', 'opens', 'arrives']
    );

    between(
      name + ', closed, and opened again under its label',
      sort[1],
      function (pair, log) {
        pair.near = pair.a.createDataChannel('x', sort[2]);
        hear(pair.near, log, 'A');
      },
      function (pair, log, tell) {
        pair.near.close();
        setTimeout(function () {
          log.length = 0;
          var result = {
            'is made again': era.attempt(function () {
              pair.again = pair.a.createDataChannel('x', sort[2]);
              hear(pair.again, log, 'A again');
              return 'a channel';
            }),
          };
          if (!pair.again) {
            result.opens = 'there is none';
            return tell(result);
          }
          pair.negotiate(function () {
            setTimeout(function () {
              result.opens = log
                .filter(function (text) {
                  return /again|datachannel/.test(text);
                })
                .sort();
              tell(result);
            }, 800);
          });
        }, 800);
      },
      ['is made again', 'opens']
    );
  });
  era.ready();
})();
