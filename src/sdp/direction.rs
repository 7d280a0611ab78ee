//! Which way does media flow through a section?

/// The direction attributes of RFC 8866, as two independent flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Direction {
    /// The author of the description sends.
    pub(crate) send: bool,
    /// The author of the description receives.
    pub(crate) recv: bool,
}

impl Direction {
    /// What a section without a direction attribute means (RFC 8866, 6.7).
    pub(crate) const BOTH: Self = Self { send: true, recv: true };
    /// `inactive`
    pub(crate) const NEITHER: Self = Self { send: false, recv: false };

    /// Reads one of the four names.
    pub(crate) fn read(name: &str) -> Self {
        Self { send: name.starts_with("send"), recv: name.starts_with("recv") || name.ends_with("recv") }
    }

    /// The attribute's name.
    pub(crate) fn name(self) -> &'static str {
        match (self.send, self.recv) {
            (true, true) => "sendrecv",
            (true, false) => "sendonly",
            (false, true) => "recvonly",
            (false, false) => "inactive",
        }
    }
}
