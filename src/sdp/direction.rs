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
    pub(crate) const BOTH: Self = Self {
        send: true,
        recv: true,
    };
    /// `inactive`
    pub(crate) const NEITHER: Self = Self {
        send: false,
        recv: false,
    };

    /// Reads the text behind `a=`; `None` when it is another attribute.
    pub(crate) fn read(attribute: &str) -> Option<Self> {
        Some(match attribute {
            "sendrecv" => Self::BOTH,
            "sendonly" => Self {
                send: true,
                recv: false,
            },
            "recvonly" => Self {
                send: false,
                recv: true,
            },
            "inactive" => Self::NEITHER,
            _ => return None,
        })
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
