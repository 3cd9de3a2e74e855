//! Handbook: the operating procedure as the team's own rules have it now, to read, print and take away.

use crate::views::prelude::*;

use super::components::{Button, Icon, facts, page_title, section};
use super::take_away;
use crate::domain::handbook::{Chapter, Place, handbook};
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
        <p class="page-lead">"How this team works, read from its rules as they are now."</p>
        <div class="handbook stack stack--loose">{chapters}</div>
    }
    .into_any()
}

fn shown(chapter: Chapter) -> AnyView {
    let edit = |route: Route| Button::new("Change").quiet().small().href(route.hash());
    let edit = match chapter.place {
        Place::Fixed | Place::Retrospective => None,
        Place::Workflow => Some(edit(Route::Workflow)),
        Place::Team => Some(edit(Route::Team)),
        Place::Priorities => Some(edit(Route::Priorities)),
    };
    let lines = chapter.lines.into_iter().map(|(term, text)| (term, text.into_any())).collect();
    section(chapter.title, (), edit, facts(lines))
}
