//! Load of capacity: a bar that fills, and the words that say it.

use super::badge::Tone;
use leptos::prelude::*;

/// What a meter shows now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// "18 of 14 h".
    pub text: String,
    /// How full, in hundredths; may be over 100.
    pub percent: u32,
    /// What it means.
    pub tone: Tone,
}

impl Level {
    /// Load of capacity in one unit: over is stop, from nine tenths on watch, else calm.
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

/// A label, the words and the bar under them.
pub fn meter(label: AnyView, level: impl Into<Signal<Level>>) -> AnyView {
    bar(label, level.into(), "meter")
}

/// All in one line, for a title row.
pub fn meter_inline(label: impl Into<String>, level: impl Into<Signal<Level>>) -> AnyView {
    bar(label.into().into_any(), level.into(), "meter meter--inline")
}

fn bar(label: AnyView, level: Signal<Level>, class: &'static str) -> AnyView {
    let class = move || level.with(|level| format!("{class} meter--{}", level.tone.word()));
    let text = move || level.with(|level| level.text.clone());
    let width = move || level.with(|level| format!("{}%", level.percent.min(100)));
    view! {
        <div class=class>
            <span class="meter__label">{label}</span>
            <span class="meter__text">{text}</span>
            <span class="meter__track" aria-hidden="true"><span class="meter__fill" style:inline-size=width></span></span>
        </div>
    }
    .into_any()
}
