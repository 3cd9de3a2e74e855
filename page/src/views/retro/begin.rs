//! The screen where a retrospective starts: the form, or the one that is in progress, beside past ones.
use leptos::either::Either;
use leptos::prelude::*;

use super::begin_form::BeginForm;
use super::session::name_of;
use crate::state::room::on_wall;
use crate::state::{Route, Store};
use crate::views::components::{
    Badge, ButtonKind, EmptyState, LinkButton, PageTitle, Row, Rows, Section, Tone, dates,
};
use sprintloop::domain::reads::retrospective::facts::{due_for, newest_first};
use sprintloop::domain::reads::retrospective::open_session::open_session;

/// The screen.
#[component]
pub(super) fn BeginScreen() -> impl IntoView {
    let store = Store::here();
    let ws = store.workspace_now();
    let due = due_for(&ws).map(|sprint| format!("Due for {}", sprint.name()));
    let beside = move || due.map(|text| view! { <Badge text tone=Tone::Watch/> });
    let first = match open_session(&ws) {
        Some(retro) => {
            let left = on_wall().filter(|left| left.retro == retro.id);
            let step = left.map(|left| left.step.word().to_owned()).unwrap_or_default();
            let href = Route::Retro { id: Some(retro.id.to_string()), step }.hash();
            Either::Left(view! {
                <EmptyState title=name_of(&ws, retro) text="This retrospective is in progress.">
                    <LinkButton label="Resume" kind=ButtonKind::Primary href/>
                </EmptyState>
            })
        }
        None => Either::Right(view! { <BeginForm store/> }),
    };
    view! {
        <PageTitle title="Retrospective" beside/>
        <div class="with-aside"><div>{first}</div><div><Held store/></div></div>
    }
}

/// The latest retrospectives.
#[component]
fn Held(store: Store) -> impl IntoView {
    let ws = store.workspace_now();
    let rows =
        newest_first(&ws).into_iter().filter(|retro| !retro.is_open()).take(5).map(|retro| {
            let href =
                Route::Retro { id: Some(retro.id.to_string()), step: "report".to_owned() }.hash();
            let day = dates::day(retro.opened.at.date_naive(), store.now().date_naive());
            let name = name_of(&ws, retro);
            view! { <Row end=move || day><a href=href>{name}</a></Row> }
        });
    let rows: Vec<_> = rows.collect();
    view! { <Section title="Past retrospectives"><Rows rows none="None yet."/></Section> }
}
