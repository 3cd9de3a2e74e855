//! The archive: every closed sprint and retrospective, what keeps coming back, and whether the actions worked.
mod search;
mod themes;
mod worked;

use leptos::either::Either;
use leptos::prelude::*;

use std::sync::Arc;

use self::search::FoundThings;
use self::themes::Themes;
use self::worked::Worked;
use super::components::{
    Asking, Badge, ButtonKind, Chart, ChartView, CopyButton, EmptyState, Field, Link, LinkButton,
    NothingHere, PageTitle, Point, QuestionDialog, Row, Rows, SearchField, Section, Series, Shape,
    Tone, dates,
};
use crate::state::{Route, Store};
use sprintloop::domain::base::plain::plain;
use sprintloop::domain::base::text::{counted, holds, number_of};
use sprintloop::domain::reads::retrospective::due::{Due, due};
use sprintloop::domain::reads::retrospective::facts::newest_first;
use sprintloop::domain::reads::retrospective::report::report;
use sprintloop::domain::reads::retrospective::subject::{name_of, sprint_of};
use sprintloop::domain::reads::retrospective::trend::Trend;
use sprintloop::domain::reads::sprint::which;
use sprintloop::domain::records::retrospective::record::Retrospective;
use sprintloop::domain::records::retrospective::report::{Part, Reader};
use sprintloop::domain::records::sprint::record::Sprint;
use sprintloop::domain::records::workflow::Mode;
use sprintloop::domain::workspace::Workspace;
use sprintloop::exchange::invitation::invitation;

/// The screen.
#[component]
pub fn ArchiveScreen() -> impl IntoView {
    let store = Store::here();
    let (wanted, asking) = (RwSignal::new(String::new()), Asking::new());
    let body = move || {
        let ws = store.workspace();
        let wanted = plain(wanted.get().trim());
        if ws.retrospectives.is_empty() && !ws.sprints.values().any(|sprint| sprint.is_closed()) {
            return Either::Left(view! {
                <EmptyState title="Nothing in the archive yet"
                    text="Closed sprints and retrospectives appear here. You can search them and see recurring themes.">
                    <LinkButton label="Go to retrospective" kind=ButtonKind::Primary href="#/retro"/>
                </EmptyState>
            });
        }
        let next = due(&ws);
        let due = move || next.map(|due| view! { <NextDue store due/> });
        let words: Vec<String> = wanted.split_whitespace().map(str::to_owned).collect();
        if !words.is_empty() {
            return Either::Right(Either::Left(view! {
                <FoundThings store words/>
                <Section title="Closed sprints"><ClosedSprints store wanted/></Section>
            }));
        }
        Either::Right(Either::Right(view! {
            <Section title="Retrospectives" note=rhythm(&ws) end=due><Held store/></Section>
            <Themes store asking/>
            <Worked store/>
            <Section title="Trend" note="actions that worked, safety, worth the time"><Pictures store/></Section>
            <Section title="Closed sprints"><ClosedSprints store wanted/></Section>
        }))
    };
    let search = Field::new("archive-search", "Search").placeholder("Search every retrospective");
    view! {
        <PageTitle title="Archive"/>
        <div class="toolbar"><SearchField field=search value=wanted/></div>
        <div class="stack stack--loose">{body}</div>
        <QuestionDialog asking/>
    }
}

/// Says how often a retrospective is due.
fn rhythm(ws: &Workspace) -> String {
    match (ws.workflow.cadence.retrospective_days, ws.workflow.mode) {
        (0, Mode::Sprints) => "one is due after every sprint".to_owned(),
        (0, Mode::Continuous) => "one is due after every cycle".to_owned(),
        (days, _) => format!("one is due every {days} days"),
    }
}

/// The next retrospective: when it is due, or for how long it is overdue, and the invitation to it.
#[component]
fn NextDue(store: Store, due: Due) -> impl IntoView {
    let today = store.now().date_naive();
    let tone = match due.is_due(today) {
        true if due.on < today => Tone::Stop,
        true => Tone::Watch,
        false => Tone::Neutral,
    };
    let text = due.words(today);
    let invite = move || {
        let here = window().location().href().unwrap_or_default();
        let page = here.split('#').next().unwrap_or_default();
        let link = format!("{page}{}", Route::Retro { id: None, step: String::new() }.hash());
        invitation(&store.workspace_now(), &due, 60, &link)
    };
    view! { <Badge text tone/><CopyButton label="Copy invitation" text=invite/> }
}

/// The text of an empty list.
fn none(wanted: &str) -> &'static str {
    if wanted.is_empty() { "None yet." } else { "No matches." }
}

/// Every retrospective, the newest first, with the first sentence of its summary.
#[component]
fn Held(store: Store) -> impl IntoView {
    let (ws, now) = (store.workspace_now(), store.now());
    let rows = newest_first(&ws).into_iter().map(|retro| {
        let report = report(&ws, retro, Reader::Team, now);
        let said = report.part(Part::Summary).and_then(|it| it.lines.first()).cloned();
        let href =
            Route::Retro { id: Some(retro.id.to_string()), step: "report".to_owned() }.hash();
        let name = name_of(&ws, retro);
        let trend = trend(&ws, retro);
        let day = dates::day(retro.opened.at.date_naive(), now.date_naive());
        let end = move || view! { <Badge text=trend/>{day} };
        view! { <Row end><a href=href>{name}</a>" "<span class="small soft">{said}</span></Row> }
    });
    view! { <Rows rows=rows.collect() none="None yet."/> }
}

/// Closed sprints whose goal or review contains the search words.
#[component]
fn ClosedSprints(
    store: Store,
    /// Plain; if empty, everything is listed.
    wanted: String,
) -> impl IntoView {
    let (ws, today) = (store.workspace_now(), store.now().date_naive());
    let rows = which::newest_first(&ws, Sprint::is_closed).into_iter().filter_map(|sprint| {
        let goal = sprint.goal.as_ref().map(|goal| goal.text.to_string()).unwrap_or_default();
        let (name, review) = (sprint.name(), &sprint.review);
        let all = format!("{name} {goal} {} {}", review.notes, review.next);
        holds(&all, &wanted).then(|| {
            let href = Route::Review.hash_at(sprint.id);
            let days = dates::span(sprint.starts, sprint.ends, today);
            view! { <Row end=move || days><a href=href>{name}</a><span class="small soft">{goal}</span></Row> }
        })
    });
    let rows: Vec<_> = rows.collect();
    view! { <Rows rows none=none(&wanted)/> }
}

/// "4.2".
fn level(tenths: u32) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// Returns the actions that worked out of all agreed, and the mean of each poll.
fn trend(ws: &Workspace, retro: &Arc<Retrospective>) -> String {
    let it = sprintloop::domain::reads::retrospective::trend::trend(ws, retro);
    let said = |what: &str, mean: Option<u32>| {
        mean.map(|mean| format!(" · {what} {}/5", level(mean))).unwrap_or_default()
    };
    let (safety, worth) = (said("Safety", it.safety), said("Worth the time", it.worth));
    let done = match it.left {
        0 => "No actions".to_owned(),
        left if it.done == 0 => format!("{} open", counted(left as usize, "action", "actions")),
        left => format!("Actions that worked: {} of {left}", it.worked),
    };
    format!("{done}{safety}{worth}")
}

/// The trend as charts, after two retrospectives.
#[component]
fn Pictures(store: Store) -> impl IntoView {
    let ws = store.workspace_now();
    let mut ended: Vec<_> = newest_first(&ws).into_iter().filter(|it| !it.is_open()).collect();
    ended.truncate(12);
    ended.reverse();
    if ended.len() < 2 {
        return Either::Left(
            view! { <NothingHere text="The trend appears after two retrospectives."/> },
        );
    }
    let all = ended
        .into_iter()
        .map(|it| sprintloop::domain::reads::retrospective::trend::trend(&ws, it))
        .collect();
    let past = Past { ws: &ws, all };
    let (actions, polls) = (past.actions(), past.polls());
    Either::Right(view! {
        <div class="columns columns--wide"><ChartView chart=actions/><ChartView chart=polls/></div>
    })
}

/// What is drawn for one retrospective, and its text.
type Read = fn(&Trend<'_>) -> Option<(u32, String)>;

/// The retrospectives that are drawn, oldest first.
struct Past<'a> {
    ws: &'a Workspace,
    all: Vec<Trend<'a>>,
}

impl Past<'_> {
    fn actions(&self) -> Chart {
        let left: Read = |it| Some((it.left, number_of(it.left as usize, "action")));
        let worked: Read = |it| Some((it.worked, format!("{} worked", it.worked)));
        Chart {
            title: "Actions, by retrospective".to_owned(),
            unit_name: "actions",
            heads: vec![
                ("Retrospective", false),
                ("Actions", true),
                ("Done", true),
                ("Worked", true),
            ],
            rows: self
                .rows(|it| vec![it.left.to_string(), it.done.to_string(), it.worked.to_string()]),
            ..self.chart([("Agreed", Shape::Bar, 6, left), ("Worked", Shape::Bar, 1, worked)])
        }
    }

    fn polls(&self) -> Chart {
        let safe: Read = |it| it.safety.map(|it| (it, format!("safety {} of 5", level(it))));
        let worth: Read =
            |it| it.worth.map(|it| (it, format!("worth the time {} of 5", level(it))));
        Chart {
            title: "Safety and worth the time, by retrospective".to_owned(),
            unit: 10,
            unit_name: "of 5",
            heads: vec![("Retrospective", false), ("Safe", true), ("Worth", true)],
            rows: self.rows(|it| {
                [it.safety, it.worth].map(|it| it.map(level).unwrap_or_default()).to_vec()
            }),
            ..self.chart([
                ("Safe to speak", Shape::Line, 1, safe),
                ("Worth the time", Shape::Line, 2, worth),
            ])
        }
    }

    /// The drawn part; each point links to the report of its retrospective.
    fn chart(&self, drawn: [(&str, Shape, u8, Read); 2]) -> Chart {
        let (series, reports): (Vec<Series>, Vec<Vec<Link>>) = drawn
            .into_iter()
            .map(|(label, shape, look, read)| {
                let (points, reports) = self.points(read);
                (Series { label: label.to_owned(), shape, look, points }, reports)
            })
            .unzip();
        let ticks = self.places().map(|(x, it)| {
            let number = sprint_of(self.ws, it.retro).map_or(0, |sprint| sprint.number);
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

    fn rows(&self, read: fn(&Trend<'_>) -> Vec<String>) -> Vec<Vec<String>> {
        let row = |it: &Trend<'_>| {
            let mut cells = vec![name_of(self.ws, it.retro)];
            cells.extend(read(it));
            cells
        };
        self.all.iter().map(row).collect()
    }
}
