//! What refinement proposes for an item: texts from its work type's templates, the metric and target of its
//! priority, and what similar work says. A proposal is only shown until a person saves it.

use std::cmp::Reverse;
use std::sync::Arc;

use chrono::{Days, NaiveDate};

use crate::domain::base::ids::{MemberId, PriorityId};
use crate::domain::base::text::lower_first;
use crate::domain::reads::measured_by::measurement_of;
use crate::domain::records::backlog::item::{BacklogItem, Purpose};
use crate::domain::records::backlog::measurement::MeasurementPlan;
use crate::domain::records::people::Member;
use crate::domain::records::presets::templates_named;
use crate::domain::records::priority::{Priority, PriorityState, TargetMetric};
use crate::domain::records::work_type::Templates;
use crate::domain::tables::record::Tables;

/// What a person has to fill in; a text with a gap is not finished.
pub const GAP: &str = "…";

/// How many days after its launch, or after today, a result is reviewed.
const REVIEW_AFTER: Days = Days::new(14);

/// What an item would be with every proposal taken; what it has stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proposal {
    /// The purpose, with the priority.
    pub purpose: Purpose,
    /// The owner.
    pub owner: Option<MemberId>,
    /// The expected value.
    pub expected_value: String,
    /// The item's own measurement plan.
    pub plan: MeasurementPlan,
}

/// Returns whether a text still has a gap to fill.
pub fn has_gap(text: &str) -> bool {
    text.contains(GAP)
}

/// Returns the priority an item serves, or else the current one.
pub fn priority_of(item: &BacklogItem, tables: &Tables) -> Option<PriorityId> {
    let current = || tables.priorities.values().find(|one| one.state == PriorityState::Current);
    item.purpose.priority.or_else(|| current().map(|one| one.id))
}

/// Returns the proposal for an item that would serve this priority.
pub fn proposed(
    item: &BacklogItem,
    priority: Option<PriorityId>,
    me: Option<MemberId>,
    tables: &Tables,
    today: NaiveDate,
) -> Proposal {
    let priority = priority.and_then(|id| tables.priorities.get(id)).map(|one| &**one);
    let templates = templates_of(item, tables);
    let text = |written: &str, template: &str| match written.trim() {
        "" => filled(template, item, priority),
        _ => written.to_owned(),
    };
    Proposal {
        purpose: Purpose {
            change: text(&item.purpose.change, &templates.purpose),
            audience: match item.purpose.audience.trim() {
                "" => usual_audience(item, tables),
                written => written.to_owned(),
            },
            priority: priority.map(|one| one.id),
        },
        owner: owner(item, me, tables),
        expected_value: text(&item.expected_value, &templates.value),
        plan: plan(item, &templates, priority, tables, today),
    }
}

fn templates_of(item: &BacklogItem, tables: &Tables) -> Templates {
    let Some(kind) = tables.work_types.get(item.work_type) else { return Templates::default() };
    match kind.templates == Templates::default() {
        true => templates_named(kind.name.as_str()),
        false => kind.templates.clone(),
    }
}

/// Fills the names in a template; what the priority does not say is a gap. A sentence of gaps helps nobody.
fn filled(template: &str, item: &BacklogItem, priority: Option<&Priority>) -> String {
    let metric = priority.and_then(|one| one.metric.as_ref());
    let is_named = template.contains("{metric}");
    let aim = metric.and_then(|metric| if is_named { goal(metric) } else { target(metric) });
    let gap = || GAP.to_owned();
    let text = template
        .replace("{title}", item.title.as_str())
        .replace("{priority}", &priority.map_or_else(gap, |one| one.objective.to_string()))
        .replace("{metric}", &metric.map_or_else(gap, |one| lower_first(one.name.as_str())))
        .replace("{target}", &aim.unwrap_or_else(gap));
    let open = text.matches(GAP).count() - template.matches(GAP).count();
    if open > 1 { String::new() } else { text }
}

/// Returns the target as it stands behind the metric's name, which may hold the unit already: "demo requests will
/// reach 120".
fn goal(metric: &TargetMetric) -> Option<String> {
    let unit = metric.unit.trim().to_lowercase();
    let name = metric.name.as_str().to_lowercase();
    let is_named = name.split(|letter: char| !letter.is_alphanumeric()).any(|word| word == unit);
    match metric.target {
        Some(target) if is_named => Some(target.to_string()),
        _ => target(metric),
    }
}

/// Returns "120 requests" or "12%".
fn target(metric: &TargetMetric) -> Option<String> {
    metric.target.map(|target| with_unit(&target.to_string(), &metric.unit))
}

fn with_unit(figure: &str, unit: &str) -> String {
    match unit.trim() {
        "" => figure.to_owned(),
        "%" => format!("{figure}%"),
        unit => format!("{figure} {unit}"),
    }
}

/// Returns the audience of the latest work of the same type and, if the item has one, the same channel.
fn usual_audience(item: &BacklogItem, tables: &Tables) -> String {
    let alike = |other: &&Arc<BacklogItem>| {
        other.id != item.id
            && other.work_type == item.work_type
            && (item.channel.is_none() || other.channel == item.channel)
            && !other.purpose.audience.trim().is_empty()
    };
    let latest =
        tables.items.values().filter(alike).max_by_key(|other| (other.created.at, other.id));
    latest.map(|other| other.purpose.audience.clone()).unwrap_or_default()
}

/// Returns the item's owner, or the one person who owns its channel, or the person who refines it.
fn owner(item: &BacklogItem, me: Option<MemberId>, tables: &Tables) -> Option<MemberId> {
    let can = |id: &MemberId| tables.members.get(*id).is_some_and(|member| member.can_own_work());
    let of_channel = || {
        let channel = item.channel?;
        let owns =
            |member: &&Arc<Member>| member.can_own_work() && member.channels.contains(&channel);
        let mut all = tables.members.values().filter(owns);
        let first = all.next()?;
        all.next().is_none().then_some(first.id)
    };
    item.owner.filter(can).or_else(of_channel).or_else(|| me.filter(can))
}

fn plan(
    item: &BacklogItem,
    templates: &Templates,
    priority: Option<&Priority>,
    tables: &Tables,
    today: NaiveDate,
) -> MeasurementPlan {
    let mut plan = item.measurement.clone().unwrap_or_default();
    let metric = priority.and_then(|one| one.metric.as_ref());
    let fill = |text: &mut String, proposal: &dyn Fn() -> Option<String>| {
        if text.trim().is_empty() {
            *text = proposal().unwrap_or_default();
        }
    };
    fill(&mut plan.hypothesis, &|| Some(filled(&templates.hypothesis, item, priority)));
    fill(&mut plan.metric, &|| metric.map(|one| one.name.to_string()));
    fill(&mut plan.target, &|| metric.and_then(target));
    let now = || priority.and_then(Priority::latest).map(|one| one.value);
    fill(&mut plan.baseline, &|| {
        let metric = metric?;
        let figure = now().or(metric.baseline)?;
        Some(with_unit(&figure.to_string(), &metric.unit))
    });
    let named = plan.metric.clone();
    fill(&mut plan.data_source, &|| data_source(&named, item, priority, tables));
    fill(&mut plan.decision_rule, &|| Some(filled(&templates.decision_rule, item, priority)));
    let launch = item.launch.as_ref().map_or(today, |launch| launch.on.max(today));
    let review = launch.checked_add_days(REVIEW_AFTER).unwrap_or(launch);
    plan.review_on = plan.review_on.or(Some(tables.workflow.calendar.on_or_after(review)));
    plan
}

/// Returns where this metric was read last: for the priority, or for other work.
fn data_source(
    metric: &str,
    item: &BacklogItem,
    priority: Option<&Priority>,
    tables: &Tables,
) -> Option<String> {
    let of_priority = || {
        let priority = priority?;
        let same = priority.metric.as_ref().is_some_and(|one| one.name.as_str() == metric);
        let source = same.then(|| priority.latest()).flatten()?.source.trim();
        (!source.is_empty()).then(|| source.to_owned())
    };
    let of_others = || {
        let mut others: Vec<_> =
            tables.items.values().filter(|other| other.id != item.id).collect();
        others.sort_by_key(|other| Reverse((other.created.at, other.id)));
        let plans = others.into_iter().filter_map(|other| measurement_of(other, tables));
        let mut known = plans.filter(|plan| plan.metric == metric && !plan.data_source.is_empty());
        known.next().map(|plan| plan.data_source.clone())
    };
    of_priority().or_else(of_others)
}
