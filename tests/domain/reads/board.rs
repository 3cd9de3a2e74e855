//! How old work on the board is.

use crate::rules::sprint::move_card::{finish, running, to};
use crate::support::day;
use sprintloop::domain::reads::board::{age, usual_age};
use sprintloop::domain::records::backlog::position::BoardStage;
use sprintloop::domain::records::calendar::DayOfWeek;

#[test]
fn age_counts_working_days_since_work_began() {
    let (mut team, items) = running(1);
    assert_eq!(age(team.item(items[0]), &team.workspace, day(9)), None);
    team.on(6).does(to(items[0], BoardStage::Active));
    assert_eq!(age(team.item(items[0]), &team.workspace, day(9)), Some(2));
}

#[test]
fn work_is_old_after_a_working_week_until_the_team_knows_its_own_pace() {
    let (mut team, items) = running(5);
    assert_eq!(usual_age(&team.workspace), 5);
    team.workflow(|workflow| {
        workflow.calendar.working_days = (0..4).map(DayOfWeek).collect();
    });
    assert_eq!(usual_age(&team.workspace), 4);
    for item in items {
        team.does(to(item, BoardStage::Active));
        finish(&mut team, item);
    }
    assert_eq!(usual_age(&team.workspace), 1, "five items each took a day");
}
