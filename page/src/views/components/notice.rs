//! Notices (refusals, warnings, facts) beside an action, and empty states that say what to do first.

use super::badge::Tone;
use super::icon::{Icon, IconName};
use super::text::Texts;
use leptos::prelude::*;

/// A title, what is wrong in numbers and names, and ways forward.
#[component]
pub fn Notice(
    #[prop(into)] title: String,
    /// Neutral is a fact, good a success, watch a warning, stop a refusal.
    #[prop(optional)]
    tone: Tone,
    /// What is wrong and what to do, in a sentence or two.
    #[prop(optional_no_strip, into)]
    text: MaybeProp<String>,
    /// One line each for what's missing.
    #[prop(optional, into)]
    lines: Texts,
    /// Announces it to screen readers: it results from what was just done.
    #[prop(optional)]
    said: bool,
    /// Shows it as a bar across the page, for what concerns every screen.
    #[prop(optional)]
    bar: bool,
    /// The ways forward: buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let word = if tone == Tone::Neutral { "info" } else { tone.word() };
    let class = format!("notice notice--{word} {}", if bar { "notice--bar" } else { "" });
    let name = tone.icon().unwrap_or(IconName::Info);
    let text = text.get_untracked();
    let Texts(lines) = lines;
    let lines = (!lines.is_empty()).then(|| {
        let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
        view! { <ul class="notice__list">{lines}</ul> }
    });
    view! {
        <div class=class role=said.then_some("alert")>
            <p class="notice__title"><Icon name/><span>{title}</span></p>
            {text.map(|text| view! { <p class="notice__text">{text}</p> })}
            {lines}
            {children.map(|actions| view! { <div class="notice__actions">{actions()}</div> })}
        </div>
    }
}

/// An empty state: what the place is for, and the first step.
#[component]
pub fn EmptyState(
    #[prop(into)] title: String,
    #[prop(into)] text: String,
    /// The first step: buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty-state">
            <p class="empty-state__title">{title}</p>
            <p>{text}</p>
            {children.map(|actions| view! { <div class="empty-state__actions">{actions()}</div> })}
        </div>
    }
}

/// One line where a part of a screen is empty.
#[component]
pub fn NothingHere(#[prop(into)] text: String) -> impl IntoView {
    view! { <p class="empty-state empty-state--small">{text}</p> }
}
