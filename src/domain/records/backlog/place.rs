//! A place in the backlog's list.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::ids::ItemId;

/// A place in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// Above everything.
    First,
    /// Below everything.
    Last,
    /// Right above this item.
    Above(ItemId),
    /// Right below this item.
    Below(ItemId),
}
