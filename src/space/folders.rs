//! Which folders of a server are listed again: one whose date has not moved holds what it held, if this server moves dates.

use std::collections::BTreeMap;

/// So often a listing is used again before the folder is listed all the same.
const SELDOM: u32 = 12;
/// A folder as young as this may get another file without another date, in milliseconds: servers count seconds.
pub const YOUNG_MS: f64 = 2_000.0;

/// Whether the dates of folders tell that their files have changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Date {
    /// That was not seen yet.
    #[default]
    Unknown,
    /// One moved when they did.
    Moves,
    /// One stood still when they changed, so none is ever believed again.
    Stays,
}

#[derive(Debug)]
struct Known {
    mark: String,
    young: bool,
    files: Vec<String>,
    /// They had changed, and the date not yet: a file that comes after the date was read and before the files were is
    /// told by the next date.
    late: bool,
    used: u32,
}

/// The listings of the folders of one server.
#[derive(Debug, Default)]
pub struct Folders {
    known: BTreeMap<String, Known>,
    /// What a server does with one folder it does with all.
    date: Date,
}

impl Folders {
    /// The files of a folder, where nothing can have changed since they were listed. `mark` is another text whenever the
    /// server says that the folder has changed.
    pub fn unchanged(&mut self, folder: &str, mark: &str) -> Option<Vec<String>> {
        let known = self.known.get_mut(folder)?;
        let same = self.date == Date::Moves && !known.young && !known.late && known.mark == mark;
        if !same || known.used >= SELDOM {
            return None;
        }
        known.used += 1;
        Some(known.files.clone())
    }

    /// Notes what a folder held. `mark` was read before that, and `young` says that it had just changed then.
    pub fn note(&mut self, folder: &str, mark: String, young: bool, mut files: Vec<String>) {
        files.sort();
        let mut late = false;
        if let Some(known) = self.known.get(folder) {
            let (same, changed) = (known.mark == mark, known.files != files);
            if same && known.late {
                self.date = Date::Stays;
            } else if !same && changed && self.date == Date::Unknown {
                self.date = Date::Moves;
            }
            late = same && changed && !known.young;
        }
        self.known.insert(folder.to_owned(), Known { mark, young, files, late, used: 0 });
    }
}
