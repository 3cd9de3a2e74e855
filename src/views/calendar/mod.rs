//! The calendar: launches, dependencies, reviews, check-ins and sprints, by month or week.

mod entries;

use chrono::{Datelike, Days, Months, NaiveDate};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::components::{Button, Chip, Icon, IconName, PageTitle, dates};
use crate::domain::workspace::Workspace;
use crate::state::Store;
use entries::{Entry, entries};

/// The screen.
#[component]
pub fn CalendarScreen() -> impl IntoView {
    let store = Store::here();
    let today = store.now().date_naive();
    let day = RwSignal::new(today);
    let by_week = RwSignal::new(false);
    let turn = move |forward: bool| {
        day.update(|day| *day = turned(*day, by_week.get_untracked(), forward).unwrap_or(*day));
    };
    let heading = move || {
        let day = day.get();
        if by_week.get() {
            let first = monday(day);
            dates::span(first, first + Days::new(6), today)
        } else {
            format!("{} {}", dates::month_name(day.month()), day.year())
        }
    };
    let by_month = Signal::derive(move || !by_week.get());
    view! {
        <PageTitle title="Calendar">
            <Button label="Previous" icon=IconName::ChevronLeft icon_only=true on_press=move || turn(false)/>
            <Button label="Today" on_press=move || day.set(today)/>
            <Button label="Next" icon=IconName::ChevronRight icon_only=true on_press=move || turn(true)/>
        </PageTitle>
        <div class="toolbar" role="group" aria-label="Show">
            <h2 class="section__title" aria-live="polite">{heading}</h2>
            <div class="toolbar__end">
                <Chip label="Month" on=by_month on_press=move || by_week.set(false)/>
                <Chip label="Week" on=by_week on_press=move || by_week.set(true)/>
            </div>
        </div>
        {move || view! { <Grid ws=store.workspace() day=day.get() by_week=by_week.get() today/> }}
    }
}

fn turned(day: NaiveDate, by_week: bool, forward: bool) -> Option<NaiveDate> {
    match (by_week, forward) {
        (true, true) => day.checked_add_days(Days::new(7)),
        (true, false) => day.checked_sub_days(Days::new(7)),
        (false, true) => day.with_day(1)?.checked_add_months(Months::new(1)),
        (false, false) => day.with_day(1)?.checked_sub_months(Months::new(1)),
    }
}

fn monday(day: NaiveDate) -> NaiveDate {
    let back = u64::from(day.weekday().num_days_from_monday());
    day.checked_sub_days(Days::new(back)).unwrap_or(day)
}

/// The days of the week or of the month's six weeks.
#[component]
fn Grid(
    ws: Arc<Workspace>,
    /// A day of the week or month shown.
    day: NaiveDate,
    by_week: bool,
    today: NaiveDate,
) -> impl IntoView {
    let first = if by_week { monday(day) } else { monday(day.with_day(1).unwrap_or(day)) };
    let count = if by_week { 7 } else { 42 };
    let days: Vec<NaiveDate> = first.iter_days().take(count).collect();
    let last = days.last().copied().unwrap_or(first);
    let mut by_day: BTreeMap<NaiveDate, Vec<Entry>> = BTreeMap::new();
    for (on, entry) in entries(&ws, first, last) {
        by_day.entry(on).or_default().push(entry);
    }
    let heads = days
        .iter()
        .take(7)
        .map(|day| view! { <div class="calendar__weekday">{dates::weekday(*day)}</div> })
        .collect_view();
    let cells = days
        .into_iter()
        .map(|on| {
            let entries = by_day.remove(&on).unwrap_or_default();
            let other = !by_week && on.month() != day.month();
            let off = !ws.workflow.calendar.is_working_day(on);
            view! { <Day on today other off entries/> }
        })
        .collect_view();
    let class = if by_week { "calendar calendar--week" } else { "calendar" };
    view! { <div class=class>{heads}{cells}</div> }
}

/// A day and its entries.
#[component]
fn Day(
    on: NaiveDate,
    today: NaiveDate,
    /// It belongs to another month than the one shown.
    other: bool,
    /// A day off for the whole team.
    off: bool,
    entries: Vec<Entry>,
) -> impl IntoView {
    let mut class = "calendar__day".to_owned();
    if on == today {
        class.push_str(" calendar__day--today");
    }
    if other {
        class.push_str(" calendar__day--other");
    }
    if off {
        class.push_str(" calendar__day--off");
    }
    let entries = entries.into_iter().map(|entry| view! { <EntryLink entry/> }).collect_view();
    let label = if on.day() == 1 { dates::day_month(on) } else { on.day().to_string() };
    view! {
        <div class=class>
            <time class="calendar__date" datetime=on.to_string() title=dates::day(on, today)><span>{dates::weekday(on)}" "</span>{label}</time>
            {entries}
        </div>
    }
}

#[component]
fn EntryLink(entry: Entry) -> impl IntoView {
    let class = format!("calendar__entry {}", entry.class);
    let title = entry.text.clone();
    view! {
        <a class=class href=entry.href title=title><Icon name=entry.icon/><span>{entry.text}</span></a>
    }
}
