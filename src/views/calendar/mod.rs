//! Calendar: launches, needs, reviews, check-ins and sprints, by month and by week.

mod entries;

use chrono::{Datelike, Days, Months, NaiveDate};
use leptos::prelude::*;
use std::collections::BTreeMap;

use super::components::{Button, IconName, chip, dates, icon, page_title};
use crate::domain::workspace::Workspace;
use crate::state::Store;
use entries::{Entry, entries};

/// The screen.
pub fn screen() -> AnyView {
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
    let actions = vec![
        Button::new("Earlier").icon_only(IconName::ChevronLeft).on(move || turn(false)),
        Button::new("Today").on(move || day.set(today)),
        Button::new("Later").icon_only(IconName::ChevronRight).on(move || turn(true)),
    ];
    view! {
        {page_title("Calendar", Vec::new(), actions)}
        <div class="toolbar" role="group" aria-label="Show">
            <h2 class="section__title" aria-live="polite">{heading}</h2>
            <div class="toolbar__end">
                {chip("Month", Signal::derive(move || !by_week.get()), move || by_week.set(false))}
                {chip("Week", by_week, move || by_week.set(true))}
            </div>
        </div>
        {move || grid(&store.workspace(), day.get(), by_week.get(), today)}
    }
    .into_any()
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

fn grid(ws: &Workspace, day: NaiveDate, by_week: bool, today: NaiveDate) -> AnyView {
    let first = if by_week { monday(day) } else { monday(day.with_day(1).unwrap_or(day)) };
    let count = if by_week { 7 } else { 42 };
    let days: Vec<NaiveDate> = first.iter_days().take(count).collect();
    let last = days.last().copied().unwrap_or(first);
    let mut by_day: BTreeMap<NaiveDate, Vec<Entry>> = BTreeMap::new();
    for (on, entry) in entries(ws, first, last) {
        by_day.entry(on).or_default().push(entry);
    }
    let heads = days
        .iter()
        .take(7)
        .map(|day| view! { <div class="calendar__weekday">{dates::weekday(*day)}</div> })
        .collect_view();
    let cells = days
        .iter()
        .map(|on| {
            let mut class = "calendar__day".to_owned();
            if *on == today {
                class.push_str(" calendar__day--today");
            }
            if !by_week && on.month() != day.month() {
                class.push_str(" calendar__day--other");
            }
            if !ws.workflow.calendar.is_working_day(*on) {
                class.push_str(" calendar__day--off");
            }
            let entries = by_day.remove(on).unwrap_or_default();
            let entries = entries.into_iter().map(entry_view).collect_view();
            let label = if on.day() == 1 { dates::day_month(*on) } else { on.day().to_string() };
            view! {
                <div class=class>
                    <time class="calendar__date" datetime=on.to_string() title=dates::day(*on, today)><span>{dates::weekday(*on)}" "</span>{label}</time>
                    {entries}
                </div>
            }
        })
        .collect_view();
    let class = if by_week { "calendar calendar--week" } else { "calendar" };
    view! { <div class=class>{heads}{cells}</div> }.into_any()
}

fn entry_view(entry: Entry) -> AnyView {
    let class = format!("calendar__entry {}", entry.class);
    let title = entry.text.clone();
    view! {
        <a class=class href=entry.route.hash() title=title>{icon(entry.icon)}<span>{entry.text}</span></a>
    }
    .into_any()
}
