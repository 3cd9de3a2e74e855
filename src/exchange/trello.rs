//! A Trello board as Trello exports it: JSON in which almost everything may be missing.
//!
//! Read by hand from the parsed value: a card without a list, a label without a
//! name or a comment without an author is still somebody's work.

mod known;
mod value;

use std::collections::BTreeSet;

use serde_json::Value;

use crate::domain::base::text::{Reason, Title, counted, number_of};
use crate::domain::records::backlog::item::Link;
use crate::exchange::delimited::{MOST_ROWS, too_many};
use crate::exchange::foreign_board::{
    Card, ForeignBoard, ForeignComment, ForeignLine, Group, Index, Move, Numbered, Person,
    came_before, count, each_once,
};
use crate::exchange::loose_json::{list, text};
use crate::exchange::read_error::ReadError;
pub use crate::exchange::trello::known::{is_board, is_card, whole_board};
use crate::exchange::trello::value::{is, lines, moment, named, place, value_of};

/// The most actions Trello puts into a file; older ones are cut off.
const MOST_ACTIONS: usize = 1_000;

/// The most comments, lines, links or steps of one card; nobody writes as many.
const MOST_PARTS: usize = 1_000;

/// Reads a board.
///
/// # Errors
/// A part that is not the list it must be, or a board without a card.
pub fn read(file: &Value) -> Result<ForeignBoard, ReadError> {
    for part in ["actions", "cards", "labels", "lists", "members", "checklists", "customFields"] {
        let fits = file.get(part).is_none_or(|found| found.is_array() || found.is_null());
        if !fits {
            return Err(ReadError::BrokenBoard(part));
        }
    }
    let mut board = Board::of(file);
    let all = list(file, "cards");
    let cards = all.get(..MOST_ROWS).unwrap_or(all);
    let ids: Vec<String> = cards.iter().map(|card| text(card, "id").to_owned()).collect();
    for (at, (card, (first, _))) in cards.iter().zip(came_before(&ids)).enumerate() {
        board.card(card, at == first);
    }
    let mut whole = board.finish(file);
    whole.gaps.extend((all.len() > MOST_ROWS).then(too_many));
    if whole.cards.is_empty() { Err(ReadError::EmptyBoard) } else { Ok(whole) }
}

/// A board under way.
struct Board<'a> {
    lists: Numbered<Group>,
    /// Where each list stands, and whether it is archived.
    places: Vec<(f64, bool)>,
    labels: Numbered<Group>,
    colours: Option<&'a Value>,
    people: Numbered<Person>,
    /// Numbers of checklists by their card and by their own id.
    checklists: Index<'a, usize>,
    /// Each checklist, until a card has it.
    unclaimed: Vec<Option<&'a Value>>,
    comments: Index<'a, &'a Value>,
    moves: Index<'a, Move>,
    fields: Index<'a, &'a Value>,
    /// The cards so far, with their place.
    cards: Vec<((f64, f64), Card)>,
    nameless: usize,
    templates: usize,
    addressless: usize,
    /// How many comments the cards say they have, and how many are in the file.
    said: (u64, u64),
}

impl<'a> Board<'a> {
    fn of(file: &'a Value) -> Self {
        let all = list(file, "checklists");
        let by_card = all.iter().enumerate().map(|(at, one)| (text(one, "idCard"), at));
        let by_id = all.iter().enumerate().map(|(at, one)| (text(one, "id"), at));
        // Newest first in the file; read from its end, so that the oldest comes first.
        let actions = || list(file, "actions").iter().rev().map(|one| (card_of(one), one));
        let said =
            |action: &Value| ["commentCard", "copyCommentCard"].contains(&text(action, "type"));
        let own = list(file, "customFields").iter().map(|field| (text(field, "id"), field));
        let mut board = Self {
            lists: Numbered::default(),
            places: Vec::new(),
            labels: Numbered::default(),
            colours: file.get("labelNames"),
            people: Numbered::default(),
            checklists: Index::new(by_card.chain(by_id).collect()),
            unclaimed: all.iter().map(Some).collect(),
            comments: Index::new(actions().filter(|(_, action)| said(action)).collect()),
            moves: Index::new(Vec::new()),
            fields: Index::new(own.collect()),
            cards: Vec::new(),
            nameless: 0,
            templates: 0,
            addressless: 0,
            said: (0, 0),
        };
        let mut lists: Vec<&Value> = list(file, "lists").iter().collect();
        lists.sort_by(|one, two| place(one).total_cmp(&place(two)));
        for entry in lists {
            board.list(entry);
        }
        for label in list(file, "labels") {
            board.label(label);
        }
        for member in list(file, "members") {
            board.person(member);
        }
        let moves = actions().filter_map(|(card, action)| Some((card, board.step(action)?)));
        board.moves = Index::new(moves.collect());
        board
    }

    /// Into which list an action put its card. A list that is gone since goes by its name.
    fn step(&mut self, action: &Value) -> Option<Move> {
        let made = text(action, "type") == "createCard";
        let into = action.pointer("/data/listAfter");
        let into = into.or_else(|| action.pointer("/data/list").filter(|_| made))?;
        let at = moment(action, "date")?;
        self.list(into);
        Some(Move { at, list: self.lists.at(text(into, "id")), stage: None })
    }

    fn list(&mut self, entry: &Value) {
        let (id, known) = (text(entry, "id"), self.lists.all.len());
        if id.is_empty() {
            return;
        }
        let name = named(entry, "List without a name");
        if self.lists.put(id, || Group { name, ..Group::default() }) == Some(known) {
            self.places.push((place(entry), is(entry, "closed")));
        }
    }

    /// The label's number; labels without a name go by their colour.
    fn label(&mut self, label: &Value) -> Option<usize> {
        let colour = text(label, "color");
        let own = self.colours.map_or("", |names| text(names, colour));
        let name = [text(label, "name"), own].into_iter().find(|name| !name.is_empty());
        let name = match name {
            Some(name) => name.to_owned(),
            None if colour.is_empty() => return None,
            None => format!("{colour} label"),
        };
        let id = text(label, "id");
        let id = if id.is_empty() { name.as_str() } else { id };
        self.labels.put(id, || Group { name: name.clone(), ..Group::default() })
    }

    fn person(&mut self, person: &Value) -> Option<usize> {
        let id = text(person, "id");
        let user_name = text(person, "username").to_owned();
        let full_name = text(person, "fullName");
        let name = if full_name.is_empty() { user_name.clone() } else { full_name.to_owned() };
        if id.is_empty() || name.is_empty() {
            return None;
        }
        self.people.put(id, || Person { name, user_name, cards: 0 })
    }

    /// Takes a card; one that came before is known already.
    fn card(&mut self, card: &'a Value, is_new: bool) {
        let id = text(card, "id");
        if id.is_empty() {
            self.nameless += 1;
            return;
        }
        if !is_new {
            return;
        }
        let number = card.get("idShort").and_then(Value::as_u64).unwrap_or_default();
        let Ok(title) = Title::parse(&named(card, &format!("Card {number} without a name"))) else {
            return;
        };
        if is(card, "isTemplate") {
            self.templates += 1;
            return;
        }
        let list_at = self.lists.at(text(card, "idList"));
        let (list_place, list_closed) =
            list_at.and_then(|at| self.places.get(at)).copied().unwrap_or((f64::MAX, false));
        let labels = self.labels_of(card);
        let people = self.people_of(card);
        count(&mut self.lists.all, list_at.as_slice(), |list| &mut list.cards);
        count(&mut self.labels.all, &labels, |label| &mut label.cards);
        count(&mut self.people.all, &people, |person| &mut person.cards);
        let comments = self.comments_of(id);
        let badges = card.pointer("/badges/comments").and_then(Value::as_u64);
        self.said.0 += badges.unwrap_or(comments.len() as u64);
        self.said.1 += comments.len() as u64;
        let read = Card {
            id: id.to_owned(),
            title,
            text: text(card, "desc").to_owned(),
            list: list_at,
            labels,
            people,
            requester: None,
            due: moment(card, "due"),
            estimate: None,
            touched: moment(card, "dateLastActivity"),
            moves: self.moves.under(id).take(MOST_PARTS).cloned().collect(),
            finished: is(card, "closed") || list_closed || is(card, "dueComplete"),
            lines: self.lines_of(card),
            comments,
            links: self.links_of(card),
            facts: self.facts_of(card),
            said: String::new(),
        };
        self.cards.push(((list_place, place(card)), read));
    }

    /// By the card's own labels, which may know what the board does not, else by their ids.
    fn labels_of(&mut self, card: &Value) -> Vec<usize> {
        let mut all: Vec<usize> =
            list(card, "labels").iter().filter_map(|label| self.label(label)).collect();
        let ids = list(card, "idLabels").iter().filter_map(Value::as_str);
        all.extend(ids.filter_map(|id| self.labels.at(id)));
        each_once(all)
    }

    fn people_of(&mut self, card: &Value) -> Vec<usize> {
        let mut all: Vec<usize> =
            list(card, "members").iter().filter_map(|person| self.person(person)).collect();
        let ids = list(card, "idMembers").iter().filter_map(Value::as_str);
        all.extend(ids.filter_map(|id| self.people.at(id)));
        each_once(all)
    }

    fn comments_of(&mut self, card: &str) -> Vec<ForeignComment> {
        let actions = self.comments.under(card).take(MOST_PARTS);
        let mut all: Vec<ForeignComment> =
            actions.filter_map(|action| self.comment(action)).collect();
        all.sort_by_key(|comment| comment.at);
        all
    }

    fn comment(&self, action: &Value) -> Option<ForeignComment> {
        let words = action.pointer("/data/text").and_then(Value::as_str)?;
        let text_of = Reason::parse(words).ok()?;
        let creator = action.get("memberCreator");
        let id = creator.map_or("", |creator| text(creator, "id"));
        let id = if id.is_empty() { text(action, "idMemberCreator") } else { id };
        let person = self.people.at(id);
        let known = person.and_then(|at| self.people.all.get(at)).map(|known| known.name.as_str());
        let author = known
            .into_iter()
            .chain(creator.into_iter().flat_map(|c| [text(c, "fullName"), text(c, "username")]))
            .find(|name| !name.is_empty());
        Some(ForeignComment {
            text: text_of,
            at: moment(action, "date"),
            author: author.unwrap_or_default().to_owned(),
            person,
        })
    }

    /// Its checklists: those that name it, else those it names, else those it holds. None is on two
    /// cards.
    fn lines_of(&mut self, card: &'a Value) -> Vec<ForeignLine> {
        let named = list(card, "idChecklists").iter().filter_map(Value::as_str);
        let by = std::iter::once(text(card, "id")).chain(named);
        let numbers: Vec<usize> = by.flat_map(|id| self.checklists.under(id)).copied().collect();
        let claimed = numbers.into_iter().filter_map(|at| self.unclaimed.get_mut(at)?.take());
        let mut checklists: Vec<&Value> = claimed.collect();
        if checklists.is_empty() {
            checklists = list(card, "checklists").iter().collect();
        }
        checklists.sort_by(|one, two| place(one).total_cmp(&place(two)));
        let several = checklists.len() > 1;
        checklists.into_iter().flat_map(|one| lines(one, several)).take(MOST_PARTS).collect()
    }

    /// The card's address and its attachments; what a browser cannot open stays behind.
    fn links_of(&mut self, card: &Value) -> Vec<Link> {
        let own = ["shortUrl", "url"].map(|key| text(card, key));
        let own = own.into_iter().find(|address| Link::opens(address));
        let mut links: Vec<Link> = own
            .map(|address| Link { label: "Trello card".to_owned(), address: address.to_owned() })
            .into_iter()
            .collect();
        for attachment in list(card, "attachments").iter().take(MOST_PARTS) {
            let address = text(attachment, "url");
            if Link::opens(address) {
                let label = text(attachment, "name").to_owned();
                links.push(Link { label, address: address.to_owned() });
            } else {
                self.addressless += 1;
            }
        }
        links
    }

    /// What has no field here: the start, and the board's own fields.
    fn facts_of(&self, card: &Value) -> Vec<String> {
        let start = moment(card, "start").map(|at| format!("starts {}", at.date_naive()));
        let own = list(card, "customFieldItems").iter().filter_map(|item| {
            let field = self.fields.under(text(item, "idCustomField")).next()?;
            let name = text(field, "name");
            value_of(item, field).filter(|_| !name.is_empty()).map(|is| format!("{name}: {is}"))
        });
        start.into_iter().chain(own).collect()
    }

    fn finish(mut self, file: &Value) -> ForeignBoard {
        let mut gaps = self.gaps(list(file, "actions").len());
        gaps.extend(self.of_no_card(file));
        self.cards
            .sort_by(|(one, _), (two, _)| one.0.total_cmp(&two.0).then(one.1.total_cmp(&two.1)));
        ForeignBoard {
            tool: "trello",
            tool_name: "Trello",
            noun: "card",
            name: text(file, "name").to_owned(),
            lists: self.lists.all,
            labels: self.labels.all,
            people: self.people.all,
            cards: self.cards.into_iter().map(|(_, card)| card).collect(),
            gaps,
            problems: Vec::new(),
            zone: None,
        }
    }

    /// Checklists and comments that no card of the file has.
    fn of_no_card(&self, file: &Value) -> Vec<String> {
        let known: BTreeSet<&str> =
            list(file, "cards").iter().map(|card| text(card, "id")).collect();
        let stray = self.unclaimed.iter().flatten().filter(|one| {
            !list(one, "checkItems").is_empty() && !known.contains(text(one, "idCard"))
        });
        let said = self.comments.all().filter(|(card, _)| !known.contains(card));
        [(stray.count(), "checklist"), (said.count(), "comment")]
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, noun)| {
                let belong = if count == 1 { "doesn't belong" } else { "don't belong" };
                format!(
                    "{} {belong} to a card in this file and won't be imported.",
                    number_of(count, noun)
                )
            })
            .collect()
    }

    fn gaps(&self, actions: usize) -> Vec<String> {
        let mut gaps = Vec::new();
        let missing = usize::try_from(self.said.0.saturating_sub(self.said.1)).unwrap_or(0);
        if missing > 0 {
            let comments = number_of(missing, "older comment");
            gaps.push(format!(
                "{comments} can't be imported: Trello exports only a board's latest {MOST_ACTIONS} actions."
            ));
        } else if actions >= MOST_ACTIONS {
            gaps.push(format!(
                "Older comments may be missing: Trello exports only a board's latest {MOST_ACTIONS} actions."
            ));
        }
        if self.addressless > 0 {
            let files = number_of(self.addressless, "attachment");
            gaps.push(format!("{files} without a web address can't be imported."));
        }
        if self.templates > 0 {
            gaps.push(format!("{} won't be imported.", number_of(self.templates, "template card")));
        }
        if self.nameless > 0 {
            let entries = counted(self.nameless, "entry", "entries");
            gaps.push(format!("{entries} without an ID won't be imported."));
        }
        gaps
    }
}

/// The card an action is about.
fn card_of(action: &Value) -> &str {
    action.pointer("/data/card").map_or("", |card| text(card, "id"))
}
