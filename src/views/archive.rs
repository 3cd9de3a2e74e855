//! The archive: every closed sprint and retrospective, searchable, with what keeps coming back.

use crate::domain::order::InOrder;
use crate::views::prelude::*;

use std::sync::Arc;

use super::components::{
    Behind, Chart, Field, Link, Point, Series, Shape, Tone, badge, chart, dates, marked,
    nothing_here, page_title, search_field, section,
};
use super::retro::{name_of, row, rows};
use crate::domain::recall;
use crate::domain::retrospective::facts::{self, Trend, due_for, newest_first};
use crate::domain::retrospective::record::Retrospective;
use crate::domain::retrospective::topics::topics;
use crate::domain::workspace::Workspace;
use crate::exchange::retro_report::{Reader, report, text};
use crate::state::{Route, Store};

/// The screen.
pub fn screen() -> AnyView {
    let store = Store::here();
    let wanted = RwSignal::new(String::new());
    let body = move || {
        let ws = store.workspace();
        let now = store.now();
        let today = now.date_naive();
        let wanted = wanted.get().trim().to_lowercase();
        let words: Vec<String> = [wanted.clone()].into_iter().filter(|it| !it.is_empty()).collect();
        let held = newest_first(&ws).into_iter().filter_map(|retro| {
            let said = text(&report(&ws, retro, Reader::Team, now), false);
            let hit = said.lines().find(|line| line.to_lowercase().contains(&wanted))?;
            let hit = (!wanted.is_empty()).then(|| hit.trim_start_matches("- ").to_owned());
            let href = Route::Retro { id: Some(retro.id.to_string()), step: "report".to_owned() }.hash();
            let hit = hit.map(|hit| marked(&hit, &words));
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
            {section("The trend", "actions done, safety, return on time", (), pictures(&ws))}
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

/// "4.2".
fn level(tenths: u32) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// Actions done of all it left; the mean level of each poll.
fn trend(ws: &Workspace, retro: &Arc<Retrospective>) -> AnyView {
    let it = facts::trend(ws, retro);
    let said = |what: &str, mean: Option<u32>| {
        mean.map(|mean| format!(", {what} {} of 5", level(mean))).unwrap_or_default()
    };
    let (safety, worth) = (said("safe", it.safety), said("worth", it.worth));
    badge(format!("{} of {} actions done{safety}{worth}", it.done, it.left), Tone::Neutral)
}

/// The trend as pictures, from two ended retrospectives on.
fn pictures(ws: &Workspace) -> AnyView {
    let mut ended: Vec<_> = newest_first(ws).into_iter().filter(|it| !it.is_open()).collect();
    ended.truncate(12);
    ended.reverse();
    if ended.len() < 2 {
        return nothing_here("The trend is drawn from two retrospectives on.");
    }
    let all: Vec<_> = ended.into_iter().map(|retro| facts::trend(ws, retro)).collect();
    let whole = |value: u32| i32::try_from(value).unwrap_or(i32::MAX);
    let places = || (0_i32..).zip(&all);
    let series = |label: &str, shape, look, read: &dyn Fn(&Trend<'_>) -> Option<(u32, String)>| {
        let points = places().filter_map(|(x, it)| {
            let (value, say) = read(it)?;
            let step = "report".to_owned();
            let href = Route::Retro { id: Some(it.retro.id.to_string()), step }.hash();
            let name = name_of(ws, it.retro);
            let say = format!("{name}: {say}");
            Some((Point { x, y: whole(value), base: 0, say }, (name, href)))
        });
        let (points, reports): (Vec<Point>, Vec<Link>) = points.unzip();
        (Series { label: label.to_owned(), shape, look, points }, reports)
    };
    // Behind a point stands the report of its retrospective.
    let behind = |reports: [Vec<Link>; 2]| -> Option<Behind> {
        Some(Callback::new(move |(series, at): (usize, usize)| {
            reports.get(series).and_then(|all| all.get(at)).cloned().into_iter().collect()
        }))
    };
    let ticks = || {
        let name = |it: &Trend<'_>| ws.sprints.get(it.retro.sprint).map(|it| it.number);
        places().map(|(x, it)| (x, format!("S{}", name(it).unwrap_or(0)))).collect()
    };
    let rows = |read: &dyn Fn(&Trend<'_>) -> [String; 2]| {
        let row = |it: &Trend<'_>| {
            let [one, other] = read(it);
            vec![name_of(ws, it.retro), one, other]
        };
        all.iter().map(row).collect()
    };
    let span = (-1, i32::try_from(all.len()).unwrap_or(1));
    let left = series("Left", Shape::Bar, 6, &|it| Some((it.left, format!("{} actions", it.left))));
    let done =
        series("Of these done", Shape::Bar, 1, &|it| Some((it.done, format!("{} done", it.done))));
    let actions = Chart {
        title: "Actions by retrospective".to_owned(),
        span,
        ticks: ticks(),
        unit: 1,
        unit_name: "actions",
        series: vec![left.0, done.0],
        behind: behind([left.1, done.1]),
        heads: vec![("Retrospective", false), ("Actions", true), ("Done", true)],
        rows: rows(&|it| [it.left.to_string(), it.done.to_string()]),
    };
    let mean = |mean: Option<u32>, what: &str| {
        mean.map(|mean| (mean, format!("{what} {} of 5", level(mean))))
    };
    let safe = series("Safe to speak", Shape::Line, 1, &|it| mean(it.safety, "safe"));
    let worth = series("Worth the time", Shape::Line, 2, &|it| mean(it.worth, "worth"));
    let polls = Chart {
        title: "Safety and return on time by retrospective".to_owned(),
        span,
        ticks: ticks(),
        unit: 10,
        unit_name: "of 5",
        series: vec![safe.0, worth.0],
        behind: behind([safe.1, worth.1]),
        heads: vec![("Retrospective", false), ("Safe", true), ("Worth", true)],
        rows: rows(&|it| [it.safety, it.worth].map(|it| it.map(level).unwrap_or_default())),
    };
    view! { <div class="columns columns--wide">{chart(actions)}{chart(polls)}</div> }.into_any()
}

/// Words that topics of at least two retrospectives share, the commonest first.
fn themes(ws: &Workspace) -> Vec<(String, usize)> {
    let held = ws.retrospectives.values().filter(|retro| !retro.is_open());
    let said = held.map(|retro| {
        let names: Vec<String> = topics(retro).into_iter().map(|topic| topic.name).collect();
        names.join(" ")
    });
    recall::themes(&said.collect::<Vec<_>>())
}
