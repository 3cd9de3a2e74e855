//! To whom something of a retrospective was sent.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::context::Stamp;
use crate::domain::base::text::Title;

/// One who got the report, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Sent {
    /// To whom.
    pub to: Title,
    /// Who sent it, and when.
    pub stamp: Stamp,
}
