//! A sprint told to stakeholders on one page: to read, print, copy and send.

use std::sync::Arc;

use leptos::prelude::*;

use super::components::{
    Button, ButtonKind, EmptyState, Field, IconName, LinkButton, PageTitle, SelectField,
};
use super::copy_menu::CopyMenu;
use super::take_away::DocumentMenu;
use crate::state::{Route, Store};
use sprintloop::domain::reads::sprint::update::{Chapter, Line, update};
use sprintloop::domain::reads::sprint::which;
use sprintloop::domain::records::sprint::record::Sprint;
use sprintloop::domain::tables::record::Tables;
use sprintloop::domain::workspace::Workspace;
use sprintloop::exchange::text::Subject;

/// The sprints that can be told, newest first.
fn told(tables: &Tables) -> Vec<Arc<Sprint>> {
    let all = which::newest_first(tables, |sprint| sprint.is_open() || sprint.is_closed());
    all.into_iter().cloned().collect()
}

/// The screen.
#[component]
pub fn UpdateScreen() -> impl IntoView {
    let store = Store::here();
    let number = RwSignal::new(String::new());
    Effect::new(move |_| {
        if let Route::Update { sprint } = store.route() {
            let ws = store.workspace_now();
            let newest = || told(&ws).first().map(|sprint| sprint.number.to_string());
            number.set(if sprint.is_empty() { newest().unwrap_or_default() } else { sprint });
        }
    });
    Effect::new(move |before: Option<String>| {
        let chosen = number.get();
        // Choosing another sprint is a change of the address, not a step of its own.
        if before.is_some_and(|before| !before.is_empty() && before != chosen) {
            store.readdress(Route::Update { sprint: chosen.clone() });
        }
        chosen
    });
    let sprint = Memo::new(move |_| {
        let all = told(&store.workspace());
        number.with(|number| all.into_iter().find(|sprint| sprint.number.to_string() == *number))
    });
    let choices = Signal::derive(move || {
        let all = told(&store.workspace()).into_iter();
        all.map(|sprint| (sprint.number.to_string(), sprint.name())).collect::<Vec<_>>()
    });
    move || match sprint.get() {
        None => view! { <NothingToTell/> }.into_any(),
        Some(sprint) => {
            let subject = Subject::Update(sprint.id, store.now().date_naive());
            let field = Field::new("update-sprint", "Sprint").hidden_label().kept_elsewhere();
            // Throws only where a page must not print.
            let print = || drop(window().print());
            view! {
                <div class="update-page">
                    <PageTitle title="Stakeholder update">
                        <SelectField field value=number choices/>
                        <CopyMenu subject/>
                        <DocumentMenu subject/>
                        <Button label="Print" kind=ButtonKind::Primary icon=IconName::Print on_press=print/>
                    </PageTitle>
                    // What an item says may change while the sprint does not.
                    {move || view! { <UpdateText sprint=Arc::clone(&sprint) ws=store.workspace()/> }}
                </div>
            }
            .into_any()
        }
    }
}

#[component]
fn NothingToTell() -> impl IntoView {
    view! {
        <PageTitle title="Stakeholder update"/>
        <EmptyState title="Nothing to report yet"
            text="Once a sprint is running, this page tells stakeholders its goal, what shipped, what you learned and what's next.">
            <LinkButton label="Plan a sprint" kind=ButtonKind::Primary href=Route::Plan.hash()/>
        </EmptyState>
    }
}

/// The update itself, as it is printed.
#[component]
fn UpdateText(sprint: Arc<Sprint>, ws: Arc<Workspace>) -> impl IntoView {
    let store = Store::here();
    let told = update(&sprint, &ws, store.now().date_naive());
    let goal = (!told.goal.is_empty()).then(|| {
        let verdict = (!told.verdict.is_empty())
            .then(|| view! { <p class="update__verdict" dir="auto">{told.verdict.clone()}</p> });
        view! {
            <section class="update__goal">
                <h3 class="update__heading">"Goal"</h3>
                <p class="update__goal-text" dir="auto">{told.goal.clone()}</p>
                {verdict}
            </section>
        }
    });
    let bare = told.chapters.is_empty().then(|| {
        view! { <p class="soft">"Nothing has shipped yet. Accepted items, learnings and next steps appear here."</p> }
    });
    let chapters = told.chapters.into_iter().map(|(chapter, lines)| {
        view! { <UpdateChapter chapter lines/> }
    });
    view! {
        <article class="update card">
            <p class="update__team" dir="auto">{ws.name().to_owned()}</p>
            <h2 class="update__title">{told.title}</h2>
            {goal}
            {chapters.collect_view()}
            {bare}
        </article>
    }
}

#[component]
fn UpdateChapter(chapter: Chapter, lines: Vec<Line>) -> impl IntoView {
    let lines = lines.into_iter().map(|line| {
        let more = (!line.more.is_empty()).then(|| view! { <span class="update__more">{line.more}</span> });
        view! { <li class="update__line" dir="auto"><span class="update__what">{line.what}</span> {more}</li> }
    });
    view! {
        <section class="update__chapter">
            <h3 class="update__heading">{chapter.label()}</h3>
            <ul class="update__lines">{lines.collect_view()}</ul>
        </section>
    }
}
