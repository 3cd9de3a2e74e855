//! Decisions made in this review, and a form for one more.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::command::{Command, DecisionCommand};
use crate::domain::decision::MadeIn;
use crate::domain::ids::SprintId;
use crate::domain::text::Title;
use crate::state::Store;
use crate::views::components::{
    Button, Dialog, Form, Icon, date_field, dates, log, log_entry, moment, nothing_here, section,
    text_area, text_field,
};
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
    let dialog =
        Dialog::new("review-decision", "Record a decision").show(open, move || form_view(id, open));
    section("Decisions", (), add, view! { {list} {dialog} }.into_any())
}

fn form_view(sprint: SprintId, open: RwSignal<bool>) -> AnyView {
    let store = Store::here();
    let form = Form::new("review-decision-form");
    let text = || RwSignal::new(String::new());
    let (what, why, again) = (text(), text(), text());
    let submit = move || {
        let Ok(what) = what.with_untracked(|what| Title::parse(what)) else {
            form.error("what", "Say what was decided.");
            return;
        };
        let look_again = again.with_untracked(|day| day.parse::<NaiveDate>().ok());
        let command = DecisionCommand::Record {
            id: store.mint(),
            what,
            why: why.get_untracked().trim().to_owned(),
            item: None,
            review_of: Some(sprint),
            look_again,
        };
        match store.dispatch(Command::Decision(command)) {
            Ok(_) => open.set(false),
            Err(refusal) => form.problem(refusal),
        }
    };
    let fields = view! {
        {text_field(form.field("what", "What was decided?").required().autofocus(), what)}
        {text_area(form.field("why", "Why?").optional(), why)}
        {date_field(form.field("again", "Look at it again on").optional(), again)}
    };
    form.show(
        "Record the decision",
        submit,
        Some(Callback::new(move |()| open.set(false))),
        fields.into_any(),
    )
}
