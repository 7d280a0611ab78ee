// Connections in every signalling state, for the probes that call every method in each: `states[name](scene, ready,
// fail)` leaves `scene.pc` in that state, and what its peer has said in `scene.peer`.
var states = (function () {
  var both = { mandatory: { OfferToReceiveAudio: true, OfferToReceiveVideo: true } };

  function fresh(scene, ready) {
    scene.pc = scene.connection();
    ready();
  }

  /** `pc` has set an offer of its own: have-local-offer. */
  function offering(scene, ready, fail) {
    scene.pc = scene.connection();
    scene.pc.createOffer(
      function (offer) {
        scene.offer = offer;
        scene.pc.setLocalDescription(offer, ready, fail);
      },
      fail,
      both
    );
  }

  /** `pc` has set the offer of a peer: have-remote-offer. */
  function answering(scene, ready, fail) {
    var peer = (scene.peer = scene.connection());
    scene.pc = scene.connection();
    peer.createOffer(
      function (offer) {
        scene.offer = offer;
        peer.setLocalDescription(
          offer,
          function () {
            scene.pc.setRemoteDescription(offer, ready, fail);
          },
          fail
        );
      },
      fail,
      both
    );
  }

  /** A whole round with the peer, who answered: stable. */
  function stable(scene, ready, fail) {
    var peer = (scene.peer = scene.connection());
    offering(
      scene,
      function () {
        peer.setRemoteDescription(
          scene.offer,
          function () {
            peer.createAnswer(function (answer) {
              scene.answer = answer;
              peer.setLocalDescription(
                answer,
                function () {
                  scene.pc.setRemoteDescription(answer, ready, fail);
                },
                fail
              );
            }, fail);
          },
          fail
        );
      },
      fail
    );
  }

  function closed(scene, ready) {
    scene.pc = scene.connection();
    scene.pc.close();
    ready();
  }

  var all = ['fresh', 'offering', 'answering', 'stable', 'closed'];

  /** Observes a form of a call in some states: `f(connection, ok, fail, scene)`. */
  function form(name, f, inStates, atOnceOver) {
    (inStates || all).forEach(function (state) {
      era.call(
        state + ', ' + name,
        function (ok, fail, scene) {
          return f(scene.pc, ok, fail, scene);
        },
        states[state],
        atOnceOver
      );
    });
  }

  /** The same of a call that has no callbacks. */
  function sync(name, f, inStates) {
    form(name, f, inStates, true);
  }

  return {
    all: all,
    form: form,
    sync: sync,
    fresh: fresh,
    offering: offering,
    answering: answering,
    stable: stable,
    closed: closed,
  };
})();

/** Descriptions of others, and of the connections themselves, for the probes. */
var foreign = {
  /** `ready(description)`: the offer of a connection that has nothing to do with the scene. */
  offer: function (scene, ready, fail) {
    scene
      .connection()
      .createOffer(ready, fail, { mandatory: { OfferToReceiveAudio: true, OfferToReceiveVideo: true } });
  },
  /** A candidate of the first m= section of what the scene has agreed on. */
  candidate: function (more) {
    var given = {
      candidate: 'candidate:1 1 udp 2122260223 127.0.0.1 5000 typ host generation 0',
      sdpMLineIndex: 0,
      sdpMid: foreign.mid,
    };
    Object.keys(more || {}).forEach(function (key) {
      given[key] = more[key];
    });
    return given;
  },
  /** How this browser calls the first section: `audio` until 2017, `0` today. */
  mid: 'audio',
};

/** Finds out how this browser calls the first section, then goes on. */
function learnMid(then) {
  var connection = new webkitRTCPeerConnection(null);
  connection.createOffer(
    function (offer) {
      foreign.mid = /a=mid:(\S+)/.exec(offer.sdp)[1];
      connection.close();
      then();
    },
    then,
    { mandatory: { OfferToReceiveAudio: true } }
  );
}
