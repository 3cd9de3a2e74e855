//! The plan an item is measured by.

use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::measurement::MeasurementPlan;
use crate::domain::tables::record::Tables;

/// The plan an item is measured by: its own, else its campaign's.
pub fn measurement_of<'a>(
    item: &'a BacklogItem,
    tables: &'a Tables,
) -> Option<&'a MeasurementPlan> {
    item.measurement.as_ref().or_else(|| {
        let campaign = tables.campaigns.get(item.campaign?)?;
        campaign.measurement.as_ref()
    })
}
