//! Roadmap points and asks to leadership, as retrospectives left them.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::base::ids::RetrospectiveId;
use crate::domain::commands::Command;
use crate::domain::commands::retrospective::RetrospectiveCommand;
use crate::domain::reads::retrospective::facts::newest_first;
use crate::domain::records::retrospective::outcome::{Point, PointState};
use crate::domain::workspace::Workspace;
use crate::state::Store;
use crate::views::components::{Badge, Chip, Row, Section};
use crate::views::retro::name_of;

/// The section; nothing where no retrospective left any.
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
            <Section title="Roadmap points and asks" note="from retrospectives">
                <ul class="rows">{all}</ul>
            </Section>
        }
    })
}

/// A point, where it comes from, and what became of it.
#[component]
fn PointRow(
    store: Store,
    /// The retrospective that left it.
    id: RetrospectiveId,
    /// Its place among the points of that one.
    at: u32,
    point: Point,
    /// What that one is called.
    from: String,
) -> impl IntoView {
    let now = point.state;
    let end = move || {
        let states = PointState::ALL.iter().skip(1).map(|state| {
            let state = *state;
            let settle = move || {
                let settle = RetrospectiveCommand::SettlePoint { id, at, state };
                let _ = store.dispatch(Command::Retrospective(settle));
            };
            view! { <Chip label=state.label() on=now == state on_press=settle /> }
        });
        states.collect_view()
    };
    let kind = if point.ask { "Ask" } else { "Roadmap" };
    view! {
        <Row end><Badge text=kind />" "{point.text.to_string()}" "<span class="small soft">{from}</span></Row>
    }
}
