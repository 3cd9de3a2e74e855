//! How a blocker reads on a card or in a row, and the choices its forms offer.

use chrono::NaiveDate;

use crate::views::components::choice::Choice;
use crate::views::components::dates;
use sprintloop::domain::base::ids::BlockerId;
use sprintloop::domain::reads::escalated::{escalated, escalated_to};
use sprintloop::domain::records::backlog::item::BacklogItem;
use sprintloop::domain::records::blocker::Blocker;
use sprintloop::domain::records::people::Role;
use sprintloop::domain::tables::record::Tables;

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
    with_escalation(waits_for(blocker, today), escalated(blocker, tables, today))
}

/// As [`waits_for`], and to whom it was escalated: as much as a card has room for.
pub fn stands_in_short(blocker: &Blocker, tables: &Tables, today: NaiveDate) -> String {
    with_escalation(waits_for(blocker, today), escalated_to(blocker, tables))
}

fn with_escalation(waits_for: String, escalated: Option<String>) -> String {
    match escalated {
        Some(escalated) => format!("{waits_for} · {escalated}"),
        None => waits_for,
    }
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
