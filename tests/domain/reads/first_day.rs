//! The first day of a team.

use crate::rules::sprint::plan::start;
use crate::support::{BEN, CONTENT, Team, day, just_me, team};
use sprintloop::domain::commands::workspace::WorkspaceCommand;
use sprintloop::domain::reads::first_day::{Stands, first_day, progress};
use sprintloop::domain::records::profile::{FirstStep, Settled};

fn stands(team: &Team) -> Vec<Stands> {
    first_day(&team.workspace).unwrap_or_default().iter().map(|step| step.stands).collect()
}

#[test]
fn each_step_ticks_itself() {
    use Stands::{Done, Open};
    let mut team = team();
    assert_eq!(stands(&team), [Done, Open, Done, Open, Open, Open], "six people and a priority");
    team.add("Guide", CONTENT);
    assert_eq!(
        stands(&team),
        [Done, Open, Done, Done, Open, Open],
        "an idea is not Ready by itself"
    );
    team.workflow(|workflow| {
        workflow.calendar.holidays.insert(day(23));
    });
    assert_eq!(stands(&team), [Done, Done, Done, Done, Open, Open]);
    let item = team.ready("Page", CONTENT, BEN, 2);
    assert_eq!(stands(&team), [Done, Done, Done, Done, Done, Open]);
    start(&mut team, &[item]);
    assert_eq!(first_day(&team.workspace), None, "it goes away with the first sprint");
}

#[test]
fn a_skipped_step_can_be_opened_again_and_the_list_goes_when_none_is_open() {
    let mut team = team();
    let settle = |step, settled| WorkspaceCommand::SettleFirstStep { step, settled };
    team.does(settle(FirstStep::Days, Some(Settled::Confirmed)));
    team.does(settle(FirstStep::Ideas, Some(Settled::Skipped)));
    assert_eq!(stands(&team)[1..4], [Stands::Done, Stands::Done, Stands::Skipped]);
    team.does(settle(FirstStep::Ready, Some(Settled::Skipped)));
    team.does(settle(FirstStep::Sprint, Some(Settled::Skipped)));
    assert_eq!(first_day(&team.workspace), None);
    team.does(settle(FirstStep::Ideas, None));
    assert_eq!(stands(&team)[3], Stands::Open);
}

#[test]
fn one_person_has_a_lighter_list() {
    assert_eq!(first_day(&just_me().workspace), None);
}

#[test]
fn what_was_skipped_does_not_count_as_done() {
    let mut team = team();
    let told = |team: &Team| progress(&first_day(&team.workspace).expect("steps are open"));
    assert_eq!(told(&team), "2 of 6 done");
    for step in [FirstStep::Days, FirstStep::Ideas] {
        let settled = Some(Settled::Skipped);
        team.does(WorkspaceCommand::SettleFirstStep { step, settled });
    }
    assert_eq!(told(&team), "2 of 6 done, 2 skipped");
}
