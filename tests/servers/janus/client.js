// A Janus client like those of pages of 2014 to 2016: one connection for each handle, with callbacks and constraints.
// ES5.
//
// There are two ways without trickle ICE, by year: `once` sends `localDescription` when all candidates are there;
// `again` then makes the description a second time, and sets it if it is different.
(function () {
  function nothing() {}

  /** Opens a session; `ok` gets it. */
  window.Janus = function (url, ok) {
    var socket = new WebSocket(url, 'janus-protocol');
    var waiting = {};
    var handles = {};
    var session = this;
    var id;

    function send(message, answered) {
      message.transaction = Math.random().toString(36).slice(2);
      if (answered) waiting[message.transaction] = answered;
      if (id) message.session_id = id;
      socket.send(JSON.stringify(message));
    }

    socket.onopen = function () {
      send({ janus: 'create' }, function (message) {
        id = message.data.id;
        ok(session);
      });
    };
    socket.onmessage = function (event) {
      var message = JSON.parse(event.data);
      var answered = waiting[message.transaction];
      if (message.janus === 'error') throw new Error('Janus: ' + message.error.reason);
      if (answered && message.janus !== 'event') {
        delete waiting[message.transaction];
        answered(message);
        return;
      }
      var handle = handles[message.sender];
      if (!handle) return;
      if (message.janus === 'event') handle.onmessage(message.plugindata.data, message.jsep);
      else if (message.janus === 'webrtcup') handle.up = true;
      else if (message.janus === 'hangup') handle.onhangup(message.reason);
    };

    /** Attaches to a plugin; `ok` gets the handle, whose `onmessage(data, jsep)` hears it. */
    session.attach = function (plugin, ok) {
      send({ janus: 'attach', plugin: plugin }, function (message) {
        ok(
          (handles[message.data.id] = new Handle(function (text, answered) {
            text.handle_id = message.data.id;
            send(text, answered);
          }))
        );
      });
    };

    session.destroy = function () {
      send({ janus: 'destroy' });
    };
  };

  function Handle(send) {
    this.onmessage = this.onhangup = this.onremotestream = this.ondata = this.ondataopen = nothing;
    this.transmit = send;
    this.bits = {};
  }

  Handle.prototype.send = function (body, jsep) {
    var message = { janus: 'message', body: body };
    if (jsep) message.jsep = { type: jsep.type, sdp: jsep.sdp };
    this.transmit(message, nothing);
  };

  /** `{streams, receives, data, jsep, trickle, success}`: an offer, or with `jsep` the answer to it. */
  Handle.prototype.describe = function (how) {
    var handle = this;
    var pc = handle.pc;
    if (pc) handle.sent = handle.sdp = null;
    else pc = handle.connect(how);
    if (!how.jsep) return handle.create('createOffer', how);
    pc.setRemoteDescription(
      new RTCSessionDescription(how.jsep),
      function () {
        handle.create('createAnswer', how);
      },
      failed
    );
  };

  Handle.prototype.connect = function (how) {
    var handle = this;
    var pc = (handle.pc = new webkitRTCPeerConnection(
      { iceServers: [] },
      { optional: [{ DtlsSrtpKeyAgreement: true }] }
    ));
    pc.onicecandidate = function (event) {
      if (event.candidate) {
        var candidate = {
          candidate: event.candidate.candidate,
          sdpMid: event.candidate.sdpMid,
          sdpMLineIndex: event.candidate.sdpMLineIndex,
        };
        if (!how.trickle) handle.transmit({ janus: 'trickle', candidate: candidate });
        return;
      }
      handle.iceDone = true;
      if (how.trickle === 'again')
        setTimeout(function () {
          handle.create(how.jsep ? 'createAnswer' : 'createOffer', how);
        }, 200);
      else if (how.trickle === 'once') handle.done(pc.localDescription, how);
      else handle.transmit({ janus: 'trickle', candidate: { completed: true } });
    };
    (how.streams || []).forEach(function (stream) {
      pc.addStream(stream);
    });
    pc.onaddstream = function (event) {
      handle.remoteStream = event.stream;
      handle.onremotestream(event.stream);
    };
    if (how.data) {
      handle.channel = pc.createDataChannel('JanusDataChannel', { ordered: false });
      handle.channel.onmessage = function (event) {
        handle.ondata(event.data);
      };
      handle.channel.onopen = function () {
        handle.ondataopen();
      };
    }
    return pc;
  };

  Handle.prototype.create = function (method, how) {
    var handle = this;
    var receives = how.receives !== false;
    handle.pc[method](
      function (description) {
        if (how.trickle === 'again' ? handle.sdp !== description.sdp : !handle.sdp) {
          handle.sdp = description.sdp;
          handle.pc.setLocalDescription(description);
        }
        if (how.trickle && !handle.iceDone) return;
        handle.done(description, how);
      },
      failed,
      { mandatory: { OfferToReceiveAudio: receives, OfferToReceiveVideo: receives } }
    );
  };

  Handle.prototype.done = function (description, how) {
    if (this.sent) return;
    this.sent = true;
    how.success({ type: description.type, sdp: description.sdp });
  };

  Handle.prototype.answered = function (jsep, ok) {
    this.pc.setRemoteDescription(new RTCSessionDescription(jsep), ok || nothing, failed);
  };

  Handle.prototype.dtmf = function (stream, tones, ontone) {
    if (!this.sender) this.sender = this.pc.createDTMFSender(stream.getAudioTracks()[0]);
    this.sender.ontonechange = ontone;
    this.sender.insertDTMF(tones, 100, 50);
  };

  /** What comes in of video, as `118 kbits/sec`, once it is known. */
  Handle.prototype.getBitrate = function () {
    var bits = this.bits;
    var pc = this.pc;
    if (!bits.timer) {
      bits.timer = setInterval(function () {
        pc.getStats(function (stats) {
          stats.result().forEach(function (report) {
            if (report.type !== 'ssrc' || !report.stat('googFrameHeightReceived')) return;
            var now = report.stat('bytesReceived');
            if (bits.before)
              bits.value = Math.round(((now - bits.before) * 8) / (report.timestamp - bits.at)) + ' kbits/sec';
            bits.before = now;
            bits.at = report.timestamp;
          });
        });
      }, 500);
    }
    return bits.value;
  };

  Handle.prototype.hangup = function () {
    clearInterval(this.bits.timer);
    if (this.pc) this.pc.close();
    this.transmit({ janus: 'hangup' });
  };

  function failed(error) {
    setTimeout(function () {
      throw error;
    });
  }
})();
