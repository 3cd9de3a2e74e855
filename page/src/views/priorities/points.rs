//! Roadmap items and requests to leadership from retrospectives.

use std::sync::Arc;

use leptos::prelude::*;

use crate::state::Store;
use crate::views::components::{Badge, Chip, Row, Section};
use crate::views::refusal::{RefusalSlot, attempt};
use crate::views::retro::asked::asked;
use crate::views::retro::name_of;
use sprintloop::domain::base::ids::RetrospectiveId;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::retrospective::RetrospectiveCommand;
use sprintloop::domain::reads::retrospective::facts::newest_first;
use sprintloop::domain::records::retrospective::outcome::{Point, PointState};
use sprintloop::domain::workspace::Workspace;

/// The section; empty if no retrospective has any.
#[component]
pub(super) fn Points(ws: Arc<Workspace>, store: Store) -> impl IntoView {
    let all = newest_first(&ws).into_iter().flat_map(|retro| {
        let (id, from) = (retro.id, name_of(&ws, retro));
        retro.points.iter().zip(0_u32..).map(move |(point, at)| {
            let (point, from) = (point.clone(), from.clone());
            view! { <PointRow store id at point from /> }
        })
    });
    let all: Vec<_> = all.collect();
    (!all.is_empty()).then(|| {
        view! {
            <Section title="Roadmap items and requests" note="From retrospectives">
                <ul class="rows">{all}</ul>
            </Section>
        }
    })
}

/// An item, where it comes from, and its outcome.
#[component]
fn PointRow(
    store: Store,
    /// The retrospective it comes from.
    id: RetrospectiveId,
    /// Its index among that retrospective's points.
    at: u32,
    point: Point,
    /// The name of that retrospective.
    from: String,
) -> impl IntoView {
    let (now, refused) = (point.state, RwSignal::new(None));
    let end = move || {
        let states = PointState::ALL.iter().skip(1).map(|state| {
            let state = *state;
            let settle = move || {
                let settle = RetrospectiveCommand::SettlePoint { id, at, state };
                attempt(store, Command::Retrospective(settle), "", refused);
            };
            view! { <Chip label=state.label() on=now == state on_press=settle /> }
        });
        view! {
            <span class="cluster" role="group" aria-label="Decision">
                <span class="small soft">"Decision:"</span> {states.collect_view()}
            </span>
        }
    };
    let asked = asked(&point, store.now().date_naive());
    let about = if asked.is_empty() { from } else { format!("{asked} · {from}") };
    let kind = if point.ask { "Request to leadership" } else { "Roadmap item" };
    view! {
        <Row end><Badge text=kind />" "{point.text.to_string()}" "<span class="small soft">{about}</span><RefusalSlot refused/></Row>
    }
}
