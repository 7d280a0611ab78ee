// Legacy statistics: `getStats(callback)` in all its forms, and what the reports say of a live call.
import { behaviour } from './behaviour.mjs';

/**
 * Runs in the page: `stats.call()` returns a live call with camera and channel, and what legacy pages did with its
 * statistics.
 */
const library = () => {
  const stats = (window.stats = {});

  stats.ask = (connection, ...selector) => calls.done((ok) => connection.getStats(ok, ...selector));

  /** `{id: {id, type, name: value, ...}}`, as pages made it. */
  stats.read = (response) =>
    Object.fromEntries(
      response
        .result()
        .map((report) => [
          report.id,
          Object.fromEntries([
            ['id', report.id],
            ['type', report.type],
            ...report.names().map((name) => [name, report.stat(name)]),
          ]),
        ])
    );

  stats.all = async (connection) => Object.values(stats.read(await stats.ask(connection)));

  stats.pause = (ms) =>
    new Promise((resolve) => {
      setTimeout(resolve, ms);
    });

  /** The reports, once `wanted` finds what it looks for in them. */
  stats.until = async (connection, wanted) => {
    for (;;) {
      const found = wanted(await stats.all(connection));
      if (found) return found;
      await stats.pause(100);
    }
  };

  stats.call = async () => {
    const { caller, callee } = calls.pair();
    const [sent, received] = [await calls.camera(), calls.event(callee, 'addstream')];
    const channel = caller.createDataChannel('chat', { protocol: 'text' });
    caller.addStream(sent);
    await calls.negotiate(caller, callee);
    await calls.connected(caller, callee);
    const { stream } = await received;
    await calls.plays(stream);
    if (channel.readyState !== 'open') await calls.event(channel, 'open');
    return { caller, callee, sent, received: stream };
  };
};

const head = `<script>(${library})()</script>`;
const forms = {
  head,
  row: 'Callback `getStats`: both orders, `RTCStatsResponse`, `RTCStatsReport`',
  surface: 'getStats',
};
const live = { head, row: '`goog` statistics of a live call: types, ids, names, rates' };
const selected = { head, row: '`getStats(callback, track)`, and numbers kept for 50 ms' };
const closed = { head, row: 'A closed connection still answers `getStats(callback)`' };

behaviour(
  'getStats(callback) gives an RTCStatsResponse of RTCStatsReports, later',
  forms,
  async () => {
    const { caller } = calls.pair();
    let returned = false;
    const response = await calls.done((ok) => {
      const outcome = caller.getStats((given) => ok({ given, returned, outcome }));
      returned = true;
    });
    const { given } = response;
    const report = given.result().find(({ type }) => type === 'VideoBwe');
    return {
      calledLater: response.returned,
      outcome: String(response.outcome),
      response: String(given),
      report: String(report),
      resultIsArray: Array.isArray(given.result()),
      sameResult: given.result() === given.result(),
      sameReport: given.result().includes(report),
      type: report.type,
      id: report.id,
      names: typeof report.names,
      namesGiveArray: Array.isArray(report.names()),
      timestampIsDate: report.timestamp instanceof Date,
      timestampIsNow: Math.abs(report.timestamp - Date.now()) < 5_000,
      keys: Object.keys(given),
      idInResponse: 'bweforvideo' in given,
    };
  },
  {
    calledLater: true,
    outcome: '[object Promise]',
    response: '[object RTCStatsResponse]',
    report: '[object RTCStatsReport]',
    resultIsArray: true,
    sameResult: false,
    sameReport: true,
    type: 'VideoBwe',
    id: 'bweforvideo',
    names: 'function',
    namesGiveArray: true,
    timestampIsDate: true,
    timestampIsNow: true,
    keys: [],
    idInResponse: true,
  }
);

behaviour(
  'stat() throws without its argument, and namedItem() finds nothing',
  forms,
  async () => {
    const response = await stats.ask((await stats.call()).caller);
    return [calls.attempt(() => response.result()[0].stat()), response.namedItem()];
  },
  ["TypeError: Failed to execute 'stat' on 'RTCStatsReport': 1 argument required, but only 0 present.", null]
);

behaviour(
  'A report is found by its id: namedItem(id), response[id]',
  forms,
  async () => {
    const { caller } = calls.pair();
    const response = await stats.ask(caller);
    const report = response.result().find(({ type }) => type === 'VideoBwe');
    const listed = [];
    for (const name in response) listed.push(name);
    return {
      byNamedItem: response.namedItem('bweforvideo') === report,
      byProperty: response.bweforvideo === report,
      noItem: response.namedItem('none'),
      noInheritedItem: response.namedItem('toString'),
      noProperty: String(response.none),
      listed,
      noStat: report.stat('none'),
      noInheritedStat: report.stat('toString'),
      noProtoStat: report.stat('__proto__'),
    };
  },
  {
    byNamedItem: true,
    byProperty: true,
    noItem: null,
    noInheritedItem: null,
    noProperty: 'undefined',
    listed: ['result', 'namedItem'],
    noStat: '',
    noInheritedStat: '',
    noProtoStat: '',
  }
);

behaviour(
  'Every value is a string',
  forms,
  async () => {
    const { caller } = await stats.call();
    const response = await stats.ask(caller);
    const values = response.result().flatMap((report) => report.names().map((name) => report.stat(name)));
    return [
      values.length > 50,
      values.filter((value) => typeof value !== 'string').length,
      values.filter((value) => value === '' || value === 'NaN' || value === 'undefined').length,
    ];
  },
  [true, 0, 0]
);

behaviour(
  'report.local and report.remote are the report itself, as pages of 2013 to 2015 ask',
  forms,
  async () => {
    const { caller } = await stats.call();
    const report = (await stats.ask(caller)).namedItem('Channel-audio-1');
    return ['local', 'remote'].map((side) => [
      report[side].stat('googComponent'),
      report[side].names().includes('googComponent'),
      report[side].timestamp.getTime() === report.timestamp.getTime(),
      report[side].id,
      !report[side] || report[side] === report,
    ]);
  },
  [
    ['1', true, true, 'Channel-audio-1', true],
    ['1', true, true, 'Channel-audio-1', true],
  ]
);

behaviour(
  "getStats(selector, success, failure), the W3C's order, gives a map of plain objects, as webrtc-adapter made it",
  forms,
  async () => {
    const { caller } = await stats.call();
    const report = await calls.done((ok, fail) => {
      if (caller.getStats(null, ok, fail) !== undefined) fail(new Error('a promise'));
    });
    const listed = [];
    report.forEach((stats, id) => {
      if (stats.id === id) listed.push(stats.type);
    });
    const component = report.get('Channel-audio-1');
    return {
      legacyTypes: listed.includes('ssrc') && listed.includes('googCandidatePair'),
      everyIdIsKey: listed.length === report.size,
      component: component.googComponent,
      sameByProperty: report['Channel-audio-1'] === component,
      idIsListed: Object.keys(report).includes('bweforvideo'),
      timestampIsDate: component.timestamp instanceof Date,
      allKeys: [...report.keys()].length === report.size,
      allReports: report.result().length === report.size,
      statByNamedItem: report.namedItem('Channel-audio-1').stat('googComponent'),
    };
  },
  {
    legacyTypes: true,
    everyIdIsKey: true,
    component: '1',
    sameByProperty: true,
    idIsListed: true,
    timestampIsDate: true,
    allKeys: true,
    allReports: true,
    statByNamedItem: '1',
  }
);

behaviour(
  "The promise forms are the browser's own",
  forms,
  async () => {
    const { caller, callee } = calls.pair();
    const [track] = (await calls.camera()).getTracks();
    caller.addTrack(track);
    const name = (report) => Object.prototype.toString.call(report);
    const refused = async (call) =>
      call().then(
        () => 'fulfilled',
        (error) => error.name
      );
    return {
      none: name(await caller.getStats()),
      ofNull: name(await caller.getStats(null)),
      ofUndefined: name(await caller.getStats(undefined)),
      ofTrack: name(await caller.getStats(track)),
      ofForeignTrack: await refused(() => callee.getStats(track)),
      ofObject: await refused(() => caller.getStats({})),
      recorded: WebkitRTC.usage().filter(({ member }) => member === 'getStats'),
    };
  },
  {
    none: '[object RTCStatsReport]',
    ofNull: '[object RTCStatsReport]',
    ofUndefined: '[object RTCStatsReport]',
    ofTrack: '[object RTCStatsReport]',
    ofForeignTrack: 'InvalidAccessError',
    ofObject: 'TypeError',
    recorded: [],
  }
);

behaviour(
  'getStats takes anything beside its callback, as Chrome did: what is not a track means all statistics',
  forms,
  async () => {
    const { caller } = calls.pair();
    caller.addStream(await calls.camera());
    const answers = await Promise.all(
      [() => {}, {}, 5, 'x', null].map((given) =>
        calls.done((ok) => caller.getStats((response) => ok(response.result().length), given))
      )
    );
    return answers.map((count) => count > 0);
  },
  Array(5).fill(true)
);

behaviour(
  'Wrong arguments of getStats are refused at once',
  forms,
  async () => {
    const { caller } = calls.pair();
    const ok = () => {};
    return [
      calls.attempt(() => caller.getStats(new MediaStream(), ok)),
      calls.attempt(() => caller.getStats(ok, null)),
      calls.attempt(() => caller.getStats(ok, undefined, null)),
      calls.attempt(() => webkitRTCPeerConnection.prototype.getStats.call({}, ok)).startsWith('TypeError'),
    ];
  },
  [
    "TypeError: Failed to execute 'getStats' on 'RTCPeerConnection': parameter 1 is not of type 'MediaStreamTrack'.",
    'promise',
    'promise',
    true,
  ]
);

behaviour(
  "What a getStats callback throws is the page's uncaught error, and the others are called all the same",
  {
    ...forms,
    errors: ['Error: of the page'],
  },
  async () => {
    const { caller } = calls.pair();
    const order = [];
    caller.getStats(() => {
      order.push(1);
      throw new Error('of the page');
    });
    await calls.done((ok) => {
      caller.getStats(() => {
        order.push(2);
        caller.getStats(() => {
          order.push(3);
          ok();
        });
      });
    });
    return order;
  },
  [1, 2, 3]
);

behaviour(
  'A live call has reports of all the types, with their ids',
  { ...live, needs: 'initiators' },
  async () => {
    const { caller, callee, sent, received } = await stats.call();
    const reports = await stats.until(caller, (all) => all.filter(({ type }) => type === 'ssrc').length === 2 && all);
    const there = await stats.until(callee, (all) => all.filter(({ type }) => type === 'ssrc').length === 2 && all);
    const pattern = (all) => [
      ...new Set(
        all.map(
          ({ type, id }) =>
            `${type} ${id
              .replace(/(_|-)[\w-]*\{?[0-9a-f-]{8,}\}?$/, '$1*')
              .replace(/\d{3,}/, 'N')
              .replace(/[0-9A-F]{2}(:[0-9A-F]{2})+$/, '*')}`
        )
      ),
    ];
    const tracks = (all) =>
      all
        .filter(({ type }) => type === 'googTrack')
        .map(({ googTrackId }) => googTrackId)
        .sort();
    const ids = (stream) =>
      stream
        .getTracks()
        .map(({ id }) => id)
        .sort();
    const initiator = (all) => all.find(({ type }) => type === 'googLibjingleSession').googInitiator;
    const sid = /\no=\S+ (\S+)/.exec(caller.localDescription.sdp)[1];
    const types = (all) =>
      [...new Set(all.map(({ type }) => type))].filter((type) => type !== 'googCertificate').sort();
    return {
      types: types(reports),
      typeCountThere: types(there).length,
      sessionId: reports.some(({ id }) => id === `googLibjingleSession_${sid}`),
      initiator: initiator(reports),
      initiatorThere: initiator(there),
      tracks: JSON.stringify(tracks(reports)) === JSON.stringify(ids(sent)),
      tracksThere: JSON.stringify(tracks(there)) === JSON.stringify(ids(received)),
      ssrcIds: reports.filter(({ type }) => type === 'ssrc').every(({ id, ssrc }) => id === `ssrc_${ssrc}_send`),
      ssrcIdsThere: there.filter(({ type }) => type === 'ssrc').every(({ id, ssrc }) => id === `ssrc_${ssrc}_recv`),
      bandwidthId: pattern(reports).includes('VideoBwe bweforvideo'),
      componentId: pattern(reports).includes('googComponent Channel-audio-1'),
      pairIds: reports
        .filter(({ type }) => type === 'googCandidatePair')
        .every(({ id }) => /^Conn-audio-1-\d+$/.test(id)),
      candidateIds: reports
        .filter(({ type }) => /^(local|remote)candidate$/.test(type))
        .every(({ id }) => /^Cand-/.test(id)),
      dataChannels: reports
        .filter(({ type }) => type === 'datachannel')
        .map(({ label, protocol, state }) => ({ label, protocol, state })),
    };
  },
  {
    types: [
      'VideoBwe',
      'datachannel',
      'googCandidatePair',
      'googComponent',
      'googLibjingleSession',
      'googTrack',
      'localcandidate',
      'remotecandidate',
      'ssrc',
    ],
    typeCountThere: 9,
    sessionId: true,
    initiator: 'true',
    initiatorThere: 'false',
    tracks: true,
    tracksThere: true,
    ssrcIds: true,
    ssrcIdsThere: true,
    bandwidthId: true,
    componentId: true,
    pairIds: true,
    candidateIds: true,
    dataChannels: [{ label: 'chat', protocol: 'text', state: 'open' }],
  }
);

behaviour(
  'Bytes rise, codecs have names, frames have sizes and rates',
  live,
  async () => {
    const { caller, callee, sent } = await stats.call();
    const of =
      (kind) =>
      ({ type, mediaType, googCodecName }) =>
        type === 'ssrc' && mediaType === kind && googCodecName;
    const both = (all) => {
      const found = ['audio', 'video'].map((kind) => all.find(of(kind)));
      return found.every(Boolean) && found;
    };
    const first = [await stats.until(caller, both), await stats.until(callee, both)];
    await stats.pause(600);
    const rates = (all) =>
      both(all) && Number(both(all)[1].googFrameRateSent ?? both(all)[1].googFrameRateReceived) > 0 && both(all);
    const second = [await stats.until(caller, rates), await stats.until(callee, rates)];
    const rises = (side, kind, name) => Number(second[side][kind][name]) > Number(first[side][kind][name]);
    const [[, sentVideo], [, receivedVideo]] = second;
    return {
      codecs: first[0].map(({ googCodecName }) => googCodecName),
      codecsThere: first[1].map(({ googCodecName }) => googCodecName),
      audioSent: rises(0, 0, 'bytesSent'),
      videoSent: rises(0, 1, 'bytesSent'),
      audioReceived: rises(1, 0, 'bytesReceived'),
      videoReceived: rises(1, 1, 'bytesReceived'),
      knownTracks: first[0].map(({ googTrackId }) => sent.getTracks().some(({ id }) => id === googTrackId)),
      sentWidth: Number(sentVideo.googFrameWidthSent) > 0,
      inputWidth: Number(sentVideo.googFrameWidthInput) > 0,
      receivedWidth: Number(receivedVideo.googFrameWidthReceived) > 0,
      receivedRate: Number(receivedVideo.googFrameRateReceived) > 0,
      transport: sentVideo.transportId,
    };
  },
  {
    codecs: ['opus', 'VP8'],
    codecsThere: ['opus', 'VP8'],
    audioSent: true,
    videoSent: true,
    audioReceived: true,
    videoReceived: true,
    knownTracks: [true, true],
    sentWidth: true,
    inputWidth: true,
    receivedWidth: true,
    receivedRate: true,
    transport: 'Channel-audio-1',
  }
);

behaviour(
  'A report says what was so when it was asked for, however late it is read',
  live,
  async () => {
    const { caller } = await stats.call();
    const ask = () =>
      new Promise((resolve, reject) => {
        caller.getStats(resolve, null, reject);
      });
    const sending = ({ type, id, stat }) => type === 'ssrc' && id.endsWith('_send') && stat;
    const early = (await ask()).result().find(sending);
    await stats.pause(600);
    const late = (await ask()).result().find(sending);
    const bytes = [Number(late.stat('bytesSent')), Number(early.stat('bytesSent'))];
    return {
      sameId: late.id === early.id,
      bytesRise: bytes[0] > bytes[1],
      bytesAreNumber: bytes[1] >= 0,
      sameWhenReadAgain: early.stat('bytesSent') === early.stat('bytesSent'),
      timestampRises: late.timestamp - early.timestamp >= 600,
    };
  },
  {
    sameId: true,
    bytesRise: true,
    bytesAreNumber: true,
    sameWhenReadAgain: true,
    timestampRises: true,
  }
);

behaviour(
  'The bandwidth estimate has bit rates, the active pair a round trip time',
  { ...live, needs: 'initiators' },
  async () => {
    const { caller } = await stats.call();
    const estimate = await stats.until(caller, (all) =>
      all.find(({ type, googTransmitBitrate }) => type === 'VideoBwe' && Number(googTransmitBitrate) > 1000)
    );
    const pair = await stats.until(caller, (all) =>
      all.find(({ googActiveConnection, googRtt }) => googActiveConnection === 'true' && /^\d+$/.test(googRtt))
    );
    return {
      encodes: Number(estimate.googActualEncBitrate) > 0,
      transmitsNoLess: Number(estimate.googTransmitBitrate) >= Number(estimate.googActualEncBitrate),
      readable: pair.googReadable,
      writable: pair.googWritable,
      channel: pair.googChannelId,
      localAddress: /^127\.0\.0\.1:\d+$|:\d+$/.test(pair.googLocalAddress),
      transport: pair.googTransportType,
    };
  },
  {
    encodes: true,
    transmitsNoLess: true,
    readable: 'true',
    writable: 'true',
    channel: 'Channel-audio-1',
    localAddress: true,
    transport: 'udp',
  }
);

behaviour(
  'A track selects the session, the track and its streams',
  selected,
  async () => {
    const { caller, sent } = await stats.call();
    await stats.until(caller, (all) => all.filter(({ type }) => type === 'ssrc').length === 2);
    const [track] = sent.getVideoTracks();
    const types = (response) => response.result().map(({ type }) => type);
    const chromes = await stats.ask(caller, track);
    const w3cs = await calls.done((ok, fail) => caller.getStats(track, ok, fail));
    const [, , stream] = chromes.result();
    return {
      chromes: types(chromes),
      w3cs: types(w3cs),
      trackId: stream.stat('googTrackId') === track.id,
      mediaType: stream.stat('mediaType'),
      allForNull: types(await stats.ask(caller, null)).length > 3,
      ofForeignTrack: types(await stats.ask(caller, track.clone())),
    };
  },
  {
    chromes: ['googLibjingleSession', 'googTrack', 'ssrc'],
    w3cs: ['googLibjingleSession', 'googTrack', 'ssrc'],
    trackId: true,
    mediaType: 'video',
    allForNull: true,
    ofForeignTrack: [],
  }
);

behaviour(
  'Calls less than 50 ms apart get the same numbers',
  selected,
  async () => {
    const { caller } = await stats.call();
    const told = [];
    for (let attempt = 0; attempt < 20; attempt++) {
      await stats.pause(120);
      const start = performance.now();
      const [first, second] = [await stats.ask(caller), await stats.ask(caller)];
      // On a busy machine more time than that may pass in between.
      if (performance.now() - start > 45) continue;
      told.push(JSON.stringify(stats.read(first)) === JSON.stringify(stats.read(second)), first === second);
      await stats.pause(60);
      told.push(JSON.stringify(stats.read(await stats.ask(caller))) === JSON.stringify(stats.read(first)));
      break;
    }
    return told;
  },
  [true, false, false]
);

behaviour(
  'A closed connection answers, with what it last knew',
  closed,
  async () => {
    const { caller, callee } = await stats.call();
    const known = await stats.until(caller, (all) => all.filter(({ type }) => type === 'ssrc').length === 2 && all);
    caller.close();
    callee.close();
    await stats.pause(100);
    const after = await stats.all(caller);
    return [
      JSON.stringify(after.map(({ id }) => id)) === JSON.stringify(known.map(({ id }) => id)),
      after.some(({ type }) => type === 'ssrc'),
    ];
  },
  [true, true]
);

behaviour(
  'A call that waits while the connection is closed is answered once',
  closed,
  async () => {
    const { caller } = await stats.call();
    let answers = 0;
    const response = calls.done((ok) => {
      caller.getStats((given) => {
        answers++;
        ok(given);
      });
    });
    caller.close();
    const types = (await response).result().map(({ type }) => type);
    await stats.pause(200);
    return [answers, types.includes('googLibjingleSession'), types.includes('VideoBwe')];
  },
  [1, true, true]
);

behaviour(
  'A connection that was never asked, nor negotiated, answers when closed',
  closed,
  async () => {
    const { caller } = calls.pair();
    caller.close();
    return (await stats.all(caller)).map(({ id }) => id.replace(/\d+$/, '(number)'));
  },
  ['googLibjingleSession_(number)', 'bweforvideo']
);

behaviour(
  'Before negotiation there are the session, which stays, and the tracks that are to be sent',
  forms,
  async () => {
    const { caller, callee } = calls.pair();
    const stream = await calls.camera();
    caller.addStream(stream);
    const session = async () => (await stats.all(caller)).find(({ type }) => type === 'googLibjingleSession').id;
    const reports = await stats.all(caller);
    const tracks = reports
      .filter(({ type }) => type === 'googTrack')
      .map(({ googTrackId }) => googTrackId)
      .sort();
    const before = await session();
    await calls.negotiate(caller, callee);
    await stats.pause(100);
    return [
      reports.map(({ type }) => type).sort(),
      tracks.join() ===
        stream
          .getTracks()
          .map(({ id }) => id)
          .sort()
          .join(),
      (await session()) === before,
    ];
  },
  [['VideoBwe', 'googLibjingleSession', 'googTrack', 'googTrack'], true, true]
);

behaviour(
  'Use of the callback form is recorded',
  { head },
  async () => {
    const { caller } = calls.pair();
    await stats.ask(caller);
    await calls.done((ok, fail) => caller.getStats(null, ok, fail));
    return WebkitRTC.usage()
      .filter(({ member }) => member === 'getStats')
      .map(({ member, count }) => [member, count]);
  },
  [['getStats', 2]]
);

behaviour(
  "A page that replaced String's methods gets its statistics",
  {},
  async () => {
    const { split } = String.prototype;
    String.prototype.split = () => {
      throw new Error("the page's");
    };
    try {
      const connection = new webkitRTCPeerConnection(null);
      return await new Promise((resolve) => {
        connection.getStats(
          (response) => resolve(response.result().map(({ type }) => type)),
          null,
          (error) => resolve(error.message)
        );
        setTimeout(resolve, 5000, 'nothing');
      });
    } finally {
      String.prototype.split = split;
    }
  },
  ['googLibjingleSession', 'VideoBwe']
);
