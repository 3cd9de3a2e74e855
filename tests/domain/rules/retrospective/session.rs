//! The session, what stays hidden, what comes out, and how it comes back.

use crate::rules::sprint::close::{close, reviewed};
use crate::rules::sprint::plan::start;
use crate::support::{BEN, CONTENT, DEV, OPERATIONS, Team, day, id, reason, team, title};
use sprintloop::domain::base::ids::{ActionId, ChannelId, TopicId};
use sprintloop::domain::base::refusal::Rule;
use sprintloop::domain::commands::backlog::ItemEdit;
use sprintloop::domain::commands::retrospective::{
    NewOutcome, NewSession, RetrospectiveCommand as Retro,
};
use sprintloop::domain::commands::session::SessionEdit as Edit;
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::reads::retrospective::facts;
use sprintloop::domain::reads::retrospective::topics::{agenda, alone, continued, named_in};
use sprintloop::domain::records::absence::{Absence, AwayFor};
use sprintloop::domain::records::people::Member;
use sprintloop::domain::records::retrospective::look_back::LookBack;
use sprintloop::domain::records::retrospective::outcome::{Action, Play, VerdictKind};
use sprintloop::domain::records::retrospective::record::{Card, Participant, Retrospective};
use sprintloop::domain::records::retrospective::templates::columns;
use sprintloop::domain::tables::change::Change;

pub const RETRO: u128 = 5_000;

/// Opens the retrospective of sprint 700 with Ben, Dev and a guest.
pub fn open(team: &mut Team, number: u128) {
    let ben = Participant { member: Some(id(BEN)), ..Participant::new(title("Ben Okafor")) };
    let dev = Participant { member: Some(id(DEV)), ..Participant::new(title("Dev Rao")) };
    let guest = Participant::new(title("Tom, sales"));
    team.does(Retro::Open(Box::new(NewSession::new(
        id(number),
        LookBack::Sprint(id(700)),
        60,
        columns("Classic", ""),
        [(id(1), ben), (id(2), dev), (id(3), guest)].into(),
    ))));
}

/// A team whose sprint is closed, in its retrospective.
pub fn session() -> Team {
    let mut team = team();
    let guide = team.ready("Guide", CONTENT, BEN, 4);
    start(&mut team, &[guide]);
    reviewed(&mut team);
    team.does(close(Some("We must go on")));
    open(&mut team, RETRO);
    team
}

pub fn retro(team: &Team) -> &Retrospective {
    team.workspace.retrospectives.get(id(RETRO)).expect("the retrospective is there")
}

pub fn edit(team: &mut Team, edit: Edit) -> Change {
    team.does(Retro::Session { id: id(RETRO), edit: Box::new(edit) })
}

pub fn write(team: &mut Team, number: u128, column: &str, text: &str) -> TopicId {
    let mut words = Card::new(reason(text), title(column));
    words.author = Some(id(1));
    edit(team, Edit::Write { card: id(number), words: Some(words) });
    alone(id(number))
}

pub fn cast(team: &mut Team, who: u128, votes: &[(TopicId, u32)]) {
    let votes = votes.iter().copied().collect();
    edit(team, Edit::Cast { ballot: id(who + 50), who: id(who), votes });
}

pub fn act(number: u128) -> NewOutcome {
    let mut action = Action::new(id(number), title("Brief with the list in it"), id(RETRO));
    (action.owner, action.due) = (Some(id(BEN)), Some(day(20)));
    action.measure = "No list arrives late".to_owned();
    NewOutcome::Action(Box::new(action))
}

pub fn comes_out(team: &mut Team, topic: Option<TopicId>, what: NewOutcome) {
    team.does(Retro::ComesOut { id: id(RETRO), topic, what: Box::new(what) });
}

pub fn end(team: &mut Team, number: u128) {
    team.does(Retro::End { id: id(number), anyway: true });
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
fn a_win_is_talked_about_last_and_zero_votes_are_listed() {
    let mut team = session();
    let win = write(&mut team, 9, "Wins", "It worked");
    let late = write(&mut team, 4, "Friction", "Lists arrive late");
    let none = write(&mut team, 5, "Questions", "Is it worth it");
    edit(&mut team, Edit::Reveal);
    edit(&mut team, Edit::Votes { budget: Some(5), cap: None });
    cast(&mut team, 1, &[(win, 3), (late, 1)]);
    cast(&mut team, 2, &[]);
    cast(&mut team, 3, &[]);
    edit(&mut team, Edit::Count);
    let (queue, rest) = agenda(retro(&team));
    assert_eq!(queue.iter().map(|topic| topic.id).collect::<Vec<_>>(), [late, win]);
    assert_eq!(rest.iter().map(|topic| topic.id).collect::<Vec<_>>(), [none]);
}

pub fn edit_works(team: &mut Team) {
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
    assert_eq!(continued("Ben forgot the list", &team.workspace), "Ben forgot the list");
    assert_eq!(continued("The benefit was small", &team.workspace), "the benefit was small");
}

#[test]
fn one_session_at_a_time_and_it_comes_back_from_its_text() {
    let mut team = session();
    let participants = retro(&team).participants.clone();
    let again = Retro::Open(Box::new(NewSession::new(
        id(5_001),
        LookBack::Sprint(id(700)),
        30,
        columns("Classic", ""),
        participants,
    )));
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
    let due = |team: &Team, today| facts::before_next_sprint(&team.workspace, None, day(today));
    assert_eq!(
        due(&team, 2),
        day(6),
        "a Friday: by the cadence the next sprint begins on Monday the ninth"
    );
    assert_eq!(due(&team, 9), day(13), "on the day itself it is too late for this one");
    team.does(SprintCommand::Plan { id: id(701), starts: day(5), ends: day(13) });
    assert_eq!(due(&team, 2), day(4), "or the day before the sprint that is planned");
    let mut ben = Member::clone(team.workspace.members.get(id(BEN)).expect("a member"));
    ben.absences = vec![Absence { from: day(4), to: day(4), away: AwayFor::WholeDays }];
    let due = |today| facts::before_next_sprint(&team.workspace, Some(&ben), day(today));
    assert_eq!(due(2), day(3), "never on a day off of its owner");
    assert_eq!(due(4), day(5), "also when it is too late for this one");
}
