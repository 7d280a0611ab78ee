// Shared by the test pages: a script that defines `calls`, which connects two legacy connections as pages of the time
// did.

/** Runs in the page. */
function library() {
  const calls = (window.calls = {});

  /** The next event of that type, or the next one that `wanted` takes. */
  calls.event = (target, type, wanted = () => true) =>
    new Promise((resolve) => {
      target.addEventListener(type, function listener(event) {
        if (!wanted(event)) return;
        target.removeEventListener(type, listener);
        resolve(event);
      });
    });

  /** A legacy call as a promise: `calls.done((ok, fail) => pc.createOffer(ok, fail))`. */
  calls.done = (call) => new Promise(call);

  /** What a call does: its value, or the error that it throws, as text. */
  calls.attempt = (call) => {
    try {
      const value = call();
      return value === undefined ? 'undefined' : value instanceof Promise ? 'promise' : value;
    } catch (error) {
      return calls.text(error);
    }
  };

  calls.text = (error) => `${error.name}: ${error.message}`;

  /** Lets all that has happened so far be delivered: microtasks, then tasks that were queued. */
  calls.settled = () =>
    new Promise((resolve) => {
      setTimeout(resolve);
    });

  /**
   * A copy of a dictionary, and of those in it. Each of their members writes down in `reads` that it is read:
   * `iceServers0.url`.
   */
  calls.watched = (object, reads, path = '') => {
    const inner = (value, at) =>
      Array.isArray(value)
        ? value.map((item, index) => inner(item, at + index))
        : value?.constructor === Object
          ? calls.watched(value, reads, `${at}.`)
          : value;
    const copy = {};
    for (const name of Object.keys(object)) {
      const value = inner(object[name], path + name);
      Object.defineProperty(copy, name, { enumerable: true, get: () => (reads.push(path + name), value) });
    }
    return copy;
  };

  /** Which members of a dictionary a call reads; each as often as it does so. */
  calls.readsOf = async (dictionary, call) => {
    const reads = [];
    await call(calls.watched(dictionary, reads));
    return reads.sort().join(' ');
  };

  /** Two connections that give each other their candidates, with the callbacks that Chrome required from 31 on. */
  calls.pair = (configuration = null, constraints = undefined) => {
    const [caller, callee] = [0, 1].map(() => new webkitRTCPeerConnection(configuration, constraints));
    for (const [from, to] of [
      [caller, callee],
      [callee, caller],
    ]) {
      from.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate && to.signalingState !== 'closed') to.addIceCandidate(candidate, () => {}, calls.uncaught);
      });
    }
    return { caller, callee };
  };

  /** For failure callbacks: makes the test fail. */
  calls.uncaught = (error) => {
    setTimeout(() => {
      throw error;
    });
  };

  /**
   * Offer and answer, in callbacks all through; `munge` may change each description before it is set. `transit` is how
   * long a description is on its way to the other side, in ms. Without it both sides set it at once.
   */
  calls.negotiate = async (
    from,
    to,
    { offer: offerConstraints, answer: answerConstraints, munge = () => {}, transit } = {}
  ) => {
    const set = async (description, sender, receiver) => {
      munge(description);
      const sent = calls.done((ok, fail) => sender.setLocalDescription(description, ok, fail));
      if (transit) {
        await sent;
        await new Promise((resolve) => {
          setTimeout(resolve, transit);
        });
      }
      await Promise.all([sent, calls.done((ok, fail) => receiver.setRemoteDescription(description, ok, fail))]);
    };
    const offer = await calls.done((ok, fail) => from.createOffer(ok, fail, offerConstraints));
    await set(offer, from, to);
    const answer = await calls.done((ok, fail) => to.createAnswer(ok, fail, answerConstraints));
    await set(answer, to, from);
    return { offer, answer };
  };

  /** Both sides have reached each other. */
  calls.connected = (...connections) =>
    Promise.all(
      connections.map((connection) => {
        const is = () => /^(connected|completed)$/.test(connection.iceConnectionState);
        return is() || calls.event(connection, 'iceconnectionstatechange', is);
      })
    );

  /** Camera and microphone (both fake), by the legacy call. */
  calls.camera = (constraints = { audio: true, video: true }) =>
    calls.done((ok, fail) => navigator.webkitGetUserMedia(constraints, ok, fail));

  /** Plays a stream in a new video tag, as pages did, and waits until two decoded pictures differ. Gives the tag. */
  calls.plays = async (stream) => {
    const video = document.body.appendChild(document.createElement('video'));
    video.autoplay = true;
    video.muted = true;
    video.src = webkitURL.createObjectURL(stream);
    await calls.moves(video);
    return video;
  };

  /**
   * Waits for the next decoded picture of a video tag; in browsers that do not report it, for one that was probably not
   * there before.
   */
  calls.frame = async (video) => {
    if (video.requestVideoFrameCallback)
      return new Promise((resolve) => {
        video.requestVideoFrameCallback(resolve);
      });
    do
      await new Promise((resolve) => {
        setTimeout(resolve, 60);
      });
    while (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA);
  };

  /** Waits until two decoded pictures of a video tag differ. */
  calls.moves = async (video) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [64, 48];
    const context = canvas.getContext('2d', { willReadFrequently: true });
    const picture = async () => {
      await calls.frame(video);
      context.drawImage(video, 0, 0, 64, 48);
      return context.getImageData(0, 0, 64, 48).data.join();
    };
    const first = await picture();
    while ((await picture()) === first);
  };

  /** The kinds of an SDP's m-lines, with the direction of each: `audio sendrecv`. */
  calls.media = (sdp) =>
    sdp
      .split('\r\nm=')
      .slice(1)
      .map((section) => {
        const direction = /\r\na=(sendrecv|sendonly|recvonly|inactive)\b/.exec(section);
        return section.split(' ')[0] + (direction ? ` ${direction[1]}` : '');
      });
}

/** HTML for the head of a page. */
export const calls = `<script>(${library})();</script>`;

/** The same for an engine that may not know all the syntax. */
export const callsFor = ({ lower }) => (lower ? `<script>${lower(`(${library})();`)}</script>` : calls);
