// Web Audio and frames by the names of 2011 to 2013: audio meters, recorders and synthesisers of the time.
import { behaviour } from './behaviour.mjs';

const row = '`webkitAudioContext`, `webkitRequestAnimationFrame` and the old names of Web Audio';

/** Measured: `resume()` never ends there. */
const cannot = { firefox: 'without a sound device, which a headless machine has not, its AudioContext never runs' };

behaviour(
  'an audio meter of 2013 sees the level of a stream',
  { row, cannot },
  async () => {
    const { caller, callee } = calls.pair();
    caller.addStream(await calls.camera({ audio: true }));
    const received = new Promise((resolve) => {
      callee.onaddstream = ({ stream }) => resolve(stream);
    });
    await calls.negotiate(caller, callee);
    const remote = await received;
    const context = new webkitAudioContext();
    await context.resume();
    const meter = (stream) => {
      const [source, analyser] = [context.createMediaStreamSource(stream), context.createAnalyser()];
      source.connect(analyser);
      return analyser;
    };
    const local = meter(caller.getLocalStreams()[0]);
    const far = meter(remote);
    const samples = new Float32Array(local.frequencyBinCount);
    const isHeard = () => {
      local.getFloatFrequencyData(samples);
      return Array.from(samples).some((level) => level > -90);
    };
    await new Promise((resolve) => {
      webkitRequestAnimationFrame(function look() {
        if (isHeard()) resolve();
        else webkitRequestAnimationFrame(look);
      });
    });
    return { heard: isHeard(), remoteSource: far.numberOfInputs, context: context instanceof AudioContext };
  },
  { heard: true, remoteSource: 1, context: true }
);

behaviour(
  'the old node makers, noteOn and noteOff work',
  { row, cannot },
  async () => {
    const context = new webkitAudioContext();
    await context.resume();
    const nodes = [context.createJavaScriptNode(1024, 1, 1), context.createGainNode(), context.createDelayNode()];
    const oscillator = context.createOscillator();
    oscillator.connect(context.destination);
    oscillator.noteOn(0);
    oscillator.noteOff(0);
    const sample = context.createBufferSource();
    sample.buffer = context.createBuffer(1, 441, 44100);
    sample.connect(context.destination);
    sample.noteOn(0, 0, 0.005);
    await calls.event(sample, 'ended');
    return nodes.map((node) => Object.prototype.toString.call(node));
  },
  ['[object ScriptProcessorNode]', '[object GainNode]', '[object DelayNode]']
);

behaviour(
  'the old node makers and names are there before any sound',
  { row },
  () => {
    const context = new webkitAudioContext();
    const oscillator = context.createOscillator();
    return {
      javaScriptNode: context.createJavaScriptNode(1024, 1, 1) instanceof ScriptProcessorNode,
      gainNode: context.createGainNode() instanceof GainNode,
      delayNode: context.createDelayNode() instanceof DelayNode,
      noteOn: oscillator.noteOn === oscillator.start,
      noteOff: oscillator.noteOff === oscillator.stop,
      noteOnOfBuffer: context.createBufferSource().noteOn === AudioBufferSourceNode.prototype.start,
      requestAnimationFrame: typeof webkitRequestAnimationFrame,
    };
  },
  {
    javaScriptNode: true,
    gainNode: true,
    delayNode: true,
    noteOn: true,
    noteOff: true,
    noteOnOfBuffer: true,
    requestAnimationFrame: 'function',
  }
);

behaviour(
  'uninstall() takes the names away that the browser lacks',
  {},
  () => {
    const frame = document.body.appendChild(document.createElement('iframe')).contentWindow;
    const names = [
      'webkitAudioContext',
      'webkitOfflineAudioContext',
      'webkitRequestAnimationFrame',
      'webkitCancelAnimationFrame',
    ];
    const before = names.every((name) => name in window);
    WebkitRTC.uninstall();
    return { before, asNative: names.every((name) => name in window === name in frame) };
  },
  { before: true, asNative: true }
);
