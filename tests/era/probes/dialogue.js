// Two connections in one page that call each other as pages of 2013 did, with callbacks and
// `addIceCandidate(candidate)`, and a log of what each side saw.
var dialogue = (function () {
  /**
   * What a connection receives, by subject: the order counts only within a subject. Whether a callback or its event
   * came first was chance in every old engine.
   */
  function watch(pc) {
    var log = {
      callbacks: [],
      signalling: [],
      ice: [],
      gathering: [],
      streams: [],
      needed: [],
      candidates: [],
      channels: [],
    };
    function on(type, subject, text) {
      pc.addEventListener(type, function (event) {
        log[subject].push(text ? text(event) : type);
      });
    }
    on('signalingstatechange', 'signalling', function () {
      return pc.signalingState;
    });
    on('addstream', 'signalling', function () {
      return 'addstream';
    });
    on('removestream', 'signalling', function () {
      return 'removestream';
    });
    on('iceconnectionstatechange', 'ice', function () {
      return pc.iceConnectionState;
    });
    on('negotiationneeded', 'needed');
    on('addstream', 'streams', function (event) {
      return 'addstream ' + kinds(event.stream);
    });
    on('removestream', 'streams', function (event) {
      return 'removestream ' + kinds(event.stream);
    });
    on('icecandidate', 'candidates', function (event) {
      return event.candidate ? 'candidate' : 'the end, gathering is ' + pc.iceGatheringState;
    });
    on('datachannel', 'channels', function (event) {
      return 'datachannel ' + event.channel.label + ' ' + event.channel.readyState;
    });
    return log;
  }

  function kinds(stream) {
    return stream
      .getTracks()
      .map(function (track) {
        return track.kind;
      })
      .sort()
      .join('+');
  }

  /** Connections `a` and `b` that give each other their candidates. */
  function Pair(scene, configuration, constraints) {
    var pair = this;
    this.scene = scene;
    this.a = scene.connection(configuration || { iceServers: [] }, constraints);
    this.b = scene.connection(configuration || { iceServers: [] }, constraints);
    this.logA = watch(this.a);
    this.logB = watch(this.b);
    this.errors = [];
    function passOn(from, to) {
      from.onicecandidate = function (event) {
        if (!event.candidate) return;
        // What comes too early is refused: the other side finds its way by the others.
        try {
          var added = to.addIceCandidate(event.candidate);
          if (added && added.then) added.then(null, era.noop);
        } catch (early) {
          /* it is one of many */
        }
      };
    }
    passOn(this.a, this.b);
    passOn(this.b, this.a);
    this.fail = function (error) {
      pair.errors.push(era.error(error));
    };
  }

  /**
   * An offer by `a`, with `pair.options` and changed by `pair.munge(sdp)` if they exist, and the answer by `b`; the
   * logs record what arrives; then `done()` runs.
   */
  Pair.prototype.negotiate = function (done) {
    var pair = this,
      a = this.a,
      b = this.b,
      logA = this.logA.callbacks,
      logB = this.logB.callbacks;
    var both = 2;
    function one() {
      if (--both === 0 && done) done();
    }
    a.createOffer(
      function (made) {
        var offer = pair.munge ? new RTCSessionDescription({ type: 'offer', sdp: pair.munge(made.sdp) }) : made;
        logA.push('offer');
        a.setLocalDescription(
          offer,
          function () {
            logA.push('offer is set');
          },
          pair.fail
        );
        b.setRemoteDescription(
          offer,
          function () {
            logB.push('offer is set');
            b.createAnswer(function (answer) {
              logB.push('answer');
              b.setLocalDescription(
                answer,
                function () {
                  logB.push('answer is set');
                  one();
                },
                pair.fail
              );
              a.setRemoteDescription(
                answer,
                function () {
                  logA.push('answer is set');
                  one();
                },
                pair.fail
              );
            }, pair.fail);
          },
          pair.fail
        );
      },
      pair.fail,
      pair.options
    );
  };

  /** `then()` when both sides are connected and no more comes for a while. */
  Pair.prototype.connected = function (then, after) {
    var pair = this;
    function stands(pc) {
      return pc.iceConnectionState === 'connected' || pc.iceConnectionState === 'completed';
    }
    (function look() {
      if (!stands(pair.a) || !stands(pair.b)) return setTimeout(look, 50);
      setTimeout(then, after || 700);
    })();
  };

  return { Pair: Pair, kinds: kinds };
})();

/** `then(stream)`; each call asks anew. */
function userMedia(constraints, then) {
  navigator.webkitGetUserMedia(constraints, then, function (error) {
    throw new Error('no camera: ' + error.name);
  });
}
