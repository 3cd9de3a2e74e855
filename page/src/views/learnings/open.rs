//! What the parts of the screen share: which dialog is open, and how much is listed.

use leptos::prelude::*;

use super::form::About;
use crate::views::blocker::Ask;
use crate::views::components::Asking;
use sprintloop::domain::base::ids::DecisionId;

/// Which dialog is open, and about what.
#[derive(Clone, Copy)]
pub struct Open {
    pub(super) learning: Ask<About>,
    pub(super) decision: RwSignal<bool>,
    pub(super) look: Ask<DecisionId>,
    /// Asks about the play made from a learning.
    pub(super) play: Asking,
    /// How many learnings and decisions are listed.
    pub(super) most: [RwSignal<usize>; 2],
}

/// How many entries are listed before someone asks for more.
pub const AT_ONCE: usize = 50;
