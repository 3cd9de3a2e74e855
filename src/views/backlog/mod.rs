//! The backlog: all potential work in priority order, and the open item beside it.

mod add_several;
mod bulk;
mod filter;
mod list;
mod quick_add;
mod shown;
mod toolbar;

use leptos::prelude::*;

use super::components::PageTitle;
use super::item::ItemPanel;
use super::refusal::RefusalSlot;
use bulk::BulkBar;
use list::BacklogList;
use quick_add::QuickAdd;
use shown::Backlog;
use toolbar::Toolbar;

/// The backlog's list and the open item beside it.
#[component]
pub fn BacklogScreen() -> impl IntoView {
    let backlog = Backlog::here();
    let on_close = Callback::new(move |()| backlog.show(None));
    // A class, because a `:has()` rule would check every row again on every change.
    let class = move || match backlog.open.with(Option::is_some) {
        true => "with-panel with-panel--open",
        false => "with-panel",
    };
    view! {
        <PageTitle title="Backlog"/>
        <div class=class>
            <div class="with-panel__list">
                <QuickAdd backlog/>
                <Toolbar backlog/>
                <RefusalSlot refused=backlog.refused/>
                <BacklogList backlog/>
                <BulkBar backlog/>
            </div>
            {move || backlog.open.get().map(|key| view! { <ItemPanel key on_close/> })}
        </div>
    }
}
