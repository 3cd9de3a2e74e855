//! What happens to typed text when its field leaves the page.

use leptos::prelude::{on_cleanup, window_event_listener};

/// Provided around fields whose text is kept together, as in a dialog.
#[derive(Clone, Copy)]
pub(super) struct KeptTogether;

/// Runs when the caller's owner leaves the page, and when the page itself is closed or reloaded.
pub fn on_leave(run: impl Fn() + Copy + Send + Sync + 'static) {
    let leaving = window_event_listener(leptos::ev::pagehide, move |_| run());
    on_cleanup(move || {
        leaving.remove();
        run();
    });
}
