//! The handbook: the operating procedure as the workspace's own rules have it now.
//!
//! Short enough for weekly use, exact enough that somebody who has never seen the team could run a
//! sprint from it. Nothing in it is written twice: it is read from the rules each time.

use crate::domain::base::dates::day;
use crate::domain::base::text::Title;
use crate::domain::reads::loop_state::Step;
use crate::domain::reads::retrospective::summary::{draft_summary, guardrail_place};
use crate::domain::records::metric::Metric;
use crate::domain::records::people::Role;
use crate::domain::records::priority::PriorityState;
use crate::domain::records::retrospective::outcome::Guardrail;
use crate::domain::records::retrospective::record::Retrospective;
use crate::domain::records::signal::kind::SignalKind;
use crate::domain::records::threshold::Threshold;
use crate::domain::records::work_type::{ReadyRule, WorkType};
use crate::domain::records::workflow::{DayOfWeek, LimitMode, Mode, Rights};
use crate::domain::tables::record::Tables;

/// Where a rule is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Nowhere: it is how the loop works.
    Fixed,
    /// With the rules.
    Workflow,
    /// With the people.
    Team,
    /// With the priorities.
    Priorities,
    /// With the plan.
    Plan,
    /// With the playbook, where guardrails are given up.
    Playbook,
    /// With the retrospectives that were held.
    Archive,
}

/// A rule: what it is about, what it says, and where it is changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is about.
    pub term: String,
    /// What it says.
    pub text: String,
    /// Where it is changed.
    pub place: Place,
}

impl Line {
    fn at(self, place: Place) -> Self {
        Self { place, ..self }
    }
}

/// A chapter and its rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    /// Its title.
    pub title: &'static str,
    /// Its rules.
    pub lines: Vec<Line>,
}

/// How many recent changes are told.
const RECENT: usize = 4;

/// The handbook. A chapter without a rule is left out.
pub fn handbook(tables: &Tables) -> Vec<Chapter> {
    let mut chapters = vec![
        chapter("When the loop applies", Place::Fixed, purpose(tables)),
        chapter("The eight steps", Place::Fixed, steps(tables)),
        chapter("Where work stands", Place::Fixed, fixed(&STATES)),
        chapter("Ready and done, by work type", Place::Workflow, definitions(tables)),
        chapter("Who decides, and what each role owes", Place::Team, roles(tables)),
        chapter("Cadence and time boxes", Place::Workflow, cadence(tables)),
        chapter("Limits and rights", Place::Workflow, limits(tables)),
        chapter("Figures and when they ask for an action", Place::Workflow, thresholds(tables)),
        chapter("Guardrails", Place::Playbook, guardrails(tables)),
        chapter("What goes wrong, and what to do", Place::Fixed, failures()),
        chapter("Lately changed", Place::Workflow, changes(tables)),
        chapter("Latest retrospectives", Place::Archive, retrospectives(tables)),
    ];
    chapters.retain(|chapter| !chapter.lines.is_empty());
    chapters
}

/// A chapter whose rules are changed in one place, but those that say another.
fn chapter(title: &'static str, place: Place, lines: Vec<Line>) -> Chapter {
    let placed = |line: Line| if line.place == Place::Fixed { line.at(place) } else { line };
    Chapter { title, lines: lines.into_iter().map(placed).collect() }
}

fn line(term: impl Into<String>, text: impl Into<String>) -> Line {
    Line { term: term.into(), text: text.into(), place: Place::Fixed }
}

fn fixed(lines: &[(&str, &str)]) -> Vec<Line> {
    lines.iter().map(|(term, text)| line(*term, *text)).collect()
}

const STATES: [(&str, &str); 7] = [
    (
        "Refinement",
        "In the backlog, and a rule of its definition of ready is missing. The row names which.",
    ),
    ("Ready", "Every rule of its definition of ready is met. Only ready work may enter a sprint."),
    ("Committed", "Promised for the sprint and not begun; the Ready column of the board."),
    ("Active", "Being worked on."),
    (
        "Blocked",
        "Stands still for a reason, with who must unblock it and when to ask again. It still counts against the limits of its stage and owner, and goes on where it was.",
    ),
    (
        "Under review",
        "Finished by its owner, waits to be accepted by its requester or a Marketing lead.",
    ),
    (
        "Done",
        "Accepted: every acceptance criterion and every line of the definition of done is met.",
    ),
];

fn purpose(tables: &Tables) -> Vec<Line> {
    let how = match tables.workflow.mode {
        Mode::Sprints => "All planned marketing work runs through sprints with a commitment.",
        Mode::Continuous => {
            "Work flows continuously, pulled under limits, and is reviewed in cycles."
        }
    };
    let mut lines = vec![
        line("Purpose", "Make better decisions faster while protecting focus."),
        line(
            "Way of working",
            format!("{how} What is urgent goes in as a scope change, with its reason."),
        )
        .at(Place::Workflow),
    ];
    let current = tables.priorities.values().find(|one| one.state == PriorityState::Current);
    if let Some(priority) = current {
        let goal = format!("{}. Quarterly goal: {}", priority.objective, priority.quarterly_goal);
        lines.push(line("Current priority", goal).at(Place::Priorities));
    }
    let open = tables.sprints.values().find(|sprint| sprint.is_open());
    if let Some((sprint, goal)) = open.and_then(|sprint| Some((sprint, sprint.goal.as_ref()?))) {
        let dates = format!("{} to {}", day(sprint.starts), day(sprint.ends));
        let text = format!("{dates}. Goal: {}", goal.text);
        lines.push(line(sprint.name(), text).at(Place::Plan));
    }
    lines
}

fn steps(tables: &Tables) -> Vec<Line> {
    let continuous = tables.workflow.mode == Mode::Continuous;
    Step::ALL
        .into_iter()
        .enumerate()
        .map(|(at, step)| {
            let what = match step {
                Step::Intake => "Anyone sends a request with a clear problem. Triage accepts, merges or declines it with a reason.",
                Step::Refine => "One ordered list. An item that misses a rule of its definition of ready cannot enter a sprint; nobody can set that aside.",
                Step::Goal => "One goal, linked to the current priority. Each item serves it or does not.",
                Step::Commit if continuous => "Ready work is pulled while limits and capacity allow.",
                Step::Commit => "Choose ready items up to capacity. Over capacity, for the team or one owner, the sprint cannot start, unless the Marketing lead sets that aside with a reason.",
                Step::Run => "Finish before starting. Check-ins walk the blockers, oldest first, and end in decisions and next actions, never in status. A campaign launches only when set-up is done and Analytics has confirmed tracking.",
                Step::Review => "Done means accepted: each item is held against its criteria, accepted with evidence or returned with a reason, not by its owner.",
                Step::Learn => "A sprint closes with a learning for each campaign and experiment whose review date has come, with notes, the next decision, and an outcome for unfinished work.",
                Step::Retrospective => "The team changes its own rules: actions become backlog items, guardrails and definitions change with a reason on record.",
            };
            let name = format!("{}. {}", at + 1, step.label());
            line(name, format!("{what} Decides: {}.", step.decides().label()))
        })
        .collect()
}

fn titles<'a>(titles: impl Iterator<Item = &'a Title>) -> String {
    titles.map(Title::as_str).collect::<Vec<_>>().join("; ")
}

fn definitions(tables: &Tables) -> Vec<Line> {
    let describe = |work_type: &WorkType| {
        let ready = ReadyRule::ALL.into_iter().filter(|rule| work_type.ready.contains(rule));
        let ready: Vec<&str> = ready.map(ReadyRule::label).collect();
        let mut text = format!("Ready: {}.", ready.join("; "));
        let parts = [
            ("Done", titles(work_type.done.iter().map(|line| &line.text))),
            ("Before launch", titles(work_type.setup.iter().map(|line| &line.text))),
            ("Looked at", titles(work_type.review_points.iter())),
        ];
        for (what, list) in parts.iter().filter(|(_, list)| !list.is_empty()) {
            text.push_str(&format!(" {what}: {list}."));
        }
        line(work_type.name.as_str(), text)
    };
    let offered = tables.work_types.values().filter(|work_type| !work_type.archived);
    offered.map(|work_type| describe(work_type)).collect()
}

fn roles(tables: &Tables) -> Vec<Line> {
    let describe = |role: Role| {
        let (decides, owes) = match role {
            Role::MarketingLead => (
                "approves goal, priority and commitment; closes sprints; may set a gate aside with a reason",
                "the sprint commitment",
            ),
            Role::ChannelOwner => ("moves the work of their channel", "completed deliverables"),
            Role::OperationsOwner => (
                "edits definitions, limits and the board; triages requests",
                "a clean backlog and workflow",
            ),
            Role::AnalyticsOwner => {
                ("validates measurement plans and confirms tracking", "results ready for review")
            }
            Role::Stakeholder => {
                ("submits requests and accepts what they asked for", "a clear problem")
            }
        };
        let members = tables.members.values().filter(|member| !member.left && member.is(role));
        let names: Vec<&str> = members.map(|member| member.name.as_str()).collect();
        let names = if names.is_empty() { "nobody yet".to_owned() } else { names.join(", ") };
        line(role.label(), format!("{names}. Decides: {decides}. Owes: {owes}."))
    };
    Role::ALL.into_iter().map(describe).collect()
}

fn cadence(tables: &Tables) -> Vec<Line> {
    let workflow = &tables.workflow;
    let (cadence, calendar) = (&workflow.cadence, &workflow.calendar);
    let sprint = match workflow.mode {
        Mode::Sprints => "Sprint",
        Mode::Continuous => "Review cycle",
    };
    let days = |days| DayOfWeek::list(days);
    let capacity = format!(
        "Working days × {} a day × {} focus, less time off.",
        workflow.unit.show(workflow.usual_day()),
        workflow.usual_focus()
    );
    vec![
        line(
            sprint,
            format!("{} days, beginning on {}.", cadence.length, cadence.starts_on.label()),
        ),
        line(
            "Check-in",
            format!("{}, {} minutes.", days(&cadence.check_ins), cadence.check_in_minutes),
        ),
        line(
            "Review and retrospective",
            "At the end of each; the retrospective takes 30, 60 or 90 minutes.",
        ),
        line("Working time", format!("{}, {}.", days(&calendar.working_days), calendar.hours())),
        line("Capacity", capacity),
    ]
}

fn limits(tables: &Tables) -> Vec<Line> {
    let workflow = &tables.workflow;
    let word = |mode| match mode {
        LimitMode::Off => "not limited",
        LimitMode::Warn => "warns above",
        LimitMode::Block => "refuses more",
    };
    let stages = workflow.limits.stages.iter().filter(|(_, limit)| limit.mode != LimitMode::Off);
    let mut lines: Vec<Line> = stages
        .map(|(stage, limit)| {
            line(stage.label(), format!("{} items, {}.", limit.most, word(limit.mode)))
        })
        .collect();
    let owner = workflow.limits.owner;
    if owner.mode != LimitMode::Off {
        let text = format!("{} items begun and not done, {}.", owner.most, word(owner.mode));
        lines.push(line("Each owner", text));
    }
    let rights = match workflow.rights {
        Rights::Off => "Anyone may do anything; gates hold all the same.",
        Rights::Warn => {
            "What a role decides goes through for others too, recorded as without approval."
        }
        Rights::Enforce => "What a role decides is refused to others.",
    };
    lines.push(line("Decision rights", rights));
    lines
}

/// Each figure, when it asks for an action, and which.
pub fn thresholds(tables: &Tables) -> Vec<Line> {
    let describe = |metric: Metric| {
        let kind = SignalKind::of(metric)?;
        let of = metric.thresholds().iter().map(|threshold| {
            let (label, value) = (threshold.words().1, threshold.show(&tables.workflow));
            match *threshold {
                Threshold::InProgress if threshold.value(&tables.workflow) == 0 => {
                    "Above the limits of the board, or rising while less gets done".to_owned()
                }
                Threshold::Age => format!("Older than {value} of finished work was in its stage"),
                _ => format!("{label} {value}"),
            }
        });
        let of = of.collect::<Vec<_>>().join("; ");
        let of = if of.is_empty() { "Rising over three sprints".to_owned() } else { of };
        Some(line(metric.about().title, format!("{of}: {}.", lower(kind.words().response))))
    };
    Metric::ALL.into_iter().filter_map(describe).collect()
}

/// The sentence as it goes on after a colon.
fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

fn guardrails(tables: &Tables) -> Vec<Line> {
    let live = tables.guardrails.values().filter(|guardrail| guardrail.retired.is_none());
    let told = |one: &Guardrail| {
        format!("Checked {}. Because: {}", guardrail_place(tables, one), one.happened)
    };
    live.map(|one| line(one.guard.as_str(), told(one))).collect()
}

fn failures() -> Vec<Line> {
    let told =
        |kind: &SignalKind| !Metric::ALL.iter().any(|one| SignalKind::of(*one) == Some(*kind));
    let kinds = SignalKind::ALL.into_iter().filter(told);
    kinds.map(|kind| line(kind.words().title, format!("{}.", kind.words().response))).collect()
}

fn changes(tables: &Tables) -> Vec<Line> {
    let mut all: Vec<_> = tables.workflow_changes.values().collect();
    all.sort_by_key(|change| std::cmp::Reverse(change.made.at));
    all.into_iter()
        .take(RECENT)
        .map(|change| {
            let reason = change.reason.as_ref().map(|reason| format!(" Because: {reason}"));
            let text = format!("{}.{}", change.what, reason.unwrap_or_default());
            line(day(change.made.at.date_naive()), text)
        })
        .collect()
}

fn retrospectives(tables: &Tables) -> Vec<Line> {
    let mut held: Vec<_> =
        tables.retrospectives.values().filter_map(|one| Some((one.ended?, one))).collect();
    held.sort_by_key(|(ended, _)| std::cmp::Reverse(*ended));
    let said = |one: &Retrospective| match one.summary.trim() {
        // A summary nobody changed stands as it was drafted.
        "" => draft_summary(tables, one),
        summary => summary.to_owned(),
    };
    let told = held.into_iter().take(2);
    told.map(|(ended, one)| line(day(ended.date_naive()), said(one))).collect()
}
