//! Pure translation: what the words of the old API mean in today's. Knows no browser and no `JsValue`.

pub mod candidate;
pub mod configuration;
pub mod constraints;
pub mod media;
pub mod states;
pub mod statistics;
pub mod text;
pub mod user_agent;
