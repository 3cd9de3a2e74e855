//! Quick add: a title and Enter.

use leptos::ev::{ClipboardEvent, SubmitEvent};
use leptos::prelude::*;

use super::add_several::{AddSeveral, Pasted};
use super::shown::Backlog;
use crate::state::Store;
use crate::views::components::{Button, ButtonKind, Field, IconName, SelectField, TextField, dom};
use crate::views::names;
use crate::views::refusal::{BelowField, beside_field};
use crate::views::undo_toast::say_undoable;
use sprintloop::domain::base::ids::{ItemId, MemberId, WorkTypeId};
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::base::text::Title;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::backlog::{ItemCommand, NewItem};
use sprintloop::domain::reads::pasted_lines::{is_plain_list, small_task, with_estimate};
use sprintloop::domain::records::backlog::place::Place;
use sprintloop::domain::records::work_type::WorkType;

/// The id of the field, so that a shortcut can focus it.
pub(super) const FIELD: &str = "backlog-add";

/// The form above the list.
#[component]
pub(super) fn QuickAdd(backlog: Backlog) -> impl IntoView {
    let store = backlog.store;
    let title = RwSignal::new(String::new());
    let refused = RwSignal::new(None::<Refusal>);
    let kinds = Memo::new(move |_| names::work_type_choices(&store.workspace(), None));
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
        match add(store, &title.get_untracked(), names::chosen(kind)) {
            Ok(said) => {
                title.set(String::new());
                refused.set(None);
                say_undoable(store, &said);
            }
            Err(refusal) => refused.set(Some(refusal)),
        }
    };
    let first = kinds.with_untracked(|kinds| kinds.first().and_then(|kind| kind.0.parse().ok()));
    let pasted = Pasted::new(store, first);
    // Several lines become several items, after a look at them; one line is text like any other.
    let paste = move |ev: ClipboardEvent| {
        let text = ev.clipboard_data().and_then(|data| data.get_data("text/plain").ok());
        let usual = names::chosen(kind);
        let Some((text, usual)) = text.zip(usual) else { return };
        if pasted.take(text, usual) {
            ev.prevent_default();
        }
    };
    // Pasted beside the field it is the same, unless it is a table or a file.
    if let Some(page) = document().document_element() {
        dom::listen(&page, "paste", move |ev: ClipboardEvent| {
            let beside = !ev.default_prevented() && !dom::is_typing(ev.target());
            let text = ev.clipboard_data().and_then(|data| data.get_data("text/plain").ok());
            let list = text.filter(|text| beside && !dom::is_dialog_open() && is_plain_list(text));
            if let Some((text, usual)) = list.zip(names::chosen(kind))
                && pasted.take(text, usual)
            {
                ev.prevent_default();
            }
        });
    }
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
        <AddSeveral pasted/>
    }
}

/// Adds an item of a work type, the first one if none is given; returns what was done in words.
///
/// # Errors
/// A refusal if the title is empty or a rule says no.
pub fn add(store: Store, title: &str, kind: Option<WorkTypeId>) -> Result<String, Refusal> {
    let ws = store.workspace_now();
    let title = Title::parse(title).map_err(|_| Refusal::input("Enter a title."))?;
    let first = names::work_type_choices(&ws, None).first().and_then(|first| first.0.parse().ok());
    // A time at the end makes it a small task, unless another work type was chosen.
    let kind = kind.or(first);
    let guessed = small_task(title.as_str(), &ws).filter(|_| kind == first);
    let kind = guessed.or(kind).and_then(|kind| ws.work_types.get(kind));
    let kind = kind.ok_or_else(|| Refusal::input("Choose a work type."))?;
    let id: ItemId = store.mint();
    let (short, estimate) = with_estimate(title.as_str(), &ws);
    if kind.needs_no_review() || estimate.is_some() {
        let title = short.unwrap_or(title);
        let item = NewItem { estimate, ..ready_made(store, id, title, kind) };
        store.dispatch(Command::Item(ItemCommand::AddSeveral { items: vec![item] }))?;
        let name = names::item(&store.workspace_now(), id);
        return Ok(format!("Added {name} ({})", kind.name));
    }
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

/// Returns an item as it is added at once. A small task belongs to whoever writes it down.
fn ready_made(store: Store, id: ItemId, title: Title, kind: &WorkType) -> NewItem {
    let ws = store.workspace_now();
    let can_own = |me: &MemberId| ws.members.get(*me).is_some_and(|me| me.can_own_work());
    NewItem {
        id,
        title,
        work_type: kind.id,
        criteria: kind.criteria_template.iter().map(|_| store.mint()).collect(),
        owner: untrack(|| store.actor()).filter(|me| kind.needs_no_review() && can_own(me)),
        estimate: None,
    }
}
