//! A change that an action asks for is logged with the retrospective and the action as its reason.

use crate::rules::retrospective::session::{RETRO, act, comes_out, end, session};
use crate::support::{BEN, CONTENT, Team, id, reason};
use sprintloop::domain::base::figures::BasisPoints;
use sprintloop::domain::base::ids::ActionId;
use sprintloop::domain::base::refusal::Rule;
use sprintloop::domain::commands::retrospective::RetrospectiveCommand as Retro;
use sprintloop::domain::commands::team::TeamCommand;
use sprintloop::domain::commands::{Command, ForAction};
use sprintloop::domain::records::people::{Member, Role};
use sprintloop::domain::records::work_type::WorkType;
use sprintloop::domain::records::workflow::Rights;
use sprintloop::domain::rules::rights::entitled;
use sprintloop::domain::tables::change::Change;

fn agreed() -> Team {
    let mut team = session();
    comes_out(&mut team, None, act(80));
    team
}

fn for_action(action: u128, change: impl Into<Command>) -> Command {
    Command::ForAction(Box::new(ForAction { action: id(action), change: change.into() }))
}

fn part_time(team: &Team) -> Command {
    let mut ben = Member::clone(team.workspace.members.get(id(BEN)).expect("a member"));
    ben.part_time = Some(BasisPoints(8_000));
    Command::Team(TeamCommand::EditMember { member: Box::new(ben) })
}

fn logged(change: &Change) -> String {
    let event = &change.entries.last().expect("it is logged").event;
    event.reason.as_ref().map(ToString::to_string).unwrap_or_default()
}

#[test]
fn a_change_of_capacity_carries_its_action_after_the_session_too() {
    let mut team = agreed();
    end(&mut team, RETRO);
    let wish = part_time(&team);
    let change = team.does(for_action(80, wish));
    assert!(logged(&change).contains("retrospective: Brief with the list in it"));
    assert_eq!(
        team.workspace.members.get(id(BEN)).expect("he").part_time,
        Some(BasisPoints(8_000))
    );
    let made = |team: &Team| {
        let action = team.workspace.actions.get(id::<ActionId>(80)).expect("it");
        action.changes.iter().map(|it| it.what.clone()).collect::<Vec<_>>()
    };
    assert_eq!(made(&team), ["Ben Okafor: working week"], "and the action shows it");
    team.does(Command::Undo(Box::new(change)));
    assert!(made(&team).is_empty());
    assert_eq!(team.workspace.members.get(id(BEN)).expect("he").part_time, None);
}

#[test]
fn a_brief_template_gets_its_reason_unless_one_is_given() {
    let mut team = agreed();
    for given in [None, Some("They asked for it")] {
        let id = team.types[CONTENT];
        let mut kind = WorkType::clone(team.workspace.work_types.get(id).expect("it"));
        kind.brief_template.push_str("The account list:\n");
        let mut note = team.note(None);
        note.reason = given.map(reason);
        let edit = TeamCommand::EditWorkType { work_type: Box::new(kind), note };
        let change = team.does(for_action(80, Command::Team(edit)));
        let wanted = given.unwrap_or("Brief with the list in it");
        assert!(logged(&change).contains(wanted), "{}", logged(&change));
    }
}

#[test]
fn refuses_an_action_that_is_not_there_and_a_change_it_cannot_ask_for() {
    let mut team = agreed();
    let wish = part_time(&team);
    team.refuses(for_action(4_444, wish), Rule::Unknown);
    team.refuses(
        for_action(80, Command::Retrospective(Retro::Reopen { id: id(RETRO) })),
        Rule::Input,
    );
    let inner: ActionId = id(80);
    let twice = for_action(80, part_time(&team));
    let nested = Command::ForAction(Box::new(ForAction { action: inner, change: twice }));
    team.refuses(nested, Rule::Input);
}

#[test]
fn whoever_may_make_the_change_may_make_it_for_an_action() {
    let mut team = agreed();
    let wish = part_time(&team);
    assert_eq!(entitled(&for_action(80, wish.clone())), entitled(&wish));
    team.workflow(|rules| rules.rights = Rights::Enforce);
    team.as_member(BEN);
    assert!(!team.workspace.members.get(id(BEN)).expect("he").is(Role::MarketingLead));
    team.refuses(for_action(80, wish), Rule::Right);
}
