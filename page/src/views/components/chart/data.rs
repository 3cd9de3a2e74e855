//! A chart as data: what is drawn, the text of each point, and the table.

use leptos::prelude::*;

use crate::views::components::page::Column;

/// A name and an address.
pub type Link = (String, String);

/// How a series is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A line through the points.
    Line,
    /// The area between a base line and the points.
    Area,
    /// A bar from the base to the point.
    Bar,
    /// Only points.
    Dot,
    /// A horizontal line with a label: across the chart, or over one slot if it has a point for it.
    Level,
    /// A vertical line with a label at each point.
    Upright,
}

/// One point: its position, where its fill starts, and its text.
#[derive(Clone)]
pub struct Point {
    /// The x value.
    pub x: i32,
    /// The y value.
    pub y: i32,
    /// The lower end of a bar or an area.
    pub base: i32,
    /// Its text: "Tue, Nov 24: 14 h left". A point without text can't be selected.
    pub say: String,
}

/// Points of one kind.
#[derive(Clone)]
pub struct Series {
    /// Its name in the legend.
    pub label: String,
    /// How it is drawn.
    pub shape: Shape,
    /// Its look: 1 accent, 2 quiet and dashed, 3 good, 4 watch and dotted, 5 stop, 6 faint.
    pub look: u8,
    /// Its points, by x value.
    pub points: Vec<Point>,
}

/// A chart and its table.
#[derive(Clone)]
pub struct Chart {
    /// What it shows, in one sentence; also the file name.
    pub title: String,
    /// The first and last x value; bars need half a slot on either side.
    pub span: (i32, i32),
    /// The labels of the x axis.
    pub ticks: Vec<(i32, String)>,
    /// How much of the y values is one unit.
    pub unit: i32,
    /// The unit of the y axis: "items", "days", "h".
    pub unit_name: &'static str,
    /// What is drawn, from back to front.
    pub series: Vec<Series>,
    /// The columns of the table.
    pub heads: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
    /// Returns the records behind a point, by its series and its index there; called when it is pressed.
    pub behind: Option<Behind>,
}

/// Names and addresses of the records behind a point.
pub type Behind = Callback<(usize, usize), Vec<Link>>;

/// A point on the screen: its position, its text, its series and its index there.
#[derive(Clone)]
pub struct Spot {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) say: String,
    pub(super) of: (usize, usize),
}
