//! Priorities, requests, learnings, decisions, campaigns, and what undo makes of them.

use crate::support::{BEN, CAMPAIGN, CONTENT, DEV, FINN, Team, day, id, plan, reason, team, title};

use sprintloop::domain::base::figures::Figure;
use sprintloop::domain::base::ids::LineId;
use sprintloop::domain::base::refusal::Rule;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::backlog::{CampaignCommand, ItemCommand, ItemEdit};
use sprintloop::domain::commands::decision::DecisionCommand;
use sprintloop::domain::commands::intake::IntakeCommand;
use sprintloop::domain::commands::learning::{LearningCommand, LearningWords};
use sprintloop::domain::commands::priority::PriorityCommand;
use sprintloop::domain::commands::team::TeamCommand;
use sprintloop::domain::reads::ready;
use sprintloop::domain::records::decision::MadeIn;
use sprintloop::domain::records::intake::{Request, RequestState, Requester};
use sprintloop::domain::records::priority::{PriorityState, Reading, TargetMetric};
use sprintloop::domain::workspace::Workspace;
use sprintloop::exchange::request_file::{self, NotARequest};

fn add_priority(team: &mut Team, number: u128) {
    team.does(PriorityCommand::Add {
        id: id(number),
        objective: title("Another"),
        quarterly_goal: String::new(),
        metric: None,
    });
}

#[test]
fn one_priority_is_current() {
    let mut team = team();
    add_priority(&mut team, 901);
    let state = |team: &Team, n| team.workspace.priorities.get(id(n)).expect("it").state;
    assert_eq!(state(&team, 900), PriorityState::Current);
    assert_eq!(state(&team, 901), PriorityState::Later);
    team.does(PriorityCommand::SetState { id: id(901), state: PriorityState::Current });
    assert_eq!(state(&team, 900), PriorityState::Later);
    assert_eq!(state(&team, 901), PriorityState::Current);
}

#[test]
fn readings_are_one_a_day_and_never_of_tomorrow() {
    let mut team = team();
    let reading = |team: &Team, on: u32, value: i64| Reading {
        on: day(on),
        value: Figure(value),
        source: "CRM".to_owned(),
        entered: team.context.stamp(),
    };
    let one = reading(&team, 1, 5);
    team.refuses(PriorityCommand::AddReading { id: id(900), reading: one }, Rule::Input);
    team.does(PriorityCommand::Edit {
        id: id(900),
        objective: title("Win"),
        quarterly_goal: String::new(),
        metric: Some(TargetMetric::new(title("Demo requests"))),
    });
    for (on, value) in [(2, 7), (1, 5), (2, 9)] {
        let reading = reading(&team, on, value);
        team.does(PriorityCommand::AddReading { id: id(900), reading });
    }
    let future = reading(&team, 3, 1);
    team.refuses(PriorityCommand::AddReading { id: id(900), reading: future }, Rule::Input);
    let priority = team.workspace.priorities.get(id(900)).expect("it");
    let values: Vec<i64> = priority.readings.iter().map(|reading| reading.value.0).collect();
    assert_eq!(values, [5, 9]);
    team.does(PriorityCommand::RemoveReading { id: id(900), on: day(1) });
    team.refuses(PriorityCommand::RemoveReading { id: id(900), on: day(1) }, Rule::Unknown);
}

fn submit(team: &mut Team) {
    let requester = Requester { name: title("Finn Berg"), member: Some(id(FINN)) };
    let now = team.context.now;
    let mut request = Request::new(id(700), reason("Nobody finds the price"), requester, now);
    request.expected_value = "Fewer calls".to_owned();
    request.channel = Some(id(12_345));
    team.does(IntakeCommand::Submit { request: Box::new(request.clone()) });
    team.refuses(IntakeCommand::Submit { request: Box::new(request) }, Rule::State);
}

#[test]
fn a_request_is_taken_from_its_file_and_from_the_message_around_it() {
    let requester = Requester { name: title("Finn Berg"), member: None };
    let request = Request::new(
        id(700),
        reason("Nobody finds the {price} now"),
        requester,
        team().context.now,
    );
    let file = request_file::write(&request).expect("a file");
    let message = request_file::message(&request, "Northwind").expect("a message");
    let words =
        "A request from Finn Berg for Northwind\n\nThe problem: Nobody finds the {price} now\n";
    assert!(message.starts_with(words), "{message}");
    // Pretty as older pages wrote it, and as mail programs pass it on.
    let pretty = file.replacen('{', "{\n  ", 1);
    let broken = message.replace("Nobody finds", "Nobody\r\nfinds") + "\r\n--\r\nFinn";
    // Whoever wrote it did so in the form.
    let request = request.from_form();
    // A chat breaks the code, an older page wrote the file itself, and a problem may look like a code.
    let (start, code) = message.split_at(message.len() - 40);
    let cut = format!("{start}\n> {code}\n");
    let older = format!("{words}\n{file}\n");
    for text in [&file, &pretty, &message, &broken, &cut, &older, &format!("Hello,\n\n{message}\n")]
    {
        assert_eq!(request_file::read(text).as_ref(), Ok(&request), "{text}");
    }
    assert_eq!(request_file::read("A request from Finn"), Err(NotARequest::Unreadable));
    assert_eq!(request_file::read(""), Err(NotARequest::Unreadable));
    let damaged = message.replace("[sprintloop-request e", "[sprintloop-request f");
    assert_eq!(request_file::read(&damaged), Err(NotARequest::Unreadable));
}

#[test]
fn an_accepted_request_becomes_an_item_once() {
    let mut team = team();
    submit(&mut team);
    let accept = IntakeCommand::Accept {
        request: id(700),
        item: id(701),
        title: title("Show the price"),
        work_type: team.types[CONTENT],
        criteria: (710..712).map(id::<LineId>).collect(),
    };
    team.does(accept.clone());
    let item = team.item(id(701));
    assert_eq!(item.criteria.len(), 2);
    assert_eq!(item.expected_value, "Fewer calls");
    assert!(item.description.starts_with("Nobody finds the price"));
    assert_eq!(item.channel, None, "a channel this team does not have is left out");
    team.refuses(accept, Rule::State);
}

#[test]
fn a_merged_request_leaves_a_comment() {
    let mut team = team();
    submit(&mut team);
    let item = team.add("Prices", CONTENT);
    team.does(IntakeCommand::Merge { request: id(700), into: item, comment: id(720) });
    let comment = &team.item(item).comments[0];
    assert_eq!((comment.author.as_str(), comment.by), ("Finn Berg", Some(id(FINN))));
}

#[test]
fn a_declined_request_can_be_taken_up_again() {
    let mut team = team();
    submit(&mut team);
    team.refuses(IntakeCommand::Reopen { request: id(700) }, Rule::State);
    team.does(IntakeCommand::Decline { request: id(700), reason: reason("Not now") });
    team.does(IntakeCommand::Reopen { request: id(700) });
    assert_eq!(team.workspace.requests.get(id(700)).expect("it").state, RequestState::New);
}

fn words(decide: &str) -> LearningWords {
    let (expected, happened) = (reason("30 demo requests"), reason("12 demo requests"));
    LearningWords {
        rationale: "Too few saw it".to_owned(),
        ..LearningWords::new(title("Price page"), expected, happened, title(decide))
    }
}

#[test]
fn a_learning_brings_its_decision_and_ends_the_wait_for_results() {
    let mut team = team();
    let item = team.ready("Price page", CAMPAIGN, BEN, 3);
    team.does(ItemCommand::AwaitResults { item, until: day(9) });
    let learned = LearningWords { item: Some(item), ..words("Show it higher up") };
    team.does(LearningCommand::Record { id: id(1), decision: id(2), words: Box::new(learned) });
    let learning = team.workspace.learnings.get(id(1)).expect("the learning");
    assert_eq!(learning.hypothesis, plan().hypothesis);
    assert_eq!(learning.work_type, Some(team.types[CAMPAIGN]));
    assert_eq!(team.item(item).awaiting_results, None);
    team.does(LearningCommand::Edit { id: id(1), words: Box::new(words("Stop it")) });
    let decision = team.workspace.decisions.get(id(2)).expect("the decision");
    assert_eq!(decision.what.as_str(), "Stop it");
    assert_eq!(decision.made_in, MadeIn::Learning { id: id(1) });
}

#[test]
fn a_decision_stands_until_another_look() {
    let mut team = team();
    team.does(DecisionCommand::Record {
        id: id(3),
        what: title("Stop display ads"),
        why: String::new(),
        item: None,
        review_of: None,
        look_again: Some(day(2)),
    });
    let look =
        |stands, next| DecisionCommand::LookAgain { id: id(3), stands, note: String::new(), next };
    team.refuses(look(true, Some(day(2))), Rule::Input);
    team.does(look(true, Some(day(9))));
    assert!(!team.workspace.decisions.get(id(3)).expect("it").is_due(day(2)));
    team.does(look(false, None));
    assert_eq!(team.workspace.decisions.get(id(3)).expect("it").look_again, None);
}

#[test]
fn items_of_a_campaign_share_its_plan() {
    let mut team = team();
    let item = team.ready("Mail", CAMPAIGN, BEN, 3);
    let other = team.add("Ads", CAMPAIGN);
    team.does(CampaignCommand::Add { id: id(4), name: title("Launch") });
    team.edit(other, ItemEdit::Campaign(Some(id(4))));
    team.does(CampaignCommand::PlanMeasurement { id: id(4), plan: Box::new(plan()) });
    team.refuses(CampaignCommand::ValidatePlan { id: id(4) }, Rule::Right);
    team.as_member(DEV).does(CampaignCommand::ValidatePlan { id: id(4) });
    let missing = ready::missing(team.item(other), &team.workspace);
    assert!(missing.iter().all(|missing| !missing.what.contains("plan")), "{missing:?}");
    assert!(team.item(item).measurement.is_some());
}

#[test]
fn refuses_to_let_someone_go_who_owns_open_work() {
    let mut team = team();
    let item = team.ready("Mail", CONTENT, BEN, 3);
    let refusal = team.refuses(TeamCommand::RemoveMember { member: id(BEN) }, Rule::State);
    assert_eq!(refusal.items, [item]);
    assert!(refusal.why.contains("MKT-1"), "{refusal}");
    team.edit(item, ItemEdit::Owner(None));
    team.does(TeamCommand::RemoveMember { member: id(BEN) });
    team.does(TeamCommand::RestoreMember { member: id(BEN) });
}

#[test]
fn undo_then_redo_changes_nothing_but_the_log() {
    let mut team = team();
    let item = team.ready("Mail", CAMPAIGN, BEN, 3);
    let before = team.workspace.clone();
    let change = team.edit(item, ItemEdit::Title(title("Mails")));
    let after = team.workspace.clone();
    team.does(Command::Undo(Box::new(change.clone())));
    assert_eq!(team.workspace.records(), before.records());
    team.refuses(Command::Undo(Box::new(change.clone())), Rule::ChangedSince);
    team.does(Command::Redo(Box::new(change)));
    assert_eq!(team.workspace.records(), after.records());
    let json = sprintloop::domain::base::json::text(&team.workspace);
    let back: Workspace = sprintloop::domain::base::json::parse(&json).expect("it is read");
    assert_eq!(back, team.workspace);
}
