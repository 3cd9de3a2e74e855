//! The archive: every closed sprint and retrospective, searchable, with what keeps coming back.

use crate::domain::order::InOrder;
use crate::domain::sorted::SortedMap;
use crate::views::prelude::*;

use super::components::{Field, Tone, badge, dates, page_title, search_field, section};
use super::retro::{name_of, row, rows};
use crate::domain::retrospective::facts::{due_for, newest_first};
use crate::domain::retrospective::record::Retrospective;
use crate::domain::retrospective::topics::topics;
use crate::domain::similar::words;
use crate::domain::workspace::Workspace;
use crate::exchange::retro_report::{Reader, report, text};
use crate::state::{Route, Store};

/// The screen.
pub fn screen() -> AnyView {
    let store = Store::here();
    let wanted = RwSignal::new(String::new());
    let body = move || {
        let ws = store.workspace();
        let today = store.now().date_naive();
        let wanted = wanted.get().to_lowercase();
        let held = newest_first(&ws).into_iter().filter_map(|retro| {
            let said = text(&report(&ws, retro, Reader::Team, today), false);
            let hit = said.lines().find(|line| line.to_lowercase().contains(&wanted))?;
            let hit = (!wanted.is_empty()).then(|| hit.trim_start_matches("- ").to_owned());
            let href = Route::Retro { id: Some(retro.id.to_string()), step: "report".to_owned() }.hash();
            let title = view! { <a href=href>{name_of(&ws, retro)}</a><span class="small soft">{hit}</span> };
            let day = dates::day(retro.opened.at.date_naive(), today);
            Some(row(title.into_any(), vec![trend(&ws, retro), day.into_any()]))
        });
        let mut closed: Vec<_> = ws.sprints.values().filter(|sprint| sprint.is_closed()).collect();
        closed.order_by_key(|sprint| std::cmp::Reverse(sprint.number));
        let closed = closed.into_iter().filter_map(|sprint| {
            let goal = sprint.goal.as_ref().map(|goal| goal.text.to_string()).unwrap_or_default();
            let all =
                format!("{} {goal} {} {}", sprint.name(), sprint.review.notes, sprint.review.next);
            all.to_lowercase().contains(&wanted).then(|| {
                let title = view! { {sprint.name()}<span class="small soft">{goal}</span> };
                row(
                    title.into_any(),
                    vec![dates::span(sprint.starts, sprint.ends, today).into_any()],
                )
            })
        });
        let themes = themes(&ws)
            .into_iter()
            .map(|(word, count)| badge(format!("{word} {count}"), Tone::Neutral));
        let due =
            due_for(&ws).map(|sprint| badge(format!("Due for {}", sprint.name()), Tone::Watch));
        let themes = view! { <div class="cluster">{themes.collect_view()}</div> };
        view! {
            {section("Retrospectives", "actions done, safety, worth the time", due, rows(held.collect(), "None holds these words."))}
            {section("What keeps coming back", "words of two retrospectives or more", (), themes.into_any())}
            {section("Closed sprints", (), (), rows(closed.collect(), "None holds these words."))}
        }
    };
    let search = search_field(
        Field::new("archive-search", "Search").placeholder("Search every retrospective"),
        wanted,
    );
    view! { {page_title("Archive", vec![], vec![])} <div class="toolbar">{search}</div> <div class="stack stack--loose">{body}</div> }
        .into_any()
}

/// Actions done of all it left; the mean level of each poll.
fn trend(ws: &Workspace, retro: &Retrospective) -> AnyView {
    let of: Vec<_> = ws.actions.values().filter(|action| action.from == retro.id).collect();
    let done = of.iter().filter(|action| !action.is_open()).count();
    let mean = |poll: &[u32]| {
        let all: u32 = poll.iter().sum();
        let sum: u32 = poll.iter().zip(1..).map(|(count, level)| count * level).sum();
        (all > 2).then(|| format!("{}.{} of 5", sum / all, sum * 10 / all % 10))
    };
    let safety = mean(&retro.safety).map(|it| format!(", safe {it}")).unwrap_or_default();
    let worth = mean(&retro.worth).map(|it| format!(", worth {it}")).unwrap_or_default();
    badge(format!("{done} of {} actions done{safety}{worth}", of.len()), Tone::Neutral)
}

/// Words that topics of at least two retrospectives share, the commonest first.
fn themes(ws: &Workspace) -> Vec<(String, usize)> {
    let mut counts: SortedMap<String, usize> = SortedMap::new();
    for retro in ws.retrospectives.values().filter(|retro| !retro.is_open()) {
        let said: Vec<String> = topics(retro).into_iter().map(|topic| topic.name).collect();
        for word in words(&said.join(" ")) {
            *counts.entry(word).or_default() += 1;
        }
    }
    let mut all: Vec<_> = counts.into_iter().filter(|(_, count)| *count > 1).collect();
    all.order_by_key(|(_, count)| std::cmp::Reverse(*count));
    all.truncate(12);
    all
}
