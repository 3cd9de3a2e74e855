//! Reports a blocker, or corrects what was written.

use crate::views::prelude::*;
use chrono::NaiveDate;

use super::Ask;
use super::words::next_working_day;
use crate::domain::base::ids::{BlockerId, ItemId};
use crate::domain::base::text::{Reason, Title};
use crate::domain::commands::Command;
use crate::domain::commands::blocker::BlockerCommand;
use crate::domain::reads::board::blocker_of;
use crate::domain::records::blocker::{Blocker, BlockerKind};
use crate::state::Store;
use crate::views::components::{Dialog, Form, date_field, select_field, text_area, text_field};

/// The dialog that reports a blocker of an item. If the item has one, that one is corrected.
pub fn report_dialog(ask: Ask<ItemId>) -> AnyView {
    let store = Store::here();
    (move || {
        let item = ask.about.get()?;
        let workspace = store.workspace_now();
        let record = workspace.items.get(item)?;
        let there = blocker_of(item, &workspace);
        let (title, verb) = match there {
            Some(_) => ("Edit the blocker", "Save"),
            None => ("Report a blocker", "Mark as blocked"),
        };
        let sentence = format!("{} {}", record.key, record.title);
        let body = move || form_view(item, verb, ask.open);
        Some(
            Dialog::new(format!("blocker-{}", record.key), title)
                .sentence(sentence)
                .show(ask.open, body),
        )
    })
    .into_any()
}

#[derive(Clone, Copy)]
struct Words {
    kind: RwSignal<String>,
    reason: RwSignal<String>,
    unblocker: RwSignal<String>,
    next_check: RwSignal<String>,
}

impl Words {
    fn of(there: Option<&Blocker>, check: NaiveDate) -> Self {
        let text =
            |pick: fn(&Blocker) -> String| RwSignal::new(there.map(pick).unwrap_or_default());
        let kind = there.map_or(BlockerKind::Dependency, |blocker| blocker.kind);
        let check = there.map_or(check, |blocker| blocker.next_check);
        Self {
            kind: RwSignal::new(kind.label().to_owned()),
            reason: text(|blocker| blocker.reason.to_string()),
            unblocker: text(|blocker| blocker.unblocker.to_string()),
            next_check: RwSignal::new(check.to_string()),
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
            form.error("reason", "Say what is in the way.");
        }
        if unblocker.is_err() {
            form.error("unblocker", "Name who can free it, in the team or outside.");
        }
        if check.is_err() {
            form.error("check", "Choose the day on which you ask again.");
        }
        Some((kind.unwrap_or(BlockerKind::Other), reason.ok()?, unblocker.ok()?, check.ok()?))
    }
}

fn form_view(item: ItemId, verb: &'static str, open: RwSignal<bool>) -> AnyView {
    let store = Store::here();
    let workspace = store.workspace_now();
    let there = blocker_of(item, &workspace);
    let today = store.now().date_naive();
    let words = Words::of(
        there.map(|there| &**there),
        next_working_day(today, &workspace.workflow.calendar),
    );
    let known = there.map(|blocker| blocker.id);
    let form = Form::new("blocker");
    let submit = move || {
        let Some(parsed) = words.parsed(form) else { return };
        match store.dispatch(Command::Blocker(command(store, item, known, parsed))) {
            Ok(_) => open.set(false),
            Err(refusal) => form.problem(refusal),
        }
    };
    let kinds =
        BlockerKind::ALL.map(|kind| (kind.label().to_owned(), kind.label().to_owned())).to_vec();
    let fields = view! {
        {text_area(form.field("reason", "What is in the way?").required().autofocus(), words.reason)}
        {select_field(form.field("kind", "Kind"), words.kind, kinds)}
        <div class="form__row">
            {text_field(form.field("unblocker", "Who must unblock it?").required().hint("A name, in the team or outside."), words.unblocker)}
            {date_field(form.field("check", "Ask again on").required().hint("Past this day it is overdue."), words.next_check)}
        </div>
    };
    form.show(verb, submit, Some(Callback::new(move |()| open.set(false))), fields.into_any())
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
