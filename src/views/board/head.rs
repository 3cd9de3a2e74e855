//! The title row of the board: what is over its limit, the load, how to look at it.

use leptos::prelude::*;

use super::Shown;
use super::shape::Column;
use crate::domain::figures::Effort;
use crate::state::Route;
use crate::state::Store;
use crate::views::components::{Button, Level, badge, chip, meter_inline, page_title};

/// The title row.
pub fn head(shown: Shown) -> AnyView {
    let store = Store::here();
    let over = move || {
        Column::ALL
            .into_iter()
            .filter_map(|column| {
                let fill = shown.shape.with(|shape| shape.fill(column))?;
                (fill.over() > 0).then(|| {
                    badge(format!("{} over limit by {}", column.label(), fill.over()), fill.tone())
                })
            })
            .collect_view()
    };
    let by_owner = shown.by_owner;
    let actions = vec![
        meter_inline("Team load", Signal::derive(move || load(store, shown))),
        chip("My work", shown.mine, move || shown.mine.update(|mine| *mine = !*mine)),
        Button::new("By owner").pressed(by_owner).on(move || by_owner.update(|by| *by = !*by)),
        Button::new("Start check-in").primary().href(Route::CheckIn.hash()),
    ];
    page_title("Board", vec![over.into_any()], actions)
}

/// Estimates of what is in the sprint, against its capacity.
fn load(store: Store, shown: Shown) -> Level {
    let workspace = store.workspace();
    let Some(sprint) = shown.shape.with(|shape| shape.sprint.clone()) else {
        return Level::load(0, 0, "");
    };
    let items = workspace.items.values().filter(|item| item.position.sprint() == Some(sprint.id));
    let load: Effort = items.filter_map(|item| item.estimate).sum();
    let capacity: Effort = sprint.capacity.values().map(|capacity| capacity.total()).sum();
    let unit = workspace.workflow.unit;
    Level::load(load.0, capacity.0, format!("{load} of {}", unit.show(capacity)))
}
