//! Descriptions of gateways with any faults: nothing panics, a repair is done once, and what it does not mean stays. `FUZZ=1000000 cargo test
//! --release --test sdp_fuzzed` is the long run, `SEED` begins another one.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use std::cell::Cell;
use std::collections::BTreeSet;
use std::{env, thread};

use common::fuzzed::{Random, fuzzed};
use common::{committed, gateway::gateway, parts, values};
use webkit_rtc_peer_connection::sdp::{
    Role, Senders, follow_up_offer, is_unified, local, remote_answer, remote_offer, repaired, to_plan_b, with_line_ends,
    without_unlisted_codecs,
};

/// What is told when something panics: which one it was.
struct Case(u64);

impl Drop for Case {
    fn drop(&mut self) {
        if thread::panicking() {
            eprintln!("\nagain: SEED={} FUZZ=1", self.0);
        }
    }
}

/// Runs `check` with as many seeds as are asked for, or as `usual`.
fn each(usual: u64, check: impl Fn(&mut Random)) {
    let number = |name, default: u64| env::var(name).map_or(default, |text| text.parse().unwrap());
    let first = number("SEED", 1);
    for seed in first..first + number("FUZZ", usual) {
        let _case = Case(seed);
        check(&mut Random(seed));
    }
}

/// An offer and its answer, as they were before any fault.
fn calls() -> Vec<(String, String)> {
    let mut calls = vec![(gateway("actpass"), gateway("active"))];
    for (name, offer) in committed("captured").iter().filter(|(name, _)| name.ends_with("-offer.sdp")) {
        let answer = committed("captured").into_iter().find(|(other, _)| *other == name.replace("-offer", "-answer"));
        calls.extend(answer.map(|(_, answer)| (offer.clone(), answer)));
    }
    for (_, offer) in committed("generated") {
        calls.push((offer.clone(), offer.replace("setup:actpass", "setup:active")));
    }
    calls
}

/// Half of the descriptions are the gateway's: it is what a repair is for.
fn call<'a>(random: &mut Random, calls: &'a [(String, String)]) -> &'a (String, String) {
    &calls[if random.below(2) == 0 { 0 } else { random.below(calls.len()) }]
}

/// Does a repair leave this line alone, whatever it says?
fn is_bystander(line: &str) -> bool {
    [
        "v=",
        "s=",
        "i=",
        "t=",
        "k=",
        "a=send",
        "a=recv",
        "a=inactive",
        "a=rtcp",
        "a=fmtp:",
        "a=ice-pwd:",
        "a=ice-options:",
        "a=rid:",
        "a=simulcast:",
    ]
    .iter()
    .any(|start| line.starts_with(start))
}

/// The lines that a repair leaves alone, in the sections that Chrome saw, each behind its kind.
fn bystanders(sdp: &str) -> Vec<String> {
    let mut all = Vec::new();
    for part in parts(sdp) {
        let kind =
            part.first().and_then(|line| line.strip_prefix("m=")).and_then(|line| line.split_whitespace().next()).unwrap_or("");
        if !["image", "message", "text"].contains(&kind) {
            all.push(format!("section {kind}"));
            all.extend(part.iter().filter(|line| is_bystander(line)).map(|line| line.trim_end().to_owned()));
        }
    }
    all
}

/// The kinds of the sections that Chrome saw. An answer with others than its offer is nobody's.
fn kinds(sdp: &str) -> Vec<String> {
    bystanders(sdp).into_iter().filter(|line| line.starts_with("section ")).collect()
}

/// Has each section one name at most, and no two of them the same, be it the one that Chrome gave? Any other description is nobody's.
fn is_named_once(sdp: &str) -> bool {
    let mut names = BTreeSet::new();
    parts(sdp).iter().enumerate().all(|(number, part)| {
        let mids = values(part, "a=mid:");
        let mid = mids.first().map_or("", |mid| mid.trim());
        let kind = part.first().map_or("", |line| line.trim_start_matches("m=")).split(' ').next().unwrap();
        let default = if kind == "application" { "data" } else { kind };
        number == 0 && mids.is_empty() || mids.len() < 2 && names.insert(if mid.is_empty() { default } else { mid }.to_owned())
    })
}

/// The lines that went and those that came.
fn difference(before: &str, after: &str) -> String {
    let mut text = String::new();
    for (sign, these, others) in [('-', before, after), ('+', after, before)] {
        for line in these.split_inclusive('\n') {
            let count = |all: &str| all.split_inclusive('\n').filter(|other| *other == line).count();
            if count(these) > count(others) {
                text += &format!("\n{sign}{line:?}");
            }
        }
    }
    text
}

#[test]
fn a_repair_is_done_once_and_leaves_the_rest_alone() {
    let calls = calls();
    let (whole, mended) = (Cell::new(0), Cell::new(0));
    each(2_000, |random| {
        let (offer, answer) = call(random, &calls);
        let fuzzed_offer = fuzzed(random, offer);
        let fuzzed_answer = fuzzed(random, answer);
        // An offer that is answered is the browser's own; nobody else's makes it panic either.
        repaired(&fuzzed_answer, Role::Answer, &fuzzed_offer, true);
        for (role, sdp, offer) in
            [(Role::Offer, &fuzzed_offer, ""), (Role::Answer, &fuzzed_answer, offer), (Role::Local, &fuzzed_offer, "")]
        {
            for is_native in [true, false] {
                let Some(once) = repaired(sdp, role, offer, is_native) else {
                    whole.set(whole.get() + 1);
                    continue;
                };
                mended.set(mended.get() + 1);
                assert_ne!(once, *sdp, "a repair is none where nothing changes");
                let fits = is_named_once(sdp) && (role != Role::Answer || kinds(sdp) == kinds(offer));
                if let Some(twice) = repaired(&once, role, offer, is_native).filter(|_| fits) {
                    panic!(
                        "{role:?}, native {is_native}: {}\nand then {}\nof {sdp}",
                        difference(sdp, &once),
                        difference(&once, &twice)
                    );
                }
                if role != Role::Local && sdp.is_ascii() && bystanders(&once) != bystanders(sdp) {
                    panic!("{role:?}, native {is_native}: {}\nof {sdp}", difference(sdp, &once));
                }
            }
        }
    });
    // Neither kind is missing, or nothing was tried.
    let (whole, mended) = (whole.get(), mended.get());
    println!("{whole} whole, {mended} mended");
    assert!(env::var("FUZZ").is_ok() || whole > 1_000 && mended > 1_000, "{whole} whole, {mended} mended");
}

#[test]
fn what_is_whole_stays_byte_for_byte() {
    for (offer, answer) in calls() {
        let is_native = is_unified(&offer) || !offer.contains("planb");
        for (role, sdp, offer) in [(Role::Offer, &offer, ""), (Role::Answer, &answer, &*offer), (Role::Local, &offer, "")] {
            if is_native {
                assert_eq!(repaired(sdp, role, offer, false), None, "{role:?} {sdp}");
            }
        }
    }
}

#[test]
fn no_fault_makes_a_translation_panic() {
    let calls = calls();
    each(1_000, |random| {
        let (offer, answer) = call(random, &calls);
        let mend = |sdp: String, role, offer: &str| repaired(&sdp, role, offer, false).unwrap_or(sdp);
        let offered = mend(fuzzed(random, offer), Role::Offer, "");
        let page = with_line_ends(&offered);
        let senders = Senders { mids: "0 audio x", audio: random.below(3), video: random.below(3) };
        let native = remote_offer(&page, None, &senders);
        let next = remote_offer(&mend(fuzzed(random, offer), Role::Offer, ""), Some(&native), &senders);
        let answer = mend(fuzzed(random, answer), Role::Answer, &native);
        let answered = remote_answer(&answer, offer, Some(&native));
        let followed = follow_up_offer(&answer, &answered.sdp, &senders);
        for native in [native, next, answered.sdp, followed] {
            let shown = to_plan_b(&native);
            assert_eq!(local(&shown, &native), native, "what a page does not touch returns");
            repaired(&local(&fuzzed(random, &shown), &native), Role::Local, "", true);
            without_unlisted_codecs(&native);
        }
    });
}
