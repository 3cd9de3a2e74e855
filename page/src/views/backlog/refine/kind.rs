//! The work type of the item on screen: it says what is asked.

use leptos::prelude::*;

use super::refining::Refining;
use super::words::said;
use crate::views::components::Field;
use crate::views::item::inline::{InlineField, Kind, Save};
use crate::views::names;
use crate::views::undo_toast::say_undoable;
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::backlog::{ItemCommand, ItemEdit};

/// The choice of a work type.
#[component]
pub(super) fn KindField(refining: Refining, id: ItemId) -> impl IntoView {
    let store = refining.backlog.store;
    let value = Memo::new(move |_| {
        let ws = store.workspace();
        ws.items.get(id).map(|item| item.work_type.to_string()).unwrap_or_default()
    });
    let save: Save = Callback::new(move |(text, _): (String, _)| {
        let to = text.parse().map_err(|_| Refusal::input("Choose a work type."))?;
        let edit = Box::new(ItemEdit::WorkType(to));
        store.dispatch(Command::Item(ItemCommand::Edit { items: vec![id], edit }))?;
        say_undoable(store, &said(id, &store.workspace_now()));
        Ok(())
    });
    let kinds = names::work_types_with(store, value);
    let field = Field::new(format!("refine-kind-{id}"), "Work type").hidden_label().about(id);
    view! { <InlineField kind=Kind::Choose(kinds) field value save/> }
}
