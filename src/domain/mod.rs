//! The rules of the loop: pure Rust, no clock, no browser.
