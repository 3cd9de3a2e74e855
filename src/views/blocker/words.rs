//! What a blocker says on a card or in a row, and the choices its forms offer.

use chrono::{Days, NaiveDate};

use crate::domain::base::ids::BlockerId;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::blocker::Blocker;
use crate::domain::records::people::Role;
use crate::domain::records::workflow::Calendar;
use crate::domain::tables::record::Tables;
use crate::views::components::choice::Choice;
use crate::views::components::dates;

/// "Waiting for the account list, 3 days. Ines checks today."
pub fn waits_for(blocker: &Blocker, today: NaiveDate) -> String {
    let since = (today - blocker.opened.at.date_naive()).num_days().max(0);
    let since = if since == 0 { "since today".to_owned() } else { dates::days(since) };
    let check = dates::near_day(blocker.next_check, today);
    let reason = blocker.reason.as_str().trim_end_matches('.');
    let overdue = if blocker.is_overdue(today) { "was to be asked" } else { "is asked" };
    format!("{reason}, {since}. {} {overdue} {check}.", blocker.unblocker)
}

/// The blocked item and a sentence that says what a dialog is about; none where it is gone.
pub(super) fn subject(tables: &Tables, id: BlockerId) -> Option<(&BacklogItem, String)> {
    let blocker = tables.blockers.get(id)?;
    let item = tables.items.get(blocker.item)?;
    Some((item, format!("{} {}: {}", item.key, item.title, blocker.reason)))
}

/// The first working day after this one.
pub(super) fn next_working_day(today: NaiveDate, calendar: &Calendar) -> NaiveDate {
    let tomorrow = today.checked_add_days(Days::new(1)).unwrap_or(today);
    tomorrow.iter_days().take(60).find(|day| calendar.is_working_day(*day)).unwrap_or(tomorrow)
}

/// Who may decide: everyone in the team, the Marketing leads first.
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
