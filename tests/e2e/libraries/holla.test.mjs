// holla 0.6.3 (2013): calls and chat between people by name. It looks for the moz names first, rewrites SDP, and waits
// for `onopen`. Its signalling server is ours.
import { behaviour } from '../behaviour.mjs';
import { hollaServer } from './servers/holla.mjs';
import { script } from '../period.mjs';

/** Runs in each of the two pages, after holla's own example: jQuery is given to it with the tags in it. */
const library = () => {
  const heard = (emitter, name) =>
    new Promise((resolve) => {
      emitter.on(name, resolve);
    });

  window.join = (port, name) =>
    new Promise((resolve) => {
      window.rtc = holla.createClient({ host: '127.0.0.1', port, transports: ['websocket'], reconnect: false });
      rtc.register(name, resolve);
    });

  /** With a camera, until pictures come and both sides say that they are connected. */
  const talk = async (call) => {
    window.call = call;
    const [ready, connected] = [
      new Promise((resolve) => {
        call.ready(resolve);
      }),
      heard(call, 'connected'),
    ];
    call.addStream(
      await calls.done((ok, fail) => holla.createFullStream((error, stream) => (error ? fail(error) : ok(stream))))
    );
    holla.pipe(call.localStream, $('#me'));
    if (!call.isCaller) call.answer();
    holla.pipe(await ready, $('#them'));
    await Promise.all([connected, calls.moves($('#me')[0]), calls.moves($('#them')[0])]);
    return [$('#me'), $('#them')].map((video) => /^blob:/.test(video.attr('src')));
  };
  window.answers = async () => talk(await heard(rtc, 'call'));
  window.rings = (name) => talk(rtc.call(name));
  window.hears = (name) => heard(call, name);
};

const page = {
  row: 'holla 0.6.3: a call',
  copies: 2,
  args: [await hollaServer()],
  body: '<video id="them" autoplay muted></video><video id="me" autoplay muted></video>',
  head: `${script('jquery/dist/jquery.js')}${script('holla/holla.js')}<script>(${library})()</script>`,
};

behaviour(
  'holla: a call with pictures both ways, a chat beside it, and its end',
  page,
  async (port) => {
    const [tom, bob] = [frames[0], frames[1]];
    const [toms, bobs] = ['tom', 'bob'].map((name) => name + String(Math.random()).slice(2));
    const registered = [await tom.join(port, toms), await bob.join(port, bobs)];
    const answered = bob.answers();
    const shown = await Promise.all([tom.rings(bobs), answered]);
    const said = bob.hears('chat');
    tom.call.chat('hello');
    const [text, ended] = [await said, bob.hears('hangup')];
    tom.call.mute();
    // In Firefox it has emptied `getAudioTracks()` of all streams itself.
    const isMuted = tom.call.localStream.getAudioTracks().every(({ enabled }) => !enabled);
    tom.call.end();
    await ended;
    tom.call.releaseStream();
    const { pc, localStream } = tom.call;
    return {
      registered,
      shown,
      text,
      isMuted,
      state: pc.signalingState,
      tracks: localStream.getTracks().map(({ readyState }) => readyState),
    };
  },
  {
    registered: [true, true],
    shown: [
      [true, true],
      [true, true],
    ],
    text: 'hello',
    isMuted: true,
    state: 'closed',
    tracks: ['ended', 'ended'],
  }
);
