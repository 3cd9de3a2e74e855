//! How markup becomes a page: `view!` makes a template and the parts for its holes, and one function builds them.
//!
//! Leptos gives each element, attribute and closure a type of its own, and with it code of its own.
//! Here all of them are one type, [`Part`], so that a screen costs the page its words and its logic
//! and hardly more. Signals, effects and owners are those of Leptos, and so is the notation. What a
//! closure reads makes it run again: markup of the same `view!` keeps its elements and gets new
//! values, any other takes its place; rows of a `<For>` stay as long as their key.
//!
//! A template is a string of steps: a control character, then a name or a text up to the next.

mod attribute;
mod build;
mod event;
mod mount;
mod part;
mod row_order;
mod rows;
mod skeleton;
mod state;

pub use event::{on, on_any};
pub use mount::{Mounted, mount_to, mount_to_body};
pub use part::{
    AnyView, CollectView, IntoAny, IntoValue, IntoView, Part, ViewFn, child, directive, node_ref,
    value, view,
};
pub use rows::each;

/// The steps of a template, as `macros` writes them.
mod step {
    pub const OPEN: u8 = 1;
    pub const OPEN_SVG: u8 = 2;
    pub const ATTRIBUTE: u8 = 3;
    pub const VALUE: u8 = 4;
    pub const ATTRIBUTE_HOLE: u8 = 5;
    pub const CLOSE: u8 = 6;
    pub const HOLE: u8 = 7;
    pub const TEXT: u8 = 8;
}
