//! Quick add: a title and Enter.

use leptos::ev::{ClipboardEvent, SubmitEvent};
use leptos::prelude::*;

use super::add_several::AddSeveral;
use super::shown::Backlog;
use crate::domain::base::ids::{ItemId, WorkTypeId};
use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::Title;
use crate::domain::commands::Command;
use crate::domain::commands::backlog::ItemCommand;
use crate::domain::reads::pasted_lines::pasted_lines;
use crate::domain::records::backlog::place::Place;
use crate::views::components::{Button, ButtonKind, Field, IconName, SelectField, TextField};
use crate::views::names;
use crate::views::refusal::{BelowField, beside_field, say_undoable};

/// The id of the field, so that a shortcut can focus it.
pub(super) const FIELD: &str = "backlog-add";

/// The form above the list.
#[component]
pub(super) fn QuickAdd(backlog: Backlog) -> impl IntoView {
    let store = backlog.store;
    let title = RwSignal::new(String::new());
    let refused = RwSignal::new(None::<Refusal>);
    let kinds = Signal::derive(move || names::work_type_choices(&store.workspace(), None));
    let kind = RwSignal::new(String::new());
    Effect::new(move |_| {
        let first = kinds.with(|kinds| kinds.first().map(|kind| kind.0.clone()));
        let gone = kinds.with(|kinds| kind.with(|kind| kinds.iter().all(|k| k.0 != *kind)));
        if gone && let Some(first) = first {
            kind.set(first);
        }
    });
    let submit = move |ev: SubmitEvent| {
        ev.prevent_default();
        match add(backlog, &title.get_untracked(), names::chosen(kind)) {
            Ok(said) => {
                title.set(String::new());
                refused.set(None);
                say_undoable(store, &said);
            }
            Err(refusal) => refused.set(Some(refusal)),
        }
    };
    let (pasted, adding) = (RwSignal::new(Vec::new()), RwSignal::new(false));
    // Several lines become several items, after a look at them; one line is text like any other.
    let paste = move |ev: ClipboardEvent| {
        let text = ev.clipboard_data().and_then(|data| data.get_data("text/plain").ok());
        let usual = names::chosen(kind);
        let Some((text, usual)) = text.zip(usual) else { return };
        let lines = pasted_lines(&text, &store.workspace_now(), usual);
        if lines.len() > 1 {
            ev.prevent_default();
            pasted.set(lines);
            adding.set(true);
        }
    };
    let field = Field::new(FIELD, "New item")
        .hidden_label()
        .placeholder("Add an item and press Enter, or paste a list")
        .error(beside_field(refused));
    let kind_field = Field::new("backlog-add-type", "Work type").hidden_label();
    view! {
        <form class="quick-add" novalidate on:submit=submit on:paste=paste>
            <TextField field value=title/>
            <SelectField field=kind_field value=kind choices=kinds/>
            <Button label="Add item" kind=ButtonKind::Primary icon=IconName::Plus submit=true/>
        </form>
        <BelowField refused/>
        <AddSeveral backlog pasted open=adding/>
    }
}

fn add(backlog: Backlog, title: &str, kind: Option<WorkTypeId>) -> Result<String, Refusal> {
    let store = backlog.store;
    let ws = store.workspace_now();
    let title = Title::parse(title).map_err(|_| Refusal::input("Enter a title."))?;
    let kind = kind.and_then(|kind| ws.work_types.get(kind));
    let kind = kind.ok_or_else(|| Refusal::input("Choose a work type."))?;
    let id: ItemId = store.mint();
    let add = ItemCommand::Add {
        id,
        title,
        work_type: kind.id,
        owner: None,
        // The order is the team's priority: an item no one has weighed yet goes last.
        place: Place::Last,
        criteria: kind.criteria_template.iter().map(|_| store.mint()).collect(),
    };
    store.dispatch(Command::Item(add))?;
    Ok(format!("Added {}", names::item(&store.workspace_now(), id)))
}
