//! The whole page: the frame around the screen that the address names.

use leptos::either::Either;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::MouseEvent;

use super::boot::take_over;
use super::components::{Frame, OpenParts, Tab, Tabs, ToastHost, Toasts, dom};
use super::header::{Banner, BehindMore, CurrentSprint, NewerNotice, SprintGoal, Tools};
use super::import_listener::ImportListener;
use super::item_over::ItemOver;
use super::keyboard::KeysDialog;
use super::later::{fetch_ahead, later};
use super::modules::{self, Module, item_panel, recovery_screen, refine_mode, send_request};
use super::navigation::{Counts, place, places, title};
use super::new_day::{NewDay, NewDayNotice};
use super::parts::Parts;
use super::search::SearchDialog;
use super::space_door::SpaceDoor;
use super::standing::Standing;
use super::today::{SetUpNote, TodayScreen};
use super::tour::TourNote;
use super::tour::standing::Tour;
use super::wish::{Wish, Wished};
use super::workspaces::{WorkspaceDialog, WorkspaceSwitcher, Workspaces};
use super::{focus, keyboard, presses, scroll};
use crate::state::recent::remember;
use crate::state::shared::Shared;
use crate::state::team_space::TeamSpace;
use crate::state::{Route, Store, address, newer};
use sprintloop::domain::reads::agenda::topic_count;
use sprintloop::domain::reads::loop_state::waiting_requests;
use sprintloop::domain::reads::retrospective::due::due;
use sprintloop::domain::tables::draft::is_just_me;

/// The whole page.
#[component]
pub fn App(
    /// What was pressed before the page was loaded.
    wish: Option<Wish>,
) -> impl IntoView {
    let store = Store::open();
    let toasts = Toasts::new();
    provide_context(store);
    provide_context(toasts);
    provide_context(parts());
    provide_context(OpenParts::default());
    provide_context(Standing::of(store));
    provide_context(Shared::watch());
    let team = TeamSpace::watch(store);
    provide_context(team);
    store.follow_address();
    address::on_change(move || store.follow_address());
    let again = window_event_listener(leptos::ev::click, move |ev| on_link(store, &ev));
    on_cleanup(move || again.remove());
    let workspaces = Workspaces::new(store, toasts);
    provide_context(workspaces);
    provide_context(Wished::new(wish));
    let tour = Tour::new(store);
    provide_context(tour);
    let searching = RwSignal::new(wish == Some(Wish::Search));
    let helping = RwSignal::new(false);
    let day = NewDay::watch(store, toasts);
    focus::hold(store);
    scroll::follow(store);
    presses::once();
    presses::hold(toasts);
    keyboard::listen(store, toasts, searching, helping);
    let name = Memo::new(move |_| title(&store.route()));
    Effect::new(move |_| document().set_title(&format!("{} · Sprintloop", name.get())));
    Effect::new(move |_| {
        take_over();
        spawn_local(async move {
            // What could not be read without the rules is read once they are loaded.
            if Module::Write.load().await.is_ok() {
                store.catch_up();
            }
            fetch_ahead();
        });
    });
    Effect::new(move |_| {
        let opened = match store.route() {
            Route::Backlog { key, .. } => key,
            _ => store.opened(),
        };
        if let Some(key) = opened {
            remember(&format!("item:{key}"));
        }
    });
    Effect::new(move |_| {
        if let Some(record) = store.pointed() {
            dom::point_at(record);
        }
    });
    // For stakeholders and for a room: one form or one picture, without the team's frame.
    let alone = Memo::new(move |_| {
        let route = store.route();
        let alone =
            matches!(route, Route::RequestForm | Route::Cards | Route::Shared | Route::Wall { .. });
        alone.then_some(route)
    });
    // The frame is rendered once, whatever its parts read meanwhile.
    let screen = move || match alone.get() {
        Some(route) => Either::Left(view! { <Alone store route toasts/> }),
        None => Either::Right(view! { <Framed workspaces store toasts searching day/> }),
    };
    view! {
        {screen}
        <ImportListener store toasts/>
        <SearchDialog open=searching helping/>
        <KeysDialog open=helping/>
        <WorkspaceDialog workspaces/>
        <SpaceDoor team/>
    }
}

/// A link to the record or form that the address names already changes no address; it is gone to again. One that opens
/// another item where one is open puts it in that one's place.
fn on_link(store: Store, ev: &MouseEvent) {
    let hash = dom::closest(ev.target(), "a[href]").and_then(|link| link.get_attribute("href"));
    let elsewhere = ev.ctrl_key() || ev.meta_key() || ev.shift_key() || ev.default_prevented();
    let Some(hash) = hash.filter(|hash| hash.starts_with('#') && !elsewhere) else { return };
    let here = address::hash();
    if store.swaps_item(&hash) {
        ev.prevent_default();
        store.go_to(&hash);
    } else if hash == here && Route::record_in(&hash).is_some() {
        store.go_to(&hash);
    }
}

/// Returns how the parts that live in modules of their own are loaded.
fn parts() -> Parts {
    Parts {
        item_panel: |key, on_close| {
            later(Module::Item, move || Box::pin(item_panel(key.clone(), on_close)))
        },
        refine: || later(Module::Refine, || Box::pin(refine_mode())),
        send_request: |sending| {
            later(Module::Space, move || Box::pin(send_request(sending.clone())))
        },
    }
}

/// A screen without the frame.
#[component]
fn Alone(store: Store, route: Route, toasts: Toasts) -> impl IntoView {
    view! {
        <main class="app-main app-main--plain" id="main" tabindex="-1">{screen(store, &route)}</main>
        <ToastHost toasts/>
    }
}

/// A screen in the frame.
#[component]
fn Framed(
    workspaces: Workspaces,
    store: Store,
    toasts: Toasts,
    searching: RwSignal<bool>,
    day: NewDay,
) -> impl IntoView {
    let current = Memo::new(move |_| place(&store.route()));
    let newer = newer::waiting();
    let banner = move || {
        view! {
            {move || day.waits().then(|| view! { <NewDayNotice day/> })}
            {move || newer.get().then(|| view! { <NewerNotice/> })}
            <Banner store workspaces/>
        }
    };
    view! {
        <Frame
            workspace=move || view! { <WorkspaceSwitcher workspaces/> }
            sprint=move || view! { <CurrentSprint store/> }
            goal=move || view! { <SprintGoal store/> }
            tools=move || view! { <Tools store toasts searching/> }
            banner
            places=places(counts(store))
            current
            behind_more=move || view! { <BehindMore workspaces store toasts/> }
            toasts
        >
            {shown(store, day)}
        </Frame>
        <ItemOver store/>
        {use_context::<Tour>().map(|tour| view! { <TourNote tour/> })}
    }
}

/// Returns the counts of what needs attention.
fn counts(store: Store) -> Counts {
    let waiting = move || waiting_requests(&store.workspace());
    let topics = Memo::new(move |_| topic_count(&store.workspace(), store.now()));
    let due = move || {
        let today = store.now().date_naive();
        usize::from(due(&store.workspace()).is_some_and(|due| due.is_due(today)))
    };
    let no_intake = move || {
        let ws = store.workspace();
        is_just_me(&ws) && ws.requests.values().next().is_none()
    };
    Counts {
        requests: Signal::derive(waiting),
        topics: topics.into(),
        due: Signal::derive(due),
        no_intake: Signal::derive(no_intake),
    }
}

/// Returns the screen of the address. What is open on it changes inside the screen.
fn shown(store: Store, day: NewDay) -> AnyView {
    // Without a workspace files can be imported and any dates looked back on; every other screen shows the first run.
    let usable = Memo::new(move |_| {
        let needs_nothing = matches!(store.route(), Route::Data | Route::Retro { .. });
        needs_nothing || store.workspace().is_founded()
    });
    // What is open in memory stays, even if a newer page has arrived.
    let stopped = Memo::new(move |_| store.is_stopped() && !store.workspace().is_founded());
    let which = Memo::new(move |_| std::mem::discriminant(&store.route()));
    let open_parts = use_context::<OpenParts>();
    let mut before = None;
    (move || {
        // Both are read, not only tracked: a memo that was never read does not report changes.
        let (usable, which, _) = (usable.get(), which.get(), day.shown());
        if before.replace(which) != Some(which) {
            open_parts.inspect(|parts| parts.clear());
        }
        if stopped.get() {
            return untrack(|| later(Module::Data, || Box::pin(recovery_screen())));
        }
        match usable {
            true => untrack(|| screen(store, &store.route())),
            false => view! { <TodayScreen/> }.into_any(),
        }
    })
    .into_any()
}

fn screen(store: Store, route: &Route) -> AnyView {
    let asked = route.clone();
    let screen = later(Module::of(route), move || modules::screen(asked.clone()));
    match route {
        Route::Team | Route::Priorities | Route::Workflow | Route::Handbook | Route::Data => {
            in_workspace(store, route, screen)
        }
        _ => screen,
    }
}

/// Team, priorities, workflow and data are tabs of one place.
fn in_workspace(store: Store, route: &Route, screen: AnyView) -> AnyView {
    let all = [Route::Team, Route::Priorities, Route::Workflow, Route::Handbook, Route::Data];
    let tabs: Vec<_> = all.iter().map(|route| Tab::new(title(route), route.hash())).collect();
    view! { <Tabs label="Workspace" tabs current=route.hash()/> <SetUpNote store/> {screen} }
        .into_any()
}
