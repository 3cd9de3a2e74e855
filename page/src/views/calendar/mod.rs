//! The calendar: launches, dependencies, reviews, check-ins and sprints, by month or week.

mod entries;
mod looked;
mod moves;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::components::{
    Button, ButtonKind, Chip, Dropped, Drops, Field, Icon, IconName, PageTitle, RowKeys,
    SelectField, dates, dom, drag_rows, row_keys,
};
use super::names;
use super::refusal::RefusalSlot;
use crate::state::Store;
use entries::{Bar, Entry, bars, entries};
use looked::Looked;
use moves::{Dated, Moves};
use sprintloop::domain::base::ids::ChannelId;
use sprintloop::domain::base::text::number;
use sprintloop::domain::workspace::Workspace;

/// The id of today.
const TODAY: &str = "calendar-today";

/// How many entries of a day are shown at first.
const AT_FIRST: usize = 8;

/// Narrower than this, in pixels, the days are a list.
const LIST_BELOW: f64 = 720.0;

/// The screen.
#[component]
pub fn CalendarScreen() -> impl IntoView {
    let store = Store::here();
    let today = store.now().date_naive();
    let Looked { day, by_week, channel: chosen } = Looked::here(&store.workspace_now(), today);
    let whole = RwSignal::new(BTreeSet::new());
    Effect::new(move |_| {
        day.track();
        dom::after_render(show_today);
    });
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
    let moves = Moves::new(store);
    let keys = RowKeys::new().step(move |dated: Dated, step| moves.step(dated, step));
    let drops = Drops::new(move |dropped: Dropped<Dated, NaiveDate>| moves.drop(&dropped));
    let channel = Memo::new(move |_| chosen.with(|id| id.parse::<ChannelId>().ok()));
    let channels =
        Memo::new(move |_| names::channel_choices(&store.workspace(), Some("All channels")));
    let field = Field::new("calendar-channel", "Channel").hidden_label().kept_elsewhere();
    view! {
        <PageTitle title="Calendar">
            <Button label="Previous" icon=IconName::ChevronLeft icon_only=true on_press=move || turn(false)/>
            <Button label="Today" on_press=move || day.set(today)/>
            <Button label="Next" icon=IconName::ChevronRight icon_only=true on_press=move || turn(true)/>
        </PageTitle>
        <div class="toolbar" role="group" aria-label="Show">
            <h2 class="section__title" aria-live="polite">{heading}</h2>
            <div class="toolbar__end">
                <SelectField field value=chosen choices=channels/>
                <Chip label="Month" on=by_month on_press=move || by_week.set(false)/>
                <Chip label="Week" on=by_week on_press=move || by_week.set(true)/>
            </div>
        </div>
        <RefusalSlot refused=moves.refused/>
        <div id="calendar" use:row_keys=keys use:drag_rows=drops>
            {move || {
                whole.track();
                view! { <Grid ws=store.workspace() day=day.get() by_week=by_week.get() channel=channel.get() today whole/> }
            }}
        </div>
        <p class="calendar__hint small soft">
            "To move a launch, due date, planned sprint or retrospective, drag it to another day, or select it and press Alt with an arrow key."
        </p>
    }
}

/// On a phone the days are a list, and today may be far down. A place that was scrolled to stays.
fn show_today() {
    let (width, _) = dom::window_size();
    let at_top = window().scroll_y().is_ok_and(|y| y < 1.0);
    if let Some(today) = dom::by_id(TODAY).filter(|_| width < LIST_BELOW && at_top) {
        dom::reveal(&today);
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
    /// Shows only the items of this channel.
    channel: Option<ChannelId>,
    today: NaiveDate,
    /// The days that show all their entries.
    whole: RwSignal<BTreeSet<NaiveDate>>,
) -> impl IntoView {
    let first = if by_week { monday(day) } else { monday(day.with_day(1).unwrap_or(day)) };
    let count = if by_week { 7 } else { 42 };
    let days: Vec<NaiveDate> = first.iter_days().take(count).collect();
    let last = days.last().copied().unwrap_or(first);
    let mut by_day: BTreeMap<NaiveDate, Vec<Entry>> = BTreeMap::new();
    let bars = bars(&ws, first, last);
    for (on, entry) in entries(&ws, first, last, channel, today) {
        by_day.entry(on).or_default().push(entry);
    }
    let empty = by_day.is_empty() && bars.is_empty();
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
            let bars = bars.iter().filter(|bar| (bar.starts..=bar.ends).contains(&on));
            view! { <Day on today other off bars=bars.cloned().collect() entries whole/> }
        })
        .collect_view();
    let class = if by_week { "calendar calendar--week" } else { "calendar" };
    let nothing = empty.then(|| {
        let text = if by_week {
            "Nothing is planned this week."
        } else {
            "Nothing is planned this month."
        };
        view! { <p class="soft">{text}</p> }
    });
    view! { <div class=class>{heads}{cells}</div>{nothing} }
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
    /// The sprints of this day.
    bars: Vec<Bar>,
    mut entries: Vec<Entry>,
    whole: RwSignal<BTreeSet<NaiveDate>>,
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
    let label = if on.day() == 1 || other { dates::day_month(on) } else { on.day().to_string() };
    let bars = bars.into_iter().map(|bar| view! { <SprintBar bar on/> }).collect_view();
    // One that would be left alone behind a button takes its place.
    let hidden = match whole.with_untracked(|whole| whole.contains(&on)) {
        true => 0,
        false => entries.len().saturating_sub(AT_FIRST).saturating_sub(1),
    };
    let next = entries.get(AT_FIRST).map(|entry| entry_id(entry, on, AT_FIRST));
    let next = next.filter(|_| hidden > 0);
    if next.is_some() {
        entries.truncate(AT_FIRST);
    }
    let more = next.map(|next| {
        let label = format!("{} more", number(hidden + 1));
        let title = format!("Show all of {}", dates::day(on, today));
        let press = move || {
            whole.update(|whole| { whole.insert(on); });
            dom::focus_later(next.clone());
        };
        view! { <Button label title kind=ButtonKind::Quiet small=true id=format!("more-{on}") on_press=press/> }
    });
    let entries = (0_usize..).zip(entries).map(|(at, entry)| view! { <EntryLink entry on at/> });
    let entries = entries.collect_view();
    view! {
        <div class=class id=(on == today).then_some(TODAY) data-column data-drop=on.to_string()>
            <time class="calendar__date" datetime=on.to_string() title=dates::day(on, today)><span>{dates::weekday(on)}" "</span>{label}</time>
            {bars}
            {entries}
            {more}
        </div>
    }
}

/// A day of a sprint's bar: its name on the first day and on Mondays, a strip on the others.
#[component]
fn SprintBar(bar: Bar, on: NaiveDate) -> impl IntoView {
    let mut class = "calendar__bar".to_owned();
    if on == bar.starts {
        class.push_str(" calendar__bar--first");
    }
    if on == bar.ends {
        class.push_str(" calendar__bar--last");
    }
    if on == bar.starts || on.weekday() == Weekday::Mon {
        let title = bar.text.clone();
        // The text has the room of the days up to the end of the sprint or of the week.
        let week = i64::from(6 - on.weekday().num_days_from_monday());
        let days = (bar.ends - on).num_days().min(week) + 1;
        let room = format!("{}%", days * 100);
        view! {
            <a class=class href=bar.href aria-label=title.clone() title=title>
                <span class="calendar__bar-text" style:inline-size=room>{bar.name}</span>
            </a>
        }
        .into_any()
    } else {
        view! { <span class=class aria-hidden="true"></span> }.into_any()
    }
}

/// The mark of an entry's row.
fn mark(entry: &Entry, on: NaiveDate, at: usize) -> String {
    match entry.dated {
        Some(dated) => dated.to_string(),
        None => format!("fixed-{on}-{at}"),
    }
}

fn entry_id(entry: &Entry, on: NaiveDate, at: usize) -> String {
    format!("calendar-{}", mark(entry, on, at))
}

/// An entry; one with a date of its own can be moved.
#[component]
fn EntryLink(entry: Entry, on: NaiveDate, at: usize) -> impl IntoView {
    let movable = entry.dated.map(|_| "");
    let (id, mark) = (entry_id(&entry, on, at), mark(&entry, on, at));
    let class = format!("calendar__entry {}", entry.class);
    let title = entry.text.clone();
    view! {
        <a class=class id=id href=entry.href title=title draggable="false" tabindex="-1"
            data-row=mark data-drag=movable><Icon name=entry.icon/><span>{entry.text}</span></a>
    }
}
