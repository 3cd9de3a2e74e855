//! The modules of the page that load by need, named by what a person does in them (`starts.rs`;
//! modules that screens request, `files.rs` and `write.rs`; the page itself, `views/page.rs`).
//!
//! A build without the feature `split`, as tests and `make dev` use it, is one module, and the same functions
//! are there at once. A new screen joins the module of its neighbors.

pub mod coming;
pub mod files;
pub mod in_module;
mod starts;
pub mod write;

use std::future::Future;

use starts::{
    backlog_screen, board_screen, cards_screen, data_screen, learn_screen, load_backlog,
    load_board, load_cards, load_data, load_import, load_item, load_learn, load_metrics, load_plan,
    load_refine, load_retro, load_review, load_search, load_settings, load_space, metrics_screen,
    plan_screen, retro_screen, review_screen, settings_screen, shared_plan_screen,
};
pub use starts::{
    import_dialog, item_panel, keys_body, recovery_screen, refine_mode, search_body,
    search_dialogs, send_request, team_space, tour_stop,
};

use super::today::TodayScreen;
use crate::state::Route;
use coming::{Coming, Lost};
use futures_util::future::join;
use leptos::prelude::*;
use write::bring_write;

/// A module, by what a person does in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Module {
    /// The page itself: reading stored data, and Today.
    Workspace,
    /// Making changes.
    Write,
    /// Requests and the backlog.
    Backlog,
    /// One item.
    Item,
    /// The backlog's items, one by one.
    Refine,
    /// The board and the check-in.
    Board,
    /// The plan and the calendar.
    Plan,
    /// Search over everything.
    Search,
    /// The review and the archive.
    Review,
    /// The retrospective.
    Retro,
    /// Cards and votes on a device of one's own.
    Cards,
    /// File import and export.
    Data,
    /// Reading data from outside.
    Import,
    /// Learnings and the playbook.
    Learn,
    /// Metrics.
    Metrics,
    /// People and rules.
    Settings,
    /// The team space.
    Space,
}

impl Module {
    /// All modules, in the order they are fetched while idle: daily ones first.
    pub const ALL: [Self; 17] = [
        Self::Workspace,
        Self::Write,
        Self::Item,
        Self::Backlog,
        Self::Board,
        Self::Plan,
        Self::Search,
        Self::Refine,
        Self::Review,
        Self::Retro,
        Self::Data,
        Self::Import,
        Self::Learn,
        Self::Metrics,
        Self::Settings,
        Self::Cards,
        Self::Space,
    ];

    /// Returns the module of a screen.
    pub fn of(route: &Route) -> Self {
        match route {
            Route::Today => Self::Workspace,
            Route::Intake | Route::RequestForm | Route::Backlog { .. } => Self::Backlog,
            Route::Plan | Route::Calendar => Self::Plan,
            Route::Board | Route::CheckIn => Self::Board,
            Route::Review | Route::Archive | Route::Update { .. } => Self::Review,
            Route::Retro { .. } | Route::Wall { .. } => Self::Retro,
            Route::Cards => Self::Cards,
            Route::Playbook | Route::Learnings { .. } => Self::Learn,
            Route::Metrics => Self::Metrics,
            Route::Team | Route::Priorities | Route::Workflow | Route::Handbook => Self::Settings,
            Route::Data => Self::Data,
            Route::Shared => Self::Import,
        }
    }

    /// Fetches it once; returns at once if it is loaded.
    ///
    /// # Errors
    /// If the host doesn't deliver it, or delivers a changed file. The next call fetches it again.
    pub fn load(self) -> Coming<()> {
        match self {
            // The page is asking, so it is loaded; the shell fetches it (`page.rs`).
            Self::Workspace => Box::pin(async { Ok(()) }),
            Self::Write => Box::pin(bring_write()),
            Self::Backlog => usable(load_backlog()),
            Self::Item => usable(load_item()),
            Self::Refine => usable(load_refine()),
            Self::Board => usable(load_board()),
            Self::Plan => usable(load_plan()),
            Self::Search => usable(load_search()),
            Self::Review => usable(load_review()),
            Self::Retro => usable(load_retro()),
            Self::Cards => usable(load_cards()),
            Self::Data => usable(load_data()),
            Self::Import => usable(load_import()),
            Self::Learn => usable(load_learn()),
            Self::Metrics => usable(load_metrics()),
            Self::Settings => usable(load_settings()),
            Self::Space => usable(load_space()),
        }
    }
}

/// Returns the screen of an address.
pub fn screen(route: Route) -> Coming<AnyView> {
    match Module::of(&route) {
        Module::Backlog => Box::pin(backlog_screen(route)),
        Module::Board => Box::pin(board_screen(route)),
        Module::Plan => Box::pin(plan_screen(route)),
        Module::Review => Box::pin(review_screen(route)),
        Module::Retro => Box::pin(retro_screen(route)),
        Module::Cards => Box::pin(cards_screen()),
        Module::Learn => Box::pin(learn_screen(route)),
        Module::Metrics => Box::pin(metrics_screen(route)),
        Module::Settings => Box::pin(settings_screen(route)),
        Module::Data => Box::pin(data_screen(route)),
        Module::Import => Box::pin(shared_plan_screen()),
        // Today; the others have no screen of their own.
        Module::Workspace
        | Module::Write
        | Module::Item
        | Module::Refine
        | Module::Search
        | Module::Space => Box::pin(async { Ok(view! { <TodayScreen/> }.into_any()) }),
    }
}

/// A screen on which people can make changes: the code for them loads with it.
fn usable(load: impl Future<Output = Result<(), Lost>> + 'static) -> Coming<()> {
    Box::pin(async {
        let (screen, write) = join(load, bring_write()).await;
        screen.and(write)
    })
}
