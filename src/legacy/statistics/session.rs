//! What is the id of the session?

use crate::legacy::text::cut;

/// The session id of a description: the second field of its `o=` line (RFC 8866, section 5.2), which has the first
/// spaces in the description.
#[must_use]
pub fn session_id(sdp: &str) -> Option<&str> {
    Some(cut(cut(sdp, b' ')?.1, b' ')?.0)
}

#[cfg(test)]
mod tests {
    use super::session_id;

    #[test]
    fn the_session_id_is_the_second_field_of_the_origin() {
        let sdp = |origin: &str| format!("v=0\r\n{origin}\r\ns=-\r\nt=0 0\r\n");
        assert_eq!(session_id(&sdp("o=- 4611731400430051336 2 IN IP4 127.0.0.1")), Some("4611731400430051336"));
        assert_eq!(session_id(""), None);
    }
}
