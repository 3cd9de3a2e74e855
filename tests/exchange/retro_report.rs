//! The report of a retrospective: complete, without names in what is anonymous, alike in every format.

use chrono::DateTime;

use uuid::Uuid;

use sprintloop::domain::base::context::Context;
use sprintloop::domain::base::ids::{CardId, Id, ParticipantId};
use sprintloop::domain::base::text::{Reason, Title};
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::learning::LearningWords;
use sprintloop::domain::commands::retrospective::{
    NewOutcome, NewSession, RetrospectiveCommand as Retro,
};
use sprintloop::domain::commands::session::SessionEdit as Edit;
use sprintloop::domain::reads::retrospective::report::report;
use sprintloop::domain::reads::retrospective::topics::alone;
use sprintloop::domain::records::people::Role;
use sprintloop::domain::records::retrospective::look_back::LookBack;
use sprintloop::domain::records::retrospective::outcome::{
    Action, ActionKind, Guardrail, Point, Win,
};
use sprintloop::domain::records::retrospective::poll::Poll;
use sprintloop::domain::records::retrospective::record::{Card, Participant, Retrospective};
use sprintloop::domain::records::retrospective::report::{Part, Reader, Report};
use sprintloop::domain::records::retrospective::templates::columns;
use sprintloop::domain::sample;
use sprintloop::domain::workspace::Workspace;
use sprintloop::exchange::retro_report::{chat, html, mail, text};

fn id<I: Id>(number: u128) -> I {
    I::from_uuid(Uuid::from_u128(number))
}

fn title(text: &str) -> Title {
    Title::parse(text).expect("it holds words")
}

const CARDS: [&str; 3] =
    ["Lists <arrive> late", "Late lists cost *three* days", "Nobody voted for this"];

/// The sample team in a session of its last closed sprint, with two cards grouped and one alone.
fn held() -> (Workspace, Context) {
    let now = DateTime::parse_from_rfc3339("2026-11-24T09:00:00+01:00").expect("a moment");
    let mut ws = sample::workspace(now).expect("the sample team");
    let lead = ws.members.values().find(|it| it.is(Role::MarketingLead)).expect("a lead").id;
    let context = Context { now, actor: lead };
    let closed = ws.sprints.values().filter(|sprint| sprint.is_closed());
    let sprint = closed.max_by_key(|sprint| sprint.number).expect("a closed sprint").id;
    let mut does = |command| ws.apply(Command::Retrospective(command), &context).expect("done");
    let who = |name| Participant::new(title(name));
    let mut guest = who("Quentin Guest");
    guest.challenge = "Why so many campaigns?".to_owned();
    does(Retro::Open(Box::new(NewSession::new(
        id(1),
        LookBack::Sprint(sprint),
        60,
        columns("Classic", ""),
        [(id(1), who("Zelda Writer")), (id(2), guest)].into(),
    ))));
    let mut edit = |edit| does(Retro::Session { id: id(1), edit: Box::new(edit) });
    for (text, card) in CARDS.iter().zip(10..) {
        let mut words = Card::new(Reason::parse(text).expect("words"), title("Friction"));
        words.author = Some(id::<ParticipantId>(1));
        edit(Edit::Write { card: id(card), words: Some(words) });
    }
    edit(Edit::Reveal);
    let together = vec![alone(id::<CardId>(10)), alone(id::<CardId>(11))];
    edit(Edit::Group { into: id(50), topics: together, name: title("Lists are late") });
    edit(Edit::Cast { ballot: id(60), who: id(1), votes: [(id(50), 2)].into() });
    edit(Edit::Cast { ballot: id(61), who: id(2), votes: [].into() });
    edit(Edit::Count);
    let point = NewOutcome::Point(Box::new(Point::new(title("A budget for lists"))));
    does(Retro::ComesOut { id: id(1), topic: None, what: Box::new(point) });
    (ws, context)
}

fn of(ws: &Workspace, context: &Context, reader: Reader) -> Report {
    let retro = ws.retrospectives.get(id(1)).expect("the retrospective");
    report(ws, retro, reader, context.now)
}

#[test]
fn every_card_stands_in_every_format_and_no_author_does() {
    let (ws, context) = held();
    let report = of(&ws, &context, Reader::Team);
    let plain = text(&report, false);
    for words in CARDS.iter().chain(&["Lists are late", "2 votes", "0 votes"]) {
        assert!(plain.contains(words), "{words} is missing in {plain}");
    }
    let all = [plain, text(&report, true), html(&report)];
    for set in &all {
        assert_eq!(set.matches("Zelda").count(), 1, "she was there, and wrote nothing: {set}");
        assert!(set.contains("Quentin Guest"), "a guest's challenge is printed");
    }
    assert!(all[1].contains("\\*three\\*") && all[2].contains("Lists &lt;arrive&gt; late"));
}

/// A decision, actions of three kinds, a guardrail, a learning, a win, an ask, notes and a parked topic.
fn everything_comes_out(ws: &mut Workspace, context: &Context) {
    let (retro, topic) = (id(1), id(50));
    let reason = |text| Reason::parse(text).expect("words");
    let act = |number, what, kind| {
        let mut act = Action::new(id(number), title(what), retro);
        (act.kind, act.owner, act.measure) =
            (kind, ws.members.ids().next(), format!("measure {number}"));
        NewOutcome::Action(Box::new(act))
    };
    let mut win = Win::new(id(74), title("The page was early"));
    (win.driver, win.contributors) = ("Read on Monday".to_owned(), "The web team".to_owned());
    let mut ask = Point::new(title("A seat in the launch meeting"));
    (ask.ask, ask.why) = (true, "Two hours a week".to_owned());
    (ask.to, ask.answer_by) = ("The CMO".to_owned(), context.now.date_naive().succ_opt());
    let decide = title("Mail moves to Tuesday");
    let learned = LearningWords::new(
        title("Mail"),
        reason("Mondays are best"),
        reason("Tuesdays are"),
        decide,
    );
    let outcomes = [
        NewOutcome::Decision {
            id: id(70),
            what: title("Lists leave on Mondays"),
            why: "It helps".to_owned(),
        },
        act(71, "Tell paid that day", ActionKind::default()),
        act(72, "Try two subject lines", ActionKind::Experiment),
        act(73, "Count sign-ups by source", ActionKind::DataGap),
        NewOutcome::Win(Box::new(win)),
        NewOutcome::Guardrail(Box::new(Guardrail::new(
            id(75),
            reason("It came late"),
            title("The list is here"),
        ))),
        NewOutcome::Learning { id: id(76), decision: id(77), words: Box::new(learned) },
        NewOutcome::Point(Box::new(ask)),
    ];
    let mut does = |command| ws.apply(Command::Retrospective(command), context).expect("done");
    let mut edit = |edit| does(Retro::Session { id: retro, edit: Box::new(edit) });
    edit(Edit::Notes { topic, notes: "It leaves CRM on Fridays".to_owned() });
    edit(Edit::Park { topic: alone(id::<CardId>(12)), reason: reason("Not this quarter") });
    edit(Edit::Summary { text: "Lists were late, and why.".to_owned() });
    for what in outcomes {
        does(Retro::ComesOut { id: retro, topic: Some(topic), what: Box::new(what) });
    }
}

#[test]
fn everything_that_came_out_stands_in_every_format() {
    let (mut ws, context) = held();
    everything_comes_out(&mut ws, &context);
    let report = of(&ws, &context, Reader::Team);
    for set in [text(&report, false), text(&report, true), html(&report)] {
        for words in [
            "Lists were late, and why",
            "Lists leave on Mondays",
            "because it helps",
            "Tell paid that day",
            "measure 71",
            "Try two subject lines",
            "measure 72",
            "Count sign-ups by source",
            "The page was early",
            "Read on Monday",
            "The web team",
            "The list is here",
            "It came late",
            "Tuesdays are",
            "Mail moves to Tuesday",
            "A seat in the launch meeting",
            "Two hours a week",
            "The CMO",
            "Who makes it measurable",
            "A budget for lists",
            "It leaves CRM on Fridays",
            "Not this quarter",
        ] {
            assert!(set.contains(words), "{words} is missing in {set}");
        }
    }
}

#[test]
fn what_is_not_shown_yet_stands_in_no_report() {
    let (ws, context) = held();
    let retro = ws.retrospectives.get(id(1)).expect("the retrospective");
    let mut hidden = Retrospective::clone(retro);
    (hidden.revealed, hidden.counted) = (false, false);
    let told = |retro: &Retrospective| {
        let report = report(&ws, retro, Reader::Team, context.now);
        [text(&report, false), text(&report, true), html(&report)].join("\n")
    };
    assert!(CARDS[..2].iter().all(|card| told(retro).contains(card)));
    for words in CARDS.iter().chain(&["Lists are late", "votes"]) {
        assert!(!told(&hidden).contains(words), "{words}");
    }
    // Once it has ended nothing is kept back: the report is complete.
    hidden.ended = Some(context.now);
    assert!(told(&hidden).contains(CARDS[2]));
}

#[test]
fn each_reader_gets_what_concerns_them() {
    let (ws, context) = held();
    let parts = |reader| -> Vec<Part> {
        of(&ws, &context, reader).sections.into_iter().map(|section| section.part).collect()
    };
    let team = parts(Reader::Team);
    assert_eq!(team.first(), Some(&Part::Summary));
    assert!(team.contains(&Part::Topics));
    assert!(parts(Reader::Leadership).contains(&Part::Points));
    assert!(!parts(Reader::Stakeholders).contains(&Part::Topics));
}

/// Somebody answers the safety poll three times, and shows it.
fn polled(ws: &mut Workspace, context: &Context) {
    let mut edit = |edit| {
        let command = Retro::Session { id: id(1), edit: Box::new(edit) };
        ws.apply(Command::Retrospective(command), context).expect("done");
    };
    for (number, name) in [(3, "Third"), (4, "Fourth")] {
        let who = Some(Participant::new(title(name)));
        edit(Edit::Participant { id: id(number), who });
    }
    for level in [2, 3, 4] {
        edit(Edit::Safety { level });
    }
    edit(Edit::ShowPoll { poll: Poll::Safety });
}

#[test]
fn the_safety_poll_stays_in_the_team() {
    let (mut ws, context) = held();
    polled(&mut ws, &context);
    let said = |reader| {
        let report = of(&ws, &context, reader);
        [text(&report, false), html(&report)].join("").to_lowercase()
    };
    assert!(said(Reader::Team).contains("safe"));
    for reader in [Reader::Stakeholders, Reader::Leadership] {
        assert!(!said(reader).contains("safe"), "{reader:?}");
    }
}

#[test]
fn wins_stand_in_every_edition_and_the_annex_in_the_teams() {
    let (mut ws, context) = held();
    everything_comes_out(&mut ws, &context);
    for reader in Reader::ALL {
        let report = of(&ws, &context, reader);
        let wins = report.part(Part::Wins).and_then(|it| it.grid.as_ref()).expect("the wins");
        assert_eq!(wins.rows.len(), 1);
        assert!(wins.rows[0].iter().any(|cell| cell == "The web team"), "{reader:?}");
        assert_eq!(report.part(Part::Topics).is_some(), reader == Reader::Team);
        assert!(
            report.frame.is_some_and(|frame| frame.guests.contains(&"Quentin Guest".to_owned()))
        );
    }
}

#[test]
fn an_action_is_a_row_with_owner_day_and_measure() {
    let (mut ws, context) = held();
    everything_comes_out(&mut ws, &context);
    let report = of(&ws, &context, Reader::Team);
    let acts = report.part(Part::Actions).and_then(|it| it.grid.clone()).expect("the actions");
    assert_eq!(acts.heads, ["What", "Owner", "Measure of success"], "no column is empty");
    let owner = ws.members.values().next().expect("a member").name.to_string();
    assert_eq!(acts.rows, [["Tell paid that day".to_owned(), owner, "measure 71".to_owned()]]);
}

#[test]
fn a_chat_gets_eight_lines_and_a_mail_a_subject_without_the_annex() {
    let (mut ws, context) = held();
    everything_comes_out(&mut ws, &context);
    let report = of(&ws, &context, Reader::Team);
    let said = chat(&report);
    assert!(said.lines().count() <= 8, "{said}");
    for words in [
        "Lists were late",
        "Tell paid that day",
        "The page was early",
        "A seat in the launch meeting",
    ] {
        assert!(said.contains(words), "{words} is missing in {said}");
    }
    let (subject, body) = mail(&report);
    assert!(subject.contains("retrospective") && !subject.contains('\n'), "{subject}");
    assert!(body.contains("Tell paid that day") && !body.contains(CARDS[2]), "{body}");
}

#[test]
fn the_draft_of_the_summary_names_result_learning_and_change() {
    let (mut ws, context) = held();
    everything_comes_out(&mut ws, &context);
    let edit = Box::new(Edit::Summary { text: String::new() });
    let command = Command::Retrospective(Retro::Session { id: id(1), edit });
    ws.apply(command, &context).expect("done");
    let report = of(&ws, &context, Reader::Leadership);
    let lines = &report.part(Part::Summary).expect("a draft").lines;
    let sprint = ws.retrospectives.get(id(1)).and_then(|it| it.sprint()).expect("of a sprint");
    let goal = ws.sprints.get(sprint).expect("a sprint");
    let goal = goal.goal.as_ref().expect("a goal").text.to_string();
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert!(lines[0].contains(&goal), "{lines:?}");
    assert!(lines[1].contains("Tuesdays are"), "{lines:?}");
    assert!(lines[2].contains("Tell paid that day"), "{lines:?}");
}

#[test]
fn a_correction_is_added_with_its_day_and_changes_nothing_else() {
    let (mut ws, context) = held();
    everything_comes_out(&mut ws, &context);
    let correct = |text| {
        let text = Reason::parse(text).expect("words");
        Command::Retrospective(Retro::Correct { id: id(1), text })
    };
    assert!(ws.apply(correct("Too soon"), &context).is_err(), "the session is still open");
    ws.apply(Command::Retrospective(Retro::End { id: id(1), anyway: true }), &context)
        .expect("done");
    let then = of(&ws, &context, Reader::Team);
    ws.apply(correct("The list was two days late"), &context).expect("done");
    for reader in Reader::ALL {
        let now = of(&ws, &context, reader);
        let said = &now.part(Part::Corrections).expect("the correction").lines;
        assert!(said[0].contains("Nov 24") && said[0].contains("two days late"), "{said:?}");
        assert_eq!(now.sections[1..], then.clone().edition(reader).sections);
    }
}

#[test]
fn a_report_says_what_it_said_when_the_session_ended() {
    let (mut ws, context) = held();
    everything_comes_out(&mut ws, &context);
    let mut does = |command: Command| ws.apply(command, &context).expect("done");
    does(Command::Retrospective(Retro::End { id: id(1), anyway: true }));
    let then = of(&ws, &context, Reader::Team);
    // Later somebody renames an action, gives it another day, and a year goes by.
    let mut action = Action::clone(ws.actions.get(id(71)).expect("the action"));
    action.what = title("Something else");
    action.due = Some(context.now.date_naive());
    let change = Retro::ComesOut {
        id: id(1),
        topic: None,
        what: Box::new(NewOutcome::Action(Box::new(action))),
    };
    let _ = ws.apply(Command::Retrospective(change), &context);
    let later = Context { now: context.now + chrono::TimeDelta::days(365), ..context };
    assert_eq!(of(&ws, &later, Reader::Team), then);
}
