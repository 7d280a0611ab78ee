// The list of the steps that a call takes, and the line under the pictures that sums it up. Fed by glass.js.

var steps = (function () {
  'use strict';
  var PATIENCE = 8000; // ms for what the network or a decoder has to do: a path, a channel, a first picture

  // The call that begins a step; createObjectURL() begins the step of the picture that it is for.
  var BEGINS = {
    'webkitGetUserMedia()': 'camera',
    'new webkitRTCPeerConnection()': 'connection',
    'createOffer()': 'offer',
    'setRemoteDescription()': 'answer',
    'createAnswer()': 'answer',
  };
  // What shows that a step has succeeded. For the pictures that is the video element's word: it plays.
  var ENDS = {
    'got stream': 'camera',
    'createOffer()': 'connection',
    'createOffer called back': 'offer',
    'createAnswer called back': 'answer',
    'channel open': 'channel',
  };

  var startedAt = 0;
  var waiting = {}; // timers of steps that nobody calls back for, by step
  var running = null; // the step whose code runs in this very turn

  document.addEventListener('DOMContentLoaded', function () {
    document.getElementById('local-video').addEventListener('playing', function () {
      end('local-picture');
    });
    document.getElementById('remote-video').addEventListener('playing', function () {
      end('remote-picture');
    });
  });

  // The page made the call, or was told of the event, `what`.
  function saw(what, detail) {
    if (what === 'webkitGetUserMedia()') start();
    if (what === 'no camera') standIn(detail);
    if (ENDS[what] && !(what === 'got stream' && state('camera') === 'failed')) end(ENDS[what]);
    if (BEGINS[what]) begin(BEGINS[what]);
    if (what === 'createObjectURL()') begin(detail.replace('video', 'picture'), 'no picture');
    if (what === 'createAnswer called back') {
      begin('connected', 'no connection');
      begin('channel', 'not open');
    }
    if (what === 'iceconnectionstatechange') {
      if (detail === 'connected' || detail === 'completed') end('connected');
      if (detail === 'failed') fail('connected', 'no network path');
    }
    if (what === 'hang up') hangUp();
  }

  // `method` gave its failure callback an error, or gave no answer at all.
  function failed(method, text) {
    fail(BEGINS[method] || running, text);
  }

  // Something was thrown that nobody caught.
  function threw(text) {
    fail(running, text);
  }

  function start() {
    startedAt = performance.now();
    all('[data-step]').forEach(function (item) {
      setState(item.getAttribute('data-step'), 'ahead');
    });
    document.getElementById('stand-in').hidden = true;
  }

  function begin(step, complaint) {
    setState(step, 'running');
    running = step;
    // An uncaught error is reported before any timer runs, so `running` names the culprit for exactly this turn.
    setTimeout(function () {
      if (running === step) running = null;
    }, 0);
    if (!complaint) return;
    clearTimeout(waiting[step]);
    waiting[step] = setTimeout(function () {
      complaint += ' after ' + PATIENCE / 1000 + ' s';
      trace('page', step, complaint, 'trouble');
      fail(step, complaint);
    }, PATIENCE);
  }

  // Even after a failure: it was only late then.
  function end(step) {
    clearTimeout(waiting[step]);
    setState(step, 'done');
  }

  function fail(step, text) {
    if (!step) return;
    clearTimeout(waiting[step]);
    setState(step, 'failed', text);
  }

  function standIn(reason) {
    var note = document.getElementById('stand-in');
    note.textContent = 'No camera (' + reason + '). A test card with a quiet beep takes its place.';
    note.hidden = false;
    if (/is missing/.test(reason)) fail('camera', reason);
  }

  function hangUp() {
    Object.keys(waiting).forEach(function (step) {
      clearTimeout(waiting[step]);
    });
    all('[data-state="running"]').forEach(function (item) {
      setState(item.getAttribute('data-step'), 'ahead');
    });
    status('Hung up.', '');
  }

  function setState(step, newState, text) {
    var item = document.querySelector('[data-step="' + step + '"]');
    item.setAttribute('data-state', newState);
    item.querySelector('.state').textContent = newState === 'ahead' ? 'not reached' : newState;
    item.querySelector('.note').textContent = text || '';
    sumUp();
  }

  function state(step) {
    return document.querySelector('[data-step="' + step + '"]').getAttribute('data-state');
  }

  function sumUp() {
    var total = all('[data-step]').length;
    var done = all('[data-state="done"]').length;
    var failures = all('[data-state="failed"]').length;
    if (failures) {
      status(
        failures +
          (failures === 1 ? ' step fails' : ' steps fail') +
          (withoutPolyfill ? ' without the script tag.' : '. The list and the log say which.'),
        'failed'
      );
    } else if (done === total) {
      status(
        'The call works: ' + Math.round(performance.now() - startedAt) + ' ms from click to picture and chat.',
        'done'
      );
    } else {
      status('Calling…', 'running');
    }
  }

  function status(text, kind) {
    var line = document.getElementById('status');
    line.textContent = text;
    line.className = kind;
  }

  function all(selector) {
    return [].slice.call(document.querySelectorAll(selector));
  }

  return { saw: saw, failed: failed, threw: threw, status: status };
})();
