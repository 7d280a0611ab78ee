// jssip 0.7.8 (2015) with rtcninja inside: a SIP telephone. Its registrar is ours.
import { behaviour } from '../behaviour.mjs';
import { sipServer } from './servers/sip.mjs';
import { script } from '../period.mjs';

/** Runs in each of the two pages. */
const library = () => {
  const options = { mediaConstraints: { audio: true, video: true }, pcConfig: { iceServers: [] } };
  window.register = (url, name) =>
    new Promise((resolve, reject) => {
      window.phone = new JsSIP.UA({ ws_servers: url, uri: `sip:${name}@example.com`, register: true });
      phone.on('registered', resolve);
      phone.on('registrationFailed', ({ cause }) => reject(new Error(cause)));
      phone.start();
    });
  const shown = (session) =>
    new Promise((resolve, reject) => {
      session.on('addstream', ({ stream }) => {
        const video = JsSIP.rtcninja.attachMediaStream(document.querySelector('video'), stream);
        calls.moves(video).then(() => resolve(/^blob:/.test(video.src)), reject);
      });
      session.on('failed', ({ cause }) => reject(new Error(cause)));
    });
  window.answer = () =>
    new Promise((resolve) => {
      phone.on('newRTCSession', ({ originator, session }) => {
        if (originator !== 'remote') return;
        window.session = session;
        resolve(shown(session));
        session.answer(options);
      });
    });
  window.call = (name) => {
    window.session = phone.call(`sip:${name}@example.com`, options);
    return shown(session);
  };
  window.ended = () =>
    new Promise((resolve) => {
      session.on('ended', ({ originator }) => resolve(originator));
    });
};

behaviour(
  'jssip: a call with pictures both ways, and its end',
  {
    row: 'jssip 0.7.8: a call',
    copies: 2,
    args: [await sipServer()],
    body: '<video autoplay muted></video>',
    head: `${script('jssip/dist/jssip.js')}<script>(${library})()</script>`,
  },
  async (url) => {
    const name = `n${String(Math.random()).slice(2)}`;
    await Promise.all([frames[0].register(url, `alice${name}`), frames[1].register(url, `bob${name}`)]);
    const answered = frames[1].answer();
    const shown = await Promise.all([frames[0].call(`bob${name}`), answered]);
    const ended = frames[1].ended();
    frames[0].session.terminate();
    const by = await ended;
    frames[0].phone.stop();
    frames[1].phone.stop();
    return [shown, by];
  },
  [[true, true], 'remote']
);
