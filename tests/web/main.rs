//! The browser edge, as far as the crate's public functions reach it: run by `wasm-pack test --headless`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a failed test is what a panic is for")]

mod page;

use js_sys::{Array, Function, Object, Reflect};
use page::{call, class, construct, get, global, install, object, run, settled, thrown, uninstall};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use webkit_rtc_peer_connection::usage;

wasm_bindgen_test_configure!(run_in_browser);

fn installed() -> JsValue {
    get(&install(JsValue::UNDEFINED), "installed")
}

#[wasm_bindgen_test]
fn install_defines_the_class_and_may_be_repeated() {
    assert_eq!(installed(), true);
    let first = class();
    assert_eq!(installed(), true);
    assert_eq!(class(), first);
    assert_ne!(class(), get(&global(), "RTCPeerConnection"), "the hollow alias is replaced");
}

#[wasm_bindgen_test]
fn uninstall_restores_the_descriptors_that_stood_there() {
    uninstall();
    let holders = [
        (global(), "webkitRTCPeerConnection"),
        (global(), "webkitMediaStream"),
        (get(&global(), "URL"), "createObjectURL"),
        (get(&get(&global(), "HTMLMediaElement"), "prototype"), "src"),
        (get(&get(&global(), "Navigator"), "prototype"), "webkitGetUserMedia"),
    ];
    let descriptors = || -> Vec<JsValue> {
        holders
            .iter()
            .map(|(holder, name)| Object::get_own_property_descriptor(holder.unchecked_ref::<Object>(), &(*name).into()))
            .collect()
    };
    let before = descriptors();
    installed();
    uninstall();
    uninstall();
    for (before, after) in before.iter().zip(descriptors()) {
        for field in ["value", "get", "set", "writable", "enumerable", "configurable"] {
            assert!(Object::is(&get(before, field), &get(&after, field)), "{field} of {before:?}");
        }
    }
}

#[wasm_bindgen_test]
fn the_class_is_the_same_after_uninstalling_and_installing() {
    installed();
    let first = class();
    uninstall();
    installed();
    assert_eq!(class(), first);
}

#[wasm_bindgen_test]
fn options_are_read_as_javascript_reads_them() {
    uninstall();
    let native = get(&global(), "RTCPeerConnection");
    install(object(&[("unprefixed", true.into()), ("media", false.into())]));
    assert_eq!(get(&global(), "RTCPeerConnection"), class());
    uninstall();
    assert_eq!(get(&global(), "RTCPeerConnection"), native);
    assert_eq!(get(&install(JsValue::NULL), "installed"), true);
}

#[wasm_bindgen_test]
fn a_connection_is_an_instance_of_both_classes() {
    installed();
    let connection = construct(&[JsValue::NULL]).unwrap();
    for name in ["webkitRTCPeerConnection", "RTCPeerConnection", "EventTarget"] {
        let is_instance = run("return arguments[0] instanceof arguments[1]", &[&connection, &get(&global(), name)]).unwrap();
        assert_eq!(is_instance, true, "{name}");
    }
    assert!(class().dyn_into::<Function>().unwrap().call0(&JsValue::UNDEFINED).is_err(), "it needs `new`");
}

#[wasm_bindgen_test]
fn members_have_the_names_and_lengths_of_native_ones() {
    installed();
    let prototype = get(&class(), "prototype");
    for (name, length) in [("createOffer", 0), ("setRemoteDescription", 1), ("addStream", 1), ("getStreamById", 1)] {
        let member: Function = get(&prototype, name).unchecked_into();
        assert_eq!(member.name(), name);
        assert_eq!(member.length(), length, "{name}");
    }
}

#[wasm_bindgen_test]
async fn create_offer_with_one_callback_calls_back_later_and_returns_undefined() {
    installed();
    let connection = construct(&[JsValue::NULL]).unwrap();
    let offer = settled(|ok, _| assert!(call(&connection, "createOffer", &[ok]).unwrap().is_undefined())).await.unwrap();
    assert_eq!(get(&offer, "type"), "offer");
    assert_eq!(get(&offer, "constructor"), get(&global(), "RTCSessionDescription"));
}

#[wasm_bindgen_test]
async fn mandatory_constraints_reach_the_offer() {
    installed();
    let connection = construct(&[JsValue::NULL]).unwrap();
    let constraints = run("return { mandatory: { OfferToReceiveVideo: 'true', OfferToReceiveAudio: 'false' } }", &[]).unwrap();
    let offer = settled(|ok, fail| drop(call(&connection, "createOffer", &[ok, fail, &constraints]))).await.unwrap();
    let sdp = get(&offer, "sdp").as_string().unwrap();
    assert!(sdp.contains("m=video") && !sdp.contains("m=audio"), "{sdp}");
}

#[wasm_bindgen_test]
async fn a_failure_reaches_the_failure_callback_as_an_operation_error() {
    installed();
    let connection = construct(&[]).unwrap();
    let error = settled(|ok, fail| drop(call(&connection, "createAnswer", &[ok, fail]))).await.unwrap_err();
    assert_eq!(get(&error, "name"), "OperationError");
}

#[wasm_bindgen_test]
fn what_a_getter_of_the_page_throws_is_thrown() {
    installed();
    let mine = JsValue::from("mine");
    let configuration = run("return { get iceServers() { throw 'mine' } }", &[]).unwrap();
    assert_eq!(construct(&[configuration]).unwrap_err(), mine);
    let connection = construct(&[]).unwrap();
    let options = run("return { get maxRetransmitTime() { throw 'mine' } }", &[]).unwrap();
    assert_eq!(thrown(&connection, "createDataChannel", &["x".into(), options]), mine);
}

#[wasm_bindgen_test]
fn the_page_may_call_us_while_we_read_what_it_gave_us() {
    installed();
    let configuration = run(
        "const nested = () => { try { new webkitRTCPeerConnection(null, { bad: 1 }) } catch (error) { return error.name } };
         return { get iceServers() { return [{ url: { toString: () => { new webkitRTCPeerConnection({ iceServers: [{ url: 'stun:b' }] }); nested(); return 'stun:a' } } }] } }",
        &[],
    )
    .unwrap();
    let connection = construct(&[configuration]).unwrap();
    let read = run(
        "return arguments[0].getConfiguration().iceServers.map((server) => [].concat(server.urls).join()).join()",
        &[&connection],
    );
    assert_eq!(read.unwrap(), "stun:a");
}

#[wasm_bindgen_test]
fn errors_name_the_member_and_the_argument() {
    installed();
    let connection = construct(&[]).unwrap();
    let text = |member: &str, arguments: &[JsValue]| get(&thrown(&connection, member, arguments), "message").as_string().unwrap();
    assert_eq!(
        text("createOffer", &[Function::new_no_args("").into(), 5.into()]),
        "Failed to execute 'createOffer' on 'RTCPeerConnection': The callback provided as parameter 2 is not a function."
    );
    assert_eq!(
        text("addStream", &[Object::new().into()]),
        "Failed to execute 'addStream' on 'RTCPeerConnection': parameter 1 is not of type 'MediaStream'."
    );
}

#[wasm_bindgen_test]
fn usage_counts_what_the_page_calls() {
    installed();
    let count = || {
        let report: Array = usage().unwrap().unchecked_into();
        report.iter().find(|used| get(used, "0") == "getStreamById").and_then(|used| get(&used, "1").as_f64()).unwrap_or(0.0)
    };
    let connection = construct(&[]).unwrap();
    let before = count();
    for _ in 0..3 {
        assert!(call(&connection, "getStreamById", &[&"x".into()]).unwrap().is_null());
    }
    assert!((count() - before - 3.0).abs() < f64::EPSILON);
}

#[wasm_bindgen_test]
fn nothing_is_installed_beside_another_copy() {
    uninstall();
    let native = get(&global(), "webkitRTCPeerConnection");
    let other =
        run("return Object.assign(function () {}, { [Symbol.for('webkit-rtc-peer-connection')]: () => {} })", &[]).unwrap();
    Reflect::set(&global(), &"webkitRTCPeerConnection".into(), &other).unwrap();
    let outcome = install(JsValue::UNDEFINED);
    Reflect::set(&global(), &"webkitRTCPeerConnection".into(), &native).unwrap();
    assert_eq!(get(&outcome, "installed"), false);
    assert!(get(&outcome, "reason").as_string().unwrap().contains("Another copy"));
    assert_eq!(installed(), true);
}
