//! The whole page: the frame, and in it the screen the address names.

use crate::views::prelude::*;

use super::components::{Frame, Icon, Place, Tab, Toasts, dom, frame, tabs, toast_host};
use super::workspaces::Workspaces;
use super::{
    archive, backlog, board, calendar, check_in, data, handbook, header, intake, keyboard,
    learnings, metrics, plan, playbook, pre_work, priorities, recovery, request_form, retro,
    review, search, shared, signals, team, today, workflow,
};
use crate::domain::reads::retrospective::facts::due_for;
use crate::state::shared::Shared;
use crate::state::{Route, Store, newer};

/// The whole page.
pub fn page() -> AnyView {
    let store = Store::open();
    let toasts = Toasts::new();
    provide_context(store);
    provide_context(toasts);
    provide_context(signals::Standing::of(store));
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
    let plain = move |form: AnyView| {
        view! {
            <main class="app-main app-main--plain" id="main" tabindex="-1">{form}</main>
            {toast_host(toasts)}
        }
        .into_any()
    };
    // The frame is made once: what a part of it reads while it is made is no reason to make it anew.
    let screen = move || {
        let alone = alone.get();
        untrack(|| match alone {
            Some(Route::Cards) => plain(pre_work::screen()),
            Some(Route::Shared) => plain(shared::screen()),
            Some(_) => plain(request_form::screen()),
            None => framed(workspaces, store, toasts, searching),
        })
    };
    let door = data::door(store, toasts);
    view! {
        {screen}
        {door}
        {search::dialog(searching, helping)}
        {keyboard::help(helping)}
        {workspaces.dialog()}
    }
}

fn framed(
    workspaces: Workspaces,
    store: Store,
    toasts: Toasts,
    searching: RwSignal<bool>,
) -> AnyView {
    let current = Memo::new(move |_| place(&store.route()));
    let newer = newer::waiting();
    let parts = Frame {
        workspace: workspaces.switcher(),
        sprint: header::sprint(store),
        goal: header::goal(store),
        tools: header::tools(store, toasts, searching),
        banner: (move || {
            view! { {newer.get().then(header::newer)} {header::banner(store, workspaces)} }
        })
        .into_any(),
        places: places(store),
        current: current.into(),
        behind_more: header::behind_more(workspaces, store, toasts),
        toasts,
    };
    frame(parts, shown(store))
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
                Place::new("Today", "#/", Icon::Home).on_bar(),
                Place::new("Intake", "#/intake", Icon::Inbox).count(Signal::derive(waiting)),
                Place::new("Backlog", "#/backlog", Icon::List).on_bar(),
                Place::new("Plan", "#/plan", Icon::Flag).on_bar(),
                Place::new("Board", "#/board", Icon::Board).on_bar(),
                Place::new("Check-in", "#/check-in", Icon::Timer).count(Signal::derive(blocked)),
                Place::new("Review", "#/review", Icon::Check),
                Place::new("Retrospective", "#/retro", Icon::Repeat).count(Signal::derive(due)),
            ],
        ),
        (
            "Behind the loop",
            vec![
                Place::new("Calendar", "#/calendar", Icon::Calendar),
                Place::new("Metrics", "#/metrics", Icon::Chart),
                Place::new("Learnings", "#/learnings", Icon::Book),
                Place::new("Playbook", "#/playbook", Icon::Star),
                Place::new("Archive", "#/archive", Icon::Archive),
                Place::new("Workspace", "#/team", Icon::Gear),
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
