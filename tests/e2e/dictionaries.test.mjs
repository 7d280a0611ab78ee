// The page's dictionaries: each member is read once, by us or by the browser, as Chromium 49 and 65 did. A member may
// be a getter, which can give something else each time, or a class may have it.
import { behaviour } from './behaviour.mjs';

/** The members of the first configuration below. */
const ofToday = [
  'bundlePolicy',
  'iceServers iceServers0.credential iceServers0.urls iceServers0.username',
  'iceTransportPolicy sdpSemantics',
].join(' ');

/** The members of the first camera below. */
const ofCamera = [
  'audio audio.mandatory audio.optional audio.optional0.googEchoCancellation',
  'video video.mandatory video.mandatory.minWidth video.optional video.optional0.maxFrameRate',
].join(' ');

const line = 'candidate:1 1 udp 2122260223 127.0.0.1 50000 typ host';

behaviour(
  'a configuration is read once, in each style',
  {
    surface: ['iceServers[].url', 'iceServers[].urls', 'iceTransports', 'bundlePolicy, rtcpMuxPolicy', 'sdpSemantics'],
  },
  async () => {
    const reads = (configuration, ...more) =>
      calls.readsOf(configuration, (watched) => new webkitRTCPeerConnection(watched, ...more));
    const iceServers = [{ urls: 'turn:127.0.0.1:3478', username: 'u', credential: 'c' }];
    const today = { bundlePolicy: 'balanced', iceServers, iceTransportPolicy: 'all', sdpSemantics: 'unified-plan' };
    const old = {
      iceServers: [{ url: 'stun:127.0.0.1:3478' }, { url: 'turn:u@127.0.0.1', credential: 'c' }],
      iceTransports: 'all',
    };
    return {
      today: await reads(today),
      inLegacyUse: await reads(today, { optional: [] }),
      old: await reads(old),
      none: await reads({ iceServers, iceTransports: 'none' }),
      separate: await reads({ bundlePolicy: 'balanced', iceServers, rtcpMuxPolicy: 'negotiate' }),
      constraints: await calls.readsOf(
        { mandatory: { DtlsSrtpKeyAgreement: true }, optional: [{ RtpDataChannels: true }] },
        (watched) => new webkitRTCPeerConnection(null, watched)
      ),
      updated: await calls.readsOf(old, (watched) => new webkitRTCPeerConnection(null).updateIce(watched)),
    };
  },
  {
    today: ofToday,
    inLegacyUse: ofToday,
    old: 'iceServers iceServers0.url iceServers1.credential iceServers1.url iceTransports',
    none: 'iceServers iceServers0.credential iceServers0.urls iceServers0.username iceTransports',
    separate: 'bundlePolicy iceServers iceServers0.credential iceServers0.urls iceServers0.username rtcpMuxPolicy',
    constraints: 'mandatory mandatory.DtlsSrtpKeyAgreement optional optional0.RtpDataChannels',
    updated: 'iceServers iceServers0.url iceServers1.credential iceServers1.url iceTransports',
  }
);

behaviour(
  'the options of a data channel are read once',
  { surface: 'createDataChannel' },
  async () => {
    const reads = (options, constraints) =>
      calls.readsOf(options, (watched) => {
        const connection = new webkitRTCPeerConnection(null, constraints);
        try {
          connection.createDataChannel('x', watched);
        } catch (error) {
          if (error.name !== 'NotSupportedError') throw error;
        }
      });
    return {
      today: await reads({ id: 1, maxRetransmits: 3, negotiated: true, ordered: true, protocol: 'x' }),
      large: await reads({ maxRetransmits: 65537, ordered: false }),
      old: await reads({ maxRetransmitTime: 30, ordered: false, protocol: 'x' }),
      refused: await reads({ maxRetransmitTime: 30, maxRetransmits: 3 }),
      rtp: await reads({ id: 1, maxRetransmits: 3 }, { optional: [{ RtpDataChannels: true }] }),
    };
  },
  {
    today: 'id maxRetransmits negotiated ordered protocol',
    large: 'maxRetransmits ordered',
    old: 'maxRetransmitTime ordered protocol',
    refused: 'maxRetransmitTime maxRetransmits',
    rtp: 'id maxRetransmits',
  }
);

behaviour(
  'what a description or a candidate is made of is read once',
  { surface: ['new RTCSessionDescription(dict)', 'new RTCIceCandidate(dict)'], args: [line] },
  async (line) => {
    const description = (init) => calls.readsOf(init, (watched) => new RTCSessionDescription(watched));
    const candidate = (init) => calls.readsOf(init, (watched) => new RTCIceCandidate(watched));
    return {
      description: await description({ type: 'offer', sdp: 'v=0' }),
      untyped: await description({ sdp: 'v=0' }),
      candidate: await candidate({ candidate: line, sdpMid: 'audio', sdpMLineIndex: 0 }),
      alone: await candidate({ candidate: line }),
      of2012: await candidate({ candidate: line, label: 1, id: 'video' }),
    };
  },
  {
    description: 'sdp type',
    untyped: 'sdp',
    candidate: 'candidate sdpMLineIndex sdpMid',
    alone: 'candidate',
    of2012: 'candidate id label',
  }
);

behaviour(
  'a description that is set, and a candidate that is added, is read once, in each form',
  { surface: ['setLocalDescription', 'setRemoteDescription', 'addIceCandidate(candidate)'], args: [line] },
  async (line) => {
    const { done, readsOf } = calls;
    const offer = async () => {
      const connection = new webkitRTCPeerConnection(null);
      connection.createDataChannel('x');
      const { type, sdp } = await done((ok, fail) => connection.createOffer(ok, fail));
      return { connection, made: { type, sdp } };
    };
    const offered = async (connection) => {
      await connection.setRemoteDescription((await offer()).made);
      return connection;
    };
    const { connection, made } = await offer();
    const [old, today] = [
      await offered(new webkitRTCPeerConnection(null)),
      await offered(new webkitRTCPeerConnection({})),
    ];
    const whole = { candidate: line, sdpMid: 'data', sdpMLineIndex: 0 };
    const nameless = { candidate: `a=${line}`, sdpMid: '', sdpMLineIndex: 0, usernameFragment: undefined };
    const turnsOld = new webkitRTCPeerConnection({});
    const early = new webkitRTCPeerConnection(null);
    return {
      local: await readsOf(made, (watched) => done((ok, fail) => connection.setLocalDescription(watched, ok, fail))),
      remote: await readsOf(made, (watched) => new webkitRTCPeerConnection(null).setRemoteDescription(watched)),
      // Its page is known for an old one by its next call, and then the description is looked at once more.
      remoteBefore: await readsOf(made, async (watched) => {
        await turnsOld.setRemoteDescription(watched);
        await done((ok, fail) => turnsOld.createAnswer(ok, fail));
      }),
      withCallbacks: await readsOf(whole, (watched) => done((ok, fail) => old.addIceCandidate(watched, ok, fail))),
      namelessWithCallbacks: await readsOf(nameless, (watched) =>
        done((ok, fail) => old.addIceCandidate(watched, ok, fail))
      ),
      of2012: await readsOf(whole, (watched) => old.addIceCandidate(watched)),
      early: await readsOf(whole, async (watched) => {
        early.addIceCandidate(watched);
        await offered(early);
      }),
      today: await readsOf(whole, (watched) => today.addIceCandidate(watched)),
    };
  },
  {
    local: 'sdp type',
    remote: 'sdp type',
    remoteBefore: 'sdp type',
    withCallbacks: 'candidate sdpMLineIndex sdpMid',
    namelessWithCallbacks: 'candidate sdpMLineIndex sdpMid usernameFragment',
    of2012: 'candidate sdpMLineIndex sdpMid',
    early: 'candidate sdpMLineIndex sdpMid',
    today: 'candidate sdpMLineIndex sdpMid',
  }
);

behaviour(
  'what an offer of Plan B is asked for is read once',
  { surface: ['createOffer', 'sdpSemantics'] },
  async () => {
    const connection = new webkitRTCPeerConnection({ sdpSemantics: 'plan-b' });
    return calls.readsOf({ offerToReceiveAudio: true }, (watched) => connection.createOffer(watched));
  },
  'offerToReceiveAudio'
);

behaviour(
  'constraints of a camera and a microphone are read once, in each style and by each call',
  { surface: 'Constraints of getUserMedia' },
  async () => {
    const styles = {
      old: {
        audio: { mandatory: {}, optional: [{ googEchoCancellation: true }] },
        video: { mandatory: { minWidth: 320 }, optional: [{ maxFrameRate: 30 }] },
      },
      today: {
        audio: { echoCancellation: { ideal: true } },
        video: { advanced: [{ height: 480 }], width: { ideal: 320 } },
      },
      mixed: { audio: true, video: { frameRate: 30, mandatory: { minWidth: 320 }, width: { ideal: 640 } } },
    };
    const result = {};
    for (const [style, constraints] of Object.entries(styles)) {
      const byCallbacks = await calls.readsOf(constraints, (watched) =>
        calls.done((ok, fail) => navigator.webkitGetUserMedia(watched, ok, fail))
      );
      const byPromise = await calls.readsOf(constraints, (watched) => navigator.mediaDevices.getUserMedia(watched));
      result[style] = byCallbacks === byPromise ? byCallbacks : { byCallbacks, byPromise };
    }
    return result;
  },
  {
    old: ofCamera,
    today: [
      'audio audio.echoCancellation audio.echoCancellation.ideal',
      'video video.advanced video.advanced0.height video.width video.width.ideal',
    ].join(' '),
    mixed: 'audio video video.frameRate video.mandatory video.mandatory.minWidth video.width video.width.ideal',
  }
);

behaviour(
  'a dictionary may be an instance of a class, or frozen: its getters get their own `this`',
  {
    surface: ['iceServers[].url', 'createDataChannel', 'new RTCIceCandidate(dict)', 'Constraints of getUserMedia'],
    args: [line],
  },
  async (line) => {
    const own = new WeakMap();
    /** An instance of a class with a getter for each of the members. */
    const instanceOf = (members) => {
      class Page {
        constructor() {
          own.set(this, members);
        }
      }
      for (const name of Object.keys(members))
        Object.defineProperty(Page.prototype, name, {
          get() {
            return own.get(this)[name];
          },
        });
      return new Page();
    };
    const server = { urls: 'turn:127.0.0.1:3478', username: 'u', credential: 'c' };
    const configured = (configuration) => {
      const { bundlePolicy, iceServers, iceTransportPolicy } = new webkitRTCPeerConnection(
        configuration
      ).getConfiguration();
      const servers = iceServers.map(({ urls, username, credential }) => `${urls} ${username} ${credential}`);
      return [bundlePolicy, servers, iceTransportPolicy];
    };
    const media = async (constraints) => {
      const streams = [
        await calls.done((ok, fail) => navigator.webkitGetUserMedia(constraints, ok, fail)),
        await navigator.mediaDevices.getUserMedia(constraints),
      ];
      return streams.map((stream) =>
        stream
          .getTracks()
          .map(({ kind }) => kind)
          .join()
      );
    };
    const shapes = { instance: instanceOf, frozen: Object.freeze, inherited: Object.create };
    const result = {};
    for (const [shape, make] of Object.entries(shapes)) {
      const { id, ordered } = new webkitRTCPeerConnection(null).createDataChannel(
        'x',
        make({ id: 5, negotiated: true, ordered: false, maxRetransmits: 65537 })
      );
      const candidate = new RTCIceCandidate(make({ candidate: line, label: 2, id: 'video' }));
      result[shape] = {
        today: configured(
          make({ bundlePolicy: 'max-bundle', iceServers: [make(server)], iceTransportPolicy: 'relay' })
        ),
        old: configured(
          make({
            bundlePolicy: 'max-bundle',
            iceServers: [make({ url: 'turn:u@127.0.0.1:3478', credential: 'c' })],
            iceTransports: 'relay',
          })
        ),
        channel: [id, ordered],
        candidate: [candidate.candidate === line, candidate.sdpMid, candidate.sdpMLineIndex],
        description: new RTCSessionDescription(make({ type: 'answer', sdp: 'v=0' })).toJSON(),
        media: await media(make({ video: make({ mandatory: {} }) })),
      };
    }
    return result;
  },
  Object.fromEntries(
    ['instance', 'frozen', 'inherited'].map((shape) => [
      shape,
      {
        today: ['max-bundle', ['turn:127.0.0.1:3478 u c'], 'relay'],
        old: ['max-bundle', ['turn:127.0.0.1:3478 u c'], 'relay'],
        channel: [5, false],
        candidate: [true, 'video', 2],
        description: { type: 'answer', sdp: 'v=0' },
        media: ['video', 'video'],
      },
    ])
  )
);

behaviour(
  "what a page's own getter throws reaches the page, where the browser's errors go",
  { surface: ['addIceCandidate(candidate, success, failure)', 'new RTCSessionDescription(dict)'] },
  async () => {
    let reads = 0;
    const throwing = (name) => ({
      get [name]() {
        reads++;
        throw new RangeError("the page's own");
      },
    });
    const said = async (call) => {
      reads = 0;
      try {
        await call();
      } catch (error) {
        return [error.name, reads];
      }
      return 'taken';
    };
    const connection = new webkitRTCPeerConnection(null);
    const { done } = calls;
    return {
      configuration: await said(() => new webkitRTCPeerConnection(throwing('iceServers'))),
      server: await said(() => new webkitRTCPeerConnection({ iceServers: [throwing('urls')] })),
      channel: await said(() => connection.createDataChannel('x', throwing('maxRetransmits'))),
      description: await said(() => new RTCSessionDescription(throwing('type'))),
      candidate: await said(() => new RTCIceCandidate(throwing('candidate'))),
      withCallbacks: await said(() => done((ok, fail) => connection.addIceCandidate(throwing('candidate'), ok, fail))),
      byPromise: await said(() => new webkitRTCPeerConnection({}).addIceCandidate(throwing('candidate'))),
      media: await said(() => navigator.mediaDevices.getUserMedia(throwing('video'))),
    };
  },
  {
    configuration: ['RangeError', 1],
    server: ['RangeError', 1],
    channel: ['RangeError', 1],
    description: ['RangeError', 1],
    candidate: ['RangeError', 1],
    withCallbacks: ['RangeError', 1],
    byPromise: ['RangeError', 1],
    media: ['RangeError', 1],
  }
);
