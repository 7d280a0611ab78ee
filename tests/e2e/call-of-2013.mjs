// The body of a page of 2013 that calls itself: for tests that bring the drop-in to pages without a tag.
// `window.outcome` tells how it went.

export const callOf2013 = `<video id="remote" autoplay muted></video>
<script>
  var outcome = 'nothing yet';
  function failed(error) { outcome = String(error && error.message || error); }
  window.onerror = failed;
  function start() {
    var a = new webkitRTCPeerConnection({ iceServers: [] }, { optional: [{ DtlsSrtpKeyAgreement: true }] });
    var b = new webkitRTCPeerConnection(null);
    a.onicecandidate = function (event) { if (event.candidate) b.addIceCandidate(event.candidate); };
    b.onicecandidate = function (event) { if (event.candidate) a.addIceCandidate(event.candidate); };
    b.onaddstream = function (event) { show(event.stream); };
    navigator.webkitGetUserMedia({ video: { mandatory: { maxWidth: 640 } } }, function (stream) {
      a.addStream(stream);
      a.createOffer(function (offer) {
        a.setLocalDescription(offer);
        b.setRemoteDescription(offer);
        b.createAnswer(function (answer) {
          b.setLocalDescription(answer);
          a.setRemoteDescription(answer);
        }, failed, { mandatory: { OfferToReceiveVideo: true } });
      }, failed);
    }, failed);
  }
  function show(stream) {
    var video = document.getElementById('remote'), canvas = document.createElement('canvas'), before;
    video.src = webkitURL.createObjectURL(stream);
    canvas.width = 32;
    canvas.height = 24;
    setInterval(function () {
      if (!video.videoWidth) return;
      var context = canvas.getContext('2d');
      context.drawImage(video, 0, 0, 32, 24);
      var now = canvas.toDataURL();
      if (before && now !== before) outcome = 'the picture moves';
      before = now;
    }, 100);
  }
  start();
</script>`;
