//! Earlier actions and their results; each hypothesis with its result.

use leptos::prelude::*;
use std::sync::Arc;

use super::ask::{ask_gap, verdicts};
use super::session::Session;
use crate::domain::base::ids::{ActionId, ItemId, RetrospectiveId, WorkflowChangeId};
use crate::domain::commands::retrospective::RetrospectiveCommand;
use crate::domain::reads::retrospective::facts::{
    changes_to_judge, decisions, expectations, figures_of, promises,
};
use crate::domain::reads::retrospective::subject::sprint_of;
use crate::domain::reads::retrospective::topics::continued;
use crate::domain::records::retrospective::outcome::{OutcomeVerdict, VerdictKind};
use crate::domain::records::retrospective::record::Retrospective;
use crate::views::blocker::Ask;
use crate::views::components::{
    Badge, Button, ButtonKind, Facts, LinkButton, Question, Row, Rows, Section, Tone, dates,
};
use crate::views::learnings::form::{About, LearningDialog};
use crate::views::names::{self, ItemLink};

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
        Some(view! {
            <p class="lead" dir="auto">{goal}</p>
            <Section title="Sprint in numbers"><Facts rows=numbers/></Section>
            <Promises s retro=Arc::clone(&retro)/>
            <Decisions s retro=Arc::clone(&retro)/>
            <Changes s retro/>
        })
    }
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
        let who = names::member(&ws, action.owner);
        let last = action.verdicts.last().filter(|it| it.retrospective == retro.id);
        let (last, asked, about) = (words(last), what.clone(), Judged::Action(action.id));
        let end = move || {
            view! {
                {twice.map(|text| view! { <Badge text tone=Tone::Stop/> })}
                {last.map(|text| view! { <Badge text tone=Tone::Accent/> })}
                <JudgeButton s what=asked about/>
            }
        };
        view! { <Row end>{what}" "<span class="small soft">{who}" "{measure}" "</span>{item}</Row> }
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
            Question::choose("kind", "Result", verdicts()).value(VerdictKind::Worked.label()),
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

/// The step of hypotheses and results.
#[component]
pub(super) fn ExpectedStep(s: Session) -> impl IntoView {
    let asked = Ask::default();
    let gap = move || {
        view! { <Button label="Close a data gap" small=true id="data-gap" on_press=move || ask_gap(s)/> }
    };
    let list = move || {
        let retro = s.live()?;
        Some(view! {
            <Section title="Hypotheses of the sprint" note="expected vs. actual" end=gap>
                <Hypotheses s retro asked/>
            </Section>
            <DueDecisions s/>
        })
    };
    view! { {list} <LearningDialog ask=asked/> }
}

/// For each item with a measurement plan: what was expected, and what happened.
#[component]
fn Hypotheses(s: Session, retro: Arc<Retrospective>, asked: Ask<About>) -> impl IntoView {
    let ws = s.store.workspace_now();
    let rows = expectations(&ws, &retro).into_iter().map(|one| {
        let item = one.item.id;
        let learned = one.learning.map(|learning| {
            let result = learning.result.map_or("No result", |result| result.label());
            (result, learning.gap.map(|gap| format!("Gap: {}", gap.label())))
        });
        let end = move || match learned {
            Some((text, gap)) => view! {
                <Badge text tone=Tone::Accent/>
                {gap.map(|text| view! { <Badge text tone=Tone::Watch/> })}
            }
            .into_any(),
            None => view! { <RecordButton item asked/> }.into_any(),
        };
        let happened = one.learning.map(|learning| format!("Happened: {}", learning.happened));
        let expected = match one.audience.is_empty() {
            true => format!("{} ", one.hypothesis),
            false => format!("{} ({}) ", one.hypothesis, one.audience),
        };
        view! { <Row end><ItemLink id=item/><span class="small soft">{expected}</span><span class="small">{happened}</span></Row> }
    });
    let rows: Vec<_> = rows.collect();
    view! { <Rows rows none="No item in this sprint has a measurement plan."/> }
}

/// Asks for a learning from an item.
#[component]
fn RecordButton(item: ItemId, asked: Ask<About>) -> impl IntoView {
    view! {
        <Button label="Record a learning" small=true id=format!("learn-{item}")
            on_press=move || asked.ask(About::Item(item))/>
    }
}

/// Earlier decisions that are due for review.
#[component]
fn DueDecisions(s: Session) -> impl IntoView {
    let (ws, today) = (s.store.workspace_now(), s.store.now().date_naive());
    let rows = ws.decisions.values().filter(|decision| decision.is_due(today)).map(|decision| {
        let day = decision.look_again.map(|day| dates::near_day(day, today));
        let end = move || {
            view! { {day}<LinkButton label="Review again" small=true kind=ButtonKind::Quiet href="#/learnings"/> }
        };
        let what = decision.what.to_string();
        view! { <Row end>{what}</Row> }
    });
    let rows: Vec<_> = rows.collect();
    view! { <Section title="Earlier assumptions due for review"><Rows rows none="Nothing due."/></Section> }
}
