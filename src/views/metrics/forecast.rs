//! The forecast: when so many items will be done, how many by a day, and what past forecasts were worth.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use leptos::either::Either;
use leptos::prelude::*;

use crate::domain::base::figures::Effort;
use crate::domain::base::ids::ItemId;
use crate::domain::reads::metrics::forecast::{
    ENOUGH, Forecast, calibration, day_of, days_between, in_turn,
};
use crate::domain::reads::sprint::before_closing::unfinished;
use crate::domain::reads::sprint::proposal::proposal;
use crate::domain::records::sprint::record::Sprint;
use crate::domain::workspace::Workspace;
use crate::state::Store;
use crate::views::components::dates::{day, day_month};
use crate::views::components::{
    Chart, ChartView, DataTable, DateField, Field, MoreOnDemand, NothingHere, NumberField, Point,
    Section, Series, Shape, dom,
};
use crate::views::standing::{Counted, Standing};

/// The section of the metrics screen.
#[component]
pub(super) fn ForecastSection(store: Store) -> impl IntoView {
    let today = store.now().date_naive();
    let items = RwSignal::new("10".to_owned());
    let by = today.checked_add_days(Days::new(28)).unwrap_or(today);
    let by = RwSignal::new(by.to_string());
    let standing = Standing::here();
    // Its many runs wait until the figures above are painted.
    let painted = RwSignal::new(false);
    dom::after_render(move || {
        // The screen may be gone by then.
        let run = move || {
            let _ = painted.try_set(true);
        };
        set_timeout(run, std::time::Duration::ZERO);
    });
    let told = move || {
        let counted = painted.get().then(|| standing.get())?;
        let Some(past) = &counted.past else { return Some(Either::Left(view! { <TooLittle/> })) };
        let count = items.get().trim().parse::<u32>().ok();
        let count = count.filter(|count| (1..=LONGEST).contains(count));
        let by = by.get().parse::<NaiveDate>().ok().filter(|day| *day >= today);
        let when = count.map(|count| view! { <DoneBy forecast=past.when(count) count today/> });
        let many = by.map(|by| {
            let forecast = past.how_many(days_between(today, by));
            view! { <CountBy forecast by today/> }
        });
        Some(Either::Right(view! { {when} {many} }))
    };
    view! {
        <Section title="Forecast" note="10,000 runs over the days so far, those with nothing done included">
            <div class="card stack">
                <div class="form__row">
                    <NumberField field=Field::new("forecast-items", "When are the next items done").unit("items") value=items/>
                    <DateField field=Field::new("forecast-by", "How many are done by") value=by/>
                </div>
                {told}
                <MoreOnDemand label="What past forecasts and commitments were worth">
                    <Worth counted=standing.once()/>
                </MoreOnDemand>
            </div>
        </Section>
    }
}

#[component]
fn TooLittle() -> impl IntoView {
    let text = format!("Not enough data: a forecast begins with {ENOUGH} finished items.");
    view! { <NothingHere text/> }
}

/// When these items of the backlog will be done: taken up next, and in the order of the list.
#[component]
pub fn AheadForecast(store: Store, items: BTreeSet<ItemId>) -> impl IntoView {
    let today = store.now().date_naive();
    let counted = Standing::here().once();
    let Some(past) = &counted.past else { return Either::Left(view! { <TooLittle/> }) };
    let count = u32::try_from(items.len()).unwrap_or(u32::MAX);
    let turn = in_turn(&items, &counted.workspace);
    let late = (turn > count).then(|| {
        let it = past.when(turn.min(LONGEST));
        let on = |days: u32| day(day_of(today, days), today);
        let said = format!(
            "In the order of the list {} other items come first: then by {} in 50 of 100 runs, by {} in 85, by {} in 95.",
            turn - count,
            on(it.half),
            on(it.most),
            on(it.nearly_all)
        );
        view! { <p>{said}</p> }
    });
    Either::Right(view! {
        <p class="small soft">"If the team turns to them next:"</p>
        <DoneBy forecast=past.when(count) count today/>
        {late}
    })
}

/// A forecast looks at so many items at most.
const LONGEST: u32 = 1_000;

/// By when so many items are done.
#[component]
fn DoneBy(forecast: Forecast, count: u32, today: NaiveDate) -> impl IntoView {
    let on = |days: u32| day(day_of(today, days), today);
    let said = format!(
        "The next {count} items are done by {} in 50 of 100 runs, by {} in 85, by {} in 95.",
        on(forecast.half),
        on(forecast.most),
        on(forecast.nearly_all)
    );
    let title = format!("Runs by the day on which {count} items are done");
    view! { <p class="lead">{said}</p> <ChartView chart=histogram(title, &forecast, &on, today)/> }
}

/// How many items are done by a day.
#[component]
fn CountBy(forecast: Forecast, by: NaiveDate, today: NaiveDate) -> impl IntoView {
    let said = format!(
        "By {} at least {} items are done in 50 of 100 runs, {} in 85, {} in 95.",
        day(by, today),
        forecast.half,
        forecast.most,
        forecast.nearly_all
    );
    view! { <p class="lead">{said}</p> }
}

/// How many runs gave each answer; answers beside each other are drawn together where there are many.
fn histogram(
    title: String,
    it: &Forecast,
    name: &dyn Fn(u32) -> String,
    today: NaiveDate,
) -> Chart {
    let short = |days: u32| day_month(day_of(today, days));
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
        let say = format!("{}: {} of 100 runs", name(last(*slot)), (runs + 50) / 100);
        Point { x: whole(*slot), y: whole(*runs), base: 0, say }
    });
    let shares =
        [(it.half, "50 %"), (it.most, "85 %"), (it.nearly_all, "95 %")].map(|(answer, share)| {
            let x = whole(answer.saturating_sub(low) / wide);
            Point { x, y: 0, base: 0, say: share.to_owned() }
        });
    let of = |shape, look, points| Series { label: String::new(), shape, look, points };
    Chart {
        title,
        span: (-1, bars.last().map_or(1, |bar| whole(bar.0) + 1)),
        ticks: bars.iter().map(|bar| (whole(bar.0), short(last(bar.0)))).collect(),
        unit: 100,
        unit_name: "of 100 runs",
        series: vec![of(Shape::Bar, 1, points.collect()), of(Shape::Upright, 2, shares.into())],
        heads: vec![("By", false), ("Of 100 runs", true)],
        rows: bars
            .iter()
            .map(|bar| vec![name(last(bar.0)), ((bar.1 + 50) / 100).to_string()])
            .collect(),
        behind: None,
    }
}

/// What past forecasts and commitments were worth.
#[component]
fn Worth(counted: Arc<Counted>) -> impl IntoView {
    let told = calibration(&counted.history());
    if told.is_empty() {
        return Either::Left(view! { <NothingHere text="No sprint is closed yet."/> });
    }
    let kept = told.iter().filter(|one| one.came >= one.committed).count();
    let right = told.iter().filter(|one| one.forecast.is_some_and(|said| one.came >= said)).count();
    let asked = told.iter().filter(|one| one.forecast.is_some()).count();
    let said = format!(
        "{kept} of {} sprints brought as many items as were committed; {right} of {asked} as many as 85 of 100 runs said.",
        told.len()
    );
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
    let columns = vec![
        ("Sprint", false),
        ("Committed", true),
        ("Forecast, 85 of 100", true),
        ("Accepted", true),
    ];
    let rows: Vec<Vec<AnyView>> = rows.collect();
    Either::Right(view! {
        <p>{said}</p>
        <DataTable caption="Forecast and commitment against what came" columns rows/>
    })
}

/// The proposed commitment of a plan with its reason, and the chance of finishing what is chosen.
pub fn of_plan(sprint: &Sprint, ws: &Workspace) -> Option<(String, Vec<ItemId>)> {
    let days = days_between(sprint.starts, sprint.ends);
    let forecast = within(days);
    let it = proposal(sprint, forecast.as_ref(), ws)?;
    let mut said = Vec::new();
    if let Some(items) = it.items {
        said.push(format!(
            "Commit to about {items} items: 85 of 100 runs finish as many in these {days} days."
        ));
    }
    if let Some(limit) = &it.limit {
        // A mean to the minute would promise more than it knows.
        let whole = ws.workflow.unit.show(Effort(limit.limit.0 / 60 * 60));
        said.push(match limit.from.len() {
            1 => format!("Your last sprint brought {whole} to acceptance."),
            count => format!("Your last {count} sprints brought {whole} to acceptance on average."),
        });
    }
    let chosen = u32::try_from(sprint.chosen.len()).unwrap_or(u32::MAX);
    said.extend(forecast.filter(|_| chosen > 0).map(|it| chance(&it, chosen, days)));
    Some((said.join(" "), it.take))
}

/// The chance that what is left of a running sprint is done by its last day.
pub fn of_rest(sprint: &Sprint, ws: &Workspace, store: Store) -> Option<String> {
    let left = u32::try_from(unfinished(sprint, ws).len()).ok().filter(|left| *left > 0)?;
    let days =
        Some(days_between(store.now().date_naive(), sprint.ends)).filter(|days| *days > 0)?;
    Some(chance(&within(days)?, left, days))
}

/// How many items get done within so many days.
fn within(days: u32) -> Option<Forecast> {
    Standing::here().get().past.as_ref().map(|past| past.how_many(days))
}

fn chance(forecast: &Forecast, items: u32, days: u32) -> String {
    let of = |count: u32, noun: &str| match count {
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    };
    let chance = forecast.chance_of(items);
    format!("{chance} chance to finish {} in {}.", of(items, "item"), of(days, "day"))
}
