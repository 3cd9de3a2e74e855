//! Taking in the requests that stakeholders have sent. The team's pages take each as one request, whoever is first, and
//! take its file away once the space holds it otherwise.

use std::collections::{BTreeMap, BTreeSet};

use futures_util::future::join_all;

use super::access::{Space, SpaceError};
use super::fault::FileFault;
use super::name::FileName;
use super::requests::read;
use super::round::Session;
use crate::domain::base::ids::RequestId;
use crate::domain::records::intake::Request;
use crate::domain::records::record_key::RecordKey;

/// An entry has lain in the space for so long before the file it was made of is removed, in milliseconds: a day.
pub const TAKEN_MS: i64 = 24 * 3_600_000;
/// So many files are read in one round at most.
const MOST: usize = 60;
/// So many files are read, or removed, at once.
const AT_ONCE: usize = 6;
/// So often a file that cannot be read is read again at once, and then every so many rounds.
const ATTEMPTS: u32 = 6;

impl Session {
    fn listed_requests(&self) -> BTreeSet<RequestId> {
        let request = |name: &FileName| match name {
            FileName::Request(id) => Some(*id),
            _ => None,
        };
        self.listed.iter().filter_map(request).collect()
    }

    /// Reads the requests that are new. `known` says which the workspace has already.
    ///
    /// # Errors
    /// [`SpaceError`].
    pub(super) async fn read_requests<S: Space>(
        &mut self,
        space: &S,
        known: impl Fn(RequestId) -> bool,
    ) -> Result<(), SpaceError> {
        let (id, rounds) = (self.id, self.rounds());
        let listed = self.listed_requests();
        let letters = &mut self.letters;
        letters.read.retain(|id, _| listed.contains(id) && !known(*id));
        letters
            .faults
            .retain(|name, _| matches!(name, FileName::Request(id) if listed.contains(id)));
        letters.attempts.retain(|id, _| listed.contains(id));
        let due = |id: &RequestId| {
            let attempts = letters.attempts.get(id).copied().unwrap_or_default();
            !letters.read.contains_key(id)
                && !known(*id)
                && (attempts < ATTEMPTS || rounds.is_multiple_of(ATTEMPTS))
        };
        let new: Vec<RequestId> = listed.iter().copied().filter(due).take(MOST).collect();
        for some in new.chunks(AT_ONCE) {
            let names = some.iter().map(|id| FileName::Request(*id)).collect::<Vec<_>>();
            let texts = join_all(names.iter().map(|name| space.read(name))).await;
            for ((one, name), text) in some.iter().zip(names).zip(texts) {
                let Some(text) = text? else { continue };
                match read(*one, &text, id) {
                    Ok(request) => {
                        letters.faults.remove(&name);
                        letters.read.insert(*one, request);
                    }
                    Err(fault) => {
                        letters.faults.insert(name, fault);
                        *letters.attempts.entry(*one).or_default() += 1;
                    }
                }
            }
        }
        Ok(())
    }

    /// What was read and waits to be taken in.
    pub(super) fn arrived(&self) -> Vec<Request> {
        self.letters.read.values().cloned().collect()
    }

    /// The files of requests that cannot be read.
    pub(super) fn request_faults(&self) -> BTreeMap<FileName, FileFault> {
        self.letters.faults.clone()
    }

    /// Removes the files of requests that the space holds otherwise: in the chosen base, or for a day in an entry. Whoever
    /// finds one does it, because its writer will not come back.
    pub(super) async fn clear_requests<S: Space>(&mut self, space: &S, now: i64) {
        let listed = self.listed_requests();
        if listed.is_empty() {
            return;
        }
        for id in self.taken(&listed, now).into_iter().take(AT_ONCE) {
            let name = FileName::Request(id);
            // One that stays is tried again in a later round.
            if space.remove_own(&name).await.is_err() {
                return;
            }
            self.listed.remove(&name);
        }
    }

    fn taken(&self, listed: &BTreeSet<RequestId>, now: i64) -> BTreeSet<RequestId> {
        let Some((_, base)) = self.replica.chosen() else { return BTreeSet::new() };
        let mut taken: BTreeSet<RequestId> =
            listed.iter().copied().filter(|id| base.workspace.requests.contains(*id)).collect();
        let old = now.saturating_sub(TAKEN_MS);
        for entry in self.replica.on_top(&base.folded).values() {
            for record in &entry.change.records {
                if let RecordKey::Request(id) = record.key
                    && listed.contains(&id)
                    && entry.context.now.timestamp_millis() <= old
                {
                    taken.insert(id);
                }
            }
        }
        taken
    }
}
