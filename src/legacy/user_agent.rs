//! How did Chrome 49 name itself on the platform that another browser's user agent string names?

use super::text::{cut, join};

/// The `navigator.userAgent` of Chrome 49 on the platform of this one.
#[must_use]
pub fn as_chrome(user_agent: &str) -> String {
    let platform = cut(user_agent, b'(').and_then(|(_, rest)| cut(rest, b')')).map_or("", |(platform, _)| platform);
    // Firefox gives its version here too: `X11; Linux x86_64; rv:153.0`.
    let platform = cut(platform, b':').and_then(|(before, _)| before.strip_suffix("; rv")).unwrap_or(platform);
    join(&["Mozilla/5.0 (", platform, ") AppleWebKit/537.36 (KHTML, like Gecko) Chrome/49.0.2623.112 Safari/537.36"])
}

#[cfg(test)]
mod tests {
    use super::as_chrome;

    #[test]
    fn the_platform_stays_and_the_browser_goes() {
        for (user_agent, platform) in [
            ("Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0", "X11; Linux x86_64"),
            ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:153.0) Gecko/20100101 Firefox/153.0", "Windows NT 10.0; Win64; x64"),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15",
                "Macintosh; Intel Mac OS X 10_15_7",
            ),
            ("Mozilla/5.0 (odd: thing) X", "odd: thing"),
            ("none", ""),
            ("open (end", ""),
        ] {
            let chrome =
                format!("Mozilla/5.0 ({platform}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/49.0.2623.112 Safari/537.36");
            assert_eq!(as_chrome(user_agent), chrome);
        }
    }
}
