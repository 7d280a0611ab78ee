//! `getStats` with callbacks: libjingle's statistics, made of the standard ones.

pub(crate) mod get_stats;
mod native;
mod response;
