//! Who does the work of a role that nobody has.

use crate::support::{ANA, CAMPAIGN, CARA, DEV, EMMA, Team, id, just_me, plan, team};
use sprintloop::domain::base::refusal::{Rule, Way};
use sprintloop::domain::commands::backlog::ItemCommand;
use sprintloop::domain::commands::team::TeamCommand;
use sprintloop::domain::reads::role_holders::{holders, holds};
use sprintloop::domain::reads::to_refine::{validates, validators};
use sprintloop::domain::reads::waiting::{Ask, waiting_for};
use sprintloop::domain::records::people::{Member, Role};

fn takes_away(team: &mut Team, who: u128, role: Role) {
    let mut member = Member::clone(team.workspace.members.get(id(who)).expect("a member"));
    member.roles.remove(&role);
    team.does(TeamCommand::EditMember { member: Box::new(member) });
}

#[test]
fn without_an_analytics_owner_the_lead_is_asked_and_validates() {
    let mut team = team();
    let item = team.add("One", CAMPAIGN);
    team.does(ItemCommand::PlanMeasurement { item, plan: Box::new(plan()) });
    assert!(!validates(Some(id(ANA)), &team.workspace));
    takes_away(&mut team, DEV, Role::AnalyticsOwner);
    assert_eq!(validators(&team.workspace).as_deref(), Some("Ana Silva"));
    assert!(validates(Some(id(ANA)), &team.workspace));
    assert!(!validates(Some(id(DEV)), &team.workspace));
    team.as_member(EMMA).does(ItemCommand::RequestValidation { item });
    let asks = waiting_for(id(ANA), &team.workspace, crate::support::day(3));
    assert!(asks.iter().any(|one| one.ask == Ask::Validate && one.item == Some(item)));
    let refusal = team.as_member(CARA).refuses(ItemCommand::ValidatePlan { item }, Rule::Right);
    assert_eq!(refusal.ways, [Way::ActAs(id(ANA))]);
    team.as_member(ANA).does(ItemCommand::ValidatePlan { item });
    assert!(team.item(item).measurement.as_ref().is_some_and(|plan| plan.validated.is_some()));
}

#[test]
fn the_lead_also_confirms_tracking_then() {
    let mut team = team();
    let item = team.ready("One", CAMPAIGN, EMMA, 3);
    team.does(ItemCommand::PlanLaunch { item, on: Some(crate::support::day(9)) });
    team.refuses(ItemCommand::ConfirmTracking { item, confirmed: true }, Rule::Right);
    takes_away(&mut team, DEV, Role::AnalyticsOwner);
    team.does(ItemCommand::ConfirmTracking { item, confirmed: true });
}

#[test]
fn a_role_someone_has_is_theirs_alone() {
    let team = team();
    let has = |who| holds(id(who), Role::OperationsOwner, &team.workspace);
    assert!(has(CARA) && !has(ANA));
}

#[test]
fn who_works_alone_does_everything_and_a_team_without_a_lead_has_nobody() {
    let mut alone = just_me();
    for role in [Role::AnalyticsOwner, Role::MarketingLead] {
        takes_away(&mut alone, ANA, role);
        assert!(holds(id(ANA), Role::AnalyticsOwner, &alone.workspace));
    }
    let mut team = team();
    takes_away(&mut team, DEV, Role::AnalyticsOwner);
    takes_away(&mut team, ANA, Role::MarketingLead);
    assert!(holders(Role::AnalyticsOwner, &team.workspace).is_empty());
    let item = team.add("One", CAMPAIGN);
    team.does(ItemCommand::PlanMeasurement { item, plan: Box::new(plan()) });
    let refusal = team.refuses(ItemCommand::RequestValidation { item }, Rule::State);
    assert!(refusal.ways.contains(&Way::OpenTeam));
}
