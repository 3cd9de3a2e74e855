//! The loop closes: what one retrospective leaves is at work in the next sprint, and comes back.

use crate::rules::sprint::move_card::{finish, to};

use crate::rules::sprint::close::{close, reviewed};
use crate::rules::sprint::plan::start;
use crate::support::{BEN, CONTENT, OPERATIONS, Team, day, id, reason, team, title};
use sprintloop::domain::base::ids::{ActionId, ItemId, PlayId, RetrospectiveId, WorkflowChangeId};
use sprintloop::domain::base::refusal::Rule;
use sprintloop::domain::commands::backlog::ItemEdit;
use sprintloop::domain::commands::learning::LearningWords;
use sprintloop::domain::commands::retrospective::{
    NewOutcome, NewSession, RetrospectiveCommand as Retro,
};
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::commands::team::TeamCommand;
use sprintloop::domain::reads::ready;
use sprintloop::domain::reads::retrospective::facts;
use sprintloop::domain::records::backlog::position::BoardStage;
use sprintloop::domain::records::retrospective::look_back::LookBack;
use sprintloop::domain::records::retrospective::outcome::{Action, Play, VerdictKind};
use sprintloop::domain::records::retrospective::record::{Participant, Retrospective};
use sprintloop::domain::records::retrospective::templates::columns;
use sprintloop::domain::records::sprint::goal::Goal;
use sprintloop::domain::records::work_type::{ReadyRule, WorkType};

const FIRST: u128 = 5_000;
const SECOND: u128 = 5_001;
const ACTION: u128 = 80;
const ITEM: u128 = 81;
const PLAY: u128 = 95;

fn open(team: &mut Team, number: u128, sprint: u128) {
    let participants = [(id(1), Participant::new(title("Ben Okafor")))].into();
    let (id, sprint) = (id(number), id(sprint));
    let columns = columns("Classic", "");
    team.does(Retro::Open(Box::new(NewSession::new(
        id,
        LookBack::Sprint(sprint),
        30,
        columns,
        participants,
    ))));
}

fn retro(team: &Team, number: u128) -> &Retrospective {
    let id: RetrospectiveId = id(number);
    team.workspace.retrospectives.get(id).expect("the retrospective is there")
}

fn comes_out(team: &mut Team, what: NewOutcome) {
    team.does(Retro::ComesOut { id: id(FIRST), topic: None, what: Box::new(what) });
}

/// The first sprint is over, and its retrospective leaves an action, a learning, a play and a rule.
fn first_sprint(team: &mut Team) -> WorkflowChangeId {
    let webinar = team.ready("Partner webinar on audits", CONTENT, BEN, 4);
    start(team, &[webinar]);
    team.does(to(webinar, BoardStage::Active));
    finish(team, webinar);
    reviewed(team);
    team.does(close(Some("Nothing is missing")));
    open(team, FIRST, 700);
    let mut action = Action::new(id(ACTION), title("If a list changes, tell paid"), id(FIRST));
    (action.owner, action.due) = (Some(id(BEN)), Some(day(20)));
    comes_out(team, NewOutcome::Action(Box::new(action)));
    let work_type = team.types[OPERATIONS];
    let criteria = Vec::new();
    team.does(Retro::MakeItem { action: id(ACTION), item: id(ITEM), work_type, criteria });
    comes_out(team, learned(webinar));
    let mut play = Play::new(id(PLAY), title("Webinar with a partner"));
    play.learnings = [id(90)].into();
    team.does(Retro::SavePlay { play: Box::new(play) });
    let change = expected_value_is_asked_for(team);
    team.does(Retro::End { id: id(FIRST), anyway: false });
    change
}

fn learned(item: ItemId) -> NewOutcome {
    let (subject, decide) = (title("Partner webinar on audits"), title("Do it each quarter"));
    let (expected, happened) = (reason("Twenty guests"), reason("Sixty guests"));
    let words = LearningWords {
        item: Some(item),
        data_snapshot: "60 of 20".to_owned(),
        ..LearningWords::new(subject, expected, happened, decide)
    };
    NewOutcome::Learning { id: id(90), decision: id(91), words: Box::new(words) }
}

/// From now on operational work says what it is worth.
fn expected_value_is_asked_for(team: &mut Team) -> WorkflowChangeId {
    let kind = team.workspace.work_types.get(team.types[OPERATIONS]).expect("it");
    let mut kind = WorkType::clone(kind);
    kind.ready.insert(ReadyRule::ExpectedValue);
    let mut note = team.note(Some("Small work crowded out the goal"));
    (note.expected_effect, note.check_on) = ("Fewer small items".to_owned(), Some(day(16)));
    let change = note.id;
    team.does(TeamCommand::EditWorkType { work_type: Box::new(kind), note });
    change
}

/// The action's item is refined; by the new rule it is not ready until it says what it is worth.
fn second_sprint(team: &mut Team) {
    let item: ItemId = id(ITEM);
    let sample = team.ready("Another improvement", OPERATIONS, BEN, 2);
    let purpose = team.item(sample).purpose.clone();
    let estimate = team.item(sample).estimate;
    let criterion = team.mint();
    team.edit(item, ItemEdit::Purpose(purpose));
    team.edit(item, ItemEdit::Estimate { estimate, reason: None });
    team.edit(item, ItemEdit::ExpectedValue(String::new()));
    team.does(sprintloop::domain::commands::backlog::ItemCommand::AddCriterion {
        item,
        id: criterion,
        text: title("Paid has heard of it"),
    });
    let missing: Vec<_> = ready::missing(team.item(item), &team.workspace);
    assert_eq!(missing.iter().map(|one| one.rule).collect::<Vec<_>>(), [ReadyRule::ExpectedValue]);
    let sprint = id(701);
    team.does(SprintCommand::Plan { id: sprint, starts: day(16), ends: day(27) });
    let goal = Goal { text: title("Keep the lists fresh"), priority: Some(id(900)) };
    team.does(SprintCommand::SetGoal { id: sprint, goal, reason: None });
    let choose = SprintCommand::Choose { id: sprint, items: vec![item], serves_goal: true };
    team.refuses(choose.clone(), Rule::Ready);
    team.edit(item, ItemEdit::ExpectedValue("No list arrives late".to_owned()));
    team.does(choose);
    team.does(SprintCommand::Start { id: sprint, over_capacity: None });
    team.does(to(item, BoardStage::Active));
    finish(team, item);
    team.does(SprintCommand::BeginReview { id: sprint });
}

#[test]
fn what_a_retrospective_leaves_is_at_work_in_the_next_sprint_and_comes_back() {
    let mut team = team();
    let change = first_sprint(&mut team);
    team.on(16);
    second_sprint(&mut team);

    // The play is offered on work that is alike, and what using it brought comes back to it.
    let alike = team.ready("Partner webinar on taxes", CONTENT, BEN, 4);
    let offered = facts::plays_like(&team.workspace, team.item(alike));
    assert_eq!(offered.iter().map(|play| play.id).collect::<Vec<PlayId>>(), [id(PLAY)]);
    let known = facts::learnings_like(&team.workspace, team.item(alike));
    assert_eq!(known.len(), 1, "the learning is offered beside it");
    team.does(Retro::UsePlay { play: id(PLAY), item: alike });

    // The second retrospective begins with the promise of the first and the effect of its rule.
    open(&mut team, SECOND, 701);
    let session = retro(&team, SECOND);
    let promised = facts::promises(&team.workspace, session);
    assert_eq!(promised.iter().map(|it| it.id).collect::<Vec<ActionId>>(), [id(ACTION)]);
    assert_eq!(promised[0].item, Some(id(ITEM)), "it is the item of sprint 2");
    let judged = facts::changes_to_judge(&team.workspace, session, day(16));
    assert_eq!(judged.iter().map(|it| it.id).collect::<Vec<_>>(), [change]);
    let (kind, note) = (VerdictKind::Worked, "2 → 0 late lists".to_owned());
    team.does(Retro::JudgeAction { id: id(SECOND), action: id(ACTION), kind, note });
    let note = "5 → 2 small items".to_owned();
    team.does(Retro::JudgeChange { id: id(SECOND), change, kind, note });
    assert!(facts::open_actions(&team.workspace).is_empty());
    let verdict = team.workspace.workflow_changes.get(change).and_then(|it| it.verdict.clone());
    assert_eq!(verdict.map(|verdict| verdict.retrospective), Some(id(SECOND)));
}
