//! The eight steps of the loop, where the team stands in them, and the one thing that is next.

use leptos::prelude::*;

use crate::domain::backlog::position::{BoardStage, Position};
use crate::domain::ready;
use crate::domain::sprint::record::{Sprint, SprintState};
use crate::domain::workspace::Workspace;
use crate::state::{Route, Store};
use crate::views::components::{Button, Icon, icon};
use crate::views::header;

/// The steps in their order.
const STEPS: [(&str, Route); 8] = [
    ("Intake", Route::Intake),
    ("Refine", Route::Backlog { key: None, query: String::new() }),
    ("Goal", Route::Plan),
    ("Commit", Route::Plan),
    ("Run", Route::Board),
    ("Review", Route::Review),
    ("Learn", Route::Learnings),
    ("Retrospective", Route::Review),
];

/// How many things stand at each step, read once.
struct Standing {
    waiting: usize,
    ready: usize,
    refining: usize,
    under_way: usize,
    results_due: usize,
}

impl Standing {
    fn read(ws: &Workspace, store: Store) -> Self {
        let today = store.now().date_naive();
        let in_backlog = |position: &Position| *position == Position::Backlog;
        let backlog: Vec<_> = ws.items.values().filter(|item| in_backlog(&item.position)).collect();
        let ready = backlog.iter().filter(|item| ready::missing(item, ws).is_empty()).count();
        let started = |stage: Option<BoardStage>| {
            matches!(stage, Some(BoardStage::Active | BoardStage::UnderReview))
        };
        Self {
            waiting: ws.requests.values().filter(|request| request.is_new()).count(),
            ready,
            refining: backlog.len().saturating_sub(ready),
            under_way: ws.items.values().filter(|item| started(item.position.stage())).count(),
            results_due: ws
                .items
                .values()
                .filter(|item| item.awaiting_results.is_some_and(|day| day <= today))
                .count(),
        }
    }
}

/// What is next: the sentence, whose decision it is, the verb and where.
struct Next {
    title: String,
    who: &'static str,
    verb: &'static str,
    route: Route,
    step: usize,
}

/// The steps and the next one.
pub fn view(ws: &Workspace, store: Store) -> AnyView {
    let standing = Standing::read(ws, store);
    let sprint = header::current_sprint(ws);
    let next = next(ws, sprint.as_deref(), &standing);
    let notes = notes(ws, sprint.as_deref(), &standing, store);
    let steps = STEPS
        .into_iter()
        .zip(notes)
        .enumerate()
        .map(|(at, ((name, route), note))| step(name, route, note, at, next.step))
        .collect_view();
    view! {
        <ol class="loop-steps" aria-label="The loop">{steps}</ol>
        <div class="next-step">
            <div class="next-step__text">
                <p class="next-step__title">{next.title}</p>
                <p class="next-step__who">{next.who}</p>
            </div>
            {Button::new(next.verb).primary().href(next.route.hash())}
        </div>
    }
    .into_any()
}

fn step(name: &'static str, route: Route, note: String, at: usize, now: usize) -> AnyView {
    let (class, mark) = match at.cmp(&now) {
        std::cmp::Ordering::Less => ("loop-steps__step loop-steps__step--done", Some(Icon::Check)),
        std::cmp::Ordering::Equal => ("loop-steps__step loop-steps__step--now", None),
        std::cmp::Ordering::Greater => ("loop-steps__step", None),
    };
    let here = (at == now).then_some("step");
    view! {
        <li class=class aria-current=here>
            <a href=route.hash()>
                <span class="loop-steps__name">{mark.map(icon)}{name}</span>
                <span class="loop-steps__note">{note}</span>
            </a>
        </li>
    }
    .into_any()
}

fn notes(
    ws: &Workspace,
    sprint: Option<&Sprint>,
    standing: &Standing,
    store: Store,
) -> [String; 8] {
    let goal = sprint.and_then(|sprint| sprint.goal.as_ref());
    let commit = sprint.map_or_else(String::new, |sprint| match &sprint.commitment {
        Some(commitment) => format!("{} items", commitment.items.len()),
        None => format!("{} chosen", sprint.chosen.len()),
    });
    let open = sprint.filter(|sprint| sprint.is_open());
    let run = open.map_or_else(String::new, |sprint| header::day_of(ws, sprint, store));
    let review = match open.map(|sprint| &sprint.state) {
        Some(SprintState::InReview { .. }) => "open",
        _ => "",
    };
    let due = standing.results_due;
    [
        format!("{} waiting", standing.waiting),
        format!("{} ready, {} not yet", standing.ready, standing.refining),
        if goal.is_some() { "set" } else { "" }.to_owned(),
        commit,
        run,
        review.to_owned(),
        if due > 0 { format!("{due} results due") } else { String::new() },
        String::new(),
    ]
}

fn next(ws: &Workspace, sprint: Option<&Sprint>, standing: &Standing) -> Next {
    let lead = "The Marketing lead decides";
    let of = |title: String, who, verb, step: usize| Next {
        title,
        who,
        verb,
        route: STEPS.get(step).map(|step| step.1.clone()).unwrap_or_default(),
        step,
    };
    match sprint {
        Some(sprint) if matches!(sprint.state, SprintState::InReview { .. }) => of(
            format!("Finish the review of {} and close it", sprint.name()),
            lead,
            "Go to the review",
            5,
        ),
        Some(sprint) if sprint.is_open() => {
            let title = format!("{}: {} items under way", sprint.name(), standing.under_way);
            of(title, "Channel owners move their own work", "Open the board", 4)
        }
        Some(sprint) if sprint.goal.is_none() => {
            of(format!("Set the one goal of {}", sprint.name()), lead, "Open the plan", 2)
        }
        Some(sprint) => {
            of(format!("Commit what fits into {}", sprint.name()), lead, "Open the plan", 3)
        }
        None if standing.ready > 0 => {
            let title = format!("Plan the next sprint: {} items are ready", standing.ready);
            of(title, lead, "Open the plan", 2)
        }
        None if standing.waiting > 0 && ws.items.is_empty() => of(
            format!("{} requests wait for triage", standing.waiting),
            "The Marketing lead or the Operations owner decides",
            "Go to Intake",
            0,
        ),
        None if standing.refining > 0 => {
            let title =
                format!("Refine the backlog: {} items are not ready yet", standing.refining);
            of(title, "Their owners say what is missing", "Open the backlog", 1)
        }
        None => of(
            "Fill the backlog: add what the team could do, or write the first request".to_owned(),
            "Anyone may ask",
            "Open the backlog",
            1,
        ),
    }
}
