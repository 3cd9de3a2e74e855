//! What a new team starts with: four work types and the rules each of them brings.

use uuid::Uuid;

use crate::domain::base::ids::{Id, LineId, WorkTypeId};
use crate::domain::base::text::Title;
use crate::domain::records::work_type::{Line, ReadyRule, WorkType};

/// A work type in plain words, before it has ids.
struct Preset {
    name: &'static str,
    ready: &'static [ReadyRule],
    done: &'static [&'static str],
    criteria: &'static [&'static str],
    brief: &'static str,
    setup: &'static [&'static str],
    review_points: &'static [&'static str],
    measured: bool,
}

/// What even a two-hour fix needs.
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

const PRESETS: [Preset; 4] = [
    Preset {
        name: "Campaign",
        ready: &ReadyRule::ALL,
        done: &[
            "Message and creative approved",
            "Links, forms and tracking checked on the live page",
            "Sales knows what goes out and when",
            "Results read on the review date",
        ],
        criteria: &[
            "It runs on the agreed channel for the agreed audience",
            "Every lead arrives in the CRM with its source",
        ],
        brief: "Audience and their problem:\nMessage in one sentence:\nOffer and next step:\nChannels and budget:\nWho has to agree:",
        setup: &[
            "Landing page and form are live",
            "Links carry tracking parameters",
            "Budget and schedule are set",
        ],
        review_points: &["Creative draft", "First week of data", "Review date"],
        measured: true,
    },
    Preset {
        name: "Content",
        ready: MIDDLE,
        done: &[
            "Read by someone who knows the subject",
            "Brand, spelling and sources checked",
            "Published where it was promised",
            "Linked from at least one other place",
        ],
        criteria: &["It answers the reader's question", "It names the next step for the reader"],
        brief: "Reader and their question:\nWhat they should do next:\nSources and experts:\nFormat and length:",
        setup: &[],
        review_points: &["Outline", "Draft"],
        measured: false,
    },
    Preset {
        name: "Experiment",
        ready: &ReadyRule::ALL,
        done: &[
            "Ran as long as planned, or stopped by its decision rule",
            "Result read from the named data source",
            "Decision recorded: ship, stop or test again",
        ],
        criteria: &[
            "Only the tested thing differs between the variants",
            "The sample is large enough to decide",
        ],
        brief: "What we believe and why:\nWhat changes, and what stays the same:\nWho sees it:\nWhen we stop:",
        setup: &["Variants are built and checked", "Events arrive in the data source"],
        review_points: &["First data", "Review date"],
        measured: true,
    },
    Preset {
        name: "Operational improvement",
        ready: LIGHT,
        done: &["Works for those who use it", "Written down where the team looks"],
        criteria: &["The people concerned have tried it"],
        brief: "What gets in the way today:\nWhat will be different:",
        setup: &[],
        review_points: &[],
        measured: false,
    },
];

/// The four work types of a new team, in the order offered; ids come from `mint`.
pub fn work_types(mut mint: impl FnMut() -> Uuid) -> Vec<WorkType> {
    let mint: &mut dyn FnMut() -> Uuid = &mut mint;
    PRESETS.iter().filter_map(|preset| work_type(preset, mint)).collect()
}

fn work_type(preset: &Preset, mint: &mut dyn FnMut() -> Uuid) -> Option<WorkType> {
    let name = Title::parse(preset.name).ok()?;
    let mut work_type = WorkType::new(WorkTypeId::from_uuid(mint()), name);
    work_type.ready = preset.ready.iter().copied().collect();
    work_type.done = lines(preset.done, mint);
    work_type.criteria_template = titles(preset.criteria);
    work_type.brief_template = preset.brief.to_owned();
    work_type.setup = lines(preset.setup, mint);
    work_type.review_points = titles(preset.review_points);
    work_type.measured = preset.measured;
    Some(work_type)
}

fn titles(texts: &[&str]) -> Vec<Title> {
    texts.iter().filter_map(|text| Title::parse(text).ok()).collect()
}

fn lines(texts: &[&str], mint: &mut dyn FnMut() -> Uuid) -> Vec<Line> {
    titles(texts).into_iter().map(|text| Line { id: LineId::from_uuid(mint()), text }).collect()
}
