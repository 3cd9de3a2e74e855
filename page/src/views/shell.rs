//! What shows before the domain is loaded: the frame and, on a first visit, the ways to start.
//!
//! It asks the browser's storage one question: is anything saved? If so, the page opens as soon as the
//! module with the workspace is loaded. If not, the first screen shows at once and the page replaces it when
//! it is loaded; what was pressed before happens then.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use futures_util::future::join;
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
use super::page::{load_workspace, open_page, read_back};
use super::translation;
use super::welcome::Welcome;
use super::wish::Wish;
use crate::state::opening::{IsKept, kept_here};
use crate::state::{Route, address};
use leptos::prelude::*;

/// A mounted view; dropping it removes it from the page.
type Shown = leptos::mount::UnmountHandle<<AnyView as leptos::tachys::view::Render>::State>;

thread_local! {
    /// The shell and its element, while it is shown.
    static SHELL: RefCell<Option<(HtmlElement, Shown)>> = const { RefCell::new(None) };
    /// What was pressed since.
    static WISH: Cell<Option<Wish>> = const { Cell::new(None) };
    /// Whether the pointer is down: what is pressed must not be removed before it is released.
    static HELD: Cell<bool> = const { Cell::new(false) };
}

/// Opens the page at its address.
pub fn begin() {
    translation::keep_current();
    let hash = address::hash();
    let route = Route::parse(&hash);
    if route == Route::Today && kept_here() == IsKept::Nothing {
        stand(Phase::Here);
        return;
    }
    if opens_item(&route, &hash) {
        // What it says is said by who shows it.
        spawn_local(async { drop(Module::Item.load().await) });
    }
    spawn_local(async move {
        // Both are on their way at once. If the screen can't be loaded, the page says so in its place.
        let _ = join(load(Module::of(&route)), load(needed())).await;
        if !fetch().await || open_page(None).await.is_err() {
            stand(Phase::Lost);
        }
    });
}

/// Whether an address opens an item, beside or over its screen.
fn opens_item(route: &Route, hash: &str) -> bool {
    matches!(route, Route::Backlog { key: Some(_), .. }) || Route::item_in(hash).is_some()
}

/// Mounts the shell.
fn stand(phase: Phase) {
    let Some(body) = document().body() else { return };
    let made =
        document().create_element("div").ok().and_then(|div| div.dyn_into::<HtmlElement>().ok());
    let Some(place) = made else { return };
    // Throws only if an element were put into itself.
    let _ = body.append_child(&place);
    let shell = mount_to(place.clone(), move || view! { <Shell begins=phase/> }.into_any());
    SHELL.set(Some((place, shell)));
}

/// The frame before the page is loaded.
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
    address::on_change(move || wish(None));
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

/// Tracks whether the pointer or a key is down: a press ends when both are up.
fn hold_on() {
    let down = window_event_listener(ev::pointerdown, |_| HELD.set(true));
    // A click comes after the pointer is up, in the same turn of the browser.
    let up =
        window_event_listener(ev::pointerup, |_| set_timeout(|| HELD.set(false), Duration::ZERO));
    let lost = window_event_listener(ev::pointercancel, |_| HELD.set(false));
    let key_down = window_event_listener(ev::keydown, |_| HELD.set(true));
    let key_up =
        window_event_listener(ev::keyup, |_| set_timeout(|| HELD.set(false), Duration::ZERO));
    // A window that loses the keyboard hears of no key that goes up.
    let away = window_event_listener(ev::blur, |_| HELD.set(false));
    on_cleanup(move || {
        down.remove();
        up.remove();
        lost.remove();
        key_down.remove();
        key_up.remove();
        away.remove();
    });
}

/// Loads what shows the saved work; false if that fails. Changes that are not folded yet are read by the
/// module with the rules.
async fn fetch() -> bool {
    if load(needed()).await.is_err() {
        return false;
    }
    let Ok(reading) = read_back().await else { return false };
    reading.await;
    // What was read back may contain changes.
    load(needed()).await.is_ok()
}

fn needed() -> Module {
    match kept_here() {
        IsKept::Changed => Module::Write,
        IsKept::Nothing | IsKept::Folded => Module::Workspace,
    }
}

/// Loads a module, including that of the page itself.
async fn load(module: Module) -> Result<(), Lost> {
    match module {
        Module::Workspace => load_workspace().await,
        module => module.load().await,
    }
}

/// Loads the page and puts it in the shell's place; false if that fails.
async fn give_way() -> bool {
    if !fetch().await {
        return false;
    }
    while WISH.get().is_none() && HELD.get() {
        TimeoutFuture::new(20).await;
    }
    // Another call was quicker: the page is there.
    let Some(shell) = SHELL.take() else { return true };
    let wish = WISH.take();
    if open_page(wish).await.is_err() {
        WISH.set(wish);
        SHELL.set(Some(shell));
        return false;
    }
    let focused = dom::focused().map(|element| (element.tag_name(), element.text_content()));
    let (place, mounted) = shell;
    drop(mounted);
    place.remove();
    // The page has the same controls, so keyboard focus returns to the same one.
    if let (None, Some((tag, text)), Some(body)) = (wish, focused, document().body()) {
        let same = dom::all(&body, &tag).into_iter().find(|element| element.text_content() == text);
        if let Some(same) = same {
            dom::focus(&same);
            // It was pressed while the page was put in place.
            if WISH.take().is_some() {
                same.click();
            }
        }
    }
    true
}
