//! The archive: every closed sprint and retrospective, searchable, with what keeps coming back.
use crate::views::prelude::*;

use std::sync::Arc;

use super::components::{
    Button, Chart, Field, Link, Point, Series, Shape, Tone, badge, chart, dates, empty_state,
    marked, nothing_here, page_title, search_field, section,
};
use super::retro::{name_of, row, rows};
use crate::domain::base::text::number_of;
use crate::domain::reads::recall;
use crate::domain::reads::retrospective::facts::{due_for, newest_first};
use crate::domain::reads::retrospective::topics::topics;
use crate::domain::reads::retrospective::trend::Trend;
use crate::domain::records::retrospective::record::Retrospective;
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
        closed.sort_by_key(|sprint| std::cmp::Reverse(sprint.number));
        if ws.retrospectives.is_empty() && closed.is_empty() {
            let hold = Button::new("Retrospective").primary().href("#/retro");
            let text = "Every closed sprint and every retrospective stands here, to be searched, with what keeps coming back.";
            return empty_state("Nothing was closed yet", text, vec![hold]);
        }
        let closed = closed.into_iter().filter_map(|sprint| {
            let goal = sprint.goal.as_ref().map(|goal| goal.text.to_string()).unwrap_or_default();
            let all =
                format!("{} {goal} {} {}", sprint.name(), sprint.review.notes, sprint.review.next);
            all.to_lowercase().contains(&wanted).then(|| {
                let href = Route::Review.hash_at(sprint.id);
                let title = view! { <a href=href>{sprint.name()}</a><span class="small soft">{goal}</span> };
                row(
                    title.into_any(),
                    vec![dates::span(sprint.starts, sprint.ends, today).into_any()],
                )
            })
        });
        let none = if wanted.is_empty() { "None yet." } else { "None holds these words." };
        let themes = themes(&ws)
            .into_iter()
            .map(|(word, count)| badge(format!("{word} {count}"), Tone::Neutral));
        let due =
            due_for(&ws).map(|sprint| badge(format!("Due for {}", sprint.name()), Tone::Watch));
        let themes: Vec<_> = themes.collect();
        let themes = match themes.is_empty() {
            true => nothing_here("No word stands in two retrospectives yet."),
            false => view! { <div class="cluster">{themes}</div> }.into_any(),
        };
        view! {
            {section("Retrospectives", "one falls due after every sprint", due, rows(held.collect(), none))}
            {section("The trend", "actions done, safety, return on time", (), pictures(&ws))}
            {section("What keeps coming back", "words of two retrospectives or more", (), themes)}
            {section("Closed sprints", (), (), rows(closed.collect(), none))}
        }
        .into_any()
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
    let it = crate::domain::reads::retrospective::trend::trend(ws, retro);
    let said = |what: &str, mean: Option<u32>| {
        mean.map(|mean| format!(", {what} {} of 5", level(mean))).unwrap_or_default()
    };
    let (safety, worth) = (said("safe", it.safety), said("worth", it.worth));
    let done = match it.left {
        0 => "no actions".to_owned(),
        left => format!("{} of {} done", it.done, number_of(left as usize, "action")),
    };
    badge(format!("{done}{safety}{worth}"), Tone::Neutral)
}

/// The trend as pictures, from two ended retrospectives on.
fn pictures(ws: &Workspace) -> AnyView {
    let mut ended: Vec<_> = newest_first(ws).into_iter().filter(|it| !it.is_open()).collect();
    ended.truncate(12);
    ended.reverse();
    if ended.len() < 2 {
        return nothing_here("The trend is drawn from two retrospectives on.");
    }
    let past = Past {
        ws,
        all: ended
            .into_iter()
            .map(|it| crate::domain::reads::retrospective::trend::trend(ws, it))
            .collect(),
    };
    view! { <div class="columns columns--wide">{chart(past.actions())}{chart(past.polls())}</div> }
        .into_any()
}

/// What is drawn of one retrospective, and what it says.
type Read = fn(&Trend<'_>) -> Option<(u32, String)>;

/// The retrospectives that are drawn, the oldest first.
struct Past<'a> {
    ws: &'a Workspace,
    all: Vec<Trend<'a>>,
}

impl Past<'_> {
    fn actions(&self) -> Chart {
        let left: Read = |it| Some((it.left, format!("{} actions", it.left)));
        let done: Read = |it| Some((it.done, format!("{} done", it.done)));
        Chart {
            title: "Actions by retrospective".to_owned(),
            unit_name: "actions",
            heads: vec![("Retrospective", false), ("Actions", true), ("Done", true)],
            rows: self.rows(|it| [it.left.to_string(), it.done.to_string()]),
            ..self.chart([("Agreed", Shape::Bar, 6, left), ("Of these done", Shape::Bar, 1, done)])
        }
    }

    fn polls(&self) -> Chart {
        let safe: Read = |it| it.safety.map(|it| (it, format!("safe {} of 5", level(it))));
        let worth: Read = |it| it.worth.map(|it| (it, format!("worth {} of 5", level(it))));
        Chart {
            title: "Safety and return on time by retrospective".to_owned(),
            unit: 10,
            unit_name: "of 5",
            heads: vec![("Retrospective", false), ("Safe", true), ("Worth", true)],
            rows: self.rows(|it| [it.safety, it.worth].map(|it| it.map(level).unwrap_or_default())),
            ..self.chart([
                ("Safe to speak", Shape::Line, 1, safe),
                ("Worth the time", Shape::Line, 2, worth),
            ])
        }
    }

    /// The drawn part; behind each point stands the report of its retrospective.
    fn chart(&self, drawn: [(&str, Shape, u8, Read); 2]) -> Chart {
        let (series, reports): (Vec<Series>, Vec<Vec<Link>>) = drawn
            .into_iter()
            .map(|(label, shape, look, read)| {
                let (points, reports) = self.points(read);
                (Series { label: label.to_owned(), shape, look, points }, reports)
            })
            .unzip();
        let ticks = self.places().map(|(x, it)| {
            let number = self.ws.sprints.get(it.retro.sprint).map_or(0, |sprint| sprint.number);
            (x, format!("S{number}"))
        });
        Chart {
            title: String::new(),
            span: (-1, i32::try_from(self.all.len()).unwrap_or(1)),
            ticks: ticks.collect(),
            unit: 1,
            unit_name: "",
            series,
            behind: Some(Callback::new(move |(series, at): (usize, usize)| {
                reports.get(series).and_then(|all| all.get(at)).cloned().into_iter().collect()
            })),
            heads: Vec::new(),
            rows: Vec::new(),
        }
    }

    fn places(&self) -> impl Iterator<Item = (i32, &Trend<'_>)> {
        (0_i32..).zip(&self.all)
    }

    fn points(&self, read: Read) -> (Vec<Point>, Vec<Link>) {
        let point = |(x, it): (i32, &Trend<'_>)| {
            let (value, say) = read(it)?;
            let step = "report".to_owned();
            let href = Route::Retro { id: Some(it.retro.id.to_string()), step }.hash();
            let name = name_of(self.ws, it.retro);
            let y = i32::try_from(value).unwrap_or(i32::MAX);
            Some((Point { x, y, base: 0, say: format!("{name}: {say}") }, (name, href)))
        };
        self.places().filter_map(point).unzip()
    }

    fn rows(&self, read: fn(&Trend<'_>) -> [String; 2]) -> Vec<Vec<String>> {
        let row = |it: &Trend<'_>| {
            let [one, other] = read(it);
            vec![name_of(self.ws, it.retro), one, other]
        };
        self.all.iter().map(row).collect()
    }
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
