//! Which reports does a selector select?

use super::{LegacyReport, LegacyType};

/// Keeps what `getStats(callback, track)` reported: the session, the track, and the streams that carry the track.
///
/// Nothing is left when the connection does not know the track (`StatsCollector::GetStats`, `IsValidTrack`).
#[must_use]
pub fn select(reports: Vec<LegacyReport>, track_id: &str) -> Vec<LegacyReport> {
    let is_of_track = |report: &LegacyReport| report.value("googTrackId") == Some(track_id);
    if !reports.iter().any(|report| report.kind == LegacyType::Track && is_of_track(report)) {
        return Vec::new();
    }
    let is_selected = |report: &LegacyReport| report.kind == LegacyType::Session || is_of_track(report);
    reports.into_iter().filter(is_selected).collect()
}
