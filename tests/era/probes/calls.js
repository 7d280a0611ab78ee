// Whole calls: the order of events on each side, renegotiation, hang-up, failure.
(function () {
  era.sideBySide(4);

  var logs = ['callbacks', 'signalling', 'ice', 'streams', 'needed'];
  var sides = ['offerer', 'answerer'];

  function log(pair) {
    var of = { errors: pair.errors };
    logs.forEach(function (subject) {
      of['offerer: ' + subject] = pair.logA[subject].slice();
      of['answerer: ' + subject] = pair.logB[subject].slice();
    });
    return of;
  }
  var logParts = ['errors'];
  logs.forEach(function (subject) {
    sides.forEach(function (side) {
      logParts.push(side + ': ' + subject);
    });
  });

  /** Observes a call: `prepare(pair)` before it is negotiated, and when it stands, `more(pair)` gives more parts. */
  function observe(name, prepare, more, moreParts, options) {
    era.later(
      name,
      function (tell, scene) {
        var pair = new dialogue.Pair(scene);
        prepare(pair);
        setTimeout(function () {
          pair.options = options;
          pair.negotiate();
          pair.connected(function () {
            var of = log(pair);
            var extra = more ? more(pair) : {};
            Object.keys(extra).forEach(function (key) {
              of[key] = extra[key];
            });
            tell(of);
          });
        }, 300);
      },
      { parts: logParts.concat(moreParts || []), patience: 30000 }
    );
  }

  /**
   * Observes a connected call, then `change(pair, again, tell)`: `again(then)` clears the logs, and negotiates once
   * more.
   */
  function later(name, prepare, change, parts) {
    era.later(
      name,
      function (tell, scene) {
        var pair = new dialogue.Pair(scene);
        prepare(pair);
        pair.negotiate();
        pair.connected(function () {
          clear(pair);
          change(
            pair,
            function (then) {
              setTimeout(function () {
                pair.negotiate(function () {
                  setTimeout(then, 500);
                });
              }, 300);
            },
            tell
          );
        });
      },
      { parts: parts, patience: 40000 }
    );
  }
  function clear(pair) {
    [pair.logA, pair.logB].forEach(function (one) {
      Object.keys(one).forEach(function (key) {
        one[key].length = 0;
      });
    });
  }

  function copy(stream) {
    return new webkitMediaStream(
      stream.getTracks().map(function (track) {
        return track.clone();
      })
    );
  }

  function all(S, S2) {
    var adds = function (pair) {
      pair.a.addStream(S);
      pair.b.addStream(S2);
    };
    function end(pair) {
      var of = {};
      [
        ['offerer', pair.a, pair.logA],
        ['answerer', pair.b, pair.logB],
      ].forEach(function (side) {
        of[side[0] + ': states'] = [side[1].signalingState, side[1].iceConnectionState, side[1].iceGatheringState];
        of[side[0] + ': last candidate'] = side[2].candidates[side[2].candidates.length - 1];
        of[side[0] + ': remote streams'] = side[1].getRemoteStreams().map(dialogue.kinds);
      });
      return of;
    }
    var ends = [];
    sides.forEach(function (side) {
      ['states', 'last candidate', 'remote streams'].forEach(function (key) {
        ends.push(side + ': ' + key);
      });
    });

    observe('a call with sound and pictures', adds, end, ends);
    observe(
      'a call to one who sends nothing',
      function (pair) {
        pair.a.addStream(S);
      },
      end,
      ends
    );
    observe(
      'a call by one who sends nothing',
      function (pair) {
        pair.b.addStream(S2);
      },
      end,
      ends,
      { mandatory: { OfferToReceiveAudio: true, OfferToReceiveVideo: true } }
    );
    observe(
      'a call with a channel alone',
      function (pair) {
        pair.a.createDataChannel('x');
      },
      end,
      ends
    );
    observe(
      'a call with everything',
      function (pair) {
        adds(pair);
        pair.a.createDataChannel('x');
      },
      end,
      ends
    );

    // What a remote stream is when it comes.
    var facts = [
      'its id',
      'its tracks have the ids of the sender',
      'labels are ids',
      'enabled',
      'muted',
      'readyState',
      'active',
      'ended',
      'the same in getRemoteStreams',
      'state of signalling',
    ];
    era.later(
      'a remote stream, when it comes',
      function (tell, scene) {
        var pair = new dialogue.Pair(scene);
        adds(pair);
        pair.b.onaddstream = function (event) {
          var stream = event.stream,
            tracks = stream.getTracks();
          function ofKind(kind) {
            return S.getTracks().filter(function (track) {
              return track.kind === kind;
            })[0];
          }
          tell({
            'its id': stream.id === S.id,
            'its tracks have the ids of the sender': tracks.map(function (track) {
              return track.id === ofKind(track.kind).id;
            }),
            'labels are ids': tracks.map(function (track) {
              return track.label === track.id;
            }),
            enabled: tracks.map(function (track) {
              return track.enabled;
            }),
            muted: tracks.map(function (track) {
              return track.muted;
            }),
            readyState: tracks.map(function (track) {
              return track.readyState;
            }),
            active: stream.active,
            ended: Boolean(stream.ended),
            'the same in getRemoteStreams': pair.b.getRemoteStreams()[0] === stream,
            'state of signalling': pair.b.signalingState,
          });
        };
        pair.negotiate();
      },
      { parts: facts }
    );
    era.later('a remote stream to a side that sends nothing, ids of its tracks', function (tell, scene) {
      var pair = new dialogue.Pair(scene);
      pair.a.addStream(S);
      pair.b.onaddstream = function (event) {
        tell(
          event.stream.getTracks().map(function (track) {
            return S.getTrackById(track.id) !== null;
          })
        );
      };
      pair.negotiate();
    });

    // Events.
    ['addstream', 'icecandidate', 'signalingstatechange', 'iceconnectionstatechange', 'negotiationneeded'].forEach(
      function (type) {
        era.later(
          'the event ' + type,
          function (tell, scene) {
            var pair = new dialogue.Pair(scene);
            adds(pair);
            pair.b.addEventListener(type, function (event) {
              tell({
                class: era.classOf(event),
                bubbles: event.bubbles,
                cancelable: event.cancelable,
                target: event.target === pair.b,
                type: event.type,
                'handler comes with it': typeof pair.b['on' + type] !== 'undefined',
              });
            });
            setTimeout(function () {
              pair.negotiate();
            }, 200);
          },
          { parts: ['class', 'bubbles', 'cancelable', 'target', 'type', 'handler comes with it'] }
        );
      }
    );
    era.later('a handler and listeners come in the order in which they were set', function (tell, scene) {
      var pair = new dialogue.Pair(scene);
      var order = [];
      pair.a.addStream(S);
      pair.b.addEventListener('addstream', function () {
        order.push('first');
      });
      pair.b.onaddstream = function () {
        order.push('handler');
      };
      pair.b.addEventListener('addstream', function () {
        order.push('last');
      });
      pair.negotiate(function () {
        tell(order);
      });
    });

    // Renegotiation.
    function streamEvents(stream, list) {
      ['addtrack', 'removetrack', 'inactive', 'ended', 'active'].forEach(function (type) {
        stream.addEventListener(type, function () {
          list.push(type);
        });
      });
      stream.getTracks().forEach(function (track) {
        track.addEventListener('ended', function () {
          list.push(track.kind + ' ended');
        });
      });
    }
    later(
      'removeStream',
      adds,
      function (pair, again, tell) {
        var stream = pair.b.getRemoteStreams()[0],
          tracks = stream.getTracks(),
          events = [];
        streamEvents(stream, events);
        pair.b.addEventListener('removestream', function () {
          events.push('removestream');
        });
        pair.a.removeStream(S);
        again(function () {
          tell({
            'signalling of the offerer': pair.logA.signalling,
            'signalling of the answerer': pair.logB.signalling,
            needed: pair.logA.needed,
            'ice of the offerer': pair.logA.ice,
            'tracks are': tracks.map(function (track) {
              return track.readyState;
            }),
            'tracks of the stream': dialogue.kinds(stream),
            active: stream.active,
            events: events
              .filter(function (text) {
                return !/ended$/.test(text);
              })
              .sort(),
            'tracks that ended': events
              .filter(function (text) {
                return / ended$/.test(text);
              })
              .sort(),
            left: pair.b.getRemoteStreams().length,
            errors: pair.errors,
          });
        });
      },
      [
        'signalling of the offerer',
        'signalling of the answerer',
        'needed',
        'ice of the offerer',
        'tracks are',
        'tracks of the stream',
        'active',
        'events',
        'tracks that ended',
        'left',
        'errors',
      ]
    );
    later(
      'removeStream, then addStream of the same',
      adds,
      function (pair, again, tell) {
        var before = pair.b.getRemoteStreams()[0];
        pair.a.removeStream(S);
        again(function () {
          clear(pair);
          pair.a.addStream(S);
          again(function () {
            var now = pair.b.getRemoteStreams()[0];
            tell({
              'streams of the answerer': pair.logB.streams,
              needed: pair.logA.needed,
              'the same object': now === before,
              'the same id': now && now.id === before.id,
              'tracks are':
                now &&
                now.getTracks().map(function (track) {
                  return track.readyState;
                }),
              errors: pair.errors,
            });
          });
        });
      },
      ['streams of the answerer', 'needed', 'the same object', 'the same id', 'tracks are', 'errors']
    );
    later(
      'a second stream',
      adds,
      function (pair, again, tell) {
        var second = copy(S);
        pair.a.addStream(second);
        again(function () {
          tell({
            'signalling of the answerer': pair.logB.signalling,
            'streams of the answerer': pair.logB.streams,
            needed: pair.logA.needed,
            ids: pair.b.getRemoteStreams().map(function (stream) {
              return stream.id === S.id ? 'first' : stream.id === second.id ? 'second' : 'unknown';
            }),
            errors: pair.errors,
          });
        });
      },
      ['signalling of the answerer', 'streams of the answerer', 'needed', 'ids', 'errors']
    );

    // A stream that is sent changes.
    function changed(name, start, change) {
      era.later(
        name,
        function (tell, scene) {
          var pair = new dialogue.Pair(scene),
            stream = start();
          pair.a.addStream(stream);
          pair.negotiate();
          pair.connected(function () {
            var remote = pair.b.getRemoteStreams()[0],
              before = remote.getTracks(),
              events = [];
            streamEvents(remote, events);
            clear(pair);
            change(stream);
            setTimeout(function () {
              pair.negotiate(function () {
                setTimeout(function () {
                  tell({
                    needed: pair.logA.needed,
                    'events of the stream': events
                      .filter(function (text) {
                        return !/ended/.test(text);
                      })
                      .sort(),
                    streams: pair.logB.streams,
                    'the same object': pair.b.getRemoteStreams()[0] === remote,
                    tracks: dialogue.kinds(remote),
                    'old tracks': before
                      .map(function (track) {
                        return track.kind + ' ' + track.readyState;
                      })
                      .sort(),
                    ids: remote.getTracks().map(function (track) {
                      return stream.getTrackById(track.id) !== null;
                    }),
                    errors: pair.errors,
                  });
                }, 500);
              });
            }, 400);
          });
        },
        {
          parts: [
            'needed',
            'events of the stream',
            'streams',
            'the same object',
            'tracks',
            'old tracks',
            'ids',
            'errors',
          ],
          patience: 40000,
        }
      );
    }
    function videoOf(stream) {
      return stream.getVideoTracks()[0];
    }
    changed(
      'addTrack to a stream that is sent',
      function () {
        return copy(S);
      },
      function (stream) {
        stream.addTrack(videoOf(S2).clone());
      }
    );
    changed(
      'removeTrack from a stream that is sent',
      function () {
        return copy(S);
      },
      function (stream) {
        stream.removeTrack(videoOf(stream));
      }
    );
    changed(
      'another video in the place of the only one',
      function () {
        return new webkitMediaStream([videoOf(S).clone()]);
      },
      function (stream) {
        stream.removeTrack(videoOf(stream));
        stream.addTrack(videoOf(S2).clone());
      }
    );
    changed(
      'audio in the place of the only video',
      function () {
        return new webkitMediaStream([videoOf(S).clone()]);
      },
      function (stream) {
        stream.removeTrack(videoOf(stream));
        stream.addTrack(S2.getAudioTracks()[0].clone());
      }
    );
    changed(
      'another video beside audio',
      function () {
        return copy(S);
      },
      function (stream) {
        stream.removeTrack(videoOf(stream));
        stream.addTrack(videoOf(S2).clone());
      }
    );

    // On hold, and back.
    function hold(name, options, munge) {
      later(
        name,
        adds,
        function (pair, again, tell) {
          var stream = pair.b.getRemoteStreams()[0],
            own = pair.a.getRemoteStreams()[0],
            of = {};
          function told(when) {
            of[when + ': sections'] = [pair.a.localDescription.sdp, pair.a.remoteDescription.sdp].map(directions);
            of[when + ': streams'] = [pair.logA.streams.slice(), pair.logB.streams.slice()];
            of[when + ': the same objects'] = [
              pair.a.getRemoteStreams()[0] === own,
              pair.b.getRemoteStreams()[0] === stream,
            ];
            of[when + ': tracks are'] = [own, stream].map(function (one) {
              return one.getTracks().map(function (track) {
                return track.readyState;
              });
            });
            clear(pair);
          }
          pair.options = options;
          pair.munge = munge;
          again(function () {
            told('on hold');
            pair.options = pair.munge = undefined;
            again(function () {
              told('back');
              of.errors = pair.errors;
              tell(of);
            });
          });
        },
        ['errors'].concat(holds('on hold'), holds('back'))
      );
    }
    function holds(when) {
      return ['sections', 'streams', 'the same objects', 'tracks are'].map(function (part) {
        return when + ': ' + part;
      });
    }
    function directions(sdp) {
      return sdp
        .split(/^m=/m)
        .slice(1)
        .map(function (section) {
          return (/^a=(sendrecv|sendonly|recvonly|inactive)/m.exec(section) || [])[1];
        });
    }
    hold('hold by an offer to receive neither', {
      mandatory: { OfferToReceiveAudio: false, OfferToReceiveVideo: false },
    });
    hold('hold by sendonly in the offer', undefined, function (sdp) {
      return sdp.replace(/a=sendrecv/g, 'a=sendonly');
    });
    hold('hold by inactive in the offer', undefined, function (sdp) {
      return sdp.replace(/a=sendrecv/g, 'a=inactive');
    });

    // The end.
    later(
      'hang-up',
      function (pair) {
        adds(pair);
        pair.channel = pair.a.createDataChannel('x');
        pair.b.ondatachannel = function (event) {
          pair.other = event.channel;
        };
      },
      function (pair, again, tell) {
        var stream = pair.b.getRemoteStreams()[0],
          of = {};
        pair.b.close();
        of['next line: signalling'] = pair.b.signalingState;
        of['next line: ice'] = pair.b.iceConnectionState;
        of['next line: remote tracks'] = stream.getTracks().map(function (track) {
          return track.readyState;
        });
        of['next line: remote streams'] = pair.b.getRemoteStreams().length;
        of['next line: channel'] = pair.other && pair.other.readyState;
        of['next line: local tracks'] = S2.getTracks().map(function (track) {
          return track.readyState;
        });
        of['next line: descriptions'] = [pair.b.localDescription.type, pair.b.remoteDescription.type];
        setTimeout(function () {
          of['later: signalling'] = pair.logB.signalling;
          of['later: ice'] = pair.logB.ice;
          of['later: remote tracks'] = stream.getTracks().map(function (track) {
            return track.readyState;
          });
          of['later: channel'] = pair.other && pair.other.readyState;
          of['later: streams'] = pair.logB.streams;
          of['later: the other side'] = pair.a.signalingState;
          of['later: its remote tracks'] = pair.a
            .getRemoteStreams()[0]
            .getTracks()
            .map(function (track) {
              return track.readyState;
            });
          tell(of);
        }, 900);
      },
      [
        'next line: signalling',
        'next line: ice',
        'next line: remote tracks',
        'next line: remote streams',
        'next line: channel',
        'next line: local tracks',
        'next line: descriptions',
        'later: signalling',
        'later: ice',
        'later: remote tracks',
        'later: channel',
        'later: streams',
        'later: the other side',
        'later: its remote tracks',
      ]
    );
    era.later('close() of a connection that was never used', function (tell, scene) {
      var pc = scene.connection(),
        events = [];
      ['signalingstatechange', 'iceconnectionstatechange', 'icecandidate', 'negotiationneeded'].forEach(
        function (type) {
          pc.addEventListener(type, function () {
            events.push(type);
          });
        }
      );
      pc.close();
      setTimeout(function () {
        tell(events);
      }, 400);
    });

    // Failure.
    era.later('an answer that cannot be read', function (tell, scene) {
      var pair = new dialogue.Pair(scene),
        order = [];
      pair.a.createOffer(
        function (offer) {
          pair.a.setLocalDescription(
            offer,
            function () {
              pair.a.setRemoteDescription(
                new RTCSessionDescription({ type: 'answer', sdp: 'x' }),
                function () {
                  order.push('success');
                },
                function () {
                  order.push('failure');
                }
              );
              setTimeout(function () {
                tell([order, pair.a.signalingState, pair.a.remoteDescription && pair.a.remoteDescription.type]);
              }, 400);
            },
            tell.failed
          );
        },
        tell.failed,
        { mandatory: { OfferToReceiveAudio: true } }
      );
    });
    era.later('both sides offer', function (tell, scene) {
      var pair = new dialogue.Pair(scene),
        order = [];
      adds(pair);
      function offers(pc, then) {
        pc.createOffer(function (offer) {
          pc.setLocalDescription(
            offer,
            function () {
              then(offer);
            },
            tell.failed
          );
        }, tell.failed);
      }
      offers(pair.a, function () {
        offers(pair.b, function (offer) {
          pair.a.setRemoteDescription(
            offer,
            function () {
              order.push('success');
            },
            function () {
              order.push('failure');
            }
          );
          setTimeout(function () {
            tell([
              order,
              pair.a.signalingState,
              pair.a.localDescription.type,
              pair.a.remoteDescription && pair.a.remoteDescription.type,
            ]);
          }, 500);
        });
      });
    });
    era.later('an answer without media', function (tell, scene) {
      var pair = new dialogue.Pair(scene);
      pair.a.createOffer(
        function (offer) {
          pair.a.setLocalDescription(
            offer,
            function () {
              pair.b.setRemoteDescription(
                offer,
                function () {
                  pair.b.createAnswer(function (answer) {
                    var cut = new RTCSessionDescription({ type: 'answer', sdp: answer.sdp.split('m=')[0] });
                    pair.a.setRemoteDescription(
                      cut,
                      function () {
                        tell('success');
                      },
                      function () {
                        tell('failure');
                      }
                    );
                  }, tell.failed);
                },
                tell.failed
              );
            },
            tell.failed
          );
        },
        tell.failed,
        { mandatory: { OfferToReceiveAudio: true } }
      );
    });

    // When negotiation is needed.
    era.later('negotiationneeded', function (tell, scene) {
      var pc = scene.connection(),
        log = [];
      pc.onnegotiationneeded = function () {
        log.push('needed');
      };
      var steps = [
        function () {
          pc.addStream(copy(S));
        },
        function () {
          pc.addStream(copy(S));
          pc.addStream(copy(S));
        },
        function () {
          pc.createDataChannel('x');
        },
        function () {
          pc.createDataChannel('y');
        },
        function () {
          pc.removeStream(pc.getLocalStreams()[0]);
        },
      ];
      (function next() {
        var step = steps.shift();
        if (!step) return tell(log);
        step();
        log.push('next line');
        setTimeout(next, 200);
      })();
    });
    era.later('negotiationneeded of empty streams', function (tell, scene) {
      var pc = scene.connection(),
        log = [];
      pc.onnegotiationneeded = function () {
        log.push('needed');
      };
      pc.addStream(new webkitMediaStream());
      setTimeout(function () {
        tell(log);
      }, 300);
    });
    era.later('negotiationneeded of a connection that is closed on the next line', function (tell, scene) {
      var pc = scene.connection(),
        log = [];
      pc.onnegotiationneeded = function () {
        log.push('needed');
      };
      pc.addStream(copy(S));
      pc.close();
      setTimeout(function () {
        tell(log);
      }, 300);
    });
    era.ready();
  }

  userMedia({ audio: true, video: true }, function (first) {
    userMedia({ audio: true, video: true }, function (second) {
      all(first, second);
    });
  });
})();
