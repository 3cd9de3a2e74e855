//! The eight steps of the loop, where the team is in them, and the next step.

use std::cmp::Ordering;
use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::state::{Route, Store};
use crate::views::components::{ButtonKind, Icon, IconName, LinkButton};
use crate::views::{form_at, navigation};
use sprintloop::domain::base::text::number_of;
use sprintloop::domain::reads::first_day::first_day;
use sprintloop::domain::reads::loop_state::{Step, stand, waiting_requests};
use sprintloop::domain::reads::ready;
use sprintloop::domain::reads::sprint::before_closing::learnings_due;
use sprintloop::domain::reads::sprint::which;
use sprintloop::domain::records::backlog::position::Position;
use sprintloop::domain::records::sprint::record::{Sprint, SprintState};
use sprintloop::domain::tables::draft::is_just_me;
use sprintloop::domain::workspace::Workspace;

/// Returns the screen for a step.
const fn screen(step: Step) -> Route {
    match step {
        Step::Intake => Route::Intake,
        Step::Refine => Route::Backlog { key: None, query: String::new() },
        Step::Goal | Step::Commit => Route::Plan,
        Step::Run => Route::Board,
        Step::Review => Route::Review,
        Step::Retrospective => Route::Retro { id: None, step: String::new() },
        Step::Learn => Route::learnings(),
    }
}

/// How much is at each step, read once.
struct Standing {
    waiting: usize,
    ready: usize,
    refining: usize,
    results_due: usize,
}

impl Standing {
    fn read(ws: &Workspace, store: Store) -> Self {
        let today = store.now().date_naive();
        let in_backlog = |position: &Position| *position == Position::Backlog;
        let backlog: Vec<_> = ws.items.values().filter(|item| in_backlog(&item.position)).collect();
        let ready = backlog.iter().filter(|item| ready::is_ready(item, ws)).count();
        Self {
            waiting: waiting_requests(ws),
            ready,
            refining: backlog.len().saturating_sub(ready),
            results_due: learnings_due(ws, today).len(),
        }
    }
}

/// The steps of the loop, and what is next.
#[component]
pub fn LoopSteps(ws: Arc<Workspace>, store: Store) -> impl IntoView {
    let standing = Standing::read(&ws, store);
    let sprint = which::current(&ws);
    let today = store.now().date_naive();
    let stand = stand(&ws, today);
    let notes = notes(&ws, sprint.map(|sprint| &**sprint), &standing, today);
    let now = Step::ALL.iter().position(|step| *step == stand.step).unwrap_or_default();
    let alone = is_just_me(&ws);
    let steps = Step::ALL
        .into_iter()
        .zip(notes)
        .enumerate()
        // Nobody else asks one person for work, unless a request came in.
        .filter(|(_, (step, _))| !(alone && *step == Step::Intake && standing.waiting == 0))
        .map(|(at, (step, note))| view! { <LoopStep step note at=at.cmp(&now)/> })
        .collect_view();
    let who = if alone { String::new() } else { format!("For the {}", stand.decides.label()) };
    let route = screen(stand.place);
    // Where nobody has asked for anything, the first step is to write something down.
    let begins = stand.step == Step::Intake && stand.place != stand.step;
    // The checklist of the first day says it better.
    let next = first_day(&ws).is_none().then_some((stand.next, route));
    let item = stand.item.and_then(|id| ws.items.get(id));
    let next = next.map(|(next, route)| {
        let (verb, href) = match item {
            Some(item) => (format!("Open {}", item.key), Route::Today.with_item(&item.key)),
            None => {
                let to = if begins { route.hash_at(form_at::IDEAS) } else { route.hash() };
                (format!("Go to {}", navigation::title(&route).to_lowercase()), to)
            }
        };
        view! { <NextStep next verb href who/> }
    });
    view! {
        <ol class="loop-steps" aria-label="The loop">{steps}</ol>
        {next}
    }
}

/// What is next, for whom, and the way there.
#[component]
fn NextStep(next: String, verb: String, href: String, who: String) -> impl IntoView {
    view! {
        <div class="next-step">
            <div class="next-step__text">
                <p class="next-step__title">{next}</p>
                {(!who.is_empty()).then(|| view! { <p class="next-step__who">{who}</p> })}
            </div>
            <LinkButton label=verb kind=ButtonKind::Primary href/>
        </div>
    }
}

#[component]
fn LoopStep(
    step: Step,
    /// How much is at it.
    note: String,
    /// Before, at or after the team's step.
    at: Ordering,
) -> impl IntoView {
    let (class, mark) = match at {
        Ordering::Less => ("loop-steps__step loop-steps__step--done", Some(IconName::Check)),
        Ordering::Equal => ("loop-steps__step loop-steps__step--now", None),
        Ordering::Greater => ("loop-steps__step", None),
    };
    let here = at.is_eq().then_some("step");
    let mark = mark.map(|name| view! { <Icon name/> });
    view! {
        <li class=class aria-current=here>
            <a href=screen(step).hash()>
                <span class="loop-steps__name">{mark}{step.label()}</span>
                <span class="loop-steps__note">{note}</span>
            </a>
        </li>
    }
}

fn notes(
    ws: &Workspace,
    sprint: Option<&Sprint>,
    standing: &Standing,
    today: NaiveDate,
) -> [String; 8] {
    let goal = sprint.and_then(|sprint| sprint.goal.as_ref());
    let commit = sprint.map_or_else(String::new, |sprint| match &sprint.commitment {
        Some(commitment) => number_of(commitment.items.len(), "item"),
        None => format!("{} selected", sprint.chosen.len()),
    });
    let open = sprint.filter(|sprint| sprint.is_open());
    let run = open.map_or_else(String::new, |sprint| sprint.day(today, &ws.workflow.calendar));
    let review = match open.map(|sprint| &sprint.state) {
        Some(SprintState::InReview { .. }) => "In progress",
        _ => "",
    };
    let due = standing.results_due;
    [
        format!("{} waiting", standing.waiting),
        format!("{} of {} ready", standing.ready, standing.ready + standing.refining),
        if goal.is_some() { "Goal set" } else { "" }.to_owned(),
        commit,
        run,
        review.to_owned(),
        if due > 0 { format!("{} due", number_of(due, "result")) } else { String::new() },
        String::new(),
    ]
}
