//! Fills in several fields of the selected items at once.

use leptos::prelude::*;

use super::shown::Backlog;
use crate::state::Store;
use crate::views::components::{AmountField, CheckboxField, Dialog, Form, FormView, SelectField};
use crate::views::names;
use crate::views::undo_toast::say_undoable;
use sprintloop::domain::base::amount;
use sprintloop::domain::base::figures::Effort;
use sprintloop::domain::base::ids::{ChannelId, ItemId, MemberId, PriorityId};
use sprintloop::domain::base::text::number_of;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::backlog::ItemCommand;
use sprintloop::domain::commands::refinement::{NewCriterion, Refinement};
use sprintloop::domain::records::backlog::item::{BacklogItem, Purpose};
use sprintloop::domain::workspace::Workspace;

/// The first choice of each list.
const AS_IS: &str = "Keep as is";

/// What is chosen for all of them; what is not chosen stays as it is.
#[derive(Clone, Copy)]
struct Chosen {
    owner: RwSignal<String>,
    priority: RwSignal<String>,
    channel: RwSignal<String>,
    estimate: RwSignal<String>,
    criteria: RwSignal<bool>,
}

/// The dialog.
#[component]
pub(super) fn FillDialog(backlog: Backlog, open: RwSignal<bool>) -> impl IntoView {
    let sentence =
        "Fields you leave as they are won't change. You can undo everything in one step.";
    view! {
        <Dialog id="backlog-fill" title="Fill in selected items" sentence open>
            <FillForm backlog open/>
        </Dialog>
    }
}

#[component]
fn FillForm(backlog: Backlog, open: RwSignal<bool>) -> impl IntoView {
    let store = backlog.store;
    let ws = store.workspace_now();
    let empty = || RwSignal::new(String::new());
    let chosen = Chosen {
        owner: empty(),
        priority: empty(),
        channel: empty(),
        estimate: empty(),
        criteria: RwSignal::new(false),
    };
    let form = Form::new("fill");
    let submit = move || {
        let estimate = match chosen.estimate.get_untracked().trim() {
            "" => None,
            text => match amount::read(text, &store.workspace_now().workflow.scale()) {
                Ok(estimate) => Some(estimate),
                Err(why) => return form.error("estimate", why.to_string()),
            },
        };
        let ids = backlog.selected();
        let count = ids.len();
        let items = ids.into_iter().filter_map(|id| chosen.of(store, id, estimate)).collect();
        match store.dispatch(Command::Item(ItemCommand::Refine { items })) {
            Ok(_) => {
                open.set(false);
                say_undoable(store, &format!("Filled in {}", number_of(count, "item")));
            }
            Err(refusal) => form.problem(refusal),
        }
    };
    let owners = names::owner_choices(&ws, AS_IS);
    let priorities = names::priority_choices(&ws, Some(AS_IS));
    let channels = names::channel_choices(&ws, Some(AS_IS));
    let estimate = form.field("estimate", "Estimate").unit(ws.workflow.unit.symbol());
    let criteria = form
        .field("criteria", "Add acceptance criteria from the template")
        .hint("Only to items that have none yet.");
    view! {
        <FormView form verb="Fill in" on_submit=submit on_cancel=move || open.set(false)>
            <SelectField field=form.field("owner", "Owner") value=chosen.owner choices=Signal::stored(owners)/>
            <SelectField field=form.field("priority", "Priority") value=chosen.priority choices=Signal::stored(priorities)/>
            <SelectField field=form.field("channel", "Channel") value=chosen.channel choices=Signal::stored(channels)/>
            <AmountField field=estimate value=chosen.estimate/>
            <CheckboxField field=criteria value=chosen.criteria/>
        </FormView>
    }
}

impl Chosen {
    /// Returns what is filled in for one item.
    fn of(self, store: Store, id: ItemId, estimate: Option<Effort>) -> Option<Refinement> {
        let ws = store.workspace_now();
        let item = ws.items.get(id)?;
        let mut found = Refinement::new(id);
        found.owner = names::chosen::<MemberId>(self.owner);
        found.channel = names::chosen::<ChannelId>(self.channel);
        found.estimate = estimate;
        let priority = names::chosen::<PriorityId>(self.priority);
        found.purpose = priority.map(|id| Purpose { priority: Some(id), ..item.purpose.clone() });
        if self.criteria.get_untracked() && item.criteria.is_empty() {
            found.criteria = template(store, item, &ws);
        }
        Some(found)
    }
}

fn template(store: Store, item: &BacklogItem, ws: &Workspace) -> Vec<NewCriterion> {
    let kind = ws.work_types.get(item.work_type);
    let lines = kind.into_iter().flat_map(|kind| &kind.criteria_template);
    lines.map(|text| NewCriterion { id: store.mint(), text: text.clone() }).collect()
}
