//! The work type of the item on screen: it says what is asked, so changing it asks anew.

use std::sync::Arc;

use leptos::prelude::*;

use super::refining::Refining;
use super::words::said;
use crate::domain::base::ids::WorkTypeId;
use crate::domain::base::refusal::Refusal;
use crate::domain::commands::Command;
use crate::domain::commands::backlog::{ItemCommand, ItemEdit};
use crate::domain::records::backlog::item::BacklogItem;
use crate::views::components::{Field, SelectField};
use crate::views::names;
use crate::views::undo_toast::say_undoable;

/// The choice of a work type; what is refused goes to `refused`.
#[component]
pub(super) fn KindField(
    refining: Refining,
    item: Arc<BacklogItem>,
    refused: RwSignal<Option<Refusal>>,
) -> impl IntoView {
    let store = refining.backlog.store;
    let (id, now) = (item.id, item.work_type);
    let value = RwSignal::new(now.to_string());
    let change = move |to: WorkTypeId| {
        let edit = Box::new(ItemEdit::WorkType(to));
        match store.dispatch(Command::Item(ItemCommand::Edit { items: vec![id], edit })) {
            Ok(_) => {
                say_undoable(store, &said(id, &store.workspace_now()));
                refining.saved.update(|saved| *saved += 1);
            }
            Err(refusal) => {
                refused.set(Some(refusal));
                value.set(now.to_string());
            }
        }
    };
    Effect::new(move |_| {
        if let Ok(to) = value.get().parse::<WorkTypeId>()
            && to != now
        {
            untrack(|| change(to));
        }
    });
    let kinds = Signal::derive(move || names::work_type_choices(&store.workspace(), None));
    let field = Field::new(format!("refine-kind-{id}"), "Work type").hidden_label();
    view! { <SelectField field value choices=kinds/> }
}
