//! Shows a part of the page once its module is there (`modules.rs`), and fetches the modules nobody asked for
//! yet while nothing else is to do.

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

/// Who waits shorter than this sees no word about it.
pub const PATIENCE: Duration = Duration::from_millis(300);
/// So many milliseconds are left between two modules that nobody asked for.
const PAUSE: u32 = 50;

/// How far a part of the page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Asked for a moment ago.
    Asked,
    /// Still on its way.
    Loading,
    /// It could not be had.
    Lost,
    /// There.
    Here,
}

/// A part of the page that stands in a module: at once where the module is there, else as soon as it comes.
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
        // What is made belongs to this place of the page, however long it took to come.
        spawn_local(ScopedFuture::new_untracked(async move {
            let there = fetched.await.is_ok();
            // Whoever has gone elsewhere meanwhile needs nothing any more.
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

/// Says that a part is on its way.
#[component]
pub fn Loading() -> impl IntoView {
    view! { <p class="loading" role="status">"Loading…"</p> }
}

/// Says that a part could not be had, and tries again.
#[component]
pub fn CouldNotLoad(
    /// Fetches it once more.
    #[prop(into)]
    again: Callback<()>,
) -> impl IntoView {
    view! {
        <Notice tone=Tone::Stop title="This part of Sprintloop could not be loaded" said=true
            text="You may be offline, or the host has a newer version by now. Everything you did is stored.">
            <Button label="Try again" kind=ButtonKind::Primary on_press=again/>
        </Notice>
    }
}

/// What a future gives if it need not wait for anything.
fn at_once<T>(mut future: Pin<Box<dyn Future<Output = T>>>) -> Option<T> {
    match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}

/// Fetches all modules, one after the other, while nobody waits for anything, and says so when all were
/// asked for. One that cannot be had is asked for again when somebody needs it.
pub fn fetch_ahead() {
    spawn_local(async {
        for module in Module::ALL {
            TimeoutFuture::new(PAUSE).await;
            let _ = module.load().await;
        }
        if let Ok(whole) = Event::new("sprintloop-whole") {
            // Fails only for an event that is under way already.
            let _ = window().dispatch_event(&whole);
        }
    });
}
