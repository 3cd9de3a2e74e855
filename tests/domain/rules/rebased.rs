//! Commands run on ground that others have changed meanwhile.

use crate::support::{ANA, BEN, CAMPAIGN, CONTENT, DEV, Team, Wish, id, plan, title};

use sprintloop::domain::base::figures::Effort;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::backlog::{ItemCommand, ItemEdit};
use sprintloop::domain::commands::team::TeamCommand;
use sprintloop::domain::commands::workspace::WorkspaceCommand;
use sprintloop::domain::records::backlog::item::{Link, Purpose};
use sprintloop::domain::records::people::{Member, Role};
use sprintloop::domain::rules::rebased::rebased;

/// What one person does, after another one has done something that the first has not seen.
fn at_once(team: &mut Team, one: impl Into<Wish>, other: impl Into<Wish>) {
    let Wish(one) = one.into();
    let mut there = team.workspace.clone();
    let change = there.apply(one.clone(), &team.context).expect("it works where it was done");
    team.does(other);
    let here: Command = rebased(&one, &change, &team.workspace);
    team.does(here);
}

fn purpose(
    item: sprintloop::domain::base::ids::ItemId,
    change: &str,
    audience: &str,
) -> ItemCommand {
    let purpose =
        Purpose { change: change.to_owned(), audience: audience.to_owned(), priority: None };
    ItemCommand::Edit { items: vec![item], edit: Box::new(ItemEdit::Purpose(purpose)) }
}

#[test]
fn two_fields_of_one_form_both_stand() {
    let mut team = team_with();
    let item = team.add("Guide", CONTENT);
    at_once(&mut team, purpose(item, "More trials", ""), purpose(item, "", "Trial users"));
    let now = &team.item(item).purpose;
    assert_eq!((now.change.as_str(), now.audience.as_str()), ("More trials", "Trial users"));
}

#[test]
fn a_field_that_both_changed_is_the_later_ones_and_a_cleared_one_stays_empty() {
    let mut team = team_with();
    let item = team.add("Guide", CONTENT);
    team.does(purpose(item, "First", "Everyone"));
    at_once(&mut team, purpose(item, "Mine", ""), purpose(item, "Theirs", "Everyone"));
    let now = &team.item(item).purpose;
    assert_eq!((now.change.as_str(), now.audience.as_str()), ("Mine", ""));
}

#[test]
fn a_plan_that_analytics_has_validated_is_not_valid_with_other_words() {
    let mut team = team_with();
    let item = team.add("Launch", CAMPAIGN);
    team.does(ItemCommand::PlanMeasurement { item, plan: Box::new(plan()) });
    let mut other = plan();
    other.target = "9 %".to_owned();
    let validates = ItemCommand::ValidatePlan { item };
    team.as_member(DEV);
    at_once(&mut team, ItemCommand::PlanMeasurement { item, plan: Box::new(other) }, validates);
    let now = team.item(item).measurement.as_ref().expect("a plan");
    assert_eq!((now.target.as_str(), now.validated, now.voided.is_some()), ("9 %", None, true));
}

#[test]
fn a_person_and_the_rules_keep_what_others_changed() {
    let mut team = team_with();
    let ben = team.workspace.members.get(id(BEN)).expect("Ben").as_ref().clone();
    let renamed = Member { name: title("Ben O."), ..ben.clone() };
    let mut promoted = ben;
    promoted.roles.insert(Role::OperationsOwner);
    let edit = |member: Member| TeamCommand::EditMember { member: Box::new(member) };
    at_once(&mut team, edit(renamed), edit(promoted));
    let now = team.workspace.members.get(id(BEN)).expect("Ben");
    assert_eq!((now.name.as_str(), now.is(Role::OperationsOwner)), ("Ben O.", true));

    let rules = team.workspace.workflow.as_ref().clone();
    let (mut stale, mut day) = (rules.clone(), rules);
    stale.stale_after = Some(7);
    day.per_day = Some(Effort::whole(6));
    let note = team.note(None);
    let edit = |workflow| WorkspaceCommand::EditWorkflow {
        workflow: Box::new(workflow),
        note: note.clone(),
    };
    let first = edit(stale);
    let note = team.note(None);
    let second = WorkspaceCommand::EditWorkflow { workflow: Box::new(day), note };
    at_once(&mut team, first, second);
    let now = &team.workspace.workflow;
    assert_eq!((now.stale_after, now.per_day), (Some(7), Some(Effort::whole(6))));
}

#[test]
fn links_of_both_are_kept_and_one_that_was_removed_is_gone() {
    let mut team = team_with();
    let item = team.add("Guide", CONTENT);
    let link = |name: &str| Link {
        label: name.to_owned(),
        address: format!("https://example.com/{name}"),
    };
    let links = |names: &[&str]| ItemCommand::Edit {
        items: vec![item],
        edit: Box::new(ItemEdit::Links(names.iter().copied().map(link).collect())),
    };
    at_once(&mut team, links(&["brief"]), links(&["draft"]));
    let names = |team: &Team| {
        team.item(item).links.iter().map(|link| link.label.clone()).collect::<Vec<_>>()
    };
    assert_eq!(names(&team), ["brief", "draft"]);
    at_once(&mut team, links(&["brief", "draft", "figures"]), links(&["draft"]));
    assert_eq!(names(&team), ["draft", "figures"]);
}

fn team_with() -> Team {
    let mut team = crate::support::team();
    team.as_member(ANA);
    team
}
