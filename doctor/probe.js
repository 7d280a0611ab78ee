// Runs in each frame before the page's first script, and before the drop-in: writes down what the page does with WebRTC, and how that ends.
// It stands between everybody and the browser's own functions, changes none of their results, and leaves one hidden name.
(function () {
  'use strict';
  const HANDLE = '__webkitRTCDoctor';
  if (window[HANDLE]) return;

  // What pages and their libraries replace is taken now.
  const { apply, construct } = Reflect;
  const later = window.setInterval.bind(window);
  const then = Promise.prototype.then;
  const listen = EventTarget.prototype.addEventListener;
  const now = performance.now.bind(performance);
  const define = Object.defineProperty;
  const on = (target, type, listener) => apply(listen, target, [type, listener]);
  const getter = (prototype, name) => {
    const found = prototype && Object.getOwnPropertyDescriptor(prototype, name);
    return (object) => (found && found.get ? apply(found.get, object, []) : undefined);
  };

  const MOST = 100;
  const seen = { document: Math.random(), errors: [], calls: [], connections: [], cameras: [], pictures: [] };
  const add = (list, entry) => {
    if (list.length < MOST) list.push(entry);
    return entry;
  };
  const text = (error) => {
    try {
      if (error && typeof error === 'object' && 'name' in error)
        return `${error.name}: ${error.message || error.constraint || ''}`;
      return String(error);
    } catch {
      return 'an error without a text';
    }
  };
  /** The page's own line that called: the first of a stack which is neither the probe nor the drop-in. */
  const place = (stack) => {
    const lines = String(stack || '')
      .split('\n')
      .filter((line) => /(https?|file|data|blob):/.test(line) && !/wasm|pptr:/.test(line));
    return lines[0] ? lines[0].trim() : '';
  };

  on(window, 'error', (event) => {
    if (event.message === undefined) return;
    const where = event.filename ? `${event.filename}:${event.lineno}:${event.colno}` : '';
    add(seen.errors, { text: event.error ? text(event.error) : event.message, where, at: now() });
  });
  on(window, 'unhandledrejection', (event) => {
    add(seen.errors, {
      text: `unhandled rejection: ${text(event.reason)}`,
      where: place(event.reason && event.reason.stack),
      at: now(),
    });
  });
  on(document, 'securitypolicyviolation', (event) => {
    add(seen.errors, {
      text: `Content-Security-Policy (${event.violatedDirective}) refused ${event.blockedURI}`,
      where: event.sourceFile || '',
      at: now(),
      policy: true,
    });
  });

  /**
   * Watches one call: what it throws, what its promise or its callbacks say, or that they say nothing.
   * @param {object} entry of `seen.calls`
   * @param {Function} native
   * @param {object} self
   * @param {ArrayLike<unknown>} args the page's
   * @param {number} [success] the first place where a callback may stand
   */
  function watched(entry, native, self, args, success = 0) {
    const given = Array.prototype.slice.call(args);
    const callbacks = [success, success + 1].filter((at) => typeof given[at] === 'function');
    entry.form = callbacks.length ? 'callbacks' : 'promise';
    callbacks.forEach((at) => {
      given[at] = new Proxy(given[at], {
        apply(callback, its, values) {
          if (at === success) end(entry, 'done');
          else end(entry, 'failed', values[0]);
          return apply(callback, its, values);
        },
      });
    });
    let result;
    try {
      result = apply(native, self, given);
    } catch (error) {
      end(entry, 'thrown', error);
      throw error;
    }
    if (callbacks.length) return result;
    if (result instanceof Promise)
      apply(then, result, [() => end(entry, 'done'), (error) => end(entry, 'failed', error)]);
    else end(entry, 'done');
    return result;
  }

  function end(entry, outcome, error) {
    if (entry.outcome !== 'waits') return;
    entry.outcome = outcome;
    if (outcome !== 'done') {
      entry.error = text(error);
      entry.where = place(error && error.stack) || entry.where;
    }
  }

  const begun = (name, more) =>
    add(seen.calls, { name, outcome: 'waits', at: now(), where: place(new Error().stack), ...more });

  /** Puts a watching proxy in the place of a method, which still looks native. */
  function watch(prototype, name, success, more = () => ({})) {
    const descriptor = prototype && Object.getOwnPropertyDescriptor(prototype, name);
    if (!descriptor || typeof descriptor.value !== 'function') return;
    descriptor.value = new Proxy(descriptor.value, {
      apply: (native, self, args) => watched(begun(name, more(self, args)), native, self, args, success),
    });
    define(prototype, name, descriptor);
  }

  // ---- Connections ----

  const Native = window.RTCPeerConnection;
  const live = [];
  const states = ['signalingState', 'iceConnectionState', 'connectionState'];
  const read = {};
  const record = { number: new WeakMap() };

  if (Native) {
    const own = Native.prototype;
    states.forEach((name) => {
      read[name] = getter(own, name);
    });
    const { getReceivers, getStats } = own;
    const remoteDescription = getter(own, 'remoteDescription');
    const localDescription = getter(own, 'localDescription');
    record.receivers = (connection) => apply(getReceivers, connection, []);
    record.statistics = (connection) => apply(getStats, connection, []);
    record.described = (connection) => [Boolean(localDescription(connection)), Boolean(remoteDescription(connection))];

    const classOf = (name) =>
      new Proxy(Native, {
        construct(target, args, newTarget) {
          const entry = begun(`new ${name}()`);
          try {
            const connection = construct(target, args, newTarget);
            end(entry, 'done');
            follow(connection, name);
            return connection;
          } catch (error) {
            end(entry, 'thrown', error);
            throw error;
          }
        },
      });
    const replace = (name, value) => {
      const descriptor = Object.getOwnPropertyDescriptor(window, name);
      if (descriptor) define(window, name, { ...descriptor, value });
    };
    const Standard = classOf('RTCPeerConnection');
    replace('RTCPeerConnection', Standard);
    replace('webkitRTCPeerConnection', classOf('webkitRTCPeerConnection'));
    define(own, 'constructor', { ...Object.getOwnPropertyDescriptor(own, 'constructor'), value: Standard });

    const which = (self) => ({ connection: record.number.get(self) });
    ['createOffer', 'createAnswer'].forEach((name) => watch(own, name, 0, which));
    ['setLocalDescription', 'setRemoteDescription', 'addIceCandidate'].forEach((name) => watch(own, name, 1, which));
    ['addStream', 'addTrack', 'addTransceiver', 'createDataChannel', 'createDTMFSender', 'setConfiguration'].forEach(
      (name) => watch(own, name, 9, which)
    );
    watch(own, 'getStats', 0, which);
  }

  function follow(connection, name) {
    const entry = add(seen.connections, {
      name,
      at: now(),
      events: {},
      history: [],
      channels: [],
      received: {},
      local: false,
      remote: false,
    });
    record.number.set(connection, seen.connections.length - 1);
    if (live.length < MOST) live.push({ connection, entry });
    const count = (type) => {
      entry.events[type] = (entry.events[type] || 0) + 1;
    };
    ['track', 'addstream', 'removestream', 'icecandidate', 'icecandidateerror'].forEach((type) =>
      on(connection, type, () => count(type))
    );
    ['signalingstatechange', 'iceconnectionstatechange', 'connectionstatechange'].forEach((type, index) =>
      on(connection, type, () => {
        if (entry.history.length < MOST)
          entry.history.push([Math.round(now() - entry.at), `${states[index]} ${read[states[index]](connection)}`]);
      })
    );
    on(connection, 'datachannel', (event) => {
      count('datachannel');
      followChannel(entry, event.channel);
    });
  }

  function followChannel(entry, channel) {
    const told = add(entry.channels, {
      label: String(channel.label).slice(0, 40),
      messages: 0,
      opened: channel.readyState === 'open',
    });
    on(channel, 'open', () => {
      told.opened = true;
    });
    on(channel, 'message', () => {
      told.messages += 1;
    });
    on(channel, 'error', (event) => {
      told.error = text(event.error);
    });
  }

  // ---- Cameras and pictures ----

  const kinds = (args) =>
    ['audio', 'video'].filter((kind) => {
      try {
        return args[0] && args[0][kind];
      } catch {
        return false;
      }
    });
  const asked = (_self, args) => ({ camera: kinds(args) });
  if (window.MediaDevices) {
    watch(MediaDevices.prototype, 'getUserMedia', 9, asked);
    watch(MediaDevices.prototype, 'getDisplayMedia', 9, asked);
  }
  ['getUserMedia', 'webkitGetUserMedia', 'mozGetUserMedia'].forEach((name) =>
    watch(Navigator.prototype, name, 1, asked)
  );
  const { createObjectURL } = URL;
  if (createObjectURL) {
    define(URL, 'createObjectURL', {
      ...Object.getOwnPropertyDescriptor(URL, 'createObjectURL'),
      value: new Proxy(createObjectURL, {
        apply(native, self, args) {
          const isStream = window.MediaStream && args[0] instanceof MediaStream;
          return isStream
            ? watched(begun('createObjectURL(stream)'), native, self, args, 9)
            : apply(native, self, args);
        },
      }),
    });
  }

  const srcObject = getter(HTMLMediaElement.prototype, 'srcObject');
  const findAll = Document.prototype.querySelectorAll;
  const pictures = new WeakMap();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [32, 24];
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const { drawImage, getImageData } = CanvasRenderingContext2D.prototype;

  /** Does each video tag that plays a stream show one picture after the other? */
  function look() {
    const remote = new Set(live.flatMap(({ connection }) => record.receivers(connection).map(({ track }) => track)));
    apply(findAll, document, ['video']).forEach((video) => {
      const stream = srcObject(video);
      if (!stream || !video.videoWidth) return;
      let known = pictures.get(video);
      if (!known) {
        known = { entry: add(seen.pictures, { id: video.id || '', changes: 0 }) };
        pictures.set(video, known);
      }
      let points;
      try {
        apply(drawImage, context, [video, 0, 0, 32, 24]);
        points = apply(getImageData, context, [0, 0, 32, 24]).data.join();
      } catch {
        return;
      }
      if (known.points !== undefined && known.points !== points) known.entry.changes += 1;
      known.points = points;
      known.entry.size = `${video.videoWidth} x ${video.videoHeight}`;
      known.entry.remote = stream.getTracks().some((track) => remote.has(track));
    });
  }

  /** What has come in over each connection, and how far it got. */
  function measure() {
    live.forEach(({ connection, entry }) => {
      states.forEach((name) => {
        entry[name] = read[name](connection);
      });
      const [local, remote] = record.described(connection);
      entry.local = entry.local || local;
      entry.remote = entry.remote || remote;
      entry.connected =
        entry.connected ||
        entry.connectionState === 'connected' ||
        /^(connected|completed)$/.test(entry.iceConnectionState);
      if (!entry.connected || entry.signalingState === 'closed') return;
      apply(then, record.statistics(connection), [
        (report) =>
          report.forEach((one) => {
            if (one.type === 'inbound-rtp') {
              const bytes = entry.received[one.kind] || 0;
              entry.received[one.kind] = Math.max(bytes, one.bytesReceived || 0);
            }
          }),
        () => {},
      ]);
    });
  }

  later(() => {
    look();
    measure();
  }, 250);

  const controls = 'button, input[type=button], input[type=submit], [onclick], [role=button]';

  define(window, HANDLE, {
    value: () => ({
      ...seen,
      time: now(),
      title: document.title,
      isSecure: window.isSecureContext,
      hasWebRTC: Boolean(Native),
      hasCamera: Boolean(navigator.mediaDevices),
      complaint:
        (/[^.!?\n]*\b(not support|unsupported|use (google )?chrome|browser .{0,40}(old|outdated)|webrtc .{0,20}(missing|unavailable))[^.!?\n]*/i.exec(
          document.body ? document.body.innerText : ''
        ) || [''])[0]
          .trim()
          .slice(0, 200),
      libraries: libraries(),
      controls: Array.from(apply(findAll, document, [controls]))
        .filter((one) => one.offsetParent !== null && !one.disabled)
        .slice(0, 8)
        .map((one) => ({ text: (one.innerText || one.value || one.title || '').trim().slice(0, 40), id: one.id })),
    }),
  });

  /** Well-known libraries, by the global that each leaves. */
  function libraries() {
    const names = {
      Peer: 'PeerJS',
      SimplePeer: 'simple-peer',
      SimpleWebRTC: 'SimpleWebRTC',
      RTCMultiConnection: 'RTCMultiConnection',
      DataChannel: 'DataChannel.js',
      JsSIP: 'JsSIP',
      SIP: 'SIP.js',
      SIPml: 'sipML5',
      easyrtc: 'EasyRTC',
      kurentoUtils: 'kurento-utils',
      Janus: 'Janus',
      adapter: 'webrtc-adapter',
      JitsiMeetJS: 'lib-jitsi-meet',
      Erizo: 'Licode',
      TB: 'OpenTok',
      OT: 'OpenTok',
      skylink: 'Skylink',
      verto: 'Verto',
      Verto: 'Verto',
    };
    return Object.keys(names)
      .filter((name) => {
        try {
          return window[name] && /^(function|object)$/.test(typeof window[name]) && !(window[name] instanceof Element);
        } catch {
          return false;
        }
      })
      .map((name) => names[name]);
  }
})();
