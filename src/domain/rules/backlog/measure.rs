//! Measurement plans of items and campaigns: written by the team, validated by Analytics.

use crate::domain::base::context::Stamp;
use crate::domain::base::ids::{CampaignId, ItemId};
use crate::domain::base::refusal::{Refusal, Way};
use crate::domain::reads::to_refine::validators;
use crate::domain::records::backlog::campaign::Campaign;
use crate::domain::records::backlog::measurement::MeasurementPlan;
use crate::domain::records::record_key::RecordKey;
use crate::domain::rules::analytics::require_analytics;
use crate::domain::rules::backlog::checks::{alive, change, tell};
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;

const VALIDATES: &str = "validate a measurement plan";

/// The plan as it shall be stored; an edit of a validated one voids the validation.
fn rewritten(
    before: Option<&MeasurementPlan>,
    mut plan: MeasurementPlan,
    stamp: Stamp,
) -> MeasurementPlan {
    (plan.requested, plan.validated, plan.voided) = before
        .map_or((None, None, None), |before| (before.requested, before.validated, before.voided));
    if plan.validated.is_some() && before != Some(&plan) {
        plan.validated = None;
        plan.voided = Some(stamp);
    }
    plan
}

fn deed(before: Option<&MeasurementPlan>, after: &MeasurementPlan) -> &'static str {
    let was_valid = before.is_some_and(|before| before.validated.is_some());
    match (before, was_valid && after.validated.is_none()) {
        (_, true) => "changed the measurement plan; it needs validating again",
        (None, _) => "wrote the measurement plan",
        (Some(_), _) => "changed the measurement plan",
    }
}

/// Returns the plan if it can be validated: there, complete, and not validated yet.
fn unvalidated(plan: Option<&mut MeasurementPlan>) -> Result<&mut MeasurementPlan, Refusal> {
    let Some(plan) = plan else {
        return Err(Refusal::input("This has no measurement plan yet. Write one first."));
    };
    let lacks = plan.lacks();
    if !lacks.is_empty() {
        return Err(Refusal::input(format!(
            "The measurement plan is incomplete. Add: {}.",
            lacks.join(", ")
        )));
    }
    if plan.validated.is_some() {
        return Err(Refusal::state("The measurement plan is already validated."));
    }
    Ok(plan)
}

fn validated(plan: Option<&mut MeasurementPlan>, stamp: Stamp) -> Result<(), Refusal> {
    let plan = unvalidated(plan)?;
    (plan.requested, plan.validated, plan.voided) = (None, Some(stamp), None);
    Ok(())
}

fn requested(plan: Option<&mut MeasurementPlan>, stamp: Stamp) -> Result<(), Refusal> {
    unvalidated(plan)?.requested = Some(stamp);
    Ok(())
}

/// Asks Analytics to validate the plan that an item is measured by: its own, or its campaign's.
pub(super) fn request_validation(draft: &mut Draft<'_>, item: ItemId) -> Result<(), Refusal> {
    let before = alive(draft, item)?;
    if validators(draft.tables()).is_none() {
        let why = "Nobody on the team is an Analytics owner or the Marketing lead. Give someone one of these roles first.";
        return Err(Refusal::state(why).about([item]).way(Way::OpenTeam));
    }
    let stamp = draft.stamp();
    tell(draft, Verb::Edited, &before, "asked Analytics to validate the measurement plan");
    let done = match (&before.measurement, before.campaign) {
        (None, Some(campaign)) => draft
            .edit::<Campaign>(campaign, |campaign| requested(campaign.measurement.as_mut(), stamp)),
        _ => change(draft, item, |item| requested(item.measurement.as_mut(), stamp)),
    };
    done.map_err(|refusal| refusal.about([item]).way(Way::OpenItem(item)))
}

pub(super) fn plan_item(
    draft: &mut Draft<'_>,
    item: ItemId,
    plan: MeasurementPlan,
) -> Result<(), Refusal> {
    let before = alive(draft, item)?;
    let plan = rewritten(before.measurement.as_ref(), plan, draft.stamp());
    tell(draft, Verb::Edited, &before, deed(before.measurement.as_ref(), &plan));
    change(draft, item, |item| {
        item.measurement = Some(plan);
        Ok(())
    })
}

pub(super) fn validate_item(draft: &mut Draft<'_>, item: ItemId) -> Result<(), Refusal> {
    let before = alive(draft, item)?;
    require_analytics(draft, VALIDATES)?;
    let stamp = draft.stamp();
    tell(draft, Verb::Validated, &before, "the measurement plan");
    change(draft, item, |item| validated(item.measurement.as_mut(), stamp))
        .map_err(|refusal| refusal.about([item]).way(Way::OpenItem(item)))
}

fn log_campaign(draft: &mut Draft<'_>, verb: Verb, campaign: &Campaign, detail: &str) {
    let name = format!("the campaign {}", campaign.name);
    draft.log(verb, RecordKey::Campaign(campaign.id), name).detail = detail.to_owned();
}

pub(super) fn plan_campaign(
    draft: &mut Draft<'_>,
    id: CampaignId,
    plan: MeasurementPlan,
) -> Result<(), Refusal> {
    let before = draft.get::<Campaign>(id)?;
    let plan = rewritten(before.measurement.as_ref(), plan, draft.stamp());
    log_campaign(draft, Verb::Edited, &before, deed(before.measurement.as_ref(), &plan));
    draft.edit::<Campaign>(id, |campaign| {
        campaign.measurement = Some(plan);
        Ok(())
    })
}

pub(super) fn validate_campaign(draft: &mut Draft<'_>, id: CampaignId) -> Result<(), Refusal> {
    let before = draft.get::<Campaign>(id)?;
    require_analytics(draft, VALIDATES)?;
    let stamp = draft.stamp();
    log_campaign(draft, Verb::Validated, &before, "the measurement plan");
    draft.edit::<Campaign>(id, |campaign| validated(campaign.measurement.as_mut(), stamp))
}
