//! Shows a part of the page once its module is loaded (`modules.rs`), and prefetches the other modules while
//! the page is idle.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use gloo_timers::future::TimeoutFuture;
use leptos::reactive::computed::ScopedFuture;
use leptos::task::spawn_local;
use leptos::web_sys::Event;

use super::components::{Button, ButtonKind, Notice, Tone};
use super::modules::Module;
use super::modules::coming::Coming;
use leptos::prelude::*;

/// A shorter wait shows no loading message.
pub const PATIENCE: Duration = Duration::from_millis(300);
/// Milliseconds between two prefetched modules.
const PAUSE: u32 = 50;

/// How far loading a part of the page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Requested a moment ago.
    Asked,
    /// Still loading.
    Loading,
    /// Could not be loaded.
    Lost,
    /// Loaded.
    Here,
}

/// Returns a part of the page that lives in a module: at once if the module is loaded, else when it arrives.
pub fn later(
    module: Module,
    part: impl Fn() -> Coming<AnyView> + Send + Sync + 'static,
) -> AnyView {
    if let Some(Ok(())) = at_once(module.load())
        && let Some(Ok(view)) = at_once(part())
    {
        return view;
    }
    let phase = RwSignal::new(Phase::Asked);
    let attempt = RwSignal::new(0_usize);
    let view = StoredValue::new_local(None);
    Effect::new(move |_| {
        attempt.track();
        phase.set(Phase::Asked);
        let waiting = move || {
            if phase.try_get_untracked() == Some(Phase::Asked) {
                phase.set(Phase::Loading);
            }
        };
        set_timeout(waiting, PATIENCE);
        let fetched = module.load();
        let made = part();
        // The part belongs to this reactive owner, however long it took to load.
        spawn_local(ScopedFuture::new_untracked(async move {
            let there = fetched.await.is_ok();
            // The person has left the screen in the meantime.
            if phase.is_disposed() {
                return;
            }
            match made.await {
                Ok(made) if there => {
                    view.set_value(Some(made));
                    phase.set(Phase::Here);
                }
                _ => phase.set(Phase::Lost),
            }
        }));
    });
    let shown = move || match phase.get() {
        Phase::Asked => ().into_any(),
        Phase::Loading => view! { <Loading/> }.into_any(),
        Phase::Lost => {
            let again = move || attempt.update(|attempt| *attempt += 1);
            view! { <CouldNotLoad again/> }.into_any()
        }
        Phase::Here => view.try_update_value(Option::take).flatten().into_any(),
    };
    shown.into_any()
}

/// Says that a part is loading.
#[component]
pub fn Loading() -> impl IntoView {
    view! { <p class="loading" role="status">"Loading…"</p> }
}

/// Says that a part could not be loaded, with a button to retry.
#[component]
pub fn CouldNotLoad(
    /// Fetches it again.
    #[prop(into)]
    again: Callback<()>,
) -> impl IntoView {
    view! {
        <Notice tone=Tone::Stop title="This part of Sprintloop couldn't be loaded" said=true
            text="You may be offline, or there is a newer version. Your work is saved. Try again, or reload the page.">
            <Button label="Try again" kind=ButtonKind::Primary on_press=again/>
        </Notice>
    }
}

/// Returns a future's value if it is ready at once.
fn at_once<T>(mut future: Pin<Box<dyn Future<Output = T>>>) -> Option<T> {
    match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}

/// Prefetches all modules, one after the other, and fires an event when all were requested. One that fails
/// is requested again when it is needed.
pub fn fetch_ahead() {
    spawn_local(async {
        for module in Module::ALL {
            TimeoutFuture::new(PAUSE).await;
            let _ = module.load().await;
        }
        if let Ok(whole) = Event::new("sprintloop-whole") {
            // Fails only for an event that is already being dispatched.
            let _ = window().dispatch_event(&whole);
        }
    });
}
