// `sdpSemantics: 'auto'`: Plan B for connections in legacy use, and offers that peers of either plan understand.
import { behaviour } from './behaviour.mjs';
import { planB as head } from './plan-b-page.mjs';

const page = {
  row: 'Plan B: found out from what the page does, and from what its peer says',
  surface: ['Plan B', 'sdpSemantics'],
  head,
};
const auto = { ...page, before: '<script>window.auto = { sdpSemantics: "auto" };</script>' };

behaviour(
  'a page of old sees Plan B, one of today what the browser makes',
  auto,
  async () => {
    const mids = async (make) => {
      const connection = new webkitRTCPeerConnection(auto);
      const offer = await make(connection);
      await connection.setLocalDescription(offer);
      return `${offer.sdp.match(/a=mid:\S+/g).join()} ${connection.localDescription.sdp.match(/a=mid:\S+/g).join()}`;
    };
    const stream = await planB.stream('red');
    return {
      callbacks: await mids((connection) =>
        calls.done((ok, fail) => connection.createOffer(ok, fail, { mandatory: { OfferToReceiveVideo: true } }))
      ),
      streamsAndPromises: await mids((connection) => {
        connection.addStream(stream);
        return connection.createOffer();
      }),
      today: await mids((connection) => {
        stream.getTracks().forEach((track) => connection.addTrack(track, stream));
        return connection.createOffer();
      }),
      decidedByTheFirst: await mids(async (connection) => {
        connection.createDataChannel('chat');
        await connection.createOffer();
        return calls.done((ok, fail) => connection.createOffer(ok, fail));
      }).then((mids) => /audio|video|data/.test(mids)),
    };
  },
  {
    callbacks: 'a=mid:video a=mid:video',
    streamsAndPromises: 'a=mid:audio,a=mid:video a=mid:audio,a=mid:video',
    today: 'a=mid:0,a=mid:1 a=mid:0,a=mid:1',
    decidedByTheFirst: false,
  }
);

behaviour(
  'a first offer of three streams is taken by a peer of today, and the next one brings them all',
  auto,
  async () => {
    const [legacy, peer] = [new webkitRTCPeerConnection(auto), new RTCPeerConnection()];
    for (const [from, to] of [
      [peer, legacy],
      [legacy, peer],
    ])
      from.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate) to.addIceCandidate(candidate);
      });
    const [ours, theirs] = [
      await planB.streams('red', 'green', 'blue'),
      await planB.streams('yellow', 'cyan', 'magenta'),
    ];
    const atLegacy = planB.watch(legacy);
    const received = {};
    peer.ontrack = ({ streams: [stream] }) => {
      received[stream.id] = stream;
    };
    for (const stream of ours) legacy.addStream(stream);
    for (const stream of theirs) for (const track of stream.getTracks()) peer.addTrack(track, stream);
    const negotiate = async () => {
      const offer = await calls.done((ok, fail) => legacy.createOffer(ok, fail));
      await calls.done((ok, fail) => legacy.setLocalDescription(offer, ok, fail));
      await peer.setRemoteDescription({ type: 'offer', sdp: offer.sdp });
      await peer.setLocalDescription();
      await calls.done((ok, fail) => legacy.setRemoteDescription(peer.localDescription, ok, fail));
      return offer.sdp.match(/^m=/gm).length;
    };
    const needed = new Promise((resolve) => {
      legacy.onnegotiationneeded = () => {
        if (legacy.remoteDescription) resolve();
      };
    });
    const first = await negotiate();
    await planB.shows(received[ours[0].id], 'red');
    await planB.shows(atLegacy.byId[theirs[0].id], 'yellow');
    const atFirst = [Object.keys(received).length, atLegacy.added.length];
    await needed;
    const second = await negotiate();
    await Promise.all(['red', 'green', 'blue'].map((colour, index) => planB.shows(received[ours[index].id], colour)));
    await Promise.all(
      ['yellow', 'cyan', 'magenta'].map((colour, index) => planB.shows(atLegacy.byId[theirs[index].id], colour))
    );
    return { first, atFirst, second, peer: Object.keys(received).length, legacy: atLegacy.added.length };
  },
  { first: 2, atFirst: [1, 1], second: 6, peer: 3, legacy: 3 }
);

behaviour(
  'a peer of today that has seen first tracks only may make the next offer',
  auto,
  async () => {
    const [legacy, peer] = [new webkitRTCPeerConnection(auto), new RTCPeerConnection()];
    for (const [from, to] of [
      [peer, legacy],
      [legacy, peer],
    ])
      from.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate) to.addIceCandidate(candidate);
      });
    const ours = await planB.streams('red', 'green');
    const theirs = [await planB.stream('yellow'), await planB.stream('cyan', { audio: false })];
    const atLegacy = planB.watch(legacy);
    const received = {};
    peer.ontrack = ({ streams: [stream] }) => {
      received[stream.id] = stream;
    };
    for (const stream of ours) legacy.addStream(stream);
    for (const track of theirs[0].getTracks()) peer.addTrack(track, theirs[0]);
    const offer = await calls.done((ok, fail) => legacy.createOffer(ok, fail));
    await calls.done((ok, fail) => legacy.setLocalDescription(offer, ok, fail));
    await peer.setRemoteDescription(offer);
    await peer.setLocalDescription();
    await calls.done((ok, fail) => legacy.setRemoteDescription(peer.localDescription, ok, fail));
    // A video in third place, where we have an audio.
    peer.addTrack(theirs[1].getVideoTracks()[0], theirs[1]);
    await peer.setLocalDescription();
    await calls.done((ok, fail) => legacy.setRemoteDescription(peer.localDescription, ok, fail));
    const answer = await calls.done((ok, fail) => legacy.createAnswer(ok, fail));
    await calls.done((ok, fail) => legacy.setLocalDescription(answer, ok, fail));
    await peer.setRemoteDescription(answer);
    await planB.shows(atLegacy.byId[theirs[1].id], 'cyan');
    const more = await calls.done((ok, fail) => legacy.createOffer(ok, fail));
    await calls.done((ok, fail) => legacy.setLocalDescription(more, ok, fail));
    await peer.setRemoteDescription(more);
    await peer.setLocalDescription();
    await calls.done((ok, fail) => legacy.setRemoteDescription(peer.localDescription, ok, fail));
    await planB.shows(received[ours[1].id], 'green');
    return { answer: answer.sdp.match(/^m=\w+/gm), legacy: atLegacy.added.length, peer: Object.keys(received).length };
  },
  { answer: ['m=audio', 'm=video', 'm=video'], legacy: 2, peer: 2 }
);

behaviour(
  'offers are in the words of old, which a peer of today reads: data goes both ways',
  auto,
  async () => {
    const [legacy, peer] = [new webkitRTCPeerConnection(auto), new RTCPeerConnection()];
    for (const [from, to] of [
      [peer, legacy],
      [legacy, peer],
    ])
      from.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate) to.addIceCandidate(candidate);
      });
    const heard = [];
    const both = new Promise((resolve) => {
      const hook = (channel, text) => {
        channel.onopen = () => channel.send(text);
        channel.onmessage = ({ data }) => {
          if (heard.push(data) === 2) resolve();
        };
      };
      hook(legacy.createDataChannel('chat'), 'ours');
      peer.ondatachannel = ({ channel }) => hook(channel, 'theirs');
    });
    const offer = await calls.done((ok, fail) => legacy.createOffer(ok, fail));
    // As pages did that limited the bandwidth: the browser gets this section in its own words.
    offer.sdp = offer.sdp.replace('a=mid:data\r\n', 'a=mid:data\r\nb=AS:1000\r\n');
    await calls.done((ok, fail) => legacy.setLocalDescription(offer, ok, fail));
    await peer.setRemoteDescription(offer);
    await peer.setLocalDescription();
    await calls.done((ok, fail) => legacy.setRemoteDescription(peer.localDescription, ok, fail));
    await both;
    return {
      mline: /m=application 9 DTLS\/SCTP 5000\r\n/.test(offer.sdp),
      map: offer.sdp.includes('a=sctpmap:5000 webrtc-datachannel 1024'),
      unread: /extmap-allow-mixed|sctp-port/.test(offer.sdp),
      heard: heard.sort(),
    };
  },
  { mline: true, map: true, unread: false, heard: ['ours', 'theirs'] }
);

behaviour(
  'audio stands in front of video in a first offer, whatever was added first',
  auto,
  async () => {
    const outline = async (prepare, options) => {
      const { caller, callee } = calls.pair(auto);
      await prepare(caller);
      const atCallee = planB.watch(callee);
      const offer = await calls.done((ok, fail) => caller.createOffer(ok, fail, options));
      caller.setLocalDescription(offer);
      callee.setRemoteDescription(offer);
      const answer = await calls.done((ok, fail) => callee.createAnswer(ok, fail));
      callee.setLocalDescription(answer);
      await calls.done((ok, fail) => caller.setRemoteDescription(answer, ok, fail));
      await planB.shows(
        Object.values(atCallee.byId).find((stream) => stream.getVideoTracks().length),
        'red'
      );
      return `${planB.outline(offer.sdp).join()} ${atCallee.added.length}`;
    };
    return {
      asked: await outline(async (connection) => connection.addStream(await planB.stream('red', { audio: false })), {
        mandatory: { OfferToReceiveAudio: true },
      }),
      added: await outline(async (connection) => {
        connection.addStream(await planB.stream('red', { audio: false }));
        connection.addStream(await calls.camera({ audio: true }));
      }),
    };
  },
  { asked: 'audio audio recvonly 0,video video sendrecv 1 1', added: 'audio audio sendrecv 1,video video sendrecv 1 2' }
);

behaviour(
  'a description of the peer that comes before the page is known is read when it is',
  auto,
  async () => {
    const { caller, callee } = calls.pair(auto);
    for (const stream of await planB.streams('red', 'green')) caller.addStream(stream);
    const atCallee = planB.watch(callee);
    const offer = await calls.done((ok, fail) => caller.createOffer(ok, fail));
    caller.setLocalDescription(offer);
    const set = callee.setRemoteDescription(new RTCSessionDescription({ type: 'offer', sdp: offer.sdp }));
    set.catch(() => {});
    const answer = await calls.done((ok, fail) => callee.createAnswer(ok, fail));
    callee.setLocalDescription(answer);
    await calls.done((ok, fail) => caller.setRemoteDescription(answer, ok, fail));
    await Promise.all(atCallee.added.map((id, index) => planB.shows(atCallee.byId[id], ['red', 'green'][index])));
    return [planB.outline(answer.sdp), atCallee.added.length];
  },
  [['audio audio recvonly 0', 'video video recvonly 0'], 2]
);

behaviour(
  "Firefox's empty last candidate never reaches a page of old",
  page,
  async () => {
    const { caller, callee } = calls.pair(null, { optional: [] });
    const empty = [];
    for (const connection of [caller, callee])
      connection.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate && !candidate.candidate) empty.push(candidate.sdpMid);
      });
    const ends = Promise.all(
      [caller, callee].map(
        (connection) =>
          new Promise((resolve) => {
            connection.addEventListener('icecandidate', ({ candidate }) => {
              if (!candidate) resolve();
            });
          })
      )
    );
    caller.addStream(await planB.stream('red'));
    await calls.negotiate(caller, callee);
    await ends;
    return empty;
  },
  []
);

behaviour(
  'a call is held, stopped in both directions, and resumed, by edited directions: sound flows again',
  page,
  async () => {
    const { caller, callee } = calls.pair();
    for (const connection of [caller, callee]) connection.addStream(await calls.camera({ audio: true }));
    const turned = ({ type, sdp }, direction) =>
      new RTCSessionDescription({
        type,
        sdp: direction ? sdp.replace(/a=(sendrecv|sendonly|recvonly|inactive)/, `a=${direction}`) : sdp,
      });
    const negotiate = async (offered, answered) => {
      const offer = turned(await calls.done((ok, fail) => caller.createOffer(ok, fail)), offered);
      await calls.done((ok, fail) => caller.setLocalDescription(offer, ok, fail));
      await calls.done((ok, fail) => callee.setRemoteDescription(offer, ok, fail));
      const answer = turned(await calls.done((ok, fail) => callee.createAnswer(ok, fail)), answered);
      await calls.done((ok, fail) => callee.setLocalDescription(answer, ok, fail));
      await calls.done((ok, fail) => caller.setRemoteDescription(answer, ok, fail));
      return `${/a=group:.*/.exec(answer.sdp)} ${/a=(sendrecv|sendonly|recvonly|inactive)/.exec(answer.sdp)[1]}`;
    };
    const received = async (connection) =>
      (await calls.done((ok) => connection.getStats(ok)))
        .result()
        .filter(({ type }) => type === 'ssrc')
        .reduce((sum, report) => sum + Number(report.stat('packetsReceived')), 0);
    const answers = [
      await negotiate('sendrecv'),
      await negotiate('sendonly'),
      await negotiate('inactive'),
      await negotiate('sendrecv', 'sendrecv'),
    ];
    for (const connection of [caller, callee]) {
      const before = await received(connection);
      while ((await received(connection)) <= before + 5) await calls.settled();
    }
    return answers;
  },
  [
    'a=group:BUNDLE audio sendrecv',
    'a=group:BUNDLE audio recvonly',
    'a=group:BUNDLE audio inactive',
    'a=group:BUNDLE audio sendrecv',
  ]
);
