//! Campaign groups: several items under one brief and one measurement plan.

use super::measurement::MeasurementPlan;
use crate::domain::ids::CampaignId;
use crate::domain::text::Title;

entity! {
    /// Items under one brief.
    pub struct Campaign {
        /// Identity.
        id: CampaignId,
        /// Its name.
        name: Title,
        ;
        /// The brief; several lines.
        brief: String,
        /// The plan its items share; an item's own plan goes before it.
        measurement: Option<MeasurementPlan>,
        /// No longer offered; kept where it is used.
        archived: bool,
    }
}
