//! What a file lists for a sprint and does not get in there: the definition of ready holds for files too,
//! and an item is in one place. Told before anything comes in, and again afterwards.

use crate::domain::base::context::Context;
use crate::domain::commands::{Command, Import};
use crate::domain::reads::ready::{in_full, missing};
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::sprint::record::Sprint;
use crate::domain::tables::record::{Record, Tables};
use crate::domain::workspace::Workspace;
use crate::exchange::merge::labels;

/// What of these records would stay out of its sprint if they came in now, a line for each item.
pub fn foretold(present: &Workspace, import: &Import, context: &Context) -> Vec<String> {
    if sprints(&import.records).next().is_none() {
        return Vec::new();
    }
    let mut trial = present.clone();
    let import = import.clone();
    let records = import.records.clone();
    match trial.apply(Command::Import(Box::new(import)), context) {
        Ok(_) => told(&records, &trial),
        // Why it is refused is told where it is refused.
        Err(_) => Vec::new(),
    }
}

/// What of these records stayed out of its sprint, a line for each item.
pub fn told(records: &[Record], after: &Tables) -> Vec<String> {
    let mut lines = Vec::new();
    for brought in sprints(records) {
        let Some(here) = after.sprints.get(brought.id) else { continue };
        let out = brought.chosen.keys().filter(|id| !here.chosen.contains_key(id));
        for item in out.filter_map(|id| after.items.get(*id)) {
            let name = labels::name(&Record::BacklogItem(item.clone()));
            lines.push(format!("{name} stays out of {}: {}.", here.name(), why(item, here, after)));
        }
    }
    lines
}

fn sprints(records: &[Record]) -> impl Iterator<Item = &Sprint> {
    records.iter().filter_map(|record| match record {
        Record::Sprint(sprint) if sprint.is_planned() || sprint.is_open() => Some(&**sprint),
        _ => None,
    })
}

fn why(item: &BacklogItem, sprint: &Sprint, tables: &Tables) -> String {
    let elsewhere = item.position.sprint().and_then(|id| tables.sprints.get(id));
    if let Some(other) = elsewhere {
        return format!("it's already in {}", other.name());
    }
    if !item.is_open() {
        return "it's archived or dropped here".to_owned();
    }
    if sprint.is_open() {
        return "it's in the backlog here".to_owned();
    }
    format!("it's missing {}", in_full(&missing(item, tables)))
}
