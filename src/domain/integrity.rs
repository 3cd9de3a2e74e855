//! What must be true of any workspace, however it came about.
//!
//! Commands keep it by their rules. Undo, redo and import put whole records in
//! place, so they are held against it here; the property tests hold everything
//! against it.

use std::collections::{BTreeMap, BTreeSet};

use super::backlog::item::BacklogItem;
use super::backlog::position::BoardStage;
use super::ids::ItemId;
use super::intake::RequestState;
use super::priority::PriorityState;
use super::records::Tables;
use super::refusal::{Refusal, Rule};
use super::sprint::record::Sprint;

/// A contradiction in a sentence, with the items it is about.
pub type Contradiction = (String, Vec<ItemId>);

/// Refuses tables that contradict themselves.
///
/// # Errors
/// [`Rule::Integrity`] with the first contradiction.
pub fn check(tables: &Tables) -> Result<(), Refusal> {
    match contradictions(tables).into_iter().next() {
        None => Ok(()),
        Some((why, items)) => Err(Refusal::new(Rule::Integrity, why).about(items)),
    }
}

/// Every contradiction as a sentence, with the items it is about.
pub fn contradictions(tables: &Tables) -> Vec<Contradiction> {
    let mut found = Vec::new();
    two_at_a_time(tables, &mut found);
    same_keys(tables, &mut found);
    for item in tables.items.values() {
        of_item(tables, item, &mut found);
    }
    for sprint in tables.sprints.values() {
        of_sprint(tables, sprint, &mut found);
    }
    of_blockers(tables, &mut found);
    of_requests(tables, &mut found);
    of_learnings(tables, &mut found);
    of_check_ins(tables, &mut found);
    of_retrospectives(tables, &mut found);
    found
}

fn two_at_a_time(tables: &Tables, found: &mut Vec<Contradiction>) {
    let open: Vec<_> = tables.sprints.values().filter(|sprint| sprint.is_open()).collect();
    if open.len() > 1 {
        let names: Vec<String> = open.iter().map(|sprint| sprint.name()).collect();
        found.push((format!("{} would run at the same time.", names.join(" and ")), Vec::new()));
    }
    let current: Vec<_> = tables
        .priorities
        .values()
        .filter(|priority| priority.state == PriorityState::Current)
        .map(|priority| priority.objective.as_str())
        .collect();
    if current.len() > 1 {
        let names = current.join(" and ");
        found.push((format!("{names} would both be the current priority."), Vec::new()));
    }
}

fn same_keys(tables: &Tables, found: &mut Vec<Contradiction>) {
    let mut by_key: BTreeMap<_, Vec<ItemId>> = BTreeMap::new();
    for item in tables.items.values() {
        by_key.entry(&item.key).or_default().push(item.id);
    }
    let twice = by_key.into_iter().filter(|(_, ids)| ids.len() > 1);
    found.extend(twice.map(|(key, ids)| (format!("Two items would have the key {key}."), ids)));
}

fn of_item(tables: &Tables, item: &BacklogItem, found: &mut Vec<Contradiction>) {
    let mut gone = |is_there: bool, what: &str| {
        if !is_there {
            let why = format!("{} names {what} that is not there.", item.key);
            found.push((why, vec![item.id]));
        }
    };
    gone(tables.work_types.contains(item.work_type), "a work type");
    gone(item.channel.is_none_or(|id| tables.channels.contains(id)), "a channel");
    gone(item.owner.is_none_or(|id| tables.members.contains(id)), "an owner");
    let contributors = &item.contributors;
    gone(contributors.iter().all(|one| tables.members.contains(one.member)), "a contributor");
    gone(item.campaign.is_none_or(|id| tables.campaigns.contains(id)), "a campaign");
    let priority = item.purpose.priority;
    gone(priority.is_none_or(|id| tables.priorities.contains(id)), "a priority");
    gone(item.carried_from.is_none_or(|id| tables.sprints.contains(id)), "a sprint");
    gone(item.split_from.is_none_or(|id| tables.items.contains(id)), "an item");
    let asked = item.requester.as_ref().and_then(|requester| requester.member);
    gone(asked.is_none_or(|id| tables.members.contains(id)), "a requester");
    let Some(sprint) = item.position.sprint() else { return };
    let Some(sprint) = tables.sprints.get(sprint) else {
        gone(false, "a sprint");
        return;
    };
    let done = item.position.stage() == Some(BoardStage::Done);
    if !sprint.is_open() && !done {
        let why =
            format!("{} would be unfinished in {}, which is not open.", item.key, sprint.name());
        found.push((why, vec![item.id]));
    }
    // What an older file says about a sprint that is over stays as recorded.
    if done && sprint.is_open() && !item.is_accepted() {
        let why = format!("{} would be done without having been accepted.", item.key);
        found.push((why, vec![item.id]));
    }
}

fn of_sprint(tables: &Tables, sprint: &Sprint, found: &mut Vec<Contradiction>) {
    let mut gone = |is_there: bool, what: &str| {
        if !is_there {
            found.push((format!("{} names {what} that is not there.", sprint.name()), Vec::new()));
        }
    };
    gone(sprint.chosen.keys().all(|id| tables.items.contains(*id)), "an item");
    gone(sprint.capacity.keys().all(|id| tables.members.contains(*id)), "a member");
    let committed = sprint.commitment.iter().flat_map(|commitment| &commitment.items);
    gone(committed.into_iter().all(|line| tables.items.contains(line.item)), "an item");
    let priority = sprint.goal.as_ref().and_then(|goal| goal.priority);
    gone(priority.is_none_or(|id| tables.priorities.contains(id)), "a priority");
    let outcomes = &sprint.review.outcomes;
    gone(outcomes.keys().all(|id| tables.items.contains(*id)), "an item");
    if sprint.ends < sprint.starts {
        found.push((format!("{} would end before it starts.", sprint.name()), Vec::new()));
    }
}

fn of_blockers(tables: &Tables, found: &mut Vec<Contradiction>) {
    let mut blocked = BTreeSet::new();
    for blocker in tables.blockers.values() {
        let Some(item) = tables.items.get(blocker.item) else {
            found.push(("A blocker names an item that is not there.".to_owned(), Vec::new()));
            continue;
        };
        if blocker.is_open() && !blocked.insert(blocker.item) {
            let why = format!("{} would have two open blockers.", item.key);
            found.push((why, vec![item.id]));
        }
        let decides = blocker.escalation.as_ref().map(|escalation| escalation.decides);
        if decides.is_some_and(|id| !tables.members.contains(id)) {
            let why = format!("The blocker of {} is escalated to nobody.", item.key);
            found.push((why, vec![item.id]));
        }
    }
}

fn of_requests(tables: &Tables, found: &mut Vec<Contradiction>) {
    for request in tables.requests.values() {
        let item = match &request.state {
            RequestState::Accepted { item, .. } => Some(*item),
            RequestState::Merged { into, .. } => Some(*into),
            RequestState::New | RequestState::Declined { .. } => None,
        };
        let whole = item.is_none_or(|id| tables.items.contains(id))
            && request.channel.is_none_or(|id| tables.channels.contains(id))
            && request.work_type.is_none_or(|id| tables.work_types.contains(id))
            && request.requester.member.is_none_or(|id| tables.members.contains(id));
        if !whole {
            let name = &request.requester.name;
            let why = format!("The request of {name} names something that is not there.");
            found.push((why, item.into_iter().collect()));
        }
    }
}

fn of_learnings(tables: &Tables, found: &mut Vec<Contradiction>) {
    for learning in tables.learnings.values() {
        let whole = tables.decisions.contains(learning.decision)
            && learning.item.is_none_or(|id| tables.items.contains(id))
            && learning.sprint.is_none_or(|id| tables.sprints.contains(id))
            && learning.channel.is_none_or(|id| tables.channels.contains(id))
            && learning.work_type.is_none_or(|id| tables.work_types.contains(id));
        if !whole {
            let subject = &learning.subject;
            let why = format!("The learning from {subject} names something that is not there.");
            found.push((why, Vec::new()));
        }
    }
    for decision in tables.decisions.values() {
        if decision.item.is_some_and(|id| !tables.items.contains(id)) {
            let what = &decision.what;
            let why = format!("The decision “{what}” is about an item that is not there.");
            found.push((why, Vec::new()));
        }
    }
}

fn of_check_ins(tables: &Tables, found: &mut Vec<Contradiction>) {
    for check_in in tables.check_ins.values() {
        let whole = check_in.sprint.is_none_or(|id| tables.sprints.contains(id))
            && check_in.next_actions.iter().all(|action| {
                tables.members.contains(action.owner)
                    && action.item.is_none_or(|id| tables.items.contains(id))
            });
        if !whole {
            let why = "A check-in names something that is not there.".to_owned();
            found.push((why, Vec::new()));
        }
    }
    let open = tables.check_ins.values().filter(|check_in| check_in.ended.is_none()).count();
    if open > 1 {
        found.push(("Two check-ins would be open at the same time.".to_owned(), Vec::new()));
    }
}

fn of_retrospectives(tables: &Tables, found: &mut Vec<Contradiction>) {
    let retros = tables.retrospectives.values();
    let sprints = retros.clone().all(|retro| tables.sprints.contains(retro.sprint));
    let origins = tables.actions.values().all(|it| tables.retrospectives.contains(it.from));
    if !sprints || !origins {
        let why = "A retrospective names something that is not there.".to_owned();
        found.push((why, Vec::new()));
    }
    if retros.filter(|retro| retro.is_open()).count() > 1 {
        found.push(("Two retrospectives would be open at the same time.".to_owned(), Vec::new()));
    }
}
