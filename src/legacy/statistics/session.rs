//! What is the session called?

use crate::legacy::text::cut;

/// The session id of a description: the second field of its `o=` line (RFC 8866, section 5.2).
#[must_use]
pub fn session_id(sdp: &str) -> Option<String> {
    for line in sdp.lines() {
        if let Some(origin) = line.strip_prefix("o=") {
            let (id, _) = cut(cut(origin, b' ')?.1, b' ')?;
            return Some(String::from(id));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::session_id;

    #[test]
    fn the_session_id_is_the_second_field_of_the_origin() {
        let sdp = |origin: &str| format!("v=0\r\n{origin}\r\ns=-\r\nt=0 0\r\n");
        assert_eq!(session_id(&sdp("o=- 4611731400430051336 2 IN IP4 127.0.0.1")).as_deref(), Some("4611731400430051336"));
        assert_eq!(session_id(&sdp("o=-")), None);
        assert_eq!(session_id(""), None);
    }
}
