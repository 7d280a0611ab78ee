// createDTMFSender: what pages that dial read and hear.
import { behaviour } from './behaviour.mjs';

const row = '`createDTMFSender`';

behaviour(
  "a sender dials, and its events and buffer have the page's own letters",
  { row, surface: 'RTCDTMFSender' },
  async () => {
    const { caller, callee } = calls.pair();
    const camera = await calls.camera({ audio: true });
    caller.addStream(camera);
    const sender = caller.createDTMFSender(camera.getAudioTracks()[0]);
    const before = [sender.canInsertDTMF, calls.attempt(() => sender.insertDTMF('1')).split(':')[0]];
    await calls.negotiate(caller, callee);
    await calls.connected(caller, callee);
    while (!sender.canInsertDTMF)
      await new Promise((resolve) => {
        setTimeout(resolve, 10);
      });
    const heard = [];
    const done = new Promise((resolve) => {
      sender.ontonechange = ({ tone }) => {
        heard.push(`${tone}|${sender.toneBuffer}`);
        if (!tone) resolve();
      };
    });
    sender.insertDTMF('1aB,d', 70);
    const inserted = [sender.toneBuffer, sender.duration, sender.interToneGap];
    await done;
    return [before, inserted, heard];
  },
  [
    [false, 'NotSupportedError'],
    ['aB,d', 70, 50],
    ['1|aB,d', 'a|B,d', 'B|,d', ',|d', 'd|', '|'],
  ]
);

behaviour(
  'a sender has the attributes of its time, and is a native one',
  { row, surface: 'RTCDTMFSender' },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const camera = await calls.camera({ audio: true });
    connection.addStream(camera);
    const [track] = camera.getAudioTracks();
    const sender = connection.createDTMFSender(track);
    const { prototype } = RTCDTMFSender;
    return {
      track: sender.track === track,
      duration: sender.duration,
      interToneGap: sender.interToneGap,
      toneBuffer: sender.toneBuffer,
      ontonechange: sender.ontonechange,
      isSender: sender instanceof RTCDTMFSender,
      text: String(sender),
      sameSender: connection.createDTMFSender(track) === sender,
      keys: Object.keys(sender),
      setDuration: calls
        .attempt(() => {
          'use strict';
          sender.duration = 5;
        })
        .split(':')[0],
      trackInPrototype: 'track' in prototype,
      durationOfPrototype: calls.attempt(() => Object.getPrototypeOf(sender).duration).split(':')[0],
    };
  },
  {
    track: true,
    duration: 100,
    interToneGap: 50,
    toneBuffer: '',
    ontonechange: null,
    isSender: true,
    text: '[object RTCDTMFSender]',
    sameSender: true,
    keys: [],
    setDuration: 'TypeError',
    trackInPrototype: false,
    durationOfPrototype: 'TypeError',
  }
);

behaviour(
  'createDTMFSender refuses what cannot dial',
  { row, surface: 'createDTMFSender(track)' },
  async () => {
    const connection = new webkitRTCPeerConnection(null);
    const [camera, other] = [await calls.camera(), await calls.camera({ audio: true })];
    connection.addStream(camera);
    const attempt = (...args) => calls.attempt(() => connection.createDTMFSender(...args));
    const errors = [
      attempt(),
      attempt(null),
      attempt({}),
      attempt({ kind: 'audio', id: 'x' }),
      attempt(camera),
      attempt(other.getAudioTracks()[0]),
      attempt(camera.getVideoTracks()[0]),
    ];
    connection.close();
    return [errors.map((error) => error.split(':')[0]), attempt(camera.getAudioTracks()[0]).split(':')[0], errors[5]];
  },
  [
    ['TypeError', 'TypeError', 'TypeError', 'TypeError', 'TypeError', 'SyntaxError', 'NotSupportedError'],
    'InvalidStateError',
    "SyntaxError: Failed to execute 'createDTMFSender' on 'RTCPeerConnection': " +
      'No local stream is available for the track provided.',
  ]
);

behaviour(
  'insertDTMF refuses durations and gaps as Chrome did, and leaves out letters that are not tones',
  { row, surface: 'RTCDTMFSender' },
  async () => {
    const { caller, callee } = calls.pair();
    const camera = await calls.camera({ audio: true });
    caller.addStream(camera);
    await calls.negotiate(caller, callee);
    await calls.connected(caller, callee);
    const sender = caller.createDTMFSender(camera.getAudioTracks()[0]);
    while (!sender.canInsertDTMF)
      await new Promise((resolve) => {
        setTimeout(resolve, 10);
      });
    const attempt = (...args) => calls.attempt(() => sender.insertDTMF(...args)).split(':')[0];
    return [
      [attempt(), attempt('1', 69), attempt('1', 6001), attempt('1', 100, 49)],
      ['xyz', null, '1-2 3'].map((tones) => [attempt(tones), sender.toneBuffer]),
      [attempt('1', 6000, 50), sender.duration, sender.interToneGap, attempt(''), sender.toneBuffer],
    ];
  },
  [
    ['TypeError', 'SyntaxError', 'SyntaxError', 'SyntaxError'],
    [
      ['undefined', ''],
      ['undefined', ''],
      ['undefined', '-2 3'],
    ],
    ['undefined', 6000, 50, 'undefined', ''],
  ]
);

behaviour(
  'what is not a tone waits with the tones and is never played; a text without tones is done at once',
  { row, surface: 'RTCDTMFSender' },
  async () => {
    const { caller, callee } = calls.pair();
    const camera = await calls.camera({ audio: true });
    // Without a stream.
    caller.addTrack(camera.getAudioTracks()[0]);
    const sender = caller.createDTMFSender(camera.getAudioTracks()[0]);
    await calls.negotiate(caller, callee);
    await calls.connected(caller, callee);
    while (!sender.canInsertDTMF)
      await new Promise((resolve) => {
        setTimeout(resolve, 10);
      });
    const dials = (tones) =>
      new Promise((resolve) => {
        const heard = [];
        sender.ontonechange = ({ tone }) => {
          heard.push(`${tone}|${sender.toneBuffer}`);
          if (!tone) resolve(heard);
        };
        sender.insertDTMF(tones, 70);
        heard.push(sender.toneBuffer);
      });
    return [await dials('1-2 3x'), await dials('x')];
  },
  [
    ['-2 3x', '1|-2 3x', '2| 3x', '3|x', '|'],
    ['', '|'],
  ]
);
