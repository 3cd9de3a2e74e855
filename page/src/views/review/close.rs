//! Starting the review, what's left before the sprint can close, and the close itself.

use leptos::prelude::*;

use super::follow::follow;
use crate::state::{Route, Store};
use crate::views::components::{
    Button, ButtonKind, Icon, IconName, LinkButton, More, Problem, ReasonDialog, Section, Toasts,
    dom,
};
use crate::views::copy_menu::CopyMenu;
use crate::views::form_at;
use crate::views::names;
use crate::views::refusal::{Again, RefusalSlot};
use crate::views::take_away::SprintFilesMenu;
use sprintloop::domain::base::ids::SprintId;
use sprintloop::domain::base::refusal::{Refusal, Way};
use sprintloop::domain::base::text::{Reason, upper_first};
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::reads::sprint::before_closing::{
    Lack, Obstacle, before_closing as standing_in,
};
use sprintloop::domain::records::workflow::Mode;
use sprintloop::exchange::text::Subject;

/// How many open steps are shown; the rest is behind "more".
const SHOWN: usize = 5;

/// The buttons of the title row; their refusal is shown below, in [`CloseRefusal`].
#[component]
pub fn ReviewActions(
    id: SprintId,
    /// Whether the review has begun.
    in_review: Memo<bool>,
    refused: RwSignal<Option<Refusal>>,
) -> impl IntoView {
    let store = Store::here();
    let begin =
        move || tell(refused, store.dispatch(Command::Sprint(SprintCommand::BeginReview { id })));
    let resume =
        move || tell(refused, store.dispatch(Command::Sprint(SprintCommand::Resume { id })));
    let toasts = use_context::<Toasts>();
    let close_now = move || {
        let closed = close(store, id, None);
        if let (true, Some(toasts)) = (closed.is_ok(), toasts) {
            toasts.say("Sprint closed");
        }
        tell(refused, closed);
    };
    let buttons = move || {
        if in_review.get() {
            view! {
                <Button label="Reopen sprint" kind=ButtonKind::Quiet on_press=resume/>
                <Button label="Close sprint" kind=ButtonKind::Primary icon=IconName::Flag on_press=close_now/>
            }
            .into_any()
        } else {
            view! { <Button label="Start review" kind=ButtonKind::Primary on_press=begin/> }
                .into_any()
        }
    };
    let subject = Subject::Review(id);
    view! {
        <SprintFilesMenu subject sprint=id/>
        <CopyMenu subject/>
        {buttons}
    }
}

/// Shows why a button of the title row was refused; the lead may override the close gate.
#[component]
pub fn CloseRefusal(id: SprintId, refused: RwSignal<Option<Refusal>>) -> impl IntoView {
    let store = Store::here();
    let again: Again = Callback::new(move |(way, reason): (Way, Reason)| match way {
        Way::Override => close(store, id, Some(reason)),
        _ => close(store, id, None),
    });
    view! { <RefusalSlot refused again/> }
}

fn close(store: Store, id: SprintId, over_missing: Option<Reason>) -> Result<(), Refusal> {
    let continuous = store.workspace_now().workflow.mode == Mode::Continuous;
    let next_cycle = continuous.then(|| store.mint());
    store
        .dispatch(Command::Sprint(SprintCommand::Close { id, over_missing, next_cycle }))
        .map(|_| ())
}

fn tell<T>(refused: RwSignal<Option<Refusal>>, done: Result<T, Refusal>) {
    // Closing removes this part of the screen, and its signals.
    let _ = refused.try_set(done.err());
}

/// What's left before the sprint can close, each with a fix.
#[component]
pub fn ClosingList(
    id: SprintId,
    /// Whether the review has begun.
    in_review: Memo<bool>,
) -> impl IntoView {
    let store = Store::here();
    let sprint = follow(id);
    let all = Memo::new(move |_| {
        let today = store.now().date_naive();
        sprint.with(|sprint| {
            sprint.as_ref().map(|s| standing_in(s, &store.workspace(), today)).unwrap_or_default()
        })
    });
    let lines = move || {
        let mut all = all.get();
        let all_done = match in_review.get() {
            true => "All done. You can close the sprint.",
            false => "All done. Start the review, then close the sprint.",
        };
        if all.is_empty() {
            return view! { <li class="closing__line closing__line--done"><Icon name=IconName::Check/><span class="closing__text">{all_done}</span></li> }.into_any();
        }
        let rest = all.split_off(all.len().min(SHOWN));
        let show = |lines: Vec<Obstacle>| {
            lines.into_iter().map(|standing| view! { <ClosingLine standing/> }).collect_view()
        };
        let behind = (!rest.is_empty()).then(|| {
            let label = format!("{} more", rest.len());
            view! { <li><More label><ol class="closing">{show(rest)}</ol></More></li> }
        });
        view! { {show(all)} {behind} }.into_any()
    };
    let note = Signal::derive(move || match all.with(Vec::len) {
        0 => String::new(),
        open => format!("{open} open"),
    });
    view! {
        <div id=names::record(id)>
            <Section title="Before you can close" note>
                <ol class="closing">{lines}</ol>
                <div class="cluster"><GiveUp id/></div>
            </Section>
        </div>
    }
}

/// Returns where on this screen a point is fixed; empty if that is elsewhere.
fn place(standing: &Obstacle) -> String {
    match standing.lack {
        Lack::Learning => "review-learnings".to_owned(),
        Lack::Goal => String::new(),
        Lack::Verdict => "review-goal-section".to_owned(),
        Lack::Notes => "review-notes-notes".to_owned(),
        Lack::Next => "review-notes-next".to_owned(),
        Lack::Acceptance => standing.item.map(|item| format!("review-{item}")).unwrap_or_default(),
        Lack::Outcome => standing.item.map(|item| format!("outcome-{item}")).unwrap_or_default(),
        Lack::Retrospective => "retrospective-on".to_owned(),
    }
}

#[component]
fn ClosingLine(standing: Obstacle) -> impl IntoView {
    let target = place(&standing);
    let mend = if target.is_empty() {
        view! { <LinkButton label="Go to plan" kind=ButtonKind::Link href=Route::Plan.hash()/> }
            .into_any()
    } else {
        let title = format!("Fix: {}", standing.what);
        let go = move || dom::focus_later(target.clone());
        view! { <Button label="Fix" kind=ButtonKind::Link title on_press=go/> }.into_any()
    };
    view! {
        <li class="closing__line closing__line--missing"><Icon name=IconName::Warning/><span class="closing__text">{upper_first(&standing.what)}</span>{mend}</li>
    }
}

/// Cancels the sprint, with a reason.
#[component]
fn GiveUp(id: SprintId) -> impl IntoView {
    let store = Store::here();
    let open = RwSignal::new(false);
    form_at::opens(store, form_at::CANCEL_SPRINT, open);
    let cancel = move |text: String| -> Result<(), Problem> {
        let reason = Reason::parse(&text)?;
        let command = SprintCommand::Cancel { id, reason };
        store.dispatch(Command::Sprint(command)).map(|_| ()).map_err(Problem::from)
    };
    view! {
        <Button label="Cancel sprint" kind=ButtonKind::Quiet small=true on_press=move || open.set(true)/>
        <ReasonDialog id=format!("cancel-sprint-{id}") title="Cancel sprint" verb="Cancel sprint"
            sentence="Its unfinished items return to the backlog. The reason is kept."
            danger=true open on_reason=cancel/>
    }
}
