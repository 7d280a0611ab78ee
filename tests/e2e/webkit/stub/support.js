// What the stub's interfaces share: tasks, errors, event handlers. The files of this folder form one script, which runs
// before a page's own.

// What a page may replace later.
const {
  setTimeout,
  clearInterval,
  setInterval,
  Promise,
  Map,
  Set,
  WeakMap,
  Object,
  Array,
  DOMException,
  Event,
  EventTarget,
  MediaStreamTrackEvent,
} = window;
const addListener = EventTarget.prototype.addEventListener;
const dispatch = EventTarget.prototype.dispatchEvent;

/** Fires an event at an object of the stub or of the browser. */
const fire = (target, event) => dispatch.call(target, typeof event === 'string' ? new Event(event) : event);

/** Events come in tasks of their own, as from the network. */
const task = () =>
  new Promise((resolve) => {
    setTimeout(resolve);
  });

const refuse = (name, message) => {
  throw new DOMException(message, name);
};

const random = (length) =>
  Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => (byte % 36).toString(36)).join('');

/** Makes members of a prototype enumerable, as WebIDL has them, and adds attributes `onx` for the events. */
function finish(Class, events = []) {
  const { prototype, check } = Class;
  for (const type of events) {
    const handlers = new WeakMap();
    const { get, set } = Object.getOwnPropertyDescriptor(
      {
        get [`on${type}`]() {
          return (check(this), handlers.get(this)?.handler ?? null);
        },
        set [`on${type}`](handler) {
          check(this);
          const next = typeof handler === 'function' || (typeof handler === 'object' && handler) ? handler : null;
          const known = handlers.get(this);
          if (known) {
            known.handler = next;
          } else if (next) {
            const slot = { handler: next };
            handlers.set(this, slot);
            addListener.call(this, type, function listener(event) {
              if (typeof slot.handler === 'function') slot.handler.call(this, event);
            });
          }
        },
      },
      `on${type}`
    );
    Object.defineProperty(prototype, `on${type}`, { get, set, enumerable: true, configurable: true });
  }
  for (const key of Object.getOwnPropertyNames(prototype)) {
    if (key !== 'constructor') Object.defineProperty(prototype, key, { enumerable: true });
  }
  Object.defineProperty(prototype, Symbol.toStringTag, { value: Class.name, configurable: true });
  delete Class.check;
  Object.defineProperty(window, Class.name, { value: Class, writable: true, configurable: true });
}

/** An interface whose objects only hold what they were made of: a getter for each name. */
function record(name, Base, attributes, read) {
  const Class = {
    [name]: class extends Base {
      #values;
      constructor(...args) {
        super(...(Base === Event ? args : []));
        this.#values = read(...(Base === Event ? args.slice(1) : args));
      }
      static check() {}
      static of = (object) => object.#values;
    },
  }[name];
  const { of } = Class;
  delete Class.of;
  for (const key of attributes) {
    const { get } = Object.getOwnPropertyDescriptor(
      {
        get [key]() {
          return of(this)[key];
        },
      },
      key
    );
    Object.defineProperty(Class.prototype, key, { get, configurable: true });
  }
  return Class;
}
