// Parity: tracks, senders, receivers, transceivers, channels, statistics.
(function () {
  'use strict';
  check('addTrack: senders and transceivers', async () => {
    const made = connection();
    const stream = await camera();
    const senders = stream.getTracks().map((track) => made.addTrack(track, stream));
    return [
      senders.every((sender) => sender instanceof RTCRtpSender),
      made.getSenders().length === 2,
      made.getSenders()[0] === senders[0],
      made.getTransceivers().map(({ direction, currentDirection, mid }) => [direction, currentDirection, mid]),
    ];
  });
  check('addTrack: the same track twice', async () => {
    const made = connection();
    const stream = await camera({ video: false });
    made.addTrack(stream.getTracks()[0], stream);
    return outcome(() => made.addTrack(stream.getTracks()[0]));
  });
  check('addTrack: wrong arguments', () =>
    outcomes(
      () => connection().addTrack(),
      () => connection().addTrack(null),
      () => connection().addTrack({}),
      () => connection().addTrack(5, 5)
    )
  );
  check('addTrack: no stream, several streams', async () => {
    const [a, b] = pair();
    const { audio, video } = {
      audio: (await camera({ video: false })).getTracks()[0],
      video: (await camera({ audio: false })).getTracks()[0],
    };
    const seen = [];
    b.ontrack = ({ track, streams }) => seen.push([track.kind, streams.length]);
    a.addTrack(audio, new MediaStream(), new MediaStream());
    a.addTrack(video, new MediaStream());
    await negotiate(a, b);
    return seen;
  });
  check('removeTrack', async () => {
    const made = connection();
    const stream = await camera({ video: false });
    const sender = made.addTrack(stream.getTracks()[0], stream);
    made.removeTrack(sender);
    return [
      sender.track,
      made.getSenders().length,
      made.getTransceivers()[0].direction,
      await outcome(() => made.removeTrack(sender)),
      await outcome(() => made.removeTrack({})),
      (await outcome(() => connection().removeTrack(sender))).split(':')[0],
    ];
  });
  check('track event', async () => {
    const [a, b] = pair();
    const stream = await camera({ audio: false });
    a.addTrack(stream.getTracks()[0], stream);
    const tracked = event(b, 'track');
    await negotiate(a, b);
    const { track, receiver, transceiver, streams, constructor, isTrusted, target } = await tracked;
    return [
      track.kind,
      receiver.track === track,
      transceiver.receiver === receiver,
      streams[0].id === stream.id,
      streams[0].getTracks()[0] === track,
      constructor.name,
      isTrusted,
      target === b,
      Object.isFrozen(streams),
    ];
  });
  check('one stream for both tracks, and it is the same', async () => {
    const [a, b] = pair();
    const stream = await camera();
    for (const track of stream.getTracks()) a.addTrack(track, stream);
    const streams = new Set();
    b.ontrack = ({ streams: [each] }) => streams.add(each);
    await negotiate(a, b);
    return [streams.size, [...streams][0].getTracks().length];
  });
  check('a removed track mutes and leaves its stream', async () => {
    const [a, b] = pair();
    const stream = await camera({ video: false });
    const sender = a.addTrack(stream.getTracks()[0], stream);
    const tracked = event(b, 'track');
    await negotiate(a, b);
    const {
      streams: [remote],
      track,
    } = await tracked;
    const removed = event(remote, 'removetrack');
    a.removeTrack(sender);
    await negotiate(a, b);
    return [(await removed).track === track, remote.getTracks().length, b.getTransceivers()[0].currentDirection];
  });
  check('addTransceiver: forms', () => {
    const made = connection();
    const describe = ({ direction, currentDirection, mid, sender, receiver }) => [
      direction,
      currentDirection,
      mid,
      sender.track,
      receiver.track.kind,
    ];
    return ['audio', 'video'].flatMap((kind) =>
      [undefined, { direction: 'recvonly' }, { direction: 'inactive' }, { sendEncodings: [{}] }, { streams: [] }].map(
        (init) => describe(made.addTransceiver(kind, init))
      )
    );
  });
  check('addTransceiver: wrong arguments', () =>
    outcomes(
      () => connection().addTransceiver('text'),
      () => connection().addTransceiver(),
      () => connection().addTransceiver('audio', { direction: 'x' }),
      () => connection().addTransceiver('audio', 5),
      () => connection().addTransceiver('video', { sendEncodings: [{ rid: 'a' }, { rid: 'a' }] }),
      () => connection().addTransceiver('video', { sendEncodings: [{ rid: '' }] })
    )
  );
  check('addTransceiver: a track', async () => {
    const stream = await camera({ video: false });
    const { sender, direction } = connection().addTransceiver(stream.getTracks()[0], { streams: [stream] });
    return [sender.track === stream.getTracks()[0], direction];
  });
  check('simulcast', async () => {
    const [a, b] = pair();
    const stream = await camera({ audio: false });
    const transceiver = a.addTransceiver(stream.getTracks()[0], {
      streams: [stream],
      sendEncodings: [
        { rid: 'h', maxBitrate: 900000 },
        { rid: 'q', scaleResolutionDownBy: 4 },
      ],
    });
    await negotiate(a, b);
    return [
      lines(a.localDescription.sdp),
      transceiver.sender.getParameters().encodings.map(({ rid, active }) => [rid, active]),
    ];
  });
  check('direction of a transceiver', async () => {
    const [a, b] = pair();
    const transceiver = a.addTransceiver('audio');
    await negotiate(a, b);
    const first = transceiver.currentDirection;
    transceiver.direction = 'inactive';
    await negotiate(a, b);
    return [
      first,
      transceiver.currentDirection,
      await outcome(() => {
        transceiver.direction = 'x';
      }),
      transceiver.direction,
    ];
  });
  check('transceiver: stop', async () => {
    const [a, b] = pair();
    const transceiver = a.addTransceiver('audio');
    await negotiate(a, b);
    transceiver.stop();
    const before = transceiver.currentDirection;
    await negotiate(a, b);
    return [before, a.getTransceivers().length, lines(a.localDescription.sdp)];
  });
  check('transceiver: setCodecPreferences', async () => {
    const made = connection();
    const transceiver = made.addTransceiver('audio');
    const codecs = RTCRtpReceiver.getCapabilities('audio').codecs.filter(({ mimeType }) => /pcmu/i.test(mimeType));
    transceiver.setCodecPreferences(codecs);
    return [codecs.length, /m=audio \d+ \S+ 0\r/.test((await made.createOffer()).sdp)];
  });
  check('replaceTrack', async () => {
    const [a, b] = pair();
    const [first, second] = [await camera({ audio: false }), await camera({ audio: false })];
    const sender = a.addTrack(first.getTracks()[0], first);
    await negotiate(a, b);
    await sender.replaceTrack(second.getTracks()[0]);
    const now = sender.track === second.getTracks()[0];
    const sound = (await camera({ video: false })).getTracks()[0];
    return [
      now,
      await outcome(() => sender.replaceTrack(sound)),
      await outcome(() => sender.replaceTrack(null)),
      sender.track,
    ];
  });
  check('setStreams', async () => {
    const made = connection();
    const stream = await camera({ video: false });
    const sender = made.addTrack(stream.getTracks()[0], stream);
    return outcome(() => sender.setStreams?.(new MediaStream()));
  });
  check('parameters of a sender', async () => {
    const [a, b] = pair();
    const stream = await camera({ audio: false });
    const sender = a.addTrack(stream.getTracks()[0], stream);
    await negotiate(a, b);
    const parameters = sender.getParameters();
    parameters.encodings[0].maxBitrate = 100000;
    await sender.setParameters(parameters);
    return [sender.getParameters().encodings[0].maxBitrate, await outcome(() => sender.setParameters({}))];
  });
  check('dtmf of a sender', async () => {
    const made = connection();
    const stream = await camera();
    const [audio, video] = [stream.getAudioTracks()[0], stream.getVideoTracks()[0]].map((track) =>
      made.addTrack(track, stream)
    );
    return [
      audio.dtmf?.constructor.name,
      String(video.dtmf),
      audio.dtmf?.toneBuffer,
      await outcome(() => audio.dtmf.insertDTMF('!')),
    ];
  });
  check('tones as they are sent', async () => {
    const [a, b] = pair();
    const stream = await camera({ video: false });
    const { dtmf } = a.addTrack(stream.getTracks()[0], stream);
    await negotiate(a, b);
    await connected(a, b);
    while (dtmf.canInsertDTMF === false) await pause(10);
    const tones = [];
    const over = new Promise((resolve) => {
      dtmf.ontonechange = ({ tone }) => {
        tones.push(tone);
        if (!tone) resolve();
      };
    });
    dtmf.insertDTMF('1a,#', 70, 30);
    const buffer = dtmf.toneBuffer;
    await Promise.race([over, pause(6000)]);
    return [buffer, tones];
  });
  check('transports', async () => {
    const [a, b] = pair();
    const stream = await camera({ video: false });
    const sender = a.addTrack(stream.getTracks()[0], stream);
    const before = sender.transport;
    await negotiate(a, b);
    await connected(a, b);
    return [before, sender.transport?.constructor.name, sender.transport?.iceTransport?.constructor.name, a.sctp];
  });
  check('encoded transforms, where there are some', async () => {
    const made = connection();
    const { sender } = made.addTransceiver('audio');
    return [
      'createEncodedStreams' in sender,
      'transform' in sender,
      typeof window.RTCRtpScriptTransform,
      await outcome(() => {
        sender.transform = 5;
      }),
    ];
  });
  check('insertable streams, where there are some', async () => {
    const made = connection({ encodedInsertableStreams: true });
    const { sender } = made.addTransceiver('audio');
    const streams = sender.createEncodedStreams?.();
    return streams ? Object.keys(streams).sort() : 'none';
  });

  check('createDataChannel: forms', () => {
    const made = connection();
    const describe = ({
      label,
      ordered,
      maxPacketLifeTime,
      maxRetransmits,
      protocol,
      negotiated,
      id,
      readyState,
      bufferedAmount,
      binaryType,
    }) => [
      label,
      ordered,
      maxPacketLifeTime,
      maxRetransmits,
      protocol,
      negotiated,
      id,
      readyState,
      bufferedAmount,
      binaryType,
    ];
    return [
      ['x'],
      ['x', {}],
      ['', { ordered: false }],
      ['x', { maxRetransmits: 3 }],
      ['x', { maxPacketLifeTime: 500 }],
      ['x', { protocol: 'p' }],
      ['x', { negotiated: true, id: 7 }],
      [5],
      [null],
      ['x', null],
    ].map((args) => describe(made.createDataChannel(...args)));
  });
  check('createDataChannel: wrong arguments', () =>
    outcomes(
      () => connection().createDataChannel(),
      () => connection().createDataChannel('x', { maxRetransmits: 1, maxPacketLifeTime: 1 }),
      () => connection().createDataChannel('x', { negotiated: true }),
      () => connection().createDataChannel('x', { negotiated: true, id: 65535 }),
      () => connection().createDataChannel('x'.repeat(65536)),
      () => connection().createDataChannel('x', 5),
      () => connection().createDataChannel('x', { id: 70000 })
    )
  );
  check('createDataChannel: the page keeps its options', () => {
    const options = Object.freeze({ ordered: false, maxRetransmits: 0 });
    connection().createDataChannel('x', options);
    return options;
  });
  check('data: both ways', async () => {
    const [a, b] = pair();
    const channel = a.createDataChannel('x', { protocol: 'p' });
    const announced = event(b, 'datachannel');
    const opened = event(channel, 'open');
    await negotiate(a, b);
    const { channel: other, constructor, target } = await announced;
    await opened;
    other.binaryType = 'arraybuffer';
    const echoes = [];
    for (const data of ['text', '', new Uint8Array([1, 2]).buffer]) {
      const heard = event(other, 'message');
      channel.send(data);
      const got = (await heard).data;
      echoes.push(got instanceof ArrayBuffer ? [...new Uint8Array(got)] : got);
    }
    return [
      other.label,
      other.protocol,
      constructor.name,
      target === b,
      echoes,
      a.sctp?.constructor.name,
      typeof a.sctp?.maxMessageSize,
    ];
  });
  check('data: send before it is open', () => outcome(() => connection().createDataChannel('x').send('x')));
  check('data: closing', async () => {
    const [a, b] = pair();
    const channel = a.createDataChannel('x');
    const announced = event(b, 'datachannel');
    await Promise.all([event(channel, 'open'), negotiate(a, b)]);
    const { channel: other } = await announced;
    const closed = event(other, 'close');
    channel.close();
    const closing = channel.readyState;
    await closed;
    return [closing, other.readyState];
  });
  check('data: negotiated by both', async () => {
    const [a, b] = pair();
    const [first, second] = [a, b].map((each) => each.createDataChannel('x', { negotiated: true, id: 3 }));
    let announced = 0;
    b.ondatachannel = () => {
      announced += 1;
    };
    await Promise.all([event(first, 'open'), event(second, 'open'), negotiate(a, b)]);
    return [announced, first.id, second.id];
  });

  check('getStats: a map', async () => {
    const [a, b] = pair();
    a.createDataChannel('x');
    await negotiate(a, b);
    await connected(a, b);
    const report = await a.getStats();
    return [
      report.constructor.name,
      report.size > 0,
      typeof report.get,
      [...report.keys()].length === report.size,
      [...report.values()].every(({ id, type, timestamp }) => id && type && typeof timestamp === 'number'),
      [...new Set([...report.values()].map(({ type }) => type))]
        .filter((type) =>
          [
            'peer-connection',
            'transport',
            'candidate-pair',
            'local-candidate',
            'remote-candidate',
            'certificate',
            'data-channel',
          ].includes(type)
        )
        .sort(),
    ];
  });
  check('getStats: null, a track, nothing that is', async () => {
    const made = connection();
    const stream = await camera({ video: false });
    const other = await camera({ video: false });
    made.addTrack(stream.getTracks()[0], stream);
    return outcomes(
      () => made.getStats(null),
      () => made.getStats(undefined),
      () => made.getStats(stream.getTracks()[0]),
      () => made.getStats(other.getTracks()[0]),
      () => made.getStats(5),
      () => made.getStats({})
    );
  });
  check('getStats: of senders and receivers', async () => {
    const made = connection();
    const { sender, receiver } = made.addTransceiver('audio');
    return outcomes(
      () => sender.getStats(),
      () => receiver.getStats()
    );
  });
  check('getStats: its own members are the same', async () => {
    const made = connection();
    const report = await made.getStats();
    return ['result', 'namedItem', 'get', 'has', 'forEach'].map((name) => typeof report[name]);
  });

  check('getUserMedia: forms', async () => {
    const names = await outcomes(
      () => navigator.mediaDevices.getUserMedia({ audio: true }),
      () => navigator.mediaDevices.getUserMedia({}),
      () => navigator.mediaDevices.getUserMedia(),
      () => navigator.mediaDevices.getUserMedia({ video: { width: { exact: 99999 } } })
    );
    return names;
  });
  check('getUserMedia: sizes', async () => {
    const stream = await navigator.mediaDevices.getUserMedia({
      video: { width: { ideal: 320 }, height: { ideal: 240 } },
    });
    const { width, height } = stream.getVideoTracks()[0].getSettings();
    return [width, height];
  });
  check('srcObject of a tag', async () => {
    const video = document.createElement('video');
    const stream = await camera({ audio: false });
    const seen = [video.srcObject];
    video.srcObject = stream;
    seen.push(video.srcObject === stream, video.src, video.getAttribute('src'));
    video.srcObject = null;
    seen.push(
      video.srcObject,
      await outcome(() => {
        video.srcObject = 5;
      })
    );
    return seen;
  });
  check('src of a tag', () => {
    const video = document.createElement('video');
    const seen = [video.src];
    video.src = 'x.webm';
    seen.push(video.src.endsWith('/x.webm'), video.getAttribute('src'));
    video.setAttribute('src', 'y.webm');
    seen.push(video.src.endsWith('/y.webm'));
    video.removeAttribute('src');
    seen.push(video.src, video.hasAttribute('src'));
    video.src = '';
    seen.push(video.getAttribute('src'));
    return seen;
  });
  check('src and setAttribute look the same', () => [
    member(HTMLVideoElement.prototype, 'src'),
    member(HTMLVideoElement.prototype, 'srcObject'),
    member(HTMLVideoElement.prototype, 'setAttribute'),
    member(HTMLVideoElement.prototype, 'removeAttribute'),
    member(URL, 'createObjectURL'),
    member(URL, 'revokeObjectURL'),
  ]);
  check('createObjectURL: of Blobs', async () => {
    const url = URL.createObjectURL(new Blob(['x']));
    const text = await (await fetch(url)).text();
    URL.revokeObjectURL(url);
    return [text, /^blob:/.test(url)];
  });
  check('streams: tracks come and go', async () => {
    const stream = await camera();
    const copy = stream.clone();
    const seen = [
      stream.getTracks().length,
      copy.id !== stream.id,
      new MediaStream(stream).getTracks()[0] === stream.getTracks()[0],
    ];
    copy.removeTrack(copy.getTracks()[0]);
    seen.push(copy.getTracks().length, copy.active);
    for (const track of stream.getTracks()) track.stop();
    seen.push(
      stream.active,
      stream.getTracks().map(({ readyState }) => readyState)
    );
    return seen;
  });
  check('streams: wrong arguments', () =>
    outcomes(
      () => new MediaStream(5),
      () => new MediaStream([5]),
      () => new MediaStream(null),
      () => new MediaStream().addTrack(5),
      () => new MediaStream().getTrackById()
    )
  );
})();
