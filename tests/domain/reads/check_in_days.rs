//! The days of check-ins.

use crate::rules::blocker::running;
use crate::support::{day, id};
use sprintloop::domain::commands::check_in::CheckInCommand;
use sprintloop::domain::reads::check_in_days::check_in_days;

#[test]
fn a_day_that_is_over_counts_only_if_a_check_in_was_held() {
    let (mut team, _) = running();
    team.workflow(|workflow| {
        workflow.cadence.check_ins = workflow.calendar.working_days.clone();
    });
    let days = |team: &crate::support::Team, today| {
        let all = check_in_days(&team.workspace, day(1), day(20), day(today));
        all.into_iter().collect::<Vec<_>>()
    };
    assert_eq!(days(&team, 2).len(), 10, "each working day of the sprint");
    assert_eq!(days(&team, 11), [day(11), day(12), day(13)], "none was held before");
    team.on(4).does(CheckInCommand::Open { id: id(600) });
    assert_eq!(days(&team, 11), [day(4), day(11), day(12), day(13)]);
    team.does(CheckInCommand::End { id: id(600) });
    team.on(11).does(CheckInCommand::Open { id: id(601) });
    assert_eq!(days(&team, 11).len(), 4, "one a day");
}
