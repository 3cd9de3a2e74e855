//! What part of the board is shown.

use leptos::prelude::*;

use super::shape::Shape;

/// What part of the board is shown.
#[derive(Clone, Copy)]
pub struct Shown {
    pub(super) shape: Memo<Shape>,
    /// What cards show besides their own records: [`names::in_rows`](crate::views::names::in_rows).
    pub(super) names: Memo<Vec<String>>,
    pub(super) by_owner: RwSignal<bool>,
    pub(super) mine: RwSignal<bool>,
}
