//! How a blocker reads on a card or in a row, and the choices its forms offer.

use chrono::NaiveDate;

use crate::domain::base::ids::BlockerId;
use crate::domain::reads::escalated::escalated;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::blocker::Blocker;
use crate::domain::records::people::Role;
use crate::domain::tables::record::Tables;
use crate::views::components::choice::Choice;
use crate::views::components::dates;

/// "Waiting for the account list · blocked 3 days · check with Ines today".
fn waits_for(blocker: &Blocker, today: NaiveDate) -> String {
    let since = (today - blocker.opened.at.date_naive()).num_days().max(0);
    let since = if since == 0 { "today".to_owned() } else { dates::days(since) };
    let check = dates::near_day(blocker.next_check, today);
    let reason = blocker.reason.as_str().trim_end_matches('.');
    let who = &blocker.unblocker;
    let next = match blocker.is_overdue(today) {
        true => format!("follow-up with {who} was due {check}"),
        false => format!("check with {who} {check}"),
    };
    format!("{reason} · blocked {since} · {next}")
}

/// As [`waits_for`], and to whom it was escalated with which question.
pub fn stands(blocker: &Blocker, tables: &Tables, today: NaiveDate) -> String {
    let raised = escalated(blocker, tables, today);
    let raised = raised.map(|raised| format!(" · {raised}")).unwrap_or_default();
    format!("{}{raised}", waits_for(blocker, today))
}

/// As [`waits_for`], and to whom it was escalated: as much as a card has room for.
pub fn stands_in_short(blocker: &Blocker, tables: &Tables, today: NaiveDate) -> String {
    let raised = blocker.escalation.as_ref().map(|raised| {
        let who = tables.members.get(raised.decides).map_or("someone", |one| one.name.as_str());
        format!(" · escalated to {who}")
    });
    format!("{}{}", waits_for(blocker, today), raised.unwrap_or_default())
}

/// Returns the blocked item and what a dialog says about it; none if it is gone.
pub(super) fn subject(tables: &Tables, id: BlockerId) -> Option<(&BacklogItem, String)> {
    let blocker = tables.blockers.get(id)?;
    let item = tables.items.get(blocker.item)?;
    Some((item, format!("{} {}: {}", item.key, item.title, blocker.reason)))
}

/// Returns who may decide: everyone on the team, Marketing leads first.
pub(super) fn deciders(tables: &Tables) -> Vec<Choice> {
    let mut members: Vec<_> = tables.members.values().filter(|member| !member.left).collect();
    members.sort_by_key(|member| (!member.is(Role::MarketingLead), member.name.clone()));
    let label = |lead: bool, name: &str| {
        if lead { format!("{name}, Marketing lead") } else { name.to_owned() }
    };
    members
        .into_iter()
        .map(|member| {
            let lead = member.is(Role::MarketingLead);
            (member.id.to_string(), label(lead, member.name.as_str()))
        })
        .collect()
}
