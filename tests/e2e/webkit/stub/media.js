// What comes out of a receiver: pictures by a canvas, sound by Web Audio, from the far side's track while that is sent.

const { MediaStream, AudioContext } = window;
const { play } = HTMLMediaElement.prototype;
const { set: setSource } = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject');
const addTrack = MediaStream.prototype.addTrack;
const removeTrack = MediaStream.prototype.removeTrack;
const getTracks = MediaStream.prototype.getTracks;
const stopTrack = MediaStreamTrack.prototype.stop;
const createElement = document.createElement;

/** A remote stream has the name that the far side gave it; a page cannot make one of a name. */
const names = new WeakMap();
const { get: streamId } = Object.getOwnPropertyDescriptor(MediaStream.prototype, 'id');
const named = Object.getOwnPropertyDescriptor(
  {
    get id() {
      return names.get(this) ?? streamId.call(this);
    },
  },
  'id'
);
Object.defineProperty(MediaStream.prototype, 'id', { get: named.get });

let audio;

/** A receiver's pictures. */
class Picture {
  #canvas = createElement.call(document, 'canvas');
  #video = createElement.call(document, 'video');
  #context;
  #timer;

  constructor() {
    Object.assign(this.#canvas, { width: 160, height: 120 });
    this.#context = this.#canvas.getContext('2d');
    [this.track] = getTracks.call(this.#canvas.captureStream(25));
    this.#context.fillRect(0, 0, 160, 120);
    this.#video.muted = true;
  }

  from(track) {
    clearInterval(this.#timer);
    setSource.call(this.#video, track ? new MediaStream([track]) : null);
    if (!track) return;
    play.call(this.#video).catch(() => {});
    this.#timer = setInterval(() => {
      if (track.enabled) this.#context.drawImage(this.#video, 0, 0, 160, 120);
      else this.#context.fillRect(0, 0, 160, 120);
    }, 40);
  }
}

/** A receiver's sound. */
class Sound {
  #destination;
  #source;

  constructor() {
    audio ??= new AudioContext();
    this.#destination = audio.createMediaStreamDestination();
    [this.track] = getTracks.call(this.#destination.stream);
  }

  from(track) {
    this.#source?.disconnect();
    this.#source = track && audio.createMediaStreamSource(new MediaStream([track]));
    this.#source?.connect(this.#destination);
  }
}
