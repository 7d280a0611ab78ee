// Pages in the style of the public guides to this API, each with the calls that its guide shows, in the same forms.
import { behaviour } from './behaviour.mjs';

const row = 'Pages in the style of the public guides';
const videos = '<video id="vid1" autoplay muted></video><video id="vid2" autoplay muted></video>';

behaviour(
  'the peer connection page of the samples: callbacks, one button after the other',
  {
    row,
    body: videos,
    head: `<script>
    var pc1 = null, pc2 = null, localstream;
    var sdpConstraints = { 'mandatory': { 'OfferToReceiveAudio': true, 'OfferToReceiveVideo': true } };
    function start() {
      navigator.webkitGetUserMedia({ audio: true, video: true }, gotStream, function () {});
    }
    function gotStream(stream) {
      document.getElementById('vid1').src = webkitURL.createObjectURL(stream);
      localstream = stream;
      call();
    }
    function call() {
      var servers = null;
      pc1 = new webkitRTCPeerConnection(servers);
      pc1.onicecandidate = iceCallback1;
      pc2 = new webkitRTCPeerConnection(servers);
      pc2.onicecandidate = iceCallback2;
      pc2.onaddstream = gotRemoteStream;
      pc1.addStream(localstream);
      pc1.createOffer(gotDescription1);
    }
    function gotDescription1(desc) {
      pc1.setLocalDescription(desc);
      pc2.setRemoteDescription(desc);
      pc2.createAnswer(gotDescription2, null, sdpConstraints);
    }
    function gotDescription2(desc) {
      pc2.setLocalDescription(desc);
      pc1.setRemoteDescription(desc);
    }
    function gotRemoteStream(e) {
      document.getElementById('vid2').src = webkitURL.createObjectURL(e.stream);
    }
    function iceCallback1(event) {
      if (event.candidate) {
        pc2.addIceCandidate(new RTCIceCandidate(event.candidate), function () {}, function () {});
      }
    }
    function iceCallback2(event) {
      if (event.candidate) {
        pc1.addIceCandidate(new RTCIceCandidate(event.candidate), function () {}, function () {});
      }
    }
  </script>`,
  },
  async () => {
    start();
    await Promise.all(['vid1', 'vid2'].map((id) => calls.moves(document.getElementById(id))));
    return [pc1.signalingState, pc2.signalingState];
  },
  ['stable', 'stable']
);

behaviour(
  'the data channel page: RtpDataChannels, sendChannel and receiveChannel',
  {
    row,
    head: `<script>
    var localPeerConnection, remotePeerConnection, sendChannel, receiveChannel, received;
    function createConnection() {
      var servers = null;
      localPeerConnection = new webkitRTCPeerConnection(servers, { optional: [{ RtpDataChannels: true }] });
      try {
        sendChannel = localPeerConnection.createDataChannel('sendDataChannel', { reliable: false });
      } catch (e) {
        alert('Failed to create data channel.');
      }
      localPeerConnection.onicecandidate = function gotLocalCandidate(event) {
        if (event.candidate) remotePeerConnection.addIceCandidate(event.candidate);
      };
      sendChannel.onopen = handleSendChannelStateChange;
      sendChannel.onclose = handleSendChannelStateChange;
      remotePeerConnection = new webkitRTCPeerConnection(servers, { optional: [{ RtpDataChannels: true }] });
      remotePeerConnection.onicecandidate = function gotRemoteIceCandidate(event) {
        if (event.candidate) localPeerConnection.addIceCandidate(event.candidate);
      };
      remotePeerConnection.ondatachannel = function gotReceiveChannel(event) {
        receiveChannel = event.channel;
        receiveChannel.onmessage = function handleMessage(event) { received(event.data); };
      };
      localPeerConnection.createOffer(function gotLocalDescription(desc) {
        localPeerConnection.setLocalDescription(desc);
        remotePeerConnection.setRemoteDescription(desc);
        remotePeerConnection.createAnswer(function gotRemoteDescription(desc) {
          remotePeerConnection.setLocalDescription(desc);
          localPeerConnection.setRemoteDescription(desc);
        });
      });
    }
    function handleSendChannelStateChange() {
      if (sendChannel.readyState == 'open') sendChannel.send('hello');
    }
  </script>`,
  },
  () => {
    const message = new Promise((resolve) => {
      window.received = resolve;
    });
    createConnection();
    return message;
  },
  'hello'
);

behaviour(
  'the signaling page: one channel for descriptions and candidates, and start(isCaller)',
  {
    row,
    body: '<video id="selfView" autoplay muted></video><video id="remoteView" autoplay muted></video>',
    head: `<script>
    function Side(signalingChannel) {
      var pc;
      var configuration = { 'iceServers': [{ 'url': 'stun:127.0.0.1:3478' }] };
      function start(isCaller) {
        pc = new webkitRTCPeerConnection(configuration);
        pc.onicecandidate = function (evt) {
          signalingChannel.send(JSON.stringify({ 'candidate': evt.candidate }));
        };
        pc.onaddstream = function (evt) {
          if (isCaller) remoteView.src = URL.createObjectURL(evt.stream);
        };
        navigator.webkitGetUserMedia({ 'audio': true, 'video': true }, function (stream) {
          if (isCaller) selfView.src = URL.createObjectURL(stream);
          pc.addStream(stream);
          if (isCaller) pc.createOffer(gotDescription);
          else pc.createAnswer(gotDescription);
          function gotDescription(desc) {
            pc.setLocalDescription(desc);
            signalingChannel.send(JSON.stringify({ 'sdp': desc }));
          }
        }, logError);
      }
      signalingChannel.onmessage = function (evt) {
        var signal = JSON.parse(evt.data);
        if (signal.sdp) {
          if (!pc) {
            start(false);
          }
          pc.setRemoteDescription(new RTCSessionDescription(signal.sdp));
        } else if (signal.candidate) {
          pc.addIceCandidate(new RTCIceCandidate(signal.candidate));
        }
      };
      this.start = start;
    }
    function logError(error) { setTimeout(function () { throw error; }); }
  </script>`,
  },
  async () => {
    const { port1, port2 } = new MessageChannel();
    const channel = (port) => {
      const made = { send: (data) => port.postMessage(data) };
      port.onmessage = (event) => made.onmessage(event);
      return made;
    };
    const caller = new Side(channel(port1));
    new Side(channel(port2));
    caller.start(true);
    await Promise.all([selfView, remoteView].map(calls.moves));
    return true;
  },
  true
);

behaviour(
  'a reference page: promises, new RTCSessionDescription(x), addTrack and ontrack',
  { row, body: videos },
  async () => {
    const pc = new webkitRTCPeerConnection();
    const other = new webkitRTCPeerConnection();
    const log = [];
    pc.onicecandidate = (event) => {
      if (event.candidate) other.addIceCandidate(new RTCIceCandidate(event.candidate)).catch(calls.uncaught);
    };
    other.onicecandidate = (event) => {
      if (event.candidate) pc.addIceCandidate(new RTCIceCandidate(event.candidate)).catch(calls.uncaught);
    };
    pc.oniceconnectionstatechange = () => log.push(pc.iceConnectionState);
    pc.onsignalingstatechange = () => log.push(pc.signalingState);
    other.ontrack = (event) => {
      document.getElementById('vid2').srcObject = event.streams[0];
    };
    other.onaddstream = (event) => log.push(`stream of ${event.stream.getTracks().length}`);
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
    for (const track of stream.getTracks()) pc.addTrack(track, stream);
    pc.createOffer()
      .then((offer) => pc.setLocalDescription(new RTCSessionDescription(offer)))
      .then(() => other.setRemoteDescription(new RTCSessionDescription(pc.localDescription)))
      .then(() => other.createAnswer())
      .then((answer) => other.setLocalDescription(new RTCSessionDescription(answer)))
      .then(() => pc.setRemoteDescription(new RTCSessionDescription(other.localDescription)))
      .catch(calls.uncaught);
    await calls.moves(document.getElementById('vid2'));
    await calls.connected(pc);
    return {
      offered: log.includes('have-local-offer'),
      stable: log.includes('stable'),
      stream: log.includes('stream of 2'),
      connectedLast: /^(connected|completed)$/.test(log.at(-1)),
      localIsStream: pc.getLocalStreams()[0] === stream,
    };
  },
  {
    offered: true,
    stable: true,
    stream: true,
    connectedLast: true,
    localIsStream: true,
  }
);

behaviour(
  'onnegotiationneeded begins the call, and addStream comes first',
  { row, body: videos },
  async () => {
    const [pc, other] = [
      new webkitRTCPeerConnection({ iceServers: [] }),
      new webkitRTCPeerConnection({ iceServers: [] }),
    ];
    pc.onicecandidate = (event) => {
      if (event.candidate) other.addIceCandidate(event.candidate);
    };
    other.onicecandidate = (event) => {
      if (event.candidate) pc.addIceCandidate(event.candidate);
    };
    pc.onnegotiationneeded = () => {
      pc.createOffer((offer) => {
        pc.setLocalDescription(
          offer,
          () => {
            other.setRemoteDescription(
              pc.localDescription,
              () => {
                other.createAnswer((answer) => {
                  other.setLocalDescription(
                    answer,
                    () => {
                      pc.setRemoteDescription(other.localDescription, () => {}, calls.uncaught);
                    },
                    calls.uncaught
                  );
                }, calls.uncaught);
              },
              calls.uncaught
            );
          },
          calls.uncaught
        );
      }, calls.uncaught);
    };
    other.onaddstream = ({ stream }) => {
      document.getElementById('vid2').src = window.URL.createObjectURL(stream);
    };
    pc.addStream(await calls.camera());
    await calls.moves(document.getElementById('vid2'));
    return other.getRemoteStreams().length;
  },
  1
);
