//! The questions about outcomes, but actions: those that count are asked, the rest is behind More.
use std::sync::Arc;

use leptos::prelude::*;

use super::session::Session;
use crate::state::Store;
use crate::views::components::{Answers, Asking, Choice, Propose, Question, Say, Toasts};
use crate::views::{names, proposed_day};
use sprintloop::domain::base::ids::{GuardrailId, LearningId, PlayId, WinId, WorkTypeId};
use sprintloop::domain::base::text::{Reason, Title};
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::learning::LearningWords;
use sprintloop::domain::commands::retrospective::{NewOutcome, RetrospectiveCommand};
use sprintloop::domain::reads::retrospective::new_guardrail::{ready_warning, work_type_of};
use sprintloop::domain::reads::retrospective::topics::named_in;
use sprintloop::domain::records::retrospective::outcome::{
    Guardrail, Play, Point, VerdictKind, Win,
};
use sprintloop::domain::workspace::Workspace;

/// Returns labels as choices.
pub(super) fn labels<T: Copy>(all: &[T], label: fn(T) -> &'static str) -> Vec<Choice> {
    all.iter().map(|one| (label(*one).to_owned(), label(*one).to_owned())).collect()
}

/// Returns verdicts as choices; none is chosen to begin with.
pub fn verdicts() -> Vec<Choice> {
    let mut all = vec![(String::new(), "Choose a result".to_owned())];
    all.extend(labels(VerdictKind::ALL, VerdictKind::label));
    all
}

pub fn title(answers: &Answers, name: &str) -> Result<Title, String> {
    Title::parse(&answers.text(name)).map_err(|empty| empty.to_string())
}

fn reason(answers: &Answers, name: &str) -> Result<Reason, String> {
    Reason::parse(&answers.text(name)).map_err(|empty| empty.to_string())
}

/// Sends an outcome, linked to the current topic during the discussion.
pub(super) fn came(s: Session, what: NewOutcome) -> Result<(), String> {
    let topic = s.discussed();
    s.tell(RetrospectiveCommand::ComesOut { id: s.id, topic, what: Box::new(what) })
}

/// Returns the name of the current topic, as a proposal.
fn about(s: Session) -> String {
    let topic = s.topic.get_untracked();
    let retro = s.now();
    let all = retro.map(|retro| sprintloop::domain::reads::retrospective::topics::topics(&retro));
    let found = all.and_then(|all| all.into_iter().find(|it| Some(it.id) == topic));
    found.map(|topic| topic.name).unwrap_or_default()
}

/// Asks for a decision.
pub fn ask_decision(s: Session) {
    let questions = vec![
        Question::line("what", "What was decided?").required("Describe the decision."),
        Question::area("why", "Why?"),
    ];
    s.asking().ask("Decision", "Save decision", questions, move |answers| {
        let what = title(answers, "what")?;
        came(s, NewOutcome::Decision { id: s.store.mint(), what, why: answers.text("why") })
    });
}

/// Asks for a learning with its decision.
pub fn ask_learning(s: Session) {
    let questions = vec![
        Question::area("expected", "What did we expect?").required("Describe what you expected."),
        Question::area("happened", "What happened?").required("Describe what happened."),
        Question::line("decide", "What did we decide?").required("Describe the decision."),
        Question::line("subject", "Topic").value(about(s)).behind(),
    ];
    s.asking().ask("Learning", "Save learning", questions, move |answers| {
        let decide = title(answers, "decide")?;
        let subject = title(answers, "subject").unwrap_or_else(|_| decide.clone());
        let (expected, happened) = (reason(answers, "expected")?, reason(answers, "happened")?);
        let words = LearningWords::new(subject, expected, happened, decide);
        let (id, decision) = (s.store.mint(), s.store.mint());
        came(s, NewOutcome::Learning { id, decision, words: Box::new(words) })
    });
}

/// Puts what was answered into a guardrail.
fn read_guardrail(guardrail: &mut Guardrail, answers: &Answers) {
    guardrail.cause = answers.text("cause");
    guardrail.work_types = answers.read("type").into_iter().collect();
    guardrail.channels = answers.read("channel").into_iter().collect();
    guardrail.at_done = answers.text("at") == "done";
    guardrail.owner = answers.read("owner");
}

/// Says what a guardrail as answered so far would do to the items that are Ready.
fn effect_on_ready(ws: Arc<Workspace>, id: GuardrailId) -> Say {
    Arc::new(move |answers| {
        // The effect doesn't depend on the words, which may not be there yet.
        let words = (Reason::parse("…"), Title::parse("…"));
        let (Ok(happened), Ok(guard)) = words else { return String::new() };
        let mut guardrail = Guardrail::new(id, happened, guard);
        read_guardrail(&mut guardrail, answers);
        ready_warning(&ws, &guardrail)
    })
}

/// Asks for a guardrail: what happened, the guard, the cause.
pub fn ask_guardrail(s: Session, id: Option<GuardrailId>) {
    let ws = s.store.workspace_now();
    let old = id.and_then(|id| ws.guardrails.get(id).cloned());
    let old = old.as_deref();
    let id = id.unwrap_or_else(|| s.store.mint());
    let happened = old.map_or_else(|| about(s), |old| old.happened.to_string());
    let kind = match old {
        Some(old) => old.work_types.first().copied(),
        None => s.discussed().and_then(|topic| work_type_of(&ws, &*s.now()?, topic)),
    };
    let questions = guardrail_questions(&ws, old, (id, happened, kind));
    s.asking().ask("Guardrail", "Save guardrail", questions, move |answers| {
        let happened = reason(answers, "happened")?;
        let mut guardrail = Guardrail::new(id, happened, title(answers, "guard")?);
        read_guardrail(&mut guardrail, answers);
        offer(s, guardrail.happened.as_str());
        came(s, NewOutcome::Guardrail(Box::new(guardrail)))
    });
}

/// Returns the questions about a guardrail: new ones start with what happened and the work type of the topic.
fn guardrail_questions(
    ws: &Arc<Workspace>,
    old: Option<&Guardrail>,
    (id, happened, kind): (GuardrailId, String, Option<WorkTypeId>),
) -> Vec<Question> {
    let first = |id: Option<String>| id.unwrap_or_default();
    let ready = vec![
        ("ready".to_owned(), "Before an item counts as Ready".to_owned()),
        ("done".to_owned(), "Before an item is done".to_owned()),
    ];
    vec![
        Question::area("happened", "What happened? (no blame)")
            .value(happened)
            .required("Describe what happened."),
        Question::line("guard", "What will we check from now on?")
            .value(old.map(|old| old.guard.to_string()).unwrap_or_default())
            .required("Describe what you will check."),
        Question::choose("type", "Work type", names::work_type_choices(ws, Some("All work types")))
            .value(first(kind.map(|kind| kind.to_string()))),
        Question::choose("channel", "Channel", names::channel_choices(ws, Some("All channels")))
            .value(first(old.and_then(|old| old.channels.first()).map(ToString::to_string)))
            .behind(),
        Question::choose("at", "When to check it", ready)
            .value(if old.is_some_and(|old| old.at_done) { "done" } else { "ready" }),
        Question::live("effect", effect_on_ready(Arc::clone(ws), id)),
        Question::line("cause", "What in the process let it happen?")
            .value(old.map(|old| old.cause.clone()).unwrap_or_default())
            .behind(),
        Question::choose("owner", "Owner", names::member_choices(ws, Some("No owner yet")))
            .value(first(old.and_then(|old| old.owner).map(|owner| owner.to_string())))
            .behind(),
    ]
}

/// Suggests another wording where a text names a member; never blocks.
fn offer(s: Session, text: &str) {
    let named = named_in(text, &s.store.workspace_now());
    if let (Some(name), Some(toasts)) = (named, use_context::<Toasts>()) {
        toasts.say(format!("This names {name}. What in the process let it happen?"));
    }
}

/// Asks for a win: what, why, the outcome, who is thanked, and who repeats it by when.
pub fn ask_win(s: Session, id: Option<WinId>) {
    let ws = s.store.workspace_now();
    let old = id.and_then(|id| ws.wins.get(id).cloned());
    let value = |read: fn(&Win) -> String| old.as_deref().map(read).unwrap_or_default();
    let what = old.as_deref().map_or_else(|| about(s), |old| old.what.to_string());
    let again = old.as_deref().and_then(|win| win.again);
    let (id, again) =
        (id.unwrap_or_else(|| s.store.mint()), again.unwrap_or_else(|| s.store.mint()));
    // A day is proposed once somebody repeats it.
    let in_two_weeks = proposed_day::in_days(s.store, 14);
    let day: Propose = Arc::new(move |who: &str| match who {
        "" => String::new(),
        who => in_two_weeks(who),
    });
    let questions = vec![
        Question::line("what", "What went well?").value(what).required("Describe the win."),
        Question::area("driver", "Why did it work?").value(value(|win| win.driver.clone())),
        Question::line("outcome", "Measurable outcome").value(value(|win| win.outcome.clone())),
        Question::line("contributors", "Who contributed (people and outside teams)")
            .value(value(|win| win.contributors.clone())),
        Question::choose(
            "replicate",
            "Who will study and repeat it",
            names::member_choices(&ws, Some("Nobody yet")),
        )
        .value(value(|win| win.replicate.map(|who| who.to_string()).unwrap_or_default())),
        Question::day("by", "Repeat it by")
            .value(value(|win| win.repeat_by.map(|by| by.to_string()).unwrap_or_default()))
            .follows("replicate", day),
    ];
    s.asking().ask("Win", "Save win", questions, move |answers| {
        let mut win = Win::new(id, title(answers, "what")?);
        (win.driver, win.outcome) = (answers.text("driver"), answers.text("outcome"));
        (win.contributors, win.replicate) =
            (answers.text("contributors"), answers.read("replicate"));
        win.repeat_by = answers.read("by");
        win.again = win.replicate.map(|_| again);
        came(s, NewOutcome::Win(Box::new(win)))
    });
}

/// Asks for a roadmap item.
pub(super) fn ask_roadmap(s: Session) {
    let question =
        vec![Question::line("text", "Roadmap item").required("Describe the roadmap item.")];
    s.asking().ask("Roadmap item", "Save", question, move |answers| {
        came(s, NewOutcome::Point(Box::new(Point::new(title(answers, "text")?))))
    });
}

/// Asks for a request to leadership: what, why and at what cost, who is asked, and the day of the answer.
pub(super) fn ask_leadership(s: Session) {
    let day = proposed_day::in_days(s.store, 7)("");
    let questions = vec![
        Question::line("text", "What are we asking for?").required("Describe the request."),
        Question::area("why", "Why, and what does it cost?")
            .required("Enter the reason and the cost."),
        Question::line("to", "Who are we asking?").required("Enter who is asked."),
        Question::day("by", "Answer by").value(day).required("Choose a date."),
    ];
    s.asking().ask("Request to leadership", "Save", questions, move |answers| {
        let mut point = Point::new(title(answers, "text")?);
        (point.ask, point.why, point.to) = (true, answers.text("why"), answers.text("to"));
        point.answer_by = answers.read("by");
        came(s, NewOutcome::Point(Box::new(point)))
    });
}

/// Asks for a play; shared with the playbook.
pub fn ask_play(store: Store, asking: Asking, old: Option<PlayId>, learning: String) {
    let ws = store.workspace_now();
    let old = old.and_then(|id| ws.plays.get(id)).map(|play| Play::clone(play));
    let rests_on = match &old {
        Some(play) => play.learnings.iter().map(ToString::to_string).collect::<Vec<_>>().join(","),
        None => learning,
    };
    play_form(store, asking, old, ["".to_owned(), "".to_owned()], rests_on);
}

/// Asks for a play that repeats a win: its name and why it worked are there already.
pub(super) fn ask_play_of_win(s: Session, win: WinId) {
    let Some(win) = s.store.workspace_now().wins.get(win).cloned() else { return };
    let start = [win.what.to_string(), win.driver.clone()];
    play_form(s.store, s.asking.about(win.id), None, start, String::new());
}

/// Shows the form of a play, which starts with a name and steps if it is new.
fn play_form(
    store: Store,
    asking: Asking,
    old: Option<Play>,
    [name, steps]: [String; 2],
    rests_on: String,
) {
    let ws = store.workspace_now();
    let value = |new: String, read: fn(&Play) -> String| old.as_ref().map_or(new, read);
    let mut learnings: Vec<_> = ws.learnings.values().collect();
    learnings.sort_by_key(|it| std::cmp::Reverse(it.recorded.at));
    let learnings = learnings
        .iter()
        .map(|it| (it.id.to_string(), format!("{}: {}", it.subject, it.happened)))
        .collect();
    let none = String::new;
    let questions = vec![
        Question::line("name", "Name")
            .value(value(name, |play| play.name.to_string()))
            .required("Enter a name."),
        Question::area("conditions", "When does it apply?")
            .value(value(none(), |play| play.conditions.clone())),
        Question::area("steps", "Steps, one per line")
            .value(value(steps, |play| play.steps.clone())),
        Question::several("learnings", "Learnings behind it", learnings).value(rests_on).behind(),
        Question::choose("owner", "Owner", names::member_choices(&ws, Some("No owner yet")))
            .value(value(none(), |play| play.owner.map(|who| who.to_string()).unwrap_or_default()))
            .behind(),
    ];
    asking.ask("Play", "Save play", questions, move |answers| {
        let name = title(answers, "name")?;
        let mut play = old.clone().unwrap_or_else(|| Play::new(store.mint(), name.clone()));
        play.name = name;
        (play.conditions, play.steps) = (answers.text("conditions"), answers.text("steps"));
        play.owner = answers.read("owner");
        play.learnings = answers.all::<LearningId>("learnings").into_iter().collect();
        let save = RetrospectiveCommand::SavePlay { play: Box::new(play) };
        store.dispatch(Command::Retrospective(save)).map(|_| ()).map_err(|refusal| refusal.why)
    });
}
