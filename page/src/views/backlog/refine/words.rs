//! What is said of an item once something of it was saved.

use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::reads::measured_by::measurement_of;
use sprintloop::domain::reads::ready;
use sprintloop::domain::reads::to_refine::validators;
use sprintloop::domain::records::backlog::measurement::MeasurementPlan;
use sprintloop::domain::records::work_type::ReadyRule;
use sprintloop::domain::workspace::Workspace;

/// Returns "Asked Mara Keller".
pub(super) fn asked(ws: &Workspace) -> String {
    format!("Asked {}", validators(ws).unwrap_or_else(|| "Analytics".to_owned()))
}

/// Returns "MKT-12 is Ready" or what it still misses.
pub(super) fn said(id: ItemId, ws: &Workspace) -> String {
    let Some(item) = ws.items.get(id) else { return "Saved".to_owned() };
    let missing = ready::missing(item, ws);
    let waits = |plan: &MeasurementPlan| plan.requested.is_some();
    match missing.as_slice() {
        [] => format!("{} is Ready", item.key),
        [only]
            if only.rule == ReadyRule::PlanValidated
                && measurement_of(item, ws).is_some_and(waits) =>
        {
            format!("{} saved. {} to validate its plan", item.key, asked(ws))
        }
        missing => format!("{} saved. Missing: {}", item.key, ready::in_short(missing)),
    }
}
