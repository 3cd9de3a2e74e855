//! Moving on the board, and done means accepted.

use sprintloop::domain::base::ids::{ItemId, LineId};

use crate::rules::sprint::plan::{sprint, start};
use crate::support::{BEN, CONTENT, Team, day, id, reason, team, title};
use sprintloop::domain::base::refusal::{Rule, Way};
use sprintloop::domain::commands::backlog::{ItemCommand, ItemEdit};
use sprintloop::domain::commands::blocker::BlockerCommand;
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::reads::board::{ColumnKind, LimitState, columns};
use sprintloop::domain::records::backlog::item::Recurrence;
use sprintloop::domain::records::backlog::position::{BoardStage, Position};
use sprintloop::domain::records::blocker::BlockerKind;
use sprintloop::domain::records::workflow::{Limit, LimitMode};

/// Moves an item.
pub fn to(item: ItemId, to: BoardStage) -> SprintCommand {
    SprintCommand::Move { item, to }
}

pub fn accept(item: ItemId) -> SprintCommand {
    SprintCommand::Accept { item, evidence: "Seen live".to_owned(), next: id(999) }
}

/// Ticks every criterion and line of the definition of done.
pub fn meet(team: &mut Team, item: ItemId) {
    let criteria: Vec<LineId> = team.item(item).criteria.iter().map(|line| line.id).collect();
    let kind = team.item(item).work_type;
    let work_type = team.workspace.work_types.get(kind).expect("a work type").clone();
    for line in criteria {
        let evidence = String::new();
        team.does(ItemCommand::MeetCriterion { item, id: line, met: true, evidence });
    }
    for line in &work_type.done {
        let evidence = String::new();
        team.does(ItemCommand::MeetDoneLine { item, id: line.id, met: true, evidence });
    }
}

/// Brings a running item to Done.
pub fn finish(team: &mut Team, item: ItemId) {
    meet(team, item);
    team.does(to(item, BoardStage::UnderReview));
    team.does(accept(item));
}

pub fn running(items: usize) -> (Team, Vec<ItemId>) {
    let mut team = team();
    let items: Vec<ItemId> =
        (0..items).map(|n| team.ready(&format!("Guide {n}"), CONTENT, BEN, 4)).collect();
    start(&mut team, &items);
    (team, items)
}

pub fn block(item: ItemId) -> BlockerCommand {
    BlockerCommand::Open {
        id: id(800),
        item,
        kind: BlockerKind::Decision,
        reason: reason("No sign-off"),
        unblocker: title("Legal"),
        next_check: day(4),
    }
}

pub fn stage_limit(team: &mut Team, most: u32, mode: LimitMode) {
    team.workflow(|workflow| {
        workflow.limits.stages.insert(BoardStage::Active, Limit { most, mode });
    });
}

#[test]
fn every_move_is_on_record_and_going_back_is_allowed() {
    let (mut team, items) = running(1);
    team.does(to(items[0], BoardStage::Active));
    team.does(to(items[0], BoardStage::UnderReview));
    team.does(to(items[0], BoardStage::Active));
    assert_eq!(team.item(items[0]).history.len(), 4);
    let told = team.workspace.log().oldest_first().map(|entry| entry.event.sentence());
    assert!(told.into_iter().any(|sentence| sentence.contains("Under review → Active")));
}

#[test]
fn a_full_stage_refuses_entry_where_its_limit_blocks() {
    for (mode, goes_through) in
        [(LimitMode::Off, true), (LimitMode::Warn, true), (LimitMode::Block, false)]
    {
        let (mut team, items) = running(2);
        team.does(to(items[0], BoardStage::Active));
        stage_limit(&mut team, 1, mode);
        if goes_through {
            team.does(to(items[1], BoardStage::Active));
        } else {
            let refusal = team.refuses(to(items[1], BoardStage::Active), Rule::Limit);
            assert_eq!(refusal.items, vec![items[0]]);
        }
    }
}

#[test]
fn blocked_items_count_and_a_lowered_limit_traps_nothing() {
    let (mut team, items) = running(3);
    team.does(to(items[0], BoardStage::Active));
    team.does(to(items[1], BoardStage::Active));
    team.does(block(items[0]));
    stage_limit(&mut team, 1, LimitMode::Block);
    let refusal = team.refuses(to(items[2], BoardStage::Active), Rule::Limit);
    assert!(refusal.ways.contains(&Way::OpenBlocker(id(800))));
    team.does(to(items[1], BoardStage::UnderReview));
    let board = columns(sprint(&team), &team.workspace);
    let column = |kind| board.iter().find(|column| column.kind == kind).expect("a column");
    assert_eq!(column(ColumnKind::Active).count, 1);
    assert_eq!(column(ColumnKind::Active).blocked, 1);
    assert!(column(ColumnKind::Active).cards.is_empty());
    assert_eq!(column(ColumnKind::Active).state, LimitState::Full);
    assert_eq!(column(ColumnKind::Blocked).cards.len(), 1);
}

#[test]
fn an_owner_limit_counts_active_and_under_review_together() {
    let (mut team, items) = running(2);
    team.workflow(|workflow| workflow.limits.owner = Limit { most: 1, mode: LimitMode::Block });
    team.does(to(items[0], BoardStage::Active));
    team.refuses(to(items[1], BoardStage::Active), Rule::Limit);
    team.does(to(items[0], BoardStage::UnderReview));
    team.refuses(to(items[1], BoardStage::Active), Rule::Limit);
}

#[test]
fn a_blocked_item_does_not_move() {
    let (mut team, items) = running(1);
    team.does(block(items[0]));
    let refusal = team.refuses(to(items[0], BoardStage::Active), Rule::State);
    assert_eq!(refusal.ways, vec![Way::OpenBlocker(id(800))]);
}

#[test]
fn accepted_recurring_work_leaves_a_fresh_copy() {
    let (mut team, items) = running(1);
    team.edit(items[0], ItemEdit::Recurrence(Some(Recurrence::EverySprint)));
    finish(&mut team, items[0]);
    let copy = team.item(id(999));
    assert_eq!(copy.position, Position::Backlog);
    assert!(copy.criteria.iter().all(|line| line.met.is_none()));
    assert_ne!(copy.key, team.item(items[0]).key);
}
