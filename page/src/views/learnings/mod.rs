//! Learnings and decisions: what was expected, what happened and what was decided, with search.

mod entries;
pub mod form;
mod open;

use leptos::prelude::*;

use self::entries::{Decisions, Learnings};
use self::form::{About, DecisionForm, LearningDialog, LookAgainForm};
use self::open::{AT_ONCE, Open};
use super::address::{Filters, ShowAllButton};
use super::blocker::Ask;
use super::components::{
    Asking, Button, ButtonKind, Chip, Dialog, Field, IconName, PageTitle, QuestionDialog,
    SearchField, SelectField, draft_key,
};
use super::form_at;
use super::names;
use crate::state::{Route, Store};
use sprintloop::domain::reads::recall::{self, Wanted};
use sprintloop::domain::records::learning::{GapCause, HypothesisResult};

/// The screen.
#[component]
pub fn LearningsScreen() -> impl IntoView {
    let store = Store::here();
    let open = Open {
        learning: Ask::default(),
        decision: RwSignal::new(false),
        look: Ask::default(),
        play: Asking::new(),
        most: [AT_ONCE; 2].map(RwSignal::new),
    };
    Effect::new(move |_| {
        let about = store.pointed_id();
        if let Some(item) = about.filter(|id| store.workspace_now().items.contains(*id)) {
            open.learning.ask(About::Item(item));
        }
    });
    form_at::opens(store, form_at::DECISION, open.decision);
    Effect::new(move |_| {
        if store.pointed().as_deref() == Some(form_at::LEARNING) {
            open.learning.ask(About::Anything);
        }
    });
    let filters = Filters::new(
        &["q", "result", "gap", "channel", "type", "due"],
        |route| match route {
            Route::Learnings { query } => query,
            _ => String::new(),
        },
        |query| Route::Learnings { query },
    );
    let wanted = Memo::new(move |_| {
        let text = |name: &str| filters.of(name).get();
        Wanted {
            text: text("q"),
            result: text("result"),
            gap: text("gap"),
            channel: text("channel"),
            work_type: text("type"),
            due: !text("due").is_empty(),
        }
    });
    view! {
        <PageTitle title="Learnings">
            <Button label="Record a decision" on_press=move || open.decision.set(true)/>
            <Button label="Record a learning" kind=ButtonKind::Primary icon=IconName::Plus
                on_press=move || open.learning.ask(About::Anything)/>
        </PageTitle>
        <Toolbar store filters/>
        <div class="stack stack--loose">
            <Learnings store open wanted/>
            <Decisions store open wanted/>
        </div>
        <LearningDialog ask=open.learning/>
        <QuestionDialog asking=open.play/>
        <Dialog id="decision" title="Record a decision" open=open.decision>
            <DecisionForm store open=open.decision review_of=None/>
        </Dialog>
        <Dialog id="look-again" title="Review decision" about=move || draft_key(open.look.about) open=open.look.open>
            <LookAgainForm store open=open.look.open id=open.look.about.get_untracked()/>
        </Dialog>
    }
}

/// Search and filters; they live in the address.
#[component]
fn Toolbar(store: Store, filters: Filters) -> impl IntoView {
    let named = |id: &str, label: &str| Field::new(format!("learnings-{id}"), label).hidden_label();
    let kinds = Memo::new(move |_| names::work_type_choices(&store.workspace(), Some("All types")));
    let channels =
        Memo::new(move |_| names::channel_choices(&store.workspace(), Some("All channels")));
    let results = form::choices("All results", HypothesisResult::ALL.map(HypothesisResult::label));
    let gaps = form::choices("All gaps", GapCause::ALL.map(GapCause::label));
    let search = named("search", "Search").placeholder("Search learnings and decisions");
    view! {
        <div class="toolbar" role="search" aria-label="Learnings">
            <SearchField field=search value=filters.of("q")/>
            <SelectField field=named("result", "Result") value=filters.of("result") choices=results/>
            <SelectField field=named("gap", "What explains the gap") value=filters.of("gap") choices=gaps/>
            <SelectField field=named("type", "Work type") value=filters.of("type") choices=kinds/>
            <SelectField field=named("channel", "Channel") value=filters.of("channel") choices=channels/>
            <OnlyDue store due=filters.of("due")/>
            <ShowAllButton filters/>
        </div>
    }
}

/// Lists only entries that are due for review.
#[component]
fn OnlyDue(
    store: Store,
    /// Empty if everything is listed.
    due: RwSignal<String>,
) -> impl IntoView {
    let press = move || {
        due.update(|due| *due = if due.is_empty() { "1".to_owned() } else { String::new() })
    };
    move || {
        let count = recall::due(&store.workspace(), store.now().date_naive()).len();
        let on = Signal::derive(move || due.with(|due| !due.is_empty()));
        view! { <Chip label=format!("Due for review: {count}") on on_press=press/> }
    }
}
