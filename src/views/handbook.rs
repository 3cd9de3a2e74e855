//! Handbook: the operating procedure as the team's own rules have it now, to read, print and take away.

use crate::views::prelude::*;

use super::components::{Button, Icon, page_title, section};
use super::take_away;
use crate::domain::reads::handbook::{Chapter, Line, Place, handbook};
use crate::exchange::text::Subject;
use crate::state::{Route, Store};

/// The screen.
pub fn screen() -> AnyView {
    let store = Store::here();
    let print = Button::new("Print").primary().icon(Icon::Print).on(|| {
        // A browser that will not print says so itself.
        let _ = window().print();
    });
    let chapters = move || {
        let chapters = handbook(&store.workspace());
        chapters.into_iter().map(shown).collect_view()
    };
    view! {
        {page_title("Handbook", Vec::new(), vec![take_away::document(store, Subject::Handbook), print])}
        <p class="page-lead">"How this team works, read from its rules as they are now. The name of a rule leads to where it is changed."</p>
        <div class="handbook stack stack--loose">{chapters}</div>
    }
    .into_any()
}

/// A chapter; the name of each rule leads to where it is changed.
fn shown(chapter: Chapter) -> AnyView {
    let rule = |line: Line| {
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
            Some(route) => view! { <a dir="auto" href=route.hash()>{line.term}</a> }.into_any(),
            None => line.term.into_any(),
        };
        view! { <dt>{term}</dt><dd dir="auto">{line.text}</dd> }
    };
    let rules = chapter.lines.into_iter().map(rule).collect_view();
    let rules = view! { <dl class="facts">{rules}</dl> };
    section(chapter.title, (), (), rules.into_any())
}
