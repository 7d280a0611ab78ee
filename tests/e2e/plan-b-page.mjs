// What the pages of the Plan B tests share: a script that defines `planB`, on top of `calls`.

/** Runs in the page. */
function library() {
  const planB = (window.planB = {});

  planB.configuration = { sdpSemantics: 'plan-b' };

  const colours = {
    red: [255, 0, 0],
    green: [0, 255, 0],
    blue: [0, 0, 255],
    yellow: [255, 255, 0],
    cyan: [0, 255, 255],
    magenta: [255, 0, 255],
  };
  let sound;

  /** A stream that shows one colour, with a sound or without. */
  planB.stream = async (colour, { audio = true } = {}) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [64, 48];
    const context = canvas.getContext('2d');
    let shade = 0;
    const draw = () => {
      context.fillStyle = `rgb(${colours[colour].map((value) => Math.max(0, value - (shade & 1))).join()})`;
      shade++;
      context.fillRect(0, 0, 64, 48);
    };
    draw();
    setInterval(draw, 40);
    const stream = canvas.captureStream(25);
    if (audio) {
      sound = sound || (await calls.camera({ audio: true }));
      stream.addTrack(sound.getAudioTracks()[0].clone());
    }
    return stream;
  };

  planB.streams = (...names) => Promise.all(names.map((name) => planB.stream(name)));

  const rendered = new Map();

  /** Waits until a stream shows a colour in a video tag of its own. */
  planB.shows = async (stream, colour) => {
    let video = rendered.get(stream);
    if (!video) {
      video = document.body.appendChild(document.createElement('video'));
      video.muted = video.autoplay = true;
      video.srcObject = stream;
      rendered.set(stream, video);
    }
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [8, 8];
    const context = canvas.getContext('2d', { willReadFrequently: true });
    for (;;) {
      context.drawImage(video, 0, 0, 8, 8);
      const pixel = [...context.getImageData(4, 4, 1, 1).data].slice(0, 3);
      if (pixel.every((value, index) => Math.abs(value - colours[colour][index]) < 60) && video.videoWidth > 0)
        return true;
      await new Promise((resolve) => {
        setTimeout(resolve, 30);
      });
    }
  };

  /** The remote streams of a connection as they are announced: `{added, removed}`, lists of ids, and all by id. */
  planB.watch = (connection) => {
    const seen = { added: [], removed: [], byId: {} };
    connection.onaddstream = ({ stream }) => {
      seen.added.push(stream.id);
      seen.byId[stream.id] = stream;
      (seen.tracks = seen.tracks || {})[stream.id] = stream
        .getTracks()
        .map(({ kind }) => kind)
        .sort()
        .join();
    };
    connection.onremovestream = ({ stream }) => {
      seen.removed.push(stream.id);
    };
    return seen;
  };

  /** Waits until `is` holds. */
  planB.until = async (is) => {
    while (!is())
      await new Promise((resolve) => {
        setTimeout(resolve, 10);
      });
  };

  /** An SDP's sections: `kind mid direction`, with the number of tracks that `a=ssrc` lines name. */
  planB.outline = (sdp) =>
    sdp
      .split('\r\nm=')
      .slice(1)
      .map((section) => {
        const lines = section.split('\r\n');
        const tracks = new Set(
          lines
            .map((line) => /^a=ssrc:\d+ msid:(.*)/.exec(line))
            .filter(Boolean)
            .map(([, msid]) => msid)
        );
        const direction = lines.map((line) => /^a=(sendrecv|sendonly|recvonly|inactive)$/.exec(line)).find(Boolean);
        return [
          lines[0].split(' ')[0],
          (lines.find((line) => line.startsWith('a=mid:')) || 'a=mid:-').slice(6),
          direction && !lines[0].startsWith('application') ? direction[1] : '-',
          tracks.size,
        ].join(' ');
      });
}

/** HTML for the head of a page. */
export const planB = `<script>(${library})();</script>`;
