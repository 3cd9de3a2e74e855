//! The backlog: all potential work in priority order, and the open item beside it.

mod add_several;
mod bulk;
mod cells;
mod columns;
mod fill;
mod filter;
mod list;
mod live;
mod more;
mod quick_add;
pub mod refine;
mod shortened;
mod shown;
mod table;
mod toolbar;

use leptos::either::Either;
use leptos::prelude::*;

use super::components::{Button, PageTitle};
use super::parts::Parts;
use super::refusal::RefusalSlot;
use bulk::BulkBar;
use filter::Filter;
use list::BacklogList;
use quick_add::QuickAdd;
pub use quick_add::add as add_item;
use shown::Backlog;
use table::BacklogTable;
use toolbar::Toolbar;

/// The backlog: its list, or its items one by one.
#[component]
pub fn BacklogScreen() -> impl IntoView {
    let backlog = Backlog::here();
    let refine = Memo::new(move |_| backlog.filter.with(|filter| filter.refine));
    let parts = Parts::here();
    move || match refine.get() {
        true => Either::Left((parts.refine)()),
        false => Either::Right(view! { <Listed backlog/> }),
    }
}

/// The backlog's list and the open item beside it.
#[component]
fn Listed(backlog: Backlog) -> impl IntoView {
    let on_close = Callback::new(move |()| backlog.show(None));
    // A class, because a `:has()` rule would check every row again on every change.
    let class = move || match backlog.open.with(Option::is_some) {
        true => "with-panel with-panel--open",
        false => "with-panel",
    };
    let table = Memo::new(move |_| backlog.filter.with(|filter| filter.table));
    let list = move || match table.get() {
        true => Either::Left(view! { <BacklogTable backlog/> }),
        false => Either::Right(view! { <BacklogList backlog/> }),
    };
    let panel = Parts::here().item_panel;
    let turn = move || {
        let filter = backlog.filter.get_untracked();
        backlog.ask(&Filter { table: !filter.table, ..filter });
    };
    view! {
        <PageTitle title="Backlog">
            <Button label="Table" pressed=table on_press=turn/>
            <Button label="Refine" key="R" title="Items that are not Ready, one by one" on_press=move || backlog.refine(None)/>
        </PageTitle>
        <div class=class>
            <div class="with-panel__list">
                <QuickAdd backlog/>
                <Toolbar backlog/>
                <RefusalSlot refused=backlog.refused/>
                {list}
                <BulkBar backlog/>
            </div>
            {move || backlog.open.get().map(|key| panel(key, on_close))}
        </div>
    }
}
