//! A picture as data: what is drawn, what each point says, and the table behind it.

use leptos::prelude::*;

use crate::views::components::page::Column;

/// A name and its address.
pub type Link = (String, String);

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
    /// An upright line through the picture at each point, with its label.
    Upright,
}

/// One point: where it is, from where it is filled, and what it says.
#[derive(Clone)]
pub struct Point {
    /// Along.
    pub x: i32,
    /// Up.
    pub y: i32,
    /// The lower end of a bar or an area.
    pub base: i32,
    /// What it says: "Tue 24 Nov: 14 h left". A point that says nothing is not reached.
    pub say: String,
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
    /// What stands behind a point, by its series and its place in it; asked when it is pressed.
    pub behind: Option<Behind>,
}

/// Names and addresses of what stands behind a point.
pub type Behind = Callback<(usize, usize), Vec<Link>>;

/// A point on the screen: where, what it says, its series and its place in it.
#[derive(Clone)]
pub struct Spot {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) say: String,
    pub(super) of: (usize, usize),
}
