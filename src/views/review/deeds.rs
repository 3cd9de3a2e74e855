//! What one can do with an item under review.

use super::evidence::Line;
use crate::domain::base::ids::ItemId;
use crate::views::blocker::Ask;

/// What one can do with an item here, shared by all of them.
#[derive(Clone, Copy)]
pub struct Deeds {
    /// Return it.
    pub give_back: Ask<ItemId>,
    /// Write down what shows that a line is met.
    pub evidence: EvidenceAsk,
}

/// What a line belongs to, for the evidence dialog.
pub type EvidenceAsk = Ask<Line>;
