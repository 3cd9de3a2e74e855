//! A refusal, a warning or a fact where the action was, and an empty place that says what to do first.

use super::badge::Tone;
use super::icon::{IconName, icon};
use leptos::prelude::*;

/// The rule, what is wrong in numbers and names, the ways forward.
pub struct Notice {
    tone: Tone,
    title: String,
    text: Option<String>,
    lines: Vec<String>,
    actions: Vec<AnyView>,
    said: bool,
    class: &'static str,
}

impl Notice {
    fn of(tone: Tone, title: impl Into<String>) -> Self {
        Self {
            tone,
            title: title.into(),
            text: None,
            lines: Vec::new(),
            actions: Vec::new(),
            said: false,
            class: "",
        }
    }

    /// A fact.
    pub fn info(title: impl Into<String>) -> Self {
        Self::of(Tone::Neutral, title)
    }

    /// Something went as it should.
    pub fn good(title: impl Into<String>) -> Self {
        Self::of(Tone::Good, title)
    }

    /// Look at it; it goes on.
    pub fn watch(title: impl Into<String>) -> Self {
        Self::of(Tone::Watch, title)
    }

    /// It does not go on: a refusal.
    pub fn stop(title: impl Into<String>) -> Self {
        Self::of(Tone::Stop, title)
    }

    /// What is wrong and what to do, in a sentence or two.
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.text = Some(text.into());
        self
    }

    /// One line each for what is missing.
    pub fn lines<T: Into<String>>(mut self, lines: impl IntoIterator<Item = T>) -> Self {
        self.lines = lines.into_iter().map(Into::into).collect();
        self
    }

    /// A way forward: a [`super::Button`].
    pub fn action(mut self, action: AnyView) -> Self {
        self.actions.push(action);
        self
    }

    /// Appears because of what was just done, so it is said aloud.
    pub fn said(mut self) -> Self {
        self.said = true;
        self
    }

    /// A bar over the whole width, for what concerns every screen.
    pub fn bar(mut self) -> Self {
        self.class = "notice--bar";
        self
    }

    /// The notice.
    pub fn show(self) -> AnyView {
        let tone = if self.tone == Tone::Neutral { "info" } else { self.tone.word() };
        let class = format!("notice notice--{tone} {}", self.class);
        let mark = icon(self.tone.icon().unwrap_or(IconName::Info));
        let lines = (!self.lines.is_empty()).then(|| {
            let lines = self.lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
            view! { <ul class="notice__list">{lines}</ul> }
        });
        let actions = (!self.actions.is_empty())
            .then(|| view! { <div class="notice__actions">{self.actions}</div> });
        view! {
            <div class=class role=self.said.then_some("alert")>
                <p class="notice__title">{mark}<span>{self.title}</span></p>
                {self.text.map(|text| view! { <p class="notice__text">{text}</p> })}
                {lines}
                {actions}
            </div>
        }
        .into_any()
    }
}

/// An empty place: what it is for in one line, and the first step.
pub fn empty_state(
    title: impl Into<String>,
    text: impl Into<String>,
    actions: Vec<AnyView>,
) -> AnyView {
    let (title, text) = (title.into(), text.into());
    let actions =
        (!actions.is_empty()).then(|| view! { <div class="empty-state__actions">{actions}</div> });
    view! {
        <div class="empty-state">
            <p class="empty-state__title">{title}</p>
            <p>{text}</p>
            {actions}
        </div>
    }
    .into_any()
}

/// One soft line where a part of a screen is empty.
pub fn nothing_here(text: impl Into<String>) -> AnyView {
    let text = text.into();
    view! { <p class="empty-state empty-state--small">{text}</p> }.into_any()
}
