// Streams and tracks of a camera, and the URLs by which tags play them.
(function () {
  era.sideBySide(2);

  function camera(name, f, parts, patience) {
    era.later(
      name,
      function (tell) {
        userMedia({ audio: true, video: true }, function (stream) {
          f(stream, tell);
        });
      },
      { parts: parts, patience: patience || 6000 }
    );
  }

  camera(
    'a stream',
    function (stream, tell) {
      tell({
        active: stream.active,
        'own keys': Object.keys(stream),
        'a new list each time': stream.getAudioTracks() === stream.getAudioTracks(),
        getTrackById: stream.getTrackById(stream.getAudioTracks()[0].id) === stream.getAudioTracks()[0],
        'getTrackById of nothing': stream.getTrackById('x'),
        'order of tracks': stream.getTracks().map(function (track) {
          return track.kind;
        }),
        'has oninactive': 'oninactive' in stream,
        'has label': 'label' in stream,
        'has stop': 'stop' in stream,
        'has ended': 'ended' in stream,
        'has audioTracks': 'audioTracks' in stream,
      });
    },
    [
      'active',
      'own keys',
      'a new list each time',
      'getTrackById',
      'getTrackById of nothing',
      'order of tracks',
      'has oninactive',
      'has label',
      'has stop',
      'has ended',
      'has audioTracks',
    ]
  );
  camera(
    'a track',
    function (stream, tell) {
      var track = stream.getVideoTracks()[0];
      track.enabled = false;
      tell({
        kind: track.kind,
        muted: track.muted,
        readyState: track.readyState,
        'enabled after a write': track.enabled,
        'own keys': Object.keys(track),
      });
    },
    ['kind', 'muted', 'readyState', 'enabled after a write', 'own keys']
  );
  camera(
    'track.stop() of all',
    function (stream, tell) {
      var events = [];
      stream.addEventListener('ended', function () {
        events.push('ended');
      });
      stream.addEventListener('inactive', function () {
        events.push('inactive');
      });
      stream.getTracks().forEach(function (track) {
        track.onended = function () {
          events.push(track.kind + ' ended');
        };
      });
      stream.getTracks().forEach(function (track) {
        track.stop();
      });
      var next = [
        stream.active,
        stream.getTracks().map(function (track) {
          return track.readyState;
        }),
      ];
      setTimeout(function () {
        tell({
          'next line': next,
          'events of tracks': events.filter(function (text) {
            return / /.test(text);
          }),
          'events of the stream': events
            .filter(function (text) {
              return !/ /.test(text);
            })
            .sort(),
        });
      }, 500);
    },
    ['next line', 'events of tracks', 'events of the stream']
  );
  camera('track.stop() of one', function (stream, tell) {
    var events = [];
    ['ended', 'inactive', 'removetrack'].forEach(function (type) {
      stream.addEventListener(type, function () {
        events.push(type);
      });
    });
    stream.getVideoTracks()[0].stop();
    setTimeout(function () {
      tell([stream.active, stream.getTracks().length, events]);
    }, 400);
  });
  camera(
    'tracks of a new stream',
    function (stream, tell) {
      var events = [],
        made = new webkitMediaStream(),
        audio = stream.getAudioTracks()[0];
      made.onaddtrack = function () {
        events.push('addtrack');
      };
      made.onremovetrack = function () {
        events.push('removetrack');
      };
      made.onactive = function () {
        events.push('active');
      };
      made.oninactive = function () {
        events.push('inactive');
      };
      var of = { 'addTrack returns': made.addTrack(audio) };
      made.addTrack(audio);
      of['added twice'] = made.getTracks().length;
      made.removeTrack(audio);
      made.removeTrack(audio);
      of['removed twice'] = made.getTracks().length;
      of['addTrack(null)'] = era.attempt(function () {
        return made.addTrack(null);
      });
      of['addTrack(5)'] = era.attempt(function () {
        return made.addTrack(5);
      });
      setTimeout(function () {
        of.events = events.sort();
        tell(of);
      }, 300);
    },
    ['addTrack returns', 'added twice', 'removed twice', 'addTrack(null)', 'addTrack(5)', 'events']
  );
  camera(
    'copies',
    function (stream, tell) {
      var clone = stream.clone(),
        same = new webkitMediaStream(stream),
        listed = new webkitMediaStream(stream.getTracks());
      tell({
        clone: [
          clone.id === stream.id,
          clone.getTracks().length,
          clone.getAudioTracks()[0].id === stream.getAudioTracks()[0].id,
        ],
        'webkitMediaStream(stream)': [
          same.id === stream.id,
          same.getTracks().length,
          same.getAudioTracks()[0] === stream.getAudioTracks()[0],
        ],
        'webkitMediaStream(tracks)': [listed.id === stream.id, listed.getTracks().length],
      });
    },
    ['clone', 'webkitMediaStream(stream)', 'webkitMediaStream(tracks)']
  );
  camera('a new stream of tracks that have ended', function (stream, tell) {
    var track = stream.getVideoTracks()[0];
    track.stop();
    tell([
      new webkitMediaStream([track]).getTracks().length,
      new webkitMediaStream(stream).getTracks().length,
      new webkitMediaStream([track]).active,
    ]);
  });

  // URLs.
  camera(
    'createObjectURL',
    function (stream, tell) {
      tell({
        'a text': /^blob:/.test(URL.createObjectURL(stream)),
        'another each time': URL.createObjectURL(stream) === URL.createObjectURL(stream),
        webkitURL: typeof webkitURL.createObjectURL(stream),
        '(null)': era.attempt(function () {
          return URL.createObjectURL(null);
        }),
        '()': era.attempt(function () {
          return URL.createObjectURL();
        }),
        '(5)': era.attempt(function () {
          return URL.createObjectURL(5);
        }),
        '({})': era.attempt(function () {
          return URL.createObjectURL({});
        }),
        'of a blob': typeof URL.createObjectURL(new Blob(['x'])),
        revoke: era.attempt(function () {
          return URL.revokeObjectURL(URL.createObjectURL(stream));
        }),
      });
    },
    ['a text', 'another each time', 'webkitURL', '(null)', '()', '(5)', '({})', 'of a blob', 'revoke']
  );
  camera(
    'a video that plays by URL',
    function (stream, tell) {
      var video = document.createElement('video'),
        url = URL.createObjectURL(stream),
        of = {};
      video.muted = true;
      video.autoplay = true;
      document.body.appendChild(video);
      video.src = url;
      of.src = [video.src === url, video.getAttribute('src') === url];
      video.onloadedmetadata = function () {
        of.size = [video.videoWidth, video.videoHeight];
        of.duration = video.duration;
        of.currentSrc = video.currentSrc === url;
        setTimeout(function () {
          of.plays = [video.currentTime > 0, video.paused, video.ended];
          URL.revokeObjectURL(url);
          setTimeout(function () {
            var time = video.currentTime;
            setTimeout(function () {
              of['plays on when it is revoked'] = video.currentTime > time;
              stream.getTracks().forEach(function (track) {
                track.stop();
              });
              setTimeout(function () {
                of['when its tracks have stopped'] = [video.ended, video.paused];
                video.src = '';
                of['src = ""'] = video.getAttribute('src');
                tell(of);
              }, 600);
            }, 400);
          }, 100);
        }, 600);
      };
      video.onerror = function () {
        if (!of.size) tell({ src: 'error' });
      };
    },
    [
      'src',
      'size',
      'duration',
      'currentSrc',
      'plays',
      'plays on when it is revoked',
      'when its tracks have stopped',
      'src = ""',
    ],
    9000
  );
  camera('a URL that was revoked', function (stream, tell) {
    var video = document.createElement('video'),
      url = URL.createObjectURL(stream);
    URL.revokeObjectURL(url);
    video.onerror = function () {
      tell('error ' + (video.error && video.error.code));
    };
    video.onloadedmetadata = function () {
      tell('plays');
    };
    video.muted = true;
    video.autoplay = true;
    video.src = url;
    document.body.appendChild(video);
  });
  camera('a request for the URL of a stream', function (stream, tell) {
    var request = new XMLHttpRequest();
    request.onload = function () {
      tell('load ' + request.status);
    };
    request.onerror = function () {
      tell('error');
    };
    request.open('GET', URL.createObjectURL(stream));
    request.send();
  });
  ['src by attribute', 'src of another tag', 'innerHTML', 'in a frame', 'new Audio(url)'].forEach(function (way) {
    camera('played by ' + way, function (stream, tell) {
      var url = URL.createObjectURL(stream),
        video = document.createElement('video');
      function playing(tag) {
        tag.muted = true;
        tag.addEventListener('loadedmetadata', function () {
          tell('plays');
        });
        tag.addEventListener('error', function () {
          tell('error');
        });
        if (tag.play) {
          var played = tag.play();
          if (played && played.then) played.then(null, era.noop);
        }
        if (tag.readyState > 0) tell('plays');
      }
      if (way === 'src by attribute') {
        video.setAttribute('src', url);
        document.body.appendChild(video);
        playing(video);
      } else if (way === 'src of another tag') {
        var first = document.createElement('video');
        first.src = url;
        video.src = first.src;
        document.body.appendChild(video);
        playing(video);
      } else if (way === 'innerHTML') {
        var holder = document.createElement('div');
        document.body.appendChild(holder);
        holder.innerHTML = '<video src="' + url + '" autoplay muted></video>';
        playing(holder.firstChild);
      } else if (way === 'in a frame') {
        var frame = document.createElement('iframe');
        document.body.appendChild(frame);
        var inside = frame.contentDocument.createElement('video');
        frame.contentDocument.body.appendChild(inside);
        inside.src = url;
        playing(inside);
      } else {
        playing(new Audio(url));
      }
    });
  });
  era.ready();
})();
