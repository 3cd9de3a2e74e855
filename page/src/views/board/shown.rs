//! What part of the board is shown.

use leptos::prelude::*;

use super::shape::Shape;

/// What part of the board is shown.
#[derive(Clone, Copy)]
pub struct Shown {
    pub(super) shape: Memo<Shape>,
    /// What cards show besides their own records: [`names::revision`](crate::views::names::revision).
    pub(super) names: Memo<u64>,
    pub(super) by_owner: RwSignal<bool>,
    pub(super) mine: RwSignal<bool>,
}
