//! What could not be read, with its text, so that nobody loses it.

use crate::domain::base::ids::SprintId;
use crate::storage::entry::Entry;
use crate::storage::fault::Fault;
use crate::storage::keys::Key;

/// One text that could not be taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What is wrong.
    pub fault: Fault,
    /// The key it stands under.
    pub key: String,
    /// The text as it stands there.
    pub raw: String,
}

impl Trouble {
    /// Whether nothing may be started on top of it.
    pub fn stops(&self) -> bool {
        match self.fault {
            Fault::Newer
            | Fault::Head
            | Fault::NoHead
            | Fault::Records
            | Fault::Missing
            | Fault::Journal
            | Fault::Gap => true,
            Fault::Overtaken => false,
        }
    }

    /// The closed sprint whose records it held, if it did.
    pub fn sprint(&self) -> Option<SprintId> {
        match Key::parse(&self.key)? {
            (_, Key::Records { shard, .. }) => shard.strip_prefix("closed-")?.parse().ok(),
            _ => None,
        }
    }

    /// What was done by a command that can be read: "changed MKT-12, estimate".
    pub fn deed(&self) -> Option<String> {
        let entry = Entry::read(&self.raw).ok()?;
        entry.change.entries.last().map(|logged| logged.event.sentence())
    }

    /// What it was, for a person: "Part c of the backlog item records".
    pub fn what(&self) -> String {
        match (self.fault, Key::parse(&self.key)) {
            _ if self.sprint().is_some() => "A closed sprint with its items".to_owned(),
            (_, Some((_, Key::Records { shard, .. }))) => match shard.rsplit_once('-') {
                Some((kind, part)) if part.len() == 1 => {
                    format!("Part {part} of the {} records", kind.replace('-', " "))
                }
                _ => match shard.strip_prefix("log-") {
                    Some(day) => format!("The activity log of {day}"),
                    None => format!("The {shard} settings"),
                },
            },
            (Fault::NoHead, _) => "The list of records".to_owned(),
            (Fault::Newer, _) => "Written by a newer version".to_owned(),
            (_, Some((_, Key::Head { .. }))) => "The list of records".to_owned(),
            (Fault::Gap, _) => "A change that is gone".to_owned(),
            (_, Some((_, Key::Journal { .. }))) => "One change".to_owned(),
            _ => self.key.clone(),
        }
    }

    /// How many characters of it there are.
    pub fn size(&self) -> usize {
        self.raw.chars().count()
    }

    /// What is wrong and what to do, as a sentence.
    pub const fn sentence(&self) -> &'static str {
        match self.fault {
            Fault::Newer => {
                "A newer version of Sprintloop is in use here. To protect your data, this tab has stopped saving. Reload the page to update."
            }
            Fault::Head | Fault::Records => {
                "Stored data cannot be read. Nothing was changed: download it and keep the file safe."
            }
            Fault::NoHead => {
                "The list of current records is missing. Nothing was changed: download the stored data and keep the file safe."
            }
            Fault::Missing => {
                "Part of the stored data is gone. Nothing was changed: download what is left and keep the file safe."
            }
            Fault::Journal => {
                "One stored change cannot be read. It's kept as is. Changes before and after it can be read."
            }
            Fault::Gap => {
                "At least one stored change is gone. Nothing was changed: changes before and after it can be read."
            }
            Fault::Overtaken => {
                "Another tab or a teammate changed the same thing first, so your change was discarded. Check the current version and make the change again if you still need it."
            }
        }
    }
}
