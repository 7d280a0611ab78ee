// The offers and answers of some fifty set-ups, part by part: which sections, in what order and direction, with which
// names, sources, bandwidths and keys.
(function () {
  var AV = { mandatory: { OfferToReceiveAudio: true, OfferToReceiveVideo: true } };
  var noAV = { mandatory: { OfferToReceiveAudio: false, OfferToReceiveVideo: false } };
  var rtp = { optional: [{ RtpDataChannels: true }] };

  /** The sections of a description: the first is the session. */
  function sections(sdp) {
    return sdp.split(/\r\n(?=m=)/);
  }
  function media(sdp) {
    return sections(sdp).slice(1);
  }
  function kind(section) {
    return /^m=(\w+)/.exec(section)[1];
  }
  function matches(section, pattern) {
    return section.match(pattern) || [];
  }

  /** What a source says of itself, in order: `cname msid mslabel label`. */
  function sources(section) {
    var order = [];
    var said = {};
    matches(section, /^a=ssrc:.*$/gm).forEach(function (line) {
      var parts = /^a=ssrc:(\d+) ([^:\r]+)/.exec(line);
      if (!said[parts[1]]) order.push(parts[1]);
      said[parts[1]] = (said[parts[1]] ? said[parts[1]] + ' ' : '') + parts[2];
    });
    return order
      .map(function (id) {
        return said[id];
      })
      .concat(matches(section, /^a=ssrc-group:\w+/gm));
  }

  var parts = {
    sections: function (sdp) {
      return media(sdp).map(function (one) {
        return kind(one) + ' ' + (/^a=(sendrecv|sendonly|recvonly|inactive)/m.exec(one) || [])[1];
      });
    },
    ports: function (sdp) {
      return media(sdp).map(function (one) {
        return /^m=\w+ 0 /.test(one) ? 'none' : 'one';
      });
    },
    transport: function (sdp) {
      return media(sdp).map(function (one) {
        return /^m=\w+ \d+ (\S+)/.exec(one)[1];
      });
    },
    mids: function (sdp) {
      return media(sdp).map(function (one) {
        return (/^a=mid:(\S+)/m.exec(one) || [])[1];
      });
    },
    bundle: function (sdp) {
      return (matches(sections(sdp)[0], /^a=group:BUNDLE.*$/m)[0] || '').split(' ').length - 1;
    },
    'listed streams': function (sdp) {
      return (matches(sections(sdp)[0], /^a=msid-semantic: ?WMS.*$/m)[0] || '')
        .replace(/^a=msid-semantic: ?WMS ?/, '')
        .split(' ')
        .filter(Boolean).length;
    },
    sources: function (sdp) {
      return media(sdp).map(sources);
    },
    bandwidth: function (sdp) {
      return media(sdp).map(function (one) {
        return matches(one, /^b=\S+/gm);
      });
    },
    keys: function (sdp) {
      return media(sdp).map(function (one) {
        return ['fingerprint', 'crypto', 'setup', 'ice-ufrag'].filter(function (name) {
          return one.indexOf('a=' + name + ':') >= 0 || sections(sdp)[0].indexOf('a=' + name + ':') >= 0;
        });
      });
    },
    rtcp: function (sdp) {
      return media(sdp).map(function (one) {
        return matches(one, /^a=rtcp-mux$/gm).length;
      });
    },
    codecs: function (sdp) {
      return media(sdp).map(function (one) {
        return matches(one, /^a=rtpmap:\d+ [^\r\n]*/gm).map(function (line) {
          return line.split(' ')[1];
        });
      });
    },
    application: function (sdp) {
      return media(sdp)
        .filter(function (one) {
          return kind(one) === 'application';
        })
        .map(function (one) {
          return matches(one, /^a=(sctpmap|sctp-port|max-message-size|rtpmap)/gm);
        });
    },
  };
  var few = [
    'sections',
    'ports',
    'transport',
    'mids',
    'bundle',
    'listed streams',
    'sources',
    'bandwidth',
    'keys',
    'rtcp',
  ];

  /** The parts of a description that are observed, and more that the set-up tells. */
  function observed(sdp, which, more) {
    var of = more || {};
    which.forEach(function (part) {
      of[part] = parts[part](sdp);
    });
    return of;
  }

  function offer(name, build, options, configuration, constraints, which) {
    era.later(
      'offer ' + name,
      function (tell, scene) {
        var pc = scene.connection(configuration || null, constraints);
        build(pc);
        var args = [
          function (made) {
            tell(observed(made.sdp, which || few));
          },
          tell.failed,
        ];
        if (options !== undefined) args.push(options);
        pc.createOffer.apply(pc, args);
      },
      { parts: which || few }
    );
  }

  /** A whole round; the answer's parts are observed, and the remote streams on both sides. */
  function pair(name, build, options, buildPeer, answerOptions, which) {
    which = which || few;
    function streams(pc) {
      return pc.getRemoteStreams().map(function (stream) {
        return stream
          .getTracks()
          .map(function (track) {
            return track.kind;
          })
          .sort()
          .join('+');
      });
    }
    era.later(
      'answer ' + name,
      function (tell, scene) {
        var a = scene.connection();
        var b = scene.connection();
        build(a);
        if (buildPeer) buildPeer(b);
        a.createOffer(
          function (made) {
            a.setLocalDescription(made, era.noop, tell.failed);
            b.setRemoteDescription(
              made,
              function () {
                b.createAnswer(
                  function (answer) {
                    b.setLocalDescription(answer, era.noop, tell.failed);
                    a.setRemoteDescription(
                      answer,
                      function () {
                        tell(
                          observed(answer.sdp, which, {
                            'streams of the answerer': streams(b),
                            'streams of the offerer': streams(a),
                          })
                        );
                      },
                      tell.failed
                    );
                  },
                  tell.failed,
                  answerOptions
                );
              },
              tell.failed
            );
          },
          tell.failed,
          options
        );
      },
      { parts: which.concat('streams of the answerer', 'streams of the offerer') }
    );
  }

  function all(S, S2, audio, video) {
    function adds() {
      var streams = arguments;
      return function (pc) {
        Array.prototype.forEach.call(streams, function (stream) {
          pc.addStream(stream);
        });
      };
    }
    function channel(given) {
      return function (pc) {
        pc.createDataChannel('x', given);
      };
    }

    offer('of nothing', era.noop, undefined, null, undefined, ['sections']);
    era.later('offer with one callback', function (tell, scene) {
      scene.connection().createOffer(function (made) {
        tell(parts.sections(made.sdp));
      });
    });
    offer('to receive audio', era.noop, { mandatory: { OfferToReceiveAudio: true } });
    offer('to receive video', era.noop, { mandatory: { OfferToReceiveVideo: true } });
    offer('to receive both', era.noop, AV, null, undefined, few.concat('codecs'));
    offer('to receive no audio', era.noop, { mandatory: { OfferToReceiveAudio: false } }, null, undefined, [
      'sections',
    ]);
    offer('to receive neither', era.noop, noAV, null, undefined, ['sections']);
    offer(
      'to receive both, optional',
      era.noop,
      { optional: [{ OfferToReceiveAudio: true }, { OfferToReceiveVideo: true }] },
      null,
      undefined,
      ['sections']
    );
    offer(
      "to receive both, by 'true'",
      era.noop,
      { mandatory: { OfferToReceiveAudio: 'true', OfferToReceiveVideo: 'true' } },
      null,
      undefined,
      ['sections']
    );
    offer(
      'to receive both, by 1',
      era.noop,
      { mandatory: { OfferToReceiveAudio: 1, OfferToReceiveVideo: 1 } },
      null,
      undefined,
      ['sections']
    );
    offer(
      'to receive both, of today',
      era.noop,
      { offerToReceiveAudio: true, offerToReceiveVideo: true },
      null,
      undefined,
      ['sections']
    );
    offer(
      'to receive both, of today, by 1',
      era.noop,
      { offerToReceiveAudio: 1, offerToReceiveVideo: 1 },
      null,
      undefined,
      ['sections']
    );
    offer('to receive two audios', era.noop, { offerToReceiveAudio: 2 }, null, undefined, ['sections']);
    offer('to receive no video, of today', era.noop, { offerToReceiveVideo: 0 }, null, undefined, ['sections']);
    offer(
      'to receive both, small letters in mandatory',
      era.noop,
      { mandatory: { offerToReceiveAudio: true, offerToReceiveVideo: true } },
      null,
      undefined,
      ['sections']
    );
    offer(
      'to receive both, capitals outside of mandatory',
      era.noop,
      { OfferToReceiveAudio: true, OfferToReceiveVideo: true },
      null,
      undefined,
      ['sections']
    );
    offer('without RTP multiplexing', era.noop, {
      mandatory: { OfferToReceiveAudio: true, OfferToReceiveVideo: true, googUseRtpMUX: false },
    });
    offer(
      'without voice detection',
      era.noop,
      { mandatory: { OfferToReceiveAudio: true, VoiceActivityDetection: false } },
      null,
      undefined,
      ['sections', 'codecs']
    );
    offer(
      'without voice detection, of today',
      era.noop,
      { offerToReceiveAudio: 1, voiceActivityDetection: false },
      null,
      undefined,
      ['sections']
    );
    offer('of a stream', adds(S), undefined, null, undefined, few.concat('codecs'));
    offer('of a stream, to receive neither', adds(S), noAV, null, undefined, ['sections']);
    offer(
      'of a stream, to receive neither, of today',
      adds(S),
      { offerToReceiveAudio: 0, offerToReceiveVideo: 0 },
      null,
      undefined,
      ['sections']
    );
    offer('of a stream, to receive both', adds(S), AV, null, undefined, ['sections']);
    offer('of audio', adds(audio));
    offer('of video', adds(video));
    offer('of audio, to receive video', adds(audio), { mandatory: { OfferToReceiveVideo: true } });
    offer('of video, to receive audio', adds(video), { mandatory: { OfferToReceiveAudio: true } });
    offer('of video, to receive audio, of today', adds(video), { offerToReceiveAudio: true }, null, undefined, [
      'sections',
    ]);
    offer(
      'of an empty stream',
      function (pc) {
        pc.addStream(new webkitMediaStream());
      },
      undefined,
      null,
      undefined,
      ['sections']
    );
    offer('of two streams', adds(S, S2), undefined, null, undefined, ['sections', 'listed streams', 'sources']);
    offer('of audio, then video', adds(audio, video));
    offer('of video, then audio', adds(video, audio));
    offer(
      'of a stream with two videos',
      adds(new webkitMediaStream([S.getVideoTracks()[0], S2.getVideoTracks()[0]])),
      undefined,
      null,
      undefined,
      ['sections', 'sources']
    );
    offer(
      'of a stream that was removed',
      function (pc) {
        pc.addStream(S);
        pc.removeStream(S);
      },
      undefined,
      null,
      undefined,
      ['sections']
    );
    offer('of a channel', channel(), undefined, null, undefined, few.concat('application'));
    offer('of an unreliable channel', channel({ reliable: false }), undefined, null, undefined, [
      'sections',
      'application',
    ]);
    offer('of a stream and a channel', function (pc) {
      pc.addStream(S);
      pc.createDataChannel('x');
    });
    offer('of a channel, to receive audio', channel(), { offerToReceiveAudio: 1 }, null, undefined, ['sections']);
    offer('of a channel, to receive neither', channel(), noAV, null, undefined, ['sections']);
    offer('of an RTP channel', channel({ reliable: false }), undefined, null, rtp, few.concat('application'));
    offer(
      'of two RTP channels',
      function (pc) {
        pc.createDataChannel('x', { reliable: false });
        pc.createDataChannel('y', { reliable: false });
      },
      undefined,
      null,
      rtp
    );
    offer(
      'of a stream and an RTP channel',
      function (pc) {
        pc.addStream(S);
        pc.createDataChannel('x', { reliable: false });
      },
      undefined,
      null,
      rtp,
      few.concat('application')
    );
    offer('with RTP channels allowed, without any', era.noop, undefined, null, rtp, ['sections']);
    offer('of a stream, without DTLS', adds(S), undefined, null, { optional: [{ DtlsSrtpKeyAgreement: false }] }, [
      'sections',
      'transport',
      'keys',
    ]);
    offer(
      'of a stream, without DTLS, mandatory',
      adds(S),
      undefined,
      null,
      { mandatory: { DtlsSrtpKeyAgreement: false } },
      ['sections', 'transport', 'keys']
    );
    offer('of a stream, with DTLS', adds(S), undefined, null, { optional: [{ DtlsSrtpKeyAgreement: true }] }, [
      'sections',
      'transport',
      'keys',
    ]);
    offer('of a stream, max-bundle', adds(S), undefined, { iceServers: [], bundlePolicy: 'max-bundle' });
    offer(
      'of a stream, rtcp-mux required',
      adds(S),
      undefined,
      { iceServers: [], rtcpMuxPolicy: 'require' },
      undefined,
      ['sections', 'rtcp']
    );
    // The dialect that all of these engines spoke, asked for as in Chrome 65 to 96.
    offer('of a stream, Plan B', adds(S), undefined, { iceServers: [], sdpSemantics: 'plan-b' });
    offer('of two streams, Plan B', adds(S, S2), undefined, { iceServers: [], sdpSemantics: 'plan-b' });
    offer('of audio, then video, Plan B', adds(audio, video), undefined, { iceServers: [], sdpSemantics: 'plan-b' });
    offer(
      'of video, to receive audio, Plan B',
      adds(video),
      { mandatory: { OfferToReceiveAudio: true } },
      { iceServers: [], sdpSemantics: 'plan-b' }
    );
    offer(
      'of a stream and a channel, Plan B',
      function (pc) {
        pc.addStream(S);
        pc.createDataChannel('x');
      },
      undefined,
      { iceServers: [], sdpSemantics: 'plan-b' },
      undefined,
      few.concat('application')
    );

    // Each offer stands alone.
    function twice(name, build, first, second) {
      era.later(
        'offer ' + name,
        function (tell, scene) {
          var pc = scene.connection();
          build(pc);
          pc.createOffer(
            function (one) {
              function then(other) {
                tell({ first: parts.sections(one.sdp), second: parts.sections(other.sdp) });
              }
              if (second) pc.createOffer(then, tell.failed, second);
              else pc.createOffer(then, tell.failed);
            },
            tell.failed,
            first
          );
        },
        { parts: ['first', 'second'] }
      );
    }
    twice('of a stream, to receive neither, then again without options', adds(S), noAV);
    twice('of a stream, to receive neither, then both', adds(S), noAV, AV);
    twice('of a stream, to receive both, then neither', adds(S), AV, noAV);
    twice('of audio, to receive video, then again without options', adds(audio), {
      mandatory: { OfferToReceiveVideo: true },
    });

    pair('to nothing', era.noop, undefined, null, undefined, ['sections']);
    pair('to a stream, with a stream', adds(S), undefined, adds(S2));
    pair('to a stream, with nothing', adds(S));
    pair('to a stream, receiving neither', adds(S), undefined, null, noAV);
    pair('to one who receives both, with a stream', era.noop, AV, adds(S2));
    pair('to one who receives audio, with a stream', era.noop, { mandatory: { OfferToReceiveAudio: true } }, adds(S2));
    pair('to two streams, with audio and video', adds(S, S2), undefined, adds(audio, video), undefined, ['sections']);
    pair('to audio, with video', adds(audio), undefined, adds(video));
    pair('to a channel', channel());
    pair(
      'to a stream and a channel',
      function (pc) {
        pc.addStream(S);
        pc.createDataChannel('x');
      },
      undefined,
      adds(S2)
    );
    era.ready();
  }

  function getUserMedia(constraints, then) {
    navigator.webkitGetUserMedia(constraints, then, function (error) {
      throw error;
    });
  }
  getUserMedia({ audio: true, video: true }, function (first) {
    getUserMedia({ audio: true, video: true }, function (second) {
      getUserMedia({ audio: true }, function (audio) {
        getUserMedia({ video: true }, function (video) {
          all(first, second, audio, video);
        });
      });
    });
  });
})();
