//! Recurring work: what the copy takes along, and that there is one.

use chrono::NaiveDate;
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::commands::backlog::{ItemCommand, ItemEdit};
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::reads::order::in_order;
use sprintloop::domain::records::backlog::item::{BacklogItem, Recurrence};
use sprintloop::domain::records::backlog::position::{BoardStage, Position};

use crate::rules::sprint::move_card::{finish, meet, to};
use crate::rules::sprint::plan::start;
use crate::support::{BEN, CAMPAIGN, CONTENT, Team, day, id, plan, reason, team, title};

/// A running sprint with one item that comes back.
fn running(work_type: usize, every: Recurrence) -> (Team, ItemId) {
    let mut team = team();
    let item = team.ready("Newsletter", work_type, BEN, 2);
    team.edit(item, ItemEdit::Recurrence(Some(every)));
    team.edit(item, ItemEdit::NeededBy(Some(day(30))));
    start(&mut team, &[item]);
    (team, item)
}

fn accept_as(team: &mut Team, item: ItemId, copy: u128) {
    meet(team, item);
    for stage in [BoardStage::Active, BoardStage::UnderReview] {
        if team.item(item).position.stage() < Some(stage) {
            team.does(to(item, stage));
        }
    }
    team.does(SprintCommand::Accept { item, evidence: String::new(), next: id(copy) });
}

fn copies(team: &Team) -> Vec<&BacklogItem> {
    let items = in_order(&team.workspace).into_iter();
    items.filter(|item| item.position == Position::Backlog).map(|item| &**item).collect()
}

#[test]
fn the_copy_is_needed_one_turn_later() {
    let date = |month, day| NaiveDate::from_ymd_opt(2026, month, day);
    let later = [
        (Recurrence::EverySprint, None),
        (Recurrence::Monthly, date(12, 30)),
        // February has no 30th day.
        (Recurrence::Quarterly, NaiveDate::from_ymd_opt(2027, 2, 28)),
    ];
    for (every, expected) in later {
        let (mut team, item) = running(CONTENT, every);
        accept_as(&mut team, item, 999);
        assert_eq!(team.item(id(999)).needed_by, expected, "{every:?}");
        assert_eq!(team.item(id(999)).recurrence, Some(every), "it comes back again");
    }
}

#[test]
fn the_copy_begins_anew_at_the_end_of_the_list() {
    let (mut team, item) = running(CONTENT, Recurrence::EverySprint);
    let line = team.mint();
    team.does(ItemCommand::AddChecklistLine { item, id: line, text: title("Ask legal") });
    team.does(ItemCommand::TickChecklistLine { item, id: line, done: true });
    let last = team.add("Something else", CONTENT);
    accept_as(&mut team, item, 999);
    let copy = team.item(id(999));
    assert_eq!(copy.title, title("Newsletter"));
    assert!(copy.checklist.iter().all(|line| !line.done));
    assert!(copy.criteria.iter().all(|line| line.met.is_none()));
    assert!(copy.done_lines.is_empty() && copy.verdicts.is_empty() && copy.history.is_empty());
    let order: Vec<ItemId> = copies(&team).iter().map(|item| item.id).collect();
    assert_eq!(order, [last, id(999)]);
}

#[test]
fn the_plan_of_a_copy_is_validated_anew() {
    let (mut team, item) = running(CAMPAIGN, Recurrence::Monthly);
    accept_as(&mut team, item, 999);
    let copied = team.item(id(999)).measurement.clone().expect("it has the plan");
    assert_eq!((copied.validated, copied.voided), (None, None));
    assert_eq!(copied.hypothesis, plan().hypothesis);
    assert_eq!(copied.review_on, NaiveDate::from_ymd_opt(2026, 12, 20));
}

#[test]
fn work_returned_and_accepted_again_leaves_no_second_copy() {
    let (mut team, item) = running(CONTENT, Recurrence::EverySprint);
    accept_as(&mut team, item, 998);
    team.does(SprintCommand::Return { item, reason: reason("A figure is wrong") });
    accept_as(&mut team, item, 999);
    assert_eq!(copies(&team).len(), 1);
}

#[test]
fn work_that_does_not_recur_leaves_no_copy() {
    let mut team = team();
    let item = team.ready("Guide", CONTENT, BEN, 2);
    start(&mut team, &[item]);
    team.does(to(item, BoardStage::Active));
    finish(&mut team, item);
    assert!(copies(&team).is_empty());
}
