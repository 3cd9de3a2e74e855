//! The names of files in a team space. Everything else that lies there is no file of ours: what a synchroniser
//! leaves while it works, its "conflicted copy", or a file somebody put there.

use std::fmt;

use crate::domain::base::ids::RequestId;

/// The name of the file that says what the folder is.
pub const TITLE: &str = "space.json";
/// The folder of the entries.
pub const JOURNAL: &str = "journal";
/// The folder of the bases.
pub const BASES: &str = "base";
/// The folder of the files that say who is here.
pub const PRESENCE: &str = "presence";
/// The folder of the requests that stakeholders send.
pub const REQUESTS: &str = "requests";
/// More digits than any number needs.
const MOST_DIGITS: usize = 15;
/// Letters of a hash.
const HASH: usize = 16;
/// A tab's name is no longer than this.
const LONGEST_TAB: usize = 40;

/// Entries of one tab that lie in one file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BatchName {
    /// The tab.
    pub tab: String,
    /// The number of the first entry, from 1.
    pub first: u64,
    /// The number of the last entry.
    pub last: u64,
}

/// A base; the greatest one counts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BaseName {
    /// No entry in it has a higher clock.
    pub clock: u64,
    /// The hash of its text, in hexadecimal.
    pub hash: String,
}

/// A file of a team space.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileName {
    /// What the folder is.
    Title,
    /// A base.
    Base(BaseName),
    /// Entries of one tab.
    Batch(BatchName),
    /// Who is here: the one kind of file that is rewritten, by the browser that it is named after.
    Presence(String),
    /// A request that a stakeholder sends.
    Request(RequestId),
}

impl FileName {
    /// Reads a path inside the folder, such as `journal/1a2b.3-7.json`; none for everything that is not exactly a
    /// name of ours.
    pub fn parse(path: &str) -> Option<Self> {
        if path == TITLE {
            return Some(Self::Title);
        }
        let (folder, rest) = path.split_once('/')?;
        let rest = rest.strip_suffix(".json")?;
        match folder {
            BASES => BaseName::parse(rest).map(Self::Base),
            JOURNAL => {
                let (tab, range) = rest.split_once('.')?;
                let (first, last) = range.split_once('-')?;
                let (first, last) = (number(first)?, number(last)?);
                let fits = is_tab(tab) && 0 < first && first <= last;
                fits.then(|| Self::Batch(BatchName { tab: tab.to_owned(), first, last }))
            }
            PRESENCE => is_tab(rest).then(|| Self::Presence(rest.to_owned())),
            REQUESTS => {
                let id: RequestId = rest.parse().ok()?;
                (id.to_string() == rest).then_some(Self::Request(id))
            }
            _ => None,
        }
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Title => f.write_str(TITLE),
            Self::Base(base) => write!(f, "{BASES}/{base}.json"),
            Self::Batch(BatchName { tab, first, last }) => {
                write!(f, "{JOURNAL}/{tab}.{first}-{last}.json")
            }
            Self::Presence(device) => write!(f, "{PRESENCE}/{device}.json"),
            Self::Request(id) => write!(f, "{REQUESTS}/{id}.json"),
        }
    }
}

impl BatchName {
    /// Whether it holds every entry of another one, and more.
    pub fn is_wider_than(&self, other: &Self) -> bool {
        self.tab == other.tab
            && self.first <= other.first
            && self.last >= other.last
            && self != other
    }
}

impl BaseName {
    /// Reads a name such as `12-00ff00ff00ff00ff`.
    pub fn parse(text: &str) -> Option<Self> {
        let (clock, hash) = text.split_once('-')?;
        let hex = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        let fits = hash.len() == HASH && hash.bytes().all(hex);
        Some(Self { clock: number(clock)?, hash: hash.to_owned() }).filter(|_| fits)
    }
}

impl fmt::Display for BaseName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.clock, self.hash)
    }
}

/// A number as we write it: no sign, no leading nought, no more digits than a clock can have.
fn number(text: &str) -> Option<u64> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit()) && text.len() <= MOST_DIGITS;
    let ours = plain && (text == "0" || !text.starts_with('0'));
    text.parse().ok().filter(|_| ours)
}

/// Whether this can be the name of a tab.
pub fn is_tab(text: &str) -> bool {
    let ours = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !text.is_empty() && text.len() <= LONGEST_TAB && text.bytes().all(ours)
}
