//! Blockers: one open an item, escalated to someone who decides.

use sprintloop::domain::base::ids::{BlockerId, ItemId};

use crate::rules::sprint::move_card::finish;
use crate::rules::sprint::plan::start;
use crate::support::{ANA, BEN, CONTENT, Team, day, id, reason, team, title};
use sprintloop::domain::base::refusal::{Rule, Way};
use sprintloop::domain::commands::blocker::BlockerCommand;
use sprintloop::domain::reads::due::{due_by, overdue_blockers};
use sprintloop::domain::records::blocker::BlockerKind;

/// Blocks an item until someone asks again on that day.
pub fn block(blocker: BlockerId, item: ItemId, next_check: u32) -> BlockerCommand {
    BlockerCommand::Open {
        id: blocker,
        item,
        kind: BlockerKind::Decision,
        reason: reason("No sign-off"),
        unblocker: title("Legal"),
        next_check: day(next_check),
    }
}

/// A running sprint of one item.
pub fn running() -> (Team, ItemId) {
    let mut team = team();
    let item = team.ready("Guide", CONTENT, BEN, 4);
    start(&mut team, &[item]);
    (team, item)
}

#[test]
fn an_item_has_one_open_blocker_and_may_be_blocked_again() {
    let (mut team, item) = running();
    team.does(block(id(800), item, 4));
    let refusal = team.refuses(block(id(801), item, 4), Rule::State);
    assert_eq!(refusal.ways, vec![Way::OpenBlocker(id(800))]);
    let resolve = BlockerCommand::Resolve { id: id(800), text: "Signed".to_owned() };
    team.does(resolve.clone());
    team.refuses(resolve, Rule::State);
    team.does(block(id(801), item, 4));
}

#[test]
fn only_work_in_a_sprint_is_blocked_and_the_check_lies_ahead() {
    let (mut team, item) = running();
    team.on(4).refuses(block(id(800), item, 3), Rule::Input);
    let idle = team.ready("Later", CONTENT, BEN, 1);
    team.refuses(block(id(800), idle, 6), Rule::State);
    finish(&mut team, item);
    team.refuses(block(id(800), item, 6), Rule::State);
}

#[test]
fn it_escalates_to_the_lead_unless_someone_is_named() {
    let (mut team, item) = running();
    team.does(block(id(800), item, 4));
    for (named, decides) in [(None, ANA), (Some(id(BEN)), BEN)] {
        let question = "Which claim?".to_owned();
        team.does(BlockerCommand::Escalate { id: id(800), decides: named, by: day(5), question });
        let blocker = team.workspace.blockers.get(id(800)).expect("a blocker");
        assert_eq!(blocker.escalation.as_ref().expect("raised").decides, id(decides));
    }
}

#[test]
fn asking_again_moves_the_check_date() {
    let (mut team, item) = running();
    team.does(block(id(800), item, 4));
    assert_eq!(overdue_blockers(&team.workspace, day(5)).len(), 1);
    assert_eq!(due_by(&team.workspace, day(4)).blockers.len(), 1);
    team.on(5).does(BlockerCommand::Check { id: id(800), next_check: day(9) });
    assert!(overdue_blockers(&team.workspace, day(5)).is_empty());
}
