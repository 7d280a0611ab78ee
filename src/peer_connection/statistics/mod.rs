//! `getStats` with callbacks: libjingle's statistics, made from the standard ones.

pub(crate) mod get_stats;
mod native;
mod response;
