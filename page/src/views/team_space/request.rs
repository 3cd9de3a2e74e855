//! Sends a request from the form into the team space.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::views::components::{Button, ButtonKind, Notice, Tone};
use crate::views::sending::Sending;

/// The button that sends it, and why it was not sent. Whoever asks can still email or copy it.
#[component]
pub fn SendRequest(sending: Sending) -> impl IntoView {
    let Sending { team, address, request, sent } = sending;
    let busy = RwSignal::new(false);
    let refused = RwSignal::new(None::<String>);
    let send = move || {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        refused.set(None);
        let (address, request) = (address.clone(), request.clone());
        spawn_local(async move {
            let done = team.submit(address, request).await;
            // Whoever went back to edit meanwhile sends what they see then.
            if busy.try_set(false).is_some() {
                return;
            }
            match done {
                Ok(()) => sent.set(true),
                Err(why) => refused.set(Some(why)),
            }
        });
    };
    let why = move || {
        refused.get().map(|text| {
            view! { <Notice title="The request wasn't sent" tone=Tone::Stop said=true text/> }
        })
    };
    view! {
        {why}
        <div class="cluster">
            <Button label="Send to the team" kind=ButtonKind::Primary on_press=send/>
            <span role="status" class="soft">{move || busy.get().then_some("Sending…")}</span>
        </div>
    }
}
