//! The handbook: the operating procedure, built from the team's current rules, to read, print and download.

use leptos::either::Either;
use leptos::prelude::*;

use super::components::{Button, ButtonKind, IconName, PageTitle, Section};
use super::take_away::DocumentMenu;
use crate::state::{Route, Store};
use sprintloop::domain::reads::handbook::{Chapter, Line, Place, handbook};
use sprintloop::exchange::text::Subject;

/// The screen.
#[component]
pub fn HandbookScreen() -> impl IntoView {
    let store = Store::here();
    // A browser that can't print says so itself.
    let print = || drop(window().print());
    let chapters = move || {
        let chapters = handbook(&store.workspace()).into_iter();
        chapters.map(|chapter| view! { <ChapterView chapter/> }).collect_view()
    };
    view! {
        <PageTitle title="Handbook">
            <DocumentMenu subject=Subject::Handbook/>
            <Button label="Print" kind=ButtonKind::Primary icon=IconName::Print on_press=print/>
        </PageTitle>
        <p class="page-lead">"How this team works, based on its current rules. Select a rule to change it."</p>
        <div class="handbook stack stack--loose">{chapters}</div>
    }
}

/// A chapter with its rules.
#[component]
fn ChapterView(chapter: Chapter) -> impl IntoView {
    let Chapter { title, lines } = chapter;
    let rules = lines.into_iter().map(|line| view! { <RuleLine line/> }).collect_view();
    view! { <Section title><dl class="facts">{rules}</dl></Section> }
}

/// A rule; its name links to where it is changed.
#[component]
fn RuleLine(line: Line) -> impl IntoView {
    let route = match line.place {
        Place::Fixed => None,
        Place::Workflow => Some(Route::Workflow),
        Place::Team => Some(Route::Team),
        Place::Priorities => Some(Route::Priorities),
        Place::Plan => Some(Route::Plan),
        Place::Playbook => Some(Route::Playbook),
        Place::Archive => Some(Route::Archive),
    };
    let term = match route {
        Some(route) => Either::Left(view! { <a dir="auto" href=route.hash()>{line.term}</a> }),
        None => Either::Right(line.term),
    };
    view! { <dt>{term}</dt><dd dir="auto">{line.text}</dd> }
}
