//! What does an old page's ICE candidate mean today?

use super::text::cut;

/// The candidate without what early signalling left around it: the leading `a=` of the SDP that it was cut from, and
/// the line end.
#[must_use]
pub fn today(candidate: &str) -> &str {
    let line = candidate.strip_suffix('\n').unwrap_or(candidate);
    let line = line.strip_suffix('\r').unwrap_or(line);
    line.strip_prefix("a=").unwrap_or(line)
}

/// Whether libjingle could read a candidate (`webrtcsdp.cc`, `ParseCandidate`): at least eight fields, the seventh of
/// which is `typ`.
#[must_use]
pub fn is_candidate(candidate: &str) -> bool {
    let Some(mut rest) = today(candidate).strip_prefix("candidate:") else { return false };
    for place in 0..7 {
        let Some((field, after)) = cut(rest, b' ') else { return false };
        if field.is_empty() || place == 6 && field != "typ" {
            return false;
        }
        rest = after;
    }
    !rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOST: &str = "candidate:1 1 udp 2122260223 192.168.1.2 50000 typ host generation 0";

    #[test]
    fn a_line_of_sdp_is_a_candidate() {
        for around in [["", ""], ["a=", ""], ["", "\r\n"], ["a=", "\r\n"], ["a=", "\n"]] {
            let line = format!("{}{HOST}{}", around[0], around[1]);
            assert_eq!(today(&line), HOST);
            assert!(is_candidate(&line), "{line:?}");
        }
    }

    #[test]
    fn what_libjingle_refused_is_none() {
        for line in
            ["", "nano nano", "candidate:", "candidate:x", "candidate:1 1 udp 1 h 5 typ", "candidate:1 1 udp 1 h 5 type host"]
        {
            assert!(!is_candidate(line), "{line:?}");
        }
        assert!(is_candidate("candidate:1 1 udp 1 h 5 typ host"));
    }

    proptest::proptest! {
        #[test]
        fn anything_may_stand_where_a_candidate_should(line: String) {
            proptest::prop_assert!(line.contains(today(&line)));
            let _ = is_candidate(&line);
        }
    }
}
