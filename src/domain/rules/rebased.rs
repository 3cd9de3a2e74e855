//! A command on ground that others have changed.
//!
//! Some commands carry a whole form, though its author changed one field of it. Run as it is, such a command would put back
//! what others have changed in the other fields meanwhile. So each field that the author left as it was takes the value
//! that it has now; a field both have changed is the author's.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::domain::base::json;
use crate::domain::commands::Command;
use crate::domain::commands::backlog::{CampaignCommand, ItemCommand, ItemEdit};
use crate::domain::commands::blocker::BlockerCommand;
use crate::domain::commands::decision::DecisionCommand;
use crate::domain::commands::learning::{LearningCommand, LearningWords};
use crate::domain::commands::priority::PriorityCommand;
use crate::domain::commands::refinement::Refinement;
use crate::domain::commands::retrospective::RetrospectiveCommand;
use crate::domain::commands::session::SessionEdit;
use crate::domain::commands::sprint::SprintCommand;
use crate::domain::commands::team::TeamCommand;
use crate::domain::commands::workspace::WorkspaceCommand;
use crate::domain::records::backlog::campaign::Campaign;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::blocker::Blocker;
use crate::domain::records::channel::Channel;
use crate::domain::records::decision::Decision;
use crate::domain::records::learning::Learning;
use crate::domain::records::people::Member;
use crate::domain::records::priority::Priority;
use crate::domain::records::record_key::RecordKey;
use crate::domain::records::retrospective::outcome::Play;
use crate::domain::records::retrospective::record::Retrospective;
use crate::domain::records::sprint::record::Sprint;
use crate::domain::records::work_type::WorkType;
use crate::domain::tables::change::Change;
use crate::domain::tables::record::{Entity, Record, Tables};
use crate::domain::tables::touched::{Thing, things, value_of};

/// Returns the command as it is run on other ground. `change` is what it changed where its author ran it.
pub fn rebased(command: &Command, change: &Change, now: &Tables) -> Command {
    let mut command = command.clone();
    Ground { change, now }.fit(&mut command);
    command
}

/// What the author had before them, and what is there now.
struct Ground<'a> {
    change: &'a Change,
    now: &'a Tables,
}

impl Ground<'_> {
    fn before(&self, key: RecordKey) -> Option<&Record> {
        self.change.records.iter().find(|record| record.key == key)?.before.as_ref()
    }

    /// Calls with a record as its author knew it, and as it is now.
    fn of<E: Entity>(&self, id: E::Id, fit: impl FnOnce(&E, &E)) {
        let before = self.before(E::key(id)).and_then(E::of);
        if let (Some(before), Some(now)) = (before, E::table(self.now).get(id)) {
            fit(before, now);
        }
    }

    fn fit(&self, command: &mut Command) {
        match command {
            Command::Item(command) => self.item(command),
            Command::Campaign(command) => self.campaign(command),
            Command::Sprint(command) => self.sprint(command),
            Command::Team(command) => self.team(command),
            Command::Priority(PriorityCommand::Edit { id, objective, quarterly_goal, metric }) => {
                self.of(*id, |was: &Priority, now| {
                    keep(objective, &was.objective, &now.objective);
                    keep(quarterly_goal, &was.quarterly_goal, &now.quarterly_goal);
                    keep(metric, &was.metric, &now.metric);
                });
            }
            Command::Blocker(BlockerCommand::Edit { id, kind, reason, unblocker, next_check }) => {
                self.of(*id, |was: &Blocker, now| {
                    keep(kind, &was.kind, &now.kind);
                    keep(reason, &was.reason, &now.reason);
                    keep(unblocker, &was.unblocker, &now.unblocker);
                    keep(next_check, &was.next_check, &now.next_check);
                });
            }
            Command::Decision(DecisionCommand::Edit { id, what, why, look_again }) => {
                self.of(*id, |was: &Decision, now| {
                    keep(what, &was.what, &now.what);
                    keep(why, &was.why, &now.why);
                    keep(look_again, &was.look_again, &now.look_again);
                });
            }
            Command::Learning(LearningCommand::Edit { id, words }) => {
                self.of(*id, |was: &Learning, now| learning(words, was, now));
                let decision = self.now.learnings.get(*id).map(|it| it.decision);
                if let Some(decision) = decision {
                    self.of(decision, |was: &Decision, now| {
                        keep(&mut words.decide, &was.what, &now.what);
                        keep(&mut words.rationale, &was.why, &now.why);
                        keep(&mut words.look_again, &was.look_again, &now.look_again);
                    });
                }
            }
            Command::Retrospective(RetrospectiveCommand::SavePlay { play }) => {
                self.of(play.id, |was: &Play, now| keep(&mut **play, was, now));
            }
            Command::Retrospective(RetrospectiveCommand::Session { id, edit }) => {
                self.of(*id, |was: &Retrospective, now| session(edit, was, now));
            }
            Command::Workspace(WorkspaceCommand::EditWorkflow { workflow, .. }) => {
                if let Some(Record::Workflow(was)) = self.before(RecordKey::Workflow) {
                    keep(&mut **workflow, was, &self.now.workflow);
                }
            }
            Command::ForAction(asked) => self.fit(&mut asked.change),
            _ => {}
        }
    }

    fn item(&self, command: &mut ItemCommand) {
        match command {
            ItemCommand::Edit { items, edit } => {
                if let [item] = items.as_slice() {
                    self.of(*item, |was: &BacklogItem, now| match &mut **edit {
                        ItemEdit::Purpose(purpose) => keep(purpose, &was.purpose, &now.purpose),
                        ItemEdit::Links(links) => keep(links, &was.links, &now.links),
                        _ => {}
                    });
                }
            }
            ItemCommand::EditNeed { item, need } => {
                self.of(*item, |was: &BacklogItem, now| {
                    let id = need.id;
                    let of =
                        |item: &BacklogItem| item.needs.iter().find(|need| need.id == id).cloned();
                    keep_or_none(need, &of(was), &of(now));
                });
            }
            ItemCommand::Refine { items } => {
                for Refinement { item, purpose, plan, .. } in items {
                    self.of(*item, |was: &BacklogItem, now| {
                        if let Some(purpose) = purpose {
                            keep(purpose, &was.purpose, &now.purpose);
                        }
                        if let Some(plan) = plan {
                            keep_or_none(&mut **plan, &was.measurement, &now.measurement);
                        }
                    });
                }
            }
            ItemCommand::PlanMeasurement { item, plan } => {
                self.of(*item, |was: &BacklogItem, now| {
                    keep_or_none(&mut **plan, &was.measurement, &now.measurement);
                });
            }
            _ => {}
        }
    }

    fn campaign(&self, command: &mut CampaignCommand) {
        match command {
            CampaignCommand::Edit { id, name, brief } => self.of(*id, |was: &Campaign, now| {
                keep(name, &was.name, &now.name);
                keep(brief, &was.brief, &now.brief);
            }),
            CampaignCommand::PlanMeasurement { id, plan } => {
                self.of(*id, |was: &Campaign, now| {
                    keep_or_none(&mut **plan, &was.measurement, &now.measurement);
                });
            }
            _ => {}
        }
    }

    fn sprint(&self, command: &mut SprintCommand) {
        match command {
            SprintCommand::SetCapacity { id, capacity } => {
                self.of(*id, |was: &Sprint, now| keep(capacity, &was.capacity, &now.capacity));
            }
            SprintCommand::SetGoal { id, goal, .. } => self.of(*id, |was: &Sprint, now| {
                keep_or_none(goal, &was.goal, &now.goal);
            }),
            SprintCommand::NoteReview { id, notes, next } => self.of(*id, |was: &Sprint, now| {
                keep(notes, &was.review.notes, &now.review.notes);
                keep(next, &was.review.next, &now.review.next);
            }),
            _ => {}
        }
    }

    fn team(&self, command: &mut TeamCommand) {
        match command {
            TeamCommand::EditMember { member } => {
                self.of(member.id, |was: &Member, now| keep(&mut **member, was, now));
            }
            TeamCommand::EditChannel { channel } => {
                self.of(channel.id, |was: &Channel, now| keep(channel, was, now));
            }
            TeamCommand::EditWorkType { work_type, .. } => {
                self.of(work_type.id, |was: &WorkType, now| keep(&mut **work_type, was, now));
            }
            _ => {}
        }
    }
}

fn learning(words: &mut LearningWords, was: &Learning, now: &Learning) {
    keep(&mut words.subject, &was.subject, &now.subject);
    keep(&mut words.expected, &was.expected, &now.expected);
    keep(&mut words.happened, &was.happened, &now.happened);
    keep(&mut words.item, &was.item, &now.item);
    keep(&mut words.data_snapshot, &was.data_snapshot, &now.data_snapshot);
    keep(&mut words.gap, &was.gap, &now.gap);
    keep(&mut words.result, &was.result, &now.result);
}

fn session(edit: &mut SessionEdit, was: &Retrospective, now: &Retrospective) {
    match edit {
        SessionEdit::Participant { id, who: Some(who) } => {
            let of = |retro: &Retrospective| retro.participants.get(id).cloned();
            keep_or_none(who, &of(was), &of(now));
        }
        SessionEdit::Names { signed, open_ballots } => {
            keep(signed, &was.signed, &now.signed);
            keep(open_ballots, &was.open_ballots, &now.open_ballots);
        }
        SessionEdit::Votes { budget, cap } => {
            keep(budget, &was.budget, &now.budget);
            keep(cap, &was.cap, &now.cap);
        }
        _ => {}
    }
}

/// Keeps what others have changed in a part that may be missing; where it was missing, or is gone, the author's stands.
fn keep_or_none<T: PartialEq + Serialize + DeserializeOwned>(
    mine: &mut T,
    was: &Option<T>,
    now: &Option<T>,
) {
    if let (Some(was), Some(now)) = (was, now) {
        keep(mine, was, now);
    }
}

/// Keeps what others have changed where the author has not.
fn keep<T: PartialEq + Serialize + DeserializeOwned>(mine: &mut T, was: &T, now: &T) {
    if was == now || mine == now {
        return;
    }
    let [was, own, now] = [was, &*mine, now].map(json::to_value);
    if let Some(Ok(merged)) = merged(Some(&was), Some(&own), Some(&now)).map(json::from_value) {
        *mine = merged;
    }
}

/// The merge of three states: fields of objects and things in lists, each for itself.
fn merged(was: Option<&Value>, mine: Option<&Value>, now: Option<&Value>) -> Option<Value> {
    if mine == was {
        return now.cloned();
    }
    match (was, mine, now) {
        (Some(Value::Object(was)), Some(Value::Object(mine)), Some(Value::Object(now))) => {
            let names = now.keys().chain(mine.keys().filter(|name| !now.contains_key(*name)));
            let field = |name: &String| {
                Some((name.clone(), merged(was.get(name), mine.get(name), now.get(name))?))
            };
            Some(Value::Object(names.filter_map(field).collect::<Map<_, _>>()))
        }
        _ if [was, mine, now].into_iter().all(|it| it.is_none_or(Value::is_array)) => {
            list(things(was), things(mine), things(now)).or_else(|| Some(set(was, mine, now)))
        }
        _ => mine.cloned(),
    }
}

/// The merge of three lists of anything, as of sets: what others have taken out is gone, what they have added comes last.
fn set(was: Option<&Value>, mine: Option<&Value>, now: Option<&Value>) -> Value {
    let all = |list: Option<&Value>| list.and_then(Value::as_array).cloned().unwrap_or_default();
    let (was, mine, now) = (all(was), all(mine), all(now));
    let stays = |one: &&Value| now.contains(one) || !was.contains(one);
    let new = |one: &&Value| !was.contains(one) && !mine.contains(one);
    mine.iter().filter(stays).chain(now.iter().filter(new)).cloned().collect()
}

/// The merge of three lists of things with ids, in the author's order; what others have added comes last. None where they
/// are lists of anything else.
fn list(
    was: Option<Vec<Thing>>,
    mine: Option<Vec<Thing>>,
    now: Option<Vec<Thing>>,
) -> Option<Value> {
    let (was, mine, now) = (was?, mine?, now?);
    let new = now.iter().map(|thing| &thing.0).filter(|id| value_of(&mine, id).is_none());
    let ids = mine.iter().map(|thing| &thing.0).chain(new);
    let thing = |id: &String| merged(value_of(&was, id), value_of(&mine, id), value_of(&now, id));
    Some(Value::Array(ids.filter_map(thing).collect()))
}
