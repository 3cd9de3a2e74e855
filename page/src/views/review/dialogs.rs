//! What people can do with an item under review.

use super::evidence::Line;
use crate::views::blocker::Ask;
use sprintloop::domain::base::ids::ItemId;

/// What people can do with an item here, shared by all items.
#[derive(Clone, Copy)]
pub struct Dialogs {
    /// Return it.
    pub give_back: Ask<ItemId>,
    /// Record the evidence for a line.
    pub evidence: EvidenceAsk,
}

/// What a line belongs to, for the evidence dialog.
pub type EvidenceAsk = Ask<Line>;
