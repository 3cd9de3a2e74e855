//! Which cells of the table are fields: the one under the pointer, and those that were entered.
//!
//! A field that saves by itself and knows every choice costs as much as a whole row of text. So a cell
//! looks like its field, and becomes it once somebody is about to use it.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::web_sys::{Element, EventTarget};

use super::columns::Column;
use crate::views::components::{dom, row_id};
use sprintloop::domain::base::ids::ItemId;

/// The cells of a row, each with whether it is a field.
type Cells = Vec<(Column, RwSignal<bool>)>;

/// A cell by its row and column.
type Place = (ItemId, Column);

/// The cells of all rows.
#[derive(Clone, Copy)]
pub(super) struct Live {
    rows: StoredValue<BTreeMap<ItemId, Cells>>,
    /// The one that is a field only because the pointer is over it.
    over: StoredValue<Option<Place>>,
}

impl Live {
    pub(super) fn new() -> Self {
        Self { rows: StoredValue::new(BTreeMap::new()), over: StoredValue::new(None) }
    }

    /// Adds a row until it leaves the page.
    pub(super) fn add(self, id: ItemId, cells: Cells) {
        self.rows.update_value(|rows| drop(rows.insert(id, cells)));
        on_cleanup(move || {
            let _ = self.rows.try_update_value(|rows| rows.remove(&id));
        });
    }

    /// Makes the cell under the pointer a field, and the one before it text again.
    pub(super) fn point(self, target: Option<EventTarget>) {
        let here = cell_of(target).map(|(place, _)| place);
        let before = self.over.get_value();
        if here == before {
            return;
        }
        if let Some(before) = before.and_then(|place| self.signal(place)) {
            before.set(false);
        }
        self.over.set_value(None);
        if let Some((place, cell)) = here.and_then(|place| Some((place, self.signal(place)?)))
            && !cell.get_untracked()
        {
            self.over.set_value(Some(place));
            cell.set(true);
        }
    }

    /// Makes the cell that gets focus a field for as long as its row is shown: it may hold a text that
    /// was refused.
    pub(super) fn enter(self, target: Option<EventTarget>) {
        let Some((place, cell)) = cell_of(target) else { return };
        let Some(is_field) = self.signal(place) else { return };
        if self.over.get_value() == Some(place) {
            self.over.set_value(None);
        }
        if is_field.get_untracked() {
            return;
        }
        is_field.set(true);
        dom::after_render(move || {
            if let Some(control) = dom::all(&cell, "input, select").into_iter().next() {
                dom::focus(&control);
            }
        });
    }

    fn signal(self, (id, column): Place) -> Option<RwSignal<bool>> {
        self.rows.with_value(|rows| {
            let cells = rows.get(&id)?;
            cells.iter().find(|(one, _)| *one == column).map(|(_, signal)| *signal)
        })
    }
}

fn cell_of(target: Option<EventTarget>) -> Option<(Place, Element)> {
    let cell = dom::closest(target, "td[data-column]")?;
    let column = Column::named(&cell.get_attribute("data-column")?)?;
    let id = row_id::<ItemId>(&cell)?;
    Some(((id, column), cell.into()))
}
