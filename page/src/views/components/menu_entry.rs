//! One line of a menu: its label and its action.

use super::button::Press;
use super::icon::IconName;
use leptos::prelude::*;
use std::sync::Arc;

/// One line of a menu.
#[derive(Clone)]
pub struct Entry {
    pub(super) label: String,
    pub(super) note: Option<String>,
    pub(super) key: Option<&'static str>,
    pub(super) icon: Option<IconName>,
    pub(super) danger: bool,
    pub(super) held: bool,
    pub(super) checked: Option<bool>,
    /// One of any number; the menu stays open while they are ticked.
    pub(super) ticked: Option<Signal<bool>>,
    pub(super) kind: Kind,
}

#[derive(Clone)]
pub(super) enum Kind {
    Press(Press),
    Address(String),
    Heading,
    Line,
}

/// What an entry does, told outside its menu.
#[derive(Clone)]
pub enum EntryAction {
    /// It runs this.
    Press(Press),
    /// It goes to this address.
    Go(String),
}

impl Entry {
    /// Returns what it does now; none for a heading, a line, the one of several that is selected, and what is
    /// unavailable.
    pub fn action(&self) -> Option<EntryAction> {
        match &self.kind {
            Kind::Press(_) if self.held || self.checked == Some(true) => None,
            Kind::Press(press) => Some(EntryAction::Press(Arc::clone(press))),
            Kind::Address(href) => Some(EntryAction::Go(href.clone())),
            Kind::Heading | Kind::Line => None,
        }
    }

    /// Returns its name.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// Returns its icon.
    pub const fn shown_icon(&self) -> Option<IconName> {
        self.icon
    }

    fn of(label: impl Into<String>, kind: Kind) -> Self {
        Self {
            label: label.into(),
            note: None,
            key: None,
            icon: None,
            danger: false,
            held: false,
            checked: None,
            ticked: None,
            kind,
        }
    }

    /// Creates an entry that does something.
    pub fn press(label: impl Into<String>, press: impl Fn() + Send + Sync + 'static) -> Self {
        Self::of(label, Kind::Press(Arc::new(press)))
    }

    /// Creates an entry that goes to an address of this page.
    pub fn address(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self::of(label, Kind::Address(href.into()))
    }

    /// Creates a heading for the entries that follow.
    pub fn heading(label: impl Into<String>) -> Self {
        Self::of(label, Kind::Heading)
    }

    /// Creates a line between groups.
    pub fn line() -> Self {
        Self::of("", Kind::Line)
    }

    /// Adds a second line: what it means, or why it is unavailable.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// Adds the shortcut.
    pub fn key(mut self, key: &'static str) -> Self {
        self.key = Some(key);
        self
    }

    /// Adds an icon before the label.
    pub fn icon(mut self, icon: IconName) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Marks it as destructive.
    pub fn danger(mut self) -> Self {
        self.danger = true;
        self
    }

    /// Makes it unavailable; the note says why.
    pub fn held(mut self, held: bool) -> Self {
        self.held = held;
        self
    }

    /// Creates an entry that is on or off whatever the others are. The menu stays open.
    pub fn tick(
        label: impl Into<String>,
        on: Signal<bool>,
        turn: impl Fn() + Send + Sync + 'static,
    ) -> Self {
        Self { ticked: Some(on), ..Self::press(label, turn) }
    }

    /// Makes it one of several, selected or not.
    pub fn checked(mut self, checked: bool) -> Self {
        self.checked = Some(checked);
        self
    }
}
