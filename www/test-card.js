// The picture and the sound of a machine that has no camera: a test card with a clock, and a quiet time signal.
// Not part of the 2013 page: canvas.captureStream() came years later.

function testCard() {
  'use strict';
  var WIDTH = 640,
    HEIGHT = 480,
    CELL = 40,
    FRAMES_PER_SECOND = 25;
  var BARS = ['#bfbfbf', '#bfbf00', '#00bfbf', '#00bf00', '#bf00bf', '#bf0000', '#0000bf'];

  var canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  var context = canvas.getContext('2d');
  var card = drawCard();
  drawFrame();

  var stream = canvas.captureStream(FRAMES_PER_SECOND);
  var picture = stream.getVideoTracks()[0];
  var signal = timeSignal();
  if (signal) stream.addTrack(signal.track);

  // A timer, not requestAnimationFrame: the call should not freeze when the tab is in the background.
  var timer = setInterval(function () {
    if (picture.readyState === 'ended') {
      clearInterval(timer);
      if (signal) signal.close();
    } else {
      drawFrame();
    }
  }, 1000 / FRAMES_PER_SECOND);
  return stream;

  // Everything that does not move, drawn once.
  function drawCard() {
    var still = document.createElement('canvas');
    still.width = WIDTH;
    still.height = HEIGHT;
    var c = still.getContext('2d');
    var i;

    c.fillStyle = '#5c636d';
    c.fillRect(0, 0, WIDTH, HEIGHT);
    c.strokeStyle = '#d7dbe0';
    c.lineWidth = 2;
    c.beginPath();
    for (i = CELL / 2; i < WIDTH; i += CELL) {
      c.moveTo(i, 0);
      c.lineTo(i, HEIGHT);
    }
    for (i = CELL / 2; i < HEIGHT; i += CELL) {
      c.moveTo(0, i);
      c.lineTo(WIDTH, i);
    }
    c.stroke();
    for (i = 0; i < WIDTH / CELL; i++) {
      c.fillStyle = i % 2 ? '#111' : '#eee';
      c.fillRect(i * CELL, 0, CELL, 10);
      c.fillRect(i * CELL, HEIGHT - 10, CELL, 10);
    }

    c.save();
    c.translate(WIDTH / 2, HEIGHT / 2);
    c.beginPath();
    c.arc(0, 0, 200, 0, 2 * Math.PI);
    c.clip();
    c.fillStyle = '#eceef0';
    c.fillRect(-200, -200, 400, 90);
    for (i = 0; i < BARS.length; i++) {
      c.fillStyle = BARS[i];
      c.fillRect(-200 + (i * 400) / 7, -110, 400 / 7 + 1, 100);
    }
    c.fillStyle = '#0c0d0f';
    c.fillRect(-200, -10, 400, 80);
    for (i = 0; i < 6; i++) {
      c.fillStyle = 'rgb(' + [i * 51, i * 51, i * 51].join() + ')';
      c.fillRect(-200 + (i * 400) / 6, 70, 400 / 6 + 1, 50);
    }
    c.fillStyle = '#eceef0';
    c.fillRect(-200, 120, 400, 90);
    c.fillStyle = '#17191c';
    c.textAlign = 'center';
    c.textBaseline = 'middle';
    c.font = 'bold 30px system-ui, sans-serif';
    c.fillText('TEST CARD', 0, -142);
    c.font = '20px system-ui, sans-serif';
    c.fillText('no camera here', 0, 148);
    c.restore();

    c.strokeStyle = '#f6f7f8';
    c.lineWidth = 5;
    c.beginPath();
    c.arc(WIDTH / 2, HEIGHT / 2, 200, 0, 2 * Math.PI);
    c.stroke();
    return still;
  }

  // The clock, and a bead that runs round the circle once every four seconds.
  function drawFrame() {
    var now = new Date();
    var angle = ((now.getTime() % 4000) / 4000) * 2 * Math.PI - Math.PI / 2;
    context.drawImage(card, 0, 0);
    context.fillStyle = '#fff';
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.font = 'bold 54px ui-monospace, Menlo, Consolas, monospace';
    context.fillText(
      [now.getHours(), now.getMinutes(), now.getSeconds()].map(twoDigits).join(':') +
        '.' +
        Math.floor(now.getMilliseconds() / 100),
      WIDTH / 2,
      HEIGHT / 2 + 32
    );
    context.beginPath();
    context.arc(WIDTH / 2 + 200 * Math.cos(angle), HEIGHT / 2 + 200 * Math.sin(angle), 13, 0, 2 * Math.PI);
    context.fillStyle = '#e4322b';
    context.fill();
    context.lineWidth = 4;
    context.strokeStyle = '#fff';
    context.stroke();
  }

  function twoDigits(number) {
    return (number < 10 ? '0' : '') + number;
  }

  // A short, quiet beep every second; null where the browser makes no sound.
  function timeSignal() {
    var Context = window.AudioContext || window.webkitAudioContext;
    if (!Context) return null;
    var audio = new Context();
    var tone = audio.createOscillator();
    var volume = audio.createGain();
    var output = audio.createMediaStreamDestination();
    tone.frequency.value = 880;
    volume.gain.value = 0;
    tone.connect(volume);
    volume.connect(output);
    tone.start(0);
    var beeper = setInterval(function () {
      volume.gain.setValueAtTime(0.05, audio.currentTime);
      volume.gain.setTargetAtTime(0, audio.currentTime + 0.08, 0.02);
    }, 1000);
    return {
      track: output.stream.getAudioTracks()[0],
      close: function () {
        clearInterval(beeper);
        audio.close();
      },
    };
  }
}
