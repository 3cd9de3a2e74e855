//! What every metric chart is made of, and what its points show when selected.

use leptos::prelude::Callback;

use crate::state::Route;
use crate::views::components::{Behind, Chart, Link, Point, Series, Shape};
use crate::views::standing::Standing;
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::reads::metrics::history::History;

/// The items behind a point, by its series and its place in it.
pub type Asked = Box<dyn Fn(&History<'_>, usize, usize) -> Vec<ItemId> + Send + Sync>;

/// A chart and the items behind its points.
pub type Drawn = Option<(Chart, Asked)>;

/// A chart whose points look up their items only when selected.
pub fn asking(chart: Chart, asked: Asked, standing: Standing) -> Chart {
    let behind: Behind = Callback::new(move |(series, at)| {
        let standing = standing.once();
        let history = standing.history();
        let items = asked(&history, series, at);
        items.into_iter().filter_map(|item| named(&history, item)).collect::<Vec<Link>>()
    });
    Chart { behind: Some(behind), ..chart }
}

/// An item's key and title, and where it opens.
pub fn named(history: &History<'_>, item: ItemId) -> Option<Link> {
    let item = history.tables.items.get(item)?;
    Some((format!("{} {}", item.key, item.title), Route::item(&item.key).hash()))
}

pub fn whole(value: impl TryInto<i32>) -> i32 {
    value.try_into().unwrap_or(i32::MAX)
}

pub fn point(x: i32, y: i32, say: String) -> Point {
    Point { x, y, base: 0, say }
}

pub fn series(label: &str, shape: Shape, look: u8, points: Vec<Point>) -> Series {
    Series { label: label.to_owned(), shape, look, points }
}

/// A level across the whole chart.
pub fn level(span: (i32, i32), y: u32, look: u8, say: String) -> Series {
    series("", Shape::Level, look, vec![point(span.1, whole(y), say)])
}

pub fn numbers(heads: &[&'static str]) -> Vec<(&'static str, bool)> {
    heads.iter().enumerate().map(|(at, head)| (*head, at > 0)).collect()
}
