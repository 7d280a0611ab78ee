//! What `mandatory` and `optional` constraints of a connection, an offer or an answer mean today.

/// A `MediaConstraints` dictionary as old pages wrote it. Names and values are strings, as they were in libjingle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Constraints {
    /// `{mandatory: {name: value}}`: all must be known and met.
    pub mandatory: Vec<(String, String)>,
    /// `{optional: [{name: value}]}`, the most wanted first; what is unknown is passed over.
    pub optional: Vec<(String, String)>,
}

impl Constraints {
    /// The value of a constraint: the mandatory one, else the first optional one.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.mandatory.iter().chain(&self.optional).find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The value of a Boolean constraint: libjingle took `"true"` for true, and all else for false.
    #[must_use]
    pub fn flag(&self, name: &str) -> Option<bool> {
        self.get(name).map(|value| value == "true")
    }

    /// The first mandatory name that is not in `known`.
    #[must_use]
    pub fn unknown_mandatory(&self, known: &[&str]) -> Option<&str> {
        self.mandatory.iter().map(|(name, _)| name.as_str()).find(|name| !known.contains(name))
    }
}

/// Every name that the constructor's second argument knew (MCI, `mediaconstraintsinterface.cc`).
pub const CONNECTION: &[&str] = &[
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

const RECEIVE_AUDIO: &str = "OfferToReceiveAudio";
const RECEIVE_VIDEO: &str = "OfferToReceiveVideo";
const ICE_RESTART: &str = "IceRestart";
const VOICE_ACTIVITY: &str = "VoiceActivityDetection";
/// BUNDLE. It was on by default, and today's browsers always offer it.
const USE_RTP_MUX: &str = "googUseRtpMUX";

/// Every name that `createOffer` and `createAnswer` knew (MSS `ParseConstraints`).
pub const DESCRIPTION: &[&str] = &[RECEIVE_AUDIO, RECEIVE_VIDEO, ICE_RESTART, VOICE_ACTIVITY, USE_RTP_MUX];

/// What the constraints ask of an offer or answer. `None` where they say nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DescriptionOptions {
    /// Today's `offerToReceiveAudio`.
    pub receive_audio: Option<bool>,
    /// Today's `offerToReceiveVideo`.
    pub receive_video: Option<bool>,
    /// Today's `iceRestart`.
    pub ice_restart: Option<bool>,
    /// `voiceActivityDetection`: whether comfort noise may be sent.
    pub voice_activity_detection: Option<bool>,
}

impl DescriptionOptions {
    /// Reads the constraints of `createOffer` or `createAnswer`.
    ///
    /// # Errors
    /// The name of a mandatory constraint that Chrome did not know: it then called the failure callback.
    pub fn from_constraints(constraints: &Constraints) -> Result<Self, &str> {
        match constraints.unknown_mandatory(DESCRIPTION) {
            Some(unknown) => Err(unknown),
            None => Ok(Self {
                receive_audio: constraints.flag(RECEIVE_AUDIO),
                receive_video: constraints.flag(RECEIVE_VIDEO),
                ice_restart: constraints.flag(ICE_RESTART),
                voice_activity_detection: constraints.flag(VOICE_ACTIVITY),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn mandatory_wins_over_optional_and_the_first_optional_over_the_next() {
        let constraints = Constraints {
            mandatory: pairs(&[("OfferToReceiveAudio", "false")]),
            optional: pairs(&[
                ("OfferToReceiveAudio", "true"),
                ("OfferToReceiveVideo", "true"),
                ("OfferToReceiveVideo", "false"),
            ]),
        };
        let options = DescriptionOptions::from_constraints(&constraints).unwrap();
        assert_eq!((options.receive_audio, options.receive_video, options.ice_restart), (Some(false), Some(true), None));
    }

    #[test]
    fn only_the_word_true_is_true() {
        for (value, flag) in [("true", true), ("false", false), ("1", false), ("TRUE", false), ("", false)] {
            let constraints = Constraints { mandatory: pairs(&[("IceRestart", value)]), optional: Vec::new() };
            assert_eq!(DescriptionOptions::from_constraints(&constraints).unwrap().ice_restart, Some(flag), "{value}");
        }
    }

    #[test]
    fn an_unknown_mandatory_name_fails_and_an_unknown_optional_one_does_not() {
        let unknown = pairs(&[("MozDontOfferDataChannel", "true")]);
        let mandatory = Constraints { mandatory: unknown.clone(), optional: Vec::new() };
        assert_eq!(DescriptionOptions::from_constraints(&mandatory), Err("MozDontOfferDataChannel"));
        let optional = Constraints { mandatory: Vec::new(), optional: unknown };
        assert_eq!(DescriptionOptions::from_constraints(&optional), Ok(DescriptionOptions::default()));
    }

    #[test]
    fn names_are_case_sensitive_as_in_libjingle() {
        let constraints = Constraints { mandatory: pairs(&[("offerToReceiveAudio", "true")]), optional: Vec::new() };
        assert_eq!(constraints.unknown_mandatory(DESCRIPTION), Some("offerToReceiveAudio"));
    }
}
