//! Opening the review, what still stands in the way of the close, and the close itself.

use leptos::prelude::*;

use super::follow::follow;
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
    Button, ButtonKind, Icon, IconName, LinkButton, More, Problem, ReasonDialog, Section, Toasts,
    dom,
};
use crate::views::copy_for_chat::CopyForChat;
use crate::views::refusal::{Again, RefusalSlot};
use crate::views::take_away::SprintFilesMenu;

/// How many lines of what stands in the way are in sight; the rest is one press away.
const SHOWN: usize = 5;

/// The buttons of the title row; their refusal stands under it, in [`CloseRefusal`].
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
            toasts.say("The sprint is closed");
        }
        tell(refused, closed);
    };
    let buttons = move || {
        if in_review.get() {
            view! {
                <Button label="Back to running" kind=ButtonKind::Quiet on_press=resume/>
                <Button label="Close sprint" kind=ButtonKind::Primary icon=IconName::Flag on_press=close_now/>
            }
            .into_any()
        } else {
            view! { <Button label="Begin review" kind=ButtonKind::Primary on_press=begin/> }
                .into_any()
        }
    };
    let subject = Subject::Review(id);
    view! {
        <SprintFilesMenu subject sprint=id/>
        <CopyForChat subject/>
        {buttons}
    }
}

/// Where a refusal of the title row's buttons stands; closing may be overridden by the lead.
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
    // Closing takes this screen's part away, and its signals with it.
    let _ = refused.try_set(done.err());
}

/// The list of what still stands in the way, each with a way to mend it.
#[component]
pub fn ClosingList(id: SprintId) -> impl IntoView {
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
        if all.is_empty() {
            return view! { <li class="closing__line closing__line--done"><Icon name=IconName::Check/><span class="closing__text">"Nothing. The sprint may be closed."</span></li> }.into_any();
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
        <Section title="What stands in the way of closing" note>
            <ol class="closing">{lines}</ol>
            <div class="cluster"><GiveUp id/></div>
        </Section>
    }
}

/// Where on the screen what stands in the way is mended; empty where that is not on this screen.
fn place(standing: &Obstacle) -> String {
    match standing.lack {
        Lack::Learning => "review-learnings".to_owned(),
        Lack::Goal => String::new(),
        Lack::Verdict => "review-goal-section".to_owned(),
        Lack::Notes => "review-notes-notes".to_owned(),
        Lack::Next => "review-notes-next".to_owned(),
        Lack::Outcome => standing.item.map(|item| format!("outcome-{item}")).unwrap_or_default(),
        Lack::Retrospective => "retrospective-on".to_owned(),
    }
}

#[component]
fn ClosingLine(standing: Obstacle) -> impl IntoView {
    let target = place(&standing);
    let mend = if target.is_empty() {
        view! { <LinkButton label="Go to the plan" kind=ButtonKind::Link href=Route::Plan.hash()/> }
            .into_any()
    } else {
        let title = format!("Mend: {}", standing.what);
        let go = move || dom::focus_later(target.clone());
        view! { <Button label="Mend it" kind=ButtonKind::Link title on_press=go/> }.into_any()
    };
    view! {
        <li class="closing__line closing__line--missing"><Icon name=IconName::Warning/><span class="closing__text">{capital(&standing.what)}</span>{mend}</li>
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A sprint may also be given up, with a reason.
#[component]
fn GiveUp(id: SprintId) -> impl IntoView {
    let store = Store::here();
    let open = RwSignal::new(false);
    let cancel = move |text: String| -> Result<(), Problem> {
        let reason = Reason::parse(&text)?;
        let command = SprintCommand::Cancel { id, reason };
        store.dispatch(Command::Sprint(command)).map(|_| ()).map_err(Problem::from)
    };
    view! {
        <Button label="Cancel the sprint" kind=ButtonKind::Quiet small=true on_press=move || open.set(true)/>
        <ReasonDialog id=format!("cancel-sprint-{id}") title="Cancel the sprint" verb="Cancel the sprint"
            sentence="Its unfinished items go back to the backlog, and the reason stays on record."
            danger=true open on_reason=cancel/>
    }
}
