// navigator.webkitGetUserMedia: its forms, constraints of old, what comes of them, errors.
(function () {
  // A camera that is asked for several sizes at a time gives what suits all.
  era.sideBySide(1);

  function get() {
    return navigator.webkitGetUserMedia.apply(navigator, arguments);
  }

  /** What a failure callback's error tells. */
  function failure(error) {
    return (
      'failure ' + [error.name, error.constraintName === undefined ? error.constraint : error.constraintName].join(' ')
    );
  }

  function outcome(constraints, tell, more) {
    var returned;
    try {
      returned = get(
        constraints,
        function (stream) {
          var kinds = stream
            .getTracks()
            .map(function (track) {
              return track.kind;
            })
            .sort()
            .join('+');
          if (more) return more(stream, kinds, tell);
          stream.getTracks().forEach(function (track) {
            track.stop();
          });
          tell('a stream of ' + kinds);
        },
        function (error) {
          tell(failure(error));
        }
      );
    } catch (error) {
      tell('throws ' + error.name + (error.code ? '/' + error.code : ''));
    }
    if (returned !== undefined) tell('it returned something');
  }

  function asked(name, constraints) {
    era.later(
      name,
      function (tell) {
        outcome(constraints, tell);
      },
      { patience: 4000 }
    );
  }

  // Forms.
  [
    ['()', []],
    ['(constraints)', [{ audio: true }]],
    ['(constraints, null, f)', [{ audio: true }, null, era.noop]],
    ['(constraints, 5, f)', [{ audio: true }, 5, era.noop]],
  ].forEach(function (given) {
    era.now('webkitGetUserMedia' + given[0], function () {
      return get.apply(null, given[1]);
    });
  });
  [
    ['(constraints, ok)', []],
    ['(constraints, ok, null)', [null]],
    ['(constraints, ok, undefined)', [undefined]],
    ['(constraints, ok, 5)', [5]],
  ].forEach(function (given) {
    era.later(
      'webkitGetUserMedia' + given[0],
      function (tell) {
        get.apply(
          null,
          [
            { audio: true },
            function () {
              tell('success');
            },
          ].concat(given[1])
        );
      },
      { patience: 3000 }
    );
  });
  era.later('this in the callback', function (tell) {
    get(
      { audio: true },
      function (stream) {
        tell([era.classOf(stream), this === window, arguments.length]);
      },
      era.noop
    );
  });

  // What is asked for.
  [
    {},
    null,
    undefined,
    '',
    'audio',
    'video,audio',
    5,
    { audio: false },
    { audio: false, video: false },
    { audio: null, video: null },
    { audio: null },
    { audio: 1 },
    { audio: 'x' },
    { audio: {} },
    { audio: [] },
    { foo: true },
    { audio: true },
    { video: true },
    { audio: true, video: true },
    { audio: true, fake: true },
  ].forEach(function (given) {
    asked(given === undefined ? 'undefined' : JSON.stringify(given), given);
  });

  asked('{audio: undefined, video: true}', { audio: undefined, video: true });

  // Constraints of old: names and grammar.
  [
    { mandatory: {} },
    { optional: [] },
    { mandatory: {}, optional: [] },
    { mandatory: { minWidth: 99999 } },
    { optional: [{ minWidth: 99999 }] },
    { mandatory: { minFrameRate: 1000 } },
    { mandatory: { foo: 1 } },
    { optional: [{ foo: 1 }] },
    { mandatory: { sourceId: 'bogus' } },
    { optional: [{ sourceId: 'bogus' }] },
    { mandatory: { googNoiseReduction: true } },
    { optional: [{ googNoiseReduction: true }, { googLeakyBucket: true }] },
    { optional: [{ minWidth: 1, maxWidth: 2 }] },
    { mandatory: 5 },
    { mandatory: null },
    { optional: {} },
    { mandatory: { minWidth: 320 }, width: 640 },
    { width: 320 },
    { width: { exact: 320 } },
    { mandatory: { facingMode: 'user' } },
    { mandatory: { minWidth: 800, maxWidth: 400 } },
    { mandatory: { maxWidth: 0 } },
    { mandatory: { chromeMediaSource: 'bogus' } },
    { mandatory: { minAspectRatio: 1.77 } },
    { mandatory: { minHeight: 99999 } },
    { mandatory: { maxWidth: 'x' } },
    { foo: 1 },
    { mandatory: { aspectRatio: 1.5 } },
  ].forEach(function (given) {
    asked('video ' + JSON.stringify(given), { video: given });
  });
  [
    { mandatory: { echoCancellation: false } },
    {
      mandatory: {
        googEchoCancellation: 'false',
        googAutoGainControl: 'false',
        googNoiseSuppression: 'false',
        googHighpassFilter: 'false',
      },
    },
    { optional: [{ googEchoCancellation2: true }, { googAudioMirroring: true }] },
    { mandatory: { foo: true } },
    { mandatory: { minWidth: 5 } },
    { mandatory: { sourceId: 'bogus' } },
    { mandatory: { googTypingNoiseDetection: true } },
    { optional: [{ foo: 1 }] },
    { mandatory: null },
    { echoCancellation: false },
  ].forEach(function (given) {
    asked('audio ' + JSON.stringify(given), { audio: given });
  });
  asked('audio, and a video that cannot be', { audio: true, video: { mandatory: { minWidth: 99999 } } });

  // Sizes, as a video tag shows them.
  function size(given) {
    era.later(
      'size of video ' + JSON.stringify(given),
      function (tell) {
        outcome({ video: given }, tell, function (stream, kinds, tellSize) {
          var video = document.createElement('video');
          video.muted = true;
          video.autoplay = true;
          document.body.appendChild(video);
          video.onloadedmetadata = function () {
            var shown = [video.videoWidth, video.videoHeight];
            stream.getTracks().forEach(function (track) {
              track.stop();
            });
            document.body.removeChild(video);
            tellSize(shown);
          };
          if ('srcObject' in video) video.srcObject = stream;
          else video.src = URL.createObjectURL(stream);
        });
      },
      { patience: 5000 }
    );
  }
  [
    true,
    { mandatory: { maxWidth: 320 } },
    { mandatory: { maxWidth: 320, maxHeight: 240 } },
    { mandatory: { minWidth: 1280, minHeight: 720 } },
    { mandatory: { minWidth: 640, maxWidth: 640, minHeight: 360, maxHeight: 360 } },
    { mandatory: { maxWidth: '320', maxHeight: '240' } },
    { optional: [{ minWidth: 1280 }, { minHeight: 720 }] },
    { optional: [{ maxWidth: 320 }] },
    { optional: [{ minWidth: 99999 }] },
    { mandatory: { minWidth: 320 } },
  ].forEach(size);

  // Errors.
  era.later(
    'an error',
    function (tell) {
      get({ video: { mandatory: { minWidth: 99999 } } }, era.noop, function (error) {
        var keys = [];
        for (var key in error) keys.push(key);
        tell({
          class: era.classOf(error),
          'instanceof Error': error instanceof Error,
          name: error.name,
          message: error.message,
          constraintName: error.constraintName,
          'as text': String(error),
          keys: keys.sort(),
          code: error.code,
        });
      });
    },
    { parts: ['class', 'instanceof Error', 'name', 'message', 'constraintName', 'as text', 'keys', 'code'] }
  );

  // Sources.
  era.later(
    'getSources',
    function (tell) {
      var returned = MediaStreamTrack.getSources(function (list) {
        tell({
          returns: returned,
          'a list': Array.isArray(list),
          class: era.classOf(list[0]),
          'own keys': Object.keys(list[0]),
          kinds: list
            .map(function (one) {
              return one.kind;
            })
            .filter(function (kind, index, all) {
              return all.indexOf(kind) === index;
            }),
          fields: list
            .map(function (one) {
              return [typeof one.id, typeof one.label, one.facing].join();
            })
            .filter(function (one, index, all) {
              return all.indexOf(one) === index;
            }),
        });
      });
    },
    { parts: ['returns', 'a list', 'class', 'own keys', 'kinds', 'fields'] }
  );
  [
    ['()', []],
    ['(null)', [null]],
    ['(5)', [5]],
  ].forEach(function (given) {
    era.now('getSources' + given[0], function () {
      return MediaStreamTrack.getSources.apply(MediaStreamTrack, given[1]);
    });
  });
  era.ready();
})();
