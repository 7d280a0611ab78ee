//! What do the `mandatory` and `optional` constraints of a camera, microphone or screen mean in today's
//! `MediaTrackConstraints`?

use super::constraints::{Constraint, find};

/// How tightly a value binds in a `MediaTrackConstraints` range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// `{min}`
    Min,
    /// `{max}`
    Max,
    /// `{exact}`
    Exact,
    /// `{ideal}`
    Ideal,
}

impl Bound {
    /// The key in the constraint dictionary.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Min => "min",
            Self::Max => "max",
            Self::Exact => "exact",
            Self::Ideal => "ideal",
        }
    }
}

/// A constraint's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// On or off.
    Flag(bool),
    /// A device id; or pixels, frames per second or a ratio in decimal digits, which WebIDL turns into the number
    /// (Rust's own number parser would cost the drop-in several kilobytes).
    Text(&'a str),
}

/// One constraint in today's form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrackConstraint<'a> {
    /// The name in `MediaTrackConstraintSet`.
    pub name: &'static str,
    /// How the value binds.
    pub bound: Bound,
    /// The value.
    pub value: Value<'a>,
}

enum Kind {
    Number(Bound),
    Flag,
    Device,
    /// What part of a screen is shown; today the user chooses.
    Source,
    /// Known to Chrome, with no equivalent today: it counts as met.
    Gone,
}

/// The constraint that asks for a screen.
const CHROME_MEDIA_SOURCE: &str = "chromeMediaSource";

/// Its values (`media_stream_source.cc` of Chromium 49). `system` is the sound of the whole system.
const SOURCES: [&str; 4] = ["screen", "desktop", "tab", "system"];

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
    (CHROME_MEDIA_SOURCE, "", Kind::Source),
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

/// What one old constraint means today; `Ok(None)` if it is met without doing anything.
///
/// # Errors
/// If Chrome did not know the name, or the value is not a number where one is needed. A mandatory constraint then
/// failed `getUserMedia` with a `ConstraintNotSatisfiedError` of that name; an optional one was ignored.
pub fn translate(constraint: &Constraint) -> Result<Option<TrackConstraint<'_>>, Unknown> {
    let (_, name, kind) = NAMES.iter().find(|(known, _, _)| *known == constraint.name).ok_or(Unknown)?;
    let (bound, value) = match kind {
        Kind::Number(bound) if is_decimal(&constraint.value) => (*bound, Value::Text(&constraint.value)),
        Kind::Number(_) => return Err(Unknown),
        Kind::Flag => (Bound::Exact, Value::Flag(constraint.flag())),
        Kind::Device => (Bound::Exact, Value::Text(&constraint.value)),
        Kind::Source if !SOURCES.contains(&constraint.value.as_str()) => return Err(Unknown),
        Kind::Source | Kind::Gone => return Ok(None),
    };
    Ok(Some(TrackConstraint { name, bound, value }))
}

/// The same for a screen. `getDisplayMedia` shows what the user chooses, so it takes limits and ideals, but no
/// minimums, exact values or ids.
///
/// # Errors
/// As `translate`.
pub fn translate_for_display(constraint: &Constraint) -> Result<Option<TrackConstraint<'_>>, Unknown> {
    let translated = translate(constraint)?.filter(|today| today.name != "deviceId");
    Ok(translated.map(|today| match today.bound {
        Bound::Max => today,
        _ => TrackConstraint { bound: Bound::Ideal, ..today },
    }))
}

/// Whether constraints ask for a screen, a window or a tab instead of a camera or a microphone.
#[must_use]
pub fn is_display(constraints: &[Constraint]) -> bool {
    find(constraints, CHROME_MEDIA_SOURCE).is_some()
}

/// The names of `getUserMedia`'s errors, today's and Chrome's. Names that are not listed were the same.
const ERRORS: &[(&str, &str)] = &[
    ("NotAllowedError", PERMISSION_DENIED),
    ("NotFoundError", "DevicesNotFoundError"),
    ("NotReadableError", "TrackStartError"),
    ("OverconstrainedError", "ConstraintNotSatisfiedError"),
];

/// The error whose code was 1 when errors had codes.
pub const PERMISSION_DENIED: &str = "PermissionDeniedError";

/// Chrome's name for an error of today's `getUserMedia`.
#[must_use]
pub fn error_name(today: &str) -> &str {
    ERRORS.iter().find(|(name, _)| *name == today).map_or(today, |(_, legacy)| legacy)
}

/// Which way a camera faces according to its label, as in Chrome for Android (`camera 1, facing front`); otherwise
/// empty.
#[must_use]
pub fn facing(label: &str) -> &'static str {
    let says = |word: &str| label.as_bytes().windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes()));
    if says("front") {
        "user"
    } else if says("back") {
        "environment"
    } else {
        ""
    }
}

/// The name of a constraint that Chrome knew and that has no counterpart today.
#[must_use]
pub fn gone(name: &str) -> Option<&'static str> {
    let found = NAMES.iter().find(|(known, _, kind)| *known == name && matches!(kind, Kind::Gone))?;
    Some(found.0)
}

/// A constraint that Chrome could not use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unknown;

fn is_decimal(text: &str) -> bool {
    let count = |is: fn(&u8) -> bool| text.as_bytes().iter().filter(|byte| is(byte)).count();
    let (digits, dots) = (count(u8::is_ascii_digit), count(|byte| *byte == b'.'));
    digits > 0 && dots < 2 && digits + dots == text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn constraint(name: &str, value: &str) -> Constraint {
        Constraint { mandatory: true, name: name.to_owned(), value: value.to_owned() }
    }

    fn today(name: &'static str, bound: Bound, value: Value<'static>) -> Result<Option<TrackConstraint<'static>>, Unknown> {
        Ok(Some(TrackConstraint { name, bound, value }))
    }

    #[test]
    fn sizes_and_rates_are_ranges() {
        assert_eq!(translate(&constraint("minWidth", "640")), today("width", Bound::Min, Value::Text("640")));
        assert_eq!(translate(&constraint("maxFrameRate", "29.97")), today("frameRate", Bound::Max, Value::Text("29.97")));
    }

    #[test]
    fn source_id_is_an_exact_device_and_goog_flags_have_plain_names() {
        assert_eq!(translate(&constraint("sourceId", "abc")), today("deviceId", Bound::Exact, Value::Text("abc")));
        assert_eq!(
            translate(&constraint("googEchoCancellation", "false")),
            today("echoCancellation", Bound::Exact, Value::Flag(false))
        );
    }

    #[test]
    fn a_known_name_without_an_equivalent_is_met_by_doing_nothing() {
        assert_eq!(translate(&constraint("googHighpassFilter", "true")), Ok(None));
    }

    #[test]
    fn every_name_that_chrome_knew_has_a_meaning() {
        for (name, property, kind) in NAMES {
            let value = match kind {
                Kind::Number(_) => "5",
                Kind::Source => "tab",
                _ => "true",
            };
            let expected = match kind {
                Kind::Number(bound) => today(property, *bound, Value::Text("5")),
                Kind::Flag => today(property, Bound::Exact, Value::Flag(true)),
                Kind::Device => today(property, Bound::Exact, Value::Text("true")),
                Kind::Source | Kind::Gone => Ok(None),
            };
            assert_eq!(translate(&constraint(name, value)), expected, "{name}");
        }
    }

    #[test]
    fn a_screen_has_limits_and_wishes_only() {
        let screen = |name, value| {
            translate_for_display(&constraint(name, value)).map(|today| today.map(|today| (today.name, today.bound)))
        };
        assert_eq!(screen("maxWidth", "640"), Ok(Some(("width", Bound::Max))));
        assert_eq!(screen("minFrameRate", "5"), Ok(Some(("frameRate", Bound::Ideal))));
        assert_eq!(screen("echoCancellation", "true"), Ok(Some(("echoCancellation", Bound::Ideal))));
        assert_eq!(screen("chromeMediaSourceId", "x"), Ok(None));
        assert_eq!(screen("chromeMediaSource", "desktop"), Ok(None));
        assert_eq!(screen("chromeMediaSource", "other"), Err(Unknown));
        assert_eq!(screen("madeUp", "1"), Err(Unknown));
        assert!(is_display(&[constraint("maxWidth", "1"), constraint("chromeMediaSource", "screen")]));
        assert!(!is_display(&[constraint("sourceId", "1")]));
    }

    #[test]
    fn what_is_gone_is_told_apart_from_what_is_asked_for_otherwise() {
        assert_eq!(gone("googBeamforming"), Some("googBeamforming"));
        assert_eq!(["chromeMediaSource", "minWidth", "madeUp"].map(gone), [None; 3]);
    }

    #[test]
    fn errors_have_their_old_names_and_labels_a_direction() {
        assert_eq!(error_name("NotAllowedError"), "PermissionDeniedError");
        assert_eq!(error_name("AbortError"), "AbortError");
        assert_eq!(
            ["camera2 1, facing front", "Back Camera", "Integrated", "", "fro"].map(facing),
            ["user", "environment", "", "", ""]
        );
    }

    #[test]
    fn an_unknown_name_or_a_value_that_is_no_number_is_refused() {
        for (name, value) in
            [("minwidth", "640"), ("minWidth", "wide"), ("minWidth", ""), ("minWidth", "1.2.3"), ("minWidth", ".")]
        {
            assert_eq!(translate(&constraint(name, value)), Err(Unknown), "{name}: {value}");
        }
    }
}
