//! Roadmap points and asks to leadership, as retrospectives left them.

use crate::views::prelude::*;

use crate::domain::commands::Command;
use crate::domain::commands::retrospective::RetrospectiveCommand;
use crate::domain::reads::retrospective::facts::newest_first;
use crate::domain::records::retrospective::outcome::PointState;
use crate::domain::workspace::Workspace;
use crate::state::Store;
use crate::views::components::{Tone, badge, chip, section};
use crate::views::retro::{name_of, row};

/// The section; nothing where no retrospective left any.
pub(super) fn points(ws: &Workspace, store: Store) -> AnyView {
    let all = newest_first(ws).into_iter().flat_map(|retro| {
        let (id, from) = (retro.id, name_of(ws, retro));
        retro.points.iter().zip(0_u32..).map(move |(point, at)| {
            let choices = PointState::ALL.iter().skip(1).map(|state| {
                let state = *state;
                chip(state.label(), Signal::stored(point.state == state), move || {
                    let settle = RetrospectiveCommand::SettlePoint { id, at, state };
                    let _ = store.dispatch(Command::Retrospective(settle));
                })
            });
            let kind = if point.ask { "Ask" } else { "Roadmap" };
            let title = view! { {badge(kind, Tone::Neutral)}" "{point.text.to_string()}" "<span class="small soft">{from.clone()}</span> };
            row(title.into_any(), choices.collect())
        })
    });
    let all: Vec<_> = all.collect();
    (!all.is_empty())
        .then(|| {
            let list = view! { <ul class="rows">{all}</ul> };
            section("Roadmap points and asks", "from retrospectives", (), list.into_any())
        })
        .into_any()
}
