//! What an old `RTCConfiguration` means today: ICE server addresses and the transport policy.

use percent_encoding::percent_decode_str;

/// One entry of `iceServers` as today's browsers take it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IceServer {
    /// `stun:`, `turn:` and `turns:` addresses.
    pub urls: Vec<String>,
    /// TURN user; `None` leaves it out.
    pub username: Option<String>,
    /// TURN password; `None` leaves it out.
    pub credential: Option<String>,
}

/// Stands for a TURN user or password that an old page never gave.
///
/// Chrome up to 65 let such a server pass and asked it without credentials. Today's browsers throw `InvalidAccessError` when one is
/// missing or empty. A TURN client sends its first request without credentials all the same (RFC 8656, section 9.1), so an
/// open server still answers, and any other one refuses as it did then.
const ANONYMOUS: &str = "-";

impl IceServer {
    /// Translates one legacy entry; more than one comes back where addresses name different users.
    ///
    /// * `stun://host:port` loses its slashes (Chrome up to 49 parsed these as plain URLs);
    /// * `turn:user@host` gives its user, percent-decoded, to `username` unless that is set (the only way before Chrome 28);
    /// * a `stun:` query is dropped (RFC 7064 has none, and browsers refuse it);
    /// * a TURN server without user or password gets one that stands for none.
    #[must_use]
    pub fn from_legacy(urls: &[String], username: Option<String>, credential: Option<String>) -> Vec<Self> {
        let mut servers: Vec<Self> = Vec::new();
        for url in urls {
            let address = Address::parse(url);
            let mut server = Self { urls: vec![address.url], username: username.clone(), credential: credential.clone() };
            if address.turn {
                let given = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
                server.username = given(&username).or(address.user).or_else(|| Some(ANONYMOUS.to_owned()));
                server.credential = given(&credential).or_else(|| Some(ANONYMOUS.to_owned()));
            }
            match servers.last_mut() {
                Some(last) if last.username == server.username && last.credential == server.credential => {
                    last.urls.append(&mut server.urls);
                }
                _ => servers.push(server),
            }
        }
        servers
    }
}

/// Whether the scheme of an address is one that Chrome accepted under the old key `url`.
#[must_use]
pub fn is_ice_scheme(url: &str) -> bool {
    matches!(scheme(url).0.to_ascii_lowercase().as_str(), "stun" | "stuns" | "turn" | "turns")
}

struct Address {
    url: String,
    turn: bool,
    user: Option<String>,
}

impl Address {
    fn parse(url: &str) -> Self {
        let (scheme, rest) = scheme(url);
        let turn = scheme.eq_ignore_ascii_case("turn") || scheme.eq_ignore_ascii_case("turns");
        if !is_ice_scheme(url) {
            return Self { url: url.to_owned(), turn, user: None };
        }
        let (rest, query) = rest.split_once('?').map_or((rest, None), |(rest, query)| (rest, Some(query)));
        let rest = rest.strip_prefix("//").map_or(rest, |rest| rest.trim_end_matches('/'));
        let (user, host) = rest.rsplit_once('@').map_or((None, rest), |(user, host)| (Some(user), host));
        let mut url = [scheme, ":", host].concat();
        if let (true, Some(query)) = (turn, query) {
            url = [&url, "?", query].concat();
        }
        let user = user.filter(|user| !user.is_empty()).map(|user| percent_decode_str(user).decode_utf8_lossy().into_owned());
        Self { url, turn, user }
    }
}

fn scheme(url: &str) -> (&str, &str) {
    url.split_once(':').unwrap_or(("", url))
}

/// `iceTransports`, the old name and values of `iceTransportPolicy` (Chrome 37 to 65).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IceTransports {
    /// Every candidate: today's `all`.
    All,
    /// Relayed candidates only: today's `relay`. To ignore it would leak the addresses it hides.
    Relay,
    /// No candidate at all: today's `relay` with no server to relay through.
    None,
}

impl IceTransports {
    /// Reads a value of `iceTransports`; `None` for one that made Chrome throw "Malformed RTCIceTransports".
    #[must_use]
    pub fn parse(value: &str) -> Option<Self> {
        match value {
            "all" => Some(Self::All),
            "relay" => Some(Self::Relay),
            "none" => Some(Self::None),
            _ => None,
        }
    }

    /// The value of today's `iceTransportPolicy`.
    #[must_use]
    pub fn policy(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Relay | Self::None => "relay",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn servers(url: &str, username: Option<&str>, credential: Option<&str>) -> Vec<IceServer> {
        IceServer::from_legacy(&[url.to_owned()], username.map(str::to_owned), credential.map(str::to_owned))
    }

    fn server(url: &str, username: Option<&str>, credential: Option<&str>) -> Vec<IceServer> {
        vec![IceServer {
            urls: vec![url.to_owned()],
            username: username.map(str::to_owned),
            credential: credential.map(str::to_owned),
        }]
    }

    #[test]
    fn modern_addresses_pass_unchanged() {
        assert_eq!(servers("stun:stun.example.org:3478", None, None), server("stun:stun.example.org:3478", None, None));
        assert_eq!(
            servers("turns:h:5349?transport=tcp", Some("u"), Some("c")),
            server("turns:h:5349?transport=tcp", Some("u"), Some("c"))
        );
        assert_eq!(
            servers("turn:[2001:db8::1]:3478", Some("u"), Some("c")),
            server("turn:[2001:db8::1]:3478", Some("u"), Some("c"))
        );
    }

    #[test]
    fn slashes_of_a_url_are_dropped() {
        assert_eq!(servers("stun://h:3478", None, None), server("stun:h:3478", None, None));
        assert_eq!(servers("STUN://h/", None, None), server("STUN:h", None, None));
        assert_eq!(
            servers("turn://u@h:1?transport=udp", None, Some("c")),
            server("turn:h:1?transport=udp", Some("u"), Some("c"))
        );
    }

    #[test]
    fn a_stun_query_is_dropped() {
        assert_eq!(servers("stun:h?transport=udp", None, None), server("stun:h", None, None));
    }

    #[test]
    fn user_at_host_becomes_the_user_name() {
        assert_eq!(servers("turn:user@h", None, Some("c")), server("turn:h", Some("user"), Some("c")));
        assert_eq!(servers("turn:a%40b.org@h:80", None, Some("c")), server("turn:h:80", Some("a@b.org"), Some("c")));
        assert_eq!(servers("turn:1400:bob@h", None, Some("c")), server("turn:h", Some("1400:bob"), Some("c")));
    }

    #[test]
    fn a_given_user_name_wins_over_the_one_in_the_address() {
        assert_eq!(servers("turn:user@h", Some("other"), Some("c")), server("turn:h", Some("other"), Some("c")));
        assert_eq!(servers("turn:user@h", Some(""), Some("c")), server("turn:h", Some("user"), Some("c")));
    }

    #[test]
    fn a_turn_server_without_credentials_is_let_pass() {
        assert_eq!(servers("turn:h", None, None), server("turn:h", Some("-"), Some("-")));
        assert_eq!(servers("turn:h", None, Some("c")), server("turn:h", Some("-"), Some("c")));
        assert_eq!(servers("turn:h", Some("u"), Some("")), server("turn:h", Some("u"), Some("-")));
    }

    #[test]
    fn stun_keeps_its_needless_credentials() {
        assert_eq!(servers("stun:h", Some("u"), Some("c")), server("stun:h", Some("u"), Some("c")));
    }

    #[test]
    fn addresses_of_one_entry_split_only_where_their_users_differ() {
        let urls = ["turn:a@h1", "turn:a@h2", "turn:b@h3"].map(str::to_owned);
        let split = IceServer::from_legacy(&urls, None, Some("c".to_owned()));
        assert_eq!(split.iter().map(|server| server.urls.len()).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(split[1].username.as_deref(), Some("b"));
    }

    #[test]
    fn a_foreign_scheme_is_left_for_the_browser_to_refuse() {
        assert!(!is_ice_scheme("http://a@b"));
        assert_eq!(servers("http://a@b", None, None), server("http://a@b", None, None));
        assert!(!is_ice_scheme(""));
        assert!(!is_ice_scheme("foo"));
        assert!(is_ice_scheme("TURNS:h"));
    }

    #[test]
    fn ice_transports_has_three_values() {
        assert_eq!(IceTransports::parse("relay").map(IceTransports::policy), Some("relay"));
        assert_eq!(IceTransports::parse("none").map(IceTransports::policy), Some("relay"));
        assert_eq!(IceTransports::parse("all").map(IceTransports::policy), Some("all"));
        assert_eq!(IceTransports::parse("Relay"), None);
    }

    proptest::proptest! {
        #[test]
        fn no_address_panics_or_vanishes(urls: Vec<String>, username: Option<String>, credential: Option<String>) {
            let servers = IceServer::from_legacy(&urls, username, credential);
            proptest::prop_assert_eq!(servers.iter().map(|server| server.urls.len()).sum::<usize>(), urls.len());
        }
    }
}
