//! Where each module starts: the functions marked for the splitter.
//!
//! Code that only one of them calls is part of its module. Code that several call goes into shared modules, and
//! code that the shell calls into the first; the build decides (`build/`, `scripts/build-page.mjs`).

// The attribute declares each function as loaded on demand, which Rust calls unsafe.
#![allow(unsafe_code)]

use leptos::prelude::*;

use super::coming::Lost;
use super::in_module::in_module;
use crate::state::Route;
use crate::state::team_space::TeamSpace;
use crate::views::keyboard::table::KeyTable;
use crate::views::search::body::Search;
use crate::views::search::desk::SearchBox;
use crate::views::search::dialogs::SearchDialogs;
use crate::views::sending::Sending;
use crate::views::team_space::TeamSpaceHost;
use crate::views::team_space::request::SendRequest;
use crate::views::tour::standing::Tour;
use crate::views::tour::stop::TourStop;
use crate::views::{
    archive, backlog, board, calendar, check_in, data, handbook, intake, item, learnings, metrics,
    plan, playbook, pre_work, priorities, recovery, request_form, retro, review, shared, team,
    update, workflow,
};

in_module! { backlog, load_backlog:
    /// Requests, and the backlog.
    fn backlog_screen(route: Route) -> AnyView {
        match route {
            Route::Intake => view! { <intake::IntakeScreen/> }.into_any(),
            Route::RequestForm => view! { <request_form::RequestFormScreen/> }.into_any(),
            _ => view! { <backlog::BacklogScreen/> }.into_any(),
        }
    }
}

in_module! { refine, load_refine:
    /// The backlog's items, one by one.
    fn refine_mode() -> AnyView {
        view! { <backlog::refine::RefineMode/> }.into_any()
    }
}

in_module! { item, load_item:
    /// One item, beside or over any screen.
    fn item_panel(key: String, on_close: Callback<()>) -> AnyView {
        view! { <item::ItemPanel key on_close/> }.into_any()
    }
}

in_module! { plan, load_plan:
    /// The plan of the next sprint, and the calendar.
    fn plan_screen(route: Route) -> AnyView {
        match route {
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
    /// The review, and closed sprints.
    fn review_screen(route: Route) -> AnyView {
        match route {
            Route::Archive => view! { <archive::ArchiveScreen/> }.into_any(),
            Route::Update { .. } => view! { <update::UpdateScreen/> }.into_any(),
            _ => view! { <review::ReviewScreen/> }.into_any(),
        }
    }
}

in_module! { retro, load_retro:
    /// The retrospective with its wall.
    fn retro_screen(route: Route) -> AnyView {
        match route {
            Route::Wall { id } => view! { <retro::WallScreen id/> }.into_any(),
            _ => view! { <retro::RetroScreen/> }.into_any(),
        }
    }
}

in_module! { cards, load_cards:
    /// Cards and votes of somebody who is not at the facilitator's device.
    fn cards_screen() -> AnyView {
        view! { <pre_work::PreWorkScreen/> }.into_any()
    }
}

in_module! { learn, load_learn:
    /// Learnings and plays.
    fn learn_screen(route: Route) -> AnyView {
        match route {
            Route::Playbook => view! { <playbook::PlaybookScreen/> }.into_any(),
            _ => view! { <learnings::LearningsScreen/> }.into_any(),
        }
    }
}

in_module! { metrics, load_metrics:
    /// Metrics.
    fn metrics_screen(_route: Route) -> AnyView {
        view! { <metrics::MetricsScreen/> }.into_any()
    }
}

in_module! { settings, load_settings:
    /// People, priorities, rules, and the handbook built from them.
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
    /// File import and export.
    fn data_screen(_route: Route) -> AnyView {
        view! { <data::DataScreen/> }.into_any()
    }
}

in_module! { data:
    /// The screen for stored data that can't be read.
    fn recovery_screen() -> AnyView {
        view! { <recovery::RecoveryScreen/> }.into_any()
    }
}

in_module! { import, load_import:
    /// The preview of data from outside, over any screen.
    fn import_dialog(importing: data::Importing) -> AnyView {
        view! { <data::ImportDialog importing/> }.into_any()
    }
}

in_module! { import:
    /// A plan shared as a link.
    fn shared_plan_screen() -> AnyView {
        view! { <shared::SharedPlanScreen/> }.into_any()
    }
}

in_module! { space, load_space:
    /// The team space: what is exchanged with it, and its dialogs.
    fn team_space(team: TeamSpace) -> AnyView {
        view! { <TeamSpaceHost team/> }.into_any()
    }
}

in_module! { space:
    /// Sending a request to the team.
    fn send_request(sending: Sending) -> AnyView {
        view! { <SendRequest sending/> }.into_any()
    }
}

in_module! { search, load_search:
    /// The content of the search dialog.
    fn search_body(of: SearchBox) -> AnyView {
        view! { <Search of/> }.into_any()
    }
}

in_module! { search:
    /// The dialogs that commands of the search box open.
    fn search_dialogs(of: SearchBox) -> AnyView {
        view! { <SearchDialogs of/> }.into_any()
    }
}

in_module! { search:
    /// A stop of the tour.
    fn tour_stop(tour: Tour, stop: usize) -> AnyView {
        view! { <TourStop tour stop/> }.into_any()
    }
}

in_module! { search:
    /// The list of keyboard shortcuts.
    fn keys_body() -> AnyView {
        view! { <KeyTable/> }.into_any()
    }
}
