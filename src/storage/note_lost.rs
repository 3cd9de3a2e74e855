//! Notices what teammates write over while a page is open.

use std::sync::Arc;

use super::entry::{Entry, Order};
use super::keeper::Keeper;
use super::lost::{LostText, texts, written};
use crate::domain::workspace::Workspace;

/// So many are kept; with more than that nobody compares.
const MOST: usize = 20;

impl Keeper {
    /// Texts of this browser that a teammate has written over.
    pub fn lost(&self) -> &[LostText] {
        &self.lost
    }

    /// A person has seen them.
    pub fn forget_lost(&mut self, text: &LostText) {
        self.lost.retain(|other| other != text);
    }

    /// Notes what stood before these entries came and does not any more, though their authors had not seen it.
    pub(super) fn note_lost(&mut self, before: &Arc<Workspace>, came: &[Order]) {
        // Asked once: the answer comes out of the storage.
        let device = self.is_shared().then(|| device_of(&self.tab));
        let is_own = |(_, tab, _): &Order| {
            *tab == self.tab || device.is_some_and(|device| device_of(tab) == device)
        };
        let own = self.entries.iter().filter(|(order, _)| is_own(order));
        let own: Vec<&Entry> = own.map(|(_, own)| own).collect();
        let mut lost = Vec::new();
        for over in came.iter().filter(|order| !is_own(order)) {
            let Some(over) = self.entries.get(over) else { continue };
            for theirs in &over.change.records {
                let written = written(&own, &theirs.key);
                if written.is_empty() {
                    continue;
                }
                let (stood, stands) = (before.record(&theirs.key), self.live.record(&theirs.key));
                let (stood, stands, seen) =
                    (texts(stood.as_ref()), texts(stands.as_ref()), texts(theirs.before.as_ref()));
                for (path, mine) in written {
                    let Some(now) = stands.get(&path).filter(|now| **now != mine) else { continue };
                    if stood.get(&path) == Some(&mine) && seen.get(&path) != Some(&mine) {
                        lost.push(LostText {
                            record: theirs.key,
                            path,
                            mine,
                            theirs: now.clone(),
                            by: over.context.actor,
                            over: over.change.clone(),
                        });
                    }
                }
            }
        }
        for one in lost {
            self.lost.retain(|known| (&known.record, &known.path) != (&one.record, &one.path));
            self.lost.push(one);
        }
        let many = self.lost.len().saturating_sub(MOST);
        self.lost.drain(..many);
    }
}

/// What the names of all tabs of one browser begin with, in this visit and in earlier ones.
fn device_of(tab: &str) -> &str {
    tab.split('-').next().unwrap_or_default()
}
