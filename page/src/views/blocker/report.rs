//! Reports a blocker, or edits it.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::asked::Ask;
use crate::state::Store;
use crate::views::components::{
    DateField, Dialog, Form, FormView, SelectField, TextArea, TextField,
};
use crate::views::meanwhile::Meanwhile;
use crate::views::proposed_day;
use sprintloop::domain::base::ids::{BlockerId, ItemId};
use sprintloop::domain::base::text::{Reason, Title};
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::blocker::BlockerCommand;
use sprintloop::domain::reads::board::blocker_of;
use sprintloop::domain::records::blocker::{Blocker, BlockerKind};

/// The dialog that reports a blocker. If the item has one, that one is edited.
#[component]
pub fn ReportBlockerDialog(ask: Ask<ItemId>) -> impl IntoView {
    let store = Store::here();
    move || {
        let item = ask.about.get()?;
        let workspace = store.workspace_now();
        let record = workspace.items.get(item)?;
        let (title, verb) = match blocker_of(item, &workspace) {
            Some(_) => ("Edit blocker", "Save"),
            None => ("Report blocker", "Report blocker"),
        };
        let id = format!("blocker-{}", record.key);
        let sentence = format!("{} {}", record.key, record.title);
        Some(view! {
            <Dialog id title sentence open=ask.open>
                <BlockerForm item verb open=ask.open/>
            </Dialog>
        })
    }
}

#[derive(Clone, Copy)]
struct Words {
    kind: RwSignal<String>,
    reason: RwSignal<String>,
    unblocker: RwSignal<String>,
    next_check: RwSignal<String>,
}

impl Words {
    fn of(there: Option<&Blocker>, check: String) -> Self {
        let text =
            |pick: fn(&Blocker) -> String| RwSignal::new(there.map(pick).unwrap_or_default());
        let kind = there.map_or(BlockerKind::Dependency, |blocker| blocker.kind);
        let check = there.map_or(check, |blocker| blocker.next_check.to_string());
        Self {
            kind: RwSignal::new(kind.label().to_owned()),
            reason: text(|blocker| blocker.reason.to_string()),
            unblocker: text(|blocker| blocker.unblocker.to_string()),
            next_check: RwSignal::new(check),
        }
    }

    fn parsed(self, form: Form) -> Option<(BlockerKind, Reason, Title, NaiveDate)> {
        let kind = BlockerKind::ALL
            .into_iter()
            .find(|kind| self.kind.with_untracked(|k| k == kind.label()));
        let reason = self.reason.with_untracked(|text| Reason::parse(text));
        let unblocker = self.unblocker.with_untracked(|text| Title::parse(text));
        let check = self.next_check.with_untracked(|text| text.parse::<NaiveDate>());
        if reason.is_err() {
            form.error("reason", "Describe what's blocking the work.");
        }
        if unblocker.is_err() {
            form.error("unblocker", "Enter who can unblock it, on the team or outside it.");
        }
        if check.is_err() {
            form.error("check", "Choose a follow-up date.");
        }
        Some((kind.unwrap_or(BlockerKind::Other), reason.ok()?, unblocker.ok()?, check.ok()?))
    }
}

#[component]
fn BlockerForm(item: ItemId, verb: &'static str, open: RwSignal<bool>) -> impl IntoView {
    let store = Store::here();
    let workspace = store.workspace_now();
    let there = blocker_of(item, &workspace);
    // The item's owner follows up.
    let owner = workspace.items.get(item).and_then(|item| item.owner);
    let owner = owner.map(|id| id.to_string()).unwrap_or_default();
    let words = Words::of(there.map(|there| &**there), proposed_day::in_days(store, 1)(&owner));
    let known = there.map(|blocker| blocker.id);
    let form = Form::new("blocker");
    let meanwhile = Meanwhile::new(move || blocker_of(item, &store.workspace_now()).cloned());
    let submit = move || {
        let Some(parsed) = words.parsed(form) else { return };
        if !meanwhile.may_save(form) {
            return;
        }
        match store.dispatch(Command::Blocker(command(store, item, known, parsed))) {
            Ok(_) => open.set(false),
            Err(refusal) => form.problem(refusal),
        }
    };
    let kinds =
        BlockerKind::ALL.map(|kind| (kind.label().to_owned(), kind.label().to_owned())).to_vec();
    view! {
        <FormView form verb on_submit=submit on_cancel=move || open.set(false)>
            <TextArea field=form.field("reason", "What's blocking it?").required().autofocus() value=words.reason/>
            <SelectField field=form.field("kind", "Type of blocker") value=words.kind choices=kinds/>
            <div class="form__row">
                <TextField value=words.unblocker
                    field=form.field("unblocker", "Who can unblock it?").required().hint("A name, on the team or outside it.")/>
                <DateField value=words.next_check
                    field=form.field("check", "Follow up on").required().hint("After this day it's overdue.")/>
            </div>
        </FormView>
    }
}

fn command(
    store: Store,
    item: ItemId,
    known: Option<BlockerId>,
    (kind, reason, unblocker, next_check): (BlockerKind, Reason, Title, NaiveDate),
) -> BlockerCommand {
    match known {
        Some(id) => BlockerCommand::Edit { id, kind, reason, unblocker, next_check },
        None => {
            BlockerCommand::Open { id: store.mint(), item, kind, reason, unblocker, next_check }
        }
    }
}
