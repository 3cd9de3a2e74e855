//! The board's title row: limits that are exceeded, the load, and view options.

use leptos::prelude::*;

use super::shape::over;
use super::shown::Shown;
use crate::state::Route;
use crate::state::Store;
use crate::state::preferences::set_board_by_owner;
use crate::views::components::{
    Badge, Button, ButtonKind, Chip, InlineMeter, Level, LinkButton, PageTitle,
};
use sprintloop::domain::base::figures::Effort;
use sprintloop::domain::reads::board::{ColumnKind, staged};
use sprintloop::domain::reads::sprint::capacity::capacity_of;
use sprintloop::domain::records::sprint::capacity::Capacity;
use sprintloop::domain::tables::draft::is_just_me;

/// The title row.
#[component]
pub(super) fn BoardHead(shown: Shown) -> impl IntoView {
    let store = Store::here();
    let over_limit = Memo::new(move |_| {
        let of = |kind: ColumnKind| {
            let column = shown.shape.with(|shape| shape.column(kind).map(|c| (c.count, c.limit)));
            let (by, tone) = column.and_then(|(count, limit)| over(count, limit))?;
            Some((format!("{} over limit by {by}", kind.label()), tone))
        };
        ColumnKind::ALL.into_iter().filter_map(of).collect::<Vec<_>>()
    });
    let too_full = move || {
        let badges = over_limit.get().into_iter();
        badges.map(|(text, tone)| view! { <Badge text tone/> }).collect_view()
    };
    let by_owner = shown.by_owner;
    let alone = Memo::new(move |_| is_just_me(&store.workspace()));
    let load_label = if alone.get_untracked() { "Load" } else { "Team load" };
    let lanes = move || {
        by_owner.update(|by| *by = !*by);
        set_board_by_owner(by_owner.get_untracked());
    };
    view! {
        <PageTitle title="Board" beside=move || too_full>
            <InlineMeter label=load_label level=Signal::derive(move || load(store, shown))/>
            {move || (!alone.get()).then(|| view! {
                <Chip label="My work" on=shown.mine on_press=move || shown.mine.update(|mine| *mine = !*mine)/>
                <Button label="By owner" pressed=by_owner on_press=lanes/>
            })}
            <LinkButton label="Start check-in" kind=ButtonKind::Primary href=Route::CheckIn.hash()/>
        </PageTitle>
    }
}

/// Returns the sprint's estimates against its capacity.
fn load(store: Store, shown: Shown) -> Level {
    let workspace = store.workspace();
    let Some(sprint) = shown.shape.with(|shape| shape.sprint.clone()) else {
        return Level::load(0, 0, "");
    };
    let load: Effort = staged(&sprint, &workspace).filter_map(|(item, _)| item.estimate).sum();
    let capacity: Effort = capacity_of(&sprint, &workspace).values().map(Capacity::total).sum();
    let unit = workspace.workflow.unit;
    Level::load(load.0, capacity.0, format!("{} of {}", load.rounded(), unit.show(capacity)))
}
