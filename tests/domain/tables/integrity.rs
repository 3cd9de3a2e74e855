//! What undo, redo and a merged file may not put in place, and what a merge brings together.

use sprintloop::domain::base::ids::{BlockerId, ItemId};

use crate::rules::blocker::{block, running};
use crate::rules::sprint::close::{close, reviewed};
use crate::rules::sprint::plan::{plan, start};
use crate::support::{BEN, CONTENT, EMMA, Team, day, id, reason, team, title};
use sprintloop::domain::base::refusal::{Refusal, Rule};
use sprintloop::domain::commands::backlog::{ItemCommand, ItemEdit};
use sprintloop::domain::commands::decision::DecisionCommand;
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::commands::{Command, Import};
use sprintloop::domain::records::backlog::position::Position;
use sprintloop::domain::records::sprint::outcome::{Destination, Outcome};
use sprintloop::domain::tables::change::Change;
use sprintloop::domain::tables::record::Record;
use sprintloop::domain::workspace::Workspace;

fn undo(change: &Change) -> Command {
    Command::Undo(Box::new(change.clone()))
}

fn redo(change: &Change) -> Command {
    Command::Redo(Box::new(change.clone()))
}

fn says(refusal: &Refusal, words: &str) {
    assert!(refusal.why.contains(words), "{refusal}");
}

fn planned(team: &mut Team, number: u128) -> Change {
    team.does(SprintCommand::Plan { id: id(number), starts: day(16), ends: day(27) })
}

#[test]
fn a_plan_does_not_come_back_beside_another() {
    let mut team = team();
    let first = planned(&mut team, 700);
    team.does(undo(&first));
    planned(&mut team, 701);
    says(&team.refuses(redo(&first), Rule::Integrity), "planned at the same time");
}

#[test]
fn a_plan_stays_while_a_decision_was_made_in_its_review() {
    let mut team = team();
    let first = planned(&mut team, 700);
    team.does(DecisionCommand::Record {
        id: id(950),
        what: title("Stop it"),
        why: String::new(),
        item: None,
        review_of: Some(id(700)),
        look_again: None,
    });
    says(&team.refuses(undo(&first), Rule::Integrity), "A decision refers to a sprint");
}

#[test]
fn choosing_does_not_come_back_for_what_was_put_away() {
    let mut team = team();
    let item = team.ready("Guide", CONTENT, BEN, 4);
    let sprint = plan(&mut team);
    let chosen =
        team.does(SprintCommand::Choose { id: sprint, items: vec![item], serves_goal: true });
    team.does(undo(&chosen));
    team.does(ItemCommand::Archive { items: vec![item] });
    says(&team.refuses(redo(&chosen), Rule::Integrity), "chosen for Sprint 1");
}

#[test]
fn what_enters_the_running_sprint_leaves_the_next_plan() {
    let (mut team, _) = running();
    let more = team.ready("Mail", CONTENT, EMMA, 2);
    planned(&mut team, 701);
    team.does(SprintCommand::Choose { id: id(701), items: vec![more], serves_goal: true });
    team.does(SprintCommand::AddToScope {
        id: id(700),
        items: vec![more],
        serves_goal: true,
        reason: Some(reason("The launch is earlier")),
        over_capacity: None,
    });
    let next = team.workspace.sprints.get(id(701)).expect("it is planned");
    assert!(next.chosen.is_empty());
}

/// A blocked item, carried over into the backlog with its blocker.
fn carried_over() -> (Team, ItemId) {
    let (mut team, item) = running();
    team.does(block(id(800), item, 4));
    reviewed(&mut team);
    let outcome =
        Some(Outcome { destination: Destination::CarryOver, reason: reason("Still waits") });
    team.does(SprintCommand::SetOutcome { id: id(700), item, outcome });
    team.does(close(None));
    assert!(is_blocked(&team.workspace, id(800)), "the obstacle did not go with the sprint");
    (team, item)
}

fn is_blocked(workspace: &Workspace, blocker: BlockerId) -> bool {
    workspace.blockers.get(blocker).is_some_and(|blocker| blocker.is_open())
}

#[test]
fn what_is_given_up_is_no_longer_blocked() {
    for give_up in [
        |items| ItemCommand::Archive { items },
        |items| ItemCommand::Drop { items, reason: reason("Not wanted") },
    ] {
        let (mut team, item) = carried_over();
        let change = team.does(give_up(vec![item]));
        assert!(!is_blocked(&team.workspace, id(800)));
        team.does(undo(&change));
        assert!(is_blocked(&team.workspace, id(800)), "it is blocked again");
    }
}

/// The records of a workspace that went on elsewhere, as a file brings them.
fn import(records: Vec<Record>) -> Command {
    Command::Import(Box::new(Import {
        source: "elsewhere.json".to_owned(),
        records,
        log: Vec::new(),
    }))
}

fn item_record(workspace: &Workspace, item: ItemId) -> Vec<Record> {
    workspace.items.get(item).map(|item| Record::BacklogItem(item.clone())).into_iter().collect()
}

#[test]
fn a_merge_takes_what_was_put_away_elsewhere_out_of_the_plan() {
    let mut here = team();
    let item = here.ready("Guide", CONTENT, BEN, 4);
    let sprint = plan(&mut here);
    let mut elsewhere = here.clone();
    here.does(SprintCommand::Choose { id: sprint, items: vec![item], serves_goal: true });
    elsewhere.does(ItemCommand::Archive { items: vec![item] });
    let change = here.does(import(item_record(&elsewhere.workspace, item)));
    assert_eq!(here.item(item).position, Position::Archived);
    assert!(here.workspace.sprints.get(sprint).is_some_and(|plan| plan.chosen.is_empty()));
    here.does(undo(&change));
    assert!(here.workspace.sprints.get(sprint).is_some_and(|plan| plan.chosen.contains_key(&item)));
}

#[test]
fn a_merge_lists_in_the_sprint_what_entered_it_elsewhere() {
    let mut here = team();
    let (first, second) =
        (here.ready("Guide", CONTENT, BEN, 4), here.ready("Mail", CONTENT, EMMA, 2));
    start(&mut here, &[first]);
    let mut elsewhere = here.clone();
    elsewhere.does(SprintCommand::AddToScope {
        id: id(700),
        items: vec![second],
        serves_goal: true,
        reason: Some(reason("Asked for")),
        over_capacity: None,
    });
    let change = here.does(import(item_record(&elsewhere.workspace, second)));
    let lists = |team: &Team| team.workspace.sprints.get(id(700)).map(|sprint| sprint.chosen.len());
    assert_eq!(lists(&here), Some(2));
    here.does(undo(&change));
    assert_eq!(lists(&here), Some(1));
}

#[test]
fn an_edit_of_the_same_record_keeps_a_change_from_being_taken_back() {
    let mut team = team();
    let item = team.add("Guide", CONTENT);
    let first = team.edit(item, ItemEdit::Title(title("Price guide")));
    team.edit(item, ItemEdit::ExpectedValue("30 requests".to_owned()));
    team.refuses(undo(&first), Rule::ChangedSince);
    assert_eq!(team.item(item).title, title("Price guide"));
}
