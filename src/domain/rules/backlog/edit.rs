//! One field of one or several items; all or none.

use std::collections::BTreeSet;

use crate::domain::base::dates::day;
use crate::domain::base::figures::BasisPoints;
use crate::domain::base::ids::{ItemId, MemberId, WorkTypeId};
use crate::domain::base::refusal::{Refusal, Way};
use crate::domain::base::table::Table;
use crate::domain::commands::backlog::ItemEdit;
use crate::domain::reads::item_keys::first_keys;
use crate::domain::records::backlog::campaign::Campaign;
use crate::domain::records::backlog::item::{BacklogItem, Contributor, Link, Source};
use crate::domain::records::channel::Channel;
use crate::domain::records::people::Member;
use crate::domain::records::priority::Priority;
use crate::domain::records::record_key::RecordKey;
use crate::domain::records::work_type::WorkType;
use crate::domain::rules::backlog::add::{offered, worker};
use crate::domain::rules::backlog::checks::{alive, change, open_sprint, several};
use crate::domain::rules::backlog::estimate;
use crate::domain::rules::backlog::work_type::change_work_type;
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;

pub(super) fn edit(draft: &mut Draft<'_>, ids: &[ItemId], edit: &ItemEdit) -> Result<(), Refusal> {
    let items = several(draft, ids)?;
    fits(draft, edit)?;
    let mut detail = String::new();
    for item in &items {
        detail = edit_one(draft, item.id, edit)?;
    }
    let Some(first) = items.first() else { return Ok(()) };
    let event = draft.log(Verb::Edited, RecordKey::BacklogItem(first.id), first_keys(&items));
    event.detail = detail;
    if let ItemEdit::Estimate { reason, .. } = edit {
        event.reason.clone_from(reason);
    }
    Ok(())
}

/// Changes one field of one item; returns what the log says. The value fits any item, see [`fits`].
pub(super) fn edit_one(
    draft: &mut Draft<'_>,
    id: ItemId,
    edit: &ItemEdit,
) -> Result<String, Refusal> {
    let item = alive(draft, id)?;
    if let ItemEdit::Estimate { estimate, reason } = edit {
        return estimate::estimate(draft, item.id, *estimate, reason.as_ref());
    }
    fits_item(draft, &item, edit)?;
    let types = draft.tables().work_types.clone();
    change(draft, item.id, |item| {
        write(item, edit, &types);
        Ok(())
    })?;
    Ok(what_changed(draft, &item, edit))
}

/// Whether the value is one any item could have.
pub(super) fn fits(draft: &Draft<'_>, edit: &ItemEdit) -> Result<(), Refusal> {
    match edit {
        ItemEdit::Purpose(purpose) => {
            purpose.priority.map_or(Ok(()), |id| draft.get::<Priority>(id).map(drop))
        }
        ItemEdit::WorkType(id) => offered(draft, *id).map(drop),
        ItemEdit::Channel(Some(id)) => {
            let channel = draft.get::<Channel>(*id)?;
            if channel.archived {
                let why = format!("The channel {} is archived. Choose another.", channel.name);
                return Err(Refusal::input(why));
            }
            Ok(())
        }
        ItemEdit::Owner(Some(id)) => worker(draft, *id).map(drop),
        ItemEdit::Contributors(contributors) => contributors_fit(draft, contributors),
        ItemEdit::Requester(Some(requester)) => {
            requester.member.map_or(Ok(()), |id| draft.get::<Member>(id).map(drop))
        }
        ItemEdit::Links(links) => links.iter().try_for_each(link_fits),
        ItemEdit::Campaign(Some(id)) => {
            let campaign = draft.get::<Campaign>(*id)?;
            if campaign.archived {
                let why = format!("The campaign {} is archived. Choose another.", campaign.name);
                return Err(Refusal::input(why));
            }
            Ok(())
        }
        ItemEdit::Channel(None)
        | ItemEdit::Owner(None)
        | ItemEdit::Requester(None)
        | ItemEdit::Campaign(None)
        | ItemEdit::Title(_)
        | ItemEdit::ExpectedValue(_)
        | ItemEdit::Estimate { .. }
        | ItemEdit::NeededBy(_)
        | ItemEdit::Description(_)
        | ItemEdit::Recurrence(_)
        | ItemEdit::Source(_) => Ok(()),
    }
}

fn contributors_fit(draft: &Draft<'_>, contributors: &[Contributor]) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    let mut sum: u64 = 0;
    for contributor in contributors {
        let member = worker(draft, contributor.member)?;
        if !seen.insert(contributor.member) {
            let why = format!("{} is listed twice. Combine the shares in one line.", member.name);
            return Err(Refusal::input(why));
        }
        if contributor.share.0 == 0 {
            let why = format!("{} has no share. Enter one, or remove the line.", member.name);
            return Err(Refusal::input(why));
        }
        sum += u64::from(contributor.share.0);
    }
    if sum > u64::from(BasisPoints::WHOLE.0) {
        return Err(Refusal::input(format!(
            "The shares add up to {}%. Reduce them to 100% or less.",
            sum / 100
        )));
    }
    Ok(())
}

fn link_fits(link: &Link) -> Result<(), Refusal> {
    if Link::opens(link.address.trim()) {
        return Ok(());
    }
    Err(Refusal::input(
        "Enter an address that starts with https://, http:// or mailto: and has no spaces.",
    ))
}

/// Whether this item may have the value.
fn fits_item(draft: &Draft<'_>, item: &BacklogItem, edit: &ItemEdit) -> Result<(), Refusal> {
    match edit {
        ItemEdit::Owner(None) => stays_owned(draft, item),
        ItemEdit::WorkType(id) => keeps_its_rules(draft, item, *id),
        ItemEdit::Contributors(contributors) => not_the_owner(draft, item, contributors),
        ItemEdit::Source(Some(source)) => source_is_free(draft, item, source),
        ItemEdit::Owner(Some(_))
        | ItemEdit::Source(None)
        | ItemEdit::Title(_)
        | ItemEdit::Purpose(_)
        | ItemEdit::Channel(_)
        | ItemEdit::Requester(_)
        | ItemEdit::ExpectedValue(_)
        | ItemEdit::Estimate { .. }
        | ItemEdit::NeededBy(_)
        | ItemEdit::Description(_)
        | ItemEdit::Links(_)
        | ItemEdit::Campaign(_)
        | ItemEdit::Recurrence(_) => Ok(()),
    }
}

fn stays_owned(draft: &Draft<'_>, item: &BacklogItem) -> Result<(), Refusal> {
    let Some(sprint) = open_sprint(draft.tables(), item) else { return Ok(()) };
    let why = format!(
        "{} is committed in {} and needs an owner. Reassign it instead.",
        item.key,
        sprint.name()
    );
    Err(Refusal::state(why).about([item.id]))
}

fn keeps_its_rules(
    draft: &Draft<'_>,
    item: &BacklogItem,
    work_type: WorkTypeId,
) -> Result<(), Refusal> {
    if item.work_type == work_type {
        return Ok(());
    }
    let why = match (open_sprint(draft.tables(), item), item.position.sprint()) {
        (Some(sprint), _) => format!(
            "{} entered {} under the rules of its work type. Remove it from the sprint before you change the type.",
            item.key,
            sprint.name()
        ),
        (None, Some(_)) => format!("{} is done, so its work type can no longer change.", item.key),
        (None, None) => return Ok(()),
    };
    Err(Refusal::state(why).about([item.id]).way(Way::TakeOut(item.id)))
}

fn not_the_owner(
    draft: &Draft<'_>,
    item: &BacklogItem,
    contributors: &[Contributor],
) -> Result<(), Refusal> {
    let owner = contributors.iter().find(|contributor| Some(contributor.member) == item.owner);
    let Some(owner) = owner else { return Ok(()) };
    let name = name_of(draft, owner.member);
    let why = format!(
        "{name} owns {} and takes the remaining share. Remove {name} from the contributors.",
        item.key
    );
    Err(Refusal::input(why).about([item.id]))
}

fn source_is_free(draft: &Draft<'_>, item: &BacklogItem, source: &Source) -> Result<(), Refusal> {
    let mut others = draft.tables().items.values().filter(|other| other.id != item.id);
    match others.find(|other| other.source.as_ref() == Some(source)) {
        None => Ok(()),
        Some(other) => {
            let why = format!("{} already has this source.", other.key);
            Err(Refusal::input(why).about([other.id]).way(Way::OpenItem(other.id)))
        }
    }
}

fn write(item: &mut BacklogItem, edit: &ItemEdit, types: &Table<WorkTypeId, WorkType>) {
    match edit {
        ItemEdit::WorkType(id) => {
            let old = types.get(item.work_type);
            if let Some(new) = types.get(*id) {
                change_work_type(item, old.map(|old| &**old), new);
            }
        }
        ItemEdit::Title(title) => item.title = title.clone(),
        ItemEdit::Purpose(purpose) => item.purpose = purpose.clone(),
        ItemEdit::Channel(channel) => item.channel = *channel,
        ItemEdit::Owner(owner) => {
            item.owner = *owner;
            item.contributors.retain(|contributor| Some(contributor.member) != *owner);
        }
        ItemEdit::Contributors(contributors) => item.contributors.clone_from(contributors),
        ItemEdit::Requester(requester) => item.requester.clone_from(requester),
        ItemEdit::ExpectedValue(value) => item.expected_value.clone_from(value),
        ItemEdit::Estimate { estimate, .. } => item.estimate = *estimate,
        ItemEdit::NeededBy(day) => item.needed_by = *day,
        ItemEdit::Description(text) => item.description.clone_from(text),
        ItemEdit::Links(links) => item.links.clone_from(links),
        ItemEdit::Campaign(campaign) => item.campaign = *campaign,
        ItemEdit::Recurrence(recurrence) => item.recurrence = *recurrence,
        ItemEdit::Source(source) => item.source.clone_from(source),
    }
}

fn name_of(draft: &Draft<'_>, member: MemberId) -> String {
    draft.tables().members.get(member).map(|member| member.name.to_string()).unwrap_or_default()
}

/// The change in words; long texts by their name alone.
fn what_changed(draft: &Draft<'_>, before: &BacklogItem, edit: &ItemEdit) -> String {
    let tables = draft.tables();
    let none = || "none".to_owned();
    match edit {
        ItemEdit::Title(title) => format!("title: {} → {title}", before.title),
        ItemEdit::Purpose(_) => "the purpose".to_owned(),
        ItemEdit::WorkType(id) => {
            let name = |id| tables.work_types.get(id).map_or(none(), |kind| kind.name.to_string());
            format!("work type: {} → {}", name(before.work_type), name(*id))
        }
        ItemEdit::Channel(id) => {
            let name = id.and_then(|id| tables.channels.get(id));
            format!("channel: {}", name.map_or(none(), |channel| channel.name.to_string()))
        }
        ItemEdit::Owner(to) => {
            let name = |id: Option<MemberId>| id.map_or(none(), |id| name_of(draft, id));
            format!("owner: {} → {}", name(before.owner), name(*to))
        }
        ItemEdit::Contributors(_) => "the contributors".to_owned(),
        ItemEdit::Requester(who) => {
            let name = who.as_ref().map_or(none(), |who| who.name.to_string());
            format!("requester: {name}")
        }
        ItemEdit::ExpectedValue(_) => "the expected value".to_owned(),
        ItemEdit::Estimate { .. } => "estimate".to_owned(),
        ItemEdit::NeededBy(on) => {
            format!("needed by: {}", on.map_or(none(), day))
        }
        ItemEdit::Description(_) => "the notes and brief".to_owned(),
        ItemEdit::Links(_) => "the links".to_owned(),
        ItemEdit::Campaign(id) => {
            let name = id.and_then(|id| tables.campaigns.get(id));
            format!("campaign: {}", name.map_or(none(), |campaign| campaign.name.to_string()))
        }
        ItemEdit::Recurrence(every) => {
            let how = every.map_or("never", |every| every.label());
            format!("repeat: {}", how.to_lowercase())
        }
        ItemEdit::Source(_) => "the source".to_owned(),
    }
}
