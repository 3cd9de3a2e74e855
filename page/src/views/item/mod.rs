//! The item panel: everything about one piece of work, edited in place.

pub mod actions;
mod campaign;
mod campaigns;
mod criteria;
mod fields;
pub mod inline;
mod measurement;
mod memory;
mod needs;
mod next;
mod panel;
mod relations;
mod shown;
mod talk;

pub use campaigns::campaign_choices;
pub use panel::ItemPanel;
