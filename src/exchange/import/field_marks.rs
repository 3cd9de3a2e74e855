//! What the other tool said of each field at the last import, and what was made of it, as short marks:
//! so a change there is told from a change here.

use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::Position;
use crate::exchange::foreign_board::{Card, ForeignBoard, LETTERS, mark};

/// A field that an import fills in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The headline.
    Title,
    /// Notes and brief.
    Notes,
    /// The work type.
    WorkType,
    /// The channel.
    Channel,
    /// The owner.
    Owner,
    /// Who asked for it.
    Requester,
    /// When it is needed.
    NeededBy,
    /// How much work it is.
    Estimate,
    /// Checklist or criteria.
    Lines,
    /// Put away, because it is over there.
    Archived,
    /// What was said.
    Comments,
    /// Links.
    Links,
    /// Its way there.
    Past,
}

impl Part {
    /// Every part. Their marks stand in this order; a new part is added at the end.
    pub const ALL: [Self; 13] = [
        Self::Title,
        Self::Notes,
        Self::WorkType,
        Self::Channel,
        Self::Owner,
        Self::Requester,
        Self::NeededBy,
        Self::Estimate,
        Self::Lines,
        Self::Archived,
        Self::Comments,
        Self::Links,
        Self::Past,
    ];

    /// The part in a sentence.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Notes => "notes",
            Self::WorkType => "work type",
            Self::Channel => "channel",
            Self::Owner => "owner",
            Self::Requester => "requester",
            Self::NeededBy => "needed by",
            Self::Estimate => "estimate",
            Self::Lines => "checklist",
            Self::Archived => "archived or not",
            Self::Comments => "comments",
            Self::Links => "links",
            Self::Past => "past stages",
        }
    }

    /// Whether what comes is added to what is here, so that neither can take anything away.
    pub(super) const fn is_added_to(self) -> bool {
        matches!(self, Self::Comments | Self::Links | Self::Past)
    }

    /// Whether it may follow while the item is in a sprint, where the rest is promised.
    pub(super) const fn follows_in_a_sprint(self) -> bool {
        let words = matches!(self, Self::Title | Self::Notes | Self::NeededBy | Self::Requester);
        words || self.is_added_to()
    }
}

/// The marks of one item: for each part what the tool said, then what was made of it.
pub(super) struct FieldMarks(Vec<[String; 2]>);

impl FieldMarks {
    /// Of a card that has just come in.
    pub(super) fn of(card: &Card, board: &ForeignBoard, item: &BacklogItem) -> Self {
        let marks = |part: Part| [mark(&there(part, card, board)), mark(&here(part, item))];
        Self(Part::ALL.map(marks).to_vec())
    }

    /// As the last import left them; nothing where none did.
    pub(super) fn kept(item: &BacklogItem) -> Self {
        let text = item.source.as_ref().map_or("", |source| source.seen.as_str());
        let one = |at: usize| text.get(at * LETTERS..(at + 1) * LETTERS).unwrap_or_default();
        let both = |at: usize| [one(at * 2).to_owned(), one(at * 2 + 1).to_owned()];
        Self((0..Part::ALL.len()).map(both).collect())
    }

    /// As it is kept. A part of which nothing is known is a row of dots.
    pub(super) fn text(&self) -> String {
        self.0.iter().flatten().map(|mark| format!("{mark:.<LETTERS$}")).collect()
    }

    /// Takes note of what the card says now, and of what was made of it.
    pub(super) fn note(
        &mut self,
        part: Part,
        card: &Card,
        board: &ForeignBoard,
        item: Option<&BacklogItem>,
    ) {
        if let Some([said, made]) = self.0.get_mut(part as usize) {
            *said = mark(&there(part, card, board));
            if let Some(item) = item {
                *made = mark(&here(part, item));
            }
        }
    }

    /// Whether the tool still says what it said.
    pub(super) fn is_said(&self, part: Part, card: &Card, board: &ForeignBoard) -> bool {
        let kept = self.0.get(part as usize);
        kept.is_some_and(|[said, _]| *said == mark(&there(part, card, board)))
    }

    /// Whether the item still is what was made of it.
    pub(super) fn is_untouched(&self, part: Part, item: &BacklogItem) -> bool {
        self.0.get(part as usize).is_some_and(|[_, made]| *made == mark(&here(part, item)))
    }
}

/// What the tool says of a part.
fn there(part: Part, card: &Card, board: &ForeignBoard) -> String {
    let list = || card.list.and_then(|at| board.lists.get(at)).map_or("", |list| &list.name);
    let labels = || {
        let names = card.labels.iter().filter_map(|at| board.labels.get(*at));
        names.map(|label| label.name.as_str()).collect::<Vec<_>>().join("\n")
    };
    let people = |at: &[usize]| {
        let all = at.iter().filter_map(|at| board.people.get(*at));
        all.map(|person| person.name.as_str()).collect::<Vec<_>>().join("\n")
    };
    let joined = |lines: Vec<String>| lines.join("\n");
    match part {
        Part::Title => card.title.to_string(),
        Part::Notes if !card.said.is_empty() => card.said.clone(),
        Part::Notes => {
            let facts = card.facts.join("\n");
            format!("{}\n{facts}\n{}\n{}\n{}", card.text, list(), labels(), people(&card.people))
        }
        Part::WorkType | Part::Channel => format!("{}\n{}", list(), labels()),
        Part::Owner => people(&card.people),
        Part::Requester => people(card.requester.as_slice()),
        Part::NeededBy => card.due.map(|due| due.to_rfc3339()).unwrap_or_default(),
        Part::Estimate => card.estimate.map(|amount| amount.to_string()).unwrap_or_default(),
        Part::Lines => {
            joined(card.lines.iter().map(|line| format!("{} {}", line.done, line.text)).collect())
        }
        Part::Archived => format!("{} {}", card.finished, list()),
        Part::Comments => {
            let at = |said: &crate::exchange::foreign_board::ForeignComment| {
                said.at.map(|at| at.to_rfc3339()).unwrap_or_default()
            };
            joined(card.comments.iter().map(|said| format!("{} {}", at(said), said.text)).collect())
        }
        Part::Links => joined(card.links.iter().map(|link| link.address.clone()).collect()),
        Part::Past => joined(card.moves.iter().map(|step| step.at.to_rfc3339()).collect()),
    }
}

/// What the item has in a part. What is only added to is never held against anything.
fn here(part: Part, item: &BacklogItem) -> String {
    match part {
        Part::Title => item.title.to_string(),
        Part::Notes => item.description.clone(),
        Part::WorkType => item.work_type.to_string(),
        Part::Channel => item.channel.map(|id| id.to_string()).unwrap_or_default(),
        Part::Owner => item.owner.map(|id| id.to_string()).unwrap_or_default(),
        Part::Requester => {
            item.requester.as_ref().map(|it| it.name.to_string()).unwrap_or_default()
        }
        Part::NeededBy => item.needed_by.map(|day| day.to_string()).unwrap_or_default(),
        Part::Estimate => item.estimate.map(|amount| amount.to_string()).unwrap_or_default(),
        Part::Lines => {
            let checklist = item.checklist.iter().map(|line| (line.done, &line.text));
            let criteria = item.criteria.iter().map(|line| (line.met.is_some(), &line.text));
            // Criteria a team writes beside a checklist of its own do not change the checklist.
            let criteria = criteria.filter(|_| item.checklist.is_empty());
            checklist.chain(criteria).map(|(done, text)| format!("{done} {text}\n")).collect()
        }
        Part::Archived => (item.position == Position::Archived).to_string(),
        Part::Comments | Part::Links | Part::Past => String::new(),
    }
}

/// Whether a part of the item is already what the card would make it.
pub(super) fn is_same(part: Part, one: &BacklogItem, other: &BacklogItem) -> bool {
    match part {
        Part::Comments => one.comments.len() == other.comments.len(),
        Part::Links => one.links.len() == other.links.len(),
        Part::Past => one.past.len() == other.past.len(),
        part => here(part, one) == here(part, other),
    }
}
