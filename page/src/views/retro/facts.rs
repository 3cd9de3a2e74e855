//! What a session starts with: earlier actions and changes with their results, and the figures.

use leptos::prelude::*;
use std::sync::Arc;

use super::ask::verdicts;
use super::asked::OpenAsks;
use super::session::Session;
use crate::views::components::{Badge, Button, Facts, Question, Row, Rows, Section, Tone, dates};
use crate::views::names::ItemLink;
use sprintloop::domain::base::ids::{ActionId, RetrospectiveId, WorkflowChangeId};
use sprintloop::domain::base::text::number_of;
use sprintloop::domain::commands::retrospective::RetrospectiveCommand;
use sprintloop::domain::reads::retrospective::facts::{
    changes_to_judge, decisions, figures_of, promises,
};
use sprintloop::domain::reads::retrospective::report_tables::owner;
use sprintloop::domain::reads::retrospective::subject::{name_of, sprint_of};
use sprintloop::domain::reads::retrospective::together::together;
use sprintloop::domain::reads::retrospective::topics::continued;
use sprintloop::domain::records::retrospective::outcome::{
    ActionKind, OutcomeVerdict, VerdictKind,
};
use sprintloop::domain::records::retrospective::record::Retrospective;

/// The step with facts and open actions.
#[component]
pub(super) fn FactsStep(s: Session) -> impl IntoView {
    move || {
        let retro = s.live()?;
        let ws = s.store.workspace_now();
        let goal = sprint_of(&ws, &retro)
            .and_then(|sprint| sprint.goal.as_ref())
            .map(|goal| goal.text.to_string());
        let numbers = figures_of(&ws, &retro, s.store.now());
        let numbers = numbers.into_iter().map(|(term, is)| (term.to_owned(), is.into_any()));
        let numbers: Vec<_> = numbers.collect();
        let some = !numbers.is_empty();
        Some(view! {
            <p class="lead" dir="auto">{goal}</p>
            // What was promised comes first: it is what the room can answer.
            <Promises s retro=Arc::clone(&retro)/>
            <OpenAsks s retro=Arc::clone(&retro)/>
            {some.then(|| view! { <Section title="In numbers"><Facts rows=numbers/></Section> })}
            <WorkedTogether s retro=Arc::clone(&retro)/>
            <Decisions s retro=Arc::clone(&retro)/>
            <Changes s retro/>
        })
    }
}

/// The cards of earlier retrospectives on how the team works together.
#[component]
fn WorkedTogether(s: Session, retro: Arc<Retrospective>) -> impl IntoView {
    let ws = s.store.workspace_now();
    let rows = together(&ws, &retro).into_iter().map(|it| {
        let said = format!("{} of {}", it.cards, number_of(it.of, "card"));
        let friction = (it.friction > 0).then(|| format!(", {} of them friction", it.friction));
        (name_of(&ws, it.retro), view! { {said}{friction} }.into_any())
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| {
        view! { <Section title="How we worked together" note="cards about it, by retrospective"><Facts rows/></Section> }
    })
}

/// Actions of earlier retrospectives, each with its result.
#[component]
fn Promises(s: Session, retro: Arc<Retrospective>) -> impl IntoView {
    let ws = s.store.workspace_now();
    let rows = promises(&ws, &retro).into_iter().map(|action| {
        let times = action.carried();
        let twice = (times >= 2).then(|| format!("Carried over {times} times"));
        let item = action.item.map(|id| view! { <ItemLink id/> });
        let (what, measure) = (action.what.to_string(), action.measure.clone());
        let who = owner(&ws, action);
        let by = action.due.map(|due| dates::near_day(due, s.store.now().date_naive()));
        let changed = action.changes.iter().map(|it| format!("Changed: {}", it.what));
        let said = [Some(who), by, Some(measure)].into_iter().flatten().chain(changed);
        let said: Vec<String> = said.filter(|text| !text.is_empty()).collect();
        let gap = action.kind == ActionKind::DataGap;
        let last = action.verdicts.last().filter(|it| it.retrospective == retro.id);
        let (last, asked, about) = (words(last), what.clone(), Judged::Action(action.id));
        let end = move || {
            view! {
                {gap.then(|| view! { <Badge text="Data gap" tone=Tone::Watch/> })}
                {twice.map(|text| view! { <Badge text tone=Tone::Stop/> })}
                {last.map(|text| view! { <Badge text tone=Tone::Accent/> })}
                <JudgeButton s what=asked about/>
            }
        };
        view! { <Row end>{what}" "<span class="small soft">{said.join(" · ")}</span>" "{item}</Row> }
    });
    let rows: Vec<_> = rows.collect();
    view! {
        <Section title="Actions from last time"><Rows rows none="No open actions."/></Section>
    }
}

/// Decisions since the sprint started.
#[component]
fn Decisions(s: Session, retro: Arc<Retrospective>) -> impl IntoView {
    let (ws, today) = (s.store.workspace_now(), s.store.now().date_naive());
    let rows = decisions(&ws, &retro).into_iter().map(|decision| {
        let why = (!decision.why.is_empty())
            .then(|| format!(" because {}", continued(&decision.why, &ws)));
        let what = decision.what.to_string();
        let day = dates::near_day(decision.made.at.date_naive(), today);
        view! { <Row end=move || day>{what}<span class="small soft">{why}</span></Row> }
    });
    let rows: Vec<_> = rows.collect();
    view! { <Section title="Decisions in this sprint"><Rows rows none="No decisions recorded."/></Section> }
}

/// Workflow changes whose effect is due for a check.
#[component]
fn Changes(s: Session, retro: Arc<Retrospective>) -> impl IntoView {
    let (ws, today) = (s.store.workspace_now(), s.store.now().date_naive());
    let rows = changes_to_judge(&ws, &retro, today).into_iter().map(|change| {
        let (what, about) = (change.what.clone(), Judged::Change(change.id));
        let expected = format!("expected: {}", change.expected_effect);
        let (verdict, asked) = (words(change.verdict.as_ref()), what.clone());
        let end = move || {
            view! {
                {verdict.map(|text| view! { <Badge text tone=Tone::Accent/> })}
                <JudgeButton s what=asked about/>
            }
        };
        view! { <Row end>{what}" "<span class="small soft">{expected}</span></Row> }
    });
    let rows: Vec<_> = rows.collect();
    view! {
        <Section title="Workflow changes and their effect">
            <Rows rows none="No changes to check."/>
        </Section>
    }
}

/// Returns a verdict in words.
fn words(verdict: Option<&OutcomeVerdict>) -> Option<String> {
    let words = verdict.map(|it| format!("{} {}", it.kind.label(), it.note));
    words.map(|words| words.trim().to_owned())
}

/// What gets a verdict.
#[derive(Clone, Copy)]
enum Judged {
    Action(ActionId),
    Change(WorkflowChangeId),
}

impl Judged {
    /// The id of its button, and the name of its question's draft.
    fn name(self) -> String {
        match self {
            Self::Action(id) => format!("judge-{id}"),
            Self::Change(id) => format!("judge-{id}"),
        }
    }

    fn command(self, id: RetrospectiveId, kind: VerdictKind, note: String) -> RetrospectiveCommand {
        match self {
            Self::Action(action) => RetrospectiveCommand::JudgeAction { id, action, kind, note },
            Self::Change(change) => RetrospectiveCommand::JudgeChange { id, change, kind, note },
        }
    }
}

/// Asks for the result of something.
#[component]
fn JudgeButton(
    s: Session,
    /// What it was, as the question's title.
    what: String,
    about: Judged,
) -> impl IntoView {
    let press = move || {
        let questions = vec![
            Question::choose("kind", "Result", verdicts()).required("Choose a result."),
            Question::line("note", "Number or reason"),
        ];
        let asking = s.asking.about(about.name());
        asking.ask(what.clone(), "Save result", questions, move |answers| {
            let kind = VerdictKind::parse(&answers.text("kind")).unwrap_or_default();
            s.tell(about.command(s.id, kind, answers.text("note")))
        });
    };
    view! { <Button label="Record result" small=true id=about.name() on_press=press/> }
}
