// In each frame of the bench: `time(way)` does one thing once, as this frame's `side` does it, and gives its ms. `side`
// is 'ours' (and so are builds for comparison), 'native', 'adapter' or 'modern' (a page of today; the last with the
// drop-in), or 'adapter-callbacks'.
/* global side -- set by the page, before */
const isOurs = side === 'ours' || side.endsWith('recorded');
const done = (call) => new Promise(call);
const relay = { iceTransportPolicy: 'relay' }; // No candidates: gathering is none of our business.
const make = (configuration) =>
  isOurs ? new webkitRTCPeerConnection(configuration) : new RTCPeerConnection(configuration);
const media = side.endsWith('recorded') ? undefined : navigator.mediaDevices.getUserMedia({ audio: true, video: true });

const callbacks = isOurs || side === 'adapter-callbacks';
const create = (connection, kind) =>
  callbacks
    ? done((ok, fail) => {
        connection[kind](ok, fail);
      })
    : connection[kind]();
const describe = async (connection, kind) => {
  const description = await create(connection, kind);
  await (callbacks
    ? done((ok, fail) => {
        connection.setLocalDescription(description, ok, fail);
      })
    : connection.setLocalDescription(description));
  return description;
};
const hear = (connection, description) =>
  callbacks
    ? done((ok, fail) => {
        connection.setRemoteDescription(description, ok, fail);
      })
    : connection.setRemoteDescription(description);

const withMedia = async () => {
  const connection = make(relay);
  connection.addTransceiver('audio');
  connection.addTransceiver('video');
  await create(connection, 'createOffer'); // The first one makes a key.
  return connection;
};

/** Each: what is made before, the call that is measured, and the connections to close. */
const ways = {
  construct: [() => [], () => make(isOurs ? null : undefined), (_, made) => [made]],
  offer: [withMedia, (connection) => describe(connection, 'createOffer'), (connection) => [connection]],
  call: [
    () => Promise.all([withMedia(), withMedia()]),
    async ([caller, callee]) => {
      await hear(callee, await describe(caller, 'createOffer'));
      await hear(caller, await describe(callee, 'createAnswer'));
    },
    (pair) => pair,
  ],
  addStream: [
    async () => [make(relay), await media],
    ([connection, stream]) => {
      if (side === 'native') for (const track of stream.getTracks()) connection.addTrack(track, stream);
      else connection.addStream(stream);
    },
    ([connection]) => [connection],
  ],
  // The members before are those that a page of old would have used by then: the record is a list.
  getLocalStreams: [
    () => {
      const connection = make({ iceServers: [{ url: 'stun:127.0.0.1' }] });
      for (const name of ['createOffer', 'createAnswer'])
        connection[name](
          () => undefined,
          () => undefined
        );
      connection.getStats(() => undefined);
      for (const name of ['getRemoteStreams', 'getStreamById', 'readyState', 'iceState'])
        typeof connection[name] === 'function' ? connection[name]('x') : connection[name];
      return connection;
    },
    (connection) => {
      for (let call = 0; call < 1_000; call++) connection.getLocalStreams();
    },
    (connection) => [connection],
  ],
};

window.time = async (name) => {
  const [prepare, run, used] = ways[name];
  const prepared = await prepare();
  const start = performance.now();
  const made = run(prepared);
  if (made instanceof Promise) await made;
  const time = performance.now() - start;
  await new Promise((resolve) => {
    setTimeout(resolve, 5);
  }); // For events: a connection that is closed before them stays in Chromium's memory.
  for (const connection of used(prepared, made)) connection.close();
  return time;
};
