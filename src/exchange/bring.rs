//! Brings work of another tool into the team: which cards come in or follow, and the records they become.
//!
//! The records go through [`crate::domain::commands::Command::Import`]: one change, one
//! step to take back. A card that came in before is known by its source; what has changed
//! in the other tool since follows here, unless it was changed here too.

mod made;
mod plan;
mod seen;
mod shown;

use std::sync::Arc;

use uuid::Uuid;

pub use crate::exchange::bring::plan::{Clash, Coming, Follow, Plan, plan};
pub use crate::exchange::bring::seen::Part;

use crate::domain::base::context::Stamp;
use crate::domain::base::ids::{ChannelId, Id, MemberId};
use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::Title;
use crate::domain::commands::Import;
use crate::domain::commands::backlog::Place;
use crate::domain::reads::order::{next_key, ranks_at};
use crate::domain::records::backlog::item::{BacklogItem, Source};
use crate::domain::records::backlog::key::ItemKey;
use crate::domain::records::backlog::position::{Position, Transition};
use crate::domain::records::channel::Channel;
use crate::domain::records::intake::Requester;
use crate::domain::records::people::{Member, Role};
use crate::domain::tables::record::{Record, Tables};
use crate::exchange::bring::made::{Made, made};
use crate::exchange::bring::seen::Seen;
use crate::exchange::mapping::{Mapping, Who};
use crate::exchange::merge::Conflicts;
use crate::exchange::outside::{Card, Outside};
use std::collections::BTreeMap;

/// The records a plan becomes. `file` is for the log; `mint` gives fresh ids.
///
/// # Errors
/// Where there is no place at the end of the list, which does not happen.
pub fn import(
    (outside, mapping, plan): (&Outside, &Mapping, &Plan),
    tables: &Tables,
    stamp: Stamp,
    file: &str,
    mint: &mut dyn FnMut() -> Uuid,
) -> Result<Import, Refusal> {
    let ranks = ranks_at(tables, Place::Last, &[], plan.coming.len())?;
    let first = next_key(tables);
    let mut making = Making {
        outside,
        mapping,
        tables,
        stamp,
        mint,
        channels: BTreeMap::new(),
        members: BTreeMap::new(),
        records: Vec::with_capacity(plan.coming.len()),
    };
    // Everybody first: somebody may have commented on a card above those they work on.
    let cards = plan.coming.iter().map(|coming| coming.card);
    for card in cards.chain(plan.follow.iter().map(|follow| follow.card)) {
        for at in outside.cards.get(card).into_iter().flat_map(|card| &card.people) {
            making.member(*at);
        }
    }
    for (number, (coming, rank)) in (0_u32..).zip(plan.coming.iter().zip(ranks)) {
        let Some(card) = outside.cards.get(coming.card) else { continue };
        let key = ItemKey::of(first.prefix(), first.number().saturating_add(number));
        let id = making.id();
        let item = BacklogItem::new(id, key, card.title.clone(), coming.work_type, rank, stamp);
        making.bring(item, card);
    }
    for follow in &plan.follow {
        let (card, item) = (outside.cards.get(follow.card), tables.items.get(follow.item));
        if let (Some(card), Some(item)) = (card, item) {
            making.follow(BacklogItem::clone(item), card, follow);
        }
    }
    let source = format!("{file} ({})", outside.tool_name);
    Ok(Import { source, records: making.records, log: Vec::new() })
}

/// The records under way.
struct Making<'a> {
    outside: &'a Outside,
    mapping: &'a Mapping,
    tables: &'a Tables,
    stamp: Stamp,
    mint: &'a mut dyn FnMut() -> Uuid,
    channels: BTreeMap<String, ChannelId>,
    members: BTreeMap<usize, MemberId>,
    records: Vec<Record>,
}

impl Making<'_> {
    fn id<I: Id>(&mut self) -> I {
        I::from_uuid((self.mint)())
    }

    /// A new item with everything its card says.
    fn bring(&mut self, mut item: BacklogItem, card: &Card) {
        let made = made(card, self.outside, self.mapping, self.tables, self.stamp.at.offset());
        for part in Part::ALL {
            self.set(&mut item, part, card, &made);
        }
        item.touched = Some(card.touched.unwrap_or(self.stamp.at));
        let seen = Seen::of(card, self.outside, &item);
        self.put(item, card, seen);
    }

    /// An item that is here, with what its card says anew.
    fn follow(&mut self, mut item: BacklogItem, card: &Card, follow: &Follow) {
        let made = made(card, self.outside, self.mapping, self.tables, self.stamp.at.offset());
        let mut seen = Seen::kept(&item);
        let taken = follow.changed.iter().map(|part| (*part, true));
        let disputed = follow.conflicts.iter();
        let disputed = disputed.map(|clash| (clash.part, clash.taken == Conflicts::TakeFile));
        let parts: Vec<(Part, bool)> = taken.chain(disputed).collect();
        for (part, take) in parts {
            if take {
                self.set(&mut item, part, card, &made);
            }
            seen.note(part, card, self.outside, take.then_some(&item));
        }
        item.touched = Some(self.stamp.at);
        self.put(item, card, seen);
    }

    fn put(&mut self, mut item: BacklogItem, card: &Card, seen: Seen) {
        let (tool, id) = (self.outside.tool.to_owned(), card.id.clone());
        item.source = Some(Source { tool, id, seen: seen.text() });
        self.records.push(Record::BacklogItem(Arc::new(item)));
    }

    /// Makes one part of the item what its card says.
    fn set(&mut self, item: &mut BacklogItem, part: Part, card: &Card, made: &Made) {
        match part {
            Part::Title => item.title.clone_from(&card.title),
            Part::Notes => item.description.clone_from(&made.notes),
            Part::WorkType => item.work_type = made.work_type.unwrap_or(item.work_type),
            Part::Channel => {
                let channel = made.channel.as_ref().map(|channel| self.channel(channel));
                item.channel = channel.or(item.channel);
            }
            Part::Owner => item.owner = self.owner(card, item.owner, made.owner),
            Part::Requester => item.requester = self.requester(card),
            Part::NeededBy => item.needed_by = made.needed_by,
            Part::Estimate => item.estimate = card.estimate,
            Part::Lines => {
                made::lines(item, card, self.mapping, self.outside, self.stamp, self.mint)
            }
            Part::Archived => self.archive(item, made.archived),
            Part::Comments => {
                let people: Vec<Option<MemberId>> =
                    (0..self.outside.people.len()).map(|at| self.known(at)).collect();
                made::comments(item, card, &people, self.stamp, self.mint);
            }
            Part::Links => made::links(item, card),
            Part::Past => made::past(item, card, self.outside, self.mapping),
        }
    }

    fn archive(&self, item: &mut BacklogItem, archived: bool) {
        let to = if archived { Position::Archived } else { Position::Backlog };
        if item.position != to {
            item.position = to.clone();
            item.history.push(Transition { at: self.stamp.at, to });
        }
    }

    /// The channel, made where it is new.
    fn channel(&mut self, channel: &Result<ChannelId, Title>) -> ChannelId {
        let name = match channel {
            Ok(id) => return *id,
            Err(name) => name,
        };
        let known = self.channels.get(&name.as_str().to_lowercase()).copied();
        known.unwrap_or_else(|| {
            let id = self.id();
            self.channels.insert(name.as_str().to_lowercase(), id);
            self.records.push(Record::Channel(Arc::new(Channel::new(id, name.clone()))));
            id
        })
    }

    /// The first of its people who may own work. Nobody where nobody is on it; where none of them is
    /// known here, who owns it stays.
    fn owner(
        &mut self,
        card: &Card,
        now: Option<MemberId>,
        owner: Option<Who>,
    ) -> Option<MemberId> {
        for at in &card.people {
            self.member(*at);
        }
        match owner {
            Some(Who::Member(id)) => Some(id),
            Some(Who::New) => card
                .people
                .iter()
                .find(|at| self.mapping.people.get(**at) == Some(&Who::New))
                .and_then(|at| self.known(*at)),
            _ if card.people.is_empty() => None,
            _ => now,
        }
    }

    fn requester(&mut self, card: &Card) -> Option<Requester> {
        let at = card.requester?;
        let name = Title::parse(&self.outside.people.get(at)?.name).ok()?;
        Some(Requester { name, member: self.known(at) })
    }

    /// Who that is here, if they are here already.
    fn known(&self, at: usize) -> Option<MemberId> {
        match self.mapping.people.get(at) {
            Some(Who::Member(id)) => Some(*id),
            Some(Who::New) => self.members.get(&at).copied(),
            _ => None,
        }
    }

    /// A new member takes the usual role of who does the work: their own channel.
    fn member(&mut self, at: usize) {
        let new = self.mapping.people.get(at) == Some(&Who::New) && self.known(at).is_none();
        let name = self.outside.people.get(at).map(|person| Title::parse(&person.name));
        if let (true, Some(Ok(name))) = (new, name) {
            let id = self.id();
            let mut member = Member::new(id, name);
            member.roles.insert(Role::ChannelOwner);
            self.members.insert(at, id);
            self.records.push(Record::Member(Arc::new(member)));
        }
    }
}
