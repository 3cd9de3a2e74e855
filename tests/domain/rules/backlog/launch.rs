//! The launch gate.

use crate::support::{BEN, CAMPAIGN, CONTENT};
use crate::support::{day, team};
use sprintloop::domain::base::refusal::Rule;
use sprintloop::domain::commands::backlog::ItemCommand;

#[test]
fn refuses_to_launch_or_await_what_is_not_measured() {
    let mut team = team();
    let item = team.add("One", CONTENT);
    team.refuses(ItemCommand::PlanLaunch { item, on: Some(day(9)) }, Rule::Input);
    team.refuses(ItemCommand::AwaitResults { item, until: day(9) }, Rule::Input);
}

#[test]
fn refuses_to_launch_outside_a_sprint_and_to_confirm_without_analytics() {
    let mut team = team();
    let item = team.ready("One", CAMPAIGN, BEN, 3);
    team.does(ItemCommand::PlanLaunch { item, on: Some(day(9)) });
    team.refuses(ItemCommand::ConfirmTracking { item, confirmed: true }, Rule::Right);
    team.refuses(ItemCommand::Launch { item }, Rule::Launch);
    team.refuses(ItemCommand::AwaitResults { item, until: day(2) }, Rule::Input);
}
