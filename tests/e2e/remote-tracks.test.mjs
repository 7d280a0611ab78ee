// Remote tracks as in Chromium 49 to 65: they have their senders' ids, end when they are no longer sent, and may be
// replaced within their stream.
import { behaviour } from './behaviour.mjs';

const row = 'Tracks added to or removed from a sent stream';

for (const [how, constraints] of [
  ['Unified Plan', undefined],
  ['Plan B', { optional: [{ sdpSemantics: 'plan-b' }] }],
]) {
  for (const [what, exchange] of [
    ['a stream that changes', '(connection, stream, change) => change()'],
    [
      'removeStream and addStream',
      '(connection, stream, change) => { connection.removeStream(stream); change(); connection.addStream(stream); }',
    ],
  ]) {
    behaviour(
      `if another track replaces the only one, the remote stream stays the same object and plays on: ${what}, ${how}`,
      {
        row,
        surface: ['Tracks of a stream already added', 'A remote stream over renegotiation'],
        args: [constraints, exchange],
      },
      async (constraints, exchange) => {
        const { caller, callee } = calls.pair(null, constraints);
        const change = (0, eval)(exchange);
        const [camera, screen] = [await calls.camera({ video: true }), await calls.camera({ video: true })];
        const seen = [];
        for (const connection of [caller, callee]) {
          connection.onaddstream = connection.onremovestream = ({ type }) => {
            seen.push(type);
          };
        }
        const streams = [caller, callee].map((connection) => {
          const stream = new webkitMediaStream(connection === caller ? camera : camera.clone());
          connection.addStream(stream);
          return stream;
        });
        await calls.negotiate(caller, callee);
        seen.length = 0;
        const remotes = [caller, callee].map((connection) => connection.getRemoteStreams()[0]);
        const video = await calls.plays(remotes[1]);
        for (const remote of remotes) {
          for (const type of ['removetrack', 'addtrack'])
            remote.addEventListener(type, (event) => {
              seen.push(`${type} ${event.track.kind}`);
            });
        }
        const next = [screen.getVideoTracks()[0], screen.getVideoTracks()[0].clone()];
        [caller, callee].forEach((connection, side) =>
          change(connection, streams[side], () => {
            streams[side].removeTrack(streams[side].getVideoTracks()[0]);
            streams[side].addTrack(next[side]);
          })
        );
        await calls.negotiate(caller, callee);
        await calls.moves(video);
        const kept = [caller, callee].map((connection, side) => [
          connection.getRemoteStreams().length,
          connection.getRemoteStreams()[0] === remotes[side],
          remotes[side]
            .getTracks()
            .map(({ id }) => connection.remoteDescription.sdp.includes(id))
            .join(),
        ]);
        const events = seen.splice(0).sort();
        caller.removeStream(streams[0]);
        await calls.negotiate(caller, callee);
        return [kept, events, seen.sort(), callee.getRemoteStreams().length];
      },
      [
        [
          [1, true, 'true'],
          [1, true, 'true'],
        ],
        ['addtrack video', 'addtrack video', 'removetrack video', 'removetrack video'],
        ['removestream', 'removetrack video'],
        0,
      ]
    );
  }
}

for (const direction of ['sendonly', 'inactive']) {
  behaviour(
    `a call that an offer of ${direction} puts on hold, and the next one takes back, shows both sides again`,
    {
      surface: 'A remote stream over renegotiation',
      args: [direction],
    },
    async (direction) => {
      const { caller, callee } = calls.pair();
      for (const connection of [caller, callee]) connection.addStream(await calls.camera());
      await calls.negotiate(caller, callee);
      await calls.connected(caller, callee);
      const sections = () => [caller, callee].map((connection) => connection.getTransceivers().length);
      const before = sections();
      const answers = [];
      for (const munge of [
        (description) => {
          description.sdp = description.sdp.replace(/a=sendrecv/g, `a=${direction}`);
        },
        undefined,
      ]) {
        const { answer } = await calls.negotiate(caller, callee, {
          munge:
            munge &&
            ((description) => {
              if (description.type === 'offer') munge(description);
            }),
        });
        answers.push(calls.media(answer.sdp).join());
      }
      for (const connection of [caller, callee]) await calls.plays(connection.getRemoteStreams()[0]);
      const tracks = [caller, callee].map((connection) =>
        connection.getRemoteStreams().map((stream) =>
          stream
            .getTracks()
            .map(({ readyState }) => readyState)
            .join()
        )
      );
      // Chromium's sources are others after an inactive section, and others are other tracks.
      return [answers, direction === 'inactive' || before.join() === sections().join(), tracks];
    },
    [
      [
        direction === 'sendonly' ? 'audio recvonly,video recvonly' : 'audio inactive,video inactive',
        'audio sendrecv,video sendrecv',
      ],
      true,
      [['live,live'], ['live,live']],
    ]
  );
}

for (const [how, constraints] of [
  ['Unified Plan', { optional: [{ sdpSemantics: 'unified-plan' }] }],
  ['Plan B', { optional: [{ sdpSemantics: 'plan-b' }] }],
]) {
  behaviour(
    `a stream that one's own answer refuses for a while stays, and plays on when it is taken again: ${how}`,
    {
      surface: 'A remote stream over renegotiation',
      args: [constraints],
    },
    async (constraints) => {
      const { caller, callee } = calls.pair(null, constraints);
      caller.addStream(await calls.camera());
      await calls.negotiate(caller, callee);
      const [remote] = callee.getRemoteStreams();
      const seen = [];
      callee.onaddstream = callee.onremovestream = ({ type }) => {
        seen.push(type);
      };
      const video = await calls.plays(remote);
      const receive = (wanted) => ({
        answer: { mandatory: { OfferToReceiveAudio: wanted, OfferToReceiveVideo: wanted } },
      });
      const state = () => [
        callee.getRemoteStreams().length,
        callee.getRemoteStreams()[0] === remote,
        remote
          .getTracks()
          .map(({ kind, readyState }) => `${kind} ${readyState}`)
          .sort(),
      ];
      const refused = await calls.negotiate(caller, callee, receive(false));
      await calls.settled();
      const held = state();
      await calls.negotiate(caller, callee, receive(true));
      await calls.settled();
      const taken = state();
      await calls.moves(video);
      return [calls.media(refused.answer.sdp), held, taken, seen];
    },
    [
      ['audio inactive', 'video inactive'],
      [1, true, ['audio live', 'video live']],
      [1, true, ['audio live', 'video live']],
      [],
    ]
  );
}

// As c49 to c65 did: tests/era, "hold by an offer to receive neither".
for (const [how, constraints] of [
  ['by default', undefined],
  ['Unified Plan', { optional: [{ sdpSemantics: 'unified-plan' }] }],
  ['Plan B', { optional: [{ sdpSemantics: 'plan-b' }] }],
]) {
  behaviour(
    `a caller that holds by an offer to receive nothing loses the remote stream, and gets one on resuming: ${how}`,
    {
      surface: 'A remote stream over renegotiation',
      args: [constraints],
    },
    async (constraints) => {
      const { caller, callee } = calls.pair(null, constraints);
      for (const side of [caller, callee]) side.addStream(await calls.camera());
      await calls.negotiate(caller, callee);
      const [before] = caller.getRemoteStreams();
      const seen = [];
      for (const [name, side] of [
        ['caller', caller],
        ['callee', callee],
      ]) {
        side.onaddstream = side.onremovestream = ({ type }) => {
          seen.push(`${name} ${type}`);
        };
      }
      const held = await calls.negotiate(caller, callee, {
        offer: { mandatory: { OfferToReceiveAudio: false, OfferToReceiveVideo: false } },
      });
      await calls.settled();
      const onHold = caller.getRemoteStreams().length;
      await calls.negotiate(caller, callee);
      await calls.settled();
      const [after] = caller.getRemoteStreams();
      await calls.plays(after);
      return { offered: calls.media(held.offer.sdp), seen, onHold, isAnother: after !== before };
    },
    {
      offered: ['audio sendonly', 'video sendonly'],
      seen: ['caller removestream', 'caller addstream'],
      onHold: 0,
      isAnother: true,
    }
  );
}

behaviour(
  'audio in the place of the only video comes in the same stream',
  { row, surface: ['Tracks of a stream already added', 'A remote stream over renegotiation'] },
  async () => {
    const { caller, callee } = calls.pair();
    const camera = await calls.camera();
    const [audio, video] = [camera.getAudioTracks()[0], camera.getVideoTracks()[0]];
    const stream = new webkitMediaStream([video]);
    caller.addStream(stream);
    await calls.negotiate(caller, callee);
    const [remote] = callee.getRemoteStreams();
    const seen = [];
    callee.onaddstream = callee.onremovestream = ({ type }) => {
      seen.push(type);
    };
    remote.onaddtrack = remote.onremovetrack = ({ type, track }) => {
      seen.push(`${type} ${track.kind} ${track.readyState}`);
    };
    stream.removeTrack(video);
    stream.addTrack(audio);
    await calls.negotiate(caller, callee);
    return [
      seen,
      callee.getRemoteStreams()[0] === remote,
      remote.getTracks().map(({ id }) => callee.remoteDescription.sdp.includes(id)),
    ];
  },
  [['removetrack video ended', 'addtrack audio live'], true, [true]]
);

// As in c49 to c65 with an offer: tests/era, "hold by sendonly in the offer". One's own answer ends no remote stream.
for (const [how, sdpSemantics] of [
  ['Unified Plan', 'unified-plan'],
  ['Plan B', 'plan-b'],
]) {
  behaviour(
    `a page that writes its hold into an offer or an answer learns which streams end and which come back: ${how}`,
    {
      surface: 'A remote stream over renegotiation',
      args: [sdpSemantics],
      patience: 40_000,
    },
    async (sdpSemantics) => {
      const seen = {};
      for (const type of ['offer', 'answer']) {
        for (const direction of ['sendonly', 'inactive']) {
          const { caller, callee } = calls.pair({ sdpSemantics });
          for (const side of [caller, callee]) side.addStream(await calls.camera());
          await calls.negotiate(caller, callee);
          await calls.settled();
          const events = [];
          for (const [name, side] of Object.entries({ caller, callee })) {
            side.onaddstream = side.onremovestream = (event) => {
              events.push(`${name} ${event.type}`);
            };
          }
          const count = () => {
            events.push([caller, callee].map((side) => side.getRemoteStreams().length).join());
          };
          await calls.negotiate(caller, callee, {
            munge: (description) => {
              if (description.type === type) description.sdp = description.sdp.replace(/a=sendrecv/g, `a=${direction}`);
            },
          });
          await calls.settled();
          count();
          await calls.negotiate(caller, callee);
          await calls.settled();
          count();
          for (const side of [caller, callee]) {
            // Chromium stops one that is out of view.
            (await calls.plays(side.getRemoteStreams()[0])).remove();
          }
          for (const side of [caller, callee]) side.close();
          seen[`${direction} in the ${type}`] = events.join('; ');
        }
      }
      return seen;
    },
    {
      'sendonly in the offer': 'caller removestream; 0,1; caller addstream; 1,1',
      'inactive in the offer': 'callee removestream; caller removestream; 0,0; callee addstream; caller addstream; 1,1',
      'sendonly in the answer': '1,1; 1,1',
      'inactive in the answer': 'caller removestream; 0,1; caller addstream; 1,1',
    }
  );
}

behaviour(
  "remote tracks have the ids of the far side's descriptions: with streams on both sides, as labels, in statistics",
  {
    row,
    surface: 'A remote stream over renegotiation',
  },
  async () => {
    const { caller, callee } = calls.pair();
    for (const side of [caller, callee]) side.addStream(await calls.camera());
    await calls.negotiate(caller, callee);
    await calls.connected(caller, callee);
    const facts = [caller, callee].map((side) => {
      const [stream] = side.getRemoteStreams();
      return stream
        .getTracks()
        .map((track) =>
          [
            side.remoteDescription.sdp.includes(` ${track.id}`),
            track.label === track.id,
            stream.getTrackById(track.id) === track,
          ].join()
        );
    });
    const [stream] = callee.getRemoteStreams();
    const [track] = stream.getVideoTracks();
    await calls.plays(stream);
    let known = [];
    while (known.length < 2)
      known = (await calls.done((ok) => callee.getStats(ok, track)))
        .result()
        .map((report) => report.stat('googTrackId'))
        .filter(Boolean);
    return [facts, known.every((id) => id === track.id), stream.getTrackById('nobody')];
  },
  [Array(2).fill(Array(2).fill('true,true,true')), true, null]
);

behaviour(
  'these are the ids of its tracks',
  {
    row,
    surface: 'A remote stream over renegotiation',
    cannot: { firefox: 'its descriptions name tracks by ids that no track has' },
  },
  async () => {
    const { caller, callee } = calls.pair();
    const sent = [];
    for (const side of [caller, callee]) {
      sent.push(await calls.camera());
      side.addStream(sent[sent.length - 1]);
    }
    await calls.negotiate(caller, callee);
    const ids = (stream) =>
      stream
        .getTracks()
        .map(({ id }) => id)
        .sort()
        .join();
    return [ids(callee.getRemoteStreams()[0]) === ids(sent[0]), ids(caller.getRemoteStreams()[0]) === ids(sent[1])];
  },
  [true, true]
);

behaviour(
  'remote tracks end when the far side removes their stream or takes them off it, and say so once',
  {
    row,
    surface: 'A remote stream over renegotiation',
  },
  async () => {
    const { caller, callee } = calls.pair();
    const camera = await calls.camera();
    const stream = new webkitMediaStream(camera.getTracks());
    caller.addStream(stream);
    await calls.negotiate(caller, callee);
    const tracks = callee.getRemoteStreams()[0].getTracks();
    const ended = [];
    for (const track of tracks) {
      track.onended = () => {
        ended.push(`on ${track.kind}`);
      };
      track.addEventListener('ended', (event) => {
        ended.push(`${event.type} ${track.kind} ${track.readyState}`);
      });
    }
    const states = () => tracks.map(({ kind, readyState }) => `${kind} ${readyState}`).sort();
    stream.removeTrack(stream.getVideoTracks()[0]);
    await calls.negotiate(caller, callee);
    const told = [states(), ended.splice(0)];
    caller.removeStream(stream);
    await calls.negotiate(caller, callee);
    told.push(states(), ended.splice(0));
    caller.addStream(stream);
    await calls.negotiate(caller, callee);
    told.push(
      callee
        .getRemoteStreams()[0]
        .getTracks()
        .map(({ kind, readyState }) => `${kind} ${readyState}`),
      ended
    );
    return told;
  },
  [
    ['audio live', 'video ended'],
    ['on video', 'ended video ended'],
    ['audio ended', 'video ended'],
    ['on audio', 'ended audio ended'],
    ['audio live'],
    [],
  ]
);
