//! The wall's own window: it follows the facilitator's window and has no controls.

use leptos::prelude::*;

use super::code::WallCode;
use super::fit::as_large_as_fits;
use super::page::{Head, Main};
use super::shown::Shown;
use crate::state::room::{OnWall, on_wall, when_wall_changes};
use crate::state::{Route, Store};
use crate::views::components::{EmptyState, LinkButton};
use crate::views::retro::clock::{Clock, ClockFace};
use sprintloop::domain::base::ids::RetrospectiveId;

/// The window.
#[component]
pub fn WallScreen(
    /// The retrospective's id, as in the address.
    id: String,
) -> impl IntoView {
    let store = Store::here();
    let id = id.parse::<RetrospectiveId>().ok();
    let there = Memo::new(move |_| id.filter(|id| store.workspace().retrospectives.contains(*id)));
    move || {
        match there.get() {
        Some(id) => view! { <Following store id/> }.into_any(),
        None => view! {
            <EmptyState title="There is no retrospective on this wall"
                text="It may belong to another workspace or another browser. Open the wall from the retrospective.">
                <LinkButton label="Retrospective" href=Route::Retro { id: None, step: String::new() }.hash()/>
            </EmptyState>
        }
        .into_any(),
    }
    }
}

/// The wall of a session that is here.
#[component]
fn Following(store: Store, id: RetrospectiveId) -> impl IntoView {
    let now = RwSignal::new(on_wall());
    when_wall_changes(move || {
        let _ = now.try_set(on_wall());
    });
    let here = move || now.get().filter(|now: &OnWall| now.retro == id);
    let step = Memo::new(move |_| here().map(|now| now.step).unwrap_or_default());
    let topic = Signal::derive(move || here().and_then(|now| now.topic));
    let w = Shown::new(store, id, step, topic);
    let clock = Clock::new(store, id, step, topic, Signal::stored(None)).silent();
    let open = Memo::new(move |_| {
        store.workspace().retrospectives.get(id).is_some_and(|retro| retro.is_open())
    });
    view! {
        <div class="wall">
            <Head w/>
            <div class="wall__main" use:as_large_as_fits><Main w/></div>
            <div class="wall__aside">
                <WallCode w makes=false/>
                {move || open.get().then(|| view! { <ClockFace clock/> })}
            </div>
        </div>
    }
}
