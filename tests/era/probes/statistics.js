// getStats with a callback, in a connected call: which reports, which names, how values look, and what the objects are.
(function () {
  era.sideBySide(2);

  /** How a value looks: what a page that parses it relies on. */
  function look(value) {
    if (typeof value !== 'string') return typeof value;
    if (value === '') return 'empty';
    if (/^(true|false)$/.test(value)) return 'boolean';
    if (/^-?\d*\.?\d+(e[-+]\d+)?$/.test(value)) return 'number';
    return 'text';
  }

  /** The sort of a report: its type, and of sources their direction and kind. */
  function sort(report) {
    if (report.type !== 'ssrc') return report.type;
    var kind = report.names().some(function (name) {
      return /Frame|frames/.test(name);
    })
      ? 'video'
      : 'audio';
    return 'ssrc ' + (/_send$/.test(report.id) ? 'sent' : 'received') + ' ' + kind;
  }

  /** An id without what is different in each call. */
  function form(report) {
    return report.id
      .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gi, '(id)')
      .replace(/^(googLibjingleSession_)\d+$/, '$1(number)')
      .replace(/(ssrc_)\d+/, '$1(number)')
      .replace(/([0-9A-F]{2}:){19,}[0-9A-F]{2}/, '(fingerprint)')
      .replace(/^Cand-.*/, 'Cand-(text)')
      .replace(/(Conn|Channel)-[\w ]+?-/, '$1-(mid)-')
      .replace(/-\d+$/, '-(number)')
      .replace(/^(googTrack_).*/, '$1(id)')
      .replace(/^(datachannel_).*/, '$1(number)');
  }

  var names = {
    googLibjingleSession: ['googInitiator'],
    googTrack: ['googTrackId'],
    googCertificate: ['googFingerprint', 'googFingerprintAlgorithm', 'googDerBase64'],
    googComponent: [
      'googComponent',
      'selectedCandidatePairId',
      'localCertificateId',
      'remoteCertificateId',
      'dtlsCipher',
      'srtpCipher',
    ],
    googCandidatePair: [
      'googChannelId',
      'googRtt',
      'googWritable',
      'googReadable',
      'googActiveConnection',
      'googLocalAddress',
      'googRemoteAddress',
      'googLocalCandidateType',
      'googRemoteCandidateType',
      'googTransportType',
      'bytesSent',
      'bytesReceived',
      'packetsSent',
      'packetsDiscardedOnSend',
      'localCandidateId',
      'remoteCandidateId',
    ],
    localcandidate: ['ipAddress', 'portNumber', 'transport', 'candidateType', 'priority', 'networkType'],
    remotecandidate: ['ipAddress', 'portNumber', 'transport', 'candidateType', 'priority'],
    datachannel: ['label', 'datachannelid', 'protocol', 'state'],
    VideoBwe: [
      'googAvailableSendBandwidth',
      'googAvailableReceiveBandwidth',
      'googTargetEncBitrate',
      'googActualEncBitrate',
      'googRetransmitBitrate',
      'googTransmitBitrate',
      'googBucketDelay',
    ],
    'ssrc sent audio': [
      'ssrc',
      'transportId',
      'googTrackId',
      'mediaType',
      'googCodecName',
      'audioInputLevel',
      'bytesSent',
      'packetsSent',
      'packetsLost',
      'googRtt',
      'googJitterReceived',
      'googEchoCancellationReturnLoss',
      'googEchoCancellationReturnLossEnhancement',
      'googEchoCancellationEchoDelayMedian',
      'googEchoCancellationEchoDelayStdDev',
      'googTypingNoiseState',
    ],
    'ssrc sent video': [
      'ssrc',
      'transportId',
      'googTrackId',
      'mediaType',
      'googCodecName',
      'codecImplementationName',
      'bytesSent',
      'packetsSent',
      'packetsLost',
      'googRtt',
      'googFrameHeightInput',
      'googFrameWidthInput',
      'googFrameHeightSent',
      'googFrameWidthSent',
      'googFrameRateInput',
      'googFrameRateSent',
      'googAvgEncodeMs',
      'googEncodeUsagePercent',
      'googAdaptationChanges',
      'googBandwidthLimitedResolution',
      'googCpuLimitedResolution',
      'googFirsReceived',
      'googNacksReceived',
      'googPlisReceived',
    ],
    'ssrc received audio': [
      'ssrc',
      'transportId',
      'googTrackId',
      'mediaType',
      'googCodecName',
      'audioOutputLevel',
      'bytesReceived',
      'packetsReceived',
      'packetsLost',
      'googJitterReceived',
      'googJitterBufferMs',
      'googPreferredJitterBufferMs',
      'googCurrentDelayMs',
      'googDecodingNormal',
      'googDecodingPLC',
      'googDecodingCNG',
      'googDecodingCTN',
      'googDecodingCTSG',
      'googDecodingPLCCNG',
      'googExpandRate',
      'googSpeechExpandRate',
      'googSecondaryDecodedRate',
      'googAccelerateRate',
      'googPreemptiveExpandRate',
    ],
    'ssrc received video': [
      'ssrc',
      'transportId',
      'googTrackId',
      'mediaType',
      'googCodecName',
      'codecImplementationName',
      'bytesReceived',
      'packetsReceived',
      'packetsLost',
      'googFrameHeightReceived',
      'googFrameWidthReceived',
      'googFrameRateReceived',
      'googFrameRateDecoded',
      'googFrameRateOutput',
      'googDecodeMs',
      'googMaxDecodeMs',
      'googCurrentDelayMs',
      'googTargetDelayMs',
      'googJitterBufferMs',
      'googMinPlayoutDelayMs',
      'googRenderDelayMs',
      'googFirsSent',
      'googNacksSent',
      'googPlisSent',
      'googCaptureStartNtpTimeMs',
    ],
  };

  /** Of each name, how its value looks in the reports of the sort that have it. */
  function looks(response) {
    var of = {};
    Object.keys(names).forEach(function (one) {
      var reports = response.result().filter(function (report) {
        return sort(report) === one;
      });
      of[one] = [reports.length ? 'there' : 'missing', reports.length ? form(reports[0]) : ''];
      names[one].forEach(function (name) {
        var seen = {};
        reports.forEach(function (report) {
          if (report.names().indexOf(name) >= 0) seen[look(report.stat(name))] = true;
        });
        of[one + ', ' + name] = Object.keys(seen).sort().join(' or ') || 'absent';
      });
    });
    return of;
  }
  var parts = [];
  Object.keys(names).forEach(function (one) {
    parts = parts.concat(
      [one],
      names[one].map(function (name) {
        return one + ', ' + name;
      })
    );
  });

  function call(scene, S, S2, then) {
    var pair = new dialogue.Pair(scene);
    pair.a.addStream(S);
    pair.b.addStream(S2);
    pair.a.createDataChannel('chat');
    // What is received is decoded where it is played.
    [pair.a, pair.b].forEach(function (pc) {
      pc.onaddstream = function (event) {
        var video = document.createElement('video');
        video.muted = true;
        video.autoplay = true;
        document.body.appendChild(video);
        if ('srcObject' in video) video.srcObject = event.stream;
        else video.src = URL.createObjectURL(event.stream);
      };
    });
    pair.negotiate();
    pair.connected(function () {
      then(pair);
    }, 2500);
  }

  function all(S, S2) {
    era.later(
      'first call',
      function (tell, scene) {
        call(scene, S, S2, function (pair) {
          pair.a.getStats(function (response) {
            tell(looks(response));
          });
        });
      },
      { parts: parts, patience: 40000 }
    );
    era.later(
      'second call',
      function (tell, scene) {
        call(scene, S, S2, function (pair) {
          pair.a.getStats(function () {
            setTimeout(function () {
              pair.a.getStats(function (response) {
                tell(looks(response));
              });
            }, 1000);
          });
        });
      },
      { parts: parts, patience: 40000 }
    );

    era.later(
      'objects',
      function (tell, scene) {
        call(scene, S, S2, function (pair) {
          pair.a.getStats(function (response) {
            var list = response.result(),
              report = list[0];
            function keys(value) {
              var found = [];
              for (var key in value) found.push(key);
              return found.sort();
            }
            tell({
              'class of the response': era.classOf(response),
              'constructor of the response': response.constructor.name,
              'keys of the response': keys(response),
              'own keys of the response': Object.keys(response),
              'class of a report': era.classOf(report),
              'constructor of a report': report.constructor.name,
              'keys of a report': keys(report),
              'own keys of a report': Object.keys(report),
              'JSON of a report': JSON.stringify(report),
              timestamp: era.classOf(report.timestamp),
              named: [
                response.namedItem(report.id) === report,
                era.classOf(response.namedItem(report.id)),
                era.classOf(response[report.id]),
                report.id in response,
              ],
              'named by nothing there': [
                era.attempt(function () {
                  return response.namedItem('nope');
                }),
                era.attempt(function () {
                  return response.nope;
                }),
              ],
              'namedItem()': era.attempt(function () {
                return response.namedItem();
              }),
              'the same list each time': [
                response.result() === response.result(),
                response.result()[0] === response.result()[0],
              ],
              'stat of nothing': era.attempt(function () {
                return report.stat('nope');
              }),
              'stat()': era.attempt(function () {
                return report.stat();
              }),
              'names is a list': [Array.isArray(report.names()), report.names() === report.names()],
              'result is a list': Array.isArray(list),
            });
          });
        });
      },
      {
        parts: [
          'class of the response',
          'constructor of the response',
          'keys of the response',
          'own keys of the response',
          'class of a report',
          'constructor of a report',
          'keys of a report',
          'own keys of a report',
          'JSON of a report',
          'timestamp',
          'named',
          'named by nothing there',
          'namedItem()',
          'the same list each time',
          'stat of nothing',
          'stat()',
          'names is a list',
          'result is a list',
        ],
        patience: 40000,
      }
    );

    function types(response) {
      return response
        .result()
        .map(sort)
        .filter(function (one) {
          return /^(ssrc|googTrack|googLib)/.test(one);
        })
        .sort();
    }
    era.later(
      'with a selector',
      function (tell, scene) {
        call(scene, S, S2, function (pair) {
          pair.a.getStats(function (local) {
            pair.a.getStats(function (remote) {
              tell({ 'a local track': types(local), 'a remote track': types(remote) });
            }, pair.a.getRemoteStreams()[0].getVideoTracks()[0]);
          }, S.getAudioTracks()[0]);
        });
      },
      { parts: ['a local track', 'a remote track'], patience: 40000 }
    );
    era.later('of a foreign track', function (tell, scene) {
      var pc = scene.connection();
      pc.addStream(S);
      var fired = 'never';
      pc.getStats(function (response) {
        fired = response.result().length;
      }, S2.getAudioTracks()[0]);
      setTimeout(function () {
        tell(fired);
      }, 500);
    });
    era.later('before negotiation', function (tell, scene) {
      var pc = scene.connection();
      pc.addStream(S);
      pc.getStats(function (response) {
        tell(response.result().map(sort).sort());
      });
    });
    era.later('of an empty connection', function (tell, scene) {
      scene.connection().getStats(function (response) {
        tell(response.result().map(sort).sort());
      });
    });
    era.later('of a connection that was closed', function (tell, scene) {
      var pc = scene.connection();
      pc.close();
      var fired = 'never';
      pc.getStats(function (response) {
        fired = response.result().map(sort).sort();
      });
      setTimeout(function () {
        tell(fired);
      }, 500);
    });
    era.ready();
  }

  userMedia({ audio: true, video: true }, function (first) {
    userMedia({ audio: true, video: true }, function (second) {
      all(first, second);
    });
  });
})();
