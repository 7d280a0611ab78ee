// createDTMFSender and insertDTMF: what is taken and refused, which tones come when.
(function () {
  era.sideBySide(8);

  function all(S, S2) {
    /** Observes a sender in a call that stands: `f(sender, tell, pair)`. */
    function calling(name, f, parts) {
      era.later(
        name,
        function (tell, scene) {
          var pair = new dialogue.Pair(scene);
          pair.a.addStream(S);
          pair.negotiate();
          pair.connected(function () {
            f(pair.a.createDTMFSender(S.getAudioTracks()[0]), tell, pair);
          }, 300);
        },
        { parts: parts, patience: 30000 }
      );
    }

    era.later(
      'createDTMFSender of',
      function (tell, scene) {
        var pc = scene.connection();
        pc.addStream(S);
        function make(track) {
          return era.attempt(function () {
            return era.classOf(pc.createDTMFSender(track));
          });
        }
        tell({
          'its track': make(S.getAudioTracks()[0]),
          'a foreign track': make(S2.getAudioTracks()[0]),
          'a video': make(S.getVideoTracks()[0]),
          null: make(null),
          'a stream': make(S),
        });
      },
      { parts: ['its track', 'a foreign track', 'a video', 'null', 'a stream'] }
    );
    era.later('a sender before negotiation', function (tell, scene) {
      var pc = scene.connection();
      pc.addStream(S);
      var sender = pc.createDTMFSender(S.getAudioTracks()[0]);
      tell([
        sender.canInsertDTMF,
        sender.track === S.getAudioTracks()[0],
        sender.toneBuffer,
        sender.duration,
        sender.interToneGap,
        era.attempt(function () {
          return sender.insertDTMF('1');
        }),
      ]);
    });
    era.later('two senders of one track', function (tell, scene) {
      var pc = scene.connection();
      pc.addStream(S);
      tell(pc.createDTMFSender(S.getAudioTracks()[0]) === pc.createDTMFSender(S.getAudioTracks()[0]));
    });
    calling('a sender', function (sender, tell) {
      tell([
        sender.canInsertDTMF,
        sender.track === S.getAudioTracks()[0],
        sender.toneBuffer,
        sender.duration,
        sender.interToneGap,
        sender.ontonechange,
      ]);
    });

    // Tones, durations, gaps.
    var given = [
      ['()', []],
      ["('1')", ['1']],
      ["('')", ['']],
      ['(null)', [null]],
      ['(5)', [5]],
      ["('xyz')", ['xyz']],
      ["('1-2 3')", ['1-2 3']],
      ["('1a2B,#*')", ['1a2B,#*']],
      ["('E')", ['E']],
      ["('1', 10)", ['1', 10]],
      ["('1', 39)", ['1', 39]],
      ["('1', 40)", ['1', 40]],
      ["('1', 69)", ['1', 69]],
      ["('1', 70)", ['1', 70]],
      ["('1', 6000)", ['1', 6000]],
      ["('1', 6001)", ['1', 6001]],
      ["('1', 'x')", ['1', 'x']],
      ["('1', 100, 10)", ['1', 100, 10]],
      ["('1', 100, 29)", ['1', 100, 29]],
      ["('1', 100, 30)", ['1', 100, 30]],
      ["('1', 100, 49)", ['1', 100, 49]],
      ["('1', 100, 50)", ['1', 100, 50]],
      ["('1', 100, 10000)", ['1', 100, 10000]],
      ["('1', null, null)", ['1', null, null]],
      ["('1', undefined, undefined)", ['1', undefined, undefined]],
    ];
    calling(
      'insertDTMF',
      function (sender, tell) {
        var of = {};
        given.forEach(function (one) {
          of[one[0]] = era.attempt(function () {
            return sender.insertDTMF.apply(sender, one[1]);
          });
        });
        tell(of);
      },
      given.map(function (one) {
        return one[0];
      })
    );
    calling('what is kept of insertDTMF', function (sender, tell) {
      sender.insertDTMF('1', 80, 60);
      tell([sender.duration, sender.interToneGap]);
    });

    // What comes.
    [
      ['1a,B#', 100, 100],
      ['1-2 3', 100, 50],
      ['12', 100, 50],
      ['x', 100, 50],
    ].forEach(function (tones) {
      calling(
        'the tones of ' + tones[0],
        function (sender, tell) {
          var heard = [];
          function over() {
            tell({ 'next line': next, 'tones and what is left': heard });
          }
          sender.ontonechange = function (event) {
            heard.push(event.tone + '|' + sender.toneBuffer);
            if (!event.tone) setTimeout(over, 100);
          };
          sender.insertDTMF.apply(sender, tones);
          var next = sender.toneBuffer;
          // The last event has no tone; where there is no tone there is no event.
          if (!next) setTimeout(over, 3600);
        },
        ['next line', 'tones and what is left']
      );
    });
    calling('insertDTMF while tones are sent', function (sender, tell) {
      var heard = [];
      sender.ontonechange = function (event) {
        heard.push(event.tone);
        if (heard.length === 2) sender.insertDTMF('9', 100, 100);
        if (event.tone) return;
        setTimeout(function () {
          tell([heard[0], heard[heard.length - 2], heard[heard.length - 1], heard.length < 7]);
        }, 100);
      };
      sender.insertDTMF('123456', 100, 100);
    });
    calling('the event tonechange', function (sender, tell) {
      sender.ontonechange = function (event) {
        tell([event.type, event.bubbles, event.cancelable, event.target === sender]);
      };
      sender.insertDTMF('1');
    });
    calling('insertDTMF when the connection is closed', function (sender, tell, pair) {
      pair.a.close();
      tell([
        sender.canInsertDTMF,
        era.attempt(function () {
          return sender.insertDTMF('1');
        }),
      ]);
    });
    era.ready();
  }

  userMedia({ audio: true, video: true }, function (first) {
    userMedia({ audio: true, video: true }, function (second) {
      all(first, second);
    });
  });
})();
