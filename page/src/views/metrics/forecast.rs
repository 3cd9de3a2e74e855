//! The forecast: when items will be done, how many by a date, and how accurate past forecasts were.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use leptos::either::Either;
use leptos::prelude::*;

use crate::state::Store;
use crate::views::components::dates::{day, day_month};
use crate::views::components::{
    Chart, ChartView, DataTable, DateField, Field, MoreOnDemand, NothingHere, NumberField, Point,
    Section, Series, Shape, dom,
};
use crate::views::standing::{Counted, Standing};
use sprintloop::domain::base::amount;
use sprintloop::domain::base::figures::{BasisPoints, Effort};
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::base::text::{self, number_of, part_of};
use sprintloop::domain::reads::metrics::forecast::{
    ENOUGH, Forecast, calibration, day_of, in_turn,
};
use sprintloop::domain::reads::sprint::before_closing::unfinished;
use sprintloop::domain::reads::sprint::proposal::proposal;
use sprintloop::domain::records::calendar::Calendar;
use sprintloop::domain::records::sprint::record::Sprint;
use sprintloop::domain::workspace::Workspace;

/// The section of the metrics screen.
#[component]
pub(super) fn ForecastSection(store: Store) -> impl IntoView {
    let standing = Standing::here();
    let enough = Memo::new(move |_| standing.get().past.is_some());
    let body = move || match enough.get() {
        true => Either::Left(view! { <ForecastFields store standing/> }),
        false => Either::Right(view! { <TooLittle/> }),
    };
    view! {
        <Section title="Forecast" note="10,000 simulations based on your daily output so far">{body}</Section>
    }
}

/// What can be asked, and the answers.
#[component]
fn ForecastFields(store: Store, standing: Standing) -> impl IntoView {
    let today = store.now().date_naive();
    let items = RwSignal::new("10".to_owned());
    let by = store.workspace_now().workflow.calendar.in_days(today, 28);
    let by = RwSignal::new(by.to_string());
    // The simulation waits until the metrics above are painted.
    let painted = RwSignal::new(false);
    dom::after_paint(move || {
        // The screen may be gone by then.
        let _ = painted.try_set(true);
    });
    let wrong = Signal::derive(move || {
        let unread = items.with(|items| items_in(items).is_none());
        unread.then(|| "Enter a whole number of items from 1 to 1,000, such as 10.".to_owned())
    });
    let count = Field::new("forecast-items", "When will the next items be done?")
        .unit("items")
        .error(wrong);
    let when = move || {
        let counted = painted.get().then(|| standing.get())?;
        let calendar = counted.workspace.workflow.calendar.clone();
        let count = items_in(&items.get())?;
        let forecast = counted.past.as_ref()?.when(count);
        Some(view! { <DoneBy forecast count today calendar/> })
    };
    let many = move || {
        let counted = painted.get().then(|| standing.get())?;
        let past = counted.past.as_ref()?;
        let by = by.get().parse::<NaiveDate>().ok().filter(|day| *day >= today)?;
        let calendar = &counted.workspace.workflow.calendar;
        let forecast = past.how_many(calendar.working_days(today, by));
        Some(view! { <CountBy forecast by today/> })
    };
    view! {
        <div class="card forecast">
            <div class="stack"><NumberField field=count value=items/> {when}</div>
            <div class="stack">
                <DateField field=Field::new("forecast-by", "How many will be done by this date?") value=by/>
                {many}
                <MoreOnDemand label="Forecast accuracy">
                    <Worth counted=standing.once()/>
                </MoreOnDemand>
            </div>
        </div>
    }
}

/// Reads how many items the forecast is for.
fn items_in(text: &str) -> Option<u32> {
    amount::whole(text, LONGEST).filter(|count| *count > 0)
}

#[component]
fn TooLittle() -> impl IntoView {
    let text = format!("Not enough data. The forecast needs at least {ENOUGH} finished items.");
    view! { <NothingHere text/> }
}

/// When these backlog items will be done: if they come next, and in list order.
#[component]
pub fn AheadForecast(store: Store, items: BTreeSet<ItemId>) -> impl IntoView {
    let today = store.now().date_naive();
    let counted = Standing::here().once();
    let Some(past) = &counted.past else { return Either::Left(view! { <TooLittle/> }) };
    let count = u32::try_from(items.len()).unwrap_or(u32::MAX);
    let turn = in_turn(&items, &counted.workspace);
    let late = (turn > count).then(|| {
        let it = past.when(turn.min(LONGEST));
        let calendar = &counted.workspace.workflow.calendar;
        let on = |days: u32| day(day_of(today, days, calendar), today);
        let said = format!(
            "In list order, {}: 50% by {} · 85% by {} · 95% by {}",
            text::counted(
                (turn - count) as usize,
                "other item comes first",
                "other items come first"
            ),
            on(it.half),
            on(it.most),
            on(it.nearly_all)
        );
        view! { <p>{said}</p> }
    });
    Either::Right(view! {
        <p class="small soft">"If these come next:"</p>
        <DoneBy forecast=past.when(count) count today calendar=counted.workspace.workflow.calendar.clone()/>
        {late}
    })
}

/// The most items a forecast looks at.
const LONGEST: u32 = 1_000;

/// When the next items will be done.
#[component]
fn DoneBy(forecast: Forecast, count: u32, today: NaiveDate, calendar: Calendar) -> impl IntoView {
    let on = |days: u32| day(day_of(today, days, &calendar), today);
    let next = match count {
        1 => "The next item".to_owned(),
        count => format!("The next {count} items"),
    };
    let said = format!(
        "{next}: 50% by {} · 85% by {} · 95% by {}",
        on(forecast.half),
        on(forecast.most),
        on(forecast.nearly_all)
    );
    let short = |days: u32| day_month(day_of(today, days, &calendar));
    let title =
        format!("Simulated finish dates of {}, by working day", number_of(count as usize, "item"));
    view! { <p class="lead">{said}</p> <ChartView chart=histogram(title, &forecast, &on, &short)/> }
}

/// How many items will be done by a date.
#[component]
fn CountBy(forecast: Forecast, by: NaiveDate, today: NaiveDate) -> impl IntoView {
    let said = format!(
        "By {}: {} or more (50%) · {} or more (85%) · {} or more (95%)",
        day(by, today),
        number_of(forecast.half as usize, "item"),
        forecast.most,
        forecast.nearly_all
    );
    view! { <p class="lead">{said}</p> }
}

/// How many simulations gave each answer; neighboring answers share a bar if there are many.
fn histogram(
    title: String,
    it: &Forecast,
    name: &dyn Fn(u32) -> String,
    short: &dyn Fn(u32) -> String,
) -> Chart {
    let low = it.histogram.first().map_or(0, |bar| bar.0);
    let high = it.histogram.last().map_or(0, |bar| bar.0);
    let wide = (high - low) / 24 + 1;
    let mut bars: Vec<(u32, u32)> = Vec::new();
    for (answer, runs) in &it.histogram {
        let slot = (answer - low) / wide;
        match bars.last_mut() {
            Some(bar) if bar.0 == slot => bar.1 += runs,
            _ => bars.push((slot, *runs)),
        }
    }
    let whole = |value: u32| i32::try_from(value).unwrap_or(i32::MAX);
    let last = |slot: u32| low + (slot + 1) * wide - 1;
    let points = bars.iter().map(|(slot, runs)| {
        let say = format!("{}: {}% of simulations", name(last(*slot)), (runs + 50) / 100);
        Point { x: whole(*slot), y: whole(*runs), base: 0, say }
    });
    let shares =
        [(it.half, "50%"), (it.most, "85%"), (it.nearly_all, "95%")].map(|(answer, share)| {
            let x = whole(answer.saturating_sub(low) / wide);
            Point { x, y: 0, base: 0, say: share.to_owned() }
        });
    let of = |shape, look, points| Series { label: String::new(), shape, look, points };
    Chart {
        title,
        span: (-1, bars.last().map_or(1, |bar| whole(bar.0) + 1)),
        ticks: bars.iter().map(|bar| (whole(bar.0), short(last(bar.0)))).collect(),
        unit: 100,
        unit_name: "% of simulations",
        series: vec![of(Shape::Bar, 1, points.collect()), of(Shape::Upright, 2, shares.into())],
        heads: vec![("By", false), ("% of simulations", true)],
        rows: bars
            .iter()
            .map(|bar| vec![name(last(bar.0)), ((bar.1 + 50) / 100).to_string()])
            .collect(),
        behind: None,
    }
}

/// Forecast accuracy.
#[component]
fn Worth(counted: Arc<Counted>) -> impl IntoView {
    let told = calibration(&counted.history());
    if told.is_empty() {
        return Either::Left(view! { <NothingHere text="No closed sprints yet."/> });
    }
    let kept = told.iter().filter(|one| one.came >= one.committed).count();
    let right = told.iter().filter(|one| one.forecast.is_some_and(|said| one.came >= said)).count();
    let asked = told.iter().filter(|one| one.forecast.is_some()).count();
    let met = match asked {
        0 => String::new(),
        asked => format!("; {right} of {asked} met the 85% forecast"),
    };
    let said =
        format!("{} delivered what was committed{met}.", part_of(kept, told.len(), "sprint"));
    let cell = |text: String| text.into_any();
    let rows = told.iter().map(|one| {
        let forecast = one.forecast.map_or_else(|| "–".to_owned(), |said| said.to_string());
        vec![
            cell(one.sprint.name()),
            cell(one.committed.to_string()),
            cell(forecast),
            cell(one.came.to_string()),
        ]
    });
    let columns =
        vec![("Sprint", false), ("Committed", true), ("85% forecast", true), ("Accepted", true)];
    let rows: Vec<Vec<AnyView>> = rows.collect();
    Either::Right(view! {
        <p>{said}</p>
        <DataTable caption="Forecast and commitment vs. accepted items" columns rows/>
    })
}

/// The proposed commitment of a plan with its reason, and the chance of finishing the selected items.
pub fn of_plan(sprint: &Sprint, ws: &Workspace) -> Option<(String, Vec<ItemId>)> {
    let days = ws.workflow.calendar.working_days(sprint.starts, sprint.ends);
    let forecast = within(days);
    let it = proposal(sprint, forecast.as_ref(), ws)?;
    let mut said = Vec::new();
    if let Some(items) = it.items {
        said.push(format!(
            "Commit to about {}: in 85% of simulations, the team finishes that many in {}.",
            number_of(items as usize, "item"),
            number_of(days as usize, "working day")
        ));
    }
    if let Some(limit) = &it.limit {
        // An average to the minute would look more exact than it is.
        let whole = ws.workflow.unit.show(Effort(limit.limit.0 / 60 * 60));
        said.push(match limit.from.len() {
            1 => format!("You finished {whole} last sprint."),
            count => {
                format!("You finished {whole} per sprint on average over the last {count} sprints.")
            }
        });
    }
    let chosen = u32::try_from(sprint.chosen.len()).unwrap_or(u32::MAX);
    said.extend(
        forecast
            .filter(|_| chosen > 0)
            .map(|it| chance(&it, chosen, "selected item", day(sprint.ends, sprint.starts))),
    );
    Some((said.join(" "), it.take))
}

/// The chance that the rest of a running sprint is done by its last day.
pub fn of_rest(sprint: &Sprint, ws: &Workspace, store: Store) -> Option<String> {
    let left = u32::try_from(unfinished(sprint, ws).len()).ok().filter(|left| *left > 0)?;
    let today = store.now().date_naive();
    let days = ws.workflow.calendar.working_days(today, sprint.ends);
    let days = Some(days).filter(|days| *days > 0)?;
    Some(chance(&within(days)?, left, "remaining item", day(sprint.ends, today)))
}

/// Forecasts how many items get done within a number of days.
fn within(days: u32) -> Option<Forecast> {
    Standing::here().get().past.as_ref().map(|past| past.how_many(days))
}

/// Returns "2% chance of finishing 10 remaining items by Thu, Dec 3."
fn chance(forecast: &Forecast, items: u32, noun: &str, by: String) -> String {
    // Zero of so many runs is unlikely, not impossible.
    let chance = match forecast.chance_of(items) {
        BasisPoints(few) if few < 100 => "Less than 1%".to_owned(),
        chance => chance.to_string(),
    };
    format!("{chance} chance of finishing {} by {by}.", number_of(items as usize, noun))
}
