//! The definition of ready: what an item needs before it may enter a sprint.
//!
//! Nobody can override it. Planning takes a [`ReadyItem`], and the only way to make one is to meet
//! every rule.

use std::borrow::Cow;

use crate::domain::base::text::counted;
use crate::domain::reads::guardrails::unmet_guardrails;
use crate::domain::reads::measured_by::measurement_of;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::measurement::MeasurementPlan;
use crate::domain::records::backlog::position::Position;
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
    let missing = |rule| {
        let what = misses(rule, item, tables)?.into_owned();
        Some(Missing { rule, what })
    };
    asked(item, tables).filter_map(missing).collect()
}

/// Returns whether an item meets every rule; it stops at the first it does not, and words nothing for a list.
pub fn is_ready(item: &BacklogItem, tables: &Tables) -> bool {
    asked(item, tables).all(|rule| misses(rule, item, tables).is_none())
}

/// Returns whether a rule is asked of an item and not met.
pub fn lacks(rule: ReadyRule, item: &BacklogItem, tables: &Tables) -> bool {
    asked(item, tables).any(|one| one == rule) && misses(rule, item, tables).is_some()
}

/// Returns whether any item of the backlog is ready.
pub fn any_ready(tables: &Tables) -> bool {
    let mut items = tables.items.values();
    items.any(|item| item.position == Position::Backlog && is_ready(item, tables))
}

/// The rules an item is held to; none if its work type is unknown.
fn asked(item: &BacklogItem, tables: &Tables) -> impl Iterator<Item = ReadyRule> {
    let work_type = tables.work_types.get(item.work_type);
    work_type.into_iter().flat_map(|one| rules_of(one).chain([ReadyRule::Guardrails]))
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

/// What is missing of a rule; none if it is met.
fn misses(rule: ReadyRule, item: &BacklogItem, tables: &Tables) -> Option<Cow<'static, str>> {
    let what = match rule {
        ReadyRule::Purpose => {
            let change = item.purpose.change.trim().is_empty();
            let audience = item.purpose.audience.trim().is_empty();
            match (change, audience) {
                (false, false) => return None,
                (false, true) => "audience (purpose)".into(),
                (true, false) => "purpose".into(),
                (true, true) => "purpose and audience".into(),
            }
        }
        ReadyRule::Owner => match item.owner.and_then(|owner| tables.members.get(owner)) {
            Some(owner) if owner.can_own_work() => return None,
            Some(_) => "an owner in the team".into(),
            None => "owner".into(),
        },
        ReadyRule::Criterion if item.criteria.is_empty() => "acceptance criteria".into(),
        ReadyRule::ExpectedValue if item.expected_value.trim().is_empty() => {
            "expected value".into()
        }
        ReadyRule::Estimate if item.estimate.is_none() => "estimate".into(),
        ReadyRule::NeedsSettled => {
            match item.needs.iter().filter(|need| need.settled.is_none()).count() {
                0 => return None,
                open => counted(open, "open dependency", "open dependencies").into(),
            }
        }
        ReadyRule::MeasurementPlan => {
            match measurement_of(item, tables).map(MeasurementPlan::lacks) {
                Some(lacks) if lacks.is_empty() => return None,
                Some(lacks) => format!("measurement plan ({})", lacks.join(", ")).into(),
                None => "measurement plan".into(),
            }
        }
        ReadyRule::PlanValidated => match measurement_of(item, tables) {
            Some(plan) if plan.validated.is_some() => return None,
            _ => "Analytics validation".into(),
        },
        ReadyRule::Guardrails => {
            let open: Vec<&str> = unmet_guardrails(item, tables, false).collect();
            match open.is_empty() {
                true => return None,
                false => format!("guardrail: {}", open.join("; ")).into(),
            }
        }
        ReadyRule::Criterion | ReadyRule::ExpectedValue | ReadyRule::Estimate => return None,
    };
    Some(what)
}
