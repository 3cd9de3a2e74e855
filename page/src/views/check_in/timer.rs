//! The time left, by the team's cadence.

use leptos::prelude::*;

use super::meeting::Meeting;
use crate::views::components::{Icon, IconName, dates};

/// Time left of the open check-in; amber in the last fifth, red once it is over.
#[component]
pub fn Timer(meeting: Meeting) -> impl IntoView {
    let tick = RwSignal::new(());
    let handle = set_interval_with_handle(
        move || {
            let _ = tick.try_set(());
        },
        std::time::Duration::from_secs(1),
    );
    on_cleanup(move || {
        if let Ok(handle) = handle {
            handle.clear();
        }
    });
    let left = move || {
        tick.get();
        let store = meeting.store;
        let length = i64::from(store.workspace_now().workflow.cadence.check_in_minutes) * 60;
        let opened = meeting.open.with(|open| open.as_ref().map(|open| open.opened.at));
        (length - opened.map_or(0, |at| (store.now() - at).num_seconds()), length)
    };
    let class = move || match left() {
        (left, _) if left < 0 => "timer timer--stop",
        (left, length) if left * 5 < length => "timer timer--watch",
        _ => "timer",
    };
    let said = move || {
        let (left, _) = left();
        if left < 0 { format!("{} over", dates::clock(-left)) } else { dates::clock(left) }
    };
    view! {
        <span class=class role="timer" aria-label="Time left"><Icon name=IconName::Timer/><span class="timer__time">{said}</span></span>
    }
}
