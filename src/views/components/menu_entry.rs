//! One line of a menu: what it says, and what it does.

use super::button::Press;
use super::icon::IconName;
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
    pub(super) kind: Kind,
}

#[derive(Clone)]
pub(super) enum Kind {
    Press(Press),
    Address(String),
    Heading,
    Line,
}

impl Entry {
    fn of(label: impl Into<String>, kind: Kind) -> Self {
        Self {
            label: label.into(),
            note: None,
            key: None,
            icon: None,
            danger: false,
            held: false,
            checked: None,
            kind,
        }
    }

    /// Does something.
    pub fn press(label: impl Into<String>, press: impl Fn() + Send + Sync + 'static) -> Self {
        Self::of(label, Kind::Press(Arc::new(press)))
    }

    /// Goes to an address of this page.
    pub fn address(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self::of(label, Kind::Address(href.into()))
    }

    /// A heading over the entries that follow.
    pub fn heading(label: impl Into<String>) -> Self {
        Self::of(label, Kind::Heading)
    }

    /// A line between groups.
    pub fn line() -> Self {
        Self::of("", Kind::Line)
    }

    /// A second line: what it means, or why it cannot be done now.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// The key that does the same.
    pub fn key(mut self, key: &'static str) -> Self {
        self.key = Some(key);
        self
    }

    /// An icon before the label.
    pub fn icon(mut self, icon: IconName) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Takes something away.
    pub fn danger(mut self) -> Self {
        self.danger = true;
        self
    }

    /// Cannot be done now; the note says why.
    pub fn held(mut self, held: bool) -> Self {
        self.held = held;
        self
    }

    /// One of several, chosen or not.
    pub fn checked(mut self, checked: bool) -> Self {
        self.checked = Some(checked);
        self
    }
}
