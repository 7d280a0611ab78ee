// What pages of those years made a telephone of: one with each library, all with the same buttons.

/** Runs in each of the two pages: what a telephone is, whichever library it has. */
export const library = () => {
  window.until = async (is) => {
    while (!is())
      await new Promise((later) => {
        setTimeout(later, 50);
      });
  };
  /** What the other side says about its sections. */
  const told = () => {
    const connection = phone.connection();
    return connection.signalingState === 'stable' && calls.media(connection.remoteDescription.sdp).join();
  };
  window.telling = (direction) => until(() => told() === `audio ${direction},video ${direction}`);
  window.shown = async () => {
    const video = document.querySelector('video');
    await until(() => video.videoWidth > 0);
    await calls.moves(video);
    return 'moves';
  };
};

/** Runs in each page: jssip. */
export const jssip = () => {
  const options = { mediaConstraints: { audio: true, video: true }, pcConfig: { iceServers: [] } };
  let session;
  const events = [];
  const take = (its) => {
    session = its;
    session.on('addstream', ({ stream }) => {
      JsSIP.rtcninja.attachMediaStream(document.querySelector('video'), stream);
    });
    session.on('newDTMF', ({ originator, dtmf }) => {
      if (originator === 'remote') events.push(dtmf.tone);
    });
    for (const name of ['hold', 'unhold', 'ended'])
      session.on(name, ({ originator }) => {
        if (originator === 'remote') events.push(name);
      });
    session.on('failed', ({ cause }) => events.push(`failed: ${cause}`));
  };
  window.phone = {
    events,
    connection: () => session?.connection,
    register: (url, name) =>
      new Promise((resolve, reject) => {
        const agent = (phone.agent = new JsSIP.UA({ ws_servers: url, uri: `sip:${name}@example.com`, register: true }));
        agent.on('registered', resolve);
        agent.on('registrationFailed', ({ cause }) => reject(new Error(cause)));
        agent.on('newRTCSession', (event) => {
          if (event.originator !== 'remote') return;
          take(event.session);
          session.answer(options);
        });
        agent.start();
      }),
    call: (name) => take(phone.agent.call(`sip:${name}@example.com`, options)),
    hold: () => {
      session.hold();
    },
    unhold: () => {
      session.unhold();
    },
    dial: (tone) => session.sendDTMF(tone),
    hangUp: () => session.terminate(),
    stop: () => phone.agent.stop(),
  };
};

/** Runs in each page: sip.js, whose media are given otherwise from 0.8 on, and which tells of no hold then. */
export const sipjs = () => {
  const isLater = !SIP.WebRTC.MediaHandler;
  const constraints = { audio: true, video: true };
  const options = () => (isLater ? { sessionDescriptionHandlerOptions: { constraints } } : { media: { constraints } });
  let session;
  const events = [];
  const take = (its) => {
    session = its;
    session.on('dtmf', (request, dtmf) => {
      if (dtmf.direction === 'incoming') events.push(String(dtmf.tone));
    });
    for (const name of ['hold', 'unhold'])
      session.on(name, ({ originator }) => {
        if (originator === 'remote') events.push(name);
      });
    session.on('bye', () => events.push('ended'));
    session.on('failed', (response, cause) => events.push(`failed: ${cause}`));
    const video = document.querySelector('video');
    if (isLater) {
      session.on('reinviteAccepted', () =>
        events.push(/a=recvonly/.test(phone.connection().localDescription.sdp) ? 'hold' : 'unhold')
      );
      session.on('accepted', () => {
        video.srcObject = new MediaStream(
          phone
            .connection()
            .getReceivers()
            .map(({ track }) => track)
        );
        video.play();
      });
    } else {
      const attach = () => {
        const stream = session.mediaHandler.getRemoteStreams().pop();
        if (stream) video.src = URL.createObjectURL(stream);
      };
      // A caller's stream may be there already; it comes once more when it comes back from hold.
      attach();
      session.mediaHandler.on('addStream', attach);
    }
  };
  window.phone = {
    events,
    connection: () => (session?.sessionDescriptionHandler ?? session?.mediaHandler)?.peerConnection,
    register: (url, name) =>
      new Promise((resolve, reject) => {
        const agent = (phone.agent = new SIP.UA({
          uri: `${name}@example.com`,
          wsServers: [url],
          register: true,
          log: { builtinEnabled: false },
          stunServers: [],
          sessionDescriptionHandlerFactoryOptions: { peerConnectionOptions: { rtcConfiguration: { iceServers: [] } } },
        }));
        agent.on('registered', resolve);
        agent.on('registrationFailed', (response, cause) => reject(new Error(cause)));
        agent.on('invite', (its) => {
          take(its);
          session.accept(options());
        });
        agent.start();
      }),
    call: (name) => take(phone.agent.invite(`sip:${name}@example.com`, options())),
    hold: () => {
      session.hold();
    },
    unhold: () => {
      session.unhold();
    },
    dial: (tone) => {
      session.dtmf(tone);
    },
    hangUp: () => {
      session.bye();
    },
    stop: () => {
      phone.agent.stop();
    },
  };
};

/**
 * Runs in each page: sipml5, which makes offers when the connection needs negotiation. It exposes its connection to
 * nobody.
 */
export const sipml = () => {
  const { play } = HTMLMediaElement.prototype;
  HTMLMediaElement.prototype.play = function () {
    // It asks twice, and looks at no promise.
    play.call(this)?.catch(() => {});
  };
  let session;
  let connection;
  const Its = window.RTCPeerConnection;
  window.RTCPeerConnection = function (...args) {
    connection = new Its(...args);
    return connection;
  };
  const events = [];
  const words = { m_remote_hold: 'hold', m_remote_resume: 'unhold', terminated: 'ended' };
  const heard = (event) => {
    if (words[event.type]) events.push(words[event.type]);
    if (event.type === 'i_info') events.push(/Signal=(.)/.exec(event.getContentString())[1]);
  };
  const listen = { events: '*', listener: heard };
  window.phone = {
    events,
    connection: () => connection,
    register: (url, name) =>
      new Promise((resolve, reject) => {
        SIPml.init(() => {
          const agent = (phone.agent = new SIPml.Stack({
            realm: 'example.com',
            impi: name,
            impu: `sip:${name}@example.com`,
            display_name: name,
            websocket_proxy_url: url,
            ice_servers: '[]',
            enable_rtcweb_breaker: false,
            events_listener: {
              events: '*',
              listener: (event) => {
                if (event.type === 'started') {
                  agent
                    .newSession('register', {
                      events_listener: {
                        events: '*',
                        listener: ({ type }) => {
                          if (type === 'connected') resolve();
                        },
                      },
                    })
                    .register();
                } else if (event.type === 'failed_to_start') reject(new Error(event.description));
                else if (event.type === 'i_new_call') {
                  session = event.newSession;
                  session.accept({ video_remote: document.querySelector('video'), events_listener: listen });
                }
              },
            },
          }));
          agent.start();
        }, reject);
      }),
    call: (name) => {
      session = phone.agent.newSession('call-audiovideo', {
        video_remote: document.querySelector('video'),
        events_listener: listen,
      });
      session.call(name);
    },
    hold: () => {
      session.hold();
    },
    unhold: () => {
      session.resume();
    },
    dial: (tone) => {
      session.dtmf(tone);
    },
    hangUp: () => {
      session.hangup();
    },
    stop: () => {
      phone.agent.stop();
    },
  };
};
