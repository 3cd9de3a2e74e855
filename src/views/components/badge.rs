//! A word about a state, a choice one can press, and a person as initials.

use super::icon::{IconName, icon};
use leptos::prelude::*;

/// What a state means; it keeps its colour everywhere, and a word always says the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Nothing to say.
    #[default]
    Neutral,
    /// Chosen, or next.
    Accent,
    /// As it should be.
    Good,
    /// Look at it.
    Watch,
    /// It cannot go on.
    Stop,
}

impl Tone {
    /// The CSS modifier's word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Accent => "accent",
            Self::Good => "good",
            Self::Watch => "watch",
            Self::Stop => "stop",
        }
    }

    /// The icon that says the same as the colour.
    pub fn icon(self) -> Option<IconName> {
        match self {
            Self::Neutral | Self::Accent => None,
            Self::Good => Some(IconName::Check),
            Self::Watch => Some(IconName::Warning),
            Self::Stop => Some(IconName::Blocked),
        }
    }
}

/// A word about a state.
pub fn badge(text: impl Into<String>, tone: Tone) -> AnyView {
    let text = text.into();
    let class = format!("badge badge--{}", tone.word());
    view! { <span class=class>{text}</span> }.into_any()
}

/// As [`badge`], with an icon before the word.
pub fn badge_with(which: IconName, text: impl Into<String>, tone: Tone) -> AnyView {
    let text = text.into();
    let class = format!("badge badge--{}", tone.word());
    view! { <span class=class>{icon(which)}{text}</span> }.into_any()
}

/// A filter or a choice that is on or off.
pub fn chip(
    text: impl Into<String>,
    on: impl Into<Signal<bool>>,
    press: impl Fn() + Send + Sync + 'static,
) -> AnyView {
    let (text, on) = (text.into(), on.into());
    view! {
        <button type="button" class="chip" aria-pressed=move || if on.get() { "true" } else { "false" }
            on:click=move |_| press()>{text}</button>
    }
    .into_any()
}

/// A person as initials; nobody as a dashed ring.
pub fn avatar(name: Option<&str>) -> AnyView {
    avatar_with(name, "")
}

/// As [`avatar`], with further CSS classes such as `avatar--large`.
pub fn avatar_with(name: Option<&str>, class: &str) -> AnyView {
    let short = name.map_or_else(|| "?".to_owned(), initials);
    let class = format!("avatar {}", if name.is_some() { class } else { "avatar--nobody" });
    let label = name.unwrap_or("No owner").to_owned();
    let title = label.clone();
    view! { <span class=class role="img" aria-label=label title=title>{short}</span> }.into_any()
}

/// Initials and name.
pub fn person(name: &str) -> AnyView {
    let (short, name) = (initials(name), name.to_owned());
    view! {
        <span class="person"><span class="avatar" aria-hidden="true">{short}</span><span class="truncate">{name}</span></span>
    }
    .into_any()
}

/// At most two letters: of the first and last word, or the first two of a single word.
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
