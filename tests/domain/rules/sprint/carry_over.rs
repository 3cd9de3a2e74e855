//! Unfinished work goes where its outcome says.

use crate::rules::sprint::close::{becomes, close, reviewed};
use crate::rules::sprint::move_card::{finish, to};
use crate::rules::sprint::plan::{sprint, start};
use crate::support::{BEN, CONTENT, Team, day, id, team, title};
use sprintloop::domain::base::figures::Effort;
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::base::refusal::Rule;
use sprintloop::domain::commands::backlog::ItemEdit;
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::reads::sprint::load::{offered, proposed_limit};
use sprintloop::domain::records::backlog::position::{BoardStage, Position};
use sprintloop::domain::records::sprint::outcome::Destination;

/// An item that its sprint did not finish, after the close.
fn carried_over(team: &mut Team) -> ItemId {
    let item = team.ready("Guide", CONTENT, BEN, 4);
    start(team, &[item]);
    reviewed(team);
    team.does(becomes(item, Destination::CarryOver));
    team.does(close(None));
    item
}

#[test]
fn each_unfinished_item_goes_where_its_outcome_says() {
    let mut team = team();
    let items: Vec<ItemId> =
        (0..5).map(|n| team.ready(&format!("Guide {n}"), CONTENT, BEN, 4)).collect();
    start(&mut team, &items);
    finish(&mut team, items[0]);
    team.does(to(items[1], BoardStage::Active));
    reviewed(&mut team);
    team.refuses(becomes(items[0], Destination::Drop), Rule::State);
    team.does(becomes(items[1], Destination::CarryOver));
    let rest = Destination::Split {
        rest: id(750),
        title: title("The rest"),
        estimate: Some(Effort::whole(1)),
    };
    team.does(becomes(items[2], rest));
    team.does(becomes(items[3], Destination::Refinement));
    team.refuses(close(None), Rule::Close);
    team.does(becomes(items[4], Destination::Drop));
    team.does(close(None));
    assert_eq!(team.item(items[0]).position.stage(), Some(BoardStage::Done));
    assert_eq!(team.item(items[1]).position, Position::Backlog);
    assert_eq!(team.item(items[2]).position, Position::Archived);
    assert_eq!(team.item(items[3]).position, Position::Backlog);
    assert!(matches!(team.item(items[4]).position, Position::Dropped { .. }));
    let new = team.item(id(750));
    assert_eq!((new.split_from, new.estimate), (Some(items[2]), Some(Effort::whole(1))));
    assert_eq!(offered(&team.workspace).first().map(|item| item.id), Some(items[1]));
    let limit = proposed_limit(&team.workspace).expect("one closed sprint");
    assert_eq!(limit.limit, Effort::whole(4));
}

#[test]
fn what_the_last_sprint_left_is_chosen_in_the_next_plan() {
    let mut team = team();
    let [carried, older] = ["Guide", "Older"].map(|name| team.ready(name, CONTENT, BEN, 4));
    let fresh = team.ready("Fresh", CONTENT, BEN, 4);
    start(&mut team, &[carried, older]);
    reviewed(&mut team);
    team.does(becomes(carried, Destination::CarryOver));
    team.does(becomes(older, Destination::Refinement));
    team.does(close(None));
    team.does(SprintCommand::Plan { id: id(701), starts: day(16), ends: day(27) });
    let chosen = |team: &Team| team.workspace.sprints.get(id(701)).map(|next| next.chosen.clone());
    assert_eq!(chosen(&team), Some([(carried, true)].into()), "{fresh} and {older} are offered");
    team.does(SprintCommand::Unchoose { id: id(701), items: vec![carried] });
    assert_eq!(chosen(&team), Some([].into()));
}

#[test]
fn what_is_not_ready_any_more_is_not_chosen_by_itself() {
    let mut team = team();
    let item = carried_over(&mut team);
    team.edit(item, ItemEdit::Owner(None));
    team.does(SprintCommand::Plan { id: id(701), starts: day(16), ends: day(27) });
    assert!(team.workspace.sprints.get(id(701)).is_some_and(|next| next.chosen.is_empty()));
}

#[test]
fn carrying_over_leaves_the_closed_sprint_as_it_was() {
    let mut team = team();
    let item = carried_over(&mut team);
    let before = sprint(&team).clone();
    assert_eq!(before.final_lines.len(), 1);
    let next = id(701);
    team.does(SprintCommand::Plan { id: next, starts: day(16), ends: day(27) });
    team.does(SprintCommand::Choose { id: next, items: vec![item], serves_goal: true });
    let goal = before.goal.clone().expect("a goal");
    team.does(SprintCommand::SetGoal { id: next, goal, reason: None });
    team.does(SprintCommand::Start { id: next, over_capacity: None });
    assert_eq!(*sprint(&team), before);
    let carried = team.workspace.sprints.get(next).and_then(|next| next.commitment.clone());
    assert!(carried.expect("a commitment").items[0].carried_over);
}
