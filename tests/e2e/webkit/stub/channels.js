// Data channels: an open pair of them gives each other their messages.

const RTCDataChannelEvent = record('RTCDataChannelEvent', Event, ['channel'], ({ channel }) => ({ channel }));
finish(RTCDataChannelEvent);

const channelAttributes = ['label', 'ordered', 'maxPacketLifeTime', 'maxRetransmits', 'protocol', 'negotiated', 'id'];

class RTCDataChannel extends EventTarget {
  #given;
  #far;
  #state = 'connecting';
  binaryTypeOf = undefined;

  constructor(given) {
    super();
    delete this.binaryTypeOf;
    this.#given = given;
  }
  static check = (channel) => channel.#given;
  static make = (label, init) => {
    if (init !== undefined && init !== null && typeof init !== 'object')
      throw new TypeError('RTCDataChannelInit is no dictionary');
    const {
      ordered = true,
      maxPacketLifeTime = null,
      maxRetransmits = null,
      protocol = '',
      negotiated = false,
      id = null,
    } = init ?? {};
    if (maxPacketLifeTime !== null && maxRetransmits !== null)
      throw new TypeError('maxPacketLifeTime and maxRetransmits exclude each other');
    if (String(label).length > 65_535) throw new TypeError('The label is too long');
    if (negotiated && id === null) throw new TypeError('A negotiated channel needs an id');
    return new RTCDataChannel({
      label: String(label),
      ordered: Boolean(ordered),
      maxPacketLifeTime,
      maxRetransmits,
      protocol: String(protocol),
      negotiated,
      id,
    });
  };

  /** Opens a channel with one of the far side, which is made for it. */
  static open = async (near, id, announce) => {
    if (near.#state !== 'connecting') return;
    near.#state = 'opening';
    near.#given.id ??= id;
    near.#far = new RTCDataChannel({ ...near.#given });
    near.#far.#far = near;
    announce(near.#far);
    await task();
    for (const channel of [near, near.#far])
      if (channel.#state === 'opening' || channel.#state === 'connecting') channel.#open();
  };

  async #open() {
    this.#state = 'open';
    fire(this, 'open');
  }

  get readyState() {
    return this.#state === 'opening' ? 'connecting' : this.#state;
  }
  get bufferedAmount() {
    return this.#given && 0;
  }
  get bufferedAmountLowThreshold() {
    return this.#given && 0;
  }
  get binaryType() {
    return this.#given.binaryType ?? 'arraybuffer';
  }
  set binaryType(type) {
    if (type === 'blob' || type === 'arraybuffer') this.#given.binaryType = type;
  }

  send(data) {
    if (this.#state !== 'open') refuse('InvalidStateError', "RTCDataChannel.readyState is not 'open'");
    const far = this.#far;
    const message =
      data instanceof Blob || data instanceof ArrayBuffer
        ? data
        : ArrayBuffer.isView(data)
          ? data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength)
          : String(data);
    task().then(() => {
      if (far.#state === 'open') fire(far, new MessageEvent('message', { data: message, origin: location.origin }));
    });
  }

  close() {
    if (this.#state === 'closed' || this.#state === 'closing') return;
    this.#state = 'closing';
    task().then(() => {
      this.#state = 'closed';
      fire(this, 'close');
      this.#far?.close();
    });
  }
}
for (const key of channelAttributes) {
  const { check } = RTCDataChannel;
  Object.defineProperty(RTCDataChannel.prototype, key, {
    ...Object.getOwnPropertyDescriptor(
      {
        get [key]() {
          return check(this)[key];
        },
      },
      key
    ),
  });
}
const { make: makeChannel, open: openChannel } = RTCDataChannel;
delete RTCDataChannel.make;
delete RTCDataChannel.open;
finish(RTCDataChannel, ['open', 'message', 'bufferedamountlow', 'error', 'closing', 'close']);
