//! A picture of numbers: data in, SVG out, values by hover, focus and tap, and a table behind it.
//!
//! One renderer draws every kind of mark, so a further picture is a further piece of data. Nodes
//! are made one by one: the page's policy allows no markup from text.

use crate::domain::order::InOrder;
use crate::views::prelude::*;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::web_sys::Element;

use super::button::Button;
use super::dom;
use super::download::{download, picture};
use super::page::{Column, more, table};

/// How a series is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Points joined.
    Line,
    /// The space between a base line and the points.
    Area,
    /// A bar from the base to the point.
    Bar,
    /// Points alone.
    Dot,
    /// A level across the picture, with its label; over one slot where it has a point for it.
    Level,
}

/// One point: where it is, from where it is filled, what it says, and where a press leads.
#[derive(Clone)]
pub struct Point {
    /// Along.
    pub x: i32,
    /// Up.
    pub y: i32,
    /// The lower end of a bar or an area.
    pub base: i32,
    /// What it says: "Tue 24 Nov: 14 h left".
    pub say: String,
    /// The address of what it stands for; empty for none.
    pub href: String,
}

/// Points of one kind.
#[derive(Clone)]
pub struct Series {
    /// Its name in the legend.
    pub label: String,
    /// How it is drawn.
    pub shape: Shape,
    /// Which of the looks: 1 accent, 2 quiet and dashed, 3 good, 4 watch and dotted, 5 stop, 6 faint.
    pub look: u8,
    /// Its points, along.
    pub points: Vec<Point>,
}

/// A picture and the table behind it.
#[derive(Clone)]
pub struct Chart {
    /// What it shows, in one sentence; also the name of the file.
    pub title: String,
    /// First and last value along; bars want half a slot on either side.
    pub span: (i32, i32),
    /// Marks along, with their words.
    pub ticks: Vec<(i32, String)>,
    /// How much of the values up is one unit.
    pub unit: i32,
    /// The unit up: "items", "days", "h".
    pub unit_name: &'static str,
    /// What is drawn, the lowest first.
    pub series: Vec<Series>,
    /// The columns of the table.
    pub heads: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

const LEFT: i32 = 40;
const RIGHT: i32 = 12;
const TOP: i32 = 22;
const BOTTOM: i32 = 24;
const HEIGHT: i32 = 220;

/// Where everything lies.
struct Frame {
    width: i32,
    span: (i32, i32),
    top: i32,
}

impl Frame {
    fn x(&self, value: i32) -> i32 {
        let room = i64::from(self.width - LEFT - RIGHT);
        let length = i64::from((self.span.1 - self.span.0).max(1));
        LEFT + i32::try_from(i64::from(value - self.span.0) * room / length).unwrap_or(0)
    }

    fn y(&self, value: i32) -> i32 {
        let room = i64::from(HEIGHT - TOP - BOTTOM);
        let up = i64::from(value) * room / i64::from(self.top.max(1));
        HEIGHT - BOTTOM - i32::try_from(up).unwrap_or(0)
    }
}

/// A point on the screen and what it says.
type Spot = (i32, i32, String, String);

/// The picture.
pub fn chart(chart: Chart) -> AnyView {
    let plot = NodeRef::<html::Div>::new();
    let spots = StoredValue::new(Vec::<Spot>::new());
    let at = RwSignal::new(None::<usize>);
    let (title, label, file) = (chart.title.clone(), chart.title.clone(), chart.title.clone());
    let legend = legend(&chart);
    let cells =
        chart.rows.iter().map(|row| row.iter().map(|cell| cell.clone().into_any()).collect());
    let behind = table(chart.title.clone(), &chart.heads, cells.collect());
    plot.on_load(move |place| {
        let place: Element = (*place).clone().into();
        spots.set_value(draw(&place, &chart).unwrap_or_default());
    });
    Effect::new(move |_| {
        let spot = at.get().and_then(|at| spots.with_value(|spots| spots.get(at).cloned()));
        let cursor =
            plot.get_untracked().and_then(|plot| plot.query_selector(".chart__cursor").ok()?);
        if let (Some((x, y, ..)), Some(cursor)) = (spot, cursor) {
            set(&cursor, &[("cx", x.to_string()), ("cy", y.to_string()), ("r", "5".to_owned())]);
        }
    });
    let said =
        move || at.get().and_then(|at| spots.with_value(|all| all.get(at).map(|s| s.2.clone())));
    let near = move |x: i32, y: i32| {
        let Some(place) = plot.get_untracked() else { return };
        let seen = place.get_bounding_client_rect();
        let scale = f64::from(width()) / seen.width().max(1.0);
        let (x, y) = (f64::from(x) - seen.left(), f64::from(y) - seen.top());
        let (x, y) = ((x * scale) as i32, (y * scale) as i32);
        let far = |spot: &Spot| (spot.0 - x).pow(2) * 4 + (spot.1 - y).pow(2);
        let best = spots.with_value(|all| {
            all.iter().enumerate().min_by_key(|(_, spot)| far(spot)).map(|(at, _)| at)
        });
        at.set(best);
    };
    let open = move || {
        let href = at
            .get_untracked()
            .and_then(|at| spots.with_value(|all| all.get(at).map(|s| s.3.clone())));
        if let Some(href) = href.filter(|href| !href.is_empty()) {
            let _ = window().location().set_hash(&href);
        }
    };
    let key = move |ev: KeyboardEvent| {
        let last = spots.with_value(Vec::len).saturating_sub(1);
        let now = at.get_untracked();
        match ev.key().as_str() {
            "ArrowRight" => at.set(Some(now.map_or(0, |now| (now + 1).min(last)))),
            "ArrowLeft" => at.set(Some(now.map_or(last, |now| now.saturating_sub(1)))),
            "Enter" => open(),
            _ => return,
        }
        ev.prevent_default();
    };
    let save = move |png: bool| {
        let Some(text) = plot.get_untracked().and_then(|plot| as_file(&plot)) else { return };
        match png {
            true => picture(&format!("{file}.png"), &text, (width(), HEIGHT)),
            false => drop(download(&format!("{file}.svg"), "image/svg+xml", &text)),
        }
    };
    let save_svg = save.clone();
    view! {
        <figure class="chart">
            <figcaption class="small soft">{title} {legend}</figcaption>
            <div class="chart__plot" node_ref=plot tabindex="0" role="group" aria-roledescription="chart" aria-label=label
                on:pointermove=move |ev| near(ev.client_x(), ev.client_y())
                on:click=move |ev| { near(ev.client_x(), ev.client_y()); open(); }
                on:keydown=key></div>
            <p class="chart__said" role="status">{said}</p>
            {more("Numbers and files", view! {
                {behind}
                <div class="cluster">
                    {Button::new("Save as SVG").small().on(move || save_svg(false))}
                    {Button::new("Save as PNG").small().on(move || save(true))}
                </div>
            }.into_any())}
        </figure>
    }
    .into_any()
}

fn legend(chart: &Chart) -> Option<AnyView> {
    let named =
        chart.series.iter().filter(|one| !one.label.is_empty() && one.shape != Shape::Level);
    let names: Vec<AnyView> = named
        .map(|one| {
            let class = format!("chart__key chart__key--{}", one.look);
            view! { <span class=class>{one.label.clone()}</span> }.into_any()
        })
        .collect();
    (names.len() > 1).then(|| view! { <span class="chart__legend">{names}</span> }.into_any())
}

/// Two widths of drawing, so that words stay readable on a phone.
fn width() -> i32 {
    let main = dom::by_id("main").map_or(1000, |main| main.client_width());
    if main < 560 { 340 } else { 600 }
}

fn set(element: &Element, attributes: &[(&str, String)]) {
    for (name, value) in attributes {
        // Setting a well-formed attribute name cannot fail.
        let _ = element.set_attribute(name, value);
    }
}

fn node(
    parent: &Element,
    name: &str,
    class: &str,
    attributes: &[(&str, String)],
) -> Option<Element> {
    let element = document().create_element_ns(Some("http://www.w3.org/2000/svg"), name).ok()?;
    set(&element, &[("class", class.to_owned())]);
    set(&element, attributes);
    parent.append_child(&element).ok()?;
    Some(element)
}

fn word(parent: &Element, text: &str, x: i32, y: i32, anchor: &str) -> Option<()> {
    let place = [("x", x.to_string()), ("y", y.to_string()), ("text-anchor", anchor.to_owned())];
    node(parent, "text", "chart__word", &place)?.set_text_content(Some(text));
    Some(())
}

fn line(parent: &Element, class: &str, from: (i32, i32), to: (i32, i32)) -> Option<()> {
    let path = format!("M{} {}L{} {}", from.0, from.1, to.0, to.1);
    node(parent, "path", class, &[("d", path)]).map(|_| ())
}

/// Draws everything and gives the points that can be reached.
fn draw(place: &Element, chart: &Chart) -> Option<Vec<Spot>> {
    let highest = chart.series.iter().flat_map(|one| &one.points).map(|point| point.y).max();
    let unit = chart.unit.max(1);
    let step = step(highest.unwrap_or(1).div_euclid(unit) + 1);
    let steps = (highest.unwrap_or(1) + step * unit - 1).div_euclid(step * unit).max(1);
    let frame = Frame { width: width(), span: chart.span, top: steps * step * unit };
    let size = format!("0 0 {} {HEIGHT}", frame.width);
    let attributes = [("viewBox", size), ("aria-hidden", "true".to_owned())];
    let svg = node(place, "svg", "chart__svg", &attributes)?;
    word(&svg, chart.unit_name, 0, 12, "start")?;
    for at in 0..=steps {
        let y = frame.y(at * step * unit);
        line(&svg, "chart__grid", (LEFT, y), (frame.width - RIGHT, y))?;
        word(&svg, &(at * step).to_string(), LEFT - 6, y + 4, "end")?;
    }
    let fit = usize::try_from((frame.width - LEFT - RIGHT) / 62).unwrap_or(1).max(1);
    for (x, text) in chart.ticks.iter().step_by(chart.ticks.len().div_ceil(fit).max(1)) {
        word(&svg, text, frame.x(*x), HEIGHT - 6, "middle")?;
    }
    let slots = chart.ticks.len().max(1);
    let slot = (frame.width - LEFT - RIGHT) / i32::try_from(slots).unwrap_or(1);
    let mut spots = Vec::new();
    let mut levels = 0;
    for series in &chart.series {
        marks(&svg, &frame, series, slot, levels)?;
        levels += i32::from(series.shape == Shape::Level);
        if series.shape != Shape::Level {
            let spot = |p: &Point| (frame.x(p.x), frame.y(p.y), p.say.clone(), p.href.clone());
            spots.extend(series.points.iter().filter(|p| !p.say.is_empty()).map(spot));
        }
    }
    node(&svg, "circle", "chart__cursor", &[("r", "0".to_owned())])?;
    spots.order_by_key(|spot| spot.0);
    Some(spots)
}

/// `levels` are those drawn before: their words stand beside each other, also where the lines are close.
fn marks(svg: &Element, frame: &Frame, series: &Series, slot: i32, levels: i32) -> Option<()> {
    let class = |kind: &str| format!("chart__{kind} chart__look--{}", series.look);
    let on = |p: &Point| (frame.x(p.x), frame.y(p.y));
    let path = |points: &mut dyn Iterator<Item = (i32, i32)>| {
        points.map(|(x, y)| format!("L{x} {y}")).collect::<String>().replacen('L', "M", 1)
    };
    match series.shape {
        Shape::Line => {
            let d = path(&mut series.points.iter().map(on));
            node(svg, "path", &class("line"), &[("d", d)])?;
        }
        Shape::Area => {
            let back = series.points.iter().rev().map(|p| (frame.x(p.x), frame.y(p.base)));
            let d = path(&mut series.points.iter().map(on).chain(back)) + "Z";
            node(svg, "path", &class("area"), &[("d", d)])?;
        }
        Shape::Bar => {
            let wide = (slot * 2 / 3).clamp(2, 40);
            for point in &series.points {
                let ((x, y), foot) = (on(point), frame.y(point.base));
                let d = format!("M{} {foot}V{y}h{wide}V{foot}Z", x - wide / 2);
                node(svg, "path", &class("bar"), &[("d", d)])?;
            }
        }
        Shape::Dot => {
            for (x, y) in series.points.iter().map(on) {
                let place = [("cx", x.to_string()), ("cy", y.to_string()), ("r", "4".to_owned())];
                node(svg, "circle", &class("dot"), &place)?;
            }
        }
        Shape::Level => {
            for point in &series.points {
                let y = frame.y(point.y);
                let middle = frame.x(point.x);
                // A level at the end of the picture goes all across it.
                let (from, to) = match point.x == frame.span.1 {
                    true => (LEFT, frame.width - RIGHT),
                    false => (middle - slot * 2 / 5, middle + slot * 2 / 5),
                };
                line(svg, &class("line"), (from, y), (to, y))?;
                word(svg, &point.say, to - levels * 76, y - 4, "end")?;
            }
        }
    }
    Some(())
}

/// A step of 1, 2 or 5 tens that gives at most five lines.
fn step(top: i32) -> i32 {
    let mut ten = 1;
    loop {
        for step in [1, 2, 5] {
            if top <= step * ten * 5 {
                return step * ten;
            }
        }
        ten *= 10;
    }
}

/// Colours for a file, which knows no theme.
const STYLE: &str = "text{font:12px system-ui,sans-serif;fill:#4c505c}path{fill:none}.chart__grid{stroke:#e3e5ea}.chart__line{stroke-width:2}.chart__look--1{stroke:#2b55c8}.chart__bar,.chart__dot{fill:#2b55c8}.chart__area{fill:#9fb3e6}.chart__look--2{stroke:#4c505c;stroke-dasharray:5 4}.chart__look--3{stroke:#1c7a4a;fill:#9ed3b5}.chart__look--4{stroke:#8a5a00;stroke-dasharray:2 3;fill:#edd39b}.chart__look--5{stroke:#c0392b;fill:#eab5ae}.chart__look--6{stroke:#9aa0ad;fill:#e9ebf0}.chart__line{fill:none}.chart__cursor{fill:none}";

/// The picture as a file of its own.
fn as_file(plot: &Element) -> Option<String> {
    let svg = plot.query_selector("svg").ok()??;
    let whole = svg.outer_html().replacen('>', &format!("><style>{STYLE}</style>"), 1);
    let size = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{HEIGHT}\"",
        width()
    );
    Some(whole.replacen("<svg", &size, 1))
}
