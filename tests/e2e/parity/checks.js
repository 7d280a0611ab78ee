// What the parity checks share; a plain script of the page. A check is a title and a function whose outcome must be the
// same with and without us.
(function () {
  'use strict';
  const checks = [];
  window.check = (title, run) => {
    checks.push({ title, run });
  };

  /** Errors as text. The class's own name is the one thing that may differ. */
  window.told = (error) =>
    `${error?.name}: ${String(error?.message).replace(/webkitRTCPeerConnection/g, 'RTCPeerConnection')}`;

  /** What a call does, and when: `returns`, `throws`, `resolves` or `rejects`. */
  window.outcome = async (call) => {
    let value;
    try {
      value = call();
    } catch (error) {
      return `throws ${told(error)}`;
    }
    if (!(value instanceof Promise)) return `returns ${String(value)}`;
    return value.then(
      (result) => `resolves ${result === undefined ? 'undefined' : Object.prototype.toString.call(result)}`,
      (error) => `rejects ${told(error)}`
    );
  };
  window.outcomes = async (...calls) => {
    const all = [];
    for (const call of calls) all.push(await outcome(call));
    return all;
  };

  window.event = (target, type) =>
    new Promise((resolve) => {
      target.addEventListener(type, resolve, { once: true });
    });
  window.pause = (ms = 0) =>
    new Promise((resolve) => {
      setTimeout(resolve, ms);
    });

  let camera;
  /** A stream with a picture and a sound, clones of the one camera. */
  window.camera = async ({ audio = true, video = true } = {}) => {
    camera ??= await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
    return new MediaStream(
      camera
        .getTracks()
        .filter(({ kind }) => (kind === 'audio' ? audio : video))
        .map((track) => track.clone())
    );
  };

  /** Two connections of the class under test that give each other their candidates. */
  const opened = [];
  window.connection = (...args) => {
    const made = new Connection(...args);
    opened.push(made);
    return made;
  };
  window.pair = () => {
    const [a, b] = [connection(), connection()];
    for (const [from, to] of [
      [a, b],
      [b, a],
    ])
      from.addEventListener('icecandidate', async ({ candidate }) => {
        while (to.signalingState !== 'closed' && !to.remoteDescription) await pause(1);
        to.addIceCandidate(candidate ?? undefined).catch(() => {}); // It may belong to an offer that was ignored.
      });
    return [a, b];
  };
  window.negotiate = async (from, to) => {
    await from.setLocalDescription();
    await to.setRemoteDescription(from.localDescription);
    await to.setLocalDescription();
    await from.setRemoteDescription(to.localDescription);
  };
  window.connected = (...connections) =>
    Promise.all(
      connections.map(async (each) => {
        while (each.connectionState !== 'connected') await event(each, 'connectionstatechange');
      })
    );

  /** Descriptions without what is made anew each time. */
  window.lines = (sdp) =>
    sdp
      .split('\r\n')
      .filter((line) =>
        /^(m=|a=(sendrecv|sendonly|recvonly|inactive|mid:|rid:|simulcast:|group:|setup:|rtcp-mux|sctp-port))/.test(line)
      )
      .map((line) => line.replace(/^m=(\w+) \d+ (\S+).*/, 'm=$1 $2'));

  /** How a member of a prototype looks, wherever in the chain it stands. */
  window.member = (prototype, name) => {
    let holder = prototype;
    while (holder && !Object.hasOwn(holder, name)) holder = Object.getPrototypeOf(holder);
    if (!holder) return 'none';
    const { value, get, set, enumerable, configurable, writable } = Object.getOwnPropertyDescriptor(holder, name);
    const look = (part) =>
      part &&
      [
        typeof part,
        part.name,
        part.length,
        typeof part === 'function' && 'prototype' in part,
        typeof part === 'function' && /\[native code\]/.test(Function.prototype.toString.call(part)),
      ].join('/');
    return [look(value), look(get), look(set), enumerable, configurable, writable].map(String).join(' ');
  };

  /** All outcomes by title. */
  window.runChecks = async () => {
    const results = {};
    for (const { title, run } of checks) {
      if (title in results) throw new Error(`two checks are called ${title}`);
      const late = pause(8000).then(() => 'nothing came of it');
      try {
        results[title] = JSON.parse(JSON.stringify((await Promise.race([run(), late])) ?? null));
      } catch (error) {
        results[title] = `fails: ${told(error)}`;
      }
      for (const each of opened.splice(0)) if (each.signalingState !== 'closed') each.close();
    }
    return results;
  };
})();
