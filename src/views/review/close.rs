//! Opening the review, what still stands in the way of the close, and the close itself.

use crate::views::prelude::*;

use super::follow;
use crate::domain::base::ids::SprintId;
use crate::domain::base::refusal::{Refusal, Way};
use crate::domain::base::text::Reason;
use crate::domain::commands::Command;
use crate::domain::commands::sprint::SprintCommand;
use crate::domain::reads::sprint::before_closing::{Lack, Obstacle, before_closing as standing_in};
use crate::domain::records::workflow::Mode;
use crate::exchange::text::Subject;
use crate::state::{Route, Store};
use crate::views::components::{
    Button, Icon, Problem, Reason as ReasonDialog, Toasts, dom, icon, more, section,
};
use crate::views::copy_for_chat;
use crate::views::refusal::{Again, refusal_slot};
use crate::views::take_away;

/// How many lines of what stands in the way are in sight; the rest is one press away.
const SHOWN: usize = 5;

/// The buttons of the title row, and the place of their refusal under it.
pub fn actions(
    id: SprintId,
    in_review: Memo<bool>,
    refused: RwSignal<Option<Refusal>>,
) -> Vec<AnyView> {
    let store = Store::here();
    let begin =
        move || tell(refused, store.dispatch(Command::Sprint(SprintCommand::BeginReview { id })));
    let resume =
        move || tell(refused, store.dispatch(Command::Sprint(SprintCommand::Resume { id })));
    let toasts = use_context::<Toasts>();
    let close_now = move || {
        let closed = close(store, id, None);
        if let (true, Some(toasts)) = (closed.is_ok(), toasts) {
            toasts.say("The sprint is closed");
        }
        tell(refused, closed);
    };
    let buttons = move || {
        if in_review.get() {
            vec![
                Button::new("Back to running").quiet().on(resume),
                Button::new("Close sprint").primary().icon(Icon::Flag).on(close_now),
            ]
        } else {
            vec![Button::new("Begin review").primary().on(begin)]
        }
    };
    let subject = Subject::Review(id);
    let files = take_away::menu(store, subject, id);
    vec![files, copy_for_chat::menu(store, subject), buttons.into_any()]
}

/// Where a refusal of the title row's buttons stands; closing may be overridden by the lead.
pub fn refused(id: SprintId, refused: RwSignal<Option<Refusal>>) -> AnyView {
    let store = Store::here();
    let again: Again = Callback::new(move |(way, reason): (Way, Reason)| match way {
        Way::Override => close(store, id, Some(reason)),
        _ => close(store, id, None),
    });
    refusal_slot(refused, Some(again))
}

fn close(store: Store, id: SprintId, over_missing: Option<Reason>) -> Result<(), Refusal> {
    let continuous = store.workspace_now().workflow.mode == Mode::Continuous;
    let next_cycle = continuous.then(|| store.mint());
    store
        .dispatch(Command::Sprint(SprintCommand::Close { id, over_missing, next_cycle }))
        .map(|_| ())
}

fn tell<T>(refused: RwSignal<Option<Refusal>>, done: Result<T, Refusal>) {
    // Closing takes this screen's part away, and its signals with it.
    let _ = refused.try_set(done.err());
}

/// The list of what still stands in the way, each with a way to mend it.
pub fn standing(id: SprintId) -> AnyView {
    let store = Store::here();
    let sprint = follow(id);
    let all = Memo::new(move |_| {
        let today = store.now().date_naive();
        sprint.with(|sprint| {
            sprint.as_ref().map(|s| standing_in(s, &store.workspace(), today)).unwrap_or_default()
        })
    });
    let lines = move || {
        let all = all.get();
        if all.is_empty() {
            return view! { <li class="closing__line closing__line--done">{icon(Icon::Check)}<span class="closing__text">"Nothing. The sprint may be closed."</span></li> }.into_any();
        }
        let mut lines: Vec<AnyView> = all.into_iter().map(line).collect();
        let rest = lines.split_off(lines.len().min(SHOWN));
        if !rest.is_empty() {
            let count = format!("{} more", rest.len());
            let list = view! { <ol class="closing">{rest}</ol> };
            lines.push(view! { <li>{more(count, list.into_any())}</li> }.into_any());
        }
        lines.into_any()
    };
    let note = move || match all.with(Vec::len) {
        0 => String::new(),
        open => format!("{open} open"),
    };
    section(
        "What stands in the way of closing",
        note.into_any(),
        (),
        view! { <ol class="closing">{lines}</ol> <div class="cluster">{give_up(id)}</div> }
            .into_any(),
    )
}

fn line(one: Obstacle) -> AnyView {
    let item = one.item;
    let target = match one.lack {
        Lack::Learning => "review-learnings".to_owned(),
        Lack::Goal => String::new(),
        Lack::Verdict => "review-goal-section".to_owned(),
        Lack::Notes => "review-notes-notes".to_owned(),
        Lack::Next => "review-notes-next".to_owned(),
        Lack::Outcome => item.map(|item| format!("outcome-{item}")).unwrap_or_default(),
        Lack::Retrospective => "retrospective-on".to_owned(),
    };
    let mend = if target.is_empty() {
        Button::new("Go to the plan").link().href(Route::Plan.hash())
    } else {
        Button::new("Mend it")
            .link()
            .title(format!("Mend: {}", one.what))
            .on(move || dom::focus_later(target.clone()))
    };
    let text = capital(&one.what);
    view! {
        <li class="closing__line closing__line--missing">{icon(Icon::Warning)}<span class="closing__text">{text}</span>{mend}</li>
    }
    .into_any()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A sprint may also be given up, with a reason.
fn give_up(id: SprintId) -> AnyView {
    let store = Store::here();
    let open = RwSignal::new(false);
    let dialog =
        ReasonDialog::new(format!("cancel-sprint-{id}"), "Cancel the sprint", "Cancel the sprint")
            .sentence(
                "Its unfinished items go back to the backlog, and the reason stays on record.",
            )
            .danger()
            .show(open, move |text| {
                let reason = Reason::parse(&text)?;
                let command = SprintCommand::Cancel { id, reason };
                store.dispatch(Command::Sprint(command)).map(|_| ()).map_err(Problem::from)
            });
    view! { {Button::new("Cancel the sprint").quiet().small().on(move || open.set(true))} {dialog} }
        .into_any()
}
