//! Plan B in both directions, by the number of sources. Cost has to grow linearly with the description.
#![allow(missing_docs)]

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use std::fmt::Write;
use std::hint::black_box;
use webkit_rtc_peer_connection::sdp::{Senders, local, remote_offer, to_plan_b};

/// A real Plan B offer of two tracks, with `count` video tracks of two sources each.
fn offer(count: usize) -> String {
    let sample = include_str!("../tests/sdp/generated/planb-fid-2src.sdp");
    let mut text: String = sample
        .split_inclusive("\r\n")
        .filter(|line| !line.starts_with("a=ssrc"))
        .collect();
    for number in 0..count {
        let (source, retransmission) = (1000 + 2 * number, 1001 + 2 * number);
        let _ = write!(text, "a=ssrc-group:FID {source} {retransmission}\r\n");
        for id in [source, retransmission] {
            let _ = write!(
                text,
                "a=ssrc:{id} cname:c\r\na=ssrc:{id} msid:s{number} t{number}\r\na=ssrc:{id} mslabel:s{number}\r\na=ssrc:{id} label:t{number}\r\n"
            );
        }
    }
    text
}

fn translate(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("plan_b");
    for count in [2, 20, 200, 1000] {
        let page = offer(count);
        let senders = Senders::default();
        let native = remote_offer(&page, None, &senders);
        let shown = to_plan_b(&native);
        let edited = shown.replace("a=mid:video\r\n", "a=mid:video\r\nb=AS:500\r\n");
        group.throughput(Throughput::Bytes(native.len() as u64));
        group.bench_function(BenchmarkId::new("remote_offer", count), |b| {
            b.iter(|| remote_offer(black_box(&page), None, &senders))
        });
        group.bench_function(BenchmarkId::new("remote_offer_again", count), |b| {
            b.iter(|| remote_offer(black_box(&page), Some(&native), &senders))
        });
        group.bench_function(BenchmarkId::new("to_plan_b", count), |b| {
            b.iter(|| to_plan_b(black_box(&native)))
        });
        group.bench_function(BenchmarkId::new("local_untouched", count), |b| {
            b.iter(|| local(black_box(&shown), &native))
        });
        group.bench_function(BenchmarkId::new("local_edited", count), |b| {
            b.iter(|| local(black_box(&edited), &native))
        });
    }
    group.finish();
}

criterion_group!(benches, translate);
criterion_main!(benches);
