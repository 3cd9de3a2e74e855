//! Charts: data in, SVG out. Hover, focus or tap shows values, a press shows the records behind a point,
//! and a table has all numbers.
//!
//! One renderer draws every kind of mark, so a new chart is only new data.

mod data;
mod draw;

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::Element;

use super::button::Button;
use super::download::{download, picture};
use super::page::{DataTable, MoreOnDemand};
use data::Spot;
pub use data::{Behind, Chart, Link, Point, Series, Shape};
use draw::{as_file, draw, set};

/// The state of a chart: where its points are, which one is highlighted, which one was opened.
#[derive(Clone, Copy)]
struct Looked {
    plot: NodeRef<html::Div>,
    spots: StoredValue<Vec<Spot>>,
    at: RwSignal<Option<usize>>,
    /// The text of the pressed point and the records behind it.
    opened: RwSignal<Option<(String, Vec<Link>)>>,
}

impl Looked {
    fn new() -> Self {
        Self {
            plot: NodeRef::new(),
            spots: StoredValue::new(Vec::new()),
            at: RwSignal::new(None),
            opened: RwSignal::new(None),
        }
    }

    /// Draws the chart and marks the highlighted point.
    fn draws(self, chart: StoredValue<Chart>) {
        self.plot.on_load(move |place| {
            let place: Element = (*place).clone().into();
            let spots = chart.with_value(|chart| draw(&place, chart));
            self.spots.set_value(spots.unwrap_or_default());
        });
        Effect::new(move |_| {
            let plot = self.plot.get_untracked();
            let cursor = plot.and_then(|plot| plot.query_selector(".chart__cursor").ok()?);
            if let (Some(spot), Some(cursor)) = (self.at(), cursor) {
                let (x, y) = (spot.x.to_string(), spot.y.to_string());
                set(&cursor, &[("cx", x), ("cy", y), ("r", "5".to_owned())]);
            }
        });
    }

    fn at(self) -> Option<Spot> {
        self.at.get().and_then(|at| self.spots.with_value(|spots| spots.get(at).cloned()))
    }

    fn look(self, at: Option<usize>) {
        if self.at.get_untracked() != at {
            self.at.set(at);
        }
    }

    /// Highlights the last point if none is highlighted.
    fn look_first(self) {
        if self.at.get_untracked().is_none() {
            self.look(self.spots.with_value(Vec::len).checked_sub(1));
        }
    }

    /// Highlights the point nearest to a position in the window.
    fn near(self, x: i32, y: i32) {
        let Some(place) = self.plot.get_untracked() else { return };
        let seen = place.get_bounding_client_rect();
        let drawn = place.query_selector("svg").ok().flatten();
        let wide = drawn.and_then(|svg| svg.get_attribute("data-wide")?.parse::<f64>().ok());
        let scale = wide.unwrap_or(1.0) / seen.width().max(1.0);
        let (x, y) = (f64::from(x) - seen.left(), f64::from(y) - seen.top());
        let (x, y) = ((x * scale) as i32, (y * scale) as i32);
        let far = |spot: &Spot| (spot.x - x).pow(2) * 4 + (spot.y - y).pow(2);
        let best = self.spots.with_value(|all| {
            all.iter().enumerate().min_by_key(|(_, spot)| far(spot)).map(|(at, _)| at)
        });
        self.look(best);
    }

    fn key(self, ev: &KeyboardEvent, behind: Option<Behind>) {
        let last = self.spots.with_value(Vec::len).saturating_sub(1);
        let now = self.at.get_untracked();
        match ev.key().as_str() {
            "ArrowRight" => self.look(Some(now.map_or(0, |now| (now + 1).min(last)))),
            "ArrowLeft" => self.look(Some(now.map_or(last, |now| now.saturating_sub(1)))),
            "Home" => self.look(Some(0)),
            "End" => self.look(Some(last)),
            "Enter" | " " => self.open(behind),
            _ => return,
        }
        ev.prevent_default();
    }

    fn open(self, behind: Option<Behind>) {
        if let Some((spot, behind)) = untrack(|| self.at()).zip(behind) {
            self.opened.set(Some((spot.say, behind.run(spot.of))));
        }
    }
}

/// The most links below a chart.
const AT_MOST: usize = 40;

/// The chart.
#[component]
pub fn ChartView(chart: Chart) -> impl IntoView {
    let looked = Looked::new();
    let (title, label, of) = (chart.title.clone(), chart.title.clone(), chart.title.clone());
    let (legend, behind) = (names(&chart), chart.behind);
    let bars = chart.series.iter().any(|series| matches!(series.shape, Shape::Bar));
    let hint = if bars { "Select a bar for details." } else { "Select a point for details." };
    let hint = behind.map(|_| hint);
    let (chart, plot) = (StoredValue::new(chart), looked.plot);
    looked.draws(chart);
    view! {
        <figure class="chart">
            <figcaption class="small soft">{title} <Legend names=legend/></figcaption>
            <div class="chart__plot" node_ref=plot tabindex="0" role="group" aria-roledescription="chart" aria-label=label
                on:pointermove=move |ev| looked.near(ev.client_x(), ev.client_y())
                on:click=move |ev| { looked.near(ev.client_x(), ev.client_y()); looked.open(behind); }
                on:focus=move |_| looked.look_first()
                on:keydown=move |ev| looked.key(&ev, behind)></div>
            <p class="chart__said" role="status"><Said looked hint/></p>
            {move || looked.opened.get().map(|(say, links)| view! { <BehindPoint say links/> })}
            <MoreOnDemand label="Data and downloads" of><Files chart plot/></MoreOnDemand>
        </figure>
    }
}

/// The text of the highlighted point, or a hint.
#[component]
fn Said(looked: Looked, hint: Option<&'static str>) -> impl IntoView {
    move || match looked.at() {
        Some(spot) => spot.say.into_any(),
        None => hint.map(|hint| view! { <span class="chart__hint soft">{hint}</span> }).into_any(),
    }
}

/// The records behind the pressed point; they stay while the pointer moves to them.
#[component]
fn BehindPoint(say: String, links: Vec<Link>) -> impl IntoView {
    let more = links.len().saturating_sub(AT_MOST);
    let more = (more > 0).then(|| view! { <li class="soft">{format!("and {more} more")}</li> });
    let none =
        links.is_empty().then(|| view! { <li class="soft">"No records behind this point."</li> });
    let line = |(name, href): Link| view! { <li><a dir="auto" href=href>{name}</a></li> };
    let lines = links.into_iter().take(AT_MOST).map(line).collect_view();
    view! { <p class="small">{say}</p> <ul class="chart__behind small">{none}{lines}{more}</ul> }
}

/// The chart's data as a table, and downloads.
#[component]
fn Files(chart: StoredValue<Chart>, plot: NodeRef<html::Div>) -> impl IntoView {
    let Chart { title, heads, rows, .. } = chart.get_value();
    let cells = |row: Vec<String>| row.into_iter().map(IntoAny::into_any).collect();
    let rows: Vec<Vec<AnyView>> = rows.into_iter().map(cells).collect();
    let save = move |png: bool| {
        let (file, legend) = chart.with_value(|chart| (chart.title.clone(), names(chart)));
        let Some((text, size)) = plot.get_untracked().and_then(|p| as_file(&p, &file, &legend))
        else {
            return;
        };
        match png {
            true => picture(&format!("{file}.png"), &text, size),
            false => drop(download(&format!("{file}.svg"), "image/svg+xml", &text)),
        }
    };
    view! {
        <DataTable caption=title columns=heads rows/>
        <div class="cluster">
            <Button label="Download SVG" small=true on_press=move || save(false)/>
            <Button label="Download PNG" small=true on_press=move || save(true)/>
        </div>
    }
}

/// Returns the looks and names for the legend.
fn names(chart: &Chart) -> Vec<(u8, String)> {
    let named =
        chart.series.iter().filter(|one| !one.label.is_empty() && one.shape != Shape::Level);
    let names: Vec<(u8, String)> = named.map(|one| (one.look, one.label.clone())).collect();
    if names.len() > 1 { names } else { Vec::new() }
}

#[component]
fn Legend(names: Vec<(u8, String)>) -> impl IntoView {
    (!names.is_empty()).then(|| {
        let name = |(look, label)| {
            let class = format!("chart__key chart__key--{look}");
            view! { <span class=class>{label}</span> }
        };
        let names = names.into_iter().map(name).collect_view();
        view! { <span class="chart__legend">{names}</span> }
    })
}
