//! Learnings and decisions: what was expected, what happened, what was decided; found again later.

pub mod form;

use crate::domain::order::InOrder;
use crate::views::prelude::*;

use self::form::About;
use super::blocker::Ask;
use super::components::{
    Button, Dialog, Field, Icon, Tone, badge, dates, empty_state, facts, moment, nothing_here,
    page_title, search_field, section, user_text,
};
use super::names;
use crate::domain::decision::{Decision, MadeIn};
use crate::domain::ids::DecisionId;
use crate::domain::learning::Learning;
use crate::domain::workspace::Workspace;
use crate::state::{Route, Store};

/// Which dialog is open, and about what.
#[derive(Clone, Copy)]
struct Open {
    learning: Ask<About>,
    decision: RwSignal<bool>,
    look: Ask<DecisionId>,
    /// How many learnings and decisions are listed.
    most: [RwSignal<usize>; 2],
}

/// The most entries listed before one asks for more.
const AT_ONCE: usize = 50;

/// The screen.
pub fn screen() -> AnyView {
    let store = Store::here();
    let open = Open {
        learning: Ask::default(),
        decision: RwSignal::new(false),
        look: Ask::default(),
        most: [AT_ONCE; 2].map(RwSignal::new),
    };
    Effect::new(move |_| {
        let about = store.pointed().and_then(|id| id.parse().ok());
        if let Some(item) = about.filter(|id| store.workspace_now().items.contains(*id)) {
            open.learning.ask(About::Item(item));
        }
    });
    let text = RwSignal::new(String::new());
    let actions = vec![
        Button::new("Write down a decision").on(move || open.decision.set(true)),
        Button::new("Record a learning")
            .primary()
            .icon(Icon::Plus)
            .on(move || open.learning.ask(About::Anything)),
    ];
    view! {
        {page_title("Learnings", Vec::new(), actions)}
        <div class="toolbar">
            {search_field(Field::new("learnings-search", "Search").placeholder("Search learnings and decisions"), text)}
        </div>
        <div class="stack stack--loose">
            {move || learnings(&store.workspace(), store, open, &text.get())}
            {move || decisions(&store.workspace(), store, open, &text.get())}
        </div>
        {form::learning_dialog(open.learning)}
        {Dialog::new("decision", "Record a decision").show(open.decision, move || form::decision(store, open.decision, None))}
        {Dialog::new("look-again", "Look at it again").show(open.look.open, move ||
            form::look_again(store, open.look.open, open.look.about.get_untracked()))}
    }
    .into_any()
}

fn holds(text: &str, parts: &[&str]) -> bool {
    let parts = parts.join(" ").to_lowercase();
    text.to_lowercase().split_whitespace().all(|word| parts.contains(word))
}

fn learnings(ws: &Workspace, store: Store, open: Open, text: &str) -> AnyView {
    let mut all: Vec<_> = ws.learnings.values().collect();
    all.order_by_key(|learning| std::cmp::Reverse(learning.recorded.at));
    let found: Vec<_> = all
        .into_iter()
        .filter(|learning| {
            let decided = decided(ws, learning);
            let parts = [
                learning.subject.as_str(),
                learning.expected.as_str(),
                learning.happened.as_str(),
                &decided,
                &names::channel(ws, learning.channel),
            ];
            holds(text, &parts)
        })
        .collect();
    if ws.learnings.is_empty() {
        let about = "After a campaign, a test or a change of process: what was expected, what happened, what is decided.";
        return empty_state("No learnings yet", about, Vec::new());
    }
    let note = format!("{} of {}", found.len(), ws.learnings.len());
    let ids = found.iter().map(|learning| learning.id.to_string());
    let (most, rest) = window(store, open.most[0], ids);
    let cards = found.iter().take(most).map(|learning| card(ws, learning, store, open));
    let content = if found.is_empty() {
        nothing_here("No learning holds these words.")
    } else {
        view! { <div class="columns columns--wide">{cards.collect_view()}</div> {rest} }.into_any()
    };
    section("Learnings", note, (), content)
}

/// How many of a list are shown, and the button for more; what the address names is always shown.
fn window(
    store: Store,
    most: RwSignal<usize>,
    ids: impl ExactSizeIterator<Item = String>,
) -> (usize, Option<AnyView>) {
    let (all, pointed) = (ids.len(), store.pointed());
    let at = pointed.and_then(|pointed| ids.into_iter().position(|id| id == pointed));
    let shown = most.get().max(at.map_or(0, |at| at + 1));
    let rest = all.saturating_sub(shown).min(AT_ONCE);
    let more = move || most.set(shown + AT_ONCE);
    let more = (rest > 0).then(|| Button::new(format!("Show {rest} more")).quiet().on(more));
    (shown, more)
}

fn decided(ws: &Workspace, learning: &Learning) -> String {
    ws.decisions.get(learning.decision).map(|d| d.what.to_string()).unwrap_or_default()
}

fn card(ws: &Workspace, learning: &Learning, store: Store, open: Open) -> AnyView {
    let id = learning.id;
    let result = learning.result.map(|result| badge(result.label(), Tone::Neutral));
    let gap = learning.gap.map(|gap| badge(format!("Gap: {}", gap.label()), Tone::Neutral));
    let edit =
        Button::new("Correct").small().quiet().on(move || open.learning.ask(About::There(id)));
    let lines = vec![
        ("Expected".to_owned(), user_text(learning.expected.as_str())),
        ("Happened".to_owned(), user_text(learning.happened.as_str())),
        ("Decided".to_owned(), decided(ws, learning).into_any()),
    ];
    let item = learning.item.and_then(|id| ws.items.get(id)).map(|item| {
        view! { <a href=Route::item(&item.key).hash() title=item.title.to_string()>{item.key.to_string()}</a> }
    });
    view! {
        <article class="card" id=names::record(id)>
            <div class="card__head">
                <h3 class="section__title">{learning.subject.to_string()}</h3>
                <span class="cluster">{result}{gap}</span>
            </div>
            {facts(lines)}
            <div class="card__foot">
                <span class="small soft">{names::member(ws, Some(learning.recorded.by))}", "{moment(&learning.recorded.at, &store.now())}</span>
                {item}
                {edit}
            </div>
        </article>
    }
    .into_any()
}

fn decisions(ws: &Workspace, store: Store, open: Open, text: &str) -> AnyView {
    let mut all: Vec<_> = ws.decisions.values().collect();
    all.order_by_key(|decision| std::cmp::Reverse(decision.made.at));
    let found: Vec<_> = all
        .into_iter()
        .filter(|decision| {
            let item = decision.item.map(|item| names::item(ws, item)).unwrap_or_default();
            holds(text, &[decision.what.as_str(), &decision.why, &item])
        })
        .collect();
    let content = if found.is_empty() {
        nothing_here("No decision to show.")
    } else {
        let ids = found.iter().map(|decision| decision.id.to_string());
        let (most, rest) = window(store, open.most[1], ids);
        let rows = found.iter().take(most).map(|decision| row(ws, decision, store, open));
        view! { <ul class="rows">{rows.collect_view()}</ul> {rest} }.into_any()
    };
    section("Decisions", format!("{} of {}", found.len(), ws.decisions.len()), (), content)
}

fn row(ws: &Workspace, decision: &Decision, store: Store, open: Open) -> AnyView {
    let (id, today) = (decision.id, store.now().date_naive());
    let place = match decision.made_in {
        MadeIn::CheckIn { .. } => "in a check-in".to_owned(),
        MadeIn::Review { sprint } => ws.sprints.get(sprint).map_or_else(
            || "in a review".to_owned(),
            |sprint| format!("in the review of {}", sprint.name()),
        ),
        MadeIn::Learning { .. } => "from a learning".to_owned(),
        MadeIn::Retrospective { .. } => "in a retrospective".to_owned(),
        MadeIn::Between => String::new(),
    };
    let fallen = decision.looks.last().is_some_and(|look| !look.stands);
    let state = if fallen {
        Some(badge("Stands no longer", Tone::Stop))
    } else {
        decision.look_again.map(|day| {
            let tone = if day <= today { Tone::Watch } else { Tone::Neutral };
            badge(format!("look again {}", dates::near_day(day, today)), tone)
        })
    };
    let look = Button::new("Look again").small().quiet().on(move || open.look.ask(id));
    let item = decision.item.map(|item| names::item_link(ws, item));
    let why = (!decision.why.is_empty()).then(|| format!("because {}", decision.why));
    let who = names::member(ws, Some(decision.made.by));
    view! {
        <li class="rows__row" id=names::record(id)>
            <span class="rows__title">{decision.what.to_string()}" "<span class="small soft">{why}" "{item}</span></span>
            <span class="rows__end">
                <span class="small soft">{who}" "{moment(&decision.made.at, &store.now())}" "{place}</span>
                {state}{look}
            </span>
        </li>
    }
    .into_any()
}
