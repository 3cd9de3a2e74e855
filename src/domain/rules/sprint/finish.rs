//! Done by its owner: work whose type needs no review goes to Done in one step.

use crate::domain::base::ids::ItemId;
use crate::domain::base::refusal::{Refusal, Rule, Way};
use crate::domain::base::text::Reason;
use crate::domain::reads::acceptance::{may_mark_done, owner_accepts};
use crate::domain::reads::sprint::which;
use crate::domain::records::backlog::item::{BacklogItem, DONE_BY_OWNER};
use crate::domain::records::backlog::position::{BoardStage, Position};
use crate::domain::records::people::{Member, Role};
use crate::domain::records::workflow::Rights;
use crate::domain::rules::backlog::add::worker;
use crate::domain::rules::sprint::accept::{done_gate, settle};
use crate::domain::rules::sprint::acceptors::may_judge;
use crate::domain::rules::sprint::checks::{not_blocked, on_board};
use crate::domain::rules::sprint::move_card::not_accepted;
use crate::domain::rules::sprint::scope::{Addition, add};
use crate::domain::tables::draft::Draft;

pub(super) fn finish(
    draft: &mut Draft<'_>,
    id: ItemId,
    next: ItemId,
    over_capacity: Option<Reason>,
) -> Result<(), Refusal> {
    let mut item = BacklogItem::clone(&*draft.get::<BacklogItem>(id)?);
    if !owner_accepts(&item, draft.tables()) {
        return Err(not_accepted(&item));
    }
    let actor = draft.context().actor;
    match item.owner {
        Some(owner) if !may_mark_done(Some(actor), &item, draft.tables()) => {
            let name = draft.get::<Member>(owner)?.name.clone();
            let why = format!("Only {name}, who owns {}, can mark it done.", item.key);
            return Err(Refusal::new(Rule::Right, why).about([id]).way(Way::ActAs(owner)));
        }
        Some(_) => {}
        None => item.owner = Some(worker(draft, actor)?.id),
    }
    if item.position == Position::Backlog {
        draft.put(item.clone());
        pull(draft, &item, over_capacity)?;
        item = BacklogItem::clone(&*draft.get::<BacklogItem>(id)?);
    }
    let (sprint, stage) = on_board(&item, draft)?;
    match stage {
        BoardStage::Done => {
            let why = format!("{} is already done.", item.key);
            return Err(Refusal::state(why).about([id]).way(Way::OpenBoard));
        }
        // A review was asked for, so it is accepted like any other work.
        BoardStage::UnderReview => may_judge(&item, draft)?,
        BoardStage::Committed | BoardStage::Active => {}
    }
    not_blocked(&item, draft.tables())?;
    done_gate(&item, draft.tables())?;
    settle(draft, item, sprint.id, DONE_BY_OWNER, next)
}

/// Adds a small task to the running sprint; it counts there like any other scope change.
fn pull(
    draft: &mut Draft<'_>,
    item: &BacklogItem,
    over_capacity: Option<Reason>,
) -> Result<(), Refusal> {
    let open = which::open(draft.tables());
    let Some(sprint) = open.map(|sprint| sprint.id) else {
        let why = format!("No sprint is running, so {} can't be marked done yet.", item.key);
        return Err(Refusal::state(why).about([item.id]).way(Way::OpenPlan));
    };
    let reason = Reason::parse("Small task, done by its owner")
        .map_err(|error| Refusal::input(error.to_string()))?;
    let addition =
        Addition { items: vec![item.id], serves_goal: false, reason: Some(reason), over_capacity };
    may_add(draft, item)?;
    add(draft, sprint, &addition)
}

/// A change of scope is the Marketing lead's, here as anywhere.
fn may_add(draft: &mut Draft<'_>, item: &BacklogItem) -> Result<(), Refusal> {
    let actor = draft.context().actor;
    if draft.tables().members.get(actor).is_some_and(|actor| actor.is(Role::MarketingLead)) {
        return Ok(());
    }
    match draft.tables().workflow.rights {
        Rights::Off => Ok(()),
        Rights::Warn => {
            draft.without_approval = true;
            Ok(())
        }
        Rights::Enforce => {
            let why = format!("Only a Marketing lead can add {} to the running sprint.", item.key);
            let leads = draft.tables().members.values();
            let leads = leads.filter(|member| !member.left && member.is(Role::MarketingLead));
            let refusal = Refusal::new(Rule::Right, why).about([item.id]);
            Err(leads.map(|lead| Way::ActAs(lead.id)).fold(refusal, Refusal::way))
        }
    }
}
