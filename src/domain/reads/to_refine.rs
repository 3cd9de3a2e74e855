//! What is left to refine: items in the backlog that miss a rule someone here can meet.

use std::sync::Arc;

use crate::domain::base::ids::MemberId;
use crate::domain::base::text::listed;
use crate::domain::reads::measured_by::measurement_of;
use crate::domain::reads::ready::missing;
use crate::domain::reads::role_holders::{holders, holds};
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::Position;
use crate::domain::records::people::Role;
use crate::domain::records::work_type::ReadyRule;
use crate::domain::tables::record::Tables;

/// Items to refine, and how many more only wait for Analytics.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ToRefine {
    /// The items, in the order given.
    pub items: Vec<Arc<BacklogItem>>,
    /// How many others miss nothing but a validation that was asked for.
    pub with_analytics: usize,
}

/// Returns which of some items are left to refine for a person.
pub fn to_refine(items: &[Arc<BacklogItem>], me: Option<MemberId>, tables: &Tables) -> ToRefine {
    let validates = validates(me, tables);
    let mut left = ToRefine::default();
    for item in items.iter().filter(|item| item.position == Position::Backlog) {
        let missing = missing(item, tables);
        let asked = || measurement_of(item, tables).is_some_and(|plan| plan.requested.is_some());
        match missing.as_slice() {
            [] => {}
            [only] if only.rule == ReadyRule::PlanValidated && !validates && asked() => {
                left.with_analytics += 1;
            }
            _ => left.items.push(Arc::clone(item)),
        }
    }
    left
}

/// Returns whether a person may validate measurement plans.
pub fn validates(me: Option<MemberId>, tables: &Tables) -> bool {
    me.is_some_and(|me| holds(me, Role::AnalyticsOwner, tables))
}

/// Returns the names of those on the team who may: "Mara Keller and Jo Lind"; none if nobody may.
pub fn validators(tables: &Tables) -> Option<String> {
    let holders = holders(Role::AnalyticsOwner, tables);
    let names: Vec<&str> = holders.iter().map(|member| member.name.as_str()).collect();
    (!names.is_empty()).then(|| listed(&names))
}
