//! The lists of learnings and decisions.

use chrono::NaiveDate;
use leptos::either::Either;
use leptos::prelude::*;
use std::sync::Arc;

use super::form::About;
use super::open::{AT_ONCE, Open};
use crate::state::{Route, Store};
use crate::views::components::{
    Badge, Button, ButtonKind, EmptyState, Facts, MarkedText, MomentText, NothingHere, Section,
    Tone, dates,
};
use crate::views::names::{self, ItemLink};
use crate::views::retro::ask::ask_play;
use sprintloop::domain::reads::recall::{self, Wanted};
use sprintloop::domain::reads::retrospective::topics::continued;
use sprintloop::domain::records::decision::{Decision, MadeIn};
use sprintloop::domain::records::learning::Learning;
use sprintloop::domain::workspace::Workspace;

/// What learnings are for, shown while there are none.
const PURPOSE: &str = "After a campaign, a test or a process change, record what you expected, what happened and what you decided.";

/// The learnings that match the filters.
#[component]
pub(super) fn Learnings(store: Store, open: Open, wanted: Memo<Wanted>) -> impl IntoView {
    let [most, _] = open.most;
    move || {
        let ws = store.workspace();
        if ws.learnings.is_empty() {
            return Either::Left(view! { <EmptyState title="No learnings yet" text=PURPOSE/> });
        }
        let wanted = wanted.get();
        let found = recall::learnings(&ws, &wanted, store.now().date_naive());
        let note = format!("{} of {}", found.len(), ws.learnings.len());
        let (shown, rest) = window(store, most, found.iter().map(|it| it.id.to_string()));
        let words = wanted.words();
        let cards = found.iter().take(shown).map(|learning| {
            let (learning, words) = (Arc::clone(learning), words.clone());
            view! { <LearningCard store open learning words/> }
        });
        let cards = cards.collect_view();
        let content = match found.is_empty() {
            true => Either::Left(view! { <NothingHere text="No matching learnings."/> }),
            false => Either::Right(view! {
                <div class="columns columns--wide">{cards}</div>
                <MoreEntries most shown rest/>
            }),
        };
        Either::Right(view! { <Section title="Learnings" note>{content}</Section> })
    }
}

/// How many entries of a list are shown, and how many are added at once; the entry named in the address is always shown.
fn window(
    store: Store,
    most: RwSignal<usize>,
    ids: impl ExactSizeIterator<Item = String>,
) -> (usize, usize) {
    let (all, pointed) = (ids.len(), store.pointed());
    let at = pointed.and_then(|pointed| ids.into_iter().position(|id| id == pointed));
    let shown = most.get().max(at.map_or(0, |at| at + 1));
    (shown, all.saturating_sub(shown).min(AT_ONCE))
}

/// The button that shows more of a list.
#[component]
fn MoreEntries(
    /// How many are asked for.
    most: RwSignal<usize>,
    /// How many are on the page.
    shown: usize,
    /// How many are added at once.
    rest: usize,
) -> impl IntoView {
    let press = move || most.set(shown + AT_ONCE);
    (rest > 0).then(|| {
        view! { <Button label=format!("Show {rest} more") kind=ButtonKind::Quiet on_press=press/> }
    })
}

/// A learning with its decision.
#[component]
fn LearningCard(
    store: Store,
    open: Open,
    learning: Arc<Learning>,
    /// The search words.
    words: Vec<String>,
) -> impl IntoView {
    let ws = store.workspace_now();
    let decision = ws.decisions.get(learning.decision);
    let look = decision.and_then(|it| it.look_again);
    let item = learning.item.and_then(|id| ws.items.get(id)).map(|item| {
        view! { <a href=Route::item(&item.key).hash() title=item.title.to_string()>{item.key.to_string()}</a> }
    });
    let (id, now) = (learning.id, store.now());
    let who = names::member(&ws, Some(learning.recorded.by));
    let rows = lines(&ws, &learning, &words);
    view! {
        <article class="card learning" id=names::record(id)>
            <div class="card__head">
                <h3 class="section__title"><MarkedText text=learning.subject.to_string() words/></h3>
                <span class="cluster">
                    {learning.result.map(|result| view! { <Badge text=result.label()/> })}
                    {learning.gap.map(|gap| view! { <Badge text=format!("Gap: {}", gap.label())/> })}
                    {look.map(|day| view! { <LookBadge day today=now.date_naive()/> })}
                </span>
            </div>
            <Facts rows/>
            <div class="card__foot">
                <span class="small soft">{who}", "<MomentText then=learning.recorded.at now/></span>
                {item}
                <Button label="Turn into a play" small=true kind=ButtonKind::Quiet
                    on_press=move || ask_play(store, open.play, None, id.to_string())/>
                <Button label="Edit" small=true kind=ButtonKind::Quiet
                    on_press=move || open.learning.ask(About::There(id))/>
            </div>
        </article>
    }
}

/// Returns what a learning says, line by line.
fn lines(ws: &Workspace, learning: &Learning, words: &[String]) -> Vec<(String, AnyView)> {
    let decision = ws.decisions.get(learning.decision);
    let decided = decision.map(|it| it.what.to_string()).unwrap_or_default();
    let why = decision.map(|it| it.why.clone()).unwrap_or_default();
    let said = [
        ("Hypothesis", learning.hypothesis.as_str()),
        ("Expected", learning.expected.as_str()),
        ("What happened", learning.happened.as_str()),
        ("Data at the time", &learning.data_snapshot),
        ("Decided", &decided),
        ("Because", &why),
    ];
    // The hypothesis is usually what was expected; then it is shown once.
    let twice = learning.hypothesis == learning.expected.as_str();
    let said = said
        .into_iter()
        .filter(|(term, text)| !(text.is_empty() || twice && *term == "Hypothesis"));
    let line = |(term, text): (&str, &str)| {
        (term.to_owned(), view! { <MarkedText text words/> }.into_any())
    };
    said.map(line).collect()
}

/// When something is due for review.
#[component]
fn LookBadge(day: NaiveDate, today: NaiveDate) -> impl IntoView {
    let tone = if day <= today { Tone::Watch } else { Tone::Neutral };
    view! { <Badge text=format!("Review due {}", dates::near_day(day, today)) tone/> }
}

/// The decisions that match the filters.
#[component]
pub(super) fn Decisions(store: Store, open: Open, wanted: Memo<Wanted>) -> impl IntoView {
    let [_, most] = open.most;
    move || {
        let (ws, wanted) = (store.workspace(), wanted.get());
        let found = recall::decisions(&ws, &wanted, store.now().date_naive());
        let note = format!("{} of {}", found.len(), ws.decisions.len());
        let content = if found.is_empty() {
            Either::Left(view! { <NothingHere text="No matching decisions."/> })
        } else {
            let (shown, rest) = window(store, most, found.iter().map(|it| it.id.to_string()));
            let words = wanted.words();
            let rows = found.iter().take(shown).map(|decision| {
                let (decision, words) = (Arc::clone(decision), words.clone());
                view! { <DecisionRow store open decision words/> }
            });
            Either::Right(view! {
                <ul class="rows">{rows.collect_view()}</ul>
                <MoreEntries most shown rest/>
            })
        };
        view! { <Section title="Decisions" note>{content}</Section> }
    }
}

/// Where a decision was made.
fn place(ws: &Workspace, decision: &Decision) -> String {
    match decision.made_in {
        MadeIn::CheckIn { .. } => " · in a check-in".to_owned(),
        MadeIn::Review { sprint } => ws.sprints.get(sprint).map_or_else(
            || " · in a review".to_owned(),
            |sprint| format!(" · in the review of {}", sprint.name()),
        ),
        MadeIn::Learning { .. } => " · from a learning".to_owned(),
        MadeIn::Retrospective { .. } => " · in a retrospective".to_owned(),
        MadeIn::Between => String::new(),
    }
}

/// A decision with its reason, and whether it is still valid.
#[component]
fn DecisionRow(
    store: Store,
    open: Open,
    decision: Arc<Decision>,
    /// The search words.
    words: Vec<String>,
) -> impl IntoView {
    let (ws, now) = (store.workspace_now(), store.now());
    let id = decision.id;
    let place = place(&ws, &decision);
    let state = match decision.looks.last().is_some_and(|look| !look.stands) {
        true => Some(Either::Left(view! { <Badge text="No longer valid" tone=Tone::Stop/> })),
        false => decision
            .look_again
            .map(|day| Either::Right(view! { <LookBadge day today=now.date_naive()/> })),
    };
    let item = decision.item.map(|id| view! { <ItemLink id/> });
    let aside = |text: String| {
        let words = words.clone();
        view! { <span class="small soft"><MarkedText text words/></span> }
    };
    let why = (!decision.why.is_empty())
        .then(|| aside(format!("because {}", continued(&decision.why, &ws))));
    let seen = decision.looks.last().filter(|look| !look.note.is_empty());
    let seen = seen.map(|look| aside(format!("Review note: {}", look.note)));
    let who = names::member(&ws, Some(decision.made.by));
    view! {
        <li class="rows__row" id=names::record(id)>
            <span class="rows__title"><MarkedText text=decision.what.to_string() words=words.clone()/>{why}{seen}<span class="small soft">{item}</span></span>
            <span class="rows__end">
                <span class="small soft">{who}" · "<MomentText then=decision.made.at now/>{place}</span>
                {state}
                <Button label="Review decision" small=true kind=ButtonKind::Quiet on_press=move || open.look.ask(id)/>
            </span>
        </li>
    }
}
