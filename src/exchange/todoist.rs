//! Todoist writes sections and notes as rows of their own: here they go to the tasks they belong to.

use crate::exchange::heading::plain;
use crate::exchange::table::Row;

/// Gives each task its section and its notes, in two columns behind the others.
pub(super) fn gathered(heads: &mut Vec<String>, rows: Vec<Row>) -> Vec<Row> {
    let at = |name: &str| heads.iter().position(|head| plain(head) == name);
    let (kind, content, author) = (at("type"), at("content"), at("author"));
    let (section_at, comment_at) = (heads.len(), heads.len() + 1);
    heads.extend(["Section", "Comment"].map(str::to_owned));
    let cell = |row: &Row, of: Option<usize>| {
        let found = row.cells.iter().find(|(at, _)| Some(*at) == of);
        found.map_or_else(String::new, |(_, cell)| cell.clone())
    };
    let mut section = String::new();
    let mut tasks: Vec<Row> = Vec::with_capacity(rows.len());
    for mut row in rows {
        let words = cell(&row, content);
        match cell(&row, kind).to_lowercase().as_str() {
            "section" => section = words,
            "note" => {
                let said = format!(";{};{words}", cell(&row, author));
                if let Some(task) = tasks.last_mut() {
                    task.cells.push((comment_at, said));
                }
            }
            "task" | "" if !words.is_empty() => {
                if !section.is_empty() {
                    row.cells.push((section_at, section.clone()));
                }
                tasks.push(row);
            }
            _ => {}
        }
    }
    tasks
}
