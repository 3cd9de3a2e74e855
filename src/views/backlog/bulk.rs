//! What can be done with several items at once.
use crate::views::prelude::*;
use std::collections::BTreeSet;

use super::Backlog;
use crate::domain::base::ids::{ItemId, SprintId};
use crate::domain::base::text::Reason;
use crate::domain::commands::Command;
use crate::domain::commands::backlog::{ItemCommand, ItemEdit};
use crate::domain::commands::sprint::SprintCommand;
use crate::exchange::file::Export;
use crate::state::Store;
use crate::views::components::{Button, Choice, Dialog, Entry, Menu, Reason as ReasonDialog};
use crate::views::item::campaign_choices;
use crate::views::metrics::ahead;
use crate::views::names;
use crate::views::refusal::{attempt, say_undoable};
use crate::views::take_away::save;

/// The bar under the list, while something is chosen.
pub(super) fn bar(backlog: Backlog) -> AnyView {
    let any = Memo::new(move |_| backlog.chosen.with(|chosen| !chosen.is_empty()));
    let (dropping, asking) = (RwSignal::new(false), RwSignal::new(false));
    let planned = Memo::new(move |_| planned(backlog.store));
    let bar = move || any.get().then(|| view(backlog, dropping, asking, planned));
    let forecast = move || ahead(backlog.store, &backlog.chosen.get_untracked());
    view! {
        {bar} {drop_dialog(backlog, dropping)}
        {Dialog::new("backlog-forecast", "When will they be done?").unasked().wide().show(asking, forecast)}
    }
    .into_any()
}

/// The sprint that is being planned.
fn planned(store: Store) -> Option<SprintId> {
    store.workspace().sprints.values().find(|sprint| sprint.is_planned()).map(|sprint| sprint.id)
}

fn view(
    backlog: Backlog,
    dropping: RwSignal<bool>,
    asking: RwSignal<bool>,
    planned: Memo<Option<SprintId>>,
) -> AnyView {
    let store = backlog.store;
    let away = Memo::new(move |_| backlog.filter.with(|filter| filter.state == "archived"));
    let archive = move || {
        if away.get() {
            let bring =
                move || act(backlog, "Brought back", |items| ItemCommand::Restore { items });
            return Button::new("Bring back").on(bring);
        }
        Button::new("Archive")
            .on(move || act(backlog, "Archived", |items| ItemCommand::Archive { items }))
    };
    let plan = move || {
        planned.get().map(|id| {
            Button::new("Choose for the next sprint").on(move || {
                let items = items(backlog);
                let choose = SprintCommand::Choose { id, items, serves_goal: true };
                done(backlog, Command::Sprint(choose), "Chosen for the next sprint");
            })
        })
    };
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
    view! {
        <div class="bulk-bar" role="group" aria-label="Selected items">
            <span class="bulk-bar__count" role="status">{count}</span>
            {menu(backlog, "Owner", owners, |id| Some(ItemEdit::Owner(id.parse().ok())))}
            {menu(backlog, "Channel", channels, |id| Some(ItemEdit::Channel(id.parse().ok())))}
            {menu(backlog, "Work type", kinds, |id| id.parse().ok().map(ItemEdit::WorkType))}
            {menu(backlog, "Campaign", campaigns, |id| Some(ItemEdit::Campaign(id.parse().ok())))}
            {plan}
            {Button::new("When done?").on(move || asking.set(true))}
            {archive}
            {Button::new("Download").on(take)}
            {Button::new("Drop…").danger().on(move || dropping.set(true))}
            {Button::new("Clear").quiet().on(move || backlog.chosen.update(BTreeSet::clear))}
        </div>
    }
    .into_any()
}

fn menu(
    backlog: Backlog,
    label: &'static str,
    choices: impl Fn() -> Vec<Choice> + Send + Sync + 'static,
    edit: fn(&str) -> Option<ItemEdit>,
) -> AnyView {
    Menu::new(label).show(move || {
        let entry = |(id, name): Choice| {
            Entry::press(name, move || {
                if let Some(edit) = edit(&id) {
                    let edit = Box::new(edit);
                    act(backlog, "Changed", move |items| ItemCommand::Edit { items, edit });
                }
            })
        };
        choices().into_iter().map(entry).collect()
    })
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

fn drop_dialog(backlog: Backlog, open: RwSignal<bool>) -> AnyView {
    ReasonDialog::new("backlog-drop", "Drop the selected items", "Drop")
        .sentence("They leave the list and stay on record with the reason.")
        .presets(["No longer needed", "Not worth the effort", "Already done elsewhere"])
        .danger()
        .show(open, move |text| {
            let reason = Reason::parse(&text)?;
            let drop = ItemCommand::Drop { items: items(backlog), reason };
            backlog.store.dispatch(Command::Item(drop))?;
            backlog.chosen.update(BTreeSet::clear);
            say_undoable(backlog.store, "Dropped");
            Ok(())
        })
}
