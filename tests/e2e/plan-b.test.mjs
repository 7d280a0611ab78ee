// Connections that speak Plan B: what pages of 2012 to 2018 see, and what arrives at the other side.
import { behaviour } from './behaviour.mjs';
import { planB as head } from './plan-b-page.mjs';

const page = (row, options = {}) => ({ row, surface: ['Plan B', 'sdpSemantics'], head, ...options });
const descriptions = 'Plan B: descriptions and candidates are named `audio`, `video`, `data`';
const streams = 'Plan B: several streams each way between two legacy pages';
const unified = 'Plan B: calls with a native Unified Plan peer';

behaviour(
  'an offer has one section a kind, called as Chrome called it, with all tracks',
  page(descriptions),
  async () => {
    const connection = new webkitRTCPeerConnection(planB.configuration);
    for (const stream of await planB.streams('red', 'green', 'blue')) connection.addStream(stream);
    connection.createDataChannel('chat');
    const offer = await calls.done((ok, fail) => connection.createOffer(ok, fail));
    const modern = await connection.createOffer();
    await calls.done((ok, fail) => connection.setLocalDescription(offer, ok, fail));
    return [
      planB.outline(offer.sdp),
      planB.outline(modern.sdp),
      planB.outline(connection.localDescription.sdp),
      planB.outline(connection.pendingLocalDescription.sdp),
      connection.currentLocalDescription,
      offer instanceof RTCSessionDescription,
    ];
  },
  [...Array(4).fill(['audio audio sendrecv 3', 'video video sendrecv 3', 'application data - 0']), null, true]
);

behaviour(
  'three streams each way arrive, each in its own element',
  page(streams),
  async () => {
    const { caller, callee } = calls.pair(planB.configuration);
    const [ours, theirs] = [
      await planB.streams('red', 'green', 'blue'),
      await planB.streams('yellow', 'cyan', 'magenta'),
    ];
    const [atCaller, atCallee] = [planB.watch(caller), planB.watch(callee)];
    for (const stream of ours) caller.addStream(stream);
    for (const stream of theirs) callee.addStream(stream);
    await calls.negotiate(caller, callee);
    await calls.connected(caller, callee);
    await Promise.all(
      ['red', 'green', 'blue'].map((colour, index) => planB.shows(atCallee.byId[ours[index].id], colour))
    );
    await Promise.all(
      ['yellow', 'cyan', 'magenta'].map((colour, index) => planB.shows(atCaller.byId[theirs[index].id], colour))
    );
    return {
      atCaller: atCaller.added.length,
      atCallee: atCallee.added.length,
      tracksAtCaller: Object.values(atCaller.tracks),
      tracksAtCallee: Object.values(atCallee.tracks),
      outlines: [caller, callee].flatMap(({ localDescription, remoteDescription }) =>
        [localDescription, remoteDescription].map(({ sdp }) => planB.outline(sdp).join())
      ),
    };
  },
  {
    atCaller: 3,
    atCallee: 3,
    tracksAtCaller: Array(3).fill('audio,video'),
    tracksAtCallee: Array(3).fill('audio,video'),
    outlines: Array(4).fill('audio audio sendrecv 3,video video sendrecv 3'),
  }
);

behaviour(
  'an answer may add streams: three against one, without a further negotiation',
  page(streams),
  async () => {
    const { caller, callee } = calls.pair(planB.configuration);
    const [ours, theirs] = [await planB.streams('red'), await planB.streams('yellow', 'cyan', 'magenta')];
    const [atCaller, atCallee] = [planB.watch(caller), planB.watch(callee)];
    for (const stream of ours) caller.addStream(stream);
    for (const stream of theirs) callee.addStream(stream);
    const states = [];
    caller.onsignalingstatechange = () => {
      states.push(caller.signalingState);
    };
    const { answer } = await calls.negotiate(caller, callee);
    await calls.connected(caller, callee);
    await planB.shows(atCallee.byId[ours[0].id], 'red');
    await Promise.all(
      ['yellow', 'cyan', 'magenta'].map((colour, index) => planB.shows(atCaller.byId[theirs[index].id], colour))
    );
    return {
      answer: planB.outline(answer.sdp),
      states,
      state: caller.signalingState,
      local: caller.localDescription.type,
      remote: caller.remoteDescription.type,
      currentLocal: caller.currentLocalDescription.type,
      remoteOutline: planB.outline(caller.remoteDescription.sdp),
      tracks: Object.values(atCaller.tracks),
    };
  },
  {
    answer: ['audio audio sendrecv 3', 'video video sendrecv 3'],
    states: ['have-local-offer', 'stable'],
    state: 'stable',
    local: 'offer',
    remote: 'answer',
    currentLocal: 'offer',
    remoteOutline: ['audio audio sendrecv 3', 'video video sendrecv 3'],
    tracks: Array(3).fill('audio,video'),
  }
);

behaviour(
  'streams that are added between the offer and the answer go with the answer',
  page(streams),
  async () => {
    const { caller, callee } = calls.pair(planB.configuration);
    const [ours, theirs] = [await planB.streams('red'), await planB.streams('yellow', 'cyan')];
    const atCaller = planB.watch(caller);
    caller.addStream(ours[0]);
    const offer = await calls.done((ok, fail) => caller.createOffer(ok, fail));
    caller.setLocalDescription(offer);
    await calls.done((ok, fail) => callee.setRemoteDescription(offer, ok, fail));
    for (const stream of theirs) callee.addStream(stream);
    const answer = await calls.done((ok, fail) => callee.createAnswer(ok, fail));
    callee.setLocalDescription(answer);
    await calls.done((ok, fail) => caller.setRemoteDescription(answer, ok, fail));
    await calls.connected(caller, callee);
    await Promise.all(['yellow', 'cyan'].map((colour, index) => planB.shows(atCaller.byId[theirs[index].id], colour)));
    return [planB.outline(answer.sdp), atCaller.added.length];
  },
  [['audio audio sendrecv 2', 'video video sendrecv 2'], 2]
);

behaviour(
  'candidates are called audio and video, and are found by these names',
  page(descriptions),
  async () => {
    const { caller, callee } = calls.pair(planB.configuration);
    for (const stream of await planB.streams('red', 'green')) caller.addStream(stream);
    const places = new Set();
    for (const connection of [caller, callee]) {
      connection.onicecandidate = ({ candidate }) => {
        if (candidate)
          places.add(`${candidate.sdpMid} ${candidate.sdpMLineIndex} ${candidate instanceof RTCIceCandidate}`);
      };
    }
    await calls.negotiate(caller, callee);
    await calls.connected(caller, callee);
    return [[...places].every((place) => /^(audio 0|video 1) true$/.test(place)), places.has('audio 0 true')];
  },
  [true, true]
);

behaviour(
  'a page that munges behind a=mid:video and a=mid:audio limits the bandwidth of both sides',
  page(descriptions),
  async () => {
    const { caller, callee } = calls.pair(planB.configuration);
    for (const stream of await planB.streams('red', 'green')) caller.addStream(stream);
    const munge = (description) => {
      description.sdp = description.sdp
        .replace('a=mid:audio\r\n', 'a=mid:audio\r\nb=AS:50\r\n')
        .replace('a=mid:video\r\n', 'a=mid:video\r\nb=AS:256\r\n');
    };
    await calls.negotiate(caller, callee, { munge });
    await calls.connected(caller, callee);
    return [caller, callee].map(({ remoteDescription }) => remoteDescription.sdp.match(/b=AS:\d+/g));
  },
  [
    ['b=AS:50', 'b=AS:256'],
    ['b=AS:50', 'b=AS:256'],
  ]
);

behaviour(
  'three streams each way with a native peer that offers',
  page(unified),
  async () => {
    const [native, legacy] = [new RTCPeerConnection(), new webkitRTCPeerConnection(planB.configuration)];
    for (const [from, to] of [
      [native, legacy],
      [legacy, native],
    ])
      from.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate) to.addIceCandidate(candidate);
      });
    const [ours, theirs] = [
      await planB.streams('red', 'green', 'blue'),
      await planB.streams('yellow', 'cyan', 'magenta'),
    ];
    for (const stream of theirs) for (const track of stream.getTracks()) native.addTrack(track, stream);
    for (const stream of ours) legacy.addStream(stream);
    const received = {};
    native.ontrack = ({ streams: [stream] }) => {
      received[stream.id] = stream;
    };
    const atLegacy = planB.watch(legacy);
    await native.setLocalDescription();
    await calls.done((ok, fail) => legacy.setRemoteDescription(native.localDescription, ok, fail));
    const answer = await calls.done((ok, fail) => legacy.createAnswer(ok, fail));
    await calls.done((ok, fail) => legacy.setLocalDescription(answer, ok, fail));
    await native.setRemoteDescription(answer);
    await Promise.all(['red', 'green', 'blue'].map((colour, index) => planB.shows(received[ours[index].id], colour)));
    await Promise.all(
      ['yellow', 'cyan', 'magenta'].map((colour, index) => planB.shows(atLegacy.byId[theirs[index].id], colour))
    );
    return [atLegacy.added.length, Object.values(atLegacy.tracks), Object.keys(received).length];
  },
  [3, Array(3).fill('audio,video'), 3]
);

behaviour(
  'an offer to a native peer, and its later offer of more',
  page(unified),
  async () => {
    const [native, legacy] = [new RTCPeerConnection(), new webkitRTCPeerConnection(planB.configuration)];
    for (const [from, to] of [
      [native, legacy],
      [legacy, native],
    ])
      from.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate) to.addIceCandidate(candidate);
      });
    const [ours, theirs] = [await planB.streams('red', 'green'), await planB.streams('yellow', 'cyan')];
    const received = {};
    native.ontrack = ({ streams: [stream] }) => {
      received[stream.id] = stream;
    };
    const atLegacy = planB.watch(legacy);
    const send = (stream) => stream.getTracks().forEach((track) => native.addTrack(track, stream));
    legacy.addStream(ours[0]);
    send(theirs[0]);
    const offer = await calls.done((ok, fail) => legacy.createOffer(ok, fail));
    await calls.done((ok, fail) => legacy.setLocalDescription(offer, ok, fail));
    await native.setRemoteDescription(offer);
    await native.setLocalDescription();
    await calls.done((ok, fail) => legacy.setRemoteDescription(native.localDescription, ok, fail));
    await planB.shows(received[ours[0].id], 'red');
    await planB.shows(atLegacy.byId[theirs[0].id], 'yellow');
    // Now the native side has more, then the legacy side.
    send(theirs[1]);
    await native.setLocalDescription();
    await calls.done((ok, fail) => legacy.setRemoteDescription(native.localDescription, ok, fail));
    const answer = await calls.done((ok, fail) => legacy.createAnswer(ok, fail));
    await calls.done((ok, fail) => legacy.setLocalDescription(answer, ok, fail));
    await native.setRemoteDescription(answer);
    await planB.shows(atLegacy.byId[theirs[1].id], 'cyan');
    legacy.addStream(ours[1]);
    const more = await calls.done((ok, fail) => legacy.createOffer(ok, fail));
    await calls.done((ok, fail) => legacy.setLocalDescription(more, ok, fail));
    await native.setRemoteDescription(more);
    await native.setLocalDescription();
    await calls.done((ok, fail) => legacy.setRemoteDescription(native.localDescription, ok, fail));
    await planB.shows(received[ours[1].id], 'green');
    return [planB.outline(offer.sdp), atLegacy.added.length];
  },
  [['audio audio sendrecv 1', 'video video sendrecv 1'], 2]
);

behaviour(
  'simulcast that a page writes into its offer is sent: all layers in Chromium, the first one in Firefox',
  page('Plan B: simulcast by `SIM` groups that the page adds (Firefox: one layer)'),
  async () => {
    const { caller, callee } = calls.pair(planB.configuration);
    const camera = await calls.camera({ video: { mandatory: { minWidth: 1280, minHeight: 720 } } });
    caller.addStream(camera);
    // As the pages of conference servers did: two more sources, each with its retransmission, like the first one.
    const munge = (description) => {
      if (description.type !== 'offer') return;
      const [, main] = /^a=ssrc:(\d+) /m.exec(description.sdp).map(Number);
      const own = description.sdp.match(new RegExp(`^a=ssrc:${main} .*\r\n`, 'gm')).join('');
      const source = (id) => own.replaceAll(`a=ssrc:${main} `, `a=ssrc:${id} `);
      const more = [main + 1000, main + 2000]
        .map((id) => `${source(id)}${source(id + 7)}a=ssrc-group:FID ${id} ${id + 7}\r\n`)
        .join('');
      description.sdp += `a=ssrc-group:SIM ${main} ${main + 1000} ${main + 2000}\r\n${more}`;
    };
    await calls.negotiate(caller, callee, { munge });
    await calls.connected(caller, callee);
    const wanted = navigator.userAgent.includes('Firefox') ? 1 : 3;
    let layers = 0;
    while (layers < wanted) {
      const stats = await RTCPeerConnection.prototype.getStats.call(caller);
      layers = [...stats.values()].filter(({ type, packetsSent }) => type === 'outbound-rtp' && packetsSent > 0).length;
      await new Promise((resolve) => {
        setTimeout(resolve, 100);
      });
    }
    return [
      layers === wanted,
      callee.getRemoteStreams().length,
      /a=ssrc-group:SIM( \d+){3}/.test(callee.remoteDescription.sdp),
    ];
  },
  [true, 1, true]
);
