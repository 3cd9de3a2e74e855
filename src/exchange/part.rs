//! A part of a workspace that travels alone: one sprint plan, or some backlog items.
//!
//! It holds its records, the people and things they name, the rules, and their log, so that it opens in
//! an empty page and comes together with the workspace it was taken from. What it does not take along
//! (the sprint an item is in, say) it names, so that nobody takes it for erased.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::Value;
use uuid::Uuid;

use crate::domain::base::ids::{Id, ItemId, RetrospectiveId, SprintId};
use crate::domain::base::json;
use crate::domain::reads::retrospective::subject::sprint_of;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::Position;
use crate::domain::records::record_key::RecordKey;
use crate::domain::records::sprint::commitment::ScopeChangeKind;
use crate::domain::records::sprint::record::{RetrospectivePlan, Sprint};
use crate::domain::tables::record::{Entity, Record, Tables};
use crate::domain::workspace::Workspace;
use crate::exchange::merge::{Preview, held_against};

mod session;

/// Which part it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// A sprint with the items it lists and what blocks them.
    Plan(SprintId),
    /// Some backlog items.
    Selection(Vec<ItemId>),
    /// A retrospective with what came out of it, and the sprint it looks at.
    Retrospective(RetrospectiveId),
}

/// A part of a workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its records, as a small workspace of the same identity.
    pub workspace: Workspace,
    /// The sprint, where it is a plan.
    pub plan: Option<SprintId>,
    /// The retrospective, where it is one; then its sprint is in `plan`.
    pub retrospective: Option<RetrospectiveId>,
    /// The fields of a record that did not come along.
    pub left_out: BTreeMap<RecordKey, String>,
}

/// Takes a part out of a workspace.
pub fn take(workspace: &Workspace, which: &Which) -> Part {
    let mut records: Vec<Record> = Vec::new();
    let mut left_out = BTreeMap::new();
    let (mut items, mut sprint, mut retrospective) = (BTreeSet::new(), None, None);
    match which {
        Which::Selection(chosen) => items.extend(chosen.iter().copied()),
        Which::Plan(id) => sprint = workspace.sprints.get(*id),
        Which::Retrospective(id) => {
            if let Some(held) = workspace.retrospectives.get(*id) {
                retrospective = Some(*id);
                sprint = sprint_of(workspace, held);
                items = session::take(workspace, held, &mut records, &mut left_out);
            }
        }
    }
    items.extend(sprint.into_iter().flat_map(|sprint| items_of(sprint)));
    let plan = sprint.map(|sprint| sprint.id);
    if let Some(sprint) = sprint {
        let mut sprint = Sprint::clone(sprint);
        // A plan alone leaves the retrospective at home.
        let held = matches!(sprint.retrospective, Some(RetrospectivePlan::Held { .. }));
        if held && retrospective.is_none() {
            sprint.retrospective = None;
            left_out.insert(RecordKey::Sprint(sprint.id), "retrospective".to_owned());
        }
        records.push(Record::Sprint(Arc::new(sprint)));
    }
    for item in items.iter().filter_map(|id| workspace.items.get(*id)) {
        let mut item = BacklogItem::clone(item);
        let out = leave_out(&mut item, plan, &items);
        if !out.is_empty() {
            left_out.insert(RecordKey::BacklogItem(item.id), out.join(" "));
        }
        records.push(Record::BacklogItem(Arc::new(item)));
    }
    if plan.is_some() {
        let blockers = workspace.blockers.values().filter(|one| items.contains(&one.item));
        records.extend(blockers.cloned().map(Record::Blocker));
    }
    let workspace = with_what_they_name(workspace, records);
    Part { workspace, plan, retrospective, left_out }
}

/// Every item a sprint mentions.
fn items_of(sprint: &Sprint) -> BTreeSet<ItemId> {
    let mut items: BTreeSet<ItemId> = sprint.chosen.keys().copied().collect();
    items.extend(sprint.commitment.iter().flat_map(|promise| &promise.items).map(|line| line.item));
    items.extend(sprint.scope_changes.iter().map(|change| match &change.kind {
        ScopeChangeKind::Added { item } => item.item,
        ScopeChangeKind::Removed { item, .. } | ScopeChangeKind::Reestimated { item, .. } => *item,
    }));
    items.extend(sprint.review.outcomes.keys().copied());
    items.extend(sprint.final_lines.iter().map(|line| line.item));
    items
}

/// Takes out of an item what leads outside of the part; gives the fields.
fn leave_out(
    item: &mut BacklogItem,
    plan: Option<SprintId>,
    items: &BTreeSet<ItemId>,
) -> Vec<&'static str> {
    let mut out = Vec::new();
    let elsewhere = |position: &Position| position.sprint().is_some_and(|it| Some(it) != plan);
    if elsewhere(&item.position) {
        item.position = Position::Backlog;
        item.history.clear();
        item.verdicts.clear();
        item.awaiting_results = None;
        out.extend(["position", "history", "verdicts", "awaiting_results"]);
    }
    if item.carried_from.is_some() && item.carried_from != plan {
        item.carried_from = None;
        out.push("carried_from");
    }
    if item.split_from.is_some_and(|from| !items.contains(&from)) {
        item.split_from = None;
        out.push("split_from");
    }
    out
}

/// The records, the rules, the people, channels, work types, campaigns and priorities they name,
/// and what the log says about them.
fn with_what_they_name(workspace: &Workspace, mut records: Vec<Record>) -> Workspace {
    let mut known: BTreeSet<RecordKey> = records.iter().map(Record::key).collect();
    let mut at = 0;
    while let Some(record) = records.get(at) {
        let mut ids = BTreeSet::new();
        ids_in(&json::to_value(record), &mut ids);
        for id in ids {
            if let Some(named) = named(id, workspace)
                && known.insert(named.key())
            {
                records.push(named);
            }
        }
        at += 1;
    }
    records.extend(workspace.profile.clone().map(Record::Profile));
    records.push(Record::Workflow(Arc::clone(&workspace.workflow)));
    let about = |key: &RecordKey| known.contains(key);
    let entries = workspace.log().oldest_first().filter(|entry| {
        about(&entry.event.subject) || entry.event.beside.iter().any(|(key, _)| about(key))
    });
    Workspace::of(workspace.id, records, entries.cloned().collect())
}

fn ids_in(value: &Value, found: &mut BTreeSet<Uuid>) {
    match value {
        Value::String(text) => found.extend(Uuid::try_parse(text).ok()),
        Value::Array(list) => list.iter().for_each(|value| ids_in(value, found)),
        Value::Object(fields) => fields.iter().for_each(|(name, value)| {
            found.extend(Uuid::try_parse(name).ok());
            ids_in(value, found);
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// What a record needs to be understood, by its id.
fn named(id: Uuid, tables: &Tables) -> Option<Record> {
    use crate::domain::records::backlog::campaign::Campaign;
    use crate::domain::records::channel::Channel;
    use crate::domain::records::people::Member;
    use crate::domain::records::priority::Priority;
    use crate::domain::records::work_type::WorkType;
    fn one<E: Entity<Id: Id>>(id: Uuid, tables: &Tables) -> Option<Record> {
        E::table(tables).get(E::Id::from_uuid(id)).cloned().map(E::record)
    }
    one::<Member>(id, tables)
        .or_else(|| one::<Channel>(id, tables))
        .or_else(|| one::<WorkType>(id, tables))
        .or_else(|| one::<Campaign>(id, tables))
        .or_else(|| one::<Priority>(id, tables))
}

/// Holds a part against the present workspace. The rules and the team's name come along only where
/// there are none yet.
pub fn preview(present: &Workspace, part: &Part) -> Preview {
    let mut records = part.workspace.records();
    if present.is_founded() {
        records.retain(|one| !matches!(one, Record::Profile(_) | Record::Workflow(_)));
    }
    held_against(present, &part.workspace, records, &part.left_out)
}
