//! Refinement: several fields of items in the backlog, filled in at once; all or none.

use crate::domain::base::refusal::{Refusal, Way};
use crate::domain::base::text::listed;
use crate::domain::commands::backlog::ItemEdit;
use crate::domain::commands::refinement::Refinement;
use crate::domain::reads::item_keys::first_keys;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::Position;
use crate::domain::records::record_key::RecordKey;
use crate::domain::rules::backlog::checks::several;
use crate::domain::rules::backlog::edit::{edit_one, fits};
use crate::domain::rules::backlog::{lines, measure};
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;

pub(super) fn refine(draft: &mut Draft<'_>, all: Vec<Refinement>) -> Result<(), Refusal> {
    let ids: Vec<_> = all.iter().map(|one| one.item).collect();
    let items = several(draft, &ids)?;
    items.iter().try_for_each(|item| in_backlog(item))?;
    let mut named: Vec<&str> = Vec::new();
    for one in all {
        for what in fill(draft, one)? {
            if !named.contains(&what) {
                named.push(what);
            }
        }
    }
    let Some(first) = items.first().filter(|_| !named.is_empty()) else {
        return Err(Refusal::input("Fill in at least one field."));
    };
    let event = draft.log(Verb::Edited, RecordKey::BacklogItem(first.id), first_keys(&items));
    event.detail = listed(&named);
    Ok(())
}

fn in_backlog(item: &BacklogItem) -> Result<(), Refusal> {
    if item.position == Position::Backlog {
        return Ok(());
    }
    let why = format!("{} is not in the backlog. Open it to change it.", item.key);
    Err(Refusal::state(why).about([item.id]).way(Way::OpenItem(item.id)))
}

/// Fills in one item; returns what was filled in, as the log names it.
fn fill(draft: &mut Draft<'_>, one: Refinement) -> Result<Vec<&'static str>, Refusal> {
    let mut named = Vec::new();
    let value = one.expected_value.trim().to_owned();
    let estimate = one.estimate.map(Some);
    let edits = [
        ("the purpose", one.purpose.map(ItemEdit::Purpose)),
        ("the channel", one.channel.map(|channel| ItemEdit::Channel(Some(channel)))),
        ("the owner", one.owner.map(|owner| ItemEdit::Owner(Some(owner)))),
        ("the expected value", (!value.is_empty()).then_some(ItemEdit::ExpectedValue(value))),
        ("the estimate", estimate.map(|estimate| ItemEdit::Estimate { estimate, reason: None })),
    ];
    for (what, edit) in edits {
        let Some(edit) = edit else { continue };
        fits(draft, &edit)?;
        edit_one(draft, one.item, &edit)?;
        named.push(what);
    }
    for criterion in one.criteria {
        lines::add_criterion(draft, one.item, criterion.id, criterion.text)?;
        named.push("the acceptance criteria");
    }
    if let Some(plan) = one.plan {
        measure::plan_item(draft, one.item, *plan)?;
        named.push("the measurement plan");
    }
    if one.request_validation {
        measure::request_validation(draft, one.item)?;
        named.push("the request to validate its plan");
    }
    Ok(named)
}
