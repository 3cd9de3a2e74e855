//! Tables as text: RFC 4180, and what spreadsheets and other tools make of it.
//!
//! Cells stand between commas, semicolons, tabs or bars, whichever the text uses; a quoted cell may
//! hold any of them, line ends, and quotes written twice. It is read some rows at a time, so that
//! whoever reads a large one can show how far they are, and stop.

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
    text: String,
    /// The byte at which the next row begins.
    at: usize,
    /// The number of the last row.
    number: usize,
    mark: u8,
    rows: Vec<Cells>,
    /// The row in which a quote opens that nothing closes.
    open_quote: Option<usize>,
}

impl Delimited {
    /// Begins to read.
    pub fn new(text: String) -> Self {
        let (mark, at) = mark(&text);
        let number = usize::from(at > 0);
        Self { text, at, number, mark, rows: Vec::new(), open_quote: None }
    }

    /// Reads at most so many rows; how much of the text has been read, in percent, or nothing once
    /// all of it has.
    pub fn read(&mut self, rows: usize) -> Option<usize> {
        for _ in 0..rows {
            if self.at >= self.text.len() || self.rows.len() >= MOST_ROWS {
                return None;
            }
            let row = self.row();
            if row.cells.iter().any(|cell| !cell.is_empty()) {
                self.rows.push(row);
            }
        }
        (self.at < self.text.len()).then(|| self.at * 100 / self.text.len())
    }

    /// Reads what is left of it.
    pub fn finish(mut self) -> Rows {
        while self.read(usize::MAX).is_some() {}
        let cut = self.at < self.text.len();
        Rows { rows: self.rows, open_quote: self.open_quote, cut }
    }

    fn row(&mut self) -> Cells {
        self.number += 1;
        let mut cells = Vec::new();
        loop {
            let (cell, end) = self.cell();
            if cells.len() < MOST_COLUMNS {
                cells.push(cell);
            }
            let bytes = self.text.as_bytes();
            let after = bytes.get(end).copied();
            self.at = end + 1;
            match after {
                Some(mark) if mark == self.mark => {}
                Some(b'\r') if bytes.get(end + 1) == Some(&b'\n') => {
                    self.at += 1;
                    break;
                }
                _ => break,
            }
        }
        Cells { number: self.number, cells }
    }

    /// The cell that begins here, and where it ends.
    fn cell(&mut self) -> (String, usize) {
        let bytes = self.text.as_bytes();
        if bytes.get(self.at) == Some(&b'"') {
            if let Some(quoted) = self.quoted() {
                return quoted;
            }
            // One mark too many is no reason to lose every row after it, once.
            self.open_quote = Some(self.number);
        }
        let end = self.end_of_cell(self.at);
        (self.text.get(self.at..end).unwrap_or_default().trim().to_owned(), end)
    }

    /// Where what stands outside quotes ends.
    fn end_of_cell(&self, from: usize) -> usize {
        let rest = self.text.as_bytes().get(from..).unwrap_or_default();
        let ends = |byte: &u8| *byte == self.mark || *byte == b'\n' || *byte == b'\r';
        rest.iter().position(ends).map_or(self.text.len(), |length| from + length)
    }

    /// A quoted cell; nothing where its quote is never closed. The second time the rest of the text
    /// is the cell, so that reading ends.
    fn quoted(&self) -> Option<(String, usize)> {
        let mut cell = String::new();
        let mut from = self.at + 1;
        loop {
            let rest = self.text.get(from..)?;
            let Some(length) = rest.find('"') else {
                cell.push_str(rest);
                let end = self.text.len();
                return self.open_quote.map(|_| (cell.trim().to_owned(), end));
            };
            cell.push_str(rest.get(..length)?);
            from += length + 1;
            if self.text.as_bytes().get(from) == Some(&b'"') {
                cell.push('"');
                from += 1;
                continue;
            }
            let end = self.end_of_cell(from);
            cell.push_str(self.text.get(from..end)?);
            return Some((cell.trim().replace("\r\n", "\n"), end));
        }
    }
}

/// What stands between cells, and where the first row begins: behind the line `sep=;`, if there is one.
fn mark(text: &str) -> (u8, usize) {
    if let Some(said) = text.strip_prefix("sep=")
        && let Some(mark) = said.bytes().next()
        && (mark.is_ascii_punctuation() || mark == b'\t')
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
