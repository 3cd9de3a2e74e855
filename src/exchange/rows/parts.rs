//! What a row has several of: lines of a checklist, comments, links.

use crate::domain::base::text::{Reason, Title};
use crate::domain::reads::pasted_lines::unmarked;
use crate::domain::records::backlog::item::Link;
use crate::exchange::foreign_board::{ForeignComment, ForeignLine};
use crate::exchange::rows::board::{Board, all};
use crate::exchange::table::Row;
use crate::exchange::tool::Column;

/// The most comments, lines or links of one row; nobody writes as many.
const MOST_PARTS: usize = 1_000;

impl<'a> Board<'a> {
    pub(super) fn lines_of(&self, row: &'a Row) -> Vec<ForeignLine> {
        let lines = all(row, self.meaning, Column::Lines).flat_map(str::lines);
        lines
            .filter_map(|line| {
                let (words, _, done) = unmarked(line);
                Some(ForeignLine { text: Title::parse(words).ok()?, done })
            })
            .take(MOST_PARTS)
            .collect()
    }

    /// "12/Mar/24 9:41 AM;author;words", or the words alone.
    pub(super) fn comments_of(&mut self, row: &'a Row) -> Vec<ForeignComment> {
        let cells = all(row, self.meaning, Column::Comment).filter(|cell| !is_count(cell));
        let cells: Vec<&str> = cells.take(MOST_PARTS).collect();
        let mut said: Vec<ForeignComment> = Vec::with_capacity(cells.len());
        for cell in cells {
            let parts: Vec<&str> = cell.splitn(3, ';').collect();
            let (at, author, words) = match parts.as_slice() {
                [at, author, words] if at.is_empty() || self.moment(at).is_some() => {
                    (self.moment(at), author.trim(), *words)
                }
                _ => (None, "", cell),
            };
            let Ok(text) = Reason::parse(words) else { continue };
            let author = self.accounts.get(author).copied().unwrap_or(author);
            let person = if author.is_empty() { None } else { self.person(author) };
            let known = person.and_then(|at| self.people.all.get(at));
            let author = known.map_or_else(|| author.to_owned(), |person| person.name.clone());
            said.push(ForeignComment { text, at, author, person });
        }
        said.sort_by_key(|comment| comment.at);
        said
    }

    /// Addresses, alone or as the last part of "date;author;name;address".
    pub(super) fn links_of(&self, row: &'a Row) -> Vec<Link> {
        let own = format!("{} {}", self.table.tool.name, self.table.tool.noun);
        all(row, self.meaning, Column::Link)
            .flat_map(str::lines)
            .take(MOST_PARTS)
            .filter_map(|cell| {
                let (before, address) = cell.rsplit_once(';').unwrap_or(("", cell));
                let name = before.rsplit(';').next().unwrap_or_default().trim();
                let label = match name {
                    "" if self.table.tool.id == "csv" => String::new(),
                    "" => own.clone(),
                    name => name.to_owned(),
                };
                let address = address.trim().to_owned();
                Link::opens(&address).then_some(Link { label, address })
            })
            .collect()
    }
}

/// How many comments there are is no comment.
pub(super) fn is_count(cell: &str) -> bool {
    cell.bytes().all(|byte| byte.is_ascii_digit())
}
