//! The tags of dates. The words come from the domain, so that a screen and an export say the same.

use chrono::{DateTime, FixedOffset, NaiveDate};
use leptos::prelude::*;

pub use sprintloop::domain::base::dates::{
    ago, clock, day as day_month, days, distance, effort, exact, exact_day, long_day as day,
    month_name, month_short, near_day, overdue, span, time, weekday,
};
pub use sprintloop::domain::base::text::counted;

/// A `<time>` in words, with the exact moment on hover.
#[component]
pub fn MomentText(then: DateTime<FixedOffset>, now: DateTime<FixedOffset>) -> impl IntoView {
    let title = exact(&then.with_timezone(now.offset()));
    view! { <time datetime=then.to_rfc3339() title=title>{ago(&then, &now)}</time> }
}

/// A `<time>` for a day.
#[component]
pub fn DayText(date: NaiveDate, today: NaiveDate) -> impl IntoView {
    let title = exact_day(date);
    view! { <time datetime=date.to_string() title=title>{near_day(date, today)}</time> }
}
