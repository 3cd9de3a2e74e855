//! A pasted list of lines, each an item.

use sprintloop::exchange::found::Found;
use sprintloop::exchange::read::read;

/// The title and the estimate of each line.
fn lines(text: &str) -> Vec<(String, String)> {
    let Ok(Found::Table(table)) = read(text.as_bytes()) else { panic!("no list: {text}") };
    let at = |head: &str| table.heads.iter().position(|one| one == head);
    let (title, estimate) = (at("Title"), at("Estimate"));
    assert!(title.is_some() && estimate.is_some(), "{:?}", table.heads);
    let cell = |row: &[(usize, String)], at: Option<usize>| {
        let cell = row.iter().find(|(column, _)| Some(*column) == at);
        cell.map(|(_, text)| text.clone()).unwrap_or_default()
    };
    table.rows.iter().map(|row| (cell(&row.cells, title), cell(&row.cells, estimate))).collect()
}

#[test]
fn the_time_at_the_end_of_a_line_is_its_estimate() {
    for text in [
        "- Write the newsletter, 2h\n- Book the hall",
        "Write the newsletter, 2h\nBook the hall",
        "✓ Write the newsletter 2h\n✔\u{fe0f} Book the hall",
    ] {
        let seen = lines(text);
        let seen: Vec<(&str, &str)> =
            seen.iter().map(|(title, time)| (title.as_str(), time.as_str())).collect();
        assert_eq!(seen, [("Write the newsletter", "2h"), ("Book the hall", "")], "{text}");
    }
}
