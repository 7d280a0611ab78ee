// Parity: offers, answers, descriptions and candidates, in their modern forms.
(function () {
  'use strict';
  const withChannel = () => {
    const made = connection();
    made.createDataChannel('x');
    return made;
  };

  check('createOffer: bare', async () => {
    const { type, sdp } = await connection().createOffer();
    return [type, lines(sdp)];
  });
  check('createOffer: gives a plain object', async () => {
    const offer = await withChannel().createOffer();
    return [
      Object.prototype.toString.call(offer),
      offer instanceof RTCSessionDescription,
      Object.keys(offer).sort(),
      JSON.stringify(Object.getOwnPropertyDescriptor(offer, 'sdp')).length > 0,
    ];
  });
  for (const options of [
    { offerToReceiveAudio: true },
    { offerToReceiveVideo: true },
    { offerToReceiveAudio: true, offerToReceiveVideo: true },
    { offerToReceiveAudio: false },
    { iceRestart: true },
    {},
    null,
    undefined,
    { madeUp: 1 },
  ])
    check(`createOffer: ${JSON.stringify(options)}`, async () => {
      const made = connection();
      const { sdp } = await made.createOffer(options);
      return [lines(sdp), made.getTransceivers().map(({ direction }) => direction)];
    });
  check('createOffer: wrong options', () =>
    outcomes(
      () => connection().createOffer(5),
      () => connection().createOffer('x')
    )
  );
  check('createOffer: after a transceiver of each kind', async () => {
    const made = connection();
    made.addTransceiver('audio', { direction: 'recvonly' });
    made.addTransceiver('video', { direction: 'sendonly' });
    made.createDataChannel('x');
    return lines((await made.createOffer()).sdp);
  });
  check('createOffer: is always a promise', () => [
    connection().createOffer() instanceof Promise,
    connection().createOffer(null) instanceof Promise,
  ]);
  check('createAnswer: without an offer', () =>
    outcomes(
      () => connection().createAnswer(),
      () => connection().createAnswer({})
    )
  );
  check('createAnswer: to an offer of all kinds', async () => {
    const [a, b] = pair();
    a.addTransceiver('audio');
    a.addTransceiver('video', { direction: 'sendonly' });
    a.createDataChannel('x');
    await a.setLocalDescription();
    await b.setRemoteDescription(a.localDescription);
    return lines((await b.createAnswer()).sdp);
  });
  check('the order of calls is kept', async () => {
    const made = withChannel();
    const seen = [];
    await Promise.all([1, 2, 3].map((number) => made.createOffer().then(() => seen.push(number))));
    return seen;
  });

  check('setLocalDescription: implicit offer', async () => {
    const made = withChannel();
    const value = await made.setLocalDescription();
    return [String(value), made.signalingState, made.localDescription.type, lines(made.localDescription.sdp)];
  });
  for (const [title, description] of Object.entries({
    undefined: undefined,
    null: null,
    'an empty object': {},
    'type alone': { type: 'offer' },
  }))
    check(`setLocalDescription: ${title}`, async () => {
      const made = withChannel();
      return [await outcome(() => made.setLocalDescription(description)), made.signalingState];
    });
  check('setLocalDescription: an answer without an offer', () =>
    outcomes(
      () => withChannel().setLocalDescription({ type: 'answer' }),
      () => withChannel().setLocalDescription({ type: 'answer', sdp: 'v=0\r\n' }),
      () => withChannel().setLocalDescription({ type: 'x' }),
      () => withChannel().setLocalDescription(5)
    )
  );
  check('setLocalDescription: an offer of another connection', async () => {
    const { sdp } = await withChannel().createOffer();
    return (await outcome(() => withChannel().setLocalDescription({ type: 'offer', sdp }))).split(':')[0];
  });
  check('setLocalDescription: an instance', async () => {
    const made = withChannel();
    const offer = await made.createOffer();
    await made.setLocalDescription(new RTCSessionDescription(offer));
    return [made.signalingState, made.pendingLocalDescription.sdp === offer.sdp, made.currentLocalDescription];
  });
  check('setRemoteDescription: bad descriptions', () =>
    outcomes(
      () => connection().setRemoteDescription(),
      () => connection().setRemoteDescription(null),
      () => connection().setRemoteDescription({}),
      () => connection().setRemoteDescription(5),
      () => connection().setRemoteDescription({ type: 'x', sdp: '' }),
      () => connection().setRemoteDescription({ type: 'answer', sdp: 'v=0' })
    )
  );
  check(
    'setRemoteDescription: what is not an SDP',
    async () =>
      (await outcome(() => connection().setRemoteDescription({ type: 'offer', sdp: 'nonsense' }))).split(':')[0]
  );
  check(
    'setRemoteDescription: an answer in stable',
    async () => (await outcome(() => connection().setRemoteDescription({ type: 'answer', sdp: '' }))).split(':')[0]
  );
  check('descriptions: the same object each time', async () => {
    const made = withChannel();
    await made.setLocalDescription();
    return [
      made.localDescription === made.localDescription,
      made.pendingLocalDescription === made.localDescription,
      made.localDescription instanceof RTCSessionDescription,
      made.remoteDescription,
    ];
  });
  check('descriptions: pending and current', async () => {
    const [a, b] = pair();
    a.createDataChannel('x');
    const seen = [];
    const look = () =>
      seen.push(
        [a, b]
          .map((each) =>
            [
              'currentLocalDescription',
              'pendingLocalDescription',
              'currentRemoteDescription',
              'pendingRemoteDescription',
            ]
              .map((name) => each[name]?.type ?? '-')
              .join()
          )
          .join(' | ')
      );
    look();
    await a.setLocalDescription();
    look();
    await b.setRemoteDescription(a.localDescription);
    look();
    await b.setLocalDescription();
    look();
    await a.setRemoteDescription(b.localDescription);
    look();
    return seen;
  });
  check('signaling states, and their events', async () => {
    const [a, b] = pair();
    const seen = [];
    for (const [name, each] of [
      ['a', a],
      ['b', b],
    ])
      each.onsignalingstatechange = (event) =>
        seen.push(
          `${name} ${each.signalingState} ${event.constructor.name} ${event.isTrusted} ${event.target === each}`
        );
    a.createDataChannel('x');
    await negotiate(a, b);
    await pause();
    return seen;
  });

  check('rollback: of a local offer', async () => {
    const made = withChannel();
    await made.setLocalDescription();
    const value = await outcome(() => made.setLocalDescription({ type: 'rollback' }));
    return [value, made.signalingState, made.localDescription, made.pendingLocalDescription];
  });
  check('rollback: of a remote offer', async () => {
    const made = withChannel();
    await made.setLocalDescription();
    const other = connection();
    await other.setRemoteDescription(made.localDescription);
    await other.setRemoteDescription({ type: 'rollback' });
    return [other.signalingState, other.remoteDescription, other.getTransceivers().length];
  });
  check('rollback: in stable', () =>
    outcomes(
      () => connection().setLocalDescription({ type: 'rollback' }),
      () => connection().setRemoteDescription({ type: 'rollback' })
    )
  );
  check('rollback: implicit, by a remote offer', async () => {
    const [a, b] = pair();
    for (const each of [a, b]) {
      each.addTransceiver('audio');
      await each.setLocalDescription();
    }
    await a.setRemoteDescription(b.localDescription);
    const state = a.signalingState;
    await a.setLocalDescription();
    await b.setRemoteDescription(a.localDescription);
    return [state, a.signalingState, b.signalingState, a.getTransceivers().length];
  });
  check('perfect negotiation: both offer at once', async () => {
    const [a, b] = pair();
    const seen = [];
    const errors = [];
    for (const [each, other, polite] of [
      [a, b, true],
      [b, a, false],
    ]) {
      let making = false;
      const tell = (description) =>
        setTimeout(() => other.hear(description).catch((error) => errors.push(told(error))));
      each.hear = async (description) => {
        const collision = description.type === 'offer' && (making || each.signalingState !== 'stable');
        if (!polite && collision) {
          seen.push('ignored');
          return;
        }
        await each.setRemoteDescription(description);
        if (description.type === 'offer') {
          await each.setLocalDescription();
          tell(each.localDescription);
        }
      };
      each.onnegotiationneeded = async () => {
        try {
          making = true;
          await each.setLocalDescription();
          tell(each.localDescription);
        } catch (error) {
          errors.push(told(error));
        } finally {
          making = false;
        }
      };
    }
    for (const each of [a, b]) each.addTransceiver('audio');
    while (
      ![a, b].every(
        (each) =>
          each.signalingState === 'stable' && each.getTransceivers().some(({ currentDirection }) => currentDirection)
      )
    )
      await pause(10);
    return [errors, seen.every((what) => what === 'ignored')];
  });
  check('restartIce: a new user fragment', async () => {
    const [a, b] = pair();
    a.createDataChannel('x');
    await negotiate(a, b);
    await connected(a, b);
    const fragment = () => /ice-ufrag:(\S+)/.exec(a.localDescription.sdp)[1];
    const before = fragment();
    const needed = event(a, 'negotiationneeded');
    a.restartIce();
    await needed;
    await negotiate(a, b);
    return [before !== fragment(), a.signalingState];
  });
  check('negotiationneeded: comes once, later', async () => {
    const made = connection();
    let count = 0;
    made.onnegotiationneeded = () => {
      count += 1;
    };
    made.addTransceiver('audio');
    made.addTransceiver('video');
    made.createDataChannel('x');
    const now = count;
    await pause(50);
    return [now, count];
  });
  check('negotiationneeded: not while an offer is out', async () => {
    const made = withChannel();
    await pause(20);
    let count = 0;
    await made.setLocalDescription();
    made.onnegotiationneeded = () => {
      count += 1;
    };
    made.addTransceiver('audio');
    await pause(50);
    return count;
  });

  check('addIceCandidate: before a remote description', () =>
    outcomes(
      () => connection().addIceCandidate({ candidate: 'candidate:1 1 udp 1 127.0.0.1 9 typ host', sdpMid: '0' }),
      () => connection().addIceCandidate({ candidate: '', sdpMid: '0' }),
      () => connection().addIceCandidate(),
      () => connection().addIceCandidate(null)
    )
  );
  check('addIceCandidate: bad candidates', async () => {
    const [a, b] = pair();
    a.createDataChannel('x');
    await a.setLocalDescription();
    await b.setRemoteDescription(a.localDescription);
    return (
      await outcomes(
        () => b.addIceCandidate({ candidate: 'x', sdpMid: '0' }),
        () => b.addIceCandidate({ candidate: 'x' }),
        () => b.addIceCandidate(5),
        () => b.addIceCandidate({ candidate: 'candidate:1 1 udp 1 127.0.0.1 9 typ host', sdpMid: 'nobody' }),
        () => b.addIceCandidate({ candidate: 'candidate:1 1 udp 1 127.0.0.1 9 typ host', sdpMLineIndex: 7 }),
        () => b.addIceCandidate({ candidate: 'candidate:1 1 udp 1 127.0.0.1 9 typ host', sdpMid: '0' }),
        () => b.addIceCandidate({})
      )
    ).map((text) => text.replace(/:.*/s, ''));
  });
  check('icecandidate events', async () => {
    const made = withChannel();
    const seen = [];
    made.onicecandidate = (event) =>
      seen.push(
        [
          event.constructor.name,
          event.candidate === null
            ? 'null'
            : event.candidate.candidate === ''
              ? 'empty'
              : event.candidate.constructor.name,
          event.target === made,
        ].join()
      );
    await made.setLocalDescription();
    while (made.iceGatheringState !== 'complete') await pause(5);
    await pause(20);
    return [...new Set(seen)];
  });
  check('gathering states', async () => {
    const made = withChannel();
    const seen = [];
    made.onicegatheringstatechange = () => seen.push(made.iceGatheringState);
    await made.setLocalDescription();
    while (made.iceGatheringState !== 'complete') await pause(5);
    await pause(20);
    return seen;
  });
  check('connection states of a call', async () => {
    const [a, b] = pair();
    const seen = [];
    a.onconnectionstatechange = () => seen.push(a.connectionState);
    a.createDataChannel('x');
    await negotiate(a, b);
    await connected(a, b);
    return seen;
  });
  check('canTrickleIceCandidates', async () => {
    const [a, b] = pair();
    a.createDataChannel('x');
    await negotiate(a, b);
    return [String(a.canTrickleIceCandidates), String(b.canTrickleIceCandidates)];
  });
  check('RTCSessionDescription: constructor', () =>
    outcomes(
      () => JSON.stringify(new RTCSessionDescription({ type: 'offer', sdp: 'x' })),
      () => JSON.stringify(new RTCSessionDescription({ type: 'rollback' })),
      () => new RTCSessionDescription({ type: 'x' }),
      () => new RTCSessionDescription(5)
    )
  );
  check('RTCIceCandidate: constructor', () => {
    const {
      candidate,
      sdpMid,
      sdpMLineIndex,
      foundation,
      component,
      priority,
      address,
      protocol,
      port,
      type,
      usernameFragment,
    } = new RTCIceCandidate({
      candidate: 'candidate:1 1 udp 5 127.0.0.1 9 typ host',
      sdpMid: 'a',
      sdpMLineIndex: 0,
      usernameFragment: 'u',
    });
    return [
      candidate,
      sdpMid,
      sdpMLineIndex,
      foundation,
      component,
      priority,
      address,
      protocol,
      port,
      type,
      usernameFragment,
    ];
  });
  check('RTCIceCandidate: toJSON', () =>
    new RTCIceCandidate({ candidate: 'candidate:1 1 udp 5 127.0.0.1 9 typ host', sdpMid: 'a' }).toJSON()
  );
})();
