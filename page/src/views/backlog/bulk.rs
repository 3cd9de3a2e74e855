//! Bulk actions on the selected items.
use leptos::either::Either;
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::HtmlElement;
use std::collections::BTreeSet;
use wasm_bindgen::JsCast;

use super::fill::FillDialog;
use super::shown::Backlog;
use crate::state::Store;
use crate::views::components::{
    Button, ButtonKind, Choice, Dialog, Entry, Menu, Problem, ReasonDialog, dom,
};
use crate::views::item::campaign_choices;
use crate::views::metrics::AheadForecast;
use crate::views::names;
use crate::views::refusal::attempt;
use crate::views::take_away::save;
use crate::views::undo_toast::say_undoable;
use sprintloop::domain::base::ids::{ItemId, SprintId};
use sprintloop::domain::base::text::{Reason, number, number_of};
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::backlog::{ItemCommand, ItemEdit};
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::reads::sprint::which;
use sprintloop::exchange::file::Export;

/// The bar under the list while items are selected.
#[component]
pub(super) fn BulkBar(backlog: Backlog) -> impl IntoView {
    let any = Memo::new(move |_| backlog.chosen.with(|chosen| !chosen.is_empty()));
    let (dropping, asking) = (RwSignal::new(false), RwSignal::new(false));
    let filling = RwSignal::new(false);
    let planned = Memo::new(move |_| planned(backlog.store));
    view! {
        {move || any.get().then(|| view! { <BulkActions backlog filling dropping asking planned/> })}
        <DropDialog backlog open=dropping/>
        <FillDialog backlog open=filling/>
        <Dialog id="backlog-forecast" title="Forecast" unasked=true wide=true open=asking>
            <AheadForecast store=backlog.store items=backlog.chosen.get_untracked()/>
        </Dialog>
    }
}

/// Returns the sprint in planning.
fn planned(store: Store) -> Option<SprintId> {
    which::planned(&store.workspace()).map(|sprint| sprint.id)
}

/// How many are selected, and the actions for them.
#[component]
fn BulkActions(
    backlog: Backlog,
    /// Whether the dialog that fills in several fields is open.
    filling: RwSignal<bool>,
    /// Whether the dialog that drops them is open.
    dropping: RwSignal<bool>,
    /// Whether the forecast is open.
    asking: RwSignal<bool>,
    planned: Memo<Option<SprintId>>,
) -> impl IntoView {
    let store = backlog.store;
    let owners = move || names::owner_choices(&store.workspace_now(), "No owner");
    let channels = move || names::channel_choices(&store.workspace_now(), Some("No channel"));
    let kinds = move || names::work_type_choices(&store.workspace_now(), None);
    let campaigns = move || campaign_choices(&store.workspace_now(), "No campaign");
    let toasts = use_context();
    let take = move || save(store, toasts, Export::Selection(backlog.selected()));
    let count = move || format!("{} selected", number(backlog.chosen.with(BTreeSet::len)));
    let choose = move |id: SprintId| {
        let items = backlog.selected();
        let said = format!("Added {} to the next sprint", number_of(items.len(), "item"));
        let choose = SprintCommand::Choose { id, items, serves_goal: true };
        attempt(store, Command::Sprint(choose), &said, backlog.refused);
    };
    let bar = NodeRef::<html::Div>::new();
    keep_toasts_above(bar, backlog);
    view! {
        <div class="bulk-bar" role="group" aria-label="Selected items" node_ref=bar>
            <div class="bulk-bar__what">
                <span class="bulk-bar__count" role="status">{count}</span>
                <SelectAll backlog/>
                <Button label="Clear selection" kind=ButtonKind::Quiet on_press=move || backlog.chosen.update(BTreeSet::clear)/>
            </div>
            <div class="bulk-bar__actions">
            <Button label="Fill in…" on_press=move || filling.set(true)/>
            <BulkMenu backlog label="Owner" choices=owners edit=|id| Some(ItemEdit::Owner(id.parse().ok()))/>
            <BulkMenu backlog label="Channel" choices=channels edit=|id| Some(ItemEdit::Channel(id.parse().ok()))/>
            <BulkMenu backlog label="Work type" choices=kinds edit=|id| id.parse().ok().map(ItemEdit::WorkType)/>
            <BulkMenu backlog label="Campaign" choices=campaigns edit=|id| Some(ItemEdit::Campaign(id.parse().ok()))/>
            {move || planned.get().map(|id| view! {
                <Button label="Add to next sprint" on_press=move || choose(id)/>
            })}
            <Button label="Forecast" on_press=move || asking.set(true)/>
            <ArchiveButton backlog/>
            <Button label="Export" on_press=take/>
            <Button label="Drop…" kind=ButtonKind::Danger on_press=move || dropping.set(true)/>
            </div>
        </div>
    }
}

/// Selects every item that matches the filter, unless all are selected.
#[component]
fn SelectAll(backlog: Backlog) -> impl IntoView {
    let rest = Memo::new(move |_| {
        backlog.items.with(|items| {
            let all =
                backlog.chosen.with(|chosen| items.iter().all(|one| chosen.contains(&one.id)));
            (!all).then_some(items.len())
        })
    });
    move || {
        rest.get().map(|count| {
            let label = format!("Select all {}", number(count));
            view! { <Button label kind=ButtonKind::Quiet on_press=move || backlog.select_all()/> }
        })
    }
}

/// Keeps the toasts above the bar, so that they cover none of its buttons.
fn keep_toasts_above(bar: NodeRef<html::Div>, backlog: Backlog) {
    let root =
        || document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok());
    Effect::new(move |_| {
        // The bar may take another line.
        backlog.chosen.track();
        if let (Some(bar), Some(root)) = (bar.get(), root()) {
            dom::after_render(move || {
                if bar.is_connected() {
                    let height = format!("{}px", bar.offset_height());
                    // Throws only for a style that cannot be changed.
                    let _ = root.style().set_property("--bar-room", &height);
                }
            });
        }
    });
    on_cleanup(move || {
        if let Some(root) = root() {
            let _ = root.style().remove_property("--bar-room");
        }
    });
}

/// Archives the selected items, or restores them if the list shows archived ones.
#[component]
fn ArchiveButton(backlog: Backlog) -> impl IntoView {
    let away = Memo::new(move |_| backlog.filter.with(|filter| filter.state == "archived"));
    let bring = move || away_with(backlog, "Restored", |items| ItemCommand::Restore { items });
    let archive = move || away_with(backlog, "Archived", |items| ItemCommand::Archive { items });
    move || match away.get() {
        true => Either::Left(view! { <Button label="Restore" on_press=bring/> }),
        false => Either::Right(view! { <Button label="Archive" on_press=archive/> }),
    }
}

/// Sets one field of the selected items.
#[component]
fn BulkMenu(
    backlog: Backlog,
    label: &'static str,
    choices: impl Fn() -> Vec<Choice> + Send + Sync + 'static,
    /// The edit for a choice.
    edit: fn(&str) -> Option<ItemEdit>,
) -> impl IntoView {
    let entry = move |(id, name): Choice| {
        let set_to = name.clone();
        Entry::press(name, move || {
            if let Some(edit) = edit(&id) {
                let (items, edit) = (backlog.selected(), Box::new(edit));
                let count = number_of(items.len(), "item");
                let said = match id.as_str() {
                    "" => format!("{label} cleared for {count}"),
                    _ => format!("{label} set to {set_to} for {count}"),
                };
                let edit = Command::Item(ItemCommand::Edit { items, edit });
                attempt(backlog.store, edit, &said, backlog.refused);
            }
        })
    };
    view! { <Menu label entries=move || choices().into_iter().map(entry).collect()/> }
}

/// Does what takes the selected items out of the list; they stay selected if it is refused.
fn away_with(backlog: Backlog, done: &str, command: impl FnOnce(Vec<ItemId>) -> ItemCommand) {
    let items = backlog.selected();
    let said = format!("{done} {}", number_of(items.len(), "item"));
    if attempt(backlog.store, Command::Item(command(items)), &said, backlog.refused) {
        backlog.chosen.update(BTreeSet::clear);
    }
}

/// Asks why the selected items are dropped.
#[component]
fn DropDialog(backlog: Backlog, open: RwSignal<bool>) -> impl IntoView {
    let drop = move |text: String| -> Result<(), Problem> {
        let reason = Reason::parse(&text)?;
        let items = backlog.selected();
        let said = format!("Dropped {}", number_of(items.len(), "item"));
        let drop = ItemCommand::Drop { items, reason };
        backlog.store.dispatch(Command::Item(drop))?;
        backlog.chosen.update(BTreeSet::clear);
        say_undoable(backlog.store, &said);
        Ok(())
    };
    view! {
        <ReasonDialog id="backlog-drop" title="Drop selected items" verb="Drop" danger=true
            sentence="Removes them from the backlog. The reason is kept."
            presets=["No longer needed", "Not worth the effort", "Done elsewhere"]
            open on_reason=drop/>
    }
}
