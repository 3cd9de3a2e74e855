//! Learnings and decisions: what was expected, what happened, what was decided; found again later.

pub mod form;

use crate::views::prelude::*;
use chrono::NaiveDate;

use self::form::About;
use super::address::{Filters, show_all};
use super::blocker::Ask;
use super::components::{
    Asking, Button, Dialog, Field, Icon, Tone, badge, chip, dates, draft_key, empty_state, facts,
    marked, moment, nothing_here, page_title, search_field, section, select_field,
};
use super::names;
use super::retro::ask::ask_play;
use crate::domain::base::ids::DecisionId;
use crate::domain::reads::recall::{self, Wanted};
use crate::domain::records::decision::{Decision, MadeIn};
use crate::domain::records::learning::{GapCause, HypothesisResult, Learning};
use crate::domain::workspace::Workspace;
use crate::state::{Route, Store};

/// Which dialog is open, and about what.
#[derive(Clone, Copy)]
struct Open {
    learning: Ask<About>,
    decision: RwSignal<bool>,
    look: Ask<DecisionId>,
    /// Asks for the play that is made of a learning.
    play: Asking,
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
        play: Asking::new(),
        most: [AT_ONCE; 2].map(RwSignal::new),
    };
    Effect::new(move |_| {
        let about = store.pointed().and_then(|id| id.parse().ok());
        if let Some(item) = about.filter(|id| store.workspace_now().items.contains(*id)) {
            open.learning.ask(About::Item(item));
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
    let actions = vec![
        Button::new("Write down a decision").on(move || open.decision.set(true)),
        Button::new("Record a learning")
            .primary()
            .icon(Icon::Plus)
            .on(move || open.learning.ask(About::Anything)),
    ];
    view! {
        {page_title("Learnings", Vec::new(), actions)}
        {toolbar(store, filters)}
        <div class="stack stack--loose">
            {move || themes(&store.workspace(), filters)}
            {move || learnings(&store.workspace(), store, open, &wanted.get())}
            {move || decisions(&store.workspace(), store, open, &wanted.get())}
        </div>
        {form::learning_dialog(open.learning)}
        {open.play.show()}
        {Dialog::new("decision", "Record a decision").show(open.decision, move || form::decision(store, open.decision, None))}
        {Dialog::new("look-again", "Look at it again").about(move || draft_key(open.look.about)).show(open.look.open, move ||
            form::look_again(store, open.look.open, open.look.about.get_untracked()))}
    }
    .into_any()
}

/// Search and filters; they live in the address.
fn toolbar(store: Store, filters: Filters) -> AnyView {
    let named = |id: &str, label: &str| Field::new(format!("learnings-{id}"), label).hidden_label();
    let kinds =
        Signal::derive(move || names::work_type_choices(&store.workspace(), Some("Every type")));
    let channels =
        Signal::derive(move || names::channel_choices(&store.workspace(), Some("Every channel")));
    let results = form::choices("Every result", HypothesisResult::ALL.map(HypothesisResult::label));
    let gaps = form::choices("Every gap", GapCause::ALL.map(GapCause::label));
    let due = filters.of("due");
    let count = move || recall::due(&store.workspace(), store.now().date_naive()).len();
    let only_due = move || {
        let press = move || {
            due.update(|due| *due = if due.is_empty() { "1".to_owned() } else { String::new() })
        };
        let on = Signal::derive(move || due.with(|due| !due.is_empty()));
        chip(format!("Due another look: {}", count()), on, press)
    };
    view! {
        <div class="toolbar" role="search" aria-label="Learnings">
            {search_field(named("search", "Search").placeholder("Search learnings and decisions"), filters.of("q"))}
            {select_field(named("result", "Result"), filters.of("result"), results)}
            {select_field(named("gap", "What explains the gap"), filters.of("gap"), gaps)}
            {select_field(named("type", "Work type"), filters.of("type"), kinds)}
            {select_field(named("channel", "Channel"), filters.of("channel"), channels)}
            {only_due}
            {show_all(filters)}
        </div>
    }
    .into_any()
}

/// Words that keep coming back, each of them a search.
fn themes(ws: &Workspace, filters: Filters) -> AnyView {
    let text = filters.of("q");
    let chips = recall::recurring(ws).into_iter().map(|(word, count)| {
        let (label, own, pressed) = (format!("{word} {count}"), word.clone(), word);
        let on = Signal::derive(move || text.with(|text| *text == own));
        let press = move || {
            let again = text.with_untracked(|text| *text == pressed);
            text.set(if again { String::new() } else { pressed.clone() });
        };
        chip(label, on, press)
    });
    let chips: Vec<_> = chips.collect();
    if chips.is_empty() {
        return ().into_any();
    }
    let chips = view! { <div class="cluster">{chips}</div> };
    section("What keeps coming back", "words of two learnings or more", (), chips.into_any())
}

fn learnings(ws: &Workspace, store: Store, open: Open, wanted: &Wanted) -> AnyView {
    if ws.learnings.is_empty() {
        let about = "After a campaign, a test or a change of process: what was expected, what happened, what is decided.";
        return empty_state("No learnings yet", about, Vec::new());
    }
    let found = recall::learnings(ws, wanted, store.now().date_naive());
    let note = format!("{} of {}", found.len(), ws.learnings.len());
    let ids = found.iter().map(|learning| learning.id.to_string());
    let (most, rest) = window(store, open.most[0], ids);
    let words = wanted.words();
    let cards = found.iter().take(most).map(|learning| card(ws, learning, &words, store, open));
    let content = if found.is_empty() {
        nothing_here("No learning fits.")
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

fn card(
    ws: &Workspace,
    learning: &Learning,
    words: &[String],
    store: Store,
    open: Open,
) -> AnyView {
    let (id, today) = (learning.id, store.now().date_naive());
    let result = learning.result.map(|result| badge(result.label(), Tone::Neutral));
    let gap = learning.gap.map(|gap| badge(format!("Gap: {}", gap.label()), Tone::Neutral));
    let edit =
        Button::new("Correct").small().quiet().on(move || open.learning.ask(About::There(id)));
    let play = Button::new("Make a play of it")
        .small()
        .quiet()
        .on(move || ask_play(store, open.play, None, id.to_string()));
    let decision = ws.decisions.get(learning.decision);
    let decided = decision.map(|it| it.what.to_string()).unwrap_or_default();
    let why = decision.map(|it| it.why.clone()).unwrap_or_default();
    let said = [
        ("Hypothesis", learning.hypothesis.as_str()),
        ("Expected", learning.expected.as_str()),
        ("Happened", learning.happened.as_str()),
        ("Figures at the time", &learning.data_snapshot),
        ("Decided", &decided),
        ("Because", &why),
    ];
    // The hypothesis is what was expected, as a rule; then it is said once.
    let twice = learning.hypothesis == learning.expected.as_str();
    let said = said
        .into_iter()
        .filter(|(term, text)| !(text.is_empty() || twice && *term == "Hypothesis"));
    let lines = said.map(|(term, text)| (term.to_owned(), marked(text, words))).collect();
    let look = decision.and_then(|it| Some(look_badge(it.look_again?, today)));
    let item = learning.item.and_then(|id| ws.items.get(id)).map(|item| {
        view! { <a href=Route::item(&item.key).hash() title=item.title.to_string()>{item.key.to_string()}</a> }
    });
    view! {
        <article class="card" id=names::record(id)>
            <div class="card__head">
                <h3 class="section__title">{marked(learning.subject.as_str(), words)}</h3>
                <span class="cluster">{result}{gap}{look}</span>
            </div>
            {facts(lines)}
            <div class="card__foot">
                <span class="small soft">{names::member(ws, Some(learning.recorded.by))}", "{moment(&learning.recorded.at, &store.now())}</span>
                {item}
                {play}
                {edit}
            </div>
        </article>
    }
    .into_any()
}

fn look_badge(day: NaiveDate, today: NaiveDate) -> AnyView {
    let tone = if day <= today { Tone::Watch } else { Tone::Neutral };
    badge(format!("look again {}", dates::near_day(day, today)), tone)
}

fn decisions(ws: &Workspace, store: Store, open: Open, wanted: &Wanted) -> AnyView {
    let found = recall::decisions(ws, wanted, store.now().date_naive());
    let content = if found.is_empty() {
        nothing_here("No decision to show.")
    } else {
        let ids = found.iter().map(|decision| decision.id.to_string());
        let (most, rest) = window(store, open.most[1], ids);
        let words = wanted.words();
        let rows = found.iter().take(most).map(|decision| row(ws, decision, &words, store, open));
        view! { <ul class="rows">{rows.collect_view()}</ul> {rest} }.into_any()
    };
    section("Decisions", format!("{} of {}", found.len(), ws.decisions.len()), (), content)
}

fn row(ws: &Workspace, decision: &Decision, words: &[String], store: Store, open: Open) -> AnyView {
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
        decision.look_again.map(|day| look_badge(day, today))
    };
    let look = Button::new("Look again").small().quiet().on(move || open.look.ask(id));
    let item = decision.item.map(|item| names::item_link(ws, item));
    let why = (!decision.why.is_empty())
        .then(|| view! { <span class="small soft">{marked(&format!("because {}", decision.why), words)}</span> });
    let seen = decision.looks.last().filter(|look| !look.note.is_empty());
    let seen = seen.map(|look| view! { <span class="small soft">{marked(&format!("seen: {}", look.note), words)}</span> });
    let who = names::member(ws, Some(decision.made.by));
    view! {
        <li class="rows__row" id=names::record(id)>
            <span class="rows__title">{marked(decision.what.as_str(), words)}{why}{seen}<span class="small soft">{item}</span></span>
            <span class="rows__end">
                <span class="small soft">{who}" "{moment(&decision.made.at, &store.now())}" "{place}</span>
                {state}{look}
            </span>
        </li>
    }
    .into_any()
}
