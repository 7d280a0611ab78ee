// One side of a call, in the style of 2013 (or later, if told so), run unchanged in old engines and in today's. ES5.
(function () {
  var NAME = /name=([\w-]+)/.exec(location.search)[1];
  var streams = [];
  var call = null;

  function post(path, body) {
    var request = new XMLHttpRequest();
    request.open('POST', path, true);
    request.send(JSON.stringify(body));
  }

  function tell(what) {
    post('/told?by=' + NAME, what);
  }

  function failed(where) {
    var its = call;
    return function (error) {
      its.errors.push(where + ': ' + (error && error.name ? error.name + ': ' + error.message : error));
    };
  }

  window.onerror = function (message) {
    if (call) call.errors.push(String(message));
  };

  function camera(count, then) {
    if (streams.length >= count) return then();
    function take(stream) {
      streams.push(stream);
      camera(count, then);
    }
    function refuse(error) {
      tell({ fatal: 'no camera: ' + (error.name || error) });
    }
    var wanted = { audio: true, video: true };
    if (navigator.webkitGetUserMedia) navigator.webkitGetUserMedia(wanted, take, refuse);
    else navigator.mediaDevices.getUserMedia(wanted).then(take, refuse);
  }

  function send(message) {
    message.call = call.id;
    post('/box?to=' + call.peer, message);
  }

  function show(stream) {
    for (var i = 0; i < call.shown.length; i++) if (call.shown[i].stream === stream) return;
    var video = document.createElement('video');
    video.muted = video.autoplay = true;
    if ('srcObject' in video) video.srcObject = stream;
    else video.src = URL.createObjectURL(stream);
    video.width = 80;
    document.body.appendChild(video);
    call.shown.push({ stream: stream, video: video, at: -1, moves: false });
  }

  function hook(channel) {
    call.channel = channel;
    channel.onopen = function () {
      channel.send('from ' + NAME);
    };
    channel.onmessage = function (event) {
      call.heard = event.data;
    };
    channel.onclose = function () {
      call.hungUp = true;
    };
  }

  function begin(told) {
    // Chromium stops what it plays muted and out of sight: the videos of the call before must not push this one's down.
    if (call)
      call.shown.forEach(function (each) {
        document.body.removeChild(each.video);
      });
    call = {
      id: told.call,
      peer: told.peer,
      style: told.style,
      shown: [],
      errors: [],
      early: [],
      offers: 0,
      heard: '',
      hungUp: false,
      log: [],
    };
    camera(told.streams, function () {
      var Connection = told.style === 'modern' ? window.RTCPeerConnection : window.webkitRTCPeerConnection;
      var configuration = { iceServers: [] };
      if (told.semantics) configuration.sdpSemantics = told.semantics;
      var pc = (call.pc =
        told.style === 'legacy'
          ? new Connection(configuration, { optional: [{ DtlsSrtpKeyAgreement: true }] })
          : new Connection(configuration));
      streams.slice(0, told.streams).forEach(function (stream) {
        if (told.style === 'modern')
          stream.getTracks().forEach(function (track) {
            pc.addTrack(track, stream);
          });
        else pc.addStream(stream);
      });
      if (told.style === 'modern')
        pc.ontrack = function (event) {
          if (event.streams[0]) show(event.streams[0]);
        };
      else
        pc.onaddstream = function (event) {
          show(event.stream);
        };
      pc.onicecandidate = function (event) {
        if (!event.candidate) return;
        send({
          candidate: {
            candidate: event.candidate.candidate,
            sdpMid: event.candidate.sdpMid,
            sdpMLineIndex: event.candidate.sdpMLineIndex,
          },
        });
      };
      pc.oniceconnectionstatechange = function () {
        if (/disconnected|failed|closed/.test(pc.iceConnectionState)) call.hungUp = true;
      };
      pc.ondatachannel = function (event) {
        hook(event.channel);
      };
      if (told.offers) {
        hook(pc.createDataChannel('chat'));
        offer();
      }
      // What a page does that listens for the event: only after its first offer, because legacy pages begin by
      // themselves.
      pc.onnegotiationneeded = function () {
        if (call && call.pc === pc && call.offers && call.answered && pc.signalingState === 'stable') offer();
      };
      tell({ ready: told.call });
    });
  }

  function promises() {
    return call.style !== 'legacy';
  }

  function offer() {
    var pc = call.pc;
    call.offers++;
    function made(description) {
      if (promises())
        pc.setLocalDescription(description).then(function () {
          send({ type: 'offer', sdp: pc.localDescription.sdp });
        }, failed('setLocalDescription'));
      else {
        pc.setLocalDescription(description, function () {}, failed('setLocalDescription'));
        send({ type: 'offer', sdp: description.sdp });
      }
    }
    if (promises()) pc.createOffer().then(made, failed('createOffer'));
    else pc.createOffer(made, failed('createOffer'));
  }

  function answer() {
    var pc = call.pc;
    function made(description) {
      if (promises()) pc.setLocalDescription(description).then(function () {}, failed('setLocalDescription'));
      else pc.setLocalDescription(description, function () {}, failed('setLocalDescription'));
      send({ type: 'answer', sdp: description.sdp });
    }
    if (promises()) pc.createAnswer().then(made, failed('createAnswer'));
    else pc.createAnswer(made, failed('createAnswer'));
  }

  function hear(message) {
    if (message.begin) return begin(message.begin);
    if (!call || message.call !== call.id) return;
    var pc = call.pc;
    if (message.offer) return offer();
    if (message.end) {
      pc.close();
      return;
    }
    if (message.candidate) {
      if (!call.described) return call.early.push(message);
      var candidate = new RTCIceCandidate(message.candidate);
      if (promises()) pc.addIceCandidate(candidate).then(function () {}, failed('addIceCandidate'));
      else pc.addIceCandidate(candidate, function () {}, failed('addIceCandidate'));
      return;
    }
    function set() {
      call.described = true;
      call.early.splice(0).forEach(hear);
      if (message.type === 'offer') answer();
      else call.answered = true;
    }
    var description = new RTCSessionDescription({ type: message.type, sdp: message.sdp });
    call.log.push(message.type + ' ' + message.sdp);
    if (promises()) pc.setRemoteDescription(description).then(set, failed('setRemoteDescription of ' + message.type));
    else pc.setRemoteDescription(description, set, failed('setRemoteDescription of ' + message.type));
  }

  function poll() {
    var request = new XMLHttpRequest();
    request.open('GET', '/box?for=' + NAME, true);
    request.onload = function () {
      var messages = [];
      try {
        messages = JSON.parse(request.responseText);
      } catch (e) {
        /* the server is going */
      }
      messages.forEach(function (message) {
        try {
          hear(message);
        } catch (error) {
          if (call) call.errors.push('throws ' + error.name + ': ' + error.message);
        }
      });
      setTimeout(poll, 30);
    };
    request.onerror = function () {
      setTimeout(poll, 500);
    };
    request.send();
  }

  setInterval(function () {
    if (!call || !call.pc) return;
    var moving = 0;
    call.shown.forEach(function (each) {
      var now = each.video.currentTime;
      each.moves = each.video.videoWidth > 2 && each.at >= 0 && now > each.at;
      each.at = now;
      if (each.moves) moving++;
    });
    tell({
      state: call.id,
      moving: moving,
      streams: call.shown.length,
      heard: call.heard,
      hungUp: call.hungUp,
      errors: call.errors,
      offers: call.offers,
      signaling: call.pc.signalingState,
      ice: call.pc.iceConnectionState,
      log: call.log,
    });
  }, 400);

  poll();
})();
