//! A press. One primary button per screen; the verb on it says what will happen.

use super::icon::{Icon, IconName};
use leptos::prelude::*;
use std::sync::Arc;

/// What a menu entry or a toast does when pressed.
pub type Press = Arc<dyn Fn() + Send + Sync>;

/// What a press does, where there is one: a closure, a callback, or an option of one.
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

/// How a button looks, by how much it wants to be pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one that is next on this screen.
    Primary,
    /// One of several.
    #[default]
    Secondary,
    /// Without a border, for what is seldom needed.
    Quiet,
    /// For what takes something away.
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
    /// Lower, for a row.
    #[prop(optional)]
    small: bool,
    /// An icon before the word.
    #[prop(optional)]
    icon: Option<IconName>,
    /// The icon alone; the word becomes its label and its tooltip.
    #[prop(optional)]
    icon_only: bool,
    /// Further CSS classes.
    #[prop(optional, into)]
    class: String,
    /// For focus to come back to.
    #[prop(optional, into)]
    id: Option<String>,
    /// The key that does the same, shown in the tooltip.
    #[prop(optional, into)]
    key: Option<String>,
    /// A tooltip that says more than the label.
    #[prop(optional, into)]
    title: Option<String>,
    /// Cannot be pressed while this holds. Prefer a refusal that says why.
    #[prop(optional, into)]
    disabled: Option<Signal<bool>>,
    /// A switch: pressed or not.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// What it does: `on_press=move || …`.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// Submits its form instead.
    #[prop(optional)]
    submit: bool,
) -> impl IntoView {
    let class = classes(kind, small, icon_only, &class);
    let title = tooltip(&label, title, key, icon_only);
    let kind = if submit { "submit" } else { "button" };
    view! {
        <button type=kind class=class id=id title=title
            disabled=disabled.map(|disabled| move || disabled.get())
            aria-pressed=pressed.map(|on| move || if on.get() { "true" } else { "false" })
            on:click=move |_| if let Some(press) = on_press { press.run(()) }>
            <Words label icon icon_only/>
        </button>
    }
}

/// A quiet button at the end of a row: the icon alone, the word is its label and its tooltip.
#[component]
pub fn RowButton(
    #[prop(into)] label: String,
    icon: IconName,
    /// For focus to come back to.
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

/// A link to an address of this page that looks like a button.
#[component]
pub fn LinkButton(
    #[prop(into)] label: String,
    #[prop(into)] href: String,
    #[prop(optional)] kind: ButtonKind,
    /// Lower, for a row.
    #[prop(optional)]
    small: bool,
    /// An icon before the word.
    #[prop(optional)]
    icon: Option<IconName>,
    /// The icon alone; the word becomes its label and its tooltip.
    #[prop(optional)]
    icon_only: bool,
    /// Further CSS classes.
    #[prop(optional, into)]
    class: String,
    /// For focus to come back to.
    #[prop(optional, into)]
    id: Option<String>,
    /// The key that goes there too, shown in the tooltip.
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
