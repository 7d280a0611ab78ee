// Makes Chromium a browser that has nothing but the W3C's standard: a plain script that runs in a page before all
// others. It removes the leftovers of Chrome's old API, so that a polyfill that relies on one of them fails.
(function () {
  'use strict';
  var NativeConnection = window.RTCPeerConnection;
  if (!NativeConnection) return;
  var prototype = NativeConnection.prototype;

  // The old names.
  delete window.webkitRTCPeerConnection;
  delete window.webkitMediaStream;
  delete Navigator.prototype.webkitGetUserMedia;
  delete Navigator.prototype.getUserMedia;
  [
    'addStream',
    'removeStream',
    'getLocalStreams',
    'getRemoteStreams',
    'onaddstream',
    'onremovestream',
    'createDTMFSender',
  ].forEach(function (name) {
    delete prototype[name];
  });

  // The standard's descriptions are read-only.
  ['type', 'sdp'].forEach(function (name) {
    var field = Object.getOwnPropertyDescriptor(RTCSessionDescription.prototype, name);
    field.set = undefined;
    Object.defineProperty(RTCSessionDescription.prototype, name, field);
  });

  // The callback overloads: only a second argument can select one, so the native function never sees it. A Proxy
  // preserves name, length and errors.
  ['createOffer', 'createAnswer', 'setLocalDescription', 'setRemoteDescription', 'addIceCandidate'].forEach(
    function (name) {
      var descriptor = Object.getOwnPropertyDescriptor(prototype, name);
      descriptor.value = new Proxy(descriptor.value, {
        __proto__: null,
        apply: function (target, self, args) {
          return Reflect.apply(target, self, args.slice(0, 1));
        },
      });
      Object.defineProperty(prototype, name, descriptor);
    }
  );

  // Constraints of old: no other browser honours them, wherever they stand.
  if (window.MediaDevices) {
    var getUserMedia = Object.getOwnPropertyDescriptor(MediaDevices.prototype, 'getUserMedia');
    getUserMedia.value = new Proxy(getUserMedia.value, {
      __proto__: null,
      apply: function (target, self, args) {
        var constraints = Object.assign({}, args[0]);
        ['audio', 'video'].forEach(function (kind) {
          var track = constraints[kind];
          if (typeof track !== 'object' || !track || !('mandatory' in track || 'optional' in track)) return;
          constraints[kind] = Object.assign({}, track);
          delete constraints[kind].mandatory;
          delete constraints[kind].optional;
        });
        return Reflect.apply(target, self, [constraints].concat(args.slice(1)).slice(0, args.length));
      },
    });
    Object.defineProperty(MediaDevices.prototype, 'getUserMedia', getUserMedia);
  }

  // The native events: each connection gets a first listener that stops them. Events that a polyfill dispatches are
  // untrusted, and pass.
  var addEventListener = EventTarget.prototype.addEventListener;
  var stopImmediatePropagation = Event.prototype.stopImmediatePropagation;
  function swallow(event) {
    if (event.isTrusted) stopImmediatePropagation.call(event);
  }
  var StandardConnection = new Proxy(NativeConnection, {
    __proto__: null,
    construct: function (target, args, newTarget) {
      var connection = Reflect.construct(target, args, newTarget);
      addEventListener.call(connection, 'addstream', swallow, true);
      addEventListener.call(connection, 'removestream', swallow, true);
      return connection;
    },
  });
  Object.defineProperty(prototype, 'constructor', {
    value: StandardConnection,
    writable: true,
    enumerable: false,
    configurable: true,
  });
  Object.defineProperty(window, 'RTCPeerConnection', {
    value: StandardConnection,
    writable: true,
    enumerable: false,
    configurable: true,
  });
})();
