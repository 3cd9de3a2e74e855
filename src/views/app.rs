//! The whole page: the frame, and in it the screen the address names.

use leptos::either::Either;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::boot::take_over;
use super::components::{Frame, Tab, Tabs, ToastHost, Toasts, dom};
use super::header::{Banner, BehindMore, CurrentSprint, NewerNotice, SprintGoal, Tools};
use super::import_door::ImportDoor;
use super::keyboard::KeysDialog;
use super::later::{fetch_ahead, later};
use super::modules::{self, Module, recovery_screen};
use super::navigation::{Counts, place, places, title};
use super::search::SearchDialog;
use super::standing::Standing;
use super::today::TodayScreen;
use super::wish::{Wish, Wished};
use super::workspaces::{WorkspaceDialog, WorkspaceSwitcher, Workspaces};
use super::{keyboard, presses};
use crate::domain::reads::retrospective::facts::due_for;
use crate::state::shared::Shared;
use crate::state::{Route, Store, newer};

/// The whole page, with what somebody wished for before it was there.
#[component]
pub fn App(
    /// What was pressed before the page was there.
    wish: Option<Wish>,
) -> impl IntoView {
    let store = Store::open();
    let toasts = Toasts::new();
    provide_context(store);
    provide_context(toasts);
    provide_context(Standing::of(store));
    provide_context(Shared::watch());
    store.follow_address();
    let follow = window_event_listener(leptos::ev::hashchange, move |_| store.follow_address());
    on_cleanup(move || follow.remove());
    let workspaces = Workspaces::new(store, toasts);
    provide_context(workspaces);
    provide_context(Wished::new(wish));
    let searching = RwSignal::new(wish == Some(Wish::Search));
    let helping = RwSignal::new(false);
    presses::hold(toasts);
    keyboard::listen(store, toasts, searching, helping);
    Effect::new(move |_| document().set_title(&format!("{} · Sprintloop", title(&store.route()))));
    Effect::new(move |_| {
        take_over();
        spawn_local(async move {
            // What was not read without the rules is taken in once they are there.
            if Module::Write.load().await.is_ok() {
                store.catch_up();
            }
            fetch_ahead();
        });
    });
    Effect::new(move |_| {
        if let Some(record) = store.pointed() {
            dom::point_at(record);
        }
    });
    // For someone elsewhere: one form, without the team's frame around it.
    let alone = Memo::new(move |_| {
        let route = store.route();
        matches!(route, Route::RequestForm | Route::Cards | Route::Shared).then_some(route)
    });
    // The frame is made once: what a part of it reads while it is made is no reason to make it anew.
    let screen = move || match alone.get() {
        Some(route) => Either::Left(view! { <Alone route toasts/> }),
        None => Either::Right(view! { <Framed workspaces store toasts searching/> }),
    };
    view! {
        {screen}
        <ImportDoor store toasts/>
        <SearchDialog open=searching helping/>
        <KeysDialog open=helping/>
        <WorkspaceDialog workspaces/>
    }
}

/// A screen without the frame around it.
#[component]
fn Alone(route: Route, toasts: Toasts) -> impl IntoView {
    view! {
        <main class="app-main app-main--plain" id="main" tabindex="-1">{screen(&route)}</main>
        <ToastHost toasts/>
    }
}

/// A screen in the frame of the team.
#[component]
fn Framed(
    workspaces: Workspaces,
    store: Store,
    toasts: Toasts,
    searching: RwSignal<bool>,
) -> impl IntoView {
    let current = Memo::new(move |_| place(&store.route()));
    let newer = newer::waiting();
    let banner = move || {
        view! {
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
            {shown(store)}
        </Frame>
    }
}

/// What asks for attention.
fn counts(store: Store) -> Counts {
    let waiting =
        move || store.workspace().requests.values().filter(|request| request.is_new()).count();
    let blocked =
        move || store.workspace().blockers.values().filter(|blocker| blocker.is_open()).count();
    let due = move || usize::from(due_for(&store.workspace()).is_some());
    Counts {
        requests: Signal::derive(waiting),
        blockers: Signal::derive(blocked),
        due: Signal::derive(due),
    }
}

/// The screen of the address. What is open on it changes inside the screen.
fn shown(store: Store) -> AnyView {
    // Before a team is there, only files can come in; every other screen starts with the founding.
    let usable =
        Memo::new(move |_| store.workspace().is_founded() || matches!(store.route(), Route::Data));
    // What is open in memory stays, also where a newer page has come in between.
    let stopped = Memo::new(move |_| store.is_stopped() && !store.workspace().is_founded());
    let which = Memo::new(move |_| std::mem::discriminant(&store.route()));
    (move || {
        // Both are read, not only tracked: a memo nobody has read yet never tells of a change.
        let (usable, _) = (usable.get(), which.get());
        if stopped.get() {
            return untrack(|| later(Module::Data, || Box::pin(recovery_screen())));
        }
        match usable {
            true => untrack(|| screen(&store.route())),
            false => view! { <TodayScreen/> }.into_any(),
        }
    })
    .into_any()
}

fn screen(route: &Route) -> AnyView {
    let asked = route.clone();
    let screen = later(Module::of(route), move || modules::screen(asked.clone()));
    match route {
        Route::Team | Route::Priorities | Route::Workflow | Route::Handbook | Route::Data => {
            in_workspace(route, screen)
        }
        _ => screen,
    }
}

/// Team, priorities, workflow and data are tabs of one place.
fn in_workspace(route: &Route, screen: AnyView) -> AnyView {
    let all = [Route::Team, Route::Priorities, Route::Workflow, Route::Handbook, Route::Data];
    let tabs: Vec<_> = all.iter().map(|route| Tab::new(title(route), route.hash())).collect();
    view! { <Tabs label="Workspace" tabs current=route.hash()/> {screen} }.into_any()
}
