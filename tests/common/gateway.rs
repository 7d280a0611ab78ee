//! A description as a gateway wrote it.

/// Its certificate.
pub const FINGERPRINT: &str =
    "a=fingerprint:sha-256 AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99";

/// A description as a gateway of 2014 wrote it, which every browser takes.
pub fn gateway(setup: &str) -> String {
    let transport = |mid: &str| {
        format!(
            "c=IN IP4 127.0.0.1\na=ice-ufrag:Gw3x\na=ice-pwd:abcdefghijklmnopqrstuvwx\n{FINGERPRINT}\na=setup:{setup}\na=mid:{mid}\n"
        )
    };
    let (audio, video, data) = (transport("audio"), transport("video"), transport("data"));
    format!(
        "v=0\no=- 1433832402044130222 3 IN IP4 127.0.0.1\ns=-\nt=0 0\na=group:BUNDLE audio video data\na=msid-semantic: WMS gw\n\
         m=audio 9 RTP/SAVPF 111 0\n{audio}a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level\na=sendrecv\na=rtcp-mux\n\
         a=rtpmap:111 opus/48000/2\na=rtpmap:0 PCMU/8000\na=candidate:1 1 udp 2130706431 127.0.0.1 40000 typ host\na=ssrc:1001 cname:gw\na=ssrc:1001 msid:gw gwa\n\
         m=video 9 RTP/SAVPF 100\n{video}b=AS:512\na=sendrecv\na=rtcp-mux\na=rtpmap:100 VP8/90000\na=ssrc:2001 cname:gw\na=ssrc:2001 msid:gw gwv\n\
         m=application 9 DTLS/SCTP 5000\n{data}a=sctpmap:5000 webrtc-datachannel 1024\n"
    )
    .replace('\n', "\r\n")
}
