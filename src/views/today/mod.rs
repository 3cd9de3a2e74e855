//! Today: where the team stands in the loop, and what is next.

mod due;
mod first_run;
mod steps;
use crate::views::prelude::*;

use super::components::{
    Button, Icon, Notice, Toasts, Tone, avatar, badge, dates, nothing_here, page_title, section,
};
use super::{header, signals};
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::workspace::Workspace;
use crate::exchange::file::Export;
use crate::state::{Route, Store};
use crate::views::take_away::save;

/// The screen.
pub fn screen() -> AnyView {
    let store = Store::here();
    let founded = Memo::new(move |_| store.workspace().is_founded());
    (move || if founded.get() { standing(store) } else { first_run::view(store) }).into_any()
}

fn standing(store: Store) -> AnyView {
    let body = move || {
        let ws = store.workspace();
        view! {
            {reminder(store)}
            {steps::view(&ws, store)}
            {signals::view(store)}
            <div class="with-aside">
                <div class="stack stack--loose">{my_work(&ws, store)} {due::blockers(&ws, store)}</div>
                <div class="stack stack--loose">{due::priority(&ws, store)} {signals::health(store)} {due::dates(&ws, store)} {due::roles(&ws, store)}</div>
            </div>
        }
    };
    view! {
        {page_title("Today", Vec::new(), Vec::new())}
        <div class="stack stack--loose">{body}</div>
    }
    .into_any()
}

/// Much was done since the last export.
fn reminder(store: Store) -> Option<AnyView> {
    let toasts = use_context::<Toasts>();
    let count = store.reminds()?;
    let export = move || save(store, toasts, Export::Workspace);
    let shown = Notice::info(format!(
        "{} in this browser alone",
        dates::counted(count as i64, "change is", "changes are")
    ))
    .text("Export the workspace, and keep the file where your backups are.")
    .action(Button::new("Export").small().icon(Icon::Download).on(export))
    .action(Button::new("Later").small().quiet().on(move || store.put_off_export()))
    .show();
    Some(shown)
}

fn my_work(ws: &Workspace, store: Store) -> AnyView {
    let me = store.actor();
    let sprint = header::current_sprint(ws).map(|sprint| sprint.id);
    let mut mine: Vec<&BacklogItem> = ws
        .items
        .values()
        .map(|item| &**item)
        .filter(|item| sprint.is_some() && item.position.sprint() == sprint)
        .filter(|item| !item.is_accepted())
        .filter(|item| {
            me.is_some()
                && (item.owner == me || item.contributors.iter().any(|c| Some(c.member) == me))
        })
        .collect();
    mine.sort_by_key(|item| (std::cmp::Reverse(item.position.stage()), item.rank.clone()));
    let content = if mine.is_empty() {
        nothing_here("Nothing in this sprint is yours right now.")
    } else {
        let rows = mine.iter().map(|item| row(ws, item)).collect_view();
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    section("My work", format!("{} open", mine.len()), (), content)
}

/// A row of an item: key, title, stage, estimate.
fn row(ws: &Workspace, item: &BacklogItem) -> AnyView {
    let blocked = ws.blockers.values().any(|b| b.is_open() && b.item == item.id);
    let stage = if blocked {
        badge("Blocked", Tone::Stop)
    } else {
        item.position.stage().map(|stage| badge(stage.label(), Tone::Neutral)).into_any()
    };
    let estimate = item.estimate.map(|estimate| ws.workflow.unit.show(estimate));
    let owner = item.owner.and_then(|id| ws.members.get(id)).map(|m| m.name.to_string());
    view! {
        <li class="rows__row">
            <span class="rows__key">{item.key.to_string()}</span>
            <a class="rows__title" href=Route::item(&item.key).hash()>{item.title.to_string()}</a>
            <span class="rows__end">{stage}<span class="rows__number">{estimate}</span>{avatar(owner.as_deref())}</span>
        </li>
    }
    .into_any()
}
