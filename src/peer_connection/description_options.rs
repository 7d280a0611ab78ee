//! What the options of `createOffer` and `createAnswer` ask for, in whichever year's style they are written.

use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

use crate::errors::{dom_exception, type_error};
use crate::legacy::constraints::DescriptionOptions;
use crate::media_constraints;
use crate::members::{entry, set};

/// Options of a description as the native method takes them.
pub(crate) struct Options {
    /// `RTCOfferOptions`, or `RTCAnswerOptions`.
    pub(crate) native: JsValue,
    /// Whether the page said anything about receiving audio or video.
    pub(crate) says_receive: bool,
    /// What to stop receiving: `audio`, `video`.
    pub(crate) refuses: Refuses,
}

/// The kinds of media that the page does not want to receive.
#[derive(Clone, Copy, Default)]
pub(crate) struct Refuses {
    pub(crate) audio: bool,
    pub(crate) video: bool,
}

/// Why options could not be read.
pub(crate) enum Refusal {
    /// The call throws: the argument is malformed.
    Throw(JsValue),
    /// The call fails later, by its failure callback: a mandatory constraint could not be met.
    Fail(JsValue),
}

impl From<JsValue> for Refusal {
    fn from(error: JsValue) -> Self {
        Self::Throw(error)
    }
}

/// Reads the options of a legacy call: `MediaConstraints`, or `RTCOfferOptions` from Chrome 38 on. As in BB49
/// `parseOfferOptions`, an object with `mandatory` or `optional`, and an empty one, are constraints.
pub(crate) fn read(member: &str, options: &JsValue) -> Result<Options, Refusal> {
    let modern = options.is_object()
        && Object::keys(options.unchecked_ref::<Object>()).length() > 0
        && !media_constraints::is_legacy(options)?;
    if modern { Ok(from_dictionary(member, options)?) } else { from_constraints(member, options) }
}

fn from_dictionary(member: &str, options: &JsValue) -> Result<Options, JsValue> {
    let receive = |name: &str| -> Result<Option<bool>, JsValue> {
        match entry(options, name)? {
            // Chrome 38 to 49 took a number of streams here.
            Some(count) if count.as_f64().is_some_and(|count| count < 0.0) => {
                Err(type_error(member, &["Invalid value for ", name, "."].concat()))
            }
            wanted => Ok(wanted.map(|wanted| wanted.is_truthy())),
        }
    };
    let (audio, video) = (receive("offerToReceiveAudio")?, receive("offerToReceiveVideo")?);
    Ok(Options {
        native: options.clone(),
        says_receive: audio.is_some() || video.is_some(),
        refuses: Refuses { audio: audio == Some(false), video: video == Some(false) },
    })
}

/// Reads `MediaConstraints`.
pub(crate) fn from_constraints(member: &str, constraints: &JsValue) -> Result<Options, Refusal> {
    let constraints = media_constraints::read(member, constraints)?;
    let wanted = DescriptionOptions::from_constraints(&constraints).map_err(|unknown| {
        let problem = ["Unknown mandatory constraint '", unknown, "'."].concat();
        Refusal::Fail(dom_exception("OperationError", member, &problem))
    })?;
    let native = Object::new();
    for (name, value) in [
        ("offerToReceiveAudio", wanted.receive_audio),
        ("offerToReceiveVideo", wanted.receive_video),
        ("iceRestart", wanted.ice_restart),
        ("voiceActivityDetection", wanted.voice_activity_detection),
    ] {
        if let Some(value) = value {
            set(&native, name, &value.into());
        }
    }
    Ok(Options {
        native: native.into(),
        says_receive: wanted.receive_audio.is_some() || wanted.receive_video.is_some(),
        refuses: Refuses { audio: wanted.receive_audio == Some(false), video: wanted.receive_video == Some(false) },
    })
}

impl Refuses {
    /// Stops receiving on these transceivers, as the standard's own `offerToReceive*: false` does for an offer.
    pub(crate) fn apply(self, transceivers: &Array) {
        for transceiver in transceivers.iter() {
            let transceiver: web_sys::RtcRtpTransceiver = transceiver.unchecked_into();
            let kind = transceiver.receiver().track().kind();
            if (kind == "audio" && self.audio) || (kind == "video" && self.video) {
                let direction = crate::natives::get(&transceiver, "direction");
                if direction == "sendrecv" {
                    set(&transceiver, "direction", &"sendonly".into());
                } else if direction == "recvonly" {
                    set(&transceiver, "direction", &"inactive".into());
                }
            }
        }
    }
}
