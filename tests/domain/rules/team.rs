//! Founding, people, channels, work types and edits of the rules.

use crate::support::{ANA, BEN, day, id, just_me, reason, team, title};

use sprintloop::domain::base::refusal::Rule;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::team::TeamCommand;
use sprintloop::domain::commands::workspace::WorkspaceCommand;
use sprintloop::domain::records::calendar::DayOfWeek;
use sprintloop::domain::records::people::{Member, Role};
use sprintloop::domain::records::presets;
use sprintloop::domain::records::work_type::{AcceptedBy, ReadyRule};
use sprintloop::domain::records::workflow::{LimitMode, Rights};

#[test]
fn founding_brings_channels_work_types_and_a_lead() {
    let team = team();
    assert_eq!(team.workspace.channels.len(), 8);
    assert_eq!(team.workspace.work_types.len(), 5);
    assert_eq!(team.workspace.members.len(), 6);
    let me = just_me();
    let founder = me.workspace.members.get(id(ANA)).expect("the founder");
    assert!(Role::ALL.iter().all(|role| founder.is(*role)));
}

#[test]
fn one_person_plans_in_weeks_and_a_team_in_its_usual_length() {
    let week = |team: &crate::support::Team| team.workspace.workflow.cadence.length;
    assert_eq!((week(&just_me()), week(&team())), (5, 12));
}

#[test]
fn one_person_starts_with_small_tasks_and_waits_for_no_validation() {
    let mut minted = 0;
    let kinds = presets::work_types_alone(|| {
        minted += 1;
        uuid::Uuid::from_u128(minted)
    });
    assert_eq!(kinds.len(), 5);
    assert_eq!(kinds[0].accepted_by, AcceptedBy::Owner);
    assert!(kinds.iter().all(|kind| !kind.ready.contains(&ReadyRule::PlanValidated)));
}

#[test]
fn refuses_a_prefix_that_makes_no_key() {
    for wrong in ["", "MARKETING", "M-K", "Ü"] {
        let mut team = team();
        let key_prefix = wrong.to_owned();
        team.refuses(WorkspaceCommand::SetKeyPrefix { key_prefix }, Rule::Input);
    }
}

#[test]
fn refuses_two_people_of_one_name() {
    let mut team = team();
    let mut member = (**team.workspace.members.get(id(BEN)).expect("Ben")).clone();
    member.name = title("ana silva");
    team.refuses(TeamCommand::EditMember { member: Box::new(member) }, Rule::Input);
}

#[test]
fn several_people_are_added_in_one_step_or_none() {
    let mut team = team();
    let person = |number, name| Member::new(id(number), title(name));
    let members = vec![person(31, "Priya Kaur"), person(32, "Ines Vidal")];
    let change = team.does(TeamCommand::AddSeveral { members });
    assert_eq!(team.workspace.members.len(), 8);
    let names = "Priya Kaur and Ines Vidal";
    assert!(team.workspace.log().newest_first().any(|entry| entry.event.name == names));
    team.does(Command::Undo(Box::new(change)));
    assert_eq!(team.workspace.members.len(), 6);
    let members = vec![person(33, "Jo Lund"), person(34, "ana silva")];
    team.refuses(TeamCommand::AddSeveral { members }, Rule::Input);
    let members = vec![person(33, "Jo Lund"), person(34, "Jo Lund")];
    team.refuses(TeamCommand::AddSeveral { members }, Rule::Input);
    team.refuses(TeamCommand::AddSeveral { members: Vec::new() }, Rule::Input);
}

#[test]
fn refuses_to_enforce_rights_nobody_could_lift() {
    let mut team = just_me();
    team.workflow(|workflow| workflow.rights = Rights::Enforce);
    let mut member = (**team.workspace.members.get(id(ANA)).expect("Ana")).clone();
    member.roles.remove(&Role::OperationsOwner);
    team.refuses(TeamCommand::EditMember { member: Box::new(member) }, Rule::State);
}

#[test]
fn an_edit_of_the_rules_leaves_a_record_in_words() {
    let mut team = team();
    team.workflow(|workflow| {
        workflow.limits.owner.most = 3;
        workflow.limits.owner.mode = LimitMode::Block;
    });
    let change = team.workspace.workflow_changes.values().next().expect("a record");
    assert_eq!(change.what, "WIP limit per owner off → 3 (blocks)");
}

#[test]
fn says_which_days_hours_and_reasons_changed() {
    let mut team = team();
    team.workflow(|workflow| {
        workflow.calendar.working_days.remove(&DayOfWeek(4));
        workflow.calendar.day_end = 16 * 60 + 30;
        workflow.calendar.holidays.insert(day(23));
        workflow.cadence.starts_on = DayOfWeek(1);
        workflow.cadence.length = 14;
        workflow.stale_after = Some(45);
        workflow.thresholds.insert("completion".to_owned(), 70);
        workflow.outcome_reasons = vec![reason("Blocked too long"), reason("Agency was late")];
    });
    let change = team.workspace.workflow_changes.values().next().expect("a record");
    for words in [
        "working days Mon, Tue, Wed, Thu, Fri → Mon, Tue, Wed, Thu",
        "working hours 9:00–17:00 → 9:00–16:30",
        "company holidays: adds Nov 23",
        "sprints start on Mon → Tue",
        "sprint length 12 days → 14 days",
        "stale after 60 days → 45 days",
        "completion below 80% → 70%",
        "reasons for unfinished work: adds Agency was late",
        "reasons for unfinished work: drops Took longer than estimated",
    ] {
        assert!(change.what.contains(words), "{words} is missing in {}", change.what);
    }
    assert!(!change.what.contains("Blocked too long"), "{}", change.what);
}

#[test]
fn refuses_a_calendar_without_working_days() {
    let mut team = team();
    let mut workflow = (*team.workspace.workflow).clone();
    workflow.calendar.working_days.clear();
    let note = team.note(None);
    let command = WorkspaceCommand::EditWorkflow { workflow: Box::new(workflow), note };
    team.refuses(command, Rule::Input);
}
