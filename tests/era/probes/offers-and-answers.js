// Every form of createOffer and createAnswer, in every state. An observation is named by the state, the method and its
// arguments.
(function () {
  var form = states.form;

  function throwing() {
    return Object.defineProperty({}, 'mandatory', {
      enumerable: true,
      get: function () {
        throw new RangeError("the page's own");
      },
    });
  }

  var options = [
    null,
    undefined,
    {},
    5,
    '',
    true,
    [],
    { mandatory: {} },
    { optional: [] },
    { optional: {} },
    { foo: 1 },
    { mandatory: { foo: true } },
    { optional: [{ foo: true }] },
    { mandatory: {}, foo: 1 },
    { mandatory: null },
    { mandatory: 5 },
    { optional: [{ a: 1, b: 2 }] },
    { offerToReceiveAudio: -1 },
    { offerToReceiveAudio: 'x' },
    { offerToReceiveVideo: true },
    { offerToReceiveAudio: 1 },
    { mandatory: { OfferToReceiveAudio: true }, offerToReceiveVideo: 1 },
    { mandatory: { OfferToReceiveAudio: 'x' } },
    { mandatory: { IceRestart: true } },
    { mandatory: { minWidth: 5 } },
    { iceRestart: true },
    { voiceActivityDetection: false },
  ];
  ['createOffer', 'createAnswer'].forEach(function (method) {
    form(method + '()', function (pc) {
      return pc[method]();
    });
    form(method + '(ok)', function (pc, ok) {
      return pc[method](ok);
    });
    form(method + '(ok, null)', function (pc, ok) {
      return pc[method](ok, null);
    });
    form(method + '(ok, undefined)', function (pc, ok) {
      return pc[method](ok, undefined);
    });
    form(method + '(ok, fail)', function (pc, ok, fail) {
      return pc[method](ok, fail);
    });
    form(method + '(null)', function (pc) {
      return pc[method](null);
    });
    form(method + '(null, fail)', function (pc, ok, fail) {
      return pc[method](null, fail);
    });
    form(method + '(ok, 5)', function (pc, ok) {
      return pc[method](ok, 5);
    });
    form(method + '(ok, {})', function (pc, ok) {
      return pc[method](ok, {});
    });
    form(method + '(ok, {mandatory})', function (pc, ok) {
      return pc[method](ok, { mandatory: { OfferToReceiveVideo: true } });
    });
    form(method + '(5)', function (pc) {
      return pc[method](5);
    });
    form(method + '({})', function (pc) {
      return pc[method]({});
    });
    options.forEach(function (given) {
      form(
        method + '(ok, fail, ' + JSON.stringify(given) + ')',
        function (pc, ok, fail) {
          return pc[method](ok, fail, given);
        },
        ['fresh', 'answering']
      );
    });
    form(
      method + '(ok, fail, a getter that throws)',
      function (pc, ok, fail) {
        return pc[method](ok, fail, throwing());
      },
      ['fresh', 'answering']
    );
    form(
      method + '(ok, fail), then close()',
      function (pc, ok, fail) {
        pc[method](ok, fail);
        pc.close();
      },
      ['fresh', 'offering', 'answering', 'stable']
    );
  });

  // Callbacks themselves.
  era.later('a callback: this, and its arguments', function (tell, scene) {
    scene.connection().createOffer(function () {
      tell([this === window, this === undefined, arguments.length]);
    }, era.noop);
  });
  era.later('callbacks come in the order of their calls', function (tell, scene) {
    var pc = scene.connection();
    var order = [];
    pc.createOffer(function () {
      order.push('first');
    }, era.noop);
    pc.createOffer(function () {
      order.push('second');
    }, era.noop);
    pc.createAnswer(era.noop, function () {
      order.push('third');
    });
    setTimeout(function () {
      tell(order);
    }, 700);
  });
  era.later(
    'an exception in a callback reaches window.onerror',
    function (tell, scene) {
      var before = era.uncaught.length;
      scene.connection().createOffer(function () {
        throw new Error('thrown in a callback');
      }, era.noop);
      setTimeout(function () {
        tell(era.uncaught.slice(before));
      }, 700);
    },
    { alone: true }
  );
  era.later('a callback comes after the line that called', function (tell, scene) {
    var order = [];
    scene.connection().createOffer(function () {
      order.push('callback');
      tell(order);
    }, era.noop);
    order.push('next line');
  });

  era.ready();
})();
