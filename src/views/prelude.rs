//! What every screen is written with: signals, effects and events of Leptos, and the markup of this page.
//!
//! The names below stand for those of Leptos, whose own markup makes code for every element there is.

pub use leptos::prelude::*;

pub use super::markup::{AnyView, CollectView, IntoAny, IntoView, ViewFn};
pub use super::memo::Memo;
pub use sprintloop_macros::view;
