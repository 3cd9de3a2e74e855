//! The whole page: the frame, and in it the screen the address names.

use leptos::either::Either;
use leptos::prelude::*;

use super::components::{Frame, IconName, Place, Tab, ToastHost, Toasts, dom, tabs};
use super::header::{Banner, BehindMore, CurrentSprint, NewerNotice, SprintGoal, Tools};
use super::keyboard::KeysDialog;
use super::search::SearchDialog;
use super::standing::Standing;
use super::workspaces::{WorkspaceDialog, WorkspaceSwitcher, Workspaces};
use super::{
    archive, backlog, board, calendar, check_in, data, handbook, intake, keyboard, learnings,
    metrics, plan, playbook, pre_work, priorities, recovery, request_form, retro, review, shared,
    team, today, workflow,
};
use crate::domain::retrospective::facts::due_for;
use crate::state::shared::Shared;
use crate::state::{Route, Store, newer};

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
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
    let searching = RwSignal::new(false);
    let helping = RwSignal::new(false);
    keyboard::listen(store, toasts, searching, helping);
    Effect::new(move |_| document().set_title(&format!("{} · Sprintloop", title(&store.route()))));
    Effect::new(|_| take_over());
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
        {data::door(store, toasts)}
        <SearchDialog open=searching helping/>
        <KeysDialog open=helping/>
        <WorkspaceDialog workspaces/>
    }
}

/// [`App`].
pub fn page() -> AnyView {
    // until the tests use the tag
    view! { <App/> }.into_any()
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
            places=places(store)
            current
            behind_more=move || view! { <BehindMore workspaces store toasts/> }
            toasts
        >
            {shown(store)}
        </Frame>
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
            return untrack(recovery::screen);
        }
        untrack(|| if usable { screen(&store.route()) } else { today::screen() })
    })
    .into_any()
}

fn screen(route: &Route) -> AnyView {
    match route {
        Route::Today => today::screen(),
        Route::Intake => intake::screen(),
        Route::RequestForm => request_form::screen(),
        Route::Cards => pre_work::screen(),
        Route::Shared => shared::screen(),
        Route::Backlog { .. } => backlog::screen(),
        Route::Plan => plan::screen(),
        Route::Board => board::screen(),
        Route::CheckIn => check_in::screen(),
        Route::Review => review::screen(),
        Route::Calendar => calendar::screen(),
        Route::Retro { .. } => retro::screen(),
        Route::Playbook => playbook::screen(),
        Route::Archive => archive::screen(),
        Route::Learnings { .. } => learnings::screen(),
        Route::Metrics => metrics::screen(),
        Route::Team => in_workspace(route, team::screen()),
        Route::Priorities => in_workspace(route, priorities::screen()),
        Route::Workflow => in_workspace(route, workflow::screen()),
        Route::Handbook => in_workspace(route, handbook::screen()),
        Route::Data => in_workspace(route, data::screen()),
    }
}

/// Team, priorities, workflow and data are tabs of one place.
fn in_workspace(route: &Route, screen: AnyView) -> AnyView {
    let all = [Route::Team, Route::Priorities, Route::Workflow, Route::Handbook, Route::Data];
    let all = all.iter().map(|route| Tab::new(title(route), route.hash())).collect();
    view! { {tabs("Workspace", all, &route.hash())} {screen} }.into_any()
}

/// What the window is called while this screen is open.
pub fn title(route: &Route) -> &'static str {
    match route {
        Route::Today => "Today",
        Route::Intake => "Intake",
        Route::RequestForm => "Request",
        Route::Cards => "Your cards",
        Route::Shared => "Shared plan",
        Route::Backlog { .. } => "Backlog",
        Route::Plan => "Plan",
        Route::Board => "Board",
        Route::CheckIn => "Check-in",
        Route::Review => "Review",
        Route::Calendar => "Calendar",
        Route::Retro { .. } => "Retrospective",
        Route::Playbook => "Playbook",
        Route::Archive => "Archive",
        Route::Learnings { .. } => "Learnings",
        Route::Metrics => "Metrics",
        Route::Team => "Team",
        Route::Priorities => "Priorities",
        Route::Workflow => "Workflow",
        Route::Handbook => "Handbook",
        Route::Data => "Data",
    }
}

/// The entry of the navigation that is open.
fn place(route: &Route) -> &'static str {
    match route {
        Route::Today => "#/",
        Route::Intake | Route::RequestForm => "#/intake",
        Route::Backlog { .. } => "#/backlog",
        Route::Plan | Route::Shared => "#/plan",
        Route::Board => "#/board",
        Route::CheckIn => "#/check-in",
        Route::Review => "#/review",
        Route::Calendar => "#/calendar",
        Route::Retro { .. } | Route::Cards => "#/retro",
        Route::Playbook => "#/playbook",
        Route::Archive => "#/archive",
        Route::Learnings { .. } => "#/learnings",
        Route::Metrics => "#/metrics",
        Route::Team | Route::Priorities | Route::Workflow | Route::Handbook | Route::Data => {
            "#/team"
        }
    }
}

/// The navigation: the loop in its order, memory, the workspace.
fn places(store: Store) -> Vec<(&'static str, Vec<Place>)> {
    let waiting =
        move || store.workspace().requests.values().filter(|request| request.is_new()).count();
    let blocked =
        move || store.workspace().blockers.values().filter(|blocker| blocker.is_open()).count();
    let due = move || usize::from(due_for(&store.workspace()).is_some());
    vec![
        (
            "Loop",
            vec![
                Place::new("Today", "#/", IconName::Home).on_bar(),
                Place::new("Intake", "#/intake", IconName::Inbox).count(Signal::derive(waiting)),
                Place::new("Backlog", "#/backlog", IconName::List).on_bar(),
                Place::new("Plan", "#/plan", IconName::Flag).on_bar(),
                Place::new("Board", "#/board", IconName::Board).on_bar(),
                Place::new("Check-in", "#/check-in", IconName::Timer)
                    .count(Signal::derive(blocked)),
                Place::new("Review", "#/review", IconName::Check),
                Place::new("Retrospective", "#/retro", IconName::Repeat).count(Signal::derive(due)),
            ],
        ),
        (
            "Behind the loop",
            vec![
                Place::new("Calendar", "#/calendar", IconName::Calendar),
                Place::new("Metrics", "#/metrics", IconName::Chart),
                Place::new("Learnings", "#/learnings", IconName::Book),
                Place::new("Playbook", "#/playbook", IconName::Star),
                Place::new("Archive", "#/archive", IconName::Archive),
                Place::new("Workspace", "#/team", IconName::Gear),
            ],
        ),
    ]
}

/// Takes away the frame that index.html painted and says that the page can be used.
fn take_over() {
    if let Some(boot) = document().get_element_by_id("boot") {
        boot.remove();
    }
    if let Some(html) = document().document_element() {
        // Setting a well-formed attribute name cannot fail.
        let _ = html.set_attribute("data-ready", "true");
    }
}
