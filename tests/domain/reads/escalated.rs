//! An escalation in words.

use crate::rules::blocker::{block, running};
use crate::support::{Team, day, id};
use sprintloop::domain::commands::blocker::BlockerCommand;
use sprintloop::domain::reads::escalated::escalated;

fn told(team: &Team, date: u32) -> Option<String> {
    escalated(team.workspace.blockers.get(id(800))?, &team.workspace, day(date))
}

#[test]
fn it_says_who_decides_by_when_and_what_is_asked() {
    let (mut team, item) = running();
    team.does(block(id(800), item, 4));
    assert_eq!(told(&team, 3), None);
    let mut escalate = |question: &str| {
        let question = question.to_owned();
        team.does(BlockerCommand::Escalate { id: id(800), decides: None, by: day(5), question });
        team.clone()
    };
    let team = escalate("Show the claim?");
    for (date, due) in [(4, "decision due tomorrow"), (6, "decision was due yesterday")] {
        let said = told(&team, date).expect("it is escalated");
        assert_eq!(said, format!("escalated to Ana Silva, {due}: Show the claim?"));
    }
    let said = told(&escalate(""), 5).expect("it is escalated");
    assert_eq!(said, "escalated to Ana Silva, decision due today");
}
