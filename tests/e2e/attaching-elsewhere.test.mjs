// A stream's URL in other documents: frames, pop-ups, written documents, shadow trees. Chromium 49 played them all.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heapOf } from '../../tools/lib/memory.mjs';
import { behaviour } from './behaviour.mjs';
import { calls } from './calls.mjs';
import { dropIn, engines, withPage } from './engines.mjs';

const row = '`createObjectURL(stream)` in frames, pop-ups and shadow trees';

/** In the page, `elsewhere.frame(html)` is a loaded frame, `elsewhere.tag` the HTML of a tag that plays by itself. */
const library = () => {
  const elsewhere = (window.elsewhere = {});
  elsewhere.tag = (url) => `<video autoplay muted playsinline src="${url}"></video>`;
  elsewhere.frame = (html = '<p>', parent = document) =>
    new Promise((resolve) => {
      const frame = parent.createElement('iframe');
      frame.srcdoc = html;
      frame.onload = () => resolve(frame.contentWindow);
      parent.body.appendChild(frame);
    });
  elsewhere.video = (parent) => {
    const video = parent.createElement('video');
    video.muted = video.autoplay = true;
    return video;
  };
};
const before = `<script>(${library})()</script>`;
const script = `<script src="${dropIn}"></script>`;

/** Each takes a function that makes the URL, and the script's tag; it returns the media tag. */
const ways = {
  'video.src in a frame that was there before': async (make) => {
    const { document: inner } = await elsewhere.frame();
    const video = inner.body.appendChild(elsewhere.video(inner));
    video.src = make();
    return video;
  },
  'video.src in a frame that came later': async (make) => {
    const url = make();
    const { document: inner } = await elsewhere.frame();
    const video = inner.body.appendChild(elsewhere.video(inner));
    video.src = url;
    return video;
  },
  'setAttribute in a frame, and play()': async (make) => {
    const { document: inner } = await elsewhere.frame();
    const video = inner.createElement('video');
    video.muted = true;
    video.setAttribute('src', make());
    inner.body.appendChild(video);
    video.play();
    return video;
  },
  'innerHTML in a frame': async (make) => {
    const { document: inner } = await elsewhere.frame();
    inner.body.innerHTML = elsewhere.tag(make());
    return inner.querySelector('video');
  },
  'a <source> in a frame': async (make) => {
    const { document: inner } = await elsewhere.frame();
    inner.body.innerHTML = `<video autoplay muted><source src="${make()}"></video>`;
    return inner.querySelector('video');
  },
  'the HTML of a frame that is made with it': async (make) => {
    const { document: inner } = await elsewhere.frame(elsewhere.tag(make()));
    return inner.querySelector('video');
  },
  'a frame within a frame': async (make) => {
    const outer = await elsewhere.frame();
    const { document: inner } = await elsewhere.frame('<p>', outer.document);
    inner.body.innerHTML = elsewhere.tag(make());
    return inner.querySelector('video');
  },
  'a frame that has the script too': async (make, tag) => {
    const inner = await elsewhere.frame(tag);
    inner.document.body.innerHTML = elsewhere.tag(make());
    return inner.document.querySelector('video');
  },
  "a child's URL in its parent": async (make, tag) => {
    const inner = await elsewhere.frame(tag);
    const url = inner.URL.createObjectURL(make.stream);
    document.body.insertAdjacentHTML('beforeend', elsewhere.tag(url));
    return document.querySelector('video');
  },
  "a child's URL in its sibling without the script": async (make, tag) => {
    const [one, other] = [await elsewhere.frame(tag), await elsewhere.frame()];
    const url = one.URL.createObjectURL(make.stream);
    const video = other.document.body.appendChild(elsewhere.video(other.document));
    video.src = url;
    return video;
  },
  "a child's URL in its sibling that comes later, with the script": async (make, tag) => {
    const one = await elsewhere.frame(tag);
    const url = one.URL.createObjectURL(make.stream);
    const other = await elsewhere.frame(tag);
    const video = other.document.createElement('video');
    other.document.body.appendChild(video);
    video.muted = video.autoplay = true;
    video.setAttribute('src', url);
    return video;
  },
  'document.write into an empty frame': async (make) => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    const inner = frame.contentDocument;
    inner.open();
    inner.write(`<!doctype html><body>${elsewhere.tag(make())}`);
    inner.close();
    return inner.querySelector('video');
  },
  'document.write into an empty frame, after the URL': async (make) => {
    const url = make();
    const frame = document.body.appendChild(document.createElement('iframe'));
    frame.contentDocument.write(`<!doctype html><body>${elsewhere.tag(url)}`);
    frame.contentDocument.close();
    return frame.contentDocument.querySelector('video');
  },
  'a tag that comes from another document by adoptNode': (make) => {
    const other = document.implementation.createHTMLDocument('');
    other.body.innerHTML = elsewhere.tag(make());
    return document.body.appendChild(document.adoptNode(other.querySelector('video')));
  },
  'a tag of a frame that is adopted, and gets its URL then': async (make) => {
    const { document: inner } = await elsewhere.frame();
    const video = document.body.appendChild(document.adoptNode(elsewhere.video(inner)));
    video.src = make();
    return video;
  },
  'a template by importNode': (make) => {
    const template = document.createElement('template');
    template.innerHTML = elsewhere.tag(make());
    document.body.appendChild(document.importNode(template.content, true));
    return document.querySelector('video');
  },
  "a shadow root's innerHTML": (make) => {
    const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    root.innerHTML = elsewhere.tag(make());
    return root.querySelector('video');
  },
  "a closed shadow root's innerHTML, in no document yet": (make) => {
    const host = document.createElement('div');
    const root = host.attachShadow({ mode: 'closed' });
    root.innerHTML = `<p>${elsewhere.tag(make())}</p>`;
    document.body.appendChild(host);
    return root.querySelector('video');
  },
  'a template in a shadow root that is made later': (make) => {
    const template = document.createElement('template');
    template.innerHTML = elsewhere.tag(make());
    const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'closed' });
    root.appendChild(document.importNode(template.content, true));
    return root.querySelector('video');
  },
};

for (const [title, way] of Object.entries(ways)) {
  behaviour(
    `a stream's URL plays by ${title}`,
    { row, before, args: [way.toString(), script], patience: 8000 },
    async (source, tag) => {
      const stream = await calls.camera({ video: true });
      const make = () => URL.createObjectURL(stream);
      make.stream = stream;
      const video = await (0, eval)(`(${source})`)(make, tag);
      await calls.moves(video);
      return { hasStream: video.srcObject === stream, error: video.error };
    },
    { hasStream: true, error: null }
  );
}

/** A background tab gets no pictures, so this checks the stream in the tag. */
const popUps = {
  'window.open and document.write': async (make) => {
    const opened = window.open('', 'pop-up', 'width=300,height=300');
    opened.document.write(`<!doctype html><body>${elsewhere.tag(make())}`);
    opened.document.close();
    return opened;
  },
  'window.open after the URL, and video.src': async (make) => {
    const url = make();
    const opened = window.open('', 'pop-up', 'width=300,height=300');
    opened.document.body.appendChild(elsewhere.video(opened.document)).src = url;
    return opened;
  },
  'window.open of a page that has the script': async (make, tag, address) => {
    const url = make();
    const opened = window.open(address, 'pop-up', 'width=300,height=300');
    while (!opened.document.body || !opened.WebkitRTC)
      await new Promise((resolve) => {
        setTimeout(resolve, 50);
      });
    opened.document.body.insertAdjacentHTML('beforeend', elsewhere.tag(url));
    return opened;
  },
};
for (const [title, way] of Object.entries(popUps)) {
  behaviour(
    `a stream's URL plays in a pop-up, by ${title}`,
    { row, before, args: [way.toString(), script], patience: 8000 },
    async (source, tag) => {
      const stream = await calls.camera({ video: true });
      const make = () => URL.createObjectURL(stream);
      const opened = await (0, eval)(`(${source})`)(make, tag, location.href);
      const video = opened.document.querySelector('video');
      try {
        while (video.srcObject !== stream)
          await new Promise((resolve) => {
            setTimeout(resolve, 50);
          });
        return !video.error;
      } finally {
        opened.close();
      }
    },
    true
  );
}

/** A document that stays holds none that is gone: neither one that played its URL, nor one whose URL it played. */
for (const engine of engines) {
  test(`a frame that has gone is collected, whoever made the URL [${engine.name}]`, () =>
    withPage(engine, { before: calls + before }, async (page) => {
      await page.evaluate(async (tag) => {
        const stream = await calls.camera({ video: true });
        window.gone = [];
        for (const html of ['<p>', tag]) {
          const inner = await elsewhere.frame(html);
          const video = inner.document.body.appendChild(elsewhere.video(inner.document));
          video.src = URL.createObjectURL(stream);
          if (inner.WebkitRTC)
            document.body.insertAdjacentHTML('beforeend', elsewhere.tag(inner.URL.createObjectURL(stream)));
          while (video.srcObject !== stream) await calls.settled();
          gone.push(new WeakRef(inner.document), new WeakRef(inner.HTMLMediaElement.prototype));
          inner.frameElement.remove();
        }
        document.querySelectorAll('video').forEach((video) => video.remove());
      }, script);
      const left = async () => {
        await heapOf(page);
        return page.evaluate(() => gone.filter((reference) => reference.deref()).length);
      };
      for (let round = 0; round < 20 && (await left()); round++)
        await new Promise((resolve) => {
          setTimeout(resolve, 200);
        });
      assert.equal(await left(), 0);
    }));
}
