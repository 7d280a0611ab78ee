// What gateways write: a script that defines `gateway`, with a description, the kinds of fault, and calls with it.

/** Runs in the page: descriptions as a gateway wrote them, and the kinds of fault. */
function library() {
  const gateway = (window.gateway = {});
  const digits = Array.from({ length: 32 }, (_, index) => (index + 160).toString(16).toUpperCase());
  const fingerprint = `a=fingerprint:sha-256 ${digits.join(':')}`;
  const transport = (setup, mid) => [
    'c=IN IP4 127.0.0.1',
    'a=ice-ufrag:Gw3x',
    'a=ice-pwd:abcdefghijklmnopqrstuvwx',
    fingerprint,
    `a=setup:${setup}`,
    `a=mid:${mid}`,
  ];

  gateway.describe = (setup, [audio, video, data], { opus = 111, vp8 = 100, level = 1 } = {}) =>
    [
      'v=0',
      'o=- 1433832402044130222 3 IN IP4 127.0.0.1',
      's=-',
      't=0 0',
      `a=group:BUNDLE ${audio} ${video} ${data}`,
      'a=msid-semantic: WMS gw',
      `m=audio 9 RTP/SAVPF ${opus} 0`,
      ...transport(setup, audio),
      `a=extmap:${level} urn:ietf:params:rtp-hdrext:ssrc-audio-level`,
      'a=sendrecv',
      'a=rtcp-mux',
      `a=rtpmap:${opus} opus/48000/2`,
      'a=rtpmap:0 PCMU/8000',
      'a=candidate:1 1 udp 2130706431 127.0.0.1 40000 typ host',
      'a=ssrc:1001 cname:gw',
      'a=ssrc:1001 msid:gw gwa',
      `m=video 9 RTP/SAVPF ${vp8}`,
      ...transport(setup, video),
      'b=AS:512',
      'a=sendrecv',
      'a=rtcp-mux',
      `a=rtpmap:${vp8} VP8/90000`,
      'a=ssrc:2001 cname:gw',
      'a=ssrc:2001 msid:gw gwv',
      'm=application 9 DTLS/SCTP 5000',
      ...transport(setup, data),
      'a=sctpmap:5000 webrtc-datachannel 1024',
      '',
    ].join('\r\n');

  const replace = (from, to) => (sdp) => sdp.replace(from, to);
  const long = (sdp) => {
    const [, mid] = /m=video[^]*?a=mid:(\S+)/.exec(sdp);
    return sdp
      .replace(`a=mid:${mid}\r\n`, 'a=mid:a-name-of-20-letters\r\n')
      .replace(/a=group:BUNDLE (\S+) \S+/, 'a=group:BUNDLE $1 a-name-of-20-letters');
  };
  const line = (text) => replace(/(?=a=rtpmap:\d+ VP8)/, `${text}\r\n`);
  gateway.kinds = {
    fine: (sdp) => sdp,
    'BUNDLE without mids': replace(/a=mid:.*\r\n/g, ''),
    'BUNDLE with unknown mids': replace(/(a=group:BUNDLE.*)/, '$1 nosuch'),
    'BUNDLE of unknown mids only': replace(/a=group:BUNDLE.*/, 'a=group:BUNDLE one two'),
    'a mid twice in BUNDLE': replace(/a=group:BUNDLE (\S+)/, 'a=group:BUNDLE $1 $1'),
    'BUNDLE twice': replace(/(a=group:BUNDLE.*\r\n)/, '$1$1'),
    'a blank behind BUNDLE': replace(/(a=group:BUNDLE.*)/, '$1 '),
    'a bare rejected section': replace(/m=video 9 (\S+ \S+)\r\n[^]*?(?=m=)/, 'm=video 0 $1\r\n'),
    'no a=setup': replace(/a=setup:.*\r\n/g, ''),
    'a fingerprint in small letters': replace(/a=fingerprint.*/g, (text) => text.toLowerCase()),
    'no c=': replace(/c=.*\r\n/g, ''),
    'a host name in c=': replace(/c=.*/g, 'c=IN IP4 media.example.org'),
    'an address of the other family in c=': replace(/c=.*/g, 'c=IN IP4 ::1'),
    'a group in c=': replace(/c=.*/g, 'c=IN IP4 224.2.1.1/127'),
    'RTP/AVPF': replace(/9 RTP\/SAVPF/g, '1 RTP/AVPF'),
    'letters that are not ASCII': (sdp) =>
      sdp
        .replace('s=-', 's=R\u00e9union')
        .replace(/cname:gw/g, 'cname:caf\u00e9')
        .replace(/msid:gw gw/g, 'msid:gw\u00e9 \u00e9'),
    'a session id of 30 digits': replace(/o=- \d+/, 'o=- 123456789012345678901234567890'),
    'an m-line that ends in a blank': replace(/(m=.*)\r\n/g, '$1 \r\n'),
    'one extmap id for two URIs': (sdp) =>
      line(`a=extmap:${/extmap:(\d+)/.exec(sdp)[1]} urn:ietf:params:rtp-hdrext:toffset`)(sdp),
    'an extmap that the offer has not': line('a=extmap:13 urn:example:unknown'),
    'b= with a fraction': replace('b=AS:512', 'b=AS:512.5'),
    'b= below zero': replace('b=AS:512', 'b=AS:-1'),
    'one payload type for two codecs': (sdp) => line(`a=rtpmap:${/rtpmap:(\d+) VP8/.exec(sdp)[1]} X/90000`)(sdp),
    'one source in two sections': replace(/ssrc:2001/g, 'ssrc:1001'),
    'a source below zero': replace(/ssrc:2001/g, 'ssrc:-2001'),
    'one name for two tracks': replace('gw gwv', 'gw gwa'),
    'a number of ports': replace('m=video 9', 'm=video 5000/2'),
    'a port that is none': replace('m=video 9', 'm=video 70000'),
    'a candidate’s port that is none': replace('127.0.0.1 40000', '127.0.0.1 70000'),
    'a mid of more than 16 letters': long,
    fax: replace(/$/, 'm=image 9 udptl t38\r\nc=IN IP4 127.0.0.1\r\n'),
    'fax in front': replace('m=audio', 'm=image 0 udptl t38\r\nm=audio'),
    messages: replace(/$/, 'm=message 9 TCP/MSRP *\r\nc=IN IP4 127.0.0.1\r\na=accept-types:text/plain\r\n'),
    'a data section without a=sctpmap': replace(/a=sctpmap.*\r\n/, ''),
    'DTLS/SCTP webrtc-datachannel': replace('DTLS/SCTP 5000', 'DTLS/SCTP webrtc-datachannel'),
  };

  /** What becomes of each kind: nothing but those that fail, with the reason. */
  gateway.refused = async (take) => {
    const refused = {};
    for (const [title, change] of Object.entries(gateway.kinds)) {
      try {
        await take(change);
      } catch (error) {
        refused[title] = String(error.message ?? error);
      }
    }
    return refused;
  };

  gateway.offer = async (change, configuration = {}) => {
    const callee = new webkitRTCPeerConnection({ iceServers: [], ...configuration });
    const offer = new RTCSessionDescription({
      type: 'offer',
      sdp: change(gateway.describe('actpass', ['audio', 'video', 'data'])),
    });
    try {
      await calls.done((ok, fail) => callee.setRemoteDescription(offer, ok, fail));
      const answer = await calls.done((ok, fail) => callee.createAnswer(ok, fail));
      await calls.done((ok, fail) => callee.setLocalDescription(answer, ok, fail));
    } finally {
      callee.close();
    }
  };

  gateway.answer = async (change, stream, mids, configuration = {}) => {
    const caller = new webkitRTCPeerConnection({ iceServers: [], ...configuration });
    try {
      caller.addStream(stream);
      caller.createDataChannel('chat');
      const offer = await calls.done((ok, fail) =>
        caller.createOffer(ok, fail, { mandatory: { OfferToReceiveAudio: true, OfferToReceiveVideo: true } })
      );
      await calls.done((ok, fail) => caller.setLocalDescription(offer, ok, fail));
      const found = (pattern) => pattern.exec(offer.sdp)[1];
      const types = {
        opus: found(/rtpmap:(\d+) opus/i),
        vp8: found(/rtpmap:(\d+) VP8/),
        level: found(/extmap:(\d+)\S* urn:ietf:params:rtp-hdrext:ssrc-audio-level/),
      };
      const sdp = change(
        gateway.describe('active', mids ?? offer.sdp.match(/a=mid:\S+/g).map((text) => text.slice(6)), types)
      );
      const answer = new RTCSessionDescription({ type: 'answer', sdp });
      await calls.done((ok, fail) => caller.setRemoteDescription(answer, ok, fail));
    } finally {
      caller.close();
    }
  };
}

export const gateways = `<script>(${library})();</script>`;
