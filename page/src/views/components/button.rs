//! Buttons. One primary button per screen; its label says what will happen.

use super::icon::{Icon, IconName};
use leptos::prelude::*;
use std::sync::Arc;

/// What a menu entry or a toast does when pressed.
pub type Press = Arc<dyn Fn() + Send + Sync>;

/// What a press does, if anything: a closure, a callback, or an option of one.
#[derive(Clone, Copy, Default)]
pub struct MaybePress(pub(super) Option<Callback<()>>);

impl From<Option<Callback<()>>> for MaybePress {
    fn from(press: Option<Callback<()>>) -> Self {
        Self(press)
    }
}

impl From<Callback<()>> for MaybePress {
    fn from(press: Callback<()>) -> Self {
        Self(Some(press))
    }
}

impl<F: Fn() + Send + Sync + 'static> From<F> for MaybePress {
    fn from(press: F) -> Self {
        Self(Some(Callback::new(move |()| press())))
    }
}

/// The look of a button, by its weight on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The next step on this screen.
    Primary,
    /// One of several.
    #[default]
    Secondary,
    /// No border, for rare actions.
    Quiet,
    /// For destructive actions.
    Danger,
    /// Looks like a link in a sentence.
    Link,
}

impl ButtonKind {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => " button--primary",
            Self::Secondary => "",
            Self::Quiet => " button--quiet",
            Self::Danger => " button--danger",
            Self::Link => " button--link",
        }
    }
}

/// A button.
#[component]
pub fn Button(
    #[prop(into)] label: String,
    #[prop(optional)] kind: ButtonKind,
    /// Smaller, for a row.
    #[prop(optional)]
    small: bool,
    /// An icon before the label.
    #[prop(optional)]
    icon: Option<IconName>,
    /// Shows only the icon; the label becomes accessible name and tooltip.
    #[prop(optional)]
    icon_only: bool,
    /// Further CSS classes.
    #[prop(optional, into)]
    class: String,
    /// An id for returning focus.
    #[prop(optional, into)]
    id: Option<String>,
    /// The shortcut, shown in the tooltip.
    #[prop(optional, into)]
    key: Option<String>,
    /// A tooltip that says more than the label.
    #[prop(optional, into)]
    title: Option<String>,
    /// Disables it while true. Prefer a refusal that says why.
    #[prop(optional, into)]
    disabled: Option<Signal<bool>>,
    /// Makes it a toggle: pressed or not.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// What a press does: `on_press=move || …`.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// Submits its form instead.
    #[prop(optional)]
    submit: bool,
    /// Has focus when its dialog opens.
    #[prop(optional)]
    autofocus: bool,
) -> impl IntoView {
    let class = classes(kind, small, icon_only, &class);
    let title = tooltip(&label, title, key, icon_only);
    let kind = if submit { "submit" } else { "button" };
    view! {
        <button type=kind class=class id=id title=title autofocus=autofocus
            disabled=disabled.map(|disabled| move || disabled.get())
            aria-pressed=pressed.map(|on| move || if on.get() { "true" } else { "false" })
            on:click=move |_| if let Some(press) = on_press { press.run(()) }>
            <Words label icon icon_only/>
        </button>
    }
}

/// A quiet button of an icon alone, whose tooltip follows what it would do.
#[component]
pub fn IconButton(
    /// Its accessible name.
    #[prop(into)]
    label: String,
    icon: IconName,
    #[prop(into)] title: Signal<String>,
    #[prop(optional, into)] class: String,
    #[prop(into)] disabled: Signal<bool>,
    #[prop(into)] on_press: Callback<()>,
) -> impl IntoView {
    let class = classes(ButtonKind::Quiet, false, true, &class);
    view! {
        <button type="button" class=class title=move || title.get() disabled=move || disabled.get()
            on:click=move |_| on_press.run(())>
            <Words label icon=Some(icon) icon_only=true/>
        </button>
    }
}

/// A quiet button at the end of a row: an icon whose label is accessible name and tooltip.
#[component]
pub fn RowButton(
    #[prop(into)] label: String,
    icon: IconName,
    /// An id for returning focus.
    #[prop(optional, into)]
    id: Option<String>,
    #[prop(into)] on_press: Callback<()>,
) -> impl IntoView {
    let class = classes(ButtonKind::Quiet, true, true, "");
    let title = label.clone();
    view! {
        <button type="button" class=class id=id title=title on:click=move |_| on_press.run(())>
            <Words label icon=Some(icon) icon_only=true/>
        </button>
    }
}

/// A link within the page that looks like a button.
#[component]
pub fn LinkButton(
    #[prop(into)] label: String,
    #[prop(into)] href: String,
    #[prop(optional)] kind: ButtonKind,
    /// Smaller, for a row.
    #[prop(optional)]
    small: bool,
    /// An icon before the label.
    #[prop(optional)]
    icon: Option<IconName>,
    /// Shows only the icon; the label becomes accessible name and tooltip.
    #[prop(optional)]
    icon_only: bool,
    /// Further CSS classes.
    #[prop(optional, into)]
    class: String,
    /// An id for returning focus.
    #[prop(optional, into)]
    id: Option<String>,
    /// The shortcut, shown in the tooltip.
    #[prop(optional, into)]
    key: Option<String>,
    /// A tooltip that says more than the label.
    #[prop(optional, into)]
    title: Option<String>,
) -> impl IntoView {
    let class = classes(kind, small, icon_only, &class);
    let title = tooltip(&label, title, key, icon_only);
    view! { <a class=class id=id title=title href=href><Words label icon icon_only/></a> }
}

#[component]
fn Words(label: String, icon: Option<IconName>, icon_only: bool) -> impl IntoView {
    let hidden = if icon_only { "visually-hidden" } else { "" };
    view! { {icon.map(|name| view! { <Icon name/> })} <span class=hidden>{label}</span> }
}

fn classes(kind: ButtonKind, small: bool, icon_only: bool, more: &str) -> String {
    let small = if small { " button--small" } else { "" };
    let icon = if icon_only { " button--icon" } else { "" };
    let space = if more.is_empty() { "" } else { " " };
    format!("button{}{small}{icon}{space}{more}", kind.class())
}

fn tooltip(
    label: &str,
    title: Option<String>,
    key: Option<String>,
    icon_only: bool,
) -> Option<String> {
    let text = title.or_else(|| icon_only.then(|| label.to_owned()));
    match (text, key) {
        (Some(text), Some(key)) => Some(format!("{text} ({key})")),
        (None, Some(key)) => Some(format!("{label} ({key})")),
        (text, None) => text,
    }
}
