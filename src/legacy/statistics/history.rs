//! Which report is the next one compared with, and when is a new one made?

/// Chrome gathered no new numbers for calls less than this many ms apart (`kMinGatherStatsPeriodMs`).
pub const MIN_GATHER_PERIOD: f64 = 50.0;

/// Rates are taken over at least this many ms, as soon as there is a report that old.
///
/// libjingle measured its rates continuously, over about a second. Here they are differences between two reports, and
/// over a few milliseconds a difference means little: one frame more or less is 20 frames a second.
pub const MIN_RATE_PERIOD: f64 = 500.0;

/// Whether a call at `now` gets the numbers gathered at `gathered` (both ms of the same clock).
#[must_use]
pub fn is_fresh(gathered: f64, now: f64) -> bool {
    gathered + MIN_GATHER_PERIOD > now
}

/// The reports of one connection that are kept for comparison with later ones: never more than two.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History<T> {
    /// The report to compare the next one with, until `latest` is old enough.
    pub base: Option<T>,
    /// The latest report that was kept, and its time (ms).
    pub latest: Option<(f64, T)>,
}

impl<T: Clone> History<T> {
    /// Adds a report made at `now` (ms), and returns the earlier one to compare it with.
    pub fn record(&mut self, now: f64, report: &T) -> Option<T> {
        match self.latest.take() {
            Some((made, latest)) if now - made < MIN_RATE_PERIOD => {
                self.base.get_or_insert_with(|| latest.clone());
                self.latest = Some((made, latest));
            }
            latest => {
                self.base = latest.map(|(_, latest)| latest);
                self.latest = Some((now, report.clone()));
            }
        }
        self.base.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::{History, is_fresh};

    #[test]
    fn calls_less_than_50_ms_apart_return_the_same_numbers() {
        assert!(is_fresh(1000.0, 1000.0));
        assert!(is_fresh(1000.0, 1049.9));
        assert!(!is_fresh(1000.0, 1050.0));
    }

    /// Which report each of these is compared with.
    fn compared(times: &[f64]) -> Vec<Option<f64>> {
        let mut history = History::default();
        times.iter().map(|time| history.record(*time, time)).collect()
    }

    #[test]
    fn a_page_that_polls_every_second_gets_the_rates_of_the_last_second() {
        assert_eq!(compared(&[0.0, 1000.0, 1999.0, 3001.0]), [None, Some(0.0), Some(1000.0), Some(1999.0)]);
    }

    #[test]
    fn a_page_that_polls_all_the_time_still_gets_rates_over_half_a_second() {
        let polls: Vec<f64> = (0..20).map(|poll| f64::from(poll) * 100.0).collect();
        for (now, earlier) in polls.iter().zip(compared(&polls)).skip(5) {
            let period = now - earlier.unwrap_or(f64::NAN);
            assert!((500.0..1000.0).contains(&period), "at {now}: {period}");
        }
    }

    #[test]
    fn the_second_report_has_rates_even_if_it_comes_soon() {
        assert_eq!(compared(&[0.0, 60.0]), [None, Some(0.0)]);
    }
}
