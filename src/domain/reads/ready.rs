//! The definition of ready: what an item needs before it may enter a sprint.
//!
//! Nobody can override it. Planning takes a [`ReadyItem`], and the only way to make one is to meet
//! every rule.

use crate::domain::base::text::counted;
use crate::domain::reads::guardrails::unmet_guardrails;
use crate::domain::reads::measured_by::measurement_of;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::measurement::MeasurementPlan;
use crate::domain::records::work_type::{ReadyRule, WorkType};
use crate::domain::tables::record::Tables;

/// A rule the item does not meet yet, and what exactly is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The rule.
    pub rule: ReadyRule,
    /// What is missing, for the row and the refusal: "estimate", "2 open dependencies".
    pub what: String,
}

/// An item that meets every rule of its work type.
#[derive(Debug, Clone, Copy)]
pub struct ReadyItem<'a> {
    item: &'a BacklogItem,
}

impl<'a> ReadyItem<'a> {
    /// Checks an item against the rules of its work type.
    ///
    /// # Errors
    /// The rules it does not meet, in the order of [`ReadyRule::ALL`].
    pub fn check(item: &'a BacklogItem, tables: &Tables) -> Result<Self, Vec<Missing>> {
        let missing = missing(item, tables);
        if missing.is_empty() { Ok(Self { item }) } else { Err(missing) }
    }

    /// The item.
    pub fn item(self) -> &'a BacklogItem {
        self.item
    }
}

/// Returns the rules an item does not meet, in order; none if its work type is unknown.
pub fn missing(item: &BacklogItem, tables: &Tables) -> Vec<Missing> {
    let Some(work_type) = tables.work_types.get(item.work_type) else { return Vec::new() };
    let rules = rules_of(work_type).chain([ReadyRule::Guardrails]);
    rules.filter_map(|rule| misses(rule, item, tables)).collect()
}

/// Returns what is missing in a few words: "purpose (+2)"; empty if nothing is.
pub fn in_short(missing: &[Missing]) -> String {
    let Some((first, more)) = missing.split_first() else { return String::new() };
    // What exactly is missing of it is told where there is room.
    let part = first.what.split([':', '(']).next().unwrap_or_default().trim_end();
    let what = part.split(" and ").next().unwrap_or(part);
    match more.len() {
        0 => what.to_owned(),
        more => format!("{what} (+{more})"),
    }
}

/// Returns everything that is missing, in one line.
pub fn in_full(missing: &[Missing]) -> String {
    missing.iter().map(|one| one.what.as_str()).collect::<Vec<_>>().join(", ")
}

/// Returns the rules a work type requires, in order.
pub fn rules_of(work_type: &WorkType) -> impl Iterator<Item = ReadyRule> + '_ {
    ReadyRule::ALL.into_iter().filter(|rule| work_type.ready.contains(rule))
}

fn misses(rule: ReadyRule, item: &BacklogItem, tables: &Tables) -> Option<Missing> {
    let what = match rule {
        ReadyRule::Purpose => {
            let change = item.purpose.change.trim().is_empty();
            let audience = item.purpose.audience.trim().is_empty();
            match (change, audience) {
                (false, false) => return None,
                (false, true) => "audience (purpose)".to_owned(),
                (true, false) => "purpose".to_owned(),
                (true, true) => "purpose and audience".to_owned(),
            }
        }
        ReadyRule::Owner => match item.owner.and_then(|owner| tables.members.get(owner)) {
            Some(owner) if owner.can_own_work() => return None,
            Some(_) => "an owner in the team".to_owned(),
            None => "owner".to_owned(),
        },
        ReadyRule::Criterion if item.criteria.is_empty() => "acceptance criteria".to_owned(),
        ReadyRule::ExpectedValue if item.expected_value.trim().is_empty() => {
            "expected value".to_owned()
        }
        ReadyRule::Estimate if item.estimate.is_none() => "estimate".to_owned(),
        ReadyRule::NeedsSettled => {
            match item.needs.iter().filter(|need| need.settled.is_none()).count() {
                0 => return None,
                open => counted(open, "open dependency", "open dependencies"),
            }
        }
        ReadyRule::MeasurementPlan => {
            match measurement_of(item, tables).map(MeasurementPlan::lacks) {
                Some(lacks) if lacks.is_empty() => return None,
                Some(lacks) => format!("measurement plan ({})", lacks.join(", ")),
                None => "measurement plan".to_owned(),
            }
        }
        ReadyRule::PlanValidated => match measurement_of(item, tables) {
            Some(plan) if plan.validated.is_some() => return None,
            _ => "Analytics validation".to_owned(),
        },
        ReadyRule::Guardrails => {
            let open: Vec<&str> = unmet_guardrails(item, tables, false).collect();
            match open.is_empty() {
                true => return None,
                false => format!("guardrail: {}", open.join("; ")),
            }
        }
        ReadyRule::Criterion | ReadyRule::ExpectedValue | ReadyRule::Estimate => return None,
    };
    Some(Missing { rule, what })
}
