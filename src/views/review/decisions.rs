//! Decisions made in this review, and a form for one more.

use crate::views::prelude::*;

use crate::domain::base::ids::SprintId;
use crate::domain::records::decision::MadeIn;
use crate::state::Store;
use crate::views::components::{
    Button, Dialog, Icon, dates, log, log_entry, moment, nothing_here, section,
};
use crate::views::learnings::form;
use crate::views::names;

/// The section.
pub fn decisions(id: SprintId) -> AnyView {
    let store = Store::here();
    let open = RwSignal::new(false);
    let list = move || {
        let (workspace, now) = (store.workspace(), store.now());
        let entries: Vec<AnyView> = workspace
            .decisions
            .values()
            .rev()
            .filter(|decision| decision.made_in == MadeIn::Review { sprint: id })
            .map(|decision| {
                let by = names::member(&workspace, Some(decision.made.by));
                let again = decision.look_again.map(|day| {
                    format!(", to be looked at again {}", dates::near_day(day, now.date_naive()))
                });
                let sentence = format!("{}. {by}{}", decision.what, again.unwrap_or_default());
                let why = (!decision.why.is_empty()).then(|| decision.why.clone());
                log_entry(sentence, moment(&decision.made.at, &now), why)
            })
            .collect();
        if entries.is_empty() {
            nothing_here("No decision is recorded in this review yet.")
        } else {
            log(entries)
        }
    };
    let add = Button::new("Record a decision").small().icon(Icon::Plus).on(move || open.set(true));
    let dialog = Dialog::new(format!("review-decision-{id}"), "Record a decision")
        .show(open, move || form::decision(store, open, Some(id)));
    section("Decisions", (), add, view! { {list} {dialog} }.into_any())
}
