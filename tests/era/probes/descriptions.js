// Every form of setLocalDescription and setRemoteDescription, in every state, and what the connection then shows. An
// observation is named by the state, the method and its arguments.
(function () {
  var form = states.form;

  // setLocalDescription, setRemoteDescription: descriptions that are none.
  var broken = [
    ['null', null],
    ['{}', {}],
    ['{type, sdp}', { type: 'offer', sdp: 'x' }],
    ['5', 5],
    ["'x'", 'x'],
    ['an empty RTCSessionDescription', new RTCSessionDescription()],
    ['a bad offer', new RTCSessionDescription({ type: 'offer', sdp: 'x' })],
    ['an empty offer', new RTCSessionDescription({ type: 'offer', sdp: '' })],
    ['a bad answer', new RTCSessionDescription({ type: 'answer', sdp: 'x' })],
    ['an empty answer', new RTCSessionDescription({ type: 'answer', sdp: '' })],
  ];
  ['setLocalDescription', 'setRemoteDescription'].forEach(function (method) {
    form(method + '()', function (pc) {
      return pc[method]();
    });
    broken.forEach(function (pair) {
      form(method + '(' + pair[0] + ', ok, fail)', function (pc, ok, fail) {
        return pc[method](pair[1], ok, fail);
      });
      form(
        method + '(' + pair[0] + ')',
        function (pc) {
          return pc[method](pair[1]);
        },
        ['fresh', 'stable', 'closed']
      );
    });
    var bad = broken[6][1];
    form(method + '(a bad offer, ok)', function (pc, ok) {
      return pc[method](bad, ok);
    });
    form(method + '(a bad offer, ok, null)', function (pc, ok) {
      return pc[method](bad, ok, null);
    });
    form(method + '(a bad offer, null, fail)', function (pc, ok, fail) {
      return pc[method](bad, null, fail);
    });
    form(method + '(a bad offer, 5, fail)', function (pc, ok, fail) {
      return pc[method](bad, 5, fail);
    });
  });

  // The same with descriptions of others, in each role.
  function foreignForm(name, f) {
    states.all.forEach(function (state) {
      era.call(
        state + ', ' + name,
        function (ok, fail, scene) {
          return f(scene.pc, scene.foreign, ok, fail);
        },
        function (scene, ready, fail) {
          states[state](
            scene,
            function () {
              foreign.offer(
                scene,
                function (offer) {
                  scene.foreign = offer;
                  ready();
                },
                fail
              );
            },
            fail
          );
        }
      );
    });
  }
  ['offer', 'pranswer', 'answer'].forEach(function (type) {
    function as(offer) {
      return new RTCSessionDescription({ type: type, sdp: offer.sdp });
    }
    foreignForm('setRemoteDescription(a foreign ' + type + ', ok, fail)', function (pc, offer, ok, fail) {
      return pc.setRemoteDescription(as(offer), ok, fail);
    });
    foreignForm('setRemoteDescription(a foreign ' + type + ')', function (pc, offer) {
      return pc.setRemoteDescription(as(offer));
    });
    foreignForm('setLocalDescription(a foreign ' + type + ', ok, fail)', function (pc, offer, ok, fail) {
      return pc.setLocalDescription(as(offer), ok, fail);
    });
    foreignForm(
      'setRemoteDescription(a foreign ' + type + ' as {type, sdp}, ok, fail)',
      function (pc, offer, ok, fail) {
        return pc.setRemoteDescription({ type: type, sdp: offer.sdp }, ok, fail);
      }
    );
  });
  foreignForm('setRemoteDescription(a foreign offer, ok)', function (pc, offer, ok) {
    return pc.setRemoteDescription(offer, ok);
  });
  foreignForm('setRemoteDescription(a foreign offer, ok, fail), then close()', function (pc, offer, ok, fail) {
    pc.setRemoteDescription(offer, ok, fail);
    pc.close();
  });
  // And with their own, made by themselves.
  function ownForm(name, f) {
    ['fresh', 'offering', 'answering', 'stable'].forEach(function (state) {
      era.call(
        state + ', ' + name,
        function (ok, fail, scene) {
          return f(scene.pc, scene.own, ok, fail);
        },
        function (scene, ready, fail) {
          states[state](
            scene,
            function () {
              scene.pc[state === 'answering' ? 'createAnswer' : 'createOffer'](
                function (own) {
                  scene.own = own;
                  ready();
                },
                fail,
                { mandatory: { OfferToReceiveAudio: true, OfferToReceiveVideo: true } }
              );
            },
            fail
          );
        }
      );
    });
  }
  ownForm('setLocalDescription(its own, ok, fail)', function (pc, own, ok, fail) {
    return pc.setLocalDescription(own, ok, fail);
  });
  ownForm('setLocalDescription(its own, ok)', function (pc, own, ok) {
    return pc.setLocalDescription(own, ok);
  });
  ownForm('setLocalDescription(its own)', function (pc, own) {
    return pc.setLocalDescription(own);
  });
  ownForm('setLocalDescription(its own as {type, sdp}, ok, fail)', function (pc, own, ok, fail) {
    return pc.setLocalDescription({ type: own.type, sdp: own.sdp }, ok, fail);
  });
  ownForm('setLocalDescription(its own, ok, fail), then close()', function (pc, own, ok, fail) {
    pc.setLocalDescription(own, ok, fail);
    pc.close();
  });
  ownForm('descriptions on the next line', function (pc, own) {
    pc.setLocalDescription(own, era.noop, era.noop);
    return [
      pc.signalingState,
      pc.localDescription && pc.localDescription.type,
      Boolean(pc.localDescription && pc.localDescription.sdp === own.sdp),
    ];
  });
  ownForm('descriptions are copies', function (pc, own) {
    pc.setLocalDescription(own, era.noop, era.noop);
    var description = pc.localDescription;
    if (!description) return description;
    description.type = 'pranswer';
    return [
      description === pc.localDescription,
      description === own,
      pc.localDescription.type,
      era.classOf(description),
    ];
  });
  foreignForm('remote descriptions on the next line', function (pc, offer) {
    pc.setRemoteDescription(offer, era.noop, era.noop);
    return [pc.signalingState, pc.remoteDescription && pc.remoteDescription.type];
  });

  era.ready();
})();
