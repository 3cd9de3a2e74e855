//! A press. One primary button per screen; the verb on it says what will happen.

use super::icon::{IconName, icon};
use leptos::prelude::*;
use std::sync::Arc;

/// What a button, a menu entry or a toast does when pressed.
pub type Press = Arc<dyn Fn() + Send + Sync>;

/// A button or, with an address, a link that looks like one.
#[derive(Clone)]
pub struct Button {
    label: String,
    class: String,
    id: Option<String>,
    icon: Option<IconName>,
    icon_only: bool,
    key: Option<&'static str>,
    title: Option<String>,
    disabled: Signal<bool>,
    pressed: Option<Signal<bool>>,
}

impl Button {
    /// A plain button with this verb.
    pub fn new(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            class: "button".into(),
            id: None,
            icon: None,
            icon_only: false,
            key: None,
            title: None,
            disabled: Signal::stored(false),
            pressed: None,
        }
    }

    /// The one that is next on this screen.
    pub fn primary(self) -> Self {
        self.look("primary")
    }

    /// Without a border, for what is seldom needed.
    pub fn quiet(self) -> Self {
        self.look("quiet")
    }

    /// For what takes something away.
    pub fn danger(self) -> Self {
        self.look("danger")
    }

    /// Looks like a link in a sentence.
    pub fn link(self) -> Self {
        self.look("link")
    }

    /// Lower, for a row.
    pub fn small(self) -> Self {
        self.look("small")
    }

    fn look(mut self, look: &str) -> Self {
        self.class.push_str(" button--");
        self.class.push_str(look);
        self
    }

    /// Further CSS classes.
    pub fn class(mut self, class: &str) -> Self {
        self.class.push(' ');
        self.class.push_str(class);
        self
    }

    /// An id, for focus to come back to.
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// An icon before the word.
    pub fn icon(mut self, icon: IconName) -> Self {
        self.icon = Some(icon);
        self
    }

    /// The icon alone; the word becomes its label and its tooltip.
    pub fn icon_only(mut self, icon: IconName) -> Self {
        self.icon = Some(icon);
        self.icon_only = true;
        self.look("icon")
    }

    /// The key that does the same, shown in the tooltip.
    pub fn key(mut self, key: &'static str) -> Self {
        self.key = Some(key);
        self
    }

    /// A tooltip that says more than the label.
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Cannot be pressed while this holds. Prefer a refusal that says why.
    pub fn disabled(mut self, disabled: impl Into<Signal<bool>>) -> Self {
        self.disabled = disabled.into();
        self
    }

    /// A switch: pressed or not.
    pub fn pressed(mut self, pressed: impl Into<Signal<bool>>) -> Self {
        self.pressed = Some(pressed.into());
        self
    }

    fn tooltip(&self) -> Option<String> {
        let text = self.title.clone().or_else(|| self.icon_only.then(|| self.label.clone()));
        match (text, self.key) {
            (Some(text), Some(key)) => Some(format!("{text} ({key})")),
            (None, Some(key)) => Some(format!("{} ({key})", self.label)),
            (text, None) => text,
        }
    }

    fn content(&self) -> AnyView {
        let label = self.label.clone();
        let hidden = if self.icon_only { "visually-hidden" } else { "" };
        (self.icon.map(icon), view! { <span class=hidden>{label}</span> }).into_any()
    }

    /// The button, and what it does.
    pub fn on(self, press: impl Fn() + Send + Sync + 'static) -> AnyView {
        self.press(Arc::new(press))
    }

    /// As [`Button::on`], with a press that is shared.
    pub fn press(self, press: Press) -> AnyView {
        let (title, content) = (self.tooltip(), self.content());
        let disabled = self.disabled;
        let pressed = self.pressed;
        view! {
            <button type="button" class=self.class id=self.id title=title
                disabled=move || disabled.get()
                aria-pressed=move || pressed.map(|on| if on.get() { "true" } else { "false" })
                on:click=move |_| press()>
                {content}
            </button>
        }
        .into_any()
    }

    /// The button that submits its form.
    pub fn submit(self) -> AnyView {
        let (title, content) = (self.tooltip(), self.content());
        let disabled = self.disabled;
        view! {
            <button type="submit" class=self.class id=self.id title=title disabled=move || disabled.get()>
                {content}
            </button>
        }
        .into_any()
    }

    /// A link to an address of this page.
    pub fn href(self, href: impl Into<String>) -> AnyView {
        let (title, content) = (self.tooltip(), self.content());
        view! { <a class=self.class id=self.id title=title href=href.into()>{content}</a> }
            .into_any()
    }
}
