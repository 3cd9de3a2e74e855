//! The records of an import while they are made.

use std::collections::BTreeMap;
use std::sync::Arc;

use uuid::Uuid;

use crate::domain::base::context::Stamp;
use crate::domain::base::figures::BasisPoints;
use crate::domain::base::ids::{ChannelId, Id, MemberId};
use crate::domain::base::text::Title;
use crate::domain::records::backlog::item::{BacklogItem, Contributor, Criterion, Source};
use crate::domain::records::backlog::position::{Position, Transition};
use crate::domain::records::channel::Channel;
use crate::domain::records::intake::Requester;
use crate::domain::records::people::{Member, Role};
use crate::domain::tables::record::{Record, Tables};
use crate::exchange::foreign_board::{Card, ForeignBoard};
use crate::exchange::import::card_fields::{CardFields, card_fields, comments, lines, links, past};
use crate::exchange::import::field_marks::{FieldMarks, Part};
use crate::exchange::import::follow::Follow;
use crate::exchange::mapping::{Mapping, Who};
use crate::exchange::merge::conflicts::Conflicts;

/// The records under way.
pub(super) struct Making<'a> {
    pub(super) board: &'a ForeignBoard,
    pub(super) mapping: &'a Mapping,
    pub(super) tables: &'a Tables,
    pub(super) stamp: Stamp,
    pub(super) mint: &'a mut dyn FnMut() -> Uuid,
    pub(super) channels: BTreeMap<String, ChannelId>,
    pub(super) members: BTreeMap<usize, MemberId>,
    pub(super) records: Vec<Record>,
}

impl Making<'_> {
    pub(super) fn id<I: Id>(&mut self) -> I {
        I::from_uuid((self.mint)())
    }

    /// A new item with everything its card says.
    pub(super) fn add(&mut self, mut item: BacklogItem, card: &Card, fields: &CardFields) {
        for part in Part::ALL {
            self.set(&mut item, part, card, fields);
        }
        if !fields.archived {
            self.fill_from_template(&mut item);
        }
        item.touched = Some(card.touched.unwrap_or(self.stamp.at));
        let seen = FieldMarks::of(card, self.board, &item);
        self.put(item, card, seen);
    }

    /// What a new item of its work type begins with, where its card says nothing.
    fn fill_from_template(&mut self, item: &mut BacklogItem) {
        let Some(kind) = self.tables.work_types.get(item.work_type) else { return };
        if item.criteria.is_empty() {
            for text in &kind.criteria_template {
                item.criteria.push(Criterion::new(Id::from_uuid((self.mint)()), text.clone()));
            }
        }
        if item.description.trim().is_empty() {
            item.description.clone_from(&kind.brief_template);
        }
    }

    /// An item that is here, with what its card says anew.
    pub(super) fn follow(&mut self, mut item: BacklogItem, card: &Card, follow: &Follow) {
        let fields =
            card_fields(card, self.board, self.mapping, self.tables, self.stamp.at.offset());
        let mut seen = FieldMarks::kept(&item);
        let taken = follow.changed.iter().map(|part| (*part, true));
        let disputed = follow.conflicts.iter();
        let disputed = disputed.map(|clash| (clash.part, clash.taken == Conflicts::TakeFile));
        let parts: Vec<(Part, bool)> = taken.chain(disputed).collect();
        for (part, take) in parts {
            if take {
                self.set(&mut item, part, card, &fields);
            }
            seen.note(part, card, self.board, take.then_some(&item));
        }
        item.touched = Some(self.stamp.at);
        self.put(item, card, seen);
    }

    pub(super) fn put(&mut self, mut item: BacklogItem, card: &Card, seen: FieldMarks) {
        let (tool, id) = (self.board.tool.to_owned(), card.id.clone());
        item.source = Some(Source { tool, id, seen: seen.text() });
        self.records.push(Record::BacklogItem(Arc::new(item)));
    }

    /// Makes one part of the item what its card says.
    pub(super) fn set(
        &mut self,
        item: &mut BacklogItem,
        part: Part,
        card: &Card,
        fields: &CardFields,
    ) {
        match part {
            Part::Title => item.title.clone_from(&card.title),
            Part::Notes => item.description.clone_from(&fields.notes),
            Part::WorkType => item.work_type = fields.work_type.unwrap_or(item.work_type),
            Part::Channel => {
                let channel = fields.channel.as_ref().map(|channel| self.channel(channel));
                item.channel = channel.or(item.channel);
            }
            Part::Owner => {
                item.owner = self.owner(card, item.owner, fields.owner);
                self.contributors(item, card);
            }
            Part::Requester => item.requester = self.requester(card),
            Part::NeededBy => item.needed_by = fields.needed_by,
            Part::Estimate => item.estimate = card.estimate,
            Part::Lines => lines(item, card, self.mapping, self.board, self.stamp, self.mint),
            Part::Archived => self.archive(item, fields.archived),
            Part::Comments => {
                let people: Vec<Option<MemberId>> =
                    (0..self.board.people.len()).map(|at| self.known(at)).collect();
                comments(item, card, &people, self.stamp, self.mint);
            }
            Part::Links => links(item, card),
            Part::Past => past(item, card, self.board, self.mapping),
        }
    }

    pub(super) fn archive(&self, item: &mut BacklogItem, archived: bool) {
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

    /// The others of its people who may own work, each with an equal part; who was put there by hand stays.
    fn contributors(&self, item: &mut BacklogItem, card: &Card) {
        if item.owner.is_none() || !item.contributors.is_empty() {
            item.contributors.retain(|one| Some(one.member) != item.owner);
            return;
        }
        let mut others: Vec<MemberId> = Vec::new();
        for member in card.people.iter().filter_map(|at| self.known(*at)) {
            let here = self.tables.members.get(member);
            let works = here.is_none_or(|member| member.can_own_work());
            if works && Some(member) != item.owner && !others.contains(&member) {
                others.push(member);
            }
        }
        let people = u32::try_from(others.len() + 1).unwrap_or(u32::MAX);
        let share = BasisPoints(BasisPoints::WHOLE.0 / people);
        if share.0 > 0 {
            item.contributors =
                others.into_iter().map(|member| Contributor { member, share }).collect();
        }
    }

    fn requester(&mut self, card: &Card) -> Option<Requester> {
        let at = card.requester?;
        let name = Title::parse(&self.board.people.get(at)?.name).ok()?;
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
    pub(super) fn member(&mut self, at: usize) {
        let new = self.mapping.people.get(at) == Some(&Who::New) && self.known(at).is_none();
        let name = self.board.people.get(at).map(|person| Title::parse(&person.name));
        if let (true, Some(Ok(name))) = (new, name) {
            let id = self.id();
            let mut member = Member::new(id, name);
            member.roles.insert(Role::ChannelOwner);
            self.members.insert(at, id);
            self.records.push(Record::Member(Arc::new(member)));
        }
    }
}
