//! Launches: dated events of a campaign or experiment, behind a gate.

use chrono::NaiveDate;

use crate::domain::context::Stamp;
use crate::domain::ids::LineId;
use std::collections::BTreeMap;

part! {
    /// When an item goes live, and what stands before it.
    pub struct Launch {
        /// The planned day.
        on: NaiveDate,
        ;
        /// Set-up tasks of the work type that are done.
        setup_done: BTreeMap<LineId, Stamp>,
        /// Analytics has confirmed that tracking works.
        tracking_confirmed: Option<Stamp>,
        /// It is live.
        launched: Option<Stamp>,
    }
}
