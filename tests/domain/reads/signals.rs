//! Signals: what provokes each, how each is answered, and what keeps quiet. The sprint's checklist.

use std::collections::BTreeSet;

use crate::reads::metrics::figures::{block, close, history, launch, learn, next_sprint};
use crate::rules::sprint::move_card::{finish, meet, to};
use crate::rules::sprint::plan::start;
use crate::support::{
    BEN, CARA, CONTENT, DEV, EMMA, EXPERIMENT, Team, day, id, plan, reason, team, title,
};
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::base::refusal::{Rule, Way};
use sprintloop::domain::commands::backlog::{ItemCommand, ItemEdit};
use sprintloop::domain::commands::blocker::BlockerCommand;
use sprintloop::domain::commands::check_in::CheckInCommand;
use sprintloop::domain::commands::decision::DecisionCommand;
use sprintloop::domain::commands::intake::IntakeCommand;
use sprintloop::domain::commands::signals::{Accepted, SignalCommand};
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::commands::team::TeamCommand;
use sprintloop::domain::reads::metrics::history::History;
use sprintloop::domain::reads::metrics::reading::readings;
use sprintloop::domain::reads::signals::response::default_work_type;
use sprintloop::domain::reads::signals::signal::Signal;
use sprintloop::domain::reads::signals::{Line, checklist, open, raised};
use sprintloop::domain::reads::sprint::which::current;
use sprintloop::domain::records::backlog::item::Source;
use sprintloop::domain::records::backlog::position::{BoardStage, Position};
use sprintloop::domain::records::blocker::BlockerKind;
use sprintloop::domain::records::intake::{Request, Requester};
use sprintloop::domain::records::record_key::RecordKey;
use sprintloop::domain::records::signal::kind::SignalKind;
use sprintloop::domain::records::work_type::ReadyRule;

fn kinds(team: &Team) -> Vec<SignalKind> {
    open(&history(team)).into_iter().map(|signal| signal.kind).collect()
}

fn fires(team: &Team, kind: SignalKind) -> bool {
    kinds(team).contains(&kind)
}

fn signal(team: &Team, kind: SignalKind) -> Signal {
    let found = raised(&history(team)).into_iter().find(|signal| signal.kind == kind);
    found.expect("the signal fires")
}

fn evidence(team: &Team, kind: SignalKind) -> BTreeSet<RecordKey> {
    signal(team, kind).evidence
}

fn escalate(team: &mut Team) {
    team.does(BlockerCommand::Escalate {
        id: id(801),
        decides: None,
        by: day(10),
        question: "May we print the logo?".to_owned(),
    });
}

fn guides(team: &mut Team, count: usize) -> Vec<ItemId> {
    (0..count).map(|n| team.ready(&format!("Guide {n}"), CONTENT, BEN, 2)).collect()
}

/// One item blocked, its check date over.
fn overdue() -> (Team, Vec<ItemId>) {
    let mut team = team();
    let items = guides(&mut team, 3);
    start(&mut team, &items);
    block(&mut team, 801, items[0], BlockerKind::Decision);
    team.on(3);
    (team, items)
}

#[test]
fn nothing_fires_in_a_new_workspace_or_at_the_start_of_the_first_sprint() {
    let mut team = team();
    assert_eq!(kinds(&team), []);
    let items = guides(&mut team, 3);
    assert_eq!(kinds(&team), []);
    start(&mut team, &items);
    team.does(to(items[0], BoardStage::Active));
    assert_eq!(kinds(&team), []);
}

#[test]
fn blocked_work_past_its_check_date_is_one_signal_and_not_two() {
    let (mut team, items) = overdue();
    assert_eq!(kinds(&team), [SignalKind::NotEscalated]);
    team.on(9);
    assert_eq!(kinds(&team), [SignalKind::NotEscalated], "the same fact is not told twice");
    escalate(&mut team);
    assert_eq!(kinds(&team), [SignalKind::Blocked]);
    assert_eq!(evidence(&team, SignalKind::Blocked), [RecordKey::BacklogItem(items[0])].into());
}

#[test]
fn an_accepted_response_stands_in_the_backlog_with_its_evidence() {
    let (mut team, items) = overdue();
    let work_type = default_work_type(&team.workspace).expect("a work type");
    let accept = SignalCommand::Accept {
        id: id(820),
        kind: SignalKind::NotEscalated,
        into: Accepted::Backlog { item: id(821), work_type, criteria: Vec::new() },
    };
    team.does(accept.clone());
    let item = team.item(id(821));
    assert_eq!(item.position, Position::Backlog);
    assert_eq!(item.title.as_str(), SignalKind::NotEscalated.words().response);
    let key = team.item(items[0]).key.to_string();
    assert!(item.description.contains(&key), "{}", item.description);
    assert!(!fires(&team, SignalKind::NotEscalated));
    let said = team.workspace.log().newest_first().next().expect("an entry").event.sentence();
    assert!(
        said.starts_with("accepted the alert “Overdue blockers are not escalated”, as MKT-"),
        "{said}"
    );
}

#[test]
fn an_accepted_response_stands_in_the_decision_log() {
    let (mut team, _) = overdue();
    team.does(SignalCommand::Accept {
        id: id(820),
        kind: SignalKind::NotEscalated,
        into: Accepted::Decision { decision: id(822) },
    });
    let decision = team.workspace.decisions.get(id(822)).expect("a decision");
    assert!(decision.why.contains("No sign-off"), "{}", decision.why);
    assert!(!fires(&team, SignalKind::NotEscalated));
}

#[test]
fn a_dismissed_signal_returns_only_on_new_evidence() {
    let (mut team, items) = overdue();
    let kind = SignalKind::NotEscalated;
    team.does(SignalCommand::Dismiss { id: id(820), kind, reason: reason("Legal is on holiday") });
    assert!(!fires(&team, kind));
    team.on(5);
    assert!(!fires(&team, kind), "time alone is no evidence");
    block(&mut team, 802, items[1], BlockerKind::Review);
    team.on(6);
    assert!(fires(&team, kind));
}

#[test]
fn a_signal_put_off_returns_on_its_day() {
    let (mut team, _) = overdue();
    let kind = SignalKind::NotEscalated;
    let until = |until| SignalCommand::Snooze { id: id(820), kind, until };
    team.refuses(until(day(3)), Rule::Input);
    team.does(until(day(5)));
    assert!(!fires(&team, kind));
    team.on(4);
    assert!(!fires(&team, kind));
    team.on(5);
    assert!(fires(&team, kind));
}

#[test]
fn refuses_to_answer_what_does_not_fire() {
    let mut team = team();
    let kind = SignalKind::Overcommitted;
    let dismiss = SignalCommand::Dismiss { id: id(820), kind, reason: reason("It is fine") };
    team.refuses(dismiss, Rule::State);
}

#[test]
fn too_much_committed_names_what_the_team_brings() {
    let mut team = team();
    let items = guides(&mut team, 4);
    start(&mut team, &items);
    finish(&mut team, items[0]);
    team.on(13);
    close(&mut team, 700);
    let signals = open(&history(&team));
    let found = signals.iter().find(|signal| signal.kind == SignalKind::Overcommitted);
    let why = &found.expect("it fires").why;
    assert!(why.ends_with("Plan about 2\u{a0}h next time."), "{why}");
}

#[test]
fn over_capacity_by_override_is_too_much_committed() {
    let mut team = team();
    let big = team.ready("Everything", CONTENT, BEN, 400);
    crate::rules::sprint::plan::plan(&mut team);
    team.does(SprintCommand::Choose { id: id(700), items: vec![big], serves_goal: true });
    team.does(SprintCommand::Start { id: id(700), over_capacity: Some(reason("The fair")) });
    assert_eq!(kinds(&team), [SignalKind::Overcommitted]);
}

#[test]
fn check_ins_that_only_tell_status_are_a_signal_from_the_second_on() {
    let mut team = team();
    let items = guides(&mut team, 1);
    start(&mut team, &items);
    for number in [840, 841] {
        assert!(!fires(&team, SignalKind::StatusOnly));
        team.does(CheckInCommand::Open { id: id(number) });
        let note = "Still at it".to_owned();
        team.does(CheckInCommand::NoteStatus { id: id(number), item: Some(items[0]), note });
        team.does(CheckInCommand::End { id: id(number) });
        team.hours_later(24);
    }
    assert!(fires(&team, SignalKind::StatusOnly));
    assert_eq!(evidence(&team, SignalKind::StatusOnly).len(), 2);
}

#[test]
fn short_check_ins_are_no_signal_while_nothing_is_blocked() {
    let mut team = team();
    let items = guides(&mut team, 1);
    start(&mut team, &items);
    let meet = |team: &mut Team, number| {
        team.does(CheckInCommand::Open { id: id(number) });
        team.does(CheckInCommand::End { id: id(number) });
        team.hours_later(24);
    };
    meet(&mut team, 840);
    meet(&mut team, 841);
    assert!(!fires(&team, SignalKind::StatusOnly));
    block(&mut team, 801, items[0], BlockerKind::Decision);
    meet(&mut team, 842);
    meet(&mut team, 843);
    assert!(fires(&team, SignalKind::StatusOnly));
}

#[test]
fn a_test_past_its_review_date_asks_for_its_decision() {
    let mut team = team();
    let test = team.ready("Price test", EXPERIMENT, BEN, 2);
    start(&mut team, &[test]);
    launch(&mut team, test, 2);
    team.on(20);
    assert!(fires(&team, SignalKind::NotLearned));
}

#[test]
fn work_without_a_definition_of_done_is_a_signal() {
    let mut team = team();
    let items = guides(&mut team, 1);
    start(&mut team, &items);
    team.does(to(items[0], BoardStage::Active));
    let mut content =
        (**team.workspace.work_types.get(team.types[CONTENT]).expect("content")).clone();
    content.done.clear();
    let note = team.note(Some("Too long"));
    team.does(TeamCommand::EditWorkType { work_type: Box::new(content), note });
    assert_eq!(kinds(&team), [SignalKind::NoDefinition]);
}

#[test]
fn two_sprints_without_learning_and_work_carried_twice_are_signals() {
    let mut team = team();
    let items = guides(&mut team, 2);
    start(&mut team, &items);
    team.on(6);
    close(&mut team, 700);
    assert!(!fires(&team, SignalKind::NoLearning));
    assert!(!fires(&team, SignalKind::CarriedTwice));
    team.on(9);
    next_sprint(&mut team, 701, (9, 13), &items);
    team.on(13);
    close(&mut team, 701);
    assert!(fires(&team, SignalKind::NoLearning));
    let carried: BTreeSet<RecordKey> = items.iter().map(|id| RecordKey::BacklogItem(*id)).collect();
    assert_eq!(evidence(&team, SignalKind::CarriedTwice), carried);
}

#[test]
fn nearly_every_request_accepted_is_a_signal_from_ten_on() {
    let mut team = team();
    team.as_member(CARA);
    for number in 0..10_u128 {
        assert!(!fires(&team, SignalKind::AllAccepted));
        let requester = Requester { name: title("Sales"), member: None };
        let request =
            Request::new(id(5_000 + number), reason("We need a page"), requester, team.context.now);
        let request_id = request.id;
        team.does(IntakeCommand::Submit { request: Box::new(request) });
        team.does(IntakeCommand::Accept {
            request: request_id,
            item: id(6_000 + number),
            title: title("A page"),
            work_type: team.types[CONTENT],
            criteria: Vec::new(),
        });
    }
    assert!(fires(&team, SignalKind::AllAccepted));
}

#[test]
fn a_growing_backlog_is_a_signal_once_a_sprint_is_closed() {
    let mut team = team();
    let items = guides(&mut team, 1);
    for n in 0..12 {
        team.add(&format!("Idea {n}"), CONTENT);
    }
    start(&mut team, &items);
    assert!(!fires(&team, SignalKind::BacklogGrows));
    finish(&mut team, items[0]);
    team.on(13);
    close(&mut team, 700);
    assert!(fires(&team, SignalKind::BacklogGrows));
    // The response is itself an item of the backlog, and no new evidence.
    let work_type = default_work_type(&team.workspace).expect("a work type");
    let into = Accepted::Backlog { item: id(821), work_type, criteria: Vec::new() };
    team.does(SignalCommand::Accept { id: id(820), kind: SignalKind::BacklogGrows, into });
    assert!(!fires(&team, SignalKind::BacklogGrows));
    team.add("One more idea", CONTENT);
    assert!(fires(&team, SignalKind::BacklogGrows));
}

#[test]
fn what_cannot_be_measured_is_a_signal_until_analytics_has_looked() {
    let mut team = team();
    let test = team.ready("Price test", EXPERIMENT, BEN, 2);
    start(&mut team, &[test]);
    assert!(!fires(&team, SignalKind::MeasurementGap));
    // Editing a validated plan voids the validation, and the item stays in the sprint.
    let mut plan = plan();
    plan.target = "40 a month".to_owned();
    team.does(ItemCommand::PlanMeasurement { item: test, plan: Box::new(plan) });
    assert_eq!(evidence(&team, SignalKind::MeasurementGap), [RecordKey::BacklogItem(test)].into());
    team.as_member(DEV).does(ItemCommand::ValidatePlan { item: test });
    assert!(!fires(&team, SignalKind::MeasurementGap));
}

/// Sprints of a week, each with so many items of so many hours, all accepted; after each its decisions.
fn weeks(weeks: &[(usize, u32, u32)]) -> Team {
    let mut team = team();
    let mut decision = 5_000_u128;
    for (at, (count, hours, decisions)) in (0_u32..).zip(weeks) {
        team.on(2 + at * 7);
        let items: Vec<ItemId> = (0..*count)
            .map(|n| team.ready(&format!("Guide {at}.{n}"), CONTENT, BEN, *hours))
            .collect();
        next_sprint(&mut team, 700 + u128::from(at), (2 + at * 7, 6 + at * 7), &items);
        for item in items {
            finish(&mut team, item);
        }
        for _ in 0..*decisions {
            decision += 1;
            team.does(DecisionCommand::Record {
                id: id(decision),
                what: title("Go on"),
                why: String::new(),
                item: None,
                review_of: None,
                look_again: None,
            });
        }
        team.on(6 + at * 7);
        close(&mut team, 700 + u128::from(at));
    }
    team
}

#[test]
fn more_output_with_fewer_decisions_or_smaller_items_without_more_done_is_a_signal() {
    let kind = SignalKind::CountsOnly;
    assert!(!fires(&weeks(&[(1, 4, 2), (2, 4, 1)]), kind), "two sprints are no trend");
    assert!(
        fires(&weeks(&[(1, 4, 2), (2, 4, 1), (3, 4, 0)]), kind),
        "more output, fewer decisions"
    );
    assert!(!fires(&weeks(&[(1, 4, 0), (2, 4, 1), (3, 4, 2)]), kind), "decisions rise with it");
    assert!(!fires(&weeks(&[(3, 4, 2), (2, 4, 1), (1, 4, 0)]), kind), "less output");
    assert!(fires(&weeks(&[(1, 8, 1), (2, 4, 1), (4, 2, 1)]), kind), "smaller items, as much done");
    assert!(!fires(&weeks(&[(1, 8, 1), (3, 4, 1), (7, 2, 1)]), kind), "smaller items, more done");
}

#[test]
fn work_that_waits_more_than_it_moves_is_a_signal() {
    let mut team = team();
    let items = guides(&mut team, 5);
    start(&mut team, &items);
    for item in &items {
        team.does(to(*item, BoardStage::Active));
    }
    // A day of work, then four days in review.
    team.on(3);
    for item in &items {
        meet(&mut team, *item);
        team.does(to(*item, BoardStage::UnderReview));
    }
    team.on(9);
    let accept = |item| SprintCommand::Accept { item, evidence: String::new(), next: id(999) };
    for item in &items[..4] {
        team.does(accept(*item));
    }
    assert!(!fires(&team, SignalKind::Efficiency), "four items say too little");
    team.does(accept(items[4]));
    assert!(fires(&team, SignalKind::Efficiency));
    assert_eq!(
        signal(&team, SignalKind::Efficiency).why,
        "5 items accepted in the last 90 days. Biggest wait: review (80% of the time)."
    );
}

#[test]
fn learning_that_takes_longer_from_sprint_to_sprint_is_a_signal() {
    let mut team = team();
    // Each launched on the first day of its sprint, decided one day later than the one before.
    for at in 0..3_u32 {
        assert!(!fires(&team, SignalKind::LeadTime));
        let (first, sprint) = (2 + at * 7, 700 + u128::from(at));
        team.on(first);
        let test = team.ready("Price test", EXPERIMENT, BEN, 2);
        next_sprint(&mut team, sprint, (first, first + 4), &[test]);
        launch(&mut team, test, first);
        team.on(first + 1 + at);
        team.does(learn(test, 8_000 + u128::from(at) * 2));
        team.on(first + 4);
        close(&mut team, sprint);
    }
    assert!(fires(&team, SignalKind::LeadTime));
    assert_eq!(evidence(&team, SignalKind::LeadTime).len(), 3);
}

#[test]
fn a_base_too_small_is_no_signal() {
    let mut team = team();
    let items = guides(&mut team, 2);
    start(&mut team, &items);
    team.does(to(items[0], BoardStage::Active));
    block(&mut team, 801, items[0], BlockerKind::Decision);
    assert_eq!(kinds(&team), [], "blocked a moment ago");
    team.does(BlockerCommand::Resolve { id: id(801), text: "Decided".to_owned() });
    team.on(3);
    assert_eq!(kinds(&team), [], "one short blocker");
    team.on(13);
    close(&mut team, 700);
    assert!(!fires(&team, SignalKind::Overcommitted), "two committed items are no commitment");
}

#[test]
fn a_test_that_was_never_launched_has_nothing_to_review() {
    let mut team = team();
    let test = team.ready("Price test", EXPERIMENT, BEN, 2);
    start(&mut team, &[test]);
    team.on(20);
    assert!(!fires(&team, SignalKind::NotLearned));
}

#[test]
fn what_was_imported_is_no_growth() {
    let mut team = team();
    let items = guides(&mut team, 1);
    start(&mut team, &items);
    finish(&mut team, items[0]);
    team.on(13);
    close(&mut team, 700);
    for n in 0..30 {
        let item = team.add(&format!("Card {n}"), CONTENT);
        let source = Source { tool: "trello".to_owned(), id: n.to_string(), seen: String::new() };
        let edit = Box::new(ItemEdit::Source(Some(source)));
        team.does(ItemCommand::Edit { items: vec![item], edit });
    }
    assert!(!fires(&team, SignalKind::BacklogGrows));
}

#[test]
fn the_numbers_of_a_signal_are_those_of_its_evidence() {
    let mut team = team();
    let items = guides(&mut team, 4);
    start(&mut team, &items);
    for (number, item) in (801..).zip(&items[..3]) {
        team.does(to(*item, BoardStage::Active));
        block(&mut team, number, *item, BlockerKind::Decision);
    }
    team.does(BlockerCommand::Resolve { id: id(803), text: "Decided".to_owned() });
    team.on(9);
    // Of three that were blocked one was for an hour, and one is overdue and told as such.
    escalate(&mut team);
    let blocked = signal(&team, SignalKind::Blocked);
    assert_eq!(blocked.evidence, [RecordKey::BacklogItem(items[0])].into());
    assert_eq!(blocked.why, "MKT-1 has been blocked for 5.0 working days. The limit is 2.");
    // Once it is escalated, the other is named too.
    team.does(BlockerCommand::Escalate {
        id: id(802),
        decides: None,
        by: day(10),
        question: "Who signs it?".to_owned(),
    });
    assert_eq!(
        signal(&team, SignalKind::Blocked).why,
        "MKT-1 has been blocked for 5.0 working days, MKT-2 for 5.0. The limit is 2."
    );
}

#[test]
fn signals_are_the_same_wherever_somebody_looks() {
    let mut team = team();
    let items = guides(&mut team, 3);
    start(&mut team, &items);
    for item in &items {
        team.does(to(*item, BoardStage::Active));
    }
    block(&mut team, 801, items[0], BlockerKind::Decision);
    let mut last = Vec::new();
    for hour in 0..24 * 14 {
        let now = team.context.now + chrono::TimeDelta::hours(hour);
        let seen = |hours: i32| {
            let zone = chrono::FixedOffset::east_opt(hours * 3_600).expect("an offset");
            let history = History::read(&team.workspace, now.with_timezone(&zone));
            (raised(&history), readings(&history))
        };
        let here = seen(1);
        for zone in [-8, 0, 9, 14] {
            assert_eq!(seen(zone), here, "{now} in {zone}");
        }
        last = here.0;
    }
    assert!(!last.is_empty(), "something fired");
}

fn lines(team: &Team) -> Vec<Line> {
    let sprint = current(&team.workspace).expect("a sprint");
    checklist(sprint, &team.workspace, team.context.today())
}

#[test]
fn the_checklist_asks_for_no_value_that_ready_does_not_ask_for() {
    let mut team = team();
    let content = team.types[CONTENT];
    let mut kind = (**team.workspace.work_types.get(content).expect("content")).clone();
    kind.ready.remove(&ReadyRule::ExpectedValue);
    let note = team.note(Some("Too long"));
    team.does(TeamCommand::EditWorkType { work_type: Box::new(kind), note });
    let item = team.ready("Guide", CONTENT, BEN, 2);
    let edit = Box::new(ItemEdit::ExpectedValue(String::new()));
    team.does(ItemCommand::Edit { items: vec![item], edit });
    start(&mut team, &[item]);
    assert_eq!(lines(&team)[1].missing, None);
}

#[test]
fn the_checklist_names_what_is_missing_and_where_to_mend_it() {
    let mut team = team();
    assert!(current(&team.workspace).is_none());
    team.does(SprintCommand::Plan { id: id(700), starts: day(2), ends: day(13) });
    let first = lines(&team).remove(0);
    assert_eq!((first.missing.as_deref(), first.way), (Some("No goal yet"), Way::SetGoal));
    let (mut team, items) = overdue();
    let all = lines(&team);
    let missing: Vec<bool> = all.iter().map(|line| line.missing.is_some()).collect();
    assert_eq!(missing, [false, false, false, true, false, true]);
    assert_eq!(all[3].way, Way::OpenBlocker(id(801)));
    assert!(all[5].ahead, "the review has not begun");
    team.does(to(items[1], BoardStage::UnderReview));
    team.does(SprintCommand::BeginReview { id: id(700) });
    let all = lines(&team);
    assert_eq!(all[4].missing, Some(team.item(items[1]).key.to_string()));
    assert_eq!((all[4].way, all[5].way), (Way::Judge(items[1]), Way::WriteNext));
    assert_eq!(all[5].missing.as_deref(), Some("No next decision"));
    let big = team.ready("Everything", CONTENT, EMMA, 400);
    team.does(SprintCommand::Resume { id: id(700) });
    team.does(SprintCommand::AddToScope {
        id: id(700),
        items: vec![big],
        serves_goal: false,
        reason: Some(reason("The fair")),
        over_capacity: Some(reason("The fair")),
    });
    assert!(lines(&team)[2].missing.as_ref().is_some_and(|what| what.starts_with("Emma Sato is")));
}

#[test]
fn a_retrospective_whose_day_is_over_is_overdue() {
    let mut team = team();
    let items = guides(&mut team, 1);
    start(&mut team, &items);
    finish(&mut team, items[0]);
    team.on(13);
    close(&mut team, 700);
    team.on(30);
    assert!(!fires(&team, SignalKind::Retrospective), "it is today");
    team.on(31);
    assert!(fires(&team, SignalKind::Retrospective));
}
