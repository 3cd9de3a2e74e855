//! What a new team starts with: five work types and their rules.

use uuid::Uuid;

use crate::domain::base::ids::{Id, LineId, WorkTypeId};
use crate::domain::base::text::Title;
use crate::domain::records::work_type::{AcceptedBy, Line, ReadyRule, Templates, WorkType};

/// A work type in plain words, before it has ids.
struct Preset {
    name: &'static str,
    ready: &'static [ReadyRule],
    done: &'static [&'static str],
    criteria: &'static [&'static str],
    brief: &'static str,
    /// Purpose, expected value, hypothesis, decision rule.
    templates: [&'static str; 4],
    setup: &'static [&'static str],
    review_points: &'static [&'static str],
    measured: bool,
    accepted_by: AcceptedBy,
}

/// A piece of work for an hour or two: an estimate is enough, and its owner says when it is done.
const TASK: Preset = Preset {
    name: "Task",
    ready: &[ReadyRule::Estimate],
    done: &[],
    criteria: &[],
    brief: "",
    templates: [""; 4],
    setup: &[],
    review_points: &[],
    measured: false,
    accepted_by: AcceptedBy::Owner,
};

/// What an improvement needs.
const LIGHT: &[ReadyRule] =
    &[ReadyRule::Purpose, ReadyRule::Owner, ReadyRule::Criterion, ReadyRule::Estimate];

const MIDDLE: &[ReadyRule] = &[
    ReadyRule::Purpose,
    ReadyRule::Owner,
    ReadyRule::Criterion,
    ReadyRule::ExpectedValue,
    ReadyRule::Estimate,
    ReadyRule::NeedsSettled,
];

const PRESETS: [Preset; 5] = [
    Preset {
        name: "Campaign",
        ready: &ReadyRule::ALL,
        done: &[
            "Message and creative approved",
            "Links, forms and tracking checked on the live page",
            "Sales knows what goes out, and when",
            "Review date and results reader are set",
        ],
        criteria: &[
            "It runs on the agreed channel for the agreed audience",
            "Every lead reaches the CRM with its source",
        ],
        brief: "Audience and their problem:\nMessage in one sentence:\nOffer and next step:\nChannels and budget:\nWho has to approve:",
        templates: [
            "More people in the audience will …",
            "Moves {metric} toward {target}",
            "If we run this, {metric} will reach {target}, because …",
            "Keep it if we reach {target}; stop it if not",
        ],
        setup: &[
            "Landing page and form are live",
            "Links have tracking parameters",
            "Budget and schedule are set",
        ],
        review_points: &["Creative draft", "First week of data", "Review date"],
        measured: true,
        accepted_by: AcceptedBy::Another,
    },
    Preset {
        name: "Content",
        ready: MIDDLE,
        done: &[
            "Reviewed by a subject-matter expert",
            "Brand, spelling and sources checked",
            "Published where it was planned",
            "Linked from at least one other page",
        ],
        criteria: &["It answers the reader's question", "It tells readers what to do next"],
        brief: "Reader and their question:\nWhat they should do next:\nSources and experts:\nFormat and length:",
        templates: ["Readers will be able to …", "Moves {metric} toward {target}", "", ""],
        setup: &[],
        review_points: &["Outline", "Draft"],
        measured: false,
        accepted_by: AcceptedBy::Another,
    },
    Preset {
        name: "Experiment",
        ready: &ReadyRule::ALL,
        done: &[
            "Ran as long as planned, or stopped by its decision rule",
            "Result taken from the agreed data source",
            "Decision recorded: ship, stop or test again",
        ],
        criteria: &[
            "The variants differ only in what is tested",
            "The sample is large enough for a decision",
        ],
        brief: "What we believe and why:\nWhat changes, and what stays the same:\nWho sees it:\nWhen we stop:",
        templates: [
            "We will know whether …",
            "Shows whether this moves {metric} toward {target}",
            "If we change …, {metric} will reach {target}, because …",
            "Keep it if we reach {target}; stop it if not",
        ],
        setup: &["Variants are built and checked", "Events reach the data source"],
        review_points: &["First data", "Review date"],
        measured: true,
        accepted_by: AcceptedBy::Another,
    },
    Preset {
        name: "Operational improvement",
        ready: LIGHT,
        done: &["Works for the people who use it", "Documented where the team looks for it"],
        criteria: &["The people affected have tried it"],
        brief: "What gets in the way today:\nWhat will be different:",
        templates: ["The team will no longer have to …", "", "", ""],
        setup: &[],
        review_points: &[],
        measured: false,
        accepted_by: AcceptedBy::Another,
    },
    TASK,
];

/// The five work types of a new team, in the order offered; ids come from `mint`.
pub fn work_types(mut mint: impl FnMut() -> Uuid) -> Vec<WorkType> {
    let mint: &mut dyn FnMut() -> Uuid = &mut mint;
    PRESETS.iter().filter_map(|preset| work_type(preset, mint)).collect()
}

/// The work types of one person: small tasks first, and no plan waits for Analytics.
pub fn work_types_alone(mut mint: impl FnMut() -> Uuid) -> Vec<WorkType> {
    let mint: &mut dyn FnMut() -> Uuid = &mut mint;
    let all = PRESETS.iter().rev().take(1).chain(PRESETS.iter().rev().skip(1).rev());
    let mut kinds: Vec<WorkType> = all.filter_map(|preset| work_type(preset, mint)).collect();
    for kind in &mut kinds {
        kind.ready.remove(&ReadyRule::PlanValidated);
    }
    kinds
}

/// The work type for small tasks; ids come from `mint`.
pub fn task(mut mint: impl FnMut() -> Uuid) -> Option<WorkType> {
    work_type(&TASK, &mut mint)
}

/// Returns the refinement templates of the preset with this name, for work types stored without any.
pub fn templates_named(name: &str) -> Templates {
    let preset = PRESETS.iter().find(|preset| preset.name == name);
    preset.map(templates).unwrap_or_default()
}

fn templates(preset: &Preset) -> Templates {
    let [purpose, value, hypothesis, decision_rule] = preset.templates.map(str::to_owned);
    Templates { purpose, value, hypothesis, decision_rule }
}

fn work_type(preset: &Preset, mint: &mut dyn FnMut() -> Uuid) -> Option<WorkType> {
    let name = Title::parse(preset.name).ok()?;
    let mut work_type = WorkType::new(WorkTypeId::from_uuid(mint()), name);
    work_type.ready = preset.ready.iter().copied().collect();
    work_type.done = lines(preset.done, mint);
    work_type.criteria_template = titles(preset.criteria);
    work_type.brief_template = preset.brief.to_owned();
    work_type.templates = templates(preset);
    work_type.setup = lines(preset.setup, mint);
    work_type.review_points = titles(preset.review_points);
    work_type.measured = preset.measured;
    work_type.accepted_by = preset.accepted_by;
    Some(work_type)
}

fn titles(texts: &[&str]) -> Vec<Title> {
    texts.iter().filter_map(|text| Title::parse(text).ok()).collect()
}

fn lines(texts: &[&str], mint: &mut dyn FnMut() -> Uuid) -> Vec<Line> {
    titles(texts).into_iter().map(|text| Line { id: LineId::from_uuid(mint()), text }).collect()
}
