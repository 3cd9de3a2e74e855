//! Learnings that are due, and results that are not in yet.

use std::sync::Arc;

use crate::views::prelude::*;
use chrono::NaiveDate;

use crate::domain::base::ids::{ItemId, SprintId};
use crate::domain::commands::Command;
use crate::domain::commands::backlog::ItemCommand;
use crate::domain::reads::sprint::before_closing::{is_learned, learnings_due};
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::tables::record::Tables;
use crate::state::{Route, Store};
use crate::views::blocker::Ask;
use crate::views::components::{
    Button, Dialog, Form, Tone, badge, date_field, dates, nothing_here, section,
};
use crate::views::learnings::form::{About, learning_dialog};

/// The section.
pub fn learnings(id: SprintId) -> AnyView {
    let store = Store::here();
    let (record, wait) = (Ask::default(), Ask::default());
    let due = Memo::new(move |_| learnings_due(&store.workspace(), store.now().date_naive()));
    let later = Memo::new(move |_| awaiting(&store.workspace(), id, store.now().date_naive()));
    let rows = move || {
        let (due, later) = (due.get(), later.get());
        if due.is_empty() && later.is_empty() {
            return nothing_here(
                "No learning is due. A campaign or an experiment asks for one on its review date.",
            );
        }
        let due = due.into_iter().map(|item| row(&item, None, record, wait));
        let later = later.into_iter().map(|(item, until)| row(&item, Some(until), record, wait));
        let rows = due.chain(later).collect_view();
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    let note = move || match due.with(Vec::len) {
        0 => String::new(),
        missing => format!("{missing} missing"),
    };
    let content = view! {
        <div id="review-learnings" tabindex="-1">{rows}</div>
        {learning_dialog(record)}
        {await_dialog(wait)}
    };
    let all = Button::new("All learnings").quiet().small().href(Route::learnings().hash());
    section("Learnings", note.into_any(), all, content.into_any())
}

/// Work of this sprint whose results were put off to a later day.
fn awaiting(
    tables: &Tables,
    sprint: SprintId,
    today: NaiveDate,
) -> Vec<(Arc<BacklogItem>, NaiveDate)> {
    let of_sprint = tables.items.values().filter(|item| item.position.sprint() == Some(sprint));
    of_sprint
        .filter_map(|item| {
            Some((Arc::clone(item), item.awaiting_results.filter(|day| *day > today)?))
        })
        .filter(|(item, _)| !is_learned(item, tables))
        .collect()
}

fn row(
    item: &BacklogItem,
    until: Option<NaiveDate>,
    record: Ask<About>,
    wait: Ask<ItemId>,
) -> AnyView {
    let today = Store::here().now().date_naive();
    let (id, key, title) = (item.id, item.key.to_string(), item.title.to_string());
    let state = match until {
        Some(day) => {
            badge(format!("Awaiting results until {}", dates::near_day(day, today)), Tone::Watch)
        }
        None => badge("Learning missing", Tone::Stop),
    };
    view! {
        <li class="rows__row" data-row=id.to_string()>
            <span class="rows__key">{key.clone()}</span>
            <a class="rows__title" href=Route::item(&key).hash() title=title.clone() dir="auto">{title.clone()}</a>
            <span class="rows__end">
                {state}
                {Button::new("Record").small().title(format!("Record what {key} taught")).on(move || record.ask(About::Item(id)))}
                {Button::new("Await results").quiet().small().title(format!("The results of {key} are not in yet")).on(move || wait.ask(id))}
            </span>
        </li>
    }
    .into_any()
}

fn await_dialog(ask: Ask<ItemId>) -> AnyView {
    let store = Store::here();
    (move || {
        let item = ask.about.get()?;
        let workspace = store.workspace_now();
        let record = workspace.items.get(item)?;
        let dialog = Dialog::new(format!("await-{}", record.key), "Results are not in yet")
            .sentence(format!("{} {} is shown on Today on that day, and counts in the sprint in which it is decided.", record.key, record.title));
        Some(dialog.show(ask.open, move || await_form(item, ask.open)))
    })
    .into_any()
}

fn await_form(item: ItemId, open: RwSignal<bool>) -> AnyView {
    let store = Store::here();
    let form = Form::new("await-results");
    let until = RwSignal::new(String::new());
    let submit = move || {
        let Ok(until) = until.with_untracked(|day| day.parse::<NaiveDate>()) else {
            form.error("until", "Choose the day on which the results are looked at.");
            return;
        };
        match store.dispatch(Command::Item(ItemCommand::AwaitResults { item, until })) {
            Ok(_) => open.set(false),
            Err(refusal) => form.problem(refusal),
        }
    };
    let field = date_field(form.field("until", "Look at them on").required().autofocus(), until);
    form.show("Await results", submit, Some(Callback::new(move |()| open.set(false))), field)
}
