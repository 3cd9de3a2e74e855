//! What a search in the archive finds: each thing once, and it opens.

use leptos::prelude::*;

use crate::state::{Route, Store};
use crate::views::components::{Badge, MarkedText, Row, Rows, Section};
use sprintloop::domain::reads::retrospective::found::{Found, Opens, find};

/// The most rows that are shown.
const MOST: usize = 50;

/// The section, for plain words.
#[component]
pub(super) fn FoundThings(store: Store, words: Vec<String>) -> impl IntoView {
    let ws = store.workspace_now();
    let all = find(&ws, &words);
    let note = sprintloop::domain::base::text::number_of(all.len(), "result");
    let rows = all.into_iter().take(MOST).map(move |it| {
        let (href, kind) = (href(&it), it.kind);
        let words = words.clone();
        view! {
            <Row end=move || view! { <Badge text=kind/> }><a href=href><MarkedText text=it.text words/></a></Row>
        }
    });
    view! { <Section title="Results" note><Rows rows=rows.collect() none="No matches."/></Section> }
}

fn href(found: &Found) -> String {
    let learnings = || Route::Learnings { query: String::new() };
    match found.opens {
        Opens::Report(id) => {
            Route::Retro { id: Some(id.to_string()), step: "report".to_owned() }.hash()
        }
        Opens::Learning(id) => learnings().hash_at(id),
        Opens::Decision(id) => learnings().hash_at(id),
        Opens::Guardrail(id) => Route::Playbook.hash_at(id),
        Opens::Play(id) => Route::Playbook.hash_at(id),
    }
}
