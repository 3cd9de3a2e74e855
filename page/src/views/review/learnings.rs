//! Learnings that are due, and results that aren't in yet.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::state::{Route, Store};
use crate::views::blocker::Ask;
use crate::views::components::{
    Badge, Button, ButtonKind, DateField, Dialog, Form, FormView, LinkButton, NothingHere, Section,
    Tone, dates,
};
use crate::views::learnings::form::{About, LearningDialog};
use sprintloop::domain::base::ids::{ItemId, SprintId};
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::backlog::ItemCommand;
use sprintloop::domain::reads::learned::Learned;
use sprintloop::domain::reads::sprint::before_closing::learnings_due;
use sprintloop::domain::records::backlog::item::BacklogItem;
use sprintloop::domain::tables::record::Tables;

/// The section.
#[component]
pub fn ReviewLearnings(id: SprintId) -> impl IntoView {
    let store = Store::here();
    let (record, wait) = (Ask::default(), Ask::default());
    let due = Memo::new(move |_| learnings_due(&store.workspace(), store.now().date_naive()));
    let later = Memo::new(move |_| awaiting(&store.workspace(), id, store.now().date_naive()));
    let rows = move || {
        let (due, later) = (due.get(), later.get());
        if due.is_empty() && later.is_empty() {
            return view! {
                <NothingHere text="No learnings are due. Campaigns and experiments need one on their review date."/>
            }
            .into_any();
        }
        let due = due.into_iter().map(|item| (item, None));
        let later = later.into_iter().map(|(item, until)| (item, Some(until)));
        let rows = due.chain(later).map(|(item, until)| {
            view! { <LearningDue item until record wait/> }
        });
        view! { <ul class="rows">{rows.collect_view()}</ul> }.into_any()
    };
    let note = Signal::derive(move || match due.with(Vec::len) {
        0 => String::new(),
        missing => format!("{missing} missing"),
    });
    let all = move || {
        view! { <LinkButton label="All learnings" kind=ButtonKind::Quiet small=true href=Route::learnings().hash()/> }
    };
    view! {
        <Section title="Learnings" note end=all>
            <div id="review-learnings" tabindex="-1">{rows}</div>
            <LearningDialog ask=record/>
            <AwaitDialog ask=wait/>
        </Section>
    }
}

/// Returns this sprint's items whose results are due on a later day.
fn awaiting(
    tables: &Tables,
    sprint: SprintId,
    today: NaiveDate,
) -> Vec<(Arc<BacklogItem>, NaiveDate)> {
    let learned = Learned::of(tables);
    let of_sprint = tables.items.values().filter(|item| item.position.sprint() == Some(sprint));
    of_sprint
        .filter_map(|item| {
            Some((Arc::clone(item), item.awaiting_results.filter(|day| *day > today)?))
        })
        .filter(|(item, _)| !learned.has(item))
        .collect()
}

#[component]
fn LearningDue(
    item: Arc<BacklogItem>,
    /// When its results are due, where they are awaited.
    until: Option<NaiveDate>,
    record: Ask<About>,
    wait: Ask<ItemId>,
) -> impl IntoView {
    let today = Store::here().now().date_naive();
    let (id, key, title) = (item.id, item.key.to_string(), item.title.to_string());
    let (text, tone) = match until {
        Some(day) => {
            (format!("Awaiting results, due {}", dates::near_day(day, today)), Tone::Watch)
        }
        None => ("Learning missing".to_owned(), Tone::Stop),
    };
    view! {
        <li class="rows__row" data-row=id.to_string()>
            <span class="rows__key" translate="no">{key.clone()}</span>
            <a class="rows__title" href=Route::Review.with_item(&key) title=title.clone() dir="auto">{title.clone()}</a>
            <span class="rows__end">
                <Badge text tone/>
                <Button label="Record a learning" small=true title=format!("Record a learning from {key}") on_press=move || record.ask(About::Item(id))/>
                <Button label="Wait for results" kind=ButtonKind::Quiet small=true title=format!("The results of {key} aren't in yet") on_press=move || wait.ask(id)/>
            </span>
        </li>
    }
}

/// Asks when the results of an item are due.
#[component]
fn AwaitDialog(ask: Ask<ItemId>) -> impl IntoView {
    let store = Store::here();
    move || {
        let item = ask.about.get()?;
        let workspace = store.workspace_now();
        let record = workspace.items.get(item)?;
        let sentence = format!(
            "{} {} will appear on Today that day. Its learning counts toward the sprint you record it in.",
            record.key, record.title
        );
        Some(view! {
            <Dialog id=format!("await-{}", record.key) title="Results aren't in yet" sentence open=ask.open>
                <AwaitForm item open=ask.open/>
            </Dialog>
        })
    }
}

#[component]
fn AwaitForm(item: ItemId, open: RwSignal<bool>) -> impl IntoView {
    let store = Store::here();
    let form = Form::new("await-results");
    let until = RwSignal::new(String::new());
    let submit = move || {
        let Ok(until) = until.with_untracked(|day| day.parse::<NaiveDate>()) else {
            form.error("until", "Choose the date the results are due.");
            return;
        };
        match store.dispatch(Command::Item(ItemCommand::AwaitResults { item, until })) {
            Ok(_) => open.set(false),
            Err(refusal) => form.problem(refusal),
        }
    };
    view! {
        <FormView form verb="Wait for results" on_submit=submit on_cancel=move || open.set(false)>
            <DateField field=form.field("until", "Results due by").required().autofocus() value=until/>
        </FormView>
    }
}
