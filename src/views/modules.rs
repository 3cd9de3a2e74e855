//! The modules of the page that come by need, named by what a person does in them.
//!
//! A function that is written with `in_module!` is where a module begins: what it alone calls travels with
//! it. What several modules call travels in shared ones, and what the first paint calls in the first; the
//! build finds out which (`build/`, `scripts/build-page.mjs`). A build without the feature `split`, as
//! tests and `make dev` use it, is one module, and the same functions are there at once.
//!
//! A new screen joins the module of its neighbours. Each module more makes more of the shared ones, since
//! there is one for every set of modules that share code.

// The attribute declares each function as one that the loader brings in, which Rust calls unsafe.
#![allow(unsafe_code)]

use std::future::Future;
use std::pin::Pin;

pub use leptos::wasm_split::SplitLoaderError as Lost;

use super::app::App;
use super::components::Toasts;
use super::keyboard::KeyTable;
use super::search::Search;
use super::shell::Wish;
use super::{
    archive, backlog, board, calendar, check_in, data, handbook, intake, learnings, metrics, plan,
    playbook, pre_work, priorities, recovery, request_form, retro, review, shared, take_away, team,
    workflow,
};
use crate::exchange::file::Export;
use crate::state::deeds::{self, Deeds};
use crate::state::{Route, Store};
use leptos::prelude::*;

/// Something of a module that is on its way; an error where it cannot be had.
pub type Coming<T> = Pin<Box<dyn Future<Output = Result<T, Lost>>>>;

/// Writes a function that stands in a module. It is called as one that is awaited and may be [`Lost`].
macro_rules! in_module {
    ($module:ident, $load:ident: $(#[$note:meta])* fn $name:ident($($given:ident: $type:ty),*) -> $made:ty $body:block) => {
        #[cfg(feature = "split")]
        $(#[$note])*
        #[leptos::wasm_split::wasm_split($module, fallible, preload($load), wasm_split_path = ::leptos::wasm_split)]
        pub fn $name($($given: $type),*) -> Result<$made, Lost> { Ok($body) }

        #[cfg(not(feature = "split"))]
        async fn $load() -> Result<(), Lost> { Ok(()) }

        #[cfg(not(feature = "split"))]
        $(#[$note])*
        pub async fn $name($($given: $type),*) -> Result<$made, Lost> { Ok($body) }
    };
}

in_module! { workspace, load_workspace:
    /// Puts the page with the workspace on the window.
    fn open_page(wish: Option<Wish>) -> () {
        leptos::mount::mount_to_body(move || view! { <App wish/> });
    }
}

in_module! { write, load_write:
    /// Makes it possible to do something.
    fn bring_deeds() -> () {
        deeds::bring(Deeds::all());
    }
}

in_module! { write, load_save:
    /// Saves a file.
    fn save_file(store: Store, toasts: Option<Toasts>, export: Export) -> () {
        take_away::save_here(store, toasts, export);
    }
}

in_module! { backlog, load_backlog:
    /// Requests, and the backlog with its items.
    fn backlog_screen(route: Route) -> AnyView {
        match route {
            Route::Intake => view! { <intake::IntakeScreen/> }.into_any(),
            Route::RequestForm => view! { <request_form::RequestFormScreen/> }.into_any(),
            _ => view! { <backlog::BacklogScreen/> }.into_any(),
        }
    }
}

in_module! { plan, load_plan:
    /// The plan of the next sprint, the calendar, a plan that came in an address.
    fn plan_screen(route: Route) -> AnyView {
        match route {
            Route::Shared => view! { <shared::SharedPlanScreen/> }.into_any(),
            Route::Calendar => view! { <calendar::CalendarScreen/> }.into_any(),
            _ => view! { <plan::PlanScreen/> }.into_any(),
        }
    }
}

in_module! { board, load_board:
    /// The board and the check-in.
    fn board_screen(route: Route) -> AnyView {
        match route {
            Route::CheckIn => view! { <check_in::CheckInScreen/> }.into_any(),
            _ => view! { <board::BoardScreen/> }.into_any(),
        }
    }
}

in_module! { review, load_review:
    /// The review, and the sprints that were closed with one.
    fn review_screen(route: Route) -> AnyView {
        match route {
            Route::Archive => view! { <archive::ArchiveScreen/> }.into_any(),
            _ => view! { <review::ReviewScreen/> }.into_any(),
        }
    }
}

in_module! { retro, load_retro:
    /// The retrospective, and the cards somebody fills in before it.
    fn retro_screen(route: Route) -> AnyView {
        match route {
            Route::Cards => view! { <pre_work::PreWorkScreen/> }.into_any(),
            _ => view! { <retro::RetroScreen/> }.into_any(),
        }
    }
}

in_module! { learn, load_learn:
    /// What was learned, and the plays it became.
    fn learn_screen(route: Route) -> AnyView {
        match route {
            Route::Playbook => view! { <playbook::PlaybookScreen/> }.into_any(),
            _ => view! { <learnings::LearningsScreen/> }.into_any(),
        }
    }
}

in_module! { metrics, load_metrics:
    /// The team's figures.
    fn metrics_screen(_route: Route) -> AnyView {
        view! { <metrics::MetricsScreen/> }.into_any()
    }
}

in_module! { settings, load_settings:
    /// People, priorities, rules, and the handbook made of them.
    fn settings_screen(route: Route) -> AnyView {
        match route {
            Route::Priorities => view! { <priorities::PrioritiesScreen/> }.into_any(),
            Route::Workflow => view! { <workflow::WorkflowScreen/> }.into_any(),
            Route::Handbook => view! { <handbook::HandbookScreen/> }.into_any(),
            _ => view! { <team::TeamScreen/> }.into_any(),
        }
    }
}

in_module! { data, load_data:
    /// Files in and out.
    fn data_screen(_route: Route) -> AnyView {
        view! { <data::DataScreen/> }.into_any()
    }
}

in_module! { data, load_recovery:
    /// What stands where stored data cannot be read.
    fn recovery_screen() -> AnyView {
        view! { <recovery::RecoveryScreen/> }.into_any()
    }
}

in_module! { data, load_import:
    /// What came in from outside, looked at over whatever screen is open.
    fn import_dialog(importing: data::Importing) -> AnyView {
        view! { <data::ImportDialog importing/> }.into_any()
    }
}

in_module! { data, load_take:
    /// Reads what came in from outside.
    fn take_in(importing: data::Importing, coming: data::Coming) -> () {
        importing.take(coming)
    }
}

in_module! { search, load_search:
    /// What stands in the search dialog.
    fn search_body(open: RwSignal<bool>, helping: RwSignal<bool>) -> AnyView {
        view! { <Search open helping/> }.into_any()
    }
}

in_module! { search, load_keys:
    /// The list of keys.
    fn keys_body() -> AnyView {
        view! { <KeyTable/> }.into_any()
    }
}

/// A module, by what a person does in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Module {
    /// The page itself: what is stored is read, and Today.
    Workspace,
    /// What is done when something changes.
    Write,
    /// Requests and the backlog.
    Backlog,
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
    /// Files in and out.
    Data,
    /// Learnings and the playbook.
    Learn,
    /// The team's figures.
    Metrics,
    /// People and rules.
    Settings,
}

impl Module {
    /// All of them, in the order in which they are fetched when nobody waits: what is used daily first.
    pub const ALL: [Self; 12] = [
        Self::Workspace,
        Self::Write,
        Self::Backlog,
        Self::Board,
        Self::Plan,
        Self::Search,
        Self::Review,
        Self::Retro,
        Self::Data,
        Self::Learn,
        Self::Metrics,
        Self::Settings,
    ];

    /// The module a screen stands in besides the workspace's; none for Today.
    pub fn of(route: &Route) -> Option<Self> {
        Some(match route {
            Route::Today => return None,
            Route::Intake | Route::RequestForm | Route::Backlog { .. } => Self::Backlog,
            Route::Plan | Route::Calendar | Route::Shared => Self::Plan,
            Route::Board | Route::CheckIn => Self::Board,
            Route::Review | Route::Archive => Self::Review,
            Route::Retro { .. } | Route::Cards => Self::Retro,
            Route::Playbook | Route::Learnings { .. } => Self::Learn,
            Route::Metrics => Self::Metrics,
            Route::Team | Route::Priorities | Route::Workflow | Route::Handbook => Self::Settings,
            Route::Data => Self::Data,
        })
    }

    /// Fetches it, once; at once where it is there.
    ///
    /// # Errors
    /// Where the host does not give it, or gives it changed. It is fetched anew the next time.
    pub fn load(self) -> Coming<()> {
        match self {
            Self::Workspace => Box::pin(load_workspace()),
            Self::Write => Box::pin(bring_deeds()),
            Self::Backlog => usable(load_backlog()),
            Self::Board => usable(load_board()),
            Self::Plan => usable(load_plan()),
            Self::Search => usable(load_search()),
            Self::Review => usable(load_review()),
            Self::Retro => usable(load_retro()),
            Self::Data => usable(load_data()),
            Self::Learn => usable(load_learn()),
            Self::Metrics => usable(load_metrics()),
            Self::Settings => usable(load_settings()),
        }
    }

    /// A screen of this module.
    pub fn screen(self, route: Route) -> Coming<AnyView> {
        match self {
            Self::Backlog => Box::pin(backlog_screen(route)),
            Self::Board => Box::pin(board_screen(route)),
            Self::Plan => Box::pin(plan_screen(route)),
            Self::Review => Box::pin(review_screen(route)),
            Self::Retro => Box::pin(retro_screen(route)),
            Self::Learn => Box::pin(learn_screen(route)),
            Self::Metrics => Box::pin(metrics_screen(route)),
            Self::Settings => Box::pin(settings_screen(route)),
            Self::Data | Self::Search | Self::Workspace | Self::Write => {
                Box::pin(data_screen(route))
            }
        }
    }
}

/// A screen on which things can be done: what does them comes with it.
fn usable(load: impl Future<Output = Result<(), Lost>> + 'static) -> Coming<()> {
    Box::pin(async {
        load.await?;
        bring_deeds().await
    })
}
