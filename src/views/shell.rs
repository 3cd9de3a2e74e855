//! What opens before anything of the domain is there: the frame, and on a first visit what one can begin with.
//!
//! It asks the browser's storage one question, whether anything is kept. Where something is, the page opens as
//! soon as the module with the workspace has come. Where nothing is, the first screen stands at once,
//! and the page takes its place when it is there; what somebody presses before is done then.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use gloo_timers::future::TimeoutFuture;
use leptos::ev;
use leptos::web_sys::HtmlElement;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

use super::boot::take_over;
use super::components::{Frame, SearchButton, Toasts, dom};
use super::header::ThemeButton;
use super::later::{CouldNotLoad, Loading, PATIENCE, Phase};
use super::modules::Module;
use super::modules::coming::Lost;
use super::navigation::{Counts, place, places};
use super::page::{load_workspace, open_page};
use super::welcome::Welcome;
use super::wish::Wish;
use crate::state::Route;
use crate::state::opening::{IsKept, kept_here};
use leptos::prelude::*;

/// What was mounted; it leaves the page when this is dropped.
type Shown = leptos::mount::UnmountHandle<<AnyView as leptos::tachys::view::Render>::State>;

thread_local! {
    /// The shell and the element it stands in, while it stands.
    static SHELL: RefCell<Option<(HtmlElement, Shown)>> = const { RefCell::new(None) };
    /// What somebody pressed since.
    static WISH: Cell<Option<Wish>> = const { Cell::new(None) };
    /// Whether the pointer is down: what is pressed must not go before it is let go.
    static HELD: Cell<bool> = const { Cell::new(false) };
}

/// Opens the page at the address it has.
pub fn begin() {
    let route = Route::parse(&window().location().hash().unwrap_or_default());
    if route == Route::Today && kept_here() == IsKept::Nothing {
        stand(Phase::Here);
        return;
    }
    spawn_local(async move {
        // Where it cannot be had, the page says so in its place.
        let _ = load(Module::of(&route)).await;
        if !fetch().await || open_page(None).await.is_err() {
            stand(Phase::Lost);
        }
    });
}

/// Puts the shell on the page.
fn stand(phase: Phase) {
    let Some(body) = document().body() else { return };
    let made =
        document().create_element("div").ok().and_then(|div| div.dyn_into::<HtmlElement>().ok());
    let Some(place) = made else { return };
    // Throws only where an element would stand in itself.
    let _ = body.append_child(&place);
    let shell = mount_to(place.clone(), move || view! { <Shell begins=phase/> }.into_any());
    SHELL.set(Some((place, shell)));
}

/// The frame before the page is there.
#[component]
fn Shell(begins: Phase) -> impl IntoView {
    let phase = RwSignal::new(begins);
    let first = begins == Phase::Here;
    Effect::new(|_| take_over());
    hold_on();
    let wish = move |wish: Option<Wish>| {
        if wish.is_some() {
            WISH.set(wish);
        }
        phase.set(Phase::Asked);
        set_timeout(
            move || {
                if phase.try_get_untracked() == Some(Phase::Asked) {
                    phase.set(Phase::Loading);
                }
            },
            PATIENCE,
        );
        spawn_local(async move {
            if !give_way().await {
                phase.set(Phase::Lost);
            }
        });
    };
    let follow = window_event_listener(ev::hashchange, move |_| wish(None));
    on_cleanup(move || follow.remove());
    if first {
        spawn_local(async {
            let _ = give_way().await;
        });
    }
    let banner = move || match phase.get() {
        Phase::Here | Phase::Asked => ().into_any(),
        Phase::Loading => view! { <Loading/> }.into_any(),
        Phase::Lost => view! { <CouldNotLoad again=move || wish(None)/> }.into_any(),
    };
    let screen = first.then(|| view! { <Welcome on_press=move |which| wish(Some(which))/> });
    view! {
        <Frame
            workspace=|| ()
            sprint=|| ()
            goal=|| ()
            tools=move || view! {
                <SearchButton on_press=move || wish(Some(Wish::Search))/>
                <ThemeButton class="app-header__secondary"/>
            }
            banner=move || banner
            places=places(Counts::none())
            current=Signal::stored(place(&Route::Today))
            behind_more=|| view! { <ThemeButton/> }
            toasts=Toasts::new()
        >
            {screen}
        </Frame>
    }
}

/// Notes when the pointer is down.
fn hold_on() {
    let down = window_event_listener(ev::pointerdown, |_| HELD.set(true));
    // A click comes after the pointer is up, in the same turn of the browser.
    let up =
        window_event_listener(ev::pointerup, |_| set_timeout(|| HELD.set(false), Duration::ZERO));
    let lost = window_event_listener(ev::pointercancel, |_| HELD.set(false));
    on_cleanup(move || {
        down.remove();
        up.remove();
        lost.remove();
    });
}

/// Fetches what shows everything that is kept; false where it cannot be had. Changes that are not folded yet are
/// read by the module with the rules.
async fn fetch() -> bool {
    let module = match kept_here() {
        IsKept::Changed => Module::Write,
        IsKept::Nothing | IsKept::Folded => Module::Workspace,
    };
    load(module).await.is_ok()
}

/// Fetches a module; that of the page itself, too.
async fn load(module: Module) -> Result<(), Lost> {
    match module {
        Module::Workspace => load_workspace().await,
        module => module.load().await,
    }
}

/// Fetches the page and puts it in the shell's place; false where it cannot be had.
async fn give_way() -> bool {
    if !fetch().await {
        return false;
    }
    while WISH.get().is_none() && HELD.get() {
        TimeoutFuture::new(20).await;
    }
    // Somebody else was quicker: the page stands.
    let Some(shell) = SHELL.take() else { return true };
    let wish = WISH.take();
    let focused = dom::focused().map(|element| (element.tag_name(), element.text_content()));
    if open_page(wish).await.is_err() {
        WISH.set(wish);
        SHELL.set(Some(shell));
        return false;
    }
    let (place, mounted) = shell;
    drop(mounted);
    place.remove();
    // The page has the same things at the same places: who was at one with the keyboard is there again.
    if let (None, Some((tag, text)), Some(body)) = (wish, focused, document().body()) {
        let same = dom::all(&body, &tag).into_iter().find(|element| element.text_content() == text);
        if let Some(same) = same {
            dom::focus(&same);
        }
    }
    true
}
