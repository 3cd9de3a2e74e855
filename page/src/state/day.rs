//! The current day. The clock is checked every few seconds, so that a page that stays open over midnight,
//! or on a laptop that slept, notices a new day.

use std::time::Duration;

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::state::store::Store;

/// How often the clock is checked.
const EVERY: Duration = Duration::from_secs(20);

impl Store {
    /// Returns the current day here, tracked.
    pub fn today(self) -> NaiveDate {
        self.shown.day.get()
    }

    /// Returns the current day here, or none once the store is gone.
    pub fn try_today(self) -> Option<NaiveDate> {
        self.shown.day.try_get_untracked()
    }

    /// Starts checking the clock every few seconds and whenever the page is shown again. A timer alone is
    /// not enough: browsers stop it in a hidden page, and a sleeping computer stops it everywhere.
    pub fn watch_day(self) {
        let look = move || {
            let today = self.now().date_naive();
            if self.shown.day.try_get_untracked().is_some_and(|day| day != today) {
                self.shown.day.set(today);
            }
        };
        let seen = ["visibilitychange", "focus", "pageshow", "resume"]
            .map(|event| window_event_listener_untyped(event, move |_| look()));
        let every = set_interval_with_handle(look, EVERY);
        on_cleanup(move || {
            seen.into_iter().for_each(|heard| heard.remove());
            if let Ok(every) = every {
                every.clear();
            }
        });
    }
}
