//! Work kept in another tool, in one shape whatever the tool is called.
//!
//! Knows neither the tool's file nor the team it comes to; what becomes of a
//! list, a label or a person there is chosen in [`super::bring`].

use crate::domain::backlog::item::Link;
use crate::domain::context::Instant;
use crate::domain::text::{Reason, Title};

/// A board of another tool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outside {
    /// The tool as it is kept with each item: "trello".
    pub tool: &'static str,
    /// The tool as people call it: "Trello".
    pub tool_name: &'static str,
    /// The name of the board.
    pub name: String,
    /// Its lists, from left to right.
    pub lists: Vec<Group>,
    /// Its labels.
    pub labels: Vec<Group>,
    /// The people on its cards.
    pub people: Vec<Person>,
    /// Its cards, list by list, from top to bottom.
    pub cards: Vec<Card>,
    /// What the file could not give, each a sentence.
    pub gaps: Vec<String>,
}

/// A list or a label, and how many cards have it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// Its name; never empty.
    pub name: String,
    /// How many cards.
    pub cards: usize,
}

/// Someone on the board.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// The full name, else the user name.
    pub name: String,
    /// The user name.
    pub user_name: String,
    /// How many cards they are on.
    pub cards: usize,
}

/// A card. Lists, labels and people are numbers into the board's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The id there, by which a second import knows it.
    pub id: String,
    /// The headline.
    pub title: Title,
    /// The description.
    pub text: String,
    /// Its list.
    pub list: Option<usize>,
    /// Its labels.
    pub labels: Vec<usize>,
    /// Who is on it.
    pub people: Vec<usize>,
    /// When it is due.
    pub due: Option<Instant>,
    /// When it was last changed.
    pub touched: Option<Instant>,
    /// Archived there, or marked complete.
    pub finished: bool,
    /// The lines of its checklists.
    pub lines: Vec<OutsideLine>,
    /// What was said, oldest first.
    pub comments: Vec<OutsideComment>,
    /// Its attachments and its own address.
    pub links: Vec<Link>,
    /// What has no field here, in words: "Budget: 400".
    pub facts: Vec<String>,
}

/// A line of a checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutsideLine {
    /// The words; the name of the checklist before them where a card has several.
    pub text: Title,
    /// Ticked.
    pub done: bool,
}

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutsideComment {
    /// The words.
    pub text: Reason,
    /// When.
    pub at: Option<Instant>,
    /// The author's name.
    pub author: String,
    /// The author, where the board knows them.
    pub person: Option<usize>,
}

/// "1 card", "12 cards".
pub fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
