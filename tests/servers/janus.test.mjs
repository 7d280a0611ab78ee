// Do pages of Janus' demos of 2014 to 2016 work with the Janus of today? EchoTest, VideoCall, VideoRoom, Streaming.
import { inRoot } from '../../tools/lib/project.mjs';
import { findGateways } from '../../tools/setup/gateways.mjs';
import { behaviour } from '../e2e/behaviour.mjs';
import { configure } from './janus/configuration.mjs';
import { freePorts, scratch, start, withServer } from './server.mjs';

/** Runs in the page. */
const library = () => {
  window.session = (url) =>
    new Promise((resolve) => {
      new Janus(url, resolve);
    });
  window.attach = (janus, plugin) =>
    new Promise((resolve) => {
      janus.attach(`janus.plugin.${plugin}`, resolve);
    });

  /** The next message of a handle that has all of these fields. */
  window.message = (handle, ...names) =>
    new Promise((resolve) => {
      const before = handle.onmessage;
      handle.onmessage = (data, jsep) => {
        const got = { ...data, ...data.result, jsep };
        if (got.error) throw new Error(`Janus: ${got.error}`);
        if (names.every((name) => got[name] !== undefined)) resolve(got);
        before(data, jsep);
      };
    });
  window.describe = (handle, how) =>
    new Promise((success) => {
      handle.describe({ ...how, success });
    });
  window.answered = (handle, jsep) =>
    new Promise((ok) => {
      handle.answered(jsep, ok);
    });
  window.added = (handle) =>
    new Promise((resolve) => {
      handle.onremotestream = resolve;
    });
  /** What the page has come to: told when it waits for ever. */
  window.note = (text) => console.log(text);
  window.later = (time) =>
    new Promise((resolve) => {
      setTimeout(resolve, time);
    });

  /** Shows what came, and waits until the pictures move. */
  window.shown = async (stream) => {
    const video = await calls.plays(stream);
    // Chromium measures the level of what it plays.
    video.muted = false;
    return stream
      .getTracks()
      .map(({ kind }) => kind)
      .sort()
      .join();
  };

  /** Waits until legacy statistics tell of sound that comes in. */
  window.loud = async (handle) => {
    for (;;) {
      const response = await calls.done((ok) => handle.pc.getStats(ok));
      if (response.result().some((report) => report.type === 'ssrc' && Number(report.stat('audioOutputLevel')) > 300))
        return 'loud';
      await later(100);
    }
  };
  window.bitrate = async (handle) => {
    for (;;) {
      const value = handle.getBitrate();
      if (/^[1-9]\d* kbits\/sec$/.test(value)) return 'kbits/sec';
      await later(100);
    }
  };
};
const head = `<script src="/tests/servers/janus/client.js"></script><script>(${library})()</script>`;

await withServer('janus', async (program) => {
  const [port, audio, video] = await freePorts(3);
  const { args, env } = configure(scratch('janus'), { port, audio, video });
  await start(program, args, { ready: /WebSockets thread started/, env });
  const url = `ws://127.0.0.1:${port}`;
  const patience = 40_000;

  for (const [trickle, title] of Object.entries({
    '': 'with trickle',
    once: 'localDescription when all candidates are there',
    again: 'createOffer again when all candidates are there',
  })) {
    behaviour(
      `EchoTest gives sound, pictures and data back: ${title}`,
      { head, args: [url, trickle], patience },
      async (url, trickle) => {
        const janus = await session(url);
        const echo = await attach(janus, 'echotest');
        const camera = await calls.camera();
        const stream = added(echo);
        const text = new Promise((resolve) => {
          echo.ondata = resolve;
        });
        echo.ondataopen = () => echo.channel.send('hello');
        const jsep = await describe(echo, { streams: [camera], data: true, trickle });
        const answer = message(echo, 'jsep');
        echo.send({ audio: true, video: true }, jsep);
        await answered(echo, (await answer).jsep);
        const outcome = [
          await shown(await stream),
          await text,
          await loud(echo),
          await bitrate(echo),
          /\na=candidate/.test(jsep.sdp),
        ];
        const over = new Promise((resolve) => {
          echo.onhangup = resolve;
        });
        echo.hangup();
        await over;
        janus.destroy();
        return outcome;
      },
      ['audio,video', 'Janus EchoTest here! You wrote: hello', 'loud', 'kbits/sec', trickle !== '']
    );
  }

  for (const [trickle, title] of Object.entries({
    '': 'with trickle',
    once: 'without trickle',
    again: 'each description made again when all candidates are there',
  })) {
    behaviour(
      `VideoCall: two pages see each other, speak by data, dial, and one hangs up: ${title}`,
      { head, args: [url, trickle], patience },
      async (url, trickle) => {
        const name = Math.random().toString(36).slice(2);
        const user = async (username) => {
          const janus = await session(url);
          const handle = await attach(janus, 'videocall');
          const registered = message(handle, 'event');
          handle.send({ request: 'register', username });
          await registered;
          return { janus, handle };
        };
        const [alice, bob] = [await user(`alice${name}`), await user(`bob${name}`)];
        const cameras = [await calls.camera(), await calls.camera()];
        const streams = [added(alice.handle), added(bob.handle)];
        const texts = [alice, bob].map(
          ({ handle }) =>
            new Promise((resolve) => {
              handle.ondata = resolve;
            })
        );

        const incoming = message(bob.handle, 'jsep');
        const accepted = message(alice.handle, 'jsep');
        alice.handle.send(
          { request: 'call', username: `bob${name}` },
          await describe(alice.handle, { streams: [cameras[0]], data: true, trickle })
        );
        note('bob is called');
        const { jsep } = await incoming;
        const opened = [alice, bob].map(
          ({ handle }) =>
            new Promise((resolve) => {
              handle.ondataopen = resolve;
            })
        );
        bob.handle.send(
          { request: 'accept' },
          await describe(bob.handle, { streams: [cameras[1]], data: true, trickle, jsep })
        );
        await answered(alice.handle, (await accepted).jsep);
        note('bob is there');
        const kinds = [];
        for (const stream of streams) {
          kinds.push(await shown(await stream));
          note('a picture');
        }
        await Promise.all(opened);
        note('data can come');
        alice.handle.channel.send('from alice');
        bob.handle.channel.send('from bob');
        const said = await Promise.all(texts);
        note('data came');
        const tones = [];
        await new Promise((resolve) => {
          alice.handle.dtmf(cameras[0], '1#', ({ tone }) => {
            if (tone) tones.push(tone);
            else resolve();
          });
        });
        note('a number is dialled');
        const over = new Promise((resolve) => {
          bob.handle.onhangup = resolve;
        });
        alice.handle.hangup();
        await over;
        for (const { janus, handle } of [alice, bob]) {
          handle.hangup();
          janus.destroy();
        }
        return [kinds, said, tones];
      },
      [
        ['audio,video', 'audio,video'],
        ['from bob', 'from alice'],
        ['1', '#'],
      ]
    );
  }

  behaviour(
    'VideoRoom: two publishers, each sees the other',
    { head, args: [url], patience },
    async (url) => {
      const join = async (name) => {
        const janus = await session(url);
        const publisher = await attach(janus, 'videoroom');
        const joined = message(publisher, 'id', 'publishers');
        publisher.send({ request: 'join', room: 1234, ptype: 'publisher', display: name });
        const { id } = await joined;
        const camera = await calls.camera();
        const jsep = await describe(publisher, { streams: [camera], receives: false });
        const configured = message(publisher, 'jsep');
        publisher.send({ request: 'configure', audio: true, video: true }, jsep);
        await answered(publisher, (await configured).jsep);
        // Janus has the feed once it hears it.
        while (!publisher.up) await later(50);
        return { janus, publisher, id };
      };
      const watch = async ({ janus }, feed) => {
        const subscriber = await attach(janus, 'videoroom');
        const attached = message(subscriber, 'jsep');
        subscriber.send({ request: 'join', room: 1234, ptype: 'subscriber', feed });
        const stream = added(subscriber);
        const answer = await describe(subscriber, { jsep: (await attached).jsep, receives: true });
        subscriber.send({ request: 'start', room: 1234 }, answer);
        return [await shown(await stream), await loud(subscriber), await bitrate(subscriber)];
      };
      const [alice, bob] = [await join('alice'), await join('bob')];
      const outcome = [await watch(alice, bob.id), await watch(bob, alice.id)];
      for (const { janus, publisher } of [alice, bob]) {
        publisher.hangup();
        janus.destroy();
      }
      return outcome;
    },
    [
      ['audio,video', 'loud', 'kbits/sec'],
      ['audio,video', 'loud', 'kbits/sec'],
    ]
  );

  behaviour(
    'VideoRoom: a page publishes two streams in Plan B, and its next offer has all of them',
    { head, args: [url], patience },
    async (url) => {
      const janus = await session(url);
      const publisher = await attach(janus, 'videoroom');
      const joined = message(publisher, 'id', 'publishers');
      publisher.send({ request: 'join', room: 1234, ptype: 'publisher', display: 'both' });
      const { id } = await joined;
      const streams = [await calls.camera(), await calls.camera()];
      const publish = async () => {
        const jsep = await describe(publisher, { streams, receives: false });
        const configured = message(publisher, 'jsep');
        publisher.send({ request: 'configure', audio: true, video: true }, jsep);
        await answered(publisher, (await configured).jsep);
      };
      await publish();
      while (!publisher.up) await later(50);
      await publish();
      const sent = streams.every((stream) => publisher.pc.getLocalStreams().includes(stream));

      const subscriber = await attach(janus, 'videoroom');
      const attached = message(subscriber, 'jsep');
      subscriber.send({ request: 'join', room: 1234, ptype: 'subscriber', feed: id });
      const came = [];
      subscriber.onremotestream = (stream) => {
        came.push(stream);
      };
      const answer = await describe(subscriber, { jsep: (await attached).jsep, receives: true });
      subscriber.send({ request: 'start', room: 1234 }, answer);
      const tracks = () => came.flatMap((stream) => stream.getTracks());
      while (tracks().length < 4) await later(50);
      for (const track of tracks().filter(({ kind }) => kind === 'video')) await calls.plays(new MediaStream([track]));
      publisher.hangup();
      janus.destroy();
      return [
        sent,
        tracks()
          .map(({ kind }) => kind)
          .sort(),
      ];
    },
    [true, ['audio', 'audio', 'video', 'video']]
  );

  const python = findGateways().aiortc;
  if (python)
    await start(python, [inRoot('tests/servers/janus/stream.py'), String(audio), String(video), '500'], {
      ready: /^ready/m,
    });
  behaviour(
    'Streaming: a page watches and listens without sending',
    {
      head,
      args: [url],
      patience,
      cannot: python
        ? {}
        : { chromium: 'nothing streams without Python', firefox: 'the same', 'standard-only': 'the same' },
    },
    async (url) => {
      const janus = await session(url);
      const viewer = await attach(janus, 'streaming');
      const offered = message(viewer, 'jsep');
      viewer.send({ request: 'watch', id: 1 });
      const stream = added(viewer);
      const answer = await describe(viewer, { jsep: (await offered).jsep });
      viewer.send({ request: 'start' }, answer);
      const outcome = [await shown(await stream), await loud(viewer), await bitrate(viewer)];
      viewer.hangup();
      janus.destroy();
      return outcome;
    },
    ['audio,video', 'loud', 'kbits/sec']
  );
});
