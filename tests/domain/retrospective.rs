//! The session, what stays hidden, what comes out, and how it comes back.

use std::collections::BTreeMap;

use crate::close::{close, reviewed};
use sprintloop::domain::base::ids::{ActionId, CardId, ChannelId, ParticipantId, TopicId};
use sprintloop::domain::base::refusal::{Rule, Way};
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::backlog::ItemEdit;
use sprintloop::domain::commands::retrospective::{NewOutcome, RetrospectiveCommand as Retro};
use sprintloop::domain::commands::session::SessionEdit as Edit;
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::reads::ready;
use sprintloop::domain::reads::retrospective::facts;
use sprintloop::domain::reads::retrospective::topics::{
    agenda, alone, budget, named_in, suggestions, topics, undiscussed,
};
use sprintloop::domain::records::retrospective::outcome::{Action, Guardrail, Play, VerdictKind};
use sprintloop::domain::records::retrospective::record::{Card, Participant, Retrospective};
use sprintloop::domain::records::retrospective::steps::{
    LENGTHS, SessionStep, columns, minutes_for_wins, time_boxes,
};
use sprintloop::domain::records::sprint::record::RetrospectivePlan;
use sprintloop::domain::tables::change::Change;
use crate::sprint::start;
use crate::support::{BEN, CONTENT, DEV, OPERATIONS, Team, day, id, reason, team, title};

const RETRO: u128 = 5_000;

/// Opens the retrospective of sprint 700 with Ben, Dev and a guest.
fn open(team: &mut Team, number: u128) {
    let ben = Participant { member: Some(id(BEN)), ..Participant::new(title("Ben Okafor")) };
    let dev = Participant { member: Some(id(DEV)), ..Participant::new(title("Dev Rao")) };
    let guest = Participant::new(title("Tom, sales"));
    team.does(Retro::Open {
        id: id(number),
        sprint: id(700),
        minutes: 60,
        columns: columns("Classic", ""),
        participants: [(id(1), ben), (id(2), dev), (id(3), guest)].into(),
    });
}

/// A team whose sprint is closed, in its retrospective.
fn session() -> Team {
    let mut team = team();
    let guide = team.ready("Guide", CONTENT, BEN, 4);
    start(&mut team, &[guide]);
    reviewed(&mut team);
    team.does(close(Some("We must go on")));
    open(&mut team, RETRO);
    team
}

fn retro(team: &Team) -> &Retrospective {
    team.workspace.retrospectives.get(id(RETRO)).expect("the retrospective is there")
}

fn edit(team: &mut Team, edit: Edit) -> Change {
    team.does(Retro::Session { id: id(RETRO), edit: Box::new(edit) })
}

fn write(team: &mut Team, number: u128, column: &str, text: &str) -> TopicId {
    let mut words = Card::new(reason(text), title(column));
    words.author = Some(id(1));
    edit(team, Edit::Write { card: id(number), words: Some(words) });
    alone(id(number))
}

fn cast(team: &mut Team, who: u128, votes: &[(TopicId, u32)]) {
    let votes = votes.iter().copied().collect();
    edit(team, Edit::Cast { ballot: id(who + 50), who: id(who), votes });
}

fn act(number: u128) -> NewOutcome {
    let mut action = Action::new(id(number), title("Brief with the list in it"), id(RETRO));
    (action.owner, action.due) = (Some(id(BEN)), Some(day(20)));
    action.measure = "No list arrives late".to_owned();
    NewOutcome::Action(Box::new(action))
}

fn comes_out(team: &mut Team, topic: Option<TopicId>, what: NewOutcome) {
    team.does(Retro::ComesOut { id: id(RETRO), topic, what: Box::new(what) });
}

fn end(team: &mut Team, number: u128) {
    team.does(Retro::End { id: id(number), anyway: true });
}

#[test]
fn time_boxes_add_up_with_a_fifth_for_wins() {
    for (length, _) in LENGTHS {
        let boxes = time_boxes(length);
        assert_eq!(boxes.iter().map(|(_, minutes)| minutes).sum::<u32>(), length);
        let discuss = boxes.iter().find(|(step, _)| *step == SessionStep::Discuss);
        assert!(discuss.is_some_and(|(_, minutes)| *minutes > minutes_for_wins(length)));
    }
    assert_eq!(time_boxes(30).len(), 4, "the short session has four steps");
    assert_eq!(time_boxes(47).iter().map(|(_, minutes)| minutes).sum::<u32>(), 47);
}

#[test]
fn what_is_anonymous_keeps_no_person_no_moment_and_no_order() {
    let mut team = session();
    let log = team.workspace.log().len();
    let change = {
        write(&mut team, 9, "Wins", "Secret thought of one");
        write(&mut team, 4, "Friction", "Another secret");
        edit(&mut team, Edit::Safety { level: 2 })
    };
    team.does(Command::Undo(Box::new(change)));
    cast(&mut team, 1, &[(alone(id(9)), 1)]);
    assert_eq!(team.workspace.log().len(), log, "neither writing nor taking back is logged");
    assert!(retro(&team).cards.values().all(|card| card.author.is_none()));
    assert!(retro(&team).ballots.values().all(|ballot| ballot.voter.is_none()));
    let ids: Vec<CardId> = retro(&team).cards.keys().copied().collect();
    assert_eq!(ids, [id(4), id(9)], "cards stand by their random ids, not as written");
    let log = sprintloop::domain::base::json::text(team.workspace.log());
    assert!(!log.contains("ecret"));
}

#[test]
fn other_columns_lose_no_card() {
    let mut team = session();
    write(&mut team, 9, "Wins", "It worked");
    edit(&mut team, Edit::Columns { columns: columns("Sailboat", "") });
    let card = retro(&team).cards.get(&id(9)).expect("it is there");
    assert!(retro(&team).column_of(card).is_none(), "it is unsorted");
    edit(&mut team, Edit::Columns { columns: columns("Classic", "") });
    let card = retro(&team).cards.get(&id(9)).expect("it is there");
    assert!(retro(&team).column_of(card).is_some());
    let edit = Box::new(Edit::Columns { columns: columns("", "One") });
    team.refuses(Retro::Session { id: id(RETRO), edit }, Rule::Input);
}

#[test]
fn merging_adds_votes_up_and_undo_restores_them() {
    let mut team = session();
    let lists = write(&mut team, 9, "Friction", "Account lists arrive late");
    let late = write(&mut team, 4, "Friction", "Late lists, account data missing");
    let third = write(&mut team, 5, "Wins", "The page went live early");
    assert_eq!(budget(retro(&team)), 2);
    assert_eq!(suggestions(retro(&team)).len(), 1);
    cast(&mut team, 1, &[(lists, 1), (late, 1)]);
    cast(&mut team, 2, &[(late, 2)]);
    let before = retro(&team).clone();
    let group =
        Edit::Group { into: id(60), topics: vec![lists, late], name: title("Lists are late") };
    let change = edit(&mut team, group);
    let found = topics(retro(&team));
    let merged = found.iter().find(|topic| topic.id == id(60)).expect("the group");
    assert_eq!((merged.votes, merged.cards.len(), found.len()), (4, 2, 2));
    team.does(Command::Undo(Box::new(change.clone())));
    assert_eq!(*retro(&team), before);
    team.does(Command::Redo(Box::new(change)));
    edit(&mut team, Edit::Split { topic: id(60) });
    assert_eq!(topics(retro(&team)).iter().map(|topic| topic.votes).sum::<u32>(), 4);
    assert!(topics(retro(&team)).iter().any(|topic| topic.id == third));
}

#[test]
fn refuses_a_second_ballot_and_one_above_the_budget() {
    let mut team = session();
    let topic = write(&mut team, 9, "Wins", "It worked");
    let give = |who: u128, count| {
        let votes = BTreeMap::from([(topic, count)]);
        let edit = Box::new(Edit::Cast { ballot: id(who + 50), who: id(who), votes });
        Retro::Session { id: id(RETRO), edit }
    };
    team.refuses(give(1, 2), Rule::Input);
    team.does(give(1, 1));
    team.refuses(give(1, 1), Rule::State);
    cast(&mut team, 2, &[]);
    assert_eq!(retro(&team).voted.len(), 2, "an abstention counts as in");
    edit(&mut team, Edit::Count);
    team.refuses(give(3, 1), Rule::State);
}

#[test]
fn a_win_is_talked_about_last_and_zero_votes_are_listed() {
    let mut team = session();
    let win = write(&mut team, 9, "Wins", "It worked");
    let late = write(&mut team, 4, "Friction", "Lists arrive late");
    let none = write(&mut team, 5, "Questions", "Is it worth it");
    edit(&mut team, Edit::Reveal);
    edit(&mut team, Edit::Votes { budget: Some(5), cap: None });
    cast(&mut team, 1, &[(win, 3), (late, 1)]);
    edit(&mut team, Edit::Count);
    let (queue, rest) = agenda(retro(&team));
    assert_eq!(queue.iter().map(|topic| topic.id).collect::<Vec<_>>(), [late, win]);
    assert_eq!(rest.iter().map(|topic| topic.id).collect::<Vec<_>>(), [none]);
}

#[test]
fn a_topic_ends_in_something_and_warns_once_about_who_was_not_heard() {
    let mut team = session();
    let topic = write(&mut team, 9, "Friction", "Lists arrive late");
    let done = |anyway| Retro::EndTopic { id: id(RETRO), topic, anyway };
    team.refuses(done(true), Rule::State);
    comes_out(&mut team, Some(topic), act(80));
    let warned = team.refuses(done(false), Rule::State);
    assert_eq!(warned.ways, [Way::GoOn]);
    for who in 1..=3 {
        let who: ParticipantId = id(who);
        edit(&mut team, Edit::Heard { topic, who, how: Some(false) });
    }
    team.does(done(false));
    assert!(undiscussed(retro(&team)).is_empty());
    team.does(Retro::End { id: id(RETRO), anyway: false });
    let plan = &team.workspace.sprints.get(id(700)).expect("it").retrospective;
    assert_eq!(*plan, Some(RetrospectivePlan::Held { id: id(RETRO) }));
}

#[test]
fn ending_warns_about_topics_that_were_left() {
    let mut team = session();
    write(&mut team, 9, "Friction", "Lists arrive late");
    team.refuses(Retro::End { id: id(RETRO), anyway: false }, Rule::State);
    end(&mut team, RETRO);
    let edit = Box::new(Edit::Reveal);
    team.refuses(Retro::Session { id: id(RETRO), edit }, Rule::State);
    team.does(Retro::Reopen { id: id(RETRO) });
    edit_works(&mut team);
}

fn edit_works(team: &mut Team) {
    edit(team, Edit::Reveal);
    assert!(retro(team).revealed);
}

#[test]
fn an_action_becomes_an_item_and_comes_back_for_its_verdict() {
    let mut team = session();
    comes_out(&mut team, None, act(80));
    let action: ActionId = id(80);
    let judge = |number: u128, kind| Retro::JudgeAction {
        id: id(number),
        action,
        kind,
        note: String::new(),
    };
    team.refuses(judge(RETRO, VerdictKind::Worked), Rule::State);
    let work_type = team.types[OPERATIONS];
    let make = Retro::MakeItem { action, item: id(81), work_type, criteria: Vec::new() };
    team.does(make.clone());
    team.refuses(make, Rule::State);
    let item = team.item(id(81));
    assert_eq!((item.owner, item.needed_by), (Some(id(BEN)), Some(day(20))));
    end(&mut team, RETRO);
    for (number, kind) in [(5_001, VerdictKind::Keep), (5_002, VerdictKind::Change)] {
        open(&mut team, number);
        let again = team.workspace.retrospectives.get(id(number)).expect("it");
        assert_eq!(facts::promises(&team.workspace, again).len(), 1);
        team.does(judge(number, kind));
        end(&mut team, number);
    }
    let carried = team.workspace.actions.get(action).expect("it");
    assert_eq!((carried.carried(), carried.is_open()), (2, true));
    open(&mut team, 5_003);
    team.refuses(judge(5_003, VerdictKind::Drop), Rule::Input);
    team.does(judge(5_003, VerdictKind::Worked));
    assert!(facts::open_actions(&team.workspace).is_empty());
}

#[test]
fn a_guardrail_stands_in_the_way_of_its_work_alone() {
    let mut team = session();
    let content = team.ready("Second guide", CONTENT, BEN, 4);
    let other = team.ready("Tidy the folders", OPERATIONS, BEN, 4);
    let guard = title("Sales has agreed on the list");
    let mut guardrail = Guardrail::new(id(90), reason("The list came late"), guard);
    guardrail.work_types = [team.types[CONTENT]].into();
    comes_out(&mut team, None, NewOutcome::Guardrail(Box::new(guardrail)));
    let missing = ready::missing(team.item(content), &team.workspace);
    assert_eq!(missing.len(), 1);
    assert!(missing[0].what.contains("Sales has agreed"), "{missing:?}");
    assert!(ready::missing(team.item(other), &team.workspace).is_empty());
    team.does(Retro::MeetGuardrail { item: content, guardrail: id(90), met: true });
    assert!(ready::missing(team.item(content), &team.workspace).is_empty());
    team.does(Retro::Caught { guardrail: id(90), item: content });
    assert_eq!(team.workspace.guardrails.get(id(90)).expect("it").caught.len(), 1);
    team.does(Retro::MeetGuardrail { item: content, guardrail: id(90), met: false });
    let why = reason("Sales sends it by itself now");
    team.does(Retro::Retire { guardrail: Some(id(90)), play: None, reason: why });
    assert!(ready::missing(team.item(content), &team.workspace).is_empty());
}

#[test]
fn a_change_of_the_rules_is_judged_in_the_next_retrospective() {
    let mut team = session();
    let mut workflow =
        sprintloop::domain::records::workflow::Workflow::clone(&team.workspace.workflow);
    workflow.cadence.length = 5;
    let mut note = team.note(Some("Two weeks are too long"));
    (note.expected_effect, note.check_on) = ("Fewer carried items".to_owned(), Some(day(9)));
    let change = note.id;
    team.does(sprintloop::domain::commands::workspace::WorkspaceCommand::EditWorkflow {
        workflow: Box::new(workflow),
        note,
    });
    assert_eq!(retro(&team).outcomes.len(), 1, "it came out of this session");
    end(&mut team, RETRO);
    team.on(10);
    open(&mut team, 5_001);
    let again = team.workspace.retrospectives.get(id(5_001)).expect("it");
    assert_eq!(facts::changes_to_judge(&team.workspace, again, day(10)).len(), 1);
    let kind = VerdictKind::Worked;
    team.does(Retro::JudgeChange { id: id(5_001), change, kind, note: "2 → 0".to_owned() });
    assert!(team.workspace.workflow_changes.get(change).expect("it").verdict.is_some());
}

#[test]
fn a_play_is_offered_on_work_that_is_alike() {
    let mut team = team();
    let item = team.ready("Partner webinar on audits", CONTENT, BEN, 4);
    let mut play = Play::new(id(95), title("Webinar with a partner"));
    play.conditions = "A partner brings guests".to_owned();
    team.does(Retro::SavePlay { play: Box::new(play) });
    assert_eq!(facts::plays_like(&team.workspace, team.item(item)).len(), 1);
    let other = team.ready("Tidy folders", CONTENT, BEN, 4);
    team.edit(other, ItemEdit::Channel(Some(id::<ChannelId>(200))));
    assert!(facts::plays_like(&team.workspace, team.item(other)).is_empty());
    team.does(Retro::UsePlay { play: id(95), item });
    assert_eq!(team.workspace.plays.get(id(95)).expect("it").used.len(), 1);
}

#[test]
fn a_text_that_names_a_member_is_noticed() {
    let team = team();
    assert_eq!(named_in("ben forgot the list", &team.workspace).as_deref(), Some("Ben Okafor"));
    assert_eq!(named_in("The benefit was small", &team.workspace), None);
}

#[test]
fn one_session_at_a_time_and_it_comes_back_from_its_text() {
    let mut team = session();
    let participants = retro(&team).participants.clone();
    let again = Retro::Open {
        id: id(5_001),
        sprint: id(700),
        minutes: 30,
        columns: columns("Classic", ""),
        participants,
    };
    team.refuses(again, Rule::State);
    write(&mut team, 9, "Wins", "It worked");
    let text = sprintloop::domain::base::json::text(&team.workspace);
    let back: sprintloop::domain::workspace::Workspace =
        sprintloop::domain::base::json::parse(&text).expect("it is read");
    assert_eq!(back, team.workspace);
}

#[test]
fn a_data_gap_wants_to_be_closed_before_the_next_sprint_begins() {
    let mut team = session();
    let due = |team: &Team, today| facts::before_next_sprint(&team.workspace, day(today));
    assert_eq!(due(&team, 2), day(8), "by the cadence the next sprint begins on Monday the ninth");
    assert_eq!(due(&team, 9), day(15), "on the day itself it is too late for this one");
    team.does(SprintCommand::Plan { id: id(701), starts: day(5), ends: day(13) });
    assert_eq!(due(&team, 2), day(4), "or the day before the sprint that is planned");
}
