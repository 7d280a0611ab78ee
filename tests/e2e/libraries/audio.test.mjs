// What pages of 2013 and 2014 did with a microphone beside the call: hark 0.1.1 detects who speaks, RecordRTC 2.0.0
// records.
import { behaviour } from '../behaviour.mjs';
import { script } from '../period.mjs';

/** As in ../audio.test.mjs. */
const cannot = { firefox: 'without a sound device, which a headless machine has not, its AudioContext never runs' };

behaviour(
  'hark hears when somebody speaks',
  { row: 'hark 0.1.1: who speaks', cannot, head: script('hark-0/hark.bundle.js') },
  async () => {
    const stream = await calls.camera({ audio: true });
    const speech = hark(stream, { interval: 20, threshold: -80 });
    const volumes = [];
    speech.on('volume_change', (volume) => volumes.push(volume));
    await new Promise((resolve) => {
      speech.on('speaking', resolve);
    });
    stream.stop();
    await new Promise((resolve) => {
      speech.on('stopped_speaking', resolve);
    });
    return [speech.speaking, volumes.some((volume) => volume > -80)];
  },
  [false, true]
);

behaviour(
  'RecordRTC records a microphone as WAV',
  { row: 'RecordRTC 2.0.0: sound', cannot, head: script('recordrtc-2/static/RecordRTC.js') },
  async () => {
    const stream = await calls.camera({ audio: true });
    const recorder = RecordRTC(stream, { type: 'audio' });
    recorder.startRecording();
    await new Promise((resolve) => {
      setTimeout(resolve, 1500);
    });
    const url = await calls.done((ok) => recorder.stopRecording(ok));
    const blob = recorder.getBlob();
    const bytes = await blob.arrayBuffer();
    const loud = new Int16Array(bytes.slice(44)).some((sample) => Math.abs(sample) > 100);
    return [/^blob:/.test(url), blob.type, new TextDecoder().decode(bytes.slice(0, 4)), loud];
  },
  [true, 'audio/wav', 'RIFF', true]
);
