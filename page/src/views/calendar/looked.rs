//! What this tab looks at in the calendar: kept over a reload, and for whoever comes back to it the same day.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::state::recent::{calendar, remember_calendar};
use sprintloop::domain::base::ids::ChannelId;
use sprintloop::domain::tables::record::Tables;

/// How the text that is kept says that a week is shown.
const WEEK: &str = "week";

/// Which days are shown, and of which channel.
#[derive(Clone, Copy)]
pub(super) struct Looked {
    /// A day of the month or week.
    pub(super) day: RwSignal<NaiveDate>,
    pub(super) by_week: RwSignal<bool>,
    /// A channel's id; empty for all.
    pub(super) channel: RwSignal<String>,
}

impl Looked {
    /// What was shown last today; otherwise this month. Whatever is chosen from now on is kept.
    pub(super) fn here(tables: &Tables, today: NaiveDate) -> Self {
        let kept = calendar();
        let words: Vec<&str> = kept.split(' ').collect();
        let (day, span, channel) = match *words {
            [on, day, span, channel] if on == today.to_string() => (day, span, channel),
            _ => ("", "", ""),
        };
        let is_known = |id: &ChannelId| tables.channels.contains(*id);
        let channel = channel.parse().ok().filter(is_known).map(|id| id.to_string());
        let looked = Self {
            day: RwSignal::new(day.parse().unwrap_or(today)),
            by_week: RwSignal::new(span == WEEK),
            channel: RwSignal::new(channel.unwrap_or_default()),
        };
        Effect::new(move |_| {
            let span = if looked.by_week.get() { WEEK } else { "month" };
            let (day, channel) = (looked.day.get(), looked.channel.get());
            remember_calendar(&format!("{today} {day} {span} {channel}"));
        });
        looked
    }
}
