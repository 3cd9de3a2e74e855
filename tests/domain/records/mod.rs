//! What is kept.

mod rank;
