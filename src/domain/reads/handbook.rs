//! The handbook: the operating procedure, generated from the workspace's current rules.
//!
//! Short enough for weekly use, and exact enough that someone new to the team could run a sprint from
//! it. Nothing is stored: it is read from the rules each time.

use crate::domain::base::dates::{day, range};
use crate::domain::base::text::{Title, lower_first, number_of};
use crate::domain::reads::loop_state::Step;
use crate::domain::reads::retrospective::summary::{draft_summary, guardrail_place};
use crate::domain::reads::role_holders;
use crate::domain::reads::sprint::which;
use crate::domain::records::calendar::DayOfWeek;
use crate::domain::records::metric::Metric;
use crate::domain::records::people::Role;
use crate::domain::records::priority::PriorityState;
use crate::domain::records::retrospective::outcome::Guardrail;
use crate::domain::records::retrospective::record::Retrospective;
use crate::domain::records::retrospective::report::Part;
use crate::domain::records::signal::kind::SignalKind;
use crate::domain::records::work_type::{ReadyRule, WorkType};
use crate::domain::records::workflow::{LimitMode, Mode, Rights};
use crate::domain::tables::draft::is_just_me;
use crate::domain::tables::record::Tables;

/// Where a rule can be edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Nowhere, because it is how the loop works.
    Fixed,
    /// In the workflow.
    Workflow,
    /// In the team.
    Team,
    /// In the priorities.
    Priorities,
    /// In the plan.
    Plan,
    /// In the playbook, where guardrails are retired.
    Playbook,
    /// In the archive of retrospectives.
    Archive,
}

/// A rule: what it is about, what it says, and where it can be edited.
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

/// How many recent changes are listed.
const RECENT: usize = 4;

/// Returns the handbook. A chapter without a rule is left out.
pub fn handbook(tables: &Tables) -> Vec<Chapter> {
    let mut chapters = vec![
        chapter("Purpose and scope", Place::Fixed, purpose(tables)),
        chapter("The eight steps", Place::Fixed, steps(tables)),
        chapter("Stages", Place::Fixed, fixed(&STATES)),
        chapter("Ready and done by work type", Place::Workflow, definitions(tables)),
        chapter("Roles, decisions and outputs", Place::Team, roles(tables)),
        chapter("Cadence and time boxes", Place::Workflow, cadence(tables)),
        chapter("Limits and rights", Place::Workflow, limits(tables)),
        chapter("Metrics and thresholds", Place::Workflow, thresholds(tables)),
        chapter("Guardrails", Place::Playbook, guardrails(tables)),
        chapter("Warning signs and responses", Place::Fixed, failures()),
        chapter("Recent changes", Place::Workflow, changes(tables)),
        chapter("Latest retrospectives", Place::Archive, retrospectives(tables)),
    ];
    chapters.retain(|chapter| !chapter.lines.is_empty());
    chapters
}

/// Makes a chapter whose rules are edited in one place, unless a line names another.
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
    ("Refinement", "In the backlog and not Ready yet. The row lists what is missing."),
    ("Ready", "Meets every rule of its definition of ready. Only Ready work can enter a sprint."),
    ("Committed", "Committed in the sprint and not started. Shown in the board's Ready column."),
    ("Active", "In progress."),
    (
        "Blocked",
        "Waiting on someone, with a reason and a follow-up date. It still counts against the WIP limits of its stage and owner, and returns to its stage when unblocked.",
    ),
    (
        "Under review",
        "Finished by its owner. Waiting for its requester or a Marketing lead to accept it.",
    ),
    (
        "Done",
        "Accepted. Every acceptance criterion and every line of the definition of done is met.",
    ),
];

fn purpose(tables: &Tables) -> Vec<Line> {
    let how = match tables.workflow.mode {
        Mode::Sprints => "All planned marketing work runs through sprints with a commitment.",
        Mode::Continuous => "Work flows continuously under WIP limits and is reviewed in cycles.",
    };
    let mut lines = vec![
        line("Purpose", "Make better decisions, faster, and keep the team focused."),
        line(
            "Way of working",
            format!("{how} Urgent work is added as a scope change, with a reason."),
        )
        .at(Place::Workflow),
    ];
    let current = tables.priorities.values().find(|one| one.state == PriorityState::Current);
    if let Some(priority) = current {
        let goal = match priority.quarterly_goal.trim() {
            "" => sentence(priority.objective.as_str()),
            goal => format!("{} Quarterly goal: {goal}", sentence(priority.objective.as_str())),
        };
        lines.push(line("Current priority", goal).at(Place::Priorities));
    }
    let open = which::open(tables);
    if let Some((sprint, goal)) = open.and_then(|sprint| Some((sprint, sprint.goal.as_ref()?))) {
        let dates = range(sprint.starts, sprint.ends);
        let text = format!("{dates}. Goal: {}", goal.text);
        lines.push(line(sprint.name(), text).at(Place::Plan));
    }
    lines
}

fn steps(tables: &Tables) -> Vec<Line> {
    let continuous = tables.workflow.mode == Mode::Continuous;
    let alone = is_just_me(tables);
    Step::ALL
        .into_iter()
        .enumerate()
        .map(|(at, step)| {
            let what = match step {
                Step::Intake => "Anyone submits a request with a clear problem. Triage accepts it, merges it, or declines it with a reason.",
                Step::Refine => "One list, in priority order. An item that doesn't meet its definition of ready can't enter a sprint, without exception.",
                Step::Goal if alone => "One goal. Each item supports the goal or is marked as other work.",
                Step::Goal => "One goal, linked to the current priority. Each item supports the goal or is marked as other work.",
                Step::Commit if continuous => "Pull Ready work while WIP limits and capacity allow.",
                Step::Commit => "Add Ready items up to capacity. If the team or one owner is over capacity, the sprint can't start unless the Marketing lead overrides it with a reason.",
                Step::Run => "Finish work before starting more. Check-ins cover blockers, oldest first, and end in decisions and next actions, not status. A campaign launches only when setup is done and Analytics has confirmed tracking.",
                Step::Review => "Done means accepted. Someone other than the owner checks each item against its criteria, and accepts it with evidence or returns it with a reason.",
                Step::Learn => "To close a sprint, record a learning for each campaign and experiment that is due, review notes, the next decision, and an outcome for unfinished work.",
                Step::Retrospective => "The team improves its own rules. Actions become backlog items; guardrails and definitions change with a recorded reason.",
            };
            let name = format!("{}. {}", at + 1, step.label());
            line(name, format!("{what} The {} decides.", step.decides().label()))
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
            ("Review points", titles(work_type.review_points.iter())),
        ];
        for (what, list) in parts.iter().filter(|(_, list)| !list.is_empty()) {
            text.push_str(&format!(" {what}: {list}."));
        }
        if work_type.needs_no_review() {
            text.push_str(" Its owner marks it done, without a review.");
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
                "Approves the goal, the priority and the commitment, closes sprints, and can override a gate with a reason",
                "the sprint commitment",
            ),
            Role::ChannelOwner => ("Moves work in their channel", "completed deliverables"),
            Role::OperationsOwner => (
                "Edits definitions, limits and the board, and triages requests",
                "a clean backlog and workflow",
            ),
            Role::AnalyticsOwner => {
                ("Validates measurement plans and confirms tracking", "results ready for review")
            }
            Role::Stakeholder => {
                ("Submits requests and accepts what they asked for", "a clear problem")
            }
        };
        let holders = role_holders::holders(role, tables);
        let names: Vec<&str> = holders.iter().map(|member| member.name.as_str()).collect();
        let names = match (role_holders::is_filled(role, tables), role) {
            (true, _) => names.join(", "),
            (false, Role::AnalyticsOwner) if !names.is_empty() => {
                format!("No one yet; for now {}", names.join(", "))
            }
            (false, _) => "No one yet".to_owned(),
        };
        line(role.label(), format!("{names}. {decides}. Output: {owes}."))
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
        "Working days × {} a day × {} focus factor, minus time off.",
        workflow.unit.show(workflow.usual_day()),
        workflow.usual_focus()
    );
    vec![
        line(
            sprint,
            format!("{}, starting on {}.", length(cadence.length), cadence.starts_on.label()),
        ),
        line(
            "Check-in",
            format!("{}, {} minutes.", days(&cadence.check_ins), cadence.check_in_minutes),
        ),
        line(
            "Review and retrospective",
            match cadence.retrospective_days {
                0 => "At the end of each. The retrospective takes 30, 60 or 90 minutes.".to_owned(),
                days => format!(
                    "A review at the end of each; a retrospective every {days} days, of 30, 60 or 90 minutes."
                ),
            },
        ),
        line("Working time", format!("{}, {}.", days(&calendar.working_days), calendar.hours())),
        line("Capacity", capacity),
    ]
}

fn limits(tables: &Tables) -> Vec<Line> {
    let workflow = &tables.workflow;
    let word = |mode| match mode {
        LimitMode::Off => "not limited",
        LimitMode::Warn => "warns",
        LimitMode::Block => "blocks",
    };
    let stages = workflow.limits.stages.iter().filter(|(_, limit)| limit.mode != LimitMode::Off);
    let mut lines: Vec<Line> = stages
        .map(|(stage, limit)| {
            line(
                stage.label(),
                format!("Up to {} ({}).", number_of(limit.most as usize, "item"), word(limit.mode)),
            )
        })
        .collect();
    let owner = workflow.limits.owner;
    if owner.mode != LimitMode::Off {
        let most = number_of(owner.most as usize, "item");
        let text = format!("Up to {most} in progress ({}).", word(owner.mode));
        lines.push(line("Each owner", text));
    }
    let rights = match workflow.rights {
        Rights::Off => "Off: anyone can decide. Gates still apply.",
        Rights::Warn => "Warn: anyone can decide, and it is recorded as without approval.",
        Rights::Enforce => "Enforced: only the role that decides can do it.",
    };
    // One person has every right.
    if !is_just_me(tables) {
        lines.push(line("Decision rights", rights));
    }
    lines
}

/// Returns each metric with its threshold and the action to take.
pub fn thresholds(tables: &Tables) -> Vec<Line> {
    let describe = |metric: Metric| {
        let kind = SignalKind::of(metric)?;
        let of = metric.describe_thresholds(&tables.workflow);
        let of = if of.is_empty() { "Rising over three sprints".to_owned() } else { of };
        // A response may have a colon of its own.
        let response = kind.words().response.replacen(": ", "; ", 1);
        Some(line(metric.about().title, format!("{of}: {}.", lower_first(&response))))
    };
    Metric::ALL.into_iter().filter_map(describe).collect()
}

/// Returns a text with one period at its end.
fn sentence(text: &str) -> String {
    format!("{}.", text.trim_end_matches('.'))
}

/// Returns a length in weeks where it is whole weeks: "2 weeks", "12 days".
pub fn length(days: u32) -> String {
    match days % 7 {
        0 => number_of((days / 7) as usize, "week"),
        _ => number_of(days as usize, "day"),
    }
}

fn guardrails(tables: &Tables) -> Vec<Line> {
    let live = tables.guardrails.values().filter(|guardrail| guardrail.retired.is_none());
    let told = |one: &Guardrail| {
        format!("Checked {}. Reason: {}", guardrail_place(tables, one), one.happened)
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
            let reason = change.reason.as_ref().map(|reason| format!(" Reason: {reason}"));
            let text = format!("{}.{}", change.what, reason.unwrap_or_default());
            line(day(change.made.at.date_naive()), text)
        })
        .collect()
}

fn retrospectives(tables: &Tables) -> Vec<Line> {
    let mut held: Vec<_> =
        tables.retrospectives.values().filter_map(|one| Some((one.ended?, one))).collect();
    held.sort_by_key(|(ended, _)| std::cmp::Reverse(*ended));
    let said = |one: &Retrospective| {
        let kept = one.report.as_ref().and_then(|report| report.part(Part::Summary));
        match (kept, one.summary.trim()) {
            (Some(kept), _) => kept.lines.join(" "),
            // A summary nobody edited is the draft.
            (None, "") => draft_summary(tables, one).replace('\n', " "),
            (None, summary) => summary.replace('\n', " "),
        }
    };
    let told = held.into_iter().take(2);
    told.map(|(ended, one)| line(day(ended.date_naive()), said(one))).collect()
}
