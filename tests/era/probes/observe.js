// What probes are made of. ES5, and nothing newer than Chromium 49: the same files run in old engines and in today's.
// An observation has a name and an answer, which is a list of steps: `throws TypeError: ...`, `returns [1,2]`, `success
// RTCSessionDescription offer`.
var era = (function () {
  var answers = {};
  var waiting = [];
  var uncaught = [];
  // So many observations that wait for something run side by side.
  var atOnce = 10;
  var atMost = Infinity;
  // So long an observation may take, and so long a call may stay without an outcome (ms).
  var PATIENCE = 9000;
  var QUIET = 450;
  // After its outcome, a call has so long for more.
  var AFTERMATH = 60;

  window.addEventListener('error', function (event) {
    uncaught.push(String(event.message));
  });
  window.addEventListener('unhandledrejection', function (event) {
    event.preventDefault();
  });

  /** The class of an object, as its toString tells it. */
  function classOf(value) {
    return Object.prototype.toString.call(value).slice(8, -1);
  }

  /** A value as JSON would have it, with words for what JSON has not. */
  function plain(value) {
    if (value === undefined) return '(undefined)';
    if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
    if (typeof value === 'number') return isFinite(value) ? value : '(' + value + ')';
    if (typeof value === 'function') return '(function ' + value.name + '/' + value.length + ')';
    if (Array.isArray(value)) return value.map(plain);
    if (classOf(value) !== 'Object') return '(' + classOf(value) + ')';
    var copy = {};
    Object.keys(value).forEach(function (key) {
      copy[key] = plain(value[key]);
    });
    return copy;
  }

  function told(value) {
    return JSON.stringify(plain(value));
  }

  /** An exception in words. In c49 a failure callback got a text. */
  function error(thrown) {
    if (typeof thrown === 'string') return '(text): ' + thrown;
    return thrown && thrown.name ? thrown.name + ': ' + thrown.message : told(thrown);
  }

  function note(name, steps) {
    if (answers[name]) throw new Error('two observations are named ' + name);
    answers[name] = steps;
  }

  /** Observes at once what `f` returns or throws. */
  function now(name, f) {
    var steps;
    try {
      steps = ['returns ' + told(f())];
    } catch (thrown) {
      steps = ['throws ' + error(thrown)];
    }
    note(name, steps);
  }

  /**
   * Observes later: `f(tell, scene)` calls `tell` once with a value, or throws. `alone`: while nothing else runs.
   * `parts`: the value is an object, and each of these keys is an observation of its own.
   */
  function later(name, f, options) {
    options = options || {};
    if (
      waiting.some(function (other) {
        return other.name === name;
      })
    )
      throw new Error('two observations are named ' + name);
    waiting.push({
      name: name,
      alone: Boolean(options.alone),
      patience: options.patience || PATIENCE,
      parts: options.parts,
      run: f,
    });
  }

  /**
   * Observes a call: what it returns or throws, and what then comes by callback or promise. `f(ok, fail, scene)` makes
   * it. `given(scene, ready)` prepares the scene first. `atOnceOver`: it has no callbacks, so nobody waits for any.
   */
  function call(name, f, given, atOnceOver) {
    later(name, function (tell, scene) {
      if (!given) return make();
      given(scene, make, function (why) {
        tell(['setting the scene failed: ' + why]);
      });
      function make() {
        var steps = [];
        var timer = setTimeout(end, atOnceOver ? 0 : QUIET);
        function end() {
          scene.steps = true;
          tell(steps);
        }
        function come(step) {
          steps.push(step);
          clearTimeout(timer);
          timer = setTimeout(end, AFTERMATH);
        }
        function ok(value) {
          come(
            'success' +
              (value === undefined ? '' : ' ' + classOf(value) + (value && value.type ? ' ' + value.type : ''))
          );
        }
        function fail(thrown) {
          come('failure ' + error(thrown));
        }
        try {
          var value = f(ok, fail, scene);
          if (typeof Promise === 'function' && value instanceof Promise) {
            value.then(
              function (result) {
                come('resolved ' + (result === undefined ? '' : classOf(result)));
              },
              function (thrown) {
                come('rejected ' + error(thrown));
              }
            );
          } else if (value !== undefined) {
            come('returns ' + told(value));
          }
        } catch (thrown) {
          come('throws ' + error(thrown));
        }
      }
    });
  }

  /** Connections of one observation; they are closed when it has told. */
  function Scene() {
    this.connections = [];
  }
  Scene.prototype.connection = function (configuration, constraints) {
    var connection =
      arguments.length > 1
        ? new webkitRTCPeerConnection(configuration, constraints)
        : new webkitRTCPeerConnection(configuration || null);
    this.connections.push(connection);
    return connection;
  };
  Scene.prototype.close = function () {
    this.connections.forEach(function (connection) {
      try {
        connection.close();
      } catch (closed) {
        /* it was closed */
      }
    });
  };

  var running = 0;
  var whenDone;

  /** Starts what waits, as far as there is room. */
  function proceed() {
    if (!waiting.length && !running) return whenDone();
    while (waiting.length && running < atOnce && !(waiting[0].alone && running) && !(running && proceed.alone))
      start(waiting.shift());
  }

  function start(observation) {
    var scene = new Scene();
    var over = false;
    running++;
    proceed.alone = observation.alone;
    var timer = setTimeout(function () {
      finish(['never']);
    }, observation.patience);
    function finish(steps) {
      if (over) return;
      over = true;
      clearTimeout(timer);
      if (observation.parts)
        observation.parts.forEach(function (part) {
          note(observation.name + ', ' + part, steps.of ? ['returns ' + told(steps.of[part])] : steps);
        });
      else note(observation.name, steps);
      scene.close();
      setTimeout(function () {
        running--;
        proceed.alone = false;
        proceed();
      }, 0);
    }
    function tell(value) {
      if (observation.parts) return finish({ of: value });
      finish(
        scene.steps || (value && value.length && /^setting the scene/.test(value[0]))
          ? value
          : ['returns ' + told(value)]
      );
    }
    tell.failed = function (thrown) {
      finish(['failure ' + error(thrown)]);
    };
    try {
      observation.run(tell, scene);
    } catch (thrown) {
      finish(['throws ' + error(thrown)]);
    }
  }

  var prepared = false;
  var started = false;

  /** A chapter says that all its observations are named. */
  function ready() {
    prepared = true;
    if (whenDone) begin();
  }

  /**
   * The page runs them: of those that wait, `count` starting at `from`, `atOnce` of them side by side. A page allows
   * only so many connections, and closed ones count until they are collected. `done` gets `{answers, left}`, where
   * `left` is how many must run in another page.
   */
  function run(done, part) {
    part = part || {};
    run.from = part.from || 0;
    run.count = part.count || Infinity;
    atOnce = Math.min(part.atOnce || atOnce, atMost);
    whenDone = function () {
      whenDone = function () {};
      done({ answers: answers, left: run.left });
    };
    if (prepared) begin();
  }
  function begin() {
    if (started) return;
    started = true;
    var rest = waiting.slice(run.from);
    waiting = rest.slice(0, run.count);
    run.left = rest.length - waiting.length;
    setTimeout(proceed, 0);
  }

  /** A chapter whose observations need time of the processor lets so many run side by side. */
  function sideBySide(count) {
    atMost = count;
  }

  /** What `f` returns or throws, in words: for observations of many small things. */
  function attempt(f) {
    try {
      return plain(f());
    } catch (thrown) {
      return 'throws ' + error(thrown);
    }
  }

  function noop() {}

  return {
    now: now,
    later: later,
    call: call,
    ready: ready,
    run: run,
    sideBySide: sideBySide,
    attempt: attempt,
    classOf: classOf,
    error: error,
    plain: plain,
    noop: noop,
    uncaught: uncaught,
  };
})();
