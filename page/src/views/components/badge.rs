//! Badges for states, chips for choices, and people as initials.

use super::icon::{Icon, IconName};
use leptos::prelude::*;

/// What a state means. It has the same color everywhere, and a word always says the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Neither good nor bad.
    #[default]
    Neutral,
    /// Selected, or next.
    Accent,
    /// As it should be.
    Good,
    /// Needs attention.
    Watch,
    /// Blocked or refused.
    Stop,
}

impl Tone {
    /// Returns the CSS modifier.
    pub fn word(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Accent => "accent",
            Self::Good => "good",
            Self::Watch => "watch",
            Self::Stop => "stop",
        }
    }

    /// Returns the icon that goes with the color.
    pub fn icon(self) -> Option<IconName> {
        match self {
            Self::Neutral | Self::Accent => None,
            Self::Good => Some(IconName::Check),
            Self::Watch => Some(IconName::Warning),
            Self::Stop => Some(IconName::Blocked),
        }
    }
}

/// A state in a word, with an optional icon.
#[component]
pub fn Badge(
    #[prop(into)] text: String,
    #[prop(optional)] tone: Tone,
    #[prop(optional)] icon: Option<IconName>,
) -> impl IntoView {
    let class = format!("badge badge--{}", tone.word());
    let icon = icon.map(|name| view! { <Icon name/> });
    view! { <span class=class>{icon}{text}</span> }
}

/// A filter or choice that is on or off.
#[component]
pub fn Chip(
    #[prop(into)] label: String,
    #[prop(into)] on: Signal<bool>,
    #[prop(into)] on_press: Callback<()>,
    /// Its id, where it is drawn again while it may have the focus.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    view! {
        <button type="button" class="chip" id=id aria-pressed=move || if on.get() { "true" } else { "false" }
            on:click=move |_| on_press.run(())>{label}</button>
    }
}

/// A person as initials, or a dashed ring for no one.
#[component]
pub fn Avatar(
    /// None for no one.
    #[prop(into)]
    name: Option<String>,
    /// Further CSS classes such as `avatar--large`.
    #[prop(optional, into)]
    class: String,
) -> impl IntoView {
    let short = name.as_deref().map_or_else(|| "?".to_owned(), initials);
    let more = if name.is_some() { class.as_str() } else { "avatar--nobody" };
    let class = format!("avatar {more}");
    let label = name.unwrap_or_else(|| "No owner".to_owned());
    let title = label.clone();
    view! { <span class=class role="img" aria-label=label title=title translate="no">{short}</span> }
}

/// Initials and name.
#[component]
pub fn Person(#[prop(into)] name: String) -> impl IntoView {
    let short = initials(&name);
    view! {
        <span class="person" translate="no"><span class="avatar" aria-hidden="true">{short}</span><span class="truncate">{name}</span></span>
    }
}

/// Returns at most two letters: of the first and last word, or the first two of a single word.
pub fn initials(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let letters: String = match (words.first(), words.last()) {
        (Some(first), Some(last)) if words.len() > 1 => {
            first.chars().take(1).chain(last.chars().take(1)).collect()
        }
        (Some(only), _) => only.chars().take(2).collect(),
        _ => "?".into(),
    };
    letters.to_uppercase()
}
