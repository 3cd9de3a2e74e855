//! Load against capacity: a bar and its text.

use super::badge::Tone;
use leptos::prelude::*;

/// What a meter shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// "18 of 14 h".
    pub text: String,
    /// How full in percent; may exceed 100.
    pub percent: u32,
    /// What it means.
    pub tone: Tone,
}

impl Level {
    /// Creates the level of a load against capacity in one unit: over is stop, from 90% watch, else neutral.
    pub fn load(load: u32, capacity: u32, text: impl Into<String>) -> Self {
        let percent = match capacity {
            0 if load == 0 => 0,
            0 => 101,
            _ => u32::try_from(u64::from(load) * 100 / u64::from(capacity)).unwrap_or(u32::MAX),
        };
        let tone = if load > capacity {
            Tone::Stop
        } else if percent >= 90 {
            Tone::Watch
        } else {
            Tone::Neutral
        };
        Self { text: text.into(), percent, tone }
    }
}

/// A label, a text and the bar below: `<Meter level>"Used"</Meter>`.
#[component]
pub fn Meter(
    #[prop(into)] level: Signal<Level>,
    /// The label.
    children: Children,
) -> impl IntoView {
    view! { <Bar class="meter" level>{children()}</Bar> }
}

/// All in one line, for a title row.
#[component]
pub fn InlineMeter(
    #[prop(into)] label: String,
    #[prop(into)] level: Signal<Level>,
) -> impl IntoView {
    view! { <Bar class="meter meter--inline" level>{label}</Bar> }
}

#[component]
fn Bar(class: &'static str, level: Signal<Level>, children: Children) -> impl IntoView {
    let class = move || level.with(|level| format!("{class} meter--{}", level.tone.word()));
    let text = move || level.with(|level| level.text.clone());
    let width = move || level.with(|level| format!("{}%", level.percent.min(100)));
    view! {
        <div class=class>
            <span class="meter__label">{children()}</span>
            <span class="meter__text">{text}</span>
            <span class="meter__track" aria-hidden="true"><span class="meter__fill" style:inline-size=width></span></span>
        </div>
    }
}
