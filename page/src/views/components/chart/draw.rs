//! Draws a chart: nodes are created one by one, because the page's policy allows no markup from text.

use leptos::prelude::document;
use leptos::web_sys::Element;
use wasm_bindgen::JsCast;

use super::data::{Chart, Point, Series, Shape, Spot};
use crate::views::components::dom;

const SVG: &str = "http://www.w3.org/2000/svg";
const LEFT: i32 = 40;
const RIGHT: i32 = 12;
const TOP: i32 = 22;
const HEIGHT: i32 = 220;

/// The layout.
struct Frame {
    width: i32,
    span: (i32, i32),
    top: i32,
    /// The height of the labels below.
    below: i32,
}

impl Frame {
    fn x(&self, value: i32) -> i32 {
        let room = i64::from(self.width - LEFT - RIGHT);
        let length = i64::from((self.span.1 - self.span.0).max(1));
        LEFT + i32::try_from(i64::from(value - self.span.0) * room / length).unwrap_or(0)
    }

    fn y(&self, value: i32) -> i32 {
        let room = i64::from(HEIGHT - TOP - self.below);
        let up = i64::from(value) * room / i64::from(self.top.max(1));
        HEIGHT - self.below - i32::try_from(up).unwrap_or(0)
    }
}

/// As wide as shown, so that labels have the page's text size; one of two widths before it is on the page.
fn width(place: &Element) -> i32 {
    let main = || dom::by_id("main").map_or(1000, |main| main.client_width());
    match place.client_width() {
        0 if main() < 560 => 340,
        0 => 480,
        wide => wide.clamp(300, 640),
    }
}

pub(super) fn set(element: &Element, attributes: &[(&str, String)]) {
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
    let element = document().create_element_ns(Some(SVG), name).ok()?;
    set(&element, &[("class", class.to_owned())]);
    set(&element, attributes);
    parent.append_child(&element).ok()?;
    Some(element)
}

/// A rectangle: its position, width and height.
fn sheet(parent: &Element, at: [i32; 4]) -> Option<Element> {
    let at: Vec<_> = ["x", "y", "width", "height"]
        .into_iter()
        .zip(at.map(|length| length.to_string()))
        .collect();
    node(parent, "rect", "chart__paper", &at)
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

/// Draws everything and returns the points that can be selected. An element that already has a chart still
/// contains the previous one.
pub(super) fn draw(place: &Element, chart: &Chart) -> Option<Vec<Spot>> {
    place.set_text_content(None);
    let highest = chart.series.iter().flat_map(|one| &one.points).map(|point| point.y).max();
    let unit = chart.unit.max(1);
    let step = step(highest.unwrap_or(1).div_euclid(unit) + 1);
    let steps = (highest.unwrap_or(1) + step * unit - 1).div_euclid(step * unit).max(1);
    let mut frame =
        Frame { width: width(place), span: chart.span, top: steps * step * unit, below: 24 };
    // Labels that don't fit side by side take two lines: every bar needs its label.
    let named = chart.series.iter().any(|one| matches!(one.shape, Shape::Bar | Shape::Dot));
    let two = named && chart.ticks.len() < 8 && words_below(None, &frame, chart, false) > 0;
    frame.below += if two { 14 } else { 0 };
    let size = format!("0 0 {} {HEIGHT}", frame.width);
    let drawn = frame.width.to_string();
    let attributes = [("viewBox", size), ("aria-hidden", "true".to_owned()), ("data-wide", drawn)];
    let svg = node(place, "svg", "chart__svg", &attributes)?;
    word(&svg, chart.unit_name, 0, 12, "start")?;
    for at in 0..=steps {
        let y = frame.y(at * step * unit);
        line(&svg, "chart__grid", (LEFT, y), (frame.width - RIGHT, y))?;
        word(&svg, &(at * step).to_string(), LEFT - 6, y + 4, "end")?;
    }
    words_below(Some(&svg), &frame, chart, two);
    let slot = (frame.width - LEFT - RIGHT) / (chart.span.1 - chart.span.0).max(1);
    let mut spots = Vec::new();
    // Labels are drawn over every line, and those of levels beside each other.
    let mut words = Vec::new();
    for (of, series) in chart.series.iter().enumerate() {
        marks(&svg, &frame, series, slot)?;
        if matches!(series.shape, Shape::Level | Shape::Upright) {
            words.push((series, i32::try_from(words.len()).unwrap_or(0)));
            continue;
        }
        for (at, point) in series.points.iter().enumerate().filter(|one| !one.1.say.is_empty()) {
            let (x, y) = (frame.x(point.x), frame.y(point.y));
            spots.push(Spot { x, y, say: point.say.clone(), of: (of, at) });
        }
    }
    for (series, levels) in words {
        level_words(&svg, &frame, series, slot, levels);
    }
    node(&svg, "circle", "chart__cursor", &[("r", "0".to_owned())])?;
    spots.sort_by_key(|spot| spot.x);
    Some(spots)
}

/// Draws as many x axis labels as fit, alternating between two lines if asked. Returns how many are left
/// out.
fn words_below(svg: Option<&Element>, frame: &Frame, chart: &Chart, two: bool) -> usize {
    let count = chart.ticks.len();
    // If not all fit, every second or third is drawn, so that the steps stay even.
    let each = (1..=count).find(|each| two || drawn_below(None, frame, chart, two, *each) == 0);
    let each = each.unwrap_or(1);
    drawn_below(svg, frame, chart, two, each);
    count - count.div_ceil(each)
}

/// Draws every nth x axis label; returns how many of them did not fit.
fn drawn_below(
    svg: Option<&Element>,
    frame: &Frame,
    chart: &Chart,
    two: bool,
    each: usize,
) -> usize {
    let mut free = [0; 2];
    let mut without = 0;
    for (at, (x, text)) in chart.ticks.iter().enumerate().step_by(each) {
        let line = if two { at % 2 } else { 1 };
        let half = wide(text) / 2;
        let middle = frame.x(*x).min(frame.width - half);
        match free.get_mut(line).filter(|free| middle - half >= **free) {
            Some(free) => *free = middle + half + 8,
            None => {
                without += 1;
                continue;
            }
        }
        let y = if line == 0 { HEIGHT - 20 } else { HEIGHT - 6 };
        svg.and_then(|svg| word(svg, text, middle, y, "middle"));
    }
    without
}

/// Estimates the width of a label: text can't be measured before it is on the page.
fn wide(text: &str) -> i32 {
    7 * i32::try_from(text.chars().count()).unwrap_or(0)
}

/// Returns where a level starts and ends: across the chart if its point is at the end.
fn across(frame: &Frame, point: &Point, slot: i32) -> (i32, i32) {
    let middle = frame.x(point.x);
    match point.x == frame.span.1 {
        true => (LEFT, frame.width - RIGHT),
        false => (middle - slot * 2 / 5, middle + slot * 2 / 5),
    }
}

/// Draws the labels of a level or a vertical line; `before` are the labels drawn already.
fn level_words(svg: &Element, frame: &Frame, series: &Series, slot: i32, before: i32) {
    for (at, point) in series.points.iter().enumerate() {
        if series.shape == Shape::Upright {
            let y = TOP + 10 + 16 * i32::try_from(at).unwrap_or(0);
            word(svg, &point.say, frame.x(point.x) + 4, y, "start");
        } else {
            let (to, y) = (across(frame, point, slot).1 - before * 76, frame.y(point.y) - 4);
            // If levels are close, a line goes behind the label, not through it.
            let wide = wide(&point.say);
            sheet(svg, [to - wide, y - 11, wide, 13]);
            word(svg, &point.say, to, y, "end");
        }
    }
}

fn marks(svg: &Element, frame: &Frame, series: &Series, slot: i32) -> Option<()> {
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
                let (y, (from, to)) = (frame.y(point.y), across(frame, point, slot));
                line(svg, &class("line"), (from, y), (to, y))?;
            }
        }
        Shape::Upright => {
            for x in series.points.iter().map(|point| frame.x(point.x)) {
                line(svg, &class("line"), (x, TOP), (x, frame.y(0)))?;
            }
        }
    }
    Some(())
}

/// Returns a step of 1, 2 or 5 times a power of ten that gives at most five lines.
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

/// Colors for a file, which has no theme.
const STYLE: &str = "text{font:12px system-ui,sans-serif;fill:#4c505c;paint-order:stroke;stroke:#fff;stroke-width:3px}path{fill:none}.chart__grid{stroke:#e3e5ea}.chart__line{stroke-width:2}.chart__look--1{stroke:#2b55c8}.chart__bar,.chart__dot{fill:#2b55c8}.chart__area{fill:#9fb3e6}.chart__look--2{stroke:#4c505c;stroke-dasharray:5 4}.chart__look--3{stroke:#1c7a4a;fill:#9ed3b5}.chart__look--4{stroke:#8a5a00;stroke-dasharray:2 3;fill:#edd39b}.chart__look--5{stroke:#c0392b;fill:#eab5ae}.chart__look--6{stroke:#9aa0ad;fill:#e9ebf0}.chart__line{fill:none}.chart__cursor{fill:none}.chart__paper{fill:#fff}";

/// The space for the title and legend above a chart in a file.
const HEAD: i32 = 64;
/// The space around it.
const EDGE: i32 = 16;

/// Returns the chart as a standalone file with title and legend, and its size.
pub(super) fn as_file(
    plot: &Element,
    title: &str,
    legend: &[(u8, String)],
) -> Option<(String, (i32, i32))> {
    let drawn = plot.query_selector("svg").ok()??;
    let width = drawn.get_attribute("data-wide")?.parse::<i32>().ok()?;
    let svg: Element = drawn.clone_node_with_deep(true).ok()?.unchecked_into();
    let high = HEIGHT + HEAD + EDGE;
    set(&svg, &[("xmlns", SVG.to_owned())]);
    let all = width + 2 * EDGE;
    set(&svg, &[("width", all.to_string()), ("height", high.to_string())]);
    set(&svg, &[("viewBox", format!("-{EDGE} -{HEAD} {all} {high}"))]);
    // Always on white.
    let paper = sheet(&svg, [-EDGE, -HEAD, all, high])?;
    svg.insert_before(&paper, svg.first_child().as_ref()).ok()?;
    word(&svg, title, 0, EDGE + 10 - HEAD, "start")?;
    let mut x = 0;
    for (look, name) in legend {
        line(&svg, &format!("chart__line chart__look--{look}"), (x, -16), (x + 14, -16))?;
        word(&svg, name, x + 20, -12, "start")?;
        x += 40 + wide(name);
    }
    let styled = svg.outer_html().replacen('>', &format!("><style>{STYLE}</style>"), 1);
    Some((styled, (all, high)))
}
