//! Tables as text: RFC 4180, and what spreadsheets and other tools make of it.
//!
//! Cells stand between commas, semicolons, tabs or bars, whichever the text uses; the `csv` crate reads
//! them. It is read some rows at a time, so that whoever reads a large one can show how far they are,
//! and stop.

use std::io::Cursor;

use csv::{Reader, ReaderBuilder, StringRecord};

use crate::domain::base::text::number_of;

/// The most columns that are read; what is beyond them is left out.
const MOST_COLUMNS: usize = 300;

/// The most rows that are read; a browser could not keep as many items.
pub const MOST_ROWS: usize = 20_000;

/// A row of a table as it stands in the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cells {
    /// Its number as a spreadsheet counts: the first row of the text is 1, empty ones count.
    pub number: usize,
    /// Its cells, without the blanks around them.
    pub cells: Vec<String>,
}

/// A text that has been read.
#[derive(Debug)]
pub struct Rows {
    /// Every row that holds something.
    pub rows: Vec<Cells>,
    /// The row in which a quote opens that nothing closes.
    pub open_quote: Option<usize>,
    /// Whether there were more than [`MOST_ROWS`].
    pub cut: bool,
}

/// A text being read.
#[derive(Debug)]
pub struct Delimited {
    reader: Reader<Cursor<String>>,
    mark: u8,
    /// The number of the last row.
    number: usize,
    rows: Vec<Cells>,
    /// The row in which a quote opens that nothing closes.
    open_quote: Option<usize>,
}

impl Delimited {
    /// Begins to read.
    pub fn new(text: String) -> Self {
        // Lines end as on any machine; csv would take the empty ones for none.
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let (mark, at) = mark(&text);
        let text = text.get(at..).unwrap_or_default().to_owned();
        let number = usize::from(at > 0);
        Self { reader: reader(text, mark), mark, number, rows: Vec::new(), open_quote: None }
    }

    /// Reads at most so many rows; how much of the text has been read, in percent, or nothing once
    /// all of it has.
    pub fn read(&mut self, rows: usize) -> Option<usize> {
        let mut record = StringRecord::new();
        for _ in 0..rows {
            if self.rows.len() >= MOST_ROWS {
                return None;
            }
            let from = self.at();
            if !matches!(self.reader.read_record(&mut record), Ok(true)) {
                return None;
            }
            if self.open_quote.is_none()
                && let Some(text) = self.with_the_open_quote_closed(from, &record)
            {
                self.open_quote = Some(self.number + self.empty_rows(from) + 1);
                self.reader = reader(text, self.mark);
                continue;
            }
            self.number += self.empty_rows(from) + 1;
            let cells = record.iter().take(MOST_COLUMNS).map(|cell| cell.trim().to_owned());
            let row = Cells { number: self.number, cells: cells.collect() };
            if row.cells.iter().any(|cell| !cell.is_empty()) {
                self.rows.push(row);
            }
        }
        let (at, all) = (self.at(), self.text().len());
        (at < all).then(|| at * 100 / all)
    }

    /// Reads what is left of it.
    pub fn finish(mut self) -> Rows {
        while self.read(usize::MAX).is_some() {}
        let cut = self.at() < self.text().len();
        Rows { rows: self.rows, open_quote: self.open_quote, cut }
    }

    fn text(&self) -> &str {
        self.reader.get_ref().get_ref()
    }

    /// The byte up to which the text has been read.
    fn at(&self) -> usize {
        usize::try_from(self.reader.position().byte()).unwrap_or(usize::MAX)
    }

    /// How many empty rows stand here. The reader goes over them in silence, and a spreadsheet counts them.
    fn empty_rows(&self, from: usize) -> usize {
        let rest = self.text().as_bytes().get(from..).unwrap_or_default();
        rest.iter().take_while(|byte| **byte == b'\n').count()
    }

    /// One mark too many is no reason to lose every row after it. Where the last cell of the text opens
    /// with a quote that nothing closes, the text from here on, with that quote as a letter.
    fn with_the_open_quote_closed(&self, from: usize, last: &StringRecord) -> Option<String> {
        let text = self.text();
        if self.at() < text.len() {
            return None;
        }
        let cell = format!("\"{}", last.iter().next_back()?.replace('"', "\"\""));
        let opens = text.strip_suffix(&cell)?;
        if !(opens.is_empty() || opens.ends_with(['\n', char::from(self.mark)])) {
            return None;
        }
        let ends = cell.find(['\n', char::from(self.mark)]).unwrap_or(cell.len());
        let (letters, rest) = cell.split_at_checked(ends)?;
        let before = opens.get(from..)?;
        Some(format!("{before}\"{}\"{rest}", letters.replace('"', "\"\"")))
    }
}

fn reader(text: String, mark: u8) -> Reader<Cursor<String>> {
    let mut how = ReaderBuilder::new();
    how.delimiter(mark).flexible(true).has_headers(false).from_reader(Cursor::new(text))
}

/// What stands between cells, and where the first row begins: behind the line `sep=;`, if there is one.
fn mark(text: &str) -> (u8, usize) {
    if let Some(said) = text.strip_prefix("sep=")
        && let Some(mark) = said.bytes().next()
        && (mark.is_ascii_punctuation() || mark == b'\t')
        && mark != b'"'
    {
        let end = text.find('\n').map_or(text.len(), |end| end + 1);
        return (mark, end);
    }
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0), (b'|', 0)];
    let (mut quoted, mut lines) = (false, 0);
    for byte in text.bytes().take(20_000) {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => lines += 1,
            byte if !quoted => {
                for (_, count) in counts.iter_mut().filter(|(mark, _)| *mark == byte) {
                    *count += 1;
                }
            }
            _ => {}
        }
        if lines == 5 {
            break;
        }
    }
    let best = counts.iter().fold((b',', 0), |best, one| if one.1 > best.1 { *one } else { best });
    (best.0, 0)
}

/// Said where a file holds more than anybody can bring in at once.
pub(super) fn too_many() -> String {
    let rows = number_of(MOST_ROWS, "row");
    format!("Only the first {rows} are imported. Split the file and import the parts.")
}
