//! What `mandatory` and `optional` constraints of a camera, microphone or screen mean in today's `MediaTrackConstraints`.

use super::constraints::Constraints;

/// How tightly a value binds in a `MediaTrackConstraints` range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// `{min}`
    Min,
    /// `{max}`
    Max,
    /// `{exact}`
    Exact,
}

impl Bound {
    /// The key in the constraint dictionary.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Min => "min",
            Self::Max => "max",
            Self::Exact => "exact",
        }
    }
}

/// A constraint's value, typed as today's dictionaries want it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Pixels, frames per second or a ratio, in decimal digits: WebIDL makes the number of it, where Rust's parser would
    /// cost the drop-in several kilobytes.
    Number(String),
    /// On or off.
    Flag(bool),
    /// A device id.
    Text(String),
}

/// One constraint in today's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackConstraint {
    /// The name in `MediaTrackConstraintSet`.
    pub name: &'static str,
    /// How the value binds.
    pub bound: Bound,
    /// The value.
    pub value: Value,
}

enum Kind {
    Number(Bound),
    Flag,
    Device,
    /// Known to Chrome, without an equivalent today: met by doing nothing.
    Gone,
}

/// Every name that Chrome honoured (MCI), and the constrainable property that it is today.
const NAMES: &[(&str, &str, Kind)] = &[
    ("minWidth", "width", Kind::Number(Bound::Min)),
    ("maxWidth", "width", Kind::Number(Bound::Max)),
    ("minHeight", "height", Kind::Number(Bound::Min)),
    ("maxHeight", "height", Kind::Number(Bound::Max)),
    ("minFrameRate", "frameRate", Kind::Number(Bound::Min)),
    ("maxFrameRate", "frameRate", Kind::Number(Bound::Max)),
    ("minAspectRatio", "aspectRatio", Kind::Number(Bound::Min)),
    ("maxAspectRatio", "aspectRatio", Kind::Number(Bound::Max)),
    ("sourceId", "deviceId", Kind::Device),
    ("chromeMediaSourceId", "deviceId", Kind::Device),
    ("echoCancellation", "echoCancellation", Kind::Flag),
    ("googEchoCancellation", "echoCancellation", Kind::Flag),
    ("googEchoCancellation2", "echoCancellation", Kind::Flag),
    ("googAutoGainControl", "autoGainControl", Kind::Flag),
    ("googAutoGainControl2", "autoGainControl", Kind::Flag),
    ("googNoiseSuppression", "noiseSuppression", Kind::Flag),
    ("googNoiseSuppression2", "noiseSuppression", Kind::Flag),
    ("chromeMediaSource", "", Kind::Gone),
    ("chromeRenderToAssociatedSink", "", Kind::Gone),
    ("googHighpassFilter", "", Kind::Gone),
    ("googTypingNoiseDetection", "", Kind::Gone),
    ("googAudioMirroring", "", Kind::Gone),
    ("googDAEchoCancellation", "", Kind::Gone),
    ("googBeamforming", "", Kind::Gone),
    ("googArrayGeometry", "", Kind::Gone),
    ("googNoiseReduction", "", Kind::Gone),
    ("googPowerLineFrequency", "", Kind::Gone),
    ("googHotword", "", Kind::Gone),
    ("latencyMs", "", Kind::Gone),
    ("disableLocalEcho", "", Kind::Gone),
];

/// Old constraints of one track in today's words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrackConstraints {
    /// Must be met, or `getUserMedia` fails.
    pub required: Vec<TrackConstraint>,
    /// Met one after the other as far as possible: today's `advanced` list.
    pub advanced: Vec<TrackConstraint>,
}

impl TrackConstraints {
    /// Translates the old constraints of one track.
    ///
    /// # Errors
    /// The first mandatory name that Chrome did not know, or whose value is no number where one is needed: `getUserMedia`
    /// then failed with a `ConstraintNotSatisfiedError` of that name.
    pub fn from_constraints(constraints: &Constraints) -> Result<Self, &str> {
        let mut track = Self::default();
        for (name, value) in &constraints.mandatory {
            match translate(name, value) {
                Translation::Today(constraint) => track.required.push(constraint),
                Translation::Nothing => {}
                Translation::Unknown => return Err(name),
            }
        }
        for (name, value) in &constraints.optional {
            if let Translation::Today(constraint) = translate(name, value) {
                track.advanced.push(constraint);
            }
        }
        Ok(track)
    }
}

enum Translation {
    Today(TrackConstraint),
    Nothing,
    Unknown,
}

fn translate(name: &str, value: &str) -> Translation {
    let Some((_, today, kind)) = NAMES.iter().find(|(known, _, _)| *known == name) else {
        return Translation::Unknown;
    };
    let (bound, value) = match kind {
        Kind::Number(bound) if is_decimal(value) => (*bound, Value::Number(value.to_owned())),
        Kind::Number(_) => return Translation::Unknown,
        Kind::Flag => (Bound::Exact, Value::Flag(value == "true")),
        Kind::Device => (Bound::Exact, Value::Text(value.to_owned())),
        Kind::Gone => return Translation::Nothing,
    };
    Translation::Today(TrackConstraint { name: today, bound, value })
}

fn is_decimal(text: &str) -> bool {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    text.bytes().any(|byte| byte.is_ascii_digit()) && digits(whole) && digits(fraction)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    fn number(name: &'static str, bound: Bound, value: &str) -> TrackConstraint {
        TrackConstraint { name, bound, value: Value::Number(value.to_owned()) }
    }

    #[test]
    fn mandatory_sizes_bind_and_optional_ones_are_tried_in_order() {
        let constraints = Constraints {
            mandatory: pairs(&[("minWidth", "640"), ("maxFrameRate", "29.97")]),
            optional: pairs(&[("minWidth", "1280"), ("minHeight", "720")]),
        };
        let track = TrackConstraints::from_constraints(&constraints).unwrap();
        assert_eq!(track.required, [number("width", Bound::Min, "640"), number("frameRate", Bound::Max, "29.97")]);
        assert_eq!(track.advanced, [number("width", Bound::Min, "1280"), number("height", Bound::Min, "720")]);
    }

    #[test]
    fn source_id_is_an_exact_device_and_goog_flags_have_plain_names() {
        let constraints =
            Constraints { mandatory: pairs(&[("sourceId", "abc"), ("googEchoCancellation", "false")]), optional: Vec::new() };
        let track = TrackConstraints::from_constraints(&constraints).unwrap();
        let values: Vec<_> = track.required.iter().map(|constraint| (constraint.name, &constraint.value)).collect();
        assert_eq!(values, [("deviceId", &Value::Text("abc".to_owned())), ("echoCancellation", &Value::Flag(false))]);
    }

    #[test]
    fn a_known_name_without_an_equivalent_is_met_by_doing_nothing() {
        let constraints = Constraints { mandatory: pairs(&[("googHighpassFilter", "true")]), optional: Vec::new() };
        assert_eq!(TrackConstraints::from_constraints(&constraints), Ok(TrackConstraints::default()));
    }

    #[test]
    fn an_unknown_name_or_a_value_that_is_no_number_fails_only_when_mandatory() {
        for pair in [("minwidth", "640"), ("minWidth", "wide"), ("minWidth", ""), ("minWidth", "1.2.3"), ("minWidth", ".")] {
            let mandatory = Constraints { mandatory: pairs(&[pair]), optional: Vec::new() };
            assert_eq!(TrackConstraints::from_constraints(&mandatory), Err(pair.0));
            let optional = Constraints { mandatory: Vec::new(), optional: pairs(&[pair]) };
            assert_eq!(TrackConstraints::from_constraints(&optional), Ok(TrackConstraints::default()));
        }
    }
}
