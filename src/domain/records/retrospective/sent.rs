//! Who received something from a retrospective.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::context::Stamp;
use crate::domain::base::text::Title;

/// A recipient, and when it was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Sent {
    /// To whom.
    pub to: Title,
    /// Who sent it, and when.
    pub stamp: Stamp,
}
