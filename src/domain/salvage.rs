//! What can be read of a damaged workspace, made whole enough to work with.
//!
//! Records that are gone leave names that lead nowhere. People, channels and work types get a
//! stand-in under the same id, so that nothing that names them is lost with them; elsewhere the name
//! is taken out, and where a record means nothing without it the record goes too.

use std::sync::Arc;

use serde_json::Value;

use crate::domain::base::context::Context;
use crate::domain::base::json;
use crate::domain::base::text::Title;
use crate::domain::commands::{Command, Import};
use crate::domain::records::backlog::position::Position;
use crate::domain::records::channel::Channel;
use crate::domain::records::decision::MadeIn;
use crate::domain::records::people::{Member, Role};
use crate::domain::records::profile::Profile;
use crate::domain::records::record_key::RecordKey;
use crate::domain::records::work_type::WorkType;
use crate::domain::tables::change::{Change, RecordChange};
use crate::domain::tables::record::Record;
use crate::domain::tables::references::{self, Gap};
use crate::domain::workspace::Workspace;

/// How often what contradicts itself is taken out before giving up.
const ROUNDS: usize = 200;

/// Makes a workspace of what could be read. `name` is for one whose name is gone; the context's actor
/// becomes its only member where nobody is left.
pub fn mend(mut workspace: Workspace, name: Title, context: &Context) -> Workspace {
    if workspace.profile.is_none() {
        let prefix = workspace.items.values().next().map(|item| item.key.prefix().to_owned());
        let profile = Profile::new(name, prefix.unwrap_or_else(|| "MKT".to_owned()));
        set(&mut workspace, RecordKey::Profile, Some(Record::Profile(Arc::new(profile))));
    }
    close_gaps(&mut workspace);
    if workspace.members.values().all(|member| member.left) {
        let roles = Role::ALL.into_iter().collect();
        let member = stand_in("person", 1)
            .map(|name| Member { roles, ..Member::new(context.actor, name) })
            .map(|member| Record::Member(Arc::new(member)));
        set(&mut workspace, RecordKey::Member(context.actor), member);
    }
    for _ in 0..ROUNDS {
        let mut whole = Workspace::empty(workspace.id);
        let import = Import {
            source: String::new(),
            records: workspace.records(),
            log: workspace.log().oldest_first().cloned().collect(),
        };
        match whole.apply(Command::Import(Box::new(import)), context) {
            Ok(_) => return whole,
            // What is told cannot be mended is told again where it is brought in.
            Err(refusal) if refusal.items.is_empty() => break,
            Err(refusal) => {
                for item in refusal.items {
                    set(&mut workspace, RecordKey::BacklogItem(item), None);
                }
                close_gaps(&mut workspace);
            }
        }
    }
    workspace
}

/// Until every name leads somewhere. Each step adds a stand-in or takes a name out, so it ends.
fn close_gaps(workspace: &mut Workspace) {
    let mut number = 0;
    while let Some(gap) = references::gaps(workspace).into_iter().next() {
        number += 1;
        let Gap { holder, missing, .. } = gap;
        let made = match missing {
            RecordKey::Member(id) => stand_in("person", number)
                .map(|name| Record::Member(Arc::new(Member::new(id, name)))),
            RecordKey::Channel(id) => stand_in("channel", number)
                .map(|name| Record::Channel(Arc::new(Channel::new(id, name)))),
            RecordKey::WorkType(id) => stand_in("work type", number)
                .map(|name| Record::WorkType(Arc::new(WorkType::new(id, name)))),
            _ => None,
        };
        if made.is_some() {
            set(workspace, missing, made);
        } else {
            let left = workspace.record(&holder).and_then(|record| without(record, &missing));
            set(workspace, holder, left);
        }
    }
}

fn set(workspace: &mut Workspace, key: RecordKey, after: Option<Record>) {
    let records = vec![RecordChange { key, before: None, after }];
    workspace.replay(&Change { records, entries: Vec::new() });
}

/// "Unknown person 2".
fn stand_in(noun: &str, number: usize) -> Option<Title> {
    Title::parse(&format!("Unknown {noun} {number}")).ok()
}

/// The record without a name that leads nowhere; none where it means nothing without it.
fn without(record: Record, missing: &RecordKey) -> Option<Record> {
    let record = apart_from(record, missing);
    let id = missing.uuid()?.to_string();
    let whole = json::to_value(&record);
    let mentions = |value: &Value| value.to_string().contains(&id);
    if !mentions(&whole) {
        return Some(record);
    }
    // The name alone; the entry of a list it stands in; the field it stands in.
    let tries: [fn(&mut Value, &str); 3] =
        [|value, id| strip(value, id, false), |value, id| strip(value, id, true), strip_field];
    tries.into_iter().find_map(|take_out| {
        let mut left = whole.clone();
        take_out(&mut left, &id);
        if mentions(&left) { None } else { json::from_value(left).ok() }
    })
}

/// Where a record goes on without its sprint or meeting: work goes back to the backlog, or away where
/// it is done; a decision was made between meetings.
fn apart_from(record: Record, missing: &RecordKey) -> Record {
    match (record, missing) {
        (Record::BacklogItem(mut item), RecordKey::Sprint(sprint))
            if item.position.sprint() == Some(*sprint) =>
        {
            let done = item.is_accepted();
            let position = if done { Position::Archived } else { Position::Backlog };
            Arc::make_mut(&mut item).position = position;
            Record::BacklogItem(item)
        }
        (Record::Decision(mut decision), RecordKey::CheckIn(_) | RecordKey::Sprint(_))
        | (Record::Decision(mut decision), RecordKey::Learning(_) | RecordKey::Retrospective(_)) => {
            Arc::make_mut(&mut decision).made_in = MadeIn::Between;
            Record::Decision(decision)
        }
        (record, _) => record,
    }
}

/// Takes an id out of every object and list; `whole` takes out the list's entry that holds it.
fn strip(value: &mut Value, id: &str, whole: bool) {
    match value {
        Value::Object(fields) => {
            fields.retain(|name, value| name != id && value.as_str() != Some(id));
            fields.values_mut().for_each(|value| strip(value, id, whole));
        }
        Value::Array(list) => {
            list.retain(|entry| {
                entry.as_str() != Some(id) && !(whole && entry.to_string().contains(id))
            });
            list.iter_mut().for_each(|entry| strip(entry, id, whole));
        }
        _ => {}
    }
}

/// Takes out the fields of the record itself that hold an id.
fn strip_field(value: &mut Value, id: &str) {
    let Value::Object(kinds) = value else { return };
    for record in kinds.values_mut() {
        if let Value::Object(fields) = record {
            fields.retain(|_, value| !value.to_string().contains(id));
        }
    }
}
