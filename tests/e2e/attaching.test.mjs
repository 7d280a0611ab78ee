// Every way in which a page of those years gave a stream's URL to a tag: each must show decoded pictures that move.
import { behaviour } from './behaviour.mjs';
import { dropIn } from './engines.mjs';
import { script } from './period.mjs';

const row = '`createObjectURL(stream)` by `setAttribute`, `new Audio`, `<source>`, HTML';
const jquery = script('jquery/dist/jquery.js');

/** A way: makes the tag of an URL, and gives it. It plays by itself or by `play()`. */
const ways = {
  'setAttribute on a tag in the document': (url) => {
    const video = document.body.appendChild(document.createElement('video'));
    video.autoplay = true;
    video.muted = true;
    video.setAttribute('src', url);
    return video;
  },
  'setAttribute on a tag that never gets into the document': (url) => {
    const video = document.createElement('video');
    video.autoplay = true;
    video.muted = true;
    video.setAttribute('SRC', url);
    return video;
  },
  innerHTML: (url) => {
    document.body.innerHTML = `<div><video autoplay muted src="${url}"></video></div>`;
    return document.querySelector('video');
  },
  'innerHTML, and play() in the same task': (url) => {
    document.body.innerHTML = `<video muted src="${url}"></video>`;
    const video = document.querySelector('video');
    video.play();
    return video;
  },
  'insertAdjacentHTML outside of the document, put into it later': (url) => {
    const box = document.createElement('div');
    box.insertAdjacentHTML('beforeend', `<p><video autoplay muted src='${url}'></video></p>`);
    setTimeout(() => document.body.appendChild(box));
    return box.querySelector('video');
  },
  'a <source> in HTML': (url) => {
    document.body.insertAdjacentHTML('beforeend', `<video autoplay muted><source src="${url}"></video>`);
    return document.querySelector('video');
  },
  'a <source> that is appended': (url) => {
    const video = document.body.appendChild(document.createElement('video'));
    video.autoplay = true;
    video.muted = true;
    setTimeout(() => {
      const source = document.createElement('source');
      source.src = url;
      video.appendChild(source);
    });
    return video;
  },
  'a <source> in a tag that never gets into the document, and play()': (url) => {
    const video = document.createElement('video');
    video.muted = true;
    video.appendChild(document.createElement('source')).src = url;
    video.play();
    return video;
  },
  'a <source> whose src is set, and load()': (url) => {
    document.body.innerHTML = '<video autoplay muted><source></video>';
    const video = document.querySelector('video');
    video.firstChild.setAttribute('src', url);
    video.load();
    return video;
  },
  'b.src = a.src': (url) => {
    const [a, b] = [document.createElement('video'), document.body.appendChild(document.createElement('video'))];
    a.src = url;
    b.muted = true;
    b.src = a.src;
    b.play();
    return b;
  },
  'a copy of a tag': (url) => {
    const video = document.createElement('video');
    video.setAttribute('src', url);
    video.setAttribute('autoplay', '');
    video.setAttribute('muted', '');
    const copy = video.cloneNode();
    copy.muted = true;
    document.body.appendChild(copy);
    return copy;
  },
};

for (const [title, way] of Object.entries(ways)) {
  behaviour(
    `a stream's URL plays by ${title}`,
    { row, surface: 'createObjectURL(stream)', args: [way.toString()] },
    async (source) => {
      const stream = await calls.camera({ video: true });
      const url = webkitURL.createObjectURL(stream);
      const video = (0, eval)(`(${source})`)(url);
      const errors = [];
      video.addEventListener('error', () => errors.push(video.error && video.error.message));
      await calls.moves(video);
      const address = video.getAttribute('src') || video.querySelector('source').getAttribute('src');
      return {
        address: address === url,
        currentSrc: video.currentSrc === url || video.currentSrc === '' || video.currentSrc,
        srcObject: video.srcObject === stream,
        errors,
      };
    },
    { address: true, currentSrc: true, srcObject: true, errors: [] }
  );
}

behaviour(
  'new Audio(url) plays the sound of a stream, also when it is in no document',
  { row, surface: 'createObjectURL(stream)' },
  async () => {
    const stream = await calls.camera({ audio: true });
    const url = URL.createObjectURL(stream);
    const audio = new Audio(url);
    audio.autoplay = true;
    while (!(audio.currentTime > 0.1)) await calls.event(audio, 'timeupdate');
    const before = audio.currentTime;
    while (!(audio.currentTime > before)) await calls.event(audio, 'timeupdate');
    const empty = new Audio();
    return {
      src: audio.src === url,
      srcObject: audio.srcObject === stream,
      isAudioElement: audio instanceof HTMLAudioElement,
      isAudio: audio instanceof Audio,
      emptySrc: empty.src,
      emptyHasSrc: empty.hasAttribute('src'),
      length: Audio.length,
      name: Audio.name,
      samePrototype: Audio.prototype === HTMLAudioElement.prototype,
      withoutNew: calls.attempt(() => Audio(url)).split(':')[0],
      nameOfSubclass: class extends Audio {}.name,
    };
  },
  {
    src: true,
    srcObject: true,
    isAudioElement: true,
    isAudio: true,
    emptySrc: '',
    emptyHasSrc: false,
    length: 0,
    name: 'Audio',
    samePrototype: true,
    withoutNew: 'TypeError',
    nameOfSubclass: '',
  }
);

behaviour(
  'jQuery 1.12 gives a URL by attr, by prop, and in HTML, and reads it back',
  { row, surface: 'createObjectURL(stream)', before: jquery, body: '<div id="box"></div>' },
  async () => {
    const stream = await calls.camera({ video: true });
    const url = webkitURL.createObjectURL(stream);
    const $ = window.jQuery;
    const facts = { version: $.fn.jquery };
    const ways = {
      attr: () => $('<video autoplay muted>').attr('src', url).appendTo('#box'),
      attrOfObject: () => $('<video autoplay muted>').appendTo('#box').attr({ src: url }),
      prop: () => $('<video autoplay muted>').prop('src', url).appendTo('#box'),
      maker: () => $('<video>', { src: url, autoplay: true, prop: { muted: true } }).appendTo('#box'),
      html: () => $('#box').html(`<video autoplay muted src="${url}"></video>`).find('video'),
      source: () =>
        $('<video muted>')
          .append($('<source>').attr('src', url))
          .appendTo('#box')
          .each(function () {
            this.play();
          }),
    };
    for (const [way, make] of Object.entries(ways)) {
      const video = make();
      video.prop('muted', true);
      await calls.moves(video[0]);
      facts[way] = [
        video.attr('src') ?? video.find('source').attr('src'),
        video.prop('src') || video.find('source').prop('src'),
      ].every((read) => read === url);
    }
    return facts;
  },
  { version: '1.12.4', attr: true, attrOfObject: true, prop: true, maker: true, html: true, source: true }
);

behaviour(
  'another src, by whichever way, ends the stream in the tag; so does a URL that was revoked',
  { row },
  async () => {
    const stream = await calls.camera({ video: true });
    const url = URL.createObjectURL(stream);
    const other = URL.createObjectURL(new Blob(['x'], { type: 'video/webm' }));
    const video = await calls.plays(stream);
    const after = (step) => {
      video.src = url;
      step();
      return { stream: video.srcObject === stream, url: video.getAttribute('src') === url };
    };
    const facts = {
      setAttribute: after(() => video.setAttribute('src', other)),
      src: after(() => {
        video.src = other;
      }),
      otherAttribute: after(() => video.setAttribute('class', 'x')),
      removeAttribute: after(() => {
        video.removeAttribute('src');
        video.load();
      }),
      srcObjectThenSrc: after(() => {
        video.srcObject = new MediaStream();
        video.src = other;
      }),
    };
    video.src = url;
    URL.revokeObjectURL(url);
    facts.revoked = video.srcObject === stream;
    await calls.moves(video);
    video.load();
    facts.loaded = video.srcObject === stream;
    video.play();
    await calls.moves(video);
    const failed = calls.event(video, 'error');
    video.src = url;
    await failed;
    facts.setWhenRevoked = video.srcObject;
    return facts;
  },
  {
    setAttribute: { stream: false, url: false },
    src: { stream: false, url: false },
    otherAttribute: { stream: true, url: true },
    removeAttribute: { stream: false, url: false },
    srcObjectThenSrc: { stream: false, url: false },
    revoked: true,
    loaded: true,
    setWhenRevoked: null,
  }
);

behaviour(
  'modern code sees native media elements, before a stream has a URL and after',
  {
    row,
    polyfill: false,
    before: `<script>
  window.natives = {};
  ['src', 'srcObject', 'play', 'load', 'setAttribute'].forEach(function (name) {
    natives[name] = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, name);
  });
  window.nativeAudio = Audio;
</script>`,
    head: `<script src="${dropIn}"></script>`,
  },
  async () => {
    const isNative = (name) => {
      const [now, then] = [Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, name), natives[name]];
      return (!now && !then) || (now && then && Object.keys(then).every((part) => now[part] === then[part]));
    };
    const changed = () => [
      ...Object.keys(natives).filter((name) => !isNative(name)),
      ...(Audio === nativeAudio ? [] : ['Audio']),
    ];
    const changedAtFirst = changed();
    URL.createObjectURL(new Blob());
    const changedByBlob = changed();
    const stream = new MediaStream();
    URL.createObjectURL(stream);
    const changedByStream = changed();
    const shapes = ['src', 'play', 'load'].map((name) => {
      const { get, set, value, ...flags } = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, name);
      const [now, then] = [set || value, natives[name].set || natives[name].value];
      return {
        sameName: now.name === then.name,
        sameLength: now.length === then.length,
        sameGetter: get === natives[name].get,
        allFlags: Object.values(flags).every(Boolean),
        hasPrototype: 'prototype' in now,
      };
    });
    // The same errors as the native members: on what is not an element, of arguments that cannot be, and without any.
    const errors = (set, play) => [
      'TypeError',
      ...[
        () => set.call({}, 'x'),
        () => set.call(document.createElement('video')),
        () =>
          set.call(document.createElement('video'), {
            toString() {
              throw new RangeError('mine');
            },
          }),
      ].map((call) => {
        try {
          return String(call());
        } catch (error) {
          return error.name;
        }
      }),
      typeof play.call(document.createElement('video')).catch,
    ];
    const errorsAsNative =
      JSON.stringify(
        errors(Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'src').set, HTMLMediaElement.prototype.play)
      ) === JSON.stringify(errors(natives.src.set, natives.play.value));
    const video = document.createElement('video');
    const plain = [];
    for (const text of ['movie.webm', '', ' spaced ', 'http://localhost/ü?a b', 'data:,x', 'blob:null/x']) {
      const native = document.createElement('video');
      natives.src.set.call(native, text);
      video.src = text;
      plain.push(
        video.src === native.src && video.getAttribute('src') === native.getAttribute('src') && video.srcObject === null
      );
    }
    video.srcObject = stream;
    video.src = 'movie.webm';
    plain.push(video.srcObject === stream);
    WebkitRTC.uninstall();
    return {
      changedAtFirst,
      changedByBlob,
      changedByStream,
      shapes,
      errorsAsNative,
      plain,
      changedAfterUninstall: changed(),
    };
  },
  {
    changedAtFirst: [],
    changedByBlob: [],
    changedByStream: ['src', 'play', 'load', 'setAttribute', 'Audio'],
    shapes: Array(3).fill({
      sameName: true,
      sameLength: true,
      sameGetter: true,
      allFlags: true,
      hasPrototype: false,
    }),
    errorsAsNative: true,
    plain: Array(7).fill(true),
    changedAfterUninstall: [],
  }
);

behaviour(
  'a stream that nobody has any more can be collected, URL or not; one that a tag plays stays',
  { row, patience: 200_000 },
  async () => {
    const make = (use) => {
      const stream = new MediaStream();
      const url = URL.createObjectURL(stream);
      use?.(url);
      return new WeakRef(stream);
    };
    const video = document.body.appendChild(document.createElement('video'));
    const dropped = [make(), make()];
    const played = make((url) => {
      video.src = url;
    });
    const alive = () => dropped.some((reference) => reference.deref());
    // Browsers have no gc() for pages: give them reason to look for waste, and time to.
    for (let round = 0; round < 1600 && alive(); round++) {
      window.waste = Array.from({ length: 10 }, () => new Array(100_000).fill(round));
      await new Promise((resolve) => {
        setTimeout(resolve, 50);
      });
    }
    return {
      droppedStay: alive(),
      playedStays: played.deref() === video.srcObject && video.srcObject !== null,
    };
  },
  { droppedStay: false, playedStays: true }
);

behaviour(
  'a URL keeps its stream long enough to be passed on',
  { row },
  async () => {
    const url = await (async () => URL.createObjectURL(await calls.camera({ video: true })))();
    window.waste = Array.from({ length: 50 }, (_, round) => new Array(100_000).fill(round));
    await new Promise((resolve) => {
      setTimeout(resolve, 200);
    });
    const video = document.body.appendChild(document.createElement('video'));
    video.muted = true;
    video.src = url;
    video.play();
    await calls.moves(video);
    return true;
  },
  true
);
