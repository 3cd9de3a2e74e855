//! Roadmap points and asks to leadership, as retrospectives left them.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::command::Command;
use crate::domain::retrospective::command::RetrospectiveCommand;
use crate::domain::retrospective::facts::newest_first;
use crate::domain::retrospective::outcome::PointState;
use crate::domain::workspace::Workspace;
use crate::state::Store;
use crate::views::components::{Badge, Chip, Section};
use crate::views::retro::{name_of, row};

/// The section; nothing where no retrospective left any.
#[component]
pub(super) fn Points(ws: Arc<Workspace>, store: Store) -> impl IntoView {
    let all = newest_first(&ws).into_iter().flat_map(|retro| {
        let (id, from) = (retro.id, name_of(&ws, retro));
        retro.points.iter().zip(0_u32..).map(move |(point, at)| {
            let choices = PointState::ALL.iter().skip(1).map(|state| {
                let state = *state;
                let settle = move || {
                    let settle = RetrospectiveCommand::SettlePoint { id, at, state };
                    let _ = store.dispatch(Command::Retrospective(settle));
                };
                view! { <Chip label=state.label() on=point.state == state on_press=settle /> }.into_any()
            });
            let kind = if point.ask { "Ask" } else { "Roadmap" };
            let title = view! { <Badge text=kind />" "{point.text.to_string()}" "<span class="small soft">{from.clone()}</span> };
            row(title.into_any(), choices.collect())
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
