// A video call between two connections in one page, written the way such pages were written in 2013:
// callbacks, vendor prefixes, `mandatory` constraints, streams instead of tracks. Nothing below knows about the polyfill.
//
// From the page around it: trace() writes a line into the log; expect() writes one too, and complains there if the
// callback that it guards is not called in time; failure() makes a failure callback; testCard() stands in for a camera;
// statistics draws what it is shown.

var mediaConstraints = { audio: true, video: { mandatory: { maxWidth: 640 }, optional: [] } };
var connectionConfig = { iceServers: [] };
var connectionConstraints = { optional: [{ DtlsSrtpKeyAgreement: true }] };
var sdpConstraints = { mandatory: { OfferToReceiveAudio: true, OfferToReceiveVideo: true } };

var calling = false;
var localStream = null;
var caller = null;
var callee = null;
var callerChat = null;
var calleeChat = null;
var statisticsTimer = null;

var callButton = document.getElementById('call');
var hangUpButton = document.getElementById('hang-up');
var soundButton = document.getElementById('sound');
var localVideo = document.getElementById('local-video');
var remoteVideo = document.getElementById('remote-video');
var chatForm = document.getElementById('chat');
var chatFields = document.getElementById('chat-fields');
var chatMessages = document.getElementById('chat-messages');
var chatText = document.getElementById('chat-text');
var chatAsCallee = document.getElementById('chat-as-callee');

callButton.onclick = call;
hangUpButton.onclick = hangUp;

// ---- The call ----

function call() {
  calling = true;
  callButton.disabled = true;
  hangUpButton.disabled = false;
  hangUpButton.focus();

  trace('page', 'webkitGetUserMedia()');
  if (navigator.webkitGetUserMedia) {
    navigator.webkitGetUserMedia(mediaConstraints, gotMedia, noMedia);
  } else {
    noMedia('navigator.webkitGetUserMedia is missing');
  }
}

function noMedia(error) {
  if (!calling) return;
  trace('page', 'no camera', error);
  gotMedia(testCard());
}

function gotMedia(stream) {
  if (!calling || localStream) return stopStream(stream); // hung up while the browser was asking
  trace('page', 'got stream', stream);
  localStream = stream;
  connect();
  show(localVideo, localStream);
}

function connect() {
  trace('page', 'new webkitRTCPeerConnection()');
  caller = new webkitRTCPeerConnection(connectionConfig, connectionConstraints);
  callee = new webkitRTCPeerConnection(connectionConfig, connectionConstraints);
  listen('caller', caller);
  listen('callee', callee);

  caller.onicecandidate = function (event) {
    trace('caller', 'icecandidate', event.candidate);
    if (event.candidate) callee.addIceCandidate(new RTCIceCandidate(event.candidate));
  };
  callee.onicecandidate = function (event) {
    trace('callee', 'icecandidate', event.candidate);
    if (event.candidate) caller.addIceCandidate(new RTCIceCandidate(event.candidate));
  };
  callee.onaddstream = function (event) {
    trace('callee', 'addstream', event.stream);
    show(remoteVideo, event.stream);
  };
  callee.ondatachannel = function (event) {
    trace('callee', 'datachannel', event.channel.label);
    calleeChat = event.channel;
    openChat('callee', calleeChat, 'caller');
  };

  callerChat = caller.createDataChannel('chat', { reliable: false });
  openChat('caller', callerChat, 'callee');

  statistics.start();
  statisticsTimer = setInterval(readStatistics, 1000);

  caller.addStream(localStream);
  caller.createOffer(expect('caller', 'createOffer()', gotOffer), failure('caller', 'createOffer()'), sdpConstraints);
}

function gotOffer(offer) {
  if (!calling) return;
  caller.setLocalDescription(offer);
  callee.setRemoteDescription(
    offer,
    expect('callee', 'setRemoteDescription()', gotRemoteOffer),
    failure('callee', 'setRemoteDescription()')
  );
}

function gotRemoteOffer() {
  if (!calling) return;
  callee.createAnswer(expect('callee', 'createAnswer()', gotAnswer), null, sdpConstraints);
}

function gotAnswer(answer) {
  if (!calling) return;
  callee.setLocalDescription(answer);
  caller.setRemoteDescription(answer);
}

function listen(who, connection) {
  connection.onnegotiationneeded = function () {
    trace(who, 'negotiationneeded');
  };
  connection.onsignalingstatechange = function () {
    trace(who, 'signalingstatechange', connection.signalingState);
  };
  connection.oniceconnectionstatechange = function () {
    trace(who, 'iceconnectionstatechange', connection.iceConnectionState);
  };
}

function hangUp() {
  trace('page', 'hang up');
  calling = false;
  callButton.disabled = false;
  callButton.focus();
  hangUpButton.disabled = true;

  clearInterval(statisticsTimer);
  if (caller) caller.close();
  if (callee) callee.close();
  if (localStream) stopStream(localStream);
  caller = callee = callerChat = calleeChat = localStream = null;
  chatFields.disabled = true;
  localVideo.src = '';
  remoteVideo.src = '';
}

// ---- Statistics ----

function readStatistics() {
  caller.getStats(function (response) {
    statistics.show('caller', response.result());
  });
  callee.getStats(function (response) {
    statistics.show('callee', response.result());
  });
}

// ---- Pictures and sound ----

function show(video, stream) {
  trace('page', 'createObjectURL()', video.id);
  video.src = webkitURL.createObjectURL(stream);
}

function stopStream(stream) {
  stream
    .getAudioTracks()
    .concat(stream.getVideoTracks())
    .forEach(function (track) {
      track.stop();
    });
}

soundButton.onclick = function () {
  remoteVideo.muted = !remoteVideo.muted;
  soundButton.setAttribute('aria-pressed', String(!remoteVideo.muted));
};

// ---- Chat over the data channel ----

function openChat(me, channel, other) {
  channel.onopen = function () {
    trace(me, 'channel open', channel.label);
    chatFields.disabled = !(isOpen(callerChat) && isOpen(calleeChat));
  };
  channel.onclose = function () {
    trace(me, 'channel close', channel.label);
    chatFields.disabled = true;
  };
  channel.onmessage = function (event) {
    trace(me, 'message', event.data);
    showMessage(other, event.data);
  };
}

function isOpen(channel) {
  return channel !== null && channel.readyState === 'open';
}

// A message is shown when the other side has received it, not when it is sent.
function showMessage(sender, text) {
  var message = document.createElement('li');
  var name = document.createElement('b');
  message.className = sender;
  name.textContent = sender;
  message.appendChild(name);
  message.appendChild(document.createTextNode(' ' + text));
  chatMessages.appendChild(message);
  chatMessages.parentNode.scrollTop = chatMessages.parentNode.scrollHeight;
}

function say(channel) {
  if (chatText.value) channel.send(chatText.value);
  chatText.value = '';
  chatText.focus();
}

chatForm.onsubmit = function () {
  say(callerChat);
  return false;
};

chatAsCallee.onclick = function () {
  say(calleeChat);
};
