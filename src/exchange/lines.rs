//! A list of lines as people write them: plain, with bullets or numbers, with boxes to tick.

use crate::domain::reads::pasted_lines::{time_at_end, unmarked};
use crate::exchange::delimited::{Cells, MOST_ROWS, too_many};
use crate::exchange::table::{Headed, Row, Table};
use crate::exchange::tool::CSV;

/// The longest line that is still a title.
const LONGEST: usize = 300;

/// The list that a text is, where at least half of its lines have a bullet, a number or a box.
pub(super) fn marked_list(text: &str) -> Option<Table> {
    let lines = || text.lines().zip(1_usize..).filter(|(line, _)| !line.trim().is_empty());
    let all = lines().count();
    let marked = lines().filter(|(line, _)| unmarked(line).1).count();
    if marked * 2 < all || all == 0 || all > marked + 1 && marked < 2 {
        return None;
    }
    let mut section = String::new();
    let mut rows = Vec::new();
    for (line, number) in lines().take(MOST_ROWS) {
        let (words, is_marked, ticked) = unmarked(line);
        // "Shop:" and "# Shop" stand above the lines that belong there.
        let head = words.trim_start_matches('#').trim().trim_end_matches(':');
        if !is_marked && head.len() < words.len() {
            head.clone_into(&mut section);
        } else {
            rows.push(row(number, words, ticked, &section));
        }
    }
    Some(list(rows, all > MOST_ROWS))
}

/// The list that the rows of a text are, which is no table: a line is an item.
pub(super) fn plain_list(rows: &[Cells]) -> Option<Table> {
    let line = |row: &Cells| {
        let cells = row.cells.iter().filter(|cell| !cell.is_empty());
        cells.map(String::as_str).collect::<Vec<_>>().join(", ")
    };
    let fits = |text: &str| {
        text.len() <= LONGEST
            && text.chars().any(char::is_alphabetic)
            && !text.chars().any(|letter| letter.is_control() || letter == '\u{fffd}')
    };
    // A letter goes on over its lines and ends its sentences.
    let ends = |row: &&Cells| {
        let last = row.cells.last().map_or("", String::as_str);
        last.is_empty() || last.ends_with(['.', '!', '?', ':'])
    };
    let letter = rows.iter().filter(ends).count() * 2 >= rows.len();
    let lines: Vec<(usize, String)> = rows.iter().map(|row| (row.number, line(row))).collect();
    let list_of = || lines.iter().map(|(number, line)| row(*number, line, false, "")).collect();
    (!letter && lines.len() > 1 && lines.iter().all(|(_, line)| fits(line)))
        .then(|| list(list_of(), false))
}

fn row(number: usize, words: &str, ticked: bool, section: &str) -> Row {
    let done = if ticked { "yes" } else { "" };
    let timed = time_at_end(words).filter(|(title, _)| title.contains(char::is_alphabetic));
    let (words, estimate) = timed.unwrap_or((words, String::new()));
    let cells = [(0, words), (1, done), (2, section), (3, estimate.as_str())].into_iter();
    let cells = cells.filter(|(_, cell)| !cell.is_empty());
    Row { number, cells: cells.map(|(at, cell)| (at, cell.to_owned())).collect() }
}

fn list(rows: Vec<Row>, cut: bool) -> Table {
    let heads = ["Title", "Done", "Section", "Estimate"].map(str::to_owned).to_vec();
    let gaps = cut.then(too_many).into_iter().collect();
    let rows = rows.into_iter().filter(|row| !row.cells.is_empty()).collect();
    Table { tool: &CSV, heads, rows, problems: Vec::new(), gaps, headed: Headed::Known }
}
