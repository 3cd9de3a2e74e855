//! The questions about what comes out: three asked, the rest behind More.
use chrono::{Days, NaiveDate};
use leptos::prelude::*;

use super::session::Session;
use crate::domain::base::ids::{ActionId, GuardrailId, LearningId, PlayId, WinId};
use crate::domain::base::text::{Reason, Title};
use crate::domain::commands::Command;
use crate::domain::commands::learning::LearningWords;
use crate::domain::commands::retrospective::{NewOutcome, RetrospectiveCommand};
use crate::domain::reads::retrospective::facts::before_next_sprint;
use crate::domain::reads::retrospective::topics::named_in;
use crate::domain::records::retrospective::outcome::{
    Action, ActionKind, Guardrail, Play, Point, VerdictKind, Win,
};
use crate::domain::records::retrospective::steps::SessionStep;
use crate::state::Store;
use crate::views::components::{Answers, Asking, Choice, Question, Toasts};
use crate::views::names;

/// Kinds of a list as choices.
fn labels<T: Copy>(all: &[T], label: fn(T) -> &'static str) -> Vec<Choice> {
    all.iter().map(|one| (label(*one).to_owned(), label(*one).to_owned())).collect()
}

/// Verdicts as choices.
pub fn verdicts() -> Vec<Choice> {
    labels(VerdictKind::ALL, VerdictKind::label)
}

pub fn title(answers: &Answers, name: &str) -> Result<Title, String> {
    Title::parse(&answers.text(name)).map_err(|empty| empty.to_string())
}

fn reason(answers: &Answers, name: &str) -> Result<Reason, String> {
    Reason::parse(&answers.text(name)).map_err(|empty| empty.to_string())
}

/// Sends what came out, linked to the topic at hand while topics are discussed.
fn came(s: Session, what: NewOutcome) -> Result<(), String> {
    let discussing = s.step.get_untracked() == SessionStep::Discuss;
    let topic = s.topic.get_untracked().filter(|_| discussing);
    s.tell(RetrospectiveCommand::ComesOut { id: s.id, topic, what: Box::new(what) })
}

/// The name of the topic at hand, as a first word.
fn about(s: Session) -> String {
    let topic = s.topic.get_untracked();
    let retro = s.now();
    let all = retro.map(|retro| crate::domain::reads::retrospective::topics::topics(&retro));
    let found = all.and_then(|all| all.into_iter().find(|it| Some(it.id) == topic));
    found.map(|topic| topic.name).unwrap_or_default()
}

/// Asks for a decision.
pub fn ask_decision(s: Session) {
    let questions =
        vec![Question::line("what", "What is decided?").required(), Question::area("why", "Why?")];
    s.asking().ask("Decision", "Save the decision", questions, move |answers| {
        let what = title(answers, "what")?;
        came(s, NewOutcome::Decision { id: s.store.mint(), what, why: answers.text("why") })
    });
}

/// Asks for a learning with its decision.
pub fn ask_learning(s: Session) {
    let questions = vec![
        Question::area("expected", "What did we expect?").required(),
        Question::area("happened", "What happened?").required(),
        Question::line("decide", "What do we decide?").required(),
        Question::line("subject", "About what").value(about(s)).behind(),
    ];
    s.asking().ask("Learning", "Save the learning", questions, move |answers| {
        let decide = title(answers, "decide")?;
        let subject = title(answers, "subject").unwrap_or_else(|_| decide.clone());
        let (expected, happened) = (reason(answers, "expected")?, reason(answers, "happened")?);
        let words = LearningWords::new(subject, expected, happened, decide);
        let (id, decision) = (s.store.mint(), s.store.mint());
        came(s, NewOutcome::Learning { id, decision, words: Box::new(words) })
    });
}

/// Asks for an action that closes a data gap, before the next sprint begins.
pub fn ask_gap(s: Session) {
    let Some(mut gap) = fresh(s) else { return };
    gap.kind = ActionKind::DataGap;
    gap.due = Some(before_next_sprint(&s.store.workspace_now(), s.store.now().date_naive()));
    action_form(s, "Close a data gap", gap);
}

/// Asks for an action: what, who, by when; the rest behind More.
pub fn ask_action(s: Session, id: Option<ActionId>) {
    let old = id.and_then(|id| s.store.workspace_now().actions.get(id).cloned());
    let action = old.map(|old| Action::clone(&old)).or_else(|| fresh(s));
    if let Some(action) = action {
        action_form(s, "Action", action);
    }
}

/// An action with the topic's words, due in two weeks.
fn fresh(s: Session) -> Option<Action> {
    let words = Title::parse(&about(s)).or_else(|_| Title::parse("If …, then …")).ok()?;
    let mut action = Action::new(s.store.mint(), words, s.id);
    action.due = s.store.now().date_naive().checked_add_days(Days::new(14));
    Some(action)
}

fn action_form(s: Session, heading: &'static str, old: Action) {
    let ws = s.store.workspace_now();
    let rank = if old.rank == 0 { String::new() } else { old.rank.to_string() };
    let questions = vec![
        Question::line("what", "What is done, and when it is time for it?")
            .value(old.what.as_str())
            .required(),
        Question::choose("owner", "Who answers for it", names::member_choices(&ws, Some("Choose")))
            .value(old.owner.map(|owner| owner.to_string()).unwrap_or_default())
            .required(),
        Question::day("due", "By when")
            .value(old.due.map(|due| due.to_string()).unwrap_or_default()),
        Question::line("measure", "How we shall know that it worked")
            .value(old.measure.as_str())
            .behind(),
        Question::choose("kind", "Kind", labels(ActionKind::ALL, ActionKind::label))
            .value(old.kind.label())
            .behind(),
        Question::number("rank", "Its place among the actions").value(rank).behind(),
        Question::line("departments", "Departments it depends on")
            .value(old.departments.as_str())
            .behind(),
    ];
    s.asking().ask(heading, "Save the action", questions, move |answers| {
        let mut action = old.clone();
        action.what = title(answers, "what")?;
        action.owner = answers.read("owner");
        action.due = answers.read::<NaiveDate>("due");
        action.measure = answers.text("measure");
        action.kind = ActionKind::parse(&answers.text("kind")).unwrap_or_default();
        action.rank = answers.read("rank").unwrap_or(0);
        action.departments = answers.text("departments");
        came(s, NewOutcome::Action(Box::new(action)))
    });
}

/// Asks for a guardrail: what happened, the guard, the cause.
pub fn ask_guardrail(s: Session, id: Option<GuardrailId>) {
    let ws = s.store.workspace_now();
    let old = id.and_then(|id| ws.guardrails.get(id).cloned());
    let old = old.as_deref();
    let first = |id: Option<String>| id.unwrap_or_default();
    let happened = old.map_or_else(|| about(s), |old| old.happened.to_string());
    let ready = vec![
        ("ready".to_owned(), "Before work is ready".to_owned()),
        ("done".to_owned(), "Before work is done".to_owned()),
    ];
    let questions = vec![
        Question::area("happened", "What happened, without blame?").value(happened).required(),
        Question::line("guard", "What is checked from now on?")
            .value(old.map(|old| old.guard.to_string()).unwrap_or_default())
            .required(),
        Question::choose(
            "type",
            "For which work",
            names::work_type_choices(&ws, Some("Every work type")),
        )
        .value(first(old.and_then(|old| old.work_types.first()).map(ToString::to_string))),
        Question::line("cause", "What in the process allowed it")
            .value(old.map(|old| old.cause.clone()).unwrap_or_default())
            .behind(),
        Question::choose(
            "channel",
            "And on which channel",
            names::channel_choices(&ws, Some("No channel in particular")),
        )
        .value(first(old.and_then(|old| old.channels.first()).map(ToString::to_string)))
        .behind(),
        Question::choose("at", "When it is checked", ready)
            .value(if old.is_some_and(|old| old.at_done) { "done" } else { "ready" })
            .behind(),
        Question::choose(
            "owner",
            "Who looks after it",
            names::member_choices(&ws, Some("Nobody yet")),
        )
        .value(first(old.and_then(|old| old.owner).map(|owner| owner.to_string())))
        .behind(),
    ];
    let id = id.unwrap_or_else(|| s.store.mint());
    s.asking().ask("Guardrail", "Save the guardrail", questions, move |answers| {
        let happened = reason(answers, "happened")?;
        let mut guardrail = Guardrail::new(id, happened, title(answers, "guard")?);
        guardrail.cause = answers.text("cause");
        guardrail.work_types = answers.read("type").into_iter().collect();
        guardrail.channels = answers.read("channel").into_iter().collect();
        guardrail.at_done = answers.text("at") == "done";
        guardrail.owner = answers.read("owner");
        offer(s, guardrail.happened.as_str());
        came(s, NewOutcome::Guardrail(Box::new(guardrail)))
    });
}

/// An offer, never a block, where a text names a member.
fn offer(s: Session, text: &str) {
    let named = named_in(text, &s.store.workspace_now());
    if let (Some(name), Some(toasts)) = (named, use_context::<Toasts>()) {
        toasts.say(format!("It names {name}. What in the process allowed this?"));
    }
}

/// Asks for a win: what, why, the outcome.
pub fn ask_win(s: Session, id: Option<WinId>) {
    let ws = s.store.workspace_now();
    let old = id.and_then(|id| ws.wins.get(id).cloned());
    let value = |read: fn(&Win) -> String| old.as_deref().map(read).unwrap_or_default();
    let what = old.as_deref().map_or_else(|| about(s), |old| old.what.to_string());
    let questions = vec![
        Question::line("what", "What went right?").value(what).required(),
        Question::area("driver", "Why did it work?").value(value(|win| win.driver.clone())),
        Question::line("outcome", "The measurable outcome").value(value(|win| win.outcome.clone())),
        Question::line("contributors", "Who contributed: people and outside teams")
            .value(value(|win| win.contributors.clone()))
            .behind(),
        Question::choose(
            "replicate",
            "Who studies and replicates it",
            names::member_choices(&ws, Some("Nobody yet")),
        )
        .value(value(|win| win.replicate.map(|who| who.to_string()).unwrap_or_default()))
        .behind(),
    ];
    let id = id.unwrap_or_else(|| s.store.mint());
    s.asking().ask("Win", "Save the win", questions, move |answers| {
        let mut win = Win::new(id, title(answers, "what")?);
        (win.driver, win.outcome) = (answers.text("driver"), answers.text("outcome"));
        (win.contributors, win.replicate) =
            (answers.text("contributors"), answers.read("replicate"));
        came(s, NewOutcome::Win(Box::new(win)))
    });
}

pub fn ask_point(s: Session, ask: bool) {
    let heading = if ask { "Ask to leadership" } else { "Point for the roadmap" };
    let question = vec![Question::line("text", heading).required()];
    s.asking().ask(heading, "Save", question, move |answers| {
        let mut point = Point::new(title(answers, "text")?);
        point.ask = ask;
        came(s, NewOutcome::Point(Box::new(point)))
    });
}

/// Asks for a play; shared with the playbook.
pub fn ask_play(store: Store, asking: Asking, old: Option<PlayId>, learning: String) {
    let ws = store.workspace_now();
    let old = old.and_then(|id| ws.plays.get(id)).map(|play| Play::clone(play));
    let value = |read: fn(&Play) -> String| old.as_ref().map(read).unwrap_or_default();
    let mut learnings: Vec<_> = ws.learnings.values().collect();
    learnings.sort_by_key(|it| std::cmp::Reverse(it.recorded.at));
    let learnings = learnings
        .iter()
        .map(|it| (it.id.to_string(), format!("{}: {}", it.subject, it.happened)))
        .collect();
    let rests_on = match &old {
        Some(play) => play.learnings.iter().map(ToString::to_string).collect::<Vec<_>>().join(","),
        None => learning,
    };
    let questions = vec![
        Question::line("name", "What is it called?")
            .value(value(|play| play.name.to_string()))
            .required(),
        Question::area("conditions", "When does it apply?")
            .value(value(|play| play.conditions.clone())),
        Question::area("steps", "What to do, a line each").value(value(|play| play.steps.clone())),
        Question::several("learnings", "The learnings it rests on", learnings)
            .value(rests_on)
            .behind(),
        Question::choose(
            "owner",
            "Who looks after it",
            names::member_choices(&ws, Some("Nobody yet")),
        )
        .value(value(|play| play.owner.map(|who| who.to_string()).unwrap_or_default()))
        .behind(),
    ];
    asking.ask("Play", "Save the play", questions, move |answers| {
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
