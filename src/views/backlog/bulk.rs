//! What can be done with several items at once.
use leptos::either::Either;
use leptos::prelude::*;
use std::collections::BTreeSet;

use super::shown::Backlog;
use crate::domain::base::ids::{ItemId, SprintId};
use crate::domain::base::text::Reason;
use crate::domain::commands::Command;
use crate::domain::commands::backlog::{ItemCommand, ItemEdit};
use crate::domain::commands::sprint::SprintCommand;
use crate::exchange::file::Export;
use crate::state::Store;
use crate::views::components::{
    Button, ButtonKind, Choice, Dialog, Entry, Menu, Problem, ReasonDialog,
};
use crate::views::item::campaign_choices;
use crate::views::metrics::AheadForecast;
use crate::views::names;
use crate::views::refusal::{attempt, say_undoable};
use crate::views::take_away::save;

/// The bar under the list, while something is chosen.
#[component]
pub(super) fn BulkBar(backlog: Backlog) -> impl IntoView {
    let any = Memo::new(move |_| backlog.chosen.with(|chosen| !chosen.is_empty()));
    let (dropping, asking) = (RwSignal::new(false), RwSignal::new(false));
    let planned = Memo::new(move |_| planned(backlog.store));
    view! {
        {move || any.get().then(|| view! { <BulkActions backlog dropping asking planned/> })}
        <DropDialog backlog open=dropping/>
        <Dialog id="backlog-forecast" title="When will they be done?" unasked=true wide=true open=asking>
            <AheadForecast store=backlog.store items=backlog.chosen.get_untracked()/>
        </Dialog>
    }
}

/// The sprint that is being planned.
fn planned(store: Store) -> Option<SprintId> {
    store.workspace().sprints.values().find(|sprint| sprint.is_planned()).map(|sprint| sprint.id)
}

/// How many are chosen, and what can be done with them.
#[component]
fn BulkActions(
    backlog: Backlog,
    /// Whether it is asked why they are dropped.
    dropping: RwSignal<bool>,
    /// Whether the forecast is open.
    asking: RwSignal<bool>,
    planned: Memo<Option<SprintId>>,
) -> impl IntoView {
    let store = backlog.store;
    let owners = move || names::member_choices(&store.workspace_now(), Some("Nobody"));
    let channels = move || names::channel_choices(&store.workspace_now(), Some("No channel"));
    let kinds = move || names::work_type_choices(&store.workspace_now(), None);
    let campaigns = move || campaign_choices(&store.workspace_now(), "No campaign");
    let toasts = use_context();
    let take = move || save(store, toasts, Export::Selection(items(backlog)));
    let count = move || match backlog.chosen.with(BTreeSet::len) {
        1 => "1 selected".to_owned(),
        count => format!("{count} selected"),
    };
    let choose = move |id: SprintId| {
        let choose = SprintCommand::Choose { id, items: items(backlog), serves_goal: true };
        done(backlog, Command::Sprint(choose), "Chosen for the next sprint");
    };
    view! {
        <div class="bulk-bar" role="group" aria-label="Selected items">
            <span class="bulk-bar__count" role="status">{count}</span>
            <BulkMenu backlog label="Owner" choices=owners edit=|id| Some(ItemEdit::Owner(id.parse().ok()))/>
            <BulkMenu backlog label="Channel" choices=channels edit=|id| Some(ItemEdit::Channel(id.parse().ok()))/>
            <BulkMenu backlog label="Work type" choices=kinds edit=|id| id.parse().ok().map(ItemEdit::WorkType)/>
            <BulkMenu backlog label="Campaign" choices=campaigns edit=|id| Some(ItemEdit::Campaign(id.parse().ok()))/>
            {move || planned.get().map(|id| view! {
                <Button label="Choose for the next sprint" on_press=move || choose(id)/>
            })}
            <Button label="When done?" on_press=move || asking.set(true)/>
            <ArchiveButton backlog/>
            <Button label="Download" on_press=take/>
            <Button label="Drop…" kind=ButtonKind::Danger on_press=move || dropping.set(true)/>
            <Button label="Clear" kind=ButtonKind::Quiet on_press=move || backlog.chosen.update(BTreeSet::clear)/>
        </div>
    }
}

/// Puts the chosen away, or brings them back where the list shows what is away.
#[component]
fn ArchiveButton(backlog: Backlog) -> impl IntoView {
    let away = Memo::new(move |_| backlog.filter.with(|filter| filter.state == "archived"));
    let bring = move || act(backlog, "Brought back", |items| ItemCommand::Restore { items });
    let archive = move || act(backlog, "Archived", |items| ItemCommand::Archive { items });
    move || match away.get() {
        true => Either::Left(view! { <Button label="Bring back" on_press=bring/> }),
        false => Either::Right(view! { <Button label="Archive" on_press=archive/> }),
    }
}

/// Gives one field of the chosen the same value.
#[component]
fn BulkMenu(
    backlog: Backlog,
    label: &'static str,
    choices: impl Fn() -> Vec<Choice> + Send + Sync + 'static,
    /// The edit that a choice stands for.
    edit: fn(&str) -> Option<ItemEdit>,
) -> impl IntoView {
    let entry = move |(id, name): Choice| {
        Entry::press(name, move || {
            if let Some(edit) = edit(&id) {
                let edit = Box::new(edit);
                act(backlog, "Changed", move |items| ItemCommand::Edit { items, edit });
            }
        })
    };
    view! { <Menu label entries=move || choices().into_iter().map(entry).collect()/> }
}

fn items(backlog: Backlog) -> Vec<ItemId> {
    let ws = backlog.store.workspace_now();
    let chosen = backlog.chosen.get_untracked();
    let mut items: Vec<_> = chosen.into_iter().filter_map(|id| ws.items.get(id)).collect();
    items.sort_by(|a, b| (&a.rank, a.id).cmp(&(&b.rank, b.id)));
    items.into_iter().map(|item| item.id).collect()
}

fn act(backlog: Backlog, said: &str, command: impl FnOnce(Vec<ItemId>) -> ItemCommand) {
    done(backlog, Command::Item(command(items(backlog))), said);
}

/// Dispatches once for all; what was chosen stays chosen where it is refused.
fn done(backlog: Backlog, command: Command, said: &str) {
    if attempt(backlog.store, command, said, backlog.refused) {
        backlog.chosen.update(BTreeSet::clear);
    }
}

/// Asks why the chosen are dropped.
#[component]
fn DropDialog(backlog: Backlog, open: RwSignal<bool>) -> impl IntoView {
    let drop = move |text: String| -> Result<(), Problem> {
        let reason = Reason::parse(&text)?;
        let drop = ItemCommand::Drop { items: items(backlog), reason };
        backlog.store.dispatch(Command::Item(drop))?;
        backlog.chosen.update(BTreeSet::clear);
        say_undoable(backlog.store, "Dropped");
        Ok(())
    };
    view! {
        <ReasonDialog id="backlog-drop" title="Drop the selected items" verb="Drop" danger=true
            sentence="They leave the list and stay on record with the reason."
            presets=["No longer needed", "Not worth the effort", "Already done elsewhere"]
            open on_reason=drop/>
    }
}
