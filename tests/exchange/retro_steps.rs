//! A session that is taken away and brought back at any step is the same session: as a file of the
//! whole workspace, and as a file of the retrospective alone.

use sprintloop::domain::base::context::Context;

use uuid::Uuid;

use crate::sample::{day, team};
use sprintloop::domain::base::ids::{CardId, Id, RetrospectiveId, TopicId, WorkspaceId};
use sprintloop::domain::base::text::{Reason, Title};
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::learning::LearningWords;
use sprintloop::domain::commands::retrospective::{
    NewOutcome, NewSession, RetrospectiveCommand as Retro,
};
use sprintloop::domain::commands::session::SessionEdit as Edit;
use sprintloop::domain::reads::retrospective::facts;
use sprintloop::domain::reads::retrospective::topics::alone;
use sprintloop::domain::records::people::Role;
use sprintloop::domain::records::retrospective::look_back::LookBack;
use sprintloop::domain::records::retrospective::outcome::{
    Action, Guardrail, Play, Point, PointState, VerdictKind, Win,
};
use sprintloop::domain::records::retrospective::record::{Card, Order, Participant};
use sprintloop::domain::records::retrospective::steps::SessionStep;
use sprintloop::domain::records::retrospective::templates::columns;
use sprintloop::domain::tables::integrity;
use sprintloop::domain::workspace::Workspace;
use sprintloop::exchange::found::Found;
use sprintloop::exchange::json;
use sprintloop::exchange::merge::conflicts::Conflicts;
use sprintloop::exchange::merge::{Preview, preview};
use sprintloop::exchange::part::{self, Which};
use sprintloop::exchange::read::read;

fn id<I: Id>(number: u128) -> I {
    I::from_uuid(Uuid::from_u128(number))
}

fn title(text: &str) -> Title {
    Title::parse(text).expect("it holds words")
}

fn reason(text: &str) -> Reason {
    Reason::parse(text).expect("it holds words")
}

const RETRO: u128 = 1;

/// Takes what a file would bring into a workspace.
fn take(here: &mut Workspace, found: Preview, context: &Context) {
    let import = Command::Import(Box::new(found.import("a file", Conflicts::KeepMine)));
    here.apply(import, context).expect("it fits together");
}

/// The workspace after export, clear and import is equal to the byte.
fn comes_back_whole(ws: &Workspace, context: &Context, after: &str) {
    let text = json::write(ws);
    let Ok(Found::Workspace(file)) = read(text.as_bytes()) else { panic!("unread after {after}") };
    let mut here = Workspace::empty(ws.id);
    take(&mut here, preview(&Workspace::empty(ws.id), &file), context);
    assert_eq!(json::write(&here), text, "after {after}");
}

/// The retrospective alone comes to a colleague as it is, and a second time brings nothing.
fn comes_back_alone(ws: &Workspace, context: &Context, after: &str) {
    let text = json::write_part(&part::take(ws, &Which::Retrospective(id(RETRO))));
    let Ok(Found::Part(file)) = read(text.as_bytes()) else { panic!("unread after {after}") };
    let elsewhere = || Workspace::empty(id::<WorkspaceId>(9));
    let mut here = elsewhere();
    take(&mut here, part::preview(&elsewhere(), &file), context);
    let held: RetrospectiveId = id(RETRO);
    assert_eq!(here.retrospectives.get(held), ws.retrospectives.get(held), "after {after}");
    let of_it = ws.actions.values().filter(|action| action.from == held);
    assert!(of_it.into_iter().all(|it| here.actions.contains(it.id)), "after {after}");
    assert_eq!(integrity::contradictions(&here), Vec::new(), "after {after}");
    assert!(part::preview(&here, &file).is_empty(), "twice after {after}");
}

/// Writing, grouping and voting: two people by turns, every setting changed once.
fn before_talk() -> Vec<Edit> {
    let write = |number, column, text| {
        let words = Some(Card::new(reason(text), title(column)));
        Edit::Write { card: id(number), words }
    };
    let who = |name| Some(Participant::new(title(name)));
    let topics: Vec<TopicId> = [10, 11].map(|card| alone(id::<CardId>(card))).into();
    let votes = [(id(50), 1)].into();
    vec![
        Edit::Participant { id: id(3), who: who("Tom, sales") },
        Edit::TimeBox { step: SessionStep::Vote, minutes: 5 },
        Edit::Names { signed: false, open_ballots: true },
        Edit::Safety { level: 4 },
        write(10, "Friction", "Lists arrive late"),
        write(11, "Friction", "Late lists cost three days"),
        write(12, "Questions", "Do auditors read mail?"),
        write(13, "Wins", "The page went live early"),
        Edit::Write { card: id(12), words: None },
        Edit::Wrote { who: id(1) },
        Edit::Reveal,
        Edit::Columns { columns: columns("Sailboat", "") },
        Edit::Columns { columns: columns("Classic", "") },
        Edit::Group { into: id(50), topics, name: title("Lists are late") },
        Edit::Votes { budget: Some(3), cap: Some(2) },
        Edit::Cast { ballot: id(60), who: id(1), votes },
        Edit::Cast { ballot: id(61), who: id(2), votes: [].into() },
        Edit::Cast { ballot: id(62), who: id(3), votes: [].into() },
        Edit::Hands { topic: alone(id::<CardId>(13)), count: 1 },
        Edit::Count,
        Edit::Order { order: Order::Random },
        Edit::Split { topic: id(50) },
        Edit::Heard { topic: alone(id::<CardId>(10)), who: id(1), how: Some(false) },
        Edit::Notes { topic: alone(id::<CardId>(10)), notes: "It leaves on Fridays".to_owned() },
        Edit::Park { topic: alone(id::<CardId>(11)), reason: reason("The same thing") },
    ]
}

/// What comes out, and what becomes of it until the report is sent.
fn after_talk(ws: &Workspace) -> Vec<Retro> {
    let (topic, retro) = (alone(id::<CardId>(10)), id(RETRO));
    let out = |what| Retro::ComesOut { id: id(RETRO), topic: Some(topic), what: Box::new(what) };
    let mut action = Action::new(id(80), title("If a list changes, tell paid"), retro);
    action.owner = ws.members.ids().next();
    let mut play = Play::new(id(84), title("Ask for the list first"));
    play.learnings = [id(90)].into();
    let mut ask = Point::new(title("A budget for lists"));
    (ask.ask, ask.why) = (true, "Three days a sprint are lost".to_owned());
    (ask.to, ask.answer_by) = ("The CMO".to_owned(), Some(day("2026-12-04").date_naive()));
    let work_type = ws.work_types.ids().next().expect("there are work types");
    let edit = |edit| Retro::Session { id: id(RETRO), edit: Box::new(edit) };
    let guardrail = Guardrail::new(id(81), reason("The list came late"), title("The list is here"));
    let decide = title("Ask on Mondays");
    vec![
        out(NewOutcome::Decision { id: id(85), what: decide.clone(), why: "It helps".to_owned() }),
        out(NewOutcome::Action(Box::new(action))),
        out(NewOutcome::Guardrail(Box::new(guardrail))),
        out(NewOutcome::Learning { id: id(90), decision: id(91), words: Box::new(words(decide)) }),
        out(NewOutcome::Win(Box::new(Win::new(id(82), title("The page went live early"))))),
        Retro::EndTopic { id: id(RETRO), topic, anyway: true },
        Retro::SavePlay { play: Box::new(play) },
        out(NewOutcome::Point(Box::new(ask))),
        Retro::SettlePoint { id: id(RETRO), at: 0, state: PointState::Adopted },
        Retro::MakeItem { action: id(80), item: id(83), work_type, criteria: Vec::new() },
        Retro::Thank { win: id(82), to: title("The web team") },
        edit(Edit::Worth { level: 5 }),
        edit(Edit::Summary { text: "Lists were late.".to_owned() }),
        Retro::End { id: id(RETRO), anyway: true },
        Retro::Send { id: id(RETRO), to: title("Everyone") },
        Retro::Reopen { id: id(RETRO) },
    ]
}

fn words(decide: Title) -> LearningWords {
    LearningWords::new(title("Lists"), reason("On Mondays"), reason("On Fridays"), decide)
}

/// The last command of each step of the session: the file of a whole team takes a while.
fn ends_a_step(step: &Retro) -> bool {
    match step {
        Retro::Session { edit, .. } => matches!(
            **edit,
            Edit::Safety { .. }
                | Edit::Reveal
                | Edit::Count
                | Edit::Split { .. }
                | Edit::Park { .. }
        ),
        Retro::Open(_) | Retro::EndTopic { .. } | Retro::Thank { .. } | Retro::Send { .. } => true,
        _ => false,
    }
}

#[test]
fn a_session_comes_back_equal_from_a_file_at_every_step() {
    let mut ws = team();
    let lead = ws.members.values().find(|it| it.is(Role::MarketingLead)).expect("a lead").id;
    let context = Context { now: day("2026-11-24"), actor: lead };
    let closed = ws.sprints.values().filter(|sprint| sprint.is_closed());
    let sprint = closed.max_by_key(|sprint| sprint.number).expect("a closed sprint").id;
    let who = |name| Participant::new(title(name));
    let open = Retro::Open(Box::new(NewSession::new(
        id(RETRO),
        LookBack::Sprint(sprint),
        60,
        columns("Classic", ""),
        [(id(1), who("Zelda Writer")), (id(2), who("Quentin Guest"))].into(),
    )));
    let mut steps = vec![open];
    let edits = before_talk().into_iter();
    steps.extend(edits.map(|edit| Retro::Session { id: id(RETRO), edit: Box::new(edit) }));
    steps.extend(after_talk(&ws));
    let does = |ws: &mut Workspace, step: Retro| {
        let (after, ends) = (format!("{step:?}"), ends_a_step(&step));
        ws.apply(Command::Retrospective(step), &context).expect("nothing stands in the way");
        comes_back_alone(ws, &context, &after);
        if ends {
            comes_back_whole(ws, &context, &after);
        }
    };
    steps.into_iter().for_each(|step| does(&mut ws, step));
    // The promises of earlier sessions are judged in this one.
    let held = ws.retrospectives.get(id(RETRO)).expect("it is there").clone();
    let promised: Vec<_> = facts::promises(&ws, &held).iter().map(|action| action.id).collect();
    assert!(!promised.is_empty(), "the sample team has promised something");
    for action in promised {
        let (kind, note) = (VerdictKind::Keep, "Once more".to_owned());
        does(&mut ws, Retro::JudgeAction { id: id(RETRO), action, kind, note });
    }
}
