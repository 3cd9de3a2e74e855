//! What an import would do, card by card, before it does it.

use std::collections::BTreeMap;
use std::sync::Arc;

use uuid::Uuid;

use crate::domain::base::context::Stamp;
use crate::domain::base::ids::{Id, ItemId, WorkTypeId, WorkspaceId};
use crate::domain::base::text::{has_or_have, is_or_are, listed, number_of};
use crate::domain::reads::sprint::which;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::Position;
use crate::domain::tables::record::Tables;
use crate::domain::workspace::Workspace;
use crate::exchange::foreign_board::{Card, ForeignBoard, Index};
use crate::exchange::import::card_fields::{CardFields, card_fields, chosen, is_over};
use crate::exchange::import::field_marks::{FieldMarks, Part, is_same};
use crate::exchange::import::follow::{Clash, Follow};
use crate::exchange::import::in_words::in_words;
use crate::exchange::import::making::Making;
use crate::exchange::mapping::{Mapping, Target};
use crate::exchange::merge::conflicts::Conflicts;

/// A card that comes in, and as what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coming {
    /// The card's number.
    pub card: usize,
    /// Its work type.
    pub work_type: WorkTypeId,
    /// What follows for it from the mapping.
    pub fields: CardFields,
}

/// The verb after a number.
type Verb = fn(usize) -> &'static str;

/// What would come in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Card by card.
    pub coming: Vec<Coming>,
    /// Cards whose items follow.
    pub follow: Vec<Follow>,
    /// Came in before, and nothing follows.
    pub here: usize,
    /// Changed there in a part that is promised in a sprint here, or given up here.
    pub held: usize,
    /// Archived or completed there, and not wanted.
    pub finished: usize,
    /// In a list or with a label that stays out.
    pub out: usize,
}

impl Plan {
    /// Whether nothing would change.
    pub fn is_empty(&self) -> bool {
        self.coming.is_empty() && self.follow.is_empty()
    }

    /// Decides each clash.
    pub fn choose(&mut self, choice: &dyn Fn(ItemId, Part) -> Conflicts) {
        for follow in &mut self.follow {
            for clash in &mut follow.conflicts {
                clash.taken = choice(follow.item, clash.part);
            }
        }
    }

    /// What comes in and what stays out, in sentences.
    pub fn sentences(&self, board: &ForeignBoard) -> Vec<String> {
        let cards = self.coming.iter().filter_map(|coming| board.cards.get(coming.card));
        let (mut lines, mut comments, mut links) = (0, 0, 0);
        for card in cards {
            lines += card.lines.len();
            comments += card.comments.len();
            links += card.links.len();
        }
        let with = [(lines, "checklist line"), (comments, "comment"), (links, "link")];
        let with: Vec<String> = with
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, noun)| number_of(count, noun))
            .collect();
        let with: Vec<&str> = with.iter().map(String::as_str).collect();
        let with =
            if with.is_empty() { String::new() } else { format!(", with {}", listed(&with)) };
        let mut all = vec![match self.coming.len() {
            0 => format!("No new {}s will be added.", board.noun),
            count => {
                let count = number_of(count, board.noun);
                format!("{count} will be added to the end of the backlog{with}.")
            }
        }];
        let changed = self.follow.iter().filter(|follow| !follow.changed.is_empty()).count();
        let conflicts = self.follow.iter().filter(|follow| !follow.conflicts.is_empty()).count();
        let stay = board.problems.iter().filter(|problem| problem.out).count();
        let (are, have): (Verb, Verb) = (is_or_are, has_or_have);
        let rest = [
            (changed, have, "changed in the other tool and will be updated here."),
            (conflicts, have, "changed here and in the other tool. Choose which version to keep."),
            (self.held, have, "changed in the other tool, but not here: in a sprint or dropped."),
            (self.here, are, "already here and unchanged."),
            (self.finished, are, "archived or done and won't be imported."),
            (self.out, are, "skipped because of a list or label."),
            (stay, are, "skipped because of a problem. See below."),
        ];
        let rest = rest.into_iter().filter(|(count, ..)| *count > 0);
        all.extend(rest.map(|(count, verb, what)| {
            format!("{} {} {what}", number_of(count, board.noun), verb(count))
        }));
        all
    }
}

/// What would come in under this mapping.
pub fn plan(board: &ForeignBoard, mapping: &Mapping, tables: &Tables, stamp: Stamp) -> Plan {
    let keys: Vec<String> = tables.items.values().map(|item| item.key.to_string()).collect();
    let known = known(board, tables, &keys);
    let mut plan = Plan::default();
    for (number, card) in board.cards.iter().enumerate() {
        let chosen = chosen(card, board, mapping);
        let out = chosen.iter().any(|(target, _)| *target == Target::StayOut);
        match known.under(&card.id).next().or_else(|| under_its_number(card, board, &known)) {
            Some(_) if out => plan.out += 1,
            Some(item) => {
                let follow = follow(number, card, item, (board, mapping), tables, stamp);
                plan.held += usize::from(follow.is_none());
                match follow {
                    Some(one) if !one.changed.is_empty() || !one.conflicts.is_empty() => {
                        plan.follow.push(one);
                    }
                    Some(_) => plan.here += 1,
                    None => {}
                }
            }
            None if out => plan.out += 1,
            None if is_over(card, mapping) && !mapping.finished => plan.finished += 1,
            None => {
                let fields = card_fields(card, board, mapping, tables, stamp.at.offset());
                let work_type = fields.work_type.unwrap_or(mapping.work_type);
                plan.coming.push(Coming { card: number, work_type, fields });
            }
        }
    }
    plan
}

/// What is said where a file would change nothing: a heading, and what to do.
pub fn nothing(board: &ForeignBoard) -> (&'static str, String) {
    if board.cards.is_empty() {
        let text = format!(
            "No {} in this file has a title. Choose the column with the titles, or add one to the file and import it again.",
            board.noun
        );
        return ("Nothing to import", text);
    }
    let text = "Everything in this file has already been imported, and nothing has changed since.";
    ("Nothing new", text.to_owned())
}

/// Issues of a list without addresses were known by their numbers alone: the one of that number, where it
/// has the title too.
fn under_its_number<'a>(
    card: &Card,
    board: &ForeignBoard,
    known: &'a Index<'_, &'a Arc<BacklogItem>>,
) -> Option<&'a &'a Arc<BacklogItem>> {
    let (number, _) = card.id.split_once(' ').filter(|_| board.tool == "github")?;
    let said = |item: &BacklogItem| FieldMarks::kept(item).is_said(Part::Title, card, board);
    known.under(number).find(|item| item.title == card.title || said(item))
}

/// The items that came from this tool, by the id there. A table of our own knows them by their keys.
fn known<'a>(
    board: &ForeignBoard,
    tables: &'a Tables,
    keys: &'a [String],
) -> Index<'a, &'a Arc<BacklogItem>> {
    let known = tables.items.values().zip(keys).filter_map(|(item, key)| match &item.source {
        Some(source) if source.tool == board.tool => Some((source.id.as_str(), item)),
        None if board.tool == "csv" => Some((key.as_str(), item)),
        _ => None,
    });
    Index::new(known.collect())
}

/// What of a card follows; nothing where all that changed has to wait.
fn follow(
    number: usize,
    card: &Card,
    item: &Arc<BacklogItem>,
    (board, mapping): (&ForeignBoard, &Mapping),
    tables: &Tables,
    stamp: Stamp,
) -> Option<Follow> {
    let mut follow =
        Follow { card: number, item: item.id, changed: Vec::new(), conflicts: Vec::new() };
    let seen = FieldMarks::kept(item);
    let said: Vec<Part> =
        Part::ALL.into_iter().filter(|part| !seen.is_said(*part, card, board)).collect();
    if said.is_empty() || item.source.is_none() {
        return Some(follow);
    }
    let mut number = 0;
    let mut mint = || {
        number += 1;
        Uuid::from_u128(u128::MAX - number)
    };
    let mut making = Making {
        board,
        mapping,
        tables,
        stamp,
        mint: &mut mint,
        channels: BTreeMap::new(),
        members: BTreeMap::new(),
        records: Vec::new(),
    };
    let fields = card_fields(card, board, mapping, tables, stamp.at.offset());
    let free = matches!(item.position, Position::Backlog | Position::Archived);
    let mut held = false;
    for part in said {
        if part == Part::Archived && !may_archive(item, fields.archived, mapping, tables) {
            continue;
        }
        let mut would = BacklogItem::clone(item);
        making.set(&mut would, part, card, &fields);
        if is_same(part, &would, item) {
            continue;
        }
        if !free && !part.follows_in_a_sprint() {
            held = true;
        } else if part.is_added_to() || seen.is_untouched(part, item) {
            follow.changed.push(part);
        } else {
            let new = Workspace::of(
                WorkspaceId::from_uuid(Uuid::nil()),
                making.records.clone(),
                Vec::new(),
            );
            let [here, file] = [item, &would].map(|item| in_words(part, item, &[tables, &new]));
            follow.conflicts.push(Clash { part, here, file, taken: Conflicts::KeepMine });
        }
    }
    let nothing = follow.changed.is_empty() && follow.conflicts.is_empty();
    (!held || !nothing).then_some(follow)
}

/// Whether an item may be put away or taken up again: not out of a sprint's plan, and what is over
/// there is put away only where that is wanted.
fn may_archive(item: &BacklogItem, archived: bool, mapping: &Mapping, tables: &Tables) -> bool {
    let planned = || which::planned_with(tables, &[item.id]).is_some();
    match item.position {
        Position::Backlog => archived && mapping.finished && !planned(),
        Position::Archived => !archived,
        _ => false,
    }
}
