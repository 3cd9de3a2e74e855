//! What is typed into refine mode: it starts with the proposals, follows the priority, and is read when saved.

use std::sync::Arc;

use leptos::prelude::*;

use crate::state::Store;
use crate::views::components::Form;
use crate::views::names;
use sprintloop::domain::base::amount;
use sprintloop::domain::base::text::Title;
use sprintloop::domain::commands::refinement::{NewCriterion, Refinement};
use sprintloop::domain::reads::measured_by::measurement_of;
use sprintloop::domain::reads::proposed::{Proposal, has_gap, priority_of, proposed};
use sprintloop::domain::reads::ready;
use sprintloop::domain::reads::to_refine::validators;
use sprintloop::domain::records::backlog::item::{BacklogItem, Purpose};
use sprintloop::domain::records::backlog::measurement::MeasurementPlan;
use sprintloop::domain::records::work_type::ReadyRule;
use sprintloop::domain::workspace::Workspace;

/// A text that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    Change,
    Audience,
    Priority,
    Owner,
    Estimate,
    Value,
    Criteria,
    Hypothesis,
    Metric,
    Target,
    Source,
    Rule,
    Review,
}

impl Asked {
    /// In the order in which they are asked: what only a person knows comes first.
    const ALL: [Self; 13] = [
        Self::Change,
        Self::Estimate,
        Self::Owner,
        Self::Priority,
        Self::Audience,
        Self::Value,
        Self::Criteria,
        Self::Hypothesis,
        Self::Metric,
        Self::Target,
        Self::Source,
        Self::Rule,
        Self::Review,
    ];

    /// The field's name in the form.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Change => "change",
            Self::Audience => "audience",
            Self::Priority => "priority",
            Self::Owner => "owner",
            Self::Estimate => "estimate",
            Self::Value => "value",
            Self::Criteria => "criteria",
            Self::Hypothesis => "hypothesis",
            Self::Metric => "metric",
            Self::Target => "target",
            Self::Source => "source",
            Self::Rule => "rule",
            Self::Review => "review",
        }
    }

    /// Returns what the item misses, in order.
    pub(super) fn of(item: &BacklogItem, ws: &Workspace) -> Vec<Self> {
        let missing: Vec<ReadyRule> =
            ready::missing(item, ws).into_iter().map(|missing| missing.rule).collect();
        let misses = |rule| missing.contains(&rule);
        let empty = |text: &str| text.trim().is_empty();
        // A shared plan is completed with its campaign.
        let own = item.measurement.is_some() || measurement_of(item, ws).is_none();
        let plan = item.measurement.clone().unwrap_or_default();
        let of_plan = |is_empty: bool| misses(ReadyRule::MeasurementPlan) && own && is_empty;
        let serves = [ReadyRule::Purpose, ReadyRule::ExpectedValue, ReadyRule::MeasurementPlan];
        let asks = |one: &Self| match one {
            Self::Change => misses(ReadyRule::Purpose) && empty(&item.purpose.change),
            Self::Audience => misses(ReadyRule::Purpose) && empty(&item.purpose.audience),
            Self::Priority => {
                item.purpose.priority.is_none()
                    && !names::priority_choices(ws, None).is_empty()
                    && serves.into_iter().any(misses)
            }
            Self::Owner => misses(ReadyRule::Owner),
            Self::Estimate => misses(ReadyRule::Estimate),
            Self::Value => misses(ReadyRule::ExpectedValue),
            Self::Criteria => misses(ReadyRule::Criterion),
            Self::Hypothesis => of_plan(empty(&plan.hypothesis)),
            Self::Metric => of_plan(empty(&plan.metric)),
            Self::Target => of_plan(empty(&plan.target)),
            Self::Source => of_plan(empty(&plan.data_source)),
            Self::Rule => of_plan(empty(&plan.decision_rule)),
            Self::Review => of_plan(plan.review_on.is_none()),
        };
        Self::ALL.into_iter().filter(asks).collect()
    }

    /// Returns what is proposed for it.
    fn proposal(self, from: &Proposal) -> String {
        let id = |id: Option<String>| id.unwrap_or_default();
        match self {
            Self::Change => from.purpose.change.clone(),
            Self::Audience => from.purpose.audience.clone(),
            Self::Priority => id(from.purpose.priority.map(|id| id.to_string())),
            Self::Owner => id(from.owner.map(|id| id.to_string())),
            Self::Estimate | Self::Criteria => String::new(),
            Self::Value => from.expected_value.clone(),
            Self::Hypothesis => from.plan.hypothesis.clone(),
            Self::Metric => from.plan.metric.clone(),
            Self::Target => from.plan.target.clone(),
            Self::Source => from.plan.data_source.clone(),
            Self::Rule => from.plan.decision_rule.clone(),
            Self::Review => id(from.plan.review_on.map(|day| day.to_string())),
        }
    }
}

/// One text on screen, and what was proposed for it.
#[derive(Clone, Copy)]
pub(super) struct Answer {
    pub(super) asked: Asked,
    pub(super) text: RwSignal<String>,
    proposal: StoredValue<String>,
}

impl Answer {
    /// Returns the text; none if it is empty or still the template with its gap. A gap in a person's own
    /// text is an error.
    fn read(self, form: &Form) -> Option<String> {
        let text = self.text.get_untracked().trim().to_owned();
        if text.is_empty() {
            return None;
        }
        if has_gap(&text) {
            if !self.proposal.with_value(|proposal| *proposal == text) {
                form.error(self.asked.name(), "Replace the gap (…) with your own words.");
            }
            return None;
        }
        Some(text)
    }
}

/// Everything asked about one item.
#[derive(Clone, Copy)]
pub(super) struct Answers {
    store: Store,
    pub(super) all: StoredValue<Vec<Answer>>,
    /// Whether Analytics is asked to validate the plan.
    pub(super) request: RwSignal<bool>,
}

impl Answers {
    /// Starts with the proposals for an item.
    pub(super) fn new(store: Store, item: &BacklogItem, ws: &Workspace) -> Self {
        let priority = priority_of(item, ws);
        let from = propose(store, item, priority.map(|id| id.to_string()).unwrap_or_default());
        let kind = ws.work_types.get(item.work_type);
        let criteria = kind.map(|kind| {
            let lines = kind.criteria_template.iter().map(Title::as_str);
            lines.collect::<Vec<_>>().join("\n")
        });
        let answer = |asked: Asked| {
            let proposal = match asked {
                Asked::Criteria => criteria.clone().unwrap_or_default(),
                asked => asked.proposal(&from),
            };
            let text = RwSignal::new(proposal.clone());
            Answer { asked, text, proposal: StoredValue::new(proposal) }
        };
        let all = Asked::of(item, ws).into_iter().map(answer).collect();
        Self { store, all: StoredValue::new(all), request: RwSignal::new(true) }
    }

    /// Returns whether anything is proposed.
    pub(super) fn are_proposed(self) -> bool {
        self.all.with_value(|all| {
            all.iter().any(|one| one.proposal.with_value(|proposal| !proposal.is_empty()))
        })
    }

    pub(super) fn of(self, asked: Asked) -> Option<Answer> {
        self.all.with_value(|all| all.iter().copied().find(|one| one.asked == asked))
    }

    /// Proposes anew when another priority is chosen, where nobody has typed.
    pub(super) fn follow(self, item: Arc<BacklogItem>) {
        let Some(priority) = self.of(Asked::Priority) else { return };
        Effect::new(move |_| {
            let from = propose(self.store, &item, priority.text.get());
            for one in self.all.get_value() {
                if matches!(one.asked, Asked::Priority | Asked::Criteria | Asked::Owner) {
                    continue;
                }
                let (before, now) = (one.proposal.get_value(), one.asked.proposal(&from));
                if before != now {
                    if one.text.with_untracked(|text| *text == before) {
                        one.text.set(now.clone());
                    }
                    one.proposal.set_value(now);
                }
            }
        });
    }

    /// Reads what is saved; errors are shown beside their field.
    pub(super) fn read(self, form: &Form, item: &BacklogItem) -> Refinement {
        let read = |asked| self.of(asked).and_then(|one| one.read(form));
        let mut found = Refinement::new(item.id);
        let purpose = Purpose {
            change: read(Asked::Change).unwrap_or_else(|| item.purpose.change.clone()),
            audience: read(Asked::Audience).unwrap_or_else(|| item.purpose.audience.clone()),
            priority: read(Asked::Priority)
                .and_then(|id| id.parse().ok())
                .or(item.purpose.priority),
        };
        found.purpose = (purpose != item.purpose).then_some(purpose);
        found.owner = read(Asked::Owner).and_then(|id| id.parse().ok());
        found.expected_value = read(Asked::Value).unwrap_or_default();
        found.estimate = read(Asked::Estimate).and_then(|text| {
            match amount::read(&text, &self.store.workspace_now().workflow.scale()) {
                Ok(estimate) => Some(estimate),
                Err(why) => {
                    form.error(Asked::Estimate.name(), why.to_string());
                    None
                }
            }
        });
        let criteria = read(Asked::Criteria).unwrap_or_default();
        let criteria = criteria.lines().filter_map(|line| Title::parse(line).ok());
        found.criteria =
            criteria.map(|text| NewCriterion { id: self.store.mint(), text }).collect();
        let plan = self.plan(form, item);
        found.plan = plan.filter(|plan| item.measurement.as_ref() != Some(plan)).map(Box::new);
        found.request_validation = self.asks_analytics(item, found.plan.as_deref());
        found
    }

    fn plan(self, form: &Form, item: &BacklogItem) -> Option<MeasurementPlan> {
        let parts = [
            Asked::Hypothesis,
            Asked::Metric,
            Asked::Target,
            Asked::Source,
            Asked::Rule,
            Asked::Review,
        ];
        let asked: Vec<Answer> = parts.into_iter().filter_map(|part| self.of(part)).collect();
        if asked.is_empty() {
            return None;
        }
        let mut plan = item.measurement.clone().unwrap_or_default();
        for one in asked {
            let Some(text) = one.read(form) else { continue };
            match one.asked {
                Asked::Hypothesis => plan.hypothesis = text,
                Asked::Metric => plan.metric = text,
                Asked::Target => plan.target = text,
                Asked::Source => plan.data_source = text,
                Asked::Rule => plan.decision_rule = text,
                _ => plan.review_on = text.parse().ok(),
            }
        }
        let priority = self.of(Asked::Priority).map(|one| one.text.get_untracked());
        let priority = priority.or_else(|| item.purpose.priority.map(|id| id.to_string()));
        let from = propose(self.store, item, priority.unwrap_or_default()).plan;
        if plan.baseline.is_empty() && plan.metric == from.metric {
            plan.baseline = from.baseline;
        }
        Some(plan)
    }

    /// Whether Analytics is asked: only about a complete plan, and once.
    fn asks_analytics(self, item: &BacklogItem, plan: Option<&MeasurementPlan>) -> bool {
        let ws = self.store.workspace_now();
        let plan = plan.or_else(|| measurement_of(item, &ws));
        let complete = plan.is_some_and(|plan| {
            plan.lacks().is_empty() && plan.validated.is_none() && plan.requested.is_none()
        });
        complete && can_request(item, &ws) && self.request.get_untracked()
    }
}

/// Returns whether Analytics can be asked about an item: a validation is missing, and someone validates.
pub(super) fn can_request(item: &BacklogItem, ws: &Workspace) -> bool {
    let missing = ready::missing(item, ws);
    missing.iter().any(|missing| missing.rule == ReadyRule::PlanValidated)
        && validators(ws).is_some()
        && measurement_of(item, ws).is_none_or(|plan| plan.requested.is_none())
}

fn propose(store: Store, item: &BacklogItem, priority: String) -> Proposal {
    let ws = store.workspace_now();
    let me = untrack(|| store.actor());
    proposed(item, priority.parse().ok(), me, &ws, store.now().date_naive())
}
