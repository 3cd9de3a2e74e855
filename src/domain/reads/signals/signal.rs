//! A signal with what it was found in.

use std::collections::BTreeSet;

use crate::domain::records::record_key::RecordKey;
use crate::domain::records::signal::kind::SignalKind;

/// What a rule found: why as a sentence, and the records behind it.
pub(super) type Found = Option<(String, Vec<RecordKey>)>;

/// A signal with what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signal {
    /// Which.
    pub kind: SignalKind,
    /// What was found, in numbers and names.
    pub why: String,
    /// The items, sprints, check-ins, requests and blockers it was found in.
    pub evidence: BTreeSet<RecordKey>,
}
