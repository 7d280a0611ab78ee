//! What does an old `RTCConfiguration` mean today: ICE server addresses and the transport policy?

use super::text::{cut, join};

/// Stands for a TURN user or password that an old page never gave.
///
/// Chrome up to 65 accepted such a server and asked it without credentials. Today's browsers throw `InvalidAccessError`
/// when one is missing or empty. A TURN client sends its first request without credentials anyway (RFC 8656, section
/// 9.1), so an open server still answers, and any other refuses, as it did then.
pub const ANONYMOUS: &str = "-";

/// The parts of an ICE server's address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IceAddress<'a> {
    scheme: &'a str,
    /// The user before the host (`turn:user@host`), still percent-encoded: before Chrome 28 this was the only way to
    /// name one.
    pub user: Option<&'a str>,
    host: &'a str,
    query: &'a str,
}

impl<'a> IceAddress<'a> {
    /// Splits an address into its parts; `None` if its scheme was never one of ICE.
    #[must_use]
    pub fn parse(url: &'a str) -> Option<Self> {
        let (scheme, rest) = cut(url.trim_ascii(), b':')?;
        if !["stun", "stuns", "turn", "turns"].iter().any(|known| known.eq_ignore_ascii_case(scheme)) {
            return None;
        }
        let (rest, query) = cut(rest, b'?').unwrap_or((rest, ""));
        // Chrome up to 65 parsed these as plain URLs, so it accepted `stun://host:port/` and `stun:host/path`.
        let rest = rest.strip_prefix("//").unwrap_or(rest);
        let rest = cut(rest, b'/').map_or(rest, |(host, _)| host);
        let (user, host) = match rest.as_bytes().iter().rposition(|byte| *byte == b'@') {
            Some(at) => (rest.get(..at), rest.get(at + 1..).unwrap_or_default()),
            None => (None, rest),
        };
        Some(Self { scheme, user: user.filter(|user| !user.is_empty()), host, query })
    }

    /// Whether it is a relay, which needs a user and a password.
    #[must_use]
    pub fn is_turn(&self) -> bool {
        self.scheme.as_bytes().first().is_some_and(|first| first.eq_ignore_ascii_case(&b't'))
    }

    /// The address in the form that today's browsers accept: no slashes, blanks or user, and a query only for `turn`
    /// (RFC 7064 gives `stun` none). The only parameter that counts is `transport`, in lower case; Chrome ignored all
    /// others.
    #[must_use]
    pub fn today(&self) -> String {
        let mut url = join(&[self.scheme, ":"]);
        url.extend(self.host.chars().filter(|char| !char.is_ascii_whitespace()));
        if self.is_turn() && self.query.get(.."transport=".len()).is_some_and(|name| name.eq_ignore_ascii_case("transport=")) {
            url.push('?');
            url.push_str(&self.query.to_ascii_lowercase());
        }
        url
    }
}

/// The value of today's `iceTransportPolicy` for a value of `iceTransports` (Chrome 37 to 65); `None` if that value
/// made Chrome throw "Malformed RTCIceTransports".
///
/// `none`, which gathered no candidates at all, also becomes `relay`: with no server to relay through, see [`is_none`].
#[must_use]
pub fn ice_transport_policy(ice_transports: &str) -> Option<&'static str> {
    match ice_transports {
        "all" => Some("all"),
        // Ignoring these would leak the addresses that they hide.
        "relay" | "none" => Some("relay"),
        _ => None,
    }
}

/// Whether a value of `iceTransports` asks for no candidates: then the connection must have no ICE servers either.
#[must_use]
pub fn is_none(ice_transports: &str) -> bool {
    ice_transports == "none"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today(url: &str) -> String {
        IceAddress::parse(url).unwrap().today()
    }

    fn user(url: &str) -> Option<&str> {
        IceAddress::parse(url).unwrap().user
    }

    #[test]
    fn modern_addresses_pass_unchanged() {
        for url in ["stun:stun.example.org:3478", "stuns:h", "turns:h:5349?transport=tcp", "turn:[2001:db8::1]:3478"] {
            assert_eq!((today(url).as_str(), user(url)), (url, None));
        }
    }

    #[test]
    fn slashes_of_a_url_are_dropped() {
        assert_eq!(today("stun://h:3478"), "stun:h:3478");
        assert_eq!(today("STUN://h/"), "STUN:h");
        assert_eq!(today("turn://u@h:1?transport=udp"), "turn:h:1?transport=udp");
        assert_eq!(today("stun:h/path"), "stun:h");
    }

    #[test]
    fn blanks_are_dropped() {
        for url in [" stun:h", "stun:h ", "stun: h", "\tstun:h\n"] {
            assert_eq!(today(url), "stun:h", "{url:?}");
        }
        assert_eq!(today("turn: h:1 ?transport=tcp "), "turn:h:1?transport=tcp");
    }

    #[test]
    fn only_the_transport_of_a_query_counts() {
        assert_eq!(today("turn:h?transport=TCP"), "turn:h?transport=tcp");
        assert_eq!(today("turn:h?foo=bar"), "turn:h");
        assert_eq!(today("turn:h?"), "turn:h");
    }

    #[test]
    fn a_stun_query_is_dropped() {
        assert_eq!(today("stun:h?transport=udp"), "stun:h");
    }

    #[test]
    fn a_user_stands_in_front_of_the_last_at_sign() {
        assert_eq!((today("turn:user@h"), user("turn:user@h")), ("turn:h".to_owned(), Some("user")));
        assert_eq!(user("turn:a@b.org@h:80"), Some("a@b.org"));
        assert_eq!(user("turn:1400:bob@h"), Some("1400:bob"));
        assert_eq!((today("turn:@h"), user("turn:@h")), ("turn:h".to_owned(), None));
    }

    #[test]
    fn only_turn_needs_credentials() {
        assert!(IceAddress::parse("TURNS:h").unwrap().is_turn());
        assert!(!IceAddress::parse("stuns:h").unwrap().is_turn());
    }

    #[test]
    fn a_foreign_scheme_is_no_address() {
        for url in ["http://a@b", "", "foo", ":h", "turnip:h"] {
            assert_eq!(IceAddress::parse(url), None, "{url}");
        }
    }

    #[test]
    fn ice_transports_has_three_values() {
        assert_eq!(
            ["all", "relay", "none", "Relay"].map(ice_transport_policy),
            [Some("all"), Some("relay"), Some("relay"), None]
        );
        assert_eq!(["all", "relay", "none"].map(is_none), [false, false, true]);
    }

    proptest::proptest! {
        #[test]
        fn no_address_panics_and_todays_form_is_stable(url in "(stun|turn)s?:(//)?[^\\x00]*") {
            let today = IceAddress::parse(&url).unwrap().today();
            let again = IceAddress::parse(&today).unwrap();
            proptest::prop_assert_eq!(again.is_turn(), IceAddress::parse(&url).unwrap().is_turn());
        }

        #[test]
        fn anything_may_stand_where_an_address_should(url: String) {
            let _ = IceAddress::parse(&url).map(|address| address.today());
        }
    }
}
