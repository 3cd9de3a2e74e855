//! A retrospective on its way: the session, what came out of it, and the items these speak of.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::base::ids::{ItemId, LearningId};
use crate::domain::records::decision::MadeIn;
use crate::domain::records::learning::Learning;
use crate::domain::records::record_key::RecordKey;
use crate::domain::records::retrospective::outcome::Play;
use crate::domain::records::retrospective::record::{Out, Retrospective};
use crate::domain::tables::record::Record;
use crate::domain::workspace::Workspace;

/// Adds the session and its outcomes; gives the items they speak of.
pub(super) fn take(
    workspace: &Workspace,
    retro: &Arc<Retrospective>,
    records: &mut Vec<Record>,
    left_out: &mut BTreeMap<RecordKey, String>,
) -> BTreeSet<ItemId> {
    let mut items = BTreeSet::new();
    records.push(Record::Retrospective(Arc::clone(retro)));
    let outcome = |out: &Out| match *out {
        Out::Decision(id) => workspace.decisions.get(id).cloned().map(Record::Decision),
        Out::Action(id) => workspace.actions.get(id).cloned().map(Record::Action),
        Out::Guardrail(id) => workspace.guardrails.get(id).cloned().map(Record::Guardrail),
        Out::Win(id) => workspace.wins.get(id).cloned().map(Record::Win),
        Out::Learning(id) => workspace.learnings.get(id).cloned().map(Record::Learning),
        Out::Play(id) => workspace.plays.get(id).cloned().map(Record::Play),
        Out::Change(id) => workspace.workflow_changes.get(id).cloned().map(Record::WorkflowChange),
    };
    records.extend(retro.outcomes.iter().filter_map(|out| outcome(&out.what)));
    // A learning stands on its decision.
    let learned: Vec<Record> = records
        .iter()
        .filter_map(|record| match record {
            Record::Learning(it) => workspace.decisions.get(it.decision).cloned(),
            _ => None,
        })
        .map(Record::Decision)
        .collect();
    records.extend(learned);
    records.dedup_by_key(|record| record.key());
    let here: BTreeSet<LearningId> = records
        .iter()
        .filter_map(|record| match record {
            Record::Learning(it) => Some(it.id),
            _ => None,
        })
        .collect();
    for record in records.iter_mut() {
        let out = leave_out(record, retro, &here);
        if !out.is_empty() {
            left_out.insert(record.key(), out.to_owned());
        }
        match record {
            Record::Action(it) => items.extend(it.item),
            Record::Decision(it) => items.extend(it.item),
            Record::Learning(it) => items.extend(it.item),
            Record::Guardrail(it) => items.extend(it.caught.iter().copied()),
            Record::Play(it) => items.extend(it.used.iter().copied()),
            _ => {}
        }
    }
    items
}

/// Takes out of a record what leads outside of the part; gives the fields.
fn leave_out(
    record: &mut Record,
    retro: &Retrospective,
    here: &BTreeSet<LearningId>,
) -> &'static str {
    match record {
        Record::Learning(it) if it.sprint.is_some() && it.sprint != retro.sprint() => {
            let mut learning = Learning::clone(it);
            learning.sprint = None;
            *it = Arc::new(learning);
            "sprint"
        }
        Record::Play(it) if !it.learnings.is_subset(here) => {
            let mut play = Play::clone(it);
            play.learnings.retain(|id| here.contains(id));
            *it = Arc::new(play);
            "learnings"
        }
        // Made elsewhere, in something that stays at home.
        Record::Decision(it) => {
            let stays = match it.made_in {
                MadeIn::Learning { id } => !here.contains(&id),
                MadeIn::Retrospective { id } => id != retro.id,
                MadeIn::Review { sprint } => Some(sprint) != retro.sprint(),
                MadeIn::CheckIn { .. } => true,
                MadeIn::Between => false,
            };
            if !stays {
                return "";
            }
            let mut decision = crate::domain::records::decision::Decision::clone(it);
            decision.made_in = MadeIn::Between;
            *it = Arc::new(decision);
            "made_in"
        }
        _ => "",
    }
}
