//! Where the accepted response of a signal goes.

use crate::domain::base::ids::WorkTypeId;
use crate::domain::tables::record::Tables;

/// The work type an accepted response gets: the last that is offered and not measured, which in
/// the presets is Operational improvement.
pub fn default_work_type(tables: &Tables) -> Option<WorkTypeId> {
    let offered = || tables.work_types.values().filter(|work_type| !work_type.archived);
    let plain = offered().rfind(|work_type| !work_type.measured);
    plain.or_else(|| offered().next_back()).map(|work_type| work_type.id)
}
