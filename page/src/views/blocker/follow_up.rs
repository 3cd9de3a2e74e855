//! Sets when to follow up on a blocker next.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::asked::Ask;
use super::words::subject;
use crate::state::Store;
use crate::views::components::{DateField, Dialog, Form, FormView};
use crate::views::proposed_day;
use sprintloop::domain::base::ids::BlockerId;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::blocker::BlockerCommand;

/// The dialog: someone has asked, and asks again on that day.
#[component]
pub fn FollowUpDialog(ask: Ask<BlockerId>) -> impl IntoView {
    let store = Store::here();
    move || {
        let id = ask.about.get()?;
        let workspace = store.workspace_now();
        let (item, sentence) = subject(&workspace, id)?;
        let name = format!("follow-up-{}", item.key);
        Some(view! {
            <Dialog id=name title="Follow up again" sentence open=ask.open>
                <FollowUpForm id open=ask.open/>
            </Dialog>
        })
    }
}

#[component]
fn FollowUpForm(id: BlockerId, open: RwSignal<bool>) -> impl IntoView {
    let store = Store::here();
    let workspace = store.workspace_now();
    let owner = workspace.blockers.get(id).and_then(|blocker| workspace.items.get(blocker.item));
    let owner = owner.and_then(|item| item.owner).map(|id| id.to_string()).unwrap_or_default();
    let on = RwSignal::new(proposed_day::in_days(store, 1)(&owner));
    let form = Form::new("follow-up");
    let submit = move || {
        let Ok(next_check) = on.with_untracked(|on| on.parse::<NaiveDate>()) else {
            return form.error("on", "Choose a date.");
        };
        match store.dispatch(Command::Blocker(BlockerCommand::Check { id, next_check })) {
            Ok(_) => open.set(false),
            Err(refusal) => form.problem(refusal),
        }
    };
    view! {
        <FormView form verb="Set follow-up" on_submit=submit on_cancel=move || open.set(false)>
            <DateField field=form.field("on", "Follow up on").required().autofocus() value=on/>
        </FormView>
    }
}
