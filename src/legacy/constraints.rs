//! What do the `mandatory` and `optional` constraints of a connection, an offer or an answer mean today?

/// One constraint as an old page wrote it. Names and values are strings, as they were in libjingle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Constraint {
    /// `{mandatory: {name: value}}`: must be known and met. Otherwise `{optional: [{name: value}]}`: ignored if
    /// unknown.
    pub mandatory: bool,
    /// The name.
    pub name: String,
    /// The value, as `String(value)` writes it.
    pub value: String,
}

impl Constraint {
    /// The value of a Boolean constraint: libjingle read `"true"` as true, and anything else as false.
    #[must_use]
    pub fn flag(&self) -> bool {
        self.value == "true"
    }
}

/// The constraint that counts among those with one name: mandatory ones come first, then the optional ones in order.
#[must_use]
pub fn find<'a>(constraints: &'a [Constraint], name: &str) -> Option<&'a Constraint> {
    constraints.iter().find(|constraint| constraint.name == name)
}

/// Every name that the constructor's second argument knew (MCI, `mediaconstraintsinterface.cc`).
const CONNECTION: &[&str] = &[
    // These two have an effect today.
    "DtlsSrtpKeyAgreement",
    "RtpDataChannels",
    "googDscp",
    "googIPv6",
    "googSuspendBelowMinBitrate",
    "googNumUnsignalledRecvStreams",
    "googCombinedAudioVideoBwe",
    "googScreencastMinBitrate",
    "googCpuOveruseDetection",
    "googCpuUnderuseThreshold",
    "googCpuOveruseThreshold",
    "googCpuUnderuseEncodeRsdThreshold",
    "googCpuOveruseEncodeRsdThreshold",
    "googCpuOveruseEncodeUsage",
    "googHighStartBitrate",
    "googHighBitrate",
    "googVeryHighBitrate",
    "googPayloadPadding",
    "googLeakyBucket",
    "googImprovedWifiBwe",
];

/// A name that the constructor's second argument knew, and whether it can mean anything to today's browsers.
#[must_use]
pub fn of_connection(name: &str) -> Option<(&'static str, bool)> {
    let place = CONNECTION.iter().position(|known| *known == name)?;
    Some((CONNECTION.get(place)?, place < 2))
}

/// Every name that `createOffer` and `createAnswer` knew (MSS `ParseConstraints`), and its member of `RTCOfferOptions`.
pub const DESCRIPTION: &[(&str, Option<&str>)] = &[
    ("OfferToReceiveAudio", Some("offerToReceiveAudio")),
    ("OfferToReceiveVideo", Some("offerToReceiveVideo")),
    ("IceRestart", Some("iceRestart")),
    ("VoiceActivityDetection", Some("voiceActivityDetection")),
    // BUNDLE was on by default, and today's browsers always offer it.
    ("googUseRtpMUX", None),
    // A Firefox constraint: no data section unless there is a channel. That is so today.
    ("MozDontOfferDataChannel", None),
];

/// Whether `createOffer` and `createAnswer` knew a name.
#[must_use]
pub fn is_of_description(name: &str) -> bool {
    DESCRIPTION.iter().any(|(known, _)| *known == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn constraint(mandatory: bool, name: &str, value: &str) -> Constraint {
        Constraint { mandatory, name: name.to_owned(), value: value.to_owned() }
    }

    #[test]
    fn the_first_constraint_of_a_name_counts() {
        let constraints =
            [constraint(true, "A", "1"), constraint(false, "B", "2"), constraint(false, "A", "3"), constraint(false, "B", "4")];
        let values: Vec<_> =
            ["A", "B", "C"].iter().map(|name| find(&constraints, name).map(|found| found.value.as_str())).collect();
        assert_eq!(values, [Some("1"), Some("2"), None]);
    }

    #[test]
    fn only_the_word_true_is_true() {
        for (value, flag) in [("true", true), ("false", false), ("1", false), ("TRUE", false), ("", false)] {
            assert_eq!(constraint(true, "IceRestart", value).flag(), flag, "{value}");
        }
    }

    #[test]
    fn few_constraints_of_a_connection_mean_anything_today() {
        assert_eq!(of_connection("RtpDataChannels"), Some(("RtpDataChannels", true)));
        assert_eq!(of_connection("googDscp"), Some(("googDscp", false)));
        assert_eq!(of_connection("madeUp"), None);
    }

    #[test]
    fn names_are_case_sensitive_as_in_libjingle() {
        assert!(is_of_description("OfferToReceiveAudio") && !is_of_description("offerToReceiveAudio"));
        assert!(of_connection("DtlsSrtpKeyAgreement").is_some() && of_connection("dtlsSrtpKeyAgreement").is_none());
    }
}
