//! What refinement proposes.

use crate::support::{ANA, BEN, CONTENT, EXPERIMENT, Team, day, id, team, title};
use sprintloop::domain::base::figures::Figure;
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::commands::backlog::ItemEdit;
use sprintloop::domain::commands::priority::PriorityCommand;
use sprintloop::domain::commands::team::TeamCommand;
use sprintloop::domain::reads::proposed::{Proposal, has_gap, priority_of, proposed};
use sprintloop::domain::records::backlog::item::Purpose;
use sprintloop::domain::records::priority::{Reading, TargetMetric};

fn of(team: &Team, item: ItemId) -> Proposal {
    let item = team.item(item);
    let priority = priority_of(item, &team.workspace);
    proposed(item, priority, Some(id(ANA)), &team.workspace, day(2))
}

fn measured() -> Team {
    let mut team = team();
    let mut metric = TargetMetric::new(title("Demo requests per month"));
    metric.unit = "requests".to_owned();
    metric.target = Some(Figure::whole(120));
    team.does(PriorityCommand::Edit {
        id: id(900),
        objective: title("Win the security segment"),
        quarterly_goal: String::new(),
        metric: Some(metric),
    });
    let reading = Reading {
        on: day(1),
        value: Figure::whole(40),
        source: "CRM report 12".to_owned(),
        entered: team.context.stamp(),
    };
    team.does(PriorityCommand::AddReading { id: id(900), reading });
    team
}

#[test]
fn metric_target_and_source_come_from_the_current_priority() {
    let mut team = measured();
    let item = team.add("Shorter form", EXPERIMENT);
    let from = of(&team, item);
    assert_eq!(from.purpose.priority, Some(id(900)));
    assert_eq!(from.plan.metric, "Demo requests per month");
    assert_eq!(from.plan.target, "120 requests");
    assert_eq!(from.plan.baseline, "40 requests");
    assert_eq!(from.plan.data_source, "CRM report 12");
    assert!(from.plan.decision_rule.contains("120 requests"), "{}", from.plan.decision_rule);
    assert!(from.expected_value.contains("demo requests per month"), "{}", from.expected_value);
    let hypothesis = &from.plan.hypothesis;
    assert!(hypothesis.contains("demo requests per month will reach 120,"), "{hypothesis}");
    assert!(has_gap(&from.plan.hypothesis), "only a person knows what changes, and why");
    // Two weeks from now, on a working day.
    assert_eq!(from.plan.review_on, Some(day(16)));
}

#[test]
fn a_priority_without_a_metric_leaves_gaps() {
    let mut team = team();
    let item = team.add("Guide", CONTENT);
    let from = of(&team, item);
    assert!(has_gap(&from.purpose.change));
    assert_eq!(from.expected_value, "", "a sentence of gaps is no proposal");
    assert!(from.plan.metric.is_empty() && from.plan.target.is_empty());
}

#[test]
fn what_is_written_stays_and_similar_work_names_the_audience() {
    let mut team = measured();
    team.ready("Price page", CONTENT, BEN, 3);
    let item = team.add("Guide", CONTENT);
    assert_eq!(of(&team, item).purpose.audience, "Security leads");
    let purpose = Purpose { audience: "Auditors".to_owned(), ..Purpose::default() };
    team.edit(item, ItemEdit::Purpose(purpose));
    assert_eq!(of(&team, item).purpose.audience, "Auditors");
    let other = team.add("Shorter form", EXPERIMENT);
    assert!(of(&team, other).purpose.audience.is_empty(), "another kind of work");
}

#[test]
fn the_owner_of_the_channel_is_proposed_else_who_refines() {
    let mut team = team();
    let item = team.add("Guide", CONTENT);
    assert_eq!(of(&team, item).owner, Some(id(ANA)));
    let mut ben = (**team.workspace.members.get(id(BEN)).expect("Ben")).clone();
    ben.channels.insert(id(201));
    team.does(TeamCommand::EditMember { member: Box::new(ben) });
    team.edit(item, ItemEdit::Channel(Some(id(201))));
    assert_eq!(of(&team, item).owner, Some(id(BEN)));
}

#[test]
fn work_types_stored_without_templates_get_those_of_their_preset() {
    let mut team = measured();
    let item = team.add("Shorter form", EXPERIMENT);
    let kind = team.types[EXPERIMENT];
    let mut old = (**team.workspace.work_types.get(kind).expect("a type")).clone();
    let before = of(&team, item);
    old.templates = Default::default();
    let note = team.note(Some("As it was"));
    team.does(TeamCommand::EditWorkType { work_type: Box::new(old), note });
    assert_eq!(of(&team, item), before);
}
