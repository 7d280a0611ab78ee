// What pages can see of the interfaces: which names there are, on what, with which descriptors, lengths and texts.
(function () {
  function chain(value) {
    var list = [];
    for (; value; value = Object.getPrototypeOf(value)) list.push(value);
    return list;
  }

  function keys(value) {
    var list = [];
    for (var key in value) list.push(key);
    return list;
  }

  /** A property as it stands on its object: `attribute`, `attribute, read only`, `operation/2`, a constant. */
  function property(object, name) {
    var found = Object.getOwnPropertyDescriptor(object, name);
    if (!found) return 'absent';
    var flags = (found.enumerable ? '' : ', not enumerable') + (found.configurable ? '' : ', not configurable');
    if (found.get) return 'attribute' + (found.set ? '' : ', read only') + flags;
    if (typeof found.value === 'function')
      return (
        'operation ' + found.value.name + '/' + found.value.length + (found.writable ? '' : ', not writable') + flags
      );
    return JSON.stringify(era.plain(found.value)) + (found.writable ? '' : ', not writable') + flags;
  }

  /** Which members of c49 were attributes. */
  var attributes =
    /^(on\w+|localDescription|remoteDescription|\w+State|type|sdp|candidate|sdpMid|sdpMLineIndex|id|active|kind|label|enabled|muted|stream)$/;

  /** An interface, and the members that c49 had on its prototype. */
  function shape(name, members) {
    var Interface = window[name];
    era.now(name, function () {
      return typeof Interface;
    });
    if (!Interface) return;
    era.now(name + ', on window', function () {
      return property(window, name).replace(/^operation /, '');
    });
    era.now(name + ', name', function () {
      return Interface.name;
    });
    era.now(name + ', length', function () {
      return Interface.length;
    });
    era.now(name + ', as text', function () {
      return String(Interface).replace(/\s+/g, ' ');
    });
    era.now(name + ', inherits', function () {
      return chain(Interface)
        .slice(1)
        .map(function (one) {
          return one === Function.prototype
            ? 'Function.prototype'
            : one === Object.prototype
              ? 'Object.prototype'
              : one.name;
        });
    });
    era.now(name + ', class of its prototype', function () {
      return String(Interface.prototype);
    });
    era.now(name + ', prototype', function () {
      return property(Interface, 'prototype').replace(/"\(\w+\)"/, 'an object');
    });
    era.now(name + ', constructor', function () {
      return Interface.prototype.constructor === Interface;
    });
    era.now(name + ' called as a function', function () {
      return Interface();
    });
    members.forEach(function (member) {
      era.now(name + '.prototype.' + member, function () {
        return property(Interface.prototype, member);
      });
      if (!attributes.test(member)) {
        era.now(name + '.prototype.' + member + ', as text', function () {
          return Function.prototype.toString.call(Interface.prototype[member]).replace(/\s+/g, ' ');
        });
        era.now(name + '.prototype.' + member + ' on another object', function () {
          var result = Interface.prototype[member].call({}, era.noop, era.noop);
          if (result && result.then) result.then(null, era.noop);
          return 'no exception';
        });
      } else {
        era.now(name + '.prototype.' + member + ' read from the prototype', function () {
          return Interface.prototype[member];
        });
      }
    });
  }

  shape('webkitRTCPeerConnection', [
    'localDescription',
    'remoteDescription',
    'signalingState',
    'iceGatheringState',
    'iceConnectionState',
    'onnegotiationneeded',
    'onicecandidate',
    'onsignalingstatechange',
    'onaddstream',
    'onremovestream',
    'oniceconnectionstatechange',
    'ondatachannel',
    'createOffer',
    'createAnswer',
    'setLocalDescription',
    'setRemoteDescription',
    'updateIce',
    'addIceCandidate',
    'getLocalStreams',
    'getRemoteStreams',
    'getStreamById',
    'addStream',
    'removeStream',
    'getStats',
    'createDataChannel',
    'createDTMFSender',
    'close',
  ]);
  shape('RTCSessionDescription', ['type', 'sdp', 'toJSON']);
  shape('RTCIceCandidate', ['candidate', 'sdpMid', 'sdpMLineIndex', 'toJSON']);
  shape('webkitMediaStream', [
    'id',
    'active',
    'onactive',
    'oninactive',
    'onaddtrack',
    'onremovetrack',
    'onended',
    'getAudioTracks',
    'getVideoTracks',
    'getTracks',
    'addTrack',
    'removeTrack',
    'getTrackById',
    'clone',
  ]);
  shape('MediaStreamTrack', [
    'kind',
    'id',
    'label',
    'enabled',
    'muted',
    'readyState',
    'onmute',
    'onunmute',
    'onended',
    'stop',
    'clone',
  ]);
  shape('MediaStreamEvent', ['stream']);

  // Names.
  [
    'RTCPeerConnection',
    'MediaStream',
    'webkitURL',
    'URL',
    'RTCDataChannel',
    'RTCDTMFSender',
    'RTCStatsResponse',
    'RTCStatsReport',
    'RTCIceCandidateEvent',
    'RTCPeerConnectionIceEvent',
    'RTCDataChannelEvent',
    'MediaStreamTrackEvent',
    'NavigatorUserMediaError',
    'SourceInfo',
    'RTCCertificate',
    'LocalMediaStream',
  ].forEach(function (name) {
    era.now('window.' + name, function () {
      return typeof window[name];
    });
  });
  era.now('webkitRTCPeerConnection === RTCPeerConnection, where there is one', function () {
    return typeof RTCPeerConnection === 'undefined' || webkitRTCPeerConnection === RTCPeerConnection;
  });
  era.now('webkitURL === URL', function () {
    return webkitURL === URL;
  });
  era.now('webkitRTCPeerConnection.generateCertificate', function () {
    return typeof webkitRTCPeerConnection.generateCertificate;
  });
  era.now('MediaStreamTrack.getSources', function () {
    return typeof MediaStreamTrack.getSources + '/' + (MediaStreamTrack.getSources || []).length;
  });
  ['webkitGetUserMedia', 'getUserMedia'].forEach(function (name) {
    era.now('navigator.' + name, function () {
      return typeof navigator[name] + '/' + (navigator[name] || []).length;
    });
  });
  era.now('own names of webkitRTCPeerConnection', function () {
    return Object.getOwnPropertyNames(webkitRTCPeerConnection)
      .filter(function (name) {
        return name !== 'arguments' && name !== 'caller';
      })
      .sort();
  });

  // A connection.
  var pc = new webkitRTCPeerConnection(null);
  era.now('a connection, as text', function () {
    return String(pc);
  });
  era.now('a connection, own keys', function () {
    return Object.keys(pc);
  });
  era.now('a connection, JSON', function () {
    return JSON.stringify(pc).length > 0;
  });
  era.now('a connection, its constructor', function () {
    return pc.constructor === webkitRTCPeerConnection;
  });
  era.now('a connection, its prototypes', function () {
    return chain(pc).map(function (one) {
      return (one.constructor || {}).name;
    });
  });
  era.now('a connection, an own property', function () {
    pc.mine = 1;
    return Object.keys(pc);
  });
  era.now('a connection, initial state', function () {
    return [pc.signalingState, pc.iceConnectionState, pc.iceGatheringState];
  });
  era.now('a connection, initial descriptions', function () {
    return [pc.localDescription, pc.remoteDescription].map(function (one) {
      return one && [one.type, one.sdp];
    });
  });
  era.now('a connection, initial streams', function () {
    return [pc.getLocalStreams(), pc.getRemoteStreams()];
  });
  [
    'localDescription',
    'signalingState',
    'iceGatheringState',
    'iceConnectionState',
    'onaddstream',
    'onicecandidate',
    'createOffer',
    'getStats',
    'addEventListener',
  ].forEach(function (name) {
    era.now(name + ' comes in for (in)', function () {
      return keys(pc).indexOf(name) >= 0;
    });
  });
  era.now('signalingState = x', function () {
    pc.signalingState = 'x';
    return pc.signalingState;
  });
  era.now('signalingState = x, strict', function () {
    'use strict';
    pc.signalingState = 'x';
    return pc.signalingState;
  });
  // Handlers.
  [
    'onaddstream',
    'onremovestream',
    'onicecandidate',
    'onnegotiationneeded',
    'onsignalingstatechange',
    'oniceconnectionstatechange',
    'ondatachannel',
  ].forEach(function (name) {
    era.now(name + ', at first', function () {
      return pc[name];
    });
    ['x', 5, undefined, null, true].forEach(function (value) {
      era.now(name + ' = ' + JSON.stringify(value), function () {
        pc[name] = value;
        return pc[name];
      });
    });
    era.now(name + ' = an object', function () {
      pc[name] = {};
      var read = pc[name];
      pc[name] = null;
      return read;
    });
    era.now(name + ' = a function, then null', function () {
      function handler() {}
      pc[name] = handler;
      var same = pc[name] === handler;
      pc[name] = null;
      return [same, pc[name]];
    });
  });
  // Attributes that Chrome had before 2014 only, or has since: none had them.
  [
    'readyState',
    'iceState',
    'localStreams',
    'remoteStreams',
    'onopen',
    'onstatechange',
    'ongatheringchange',
    'onicechange',
  ].forEach(function (name) {
    era.now('has ' + name, function () {
      return name in pc;
    });
  });
  pc.close();
  era.ready();
})();
