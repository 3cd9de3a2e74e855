//! The open blockers by item.

use crate::rules::blocker::block;
use crate::rules::sprint::plan::start;
use crate::support::{BEN, CONTENT, id, team};
use sprintloop::domain::commands::blocker::BlockerCommand;
use sprintloop::domain::reads::board::blocker_of;
use sprintloop::domain::reads::open_blockers::OpenBlockers;

#[test]
fn an_item_is_blocked_until_its_blocker_is_resolved() {
    let mut team = team();
    let [item, other] = ["Guide", "Mail"].map(|name| team.ready(name, CONTENT, BEN, 1));
    start(&mut team, &[item, other]);
    team.does(block(id(800), item, 5));
    let open = OpenBlockers::of(&team.workspace);
    assert_eq!(open.get(item), blocker_of(item, &team.workspace));
    assert!(open.has(item) && !open.has(other));
    team.does(BlockerCommand::Resolve { id: id(800), text: String::new() });
    assert!(!OpenBlockers::of(&team.workspace).has(item));
}
