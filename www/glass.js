// The museum glass around the 2013 page: it loads the polyfill or leaves it out, and writes down what the page does,
// what the browser answers and where it breaks. It only watches: no function is wrapped and no prototype touched, so
// the visitor sees what the browser really does.

var withoutPolyfill = /[?&]native\b/.test(location.search);
var trace, expect, failure;

// document.write, as pages did in 2013, because it keeps the order of scripts: the polyfill runs before all that follows.
if (!withoutPolyfill) document.write('<script src="dist/webkit-rtc-peer-connection.js"></script>');

(function () {
  'use strict';
  var PATIENCE = 3000; // ms within which a callback must have been called

  var startedAt = performance.now();
  var waiting = {}; // timers of callbacks not called yet, by method

  document.documentElement.className = withoutPolyfill ? 'without-polyfill' : 'with-polyfill';

  // ---- What the page does ----

  // One line in the log. `who` is caller, callee or page. A `what` that ends in brackets is a call, anything else an
  // event; `kind` says otherwise.
  trace = function (who, what, detail, kind) {
    if (what === 'webkitGetUserMedia()') startedAt = performance.now();
    write(who, what, describe(detail), kind || (/\)$/.test(what) ? 'call' : 'event'));
    steps.saw(what, describe(detail));
    if (what === 'hang up') Object.keys(waiting).forEach(stopWaiting);
  };

  // The callback for `method`, guarded: a line in the log when it is called, a complaint when it is not.
  expect = function (who, method, callback) {
    trace(who, method);
    waiting[method] = setTimeout(function () {
      complain(who, method, 'no callback after ' + PATIENCE / 1000 + ' s');
    }, PATIENCE);
    return function () {
      stopWaiting(method);
      trace(who, name(method) + ' called back');
      return callback.apply(this, arguments);
    };
  };

  // A failure callback for `method`.
  failure = function (who, method) {
    return function (error) {
      stopWaiting(method);
      complain(who, method, describe(error));
    };
  };

  function complain(who, method, text) {
    write(who, name(method), text, 'trouble');
    steps.failed(method, text);
  }

  function stopWaiting(method) {
    clearTimeout(waiting[method]);
    delete waiting[method];
  }

  function name(method) {
    return method.replace('()', '');
  }

  // ---- What nobody catches ----

  window.addEventListener(
    'error',
    function (event) {
      if (event.target.tagName === 'SCRIPT') {
        var file = event.target.getAttribute('src');
        write('page', file, 'could not be loaded', 'trouble');
        whenReady(function () {
          steps.status(file + ' could not be loaded. Is it built? npm start does that.', 'failed');
        });
      } else if (event.message) {
        var text = event.message.replace(/^Uncaught /, '');
        write('page', 'uncaught', text, 'trouble');
        steps.threw(text);
      }
    },
    true
  );

  window.addEventListener('unhandledrejection', function (event) {
    write('page', 'unhandled rejection', describe(event.reason), 'trouble');
  });

  // ---- The log ----

  // Anything that the page reports, in a few words: an error, a candidate, a stream, a state.
  function describe(value) {
    if (value === undefined) return '';
    if (value === null) return 'end of candidates';
    if (value.getVideoTracks)
      return value.getAudioTracks().length + ' audio, ' + value.getVideoTracks().length + ' video';
    if (value.candidate !== undefined) return describeCandidate(value.candidate);
    if (value.name) return value.name + (value.message ? ': ' + value.message : '');
    return String(value);
  }

  // "candidate:1 1 UDP 2122252543 192.0.2.7 51234 typ host ..." -> "host udp 192.0.2.7 51234"
  function describeCandidate(line) {
    var field = line.split(' ');
    return field.length < 8
      ? line || 'end of candidates'
      : [field[7], field[2].toLowerCase(), field[4], field[5]].join(' ');
  }

  function write(who, what, detail, kind) {
    var line = document.createElement('li');
    var text = document.createElement('p');
    line.className = who + ' ' + kind;
    addPart(line, 'time', Math.round(performance.now() - startedAt));
    addPart(line, 'b', who);
    addPart(text, 'code', what);
    addPart(text, 'span', detail);
    line.appendChild(text);
    whenReady(function () {
      append(line);
    });
  }

  function append(line) {
    var list = document.getElementById('log');
    var box = list.parentNode;
    var atEnd = box.scrollTop + box.clientHeight > box.scrollHeight - 40; // else the visitor has scrolled back to read
    list.appendChild(line);
    if (atEnd) box.scrollTop = box.scrollHeight;
  }

  function addPart(line, tag, text) {
    var part = document.createElement(tag);
    part.textContent = text;
    line.appendChild(part);
    line.appendChild(document.createTextNode(' '));
  }

  // ---- The rest of the page, once it is there ----

  whenReady(function () {
    document.getElementById('clear-log').onclick = function () {
      document.getElementById('log').textContent = '';
    };
    document
      .getElementById(withoutPolyfill ? 'without-polyfill' : 'with-polyfill')
      .setAttribute('aria-current', 'page');
    document.getElementById('source').addEventListener('toggle', showSource);
    [].forEach.call(document.querySelectorAll('video'), showSize);
    if (withoutPolyfill) steps.status('The script tag is left out. Call, and watch what breaks.', '');
  });

  function whenReady(action) {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', action);
    else action();
  }

  // The size of the picture in its corner.
  function showSize(video) {
    var label = video.parentNode.querySelector('.size');
    video.addEventListener('resize', function () {
      label.textContent = video.videoWidth + ' × ' + video.videoHeight;
    });
    video.addEventListener('emptied', function () {
      label.textContent = '';
    });
  }

  var LEGACY = new RegExp(
    '(\\/\\/.*)|\\b(webkit\\w+|createObjectURL|addStream|onaddstream|mandatory|optional|reliable|' +
      'OfferToReceive\\w+|getStats|result|DtlsSrtpKeyAgreement|maxWidth|video\\.src)\\b',
    'g'
  );

  // Fills in the source of the page's script when it is first looked at.
  function showSource() {
    var code = document.querySelector('#source pre code');
    if (code.textContent) return;
    var request = new XMLHttpRequest();
    request.open('GET', 'call.js');
    request.onload = function () {
      request.responseText
        .replace(/\n$/, '')
        .split('\n')
        .forEach(function (text) {
          code.appendChild(sourceLine(text));
        });
    };
    request.send();
  }

  function sourceLine(text) {
    var line = document.createElement('span');
    var end = 0;
    text.replace(LEGACY, function (match, comment, _name, at) {
      var part = document.createElement(comment ? 'i' : 'mark');
      part.textContent = match;
      line.appendChild(document.createTextNode(text.slice(end, at)));
      line.appendChild(part);
      end = at + match.length;
    });
    line.appendChild(document.createTextNode(text.slice(end) + '\n'));
    return line;
  }
})();
