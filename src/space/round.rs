//! One round between this browser and a team space: look, read, take in, send.
//!
//! Whatever happens between two steps, the next round begins with what is there.

use std::collections::{BTreeMap, BTreeSet};

use futures_util::future::join_all;

use super::access::{Space, SpaceError};
use super::base::Base;
use super::fault::FileFault;
use super::fold::WORTH_A_BASE;
use super::name::{BaseName, BatchName, FileName};
use super::replica::Replica;
use super::requests::Letters;
use super::title::Title;
use crate::domain::base::ids::{MemberId, WorkspaceId};
use crate::domain::records::intake::Request;
use crate::domain::records::record_key::RecordKey;
use crate::storage::shared::{Membership, Numbers};
use crate::storage::{Entry, Keeper, ShelfError};

/// No team has so many files.
const MOST_FILES: usize = 200_000;
/// So many files of one tab are gathered.
pub const WORTH_GATHERING: usize = 8;
/// So many files are read at once.
const AT_ONCE: usize = 6;
/// So often a file that cannot be read is read again at once, and then every so many rounds.
const ATTEMPTS: u32 = 6;

/// The keeper of the open workspace, for as long as one step takes.
pub trait Desk {
    /// Does something with it; none where another workspace is open by now.
    fn with<R>(&self, work: impl FnOnce(&mut Keeper) -> R) -> Option<R>;
}

/// What a round has done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Round {
    /// Something of others was new.
    pub received: bool,
    /// The records that others have changed, and who.
    pub changed: Vec<(RecordKey, MemberId)>,
    /// So many changes of this browser are not in the space yet.
    pub waiting: usize,
    /// Files that cannot be read, and what is wrong with them. They are read again in the next round.
    pub faults: BTreeMap<FileName, FileFault>,
    /// The browser has no room for a new base, or keeps nothing.
    pub no_room: Option<ShelfError>,
    /// Requests of stakeholders that the workspace has not yet.
    pub requests: Vec<Request>,
    /// As `faults`, of requests: nothing waits for those.
    pub request_faults: BTreeMap<FileName, FileFault>,
}

/// What one browser knows of a team space while the page is open.
#[derive(Debug, Clone)]
pub struct Session {
    pub(super) id: WorkspaceId,
    pub(super) membership: Membership,
    pub(super) replica: Replica,
    pub(super) faults: BTreeMap<FileName, FileFault>,
    /// How often a file was read that cannot be read.
    attempts: BTreeMap<FileName, u32>,
    rounds: u32,
    title: Option<Title>,
    /// So many entries on top of a base are worth a new one.
    pub(super) worth: usize,
    /// So many own files of one tab are worth gathering.
    pub(super) worth_gathering: usize,
    /// The files that were there in this round.
    pub(super) listed: BTreeSet<FileName>,
    /// The membership as it is kept.
    pub(super) remembered: Option<Membership>,
    pub(super) letters: Letters,
}

impl Session {
    /// A session that has read nothing yet.
    pub fn new(id: WorkspaceId, membership: Membership) -> Self {
        let mut replica = Replica::new(id);
        replica.await_numbers(membership.awaited.clone());
        Self {
            id,
            membership,
            replica,
            faults: BTreeMap::new(),
            attempts: BTreeMap::new(),
            rounds: 0,
            title: None,
            worth: WORTH_A_BASE,
            worth_gathering: WORTH_GATHERING,
            listed: BTreeSet::new(),
            remembered: None,
            letters: Letters::default(),
        }
    }

    /// So many entries on top of a base are worth a new one.
    #[must_use]
    pub fn with_base_worth(self, worth: usize) -> Self {
        Self { worth, ..self }
    }

    /// So many own files of one tab are worth gathering.
    #[must_use]
    pub fn with_gathering_worth(self, worth_gathering: usize) -> Self {
        Self { worth_gathering, ..self }
    }

    /// How this browser takes part.
    pub fn membership(&self) -> &Membership {
        &self.membership
    }

    /// How often the space was read.
    pub(super) fn rounds(&self) -> u32 {
        self.rounds
    }

    /// What was read.
    pub fn replica(&self) -> &Replica {
        &self.replica
    }

    /// Looks, reads what is new, takes it in, and sends what this browser has and the space has not. `now` is in
    /// milliseconds.
    ///
    /// # Errors
    /// [`SpaceError`]; what was read and sent until then counts.
    pub async fn round<S: Space, D: Desk>(
        &mut self,
        space: &S,
        desk: &D,
        now: i64,
    ) -> Result<Round, SpaceError> {
        self.look(space).await?;
        desk.with(|keeper| self.know(keeper));
        self.read(space).await?;
        let mut round = Round::default();
        desk.with(|keeper| self.settle(keeper, now, &mut round));
        let sent = self.send(space, desk).await;
        let folded = match sent {
            Ok(()) => self.fold(space, now).await,
            Err(why) => Err(why),
        };
        let folded = match folded {
            Ok(()) => self.gather(space, now).await,
            Err(why) => Err(why),
        };
        if folded.is_ok() {
            self.retire(space, now).await;
            self.clear_requests(space, now).await;
        }
        if let Some(known) = desk.with(|keeper| keeper.workspace()) {
            self.read_requests(space, |id| known.requests.contains(id)).await?;
        }
        desk.with(|keeper| {
            self.settle(keeper, now, &mut round);
            round.waiting = self.waiting(keeper);
            self.remember(keeper);
        });
        round.faults = self.faults.clone();
        (round.requests, round.request_faults) = (self.arrived(), self.request_faults());
        folded.map(|()| round)
    }

    /// Looks which files are there, and once whether the folder is the right one.
    ///
    /// # Errors
    /// [`SpaceError`].
    pub async fn look<S: Space>(&mut self, space: &S) -> Result<(), SpaceError> {
        let paths = space.list().await?;
        if paths.len() > MOST_FILES {
            return Err(SpaceError::TooMany);
        }
        self.listed = paths.iter().filter_map(|path| FileName::parse(path)).collect();
        if !self.listed.contains(&FileName::Title) {
            return Err(SpaceError::NoSpace);
        }
        if self.title.is_none() {
            let text = space.read(&FileName::Title).await?.ok_or(SpaceError::Damaged)?;
            let title = Title::read(&text).map_err(|fault| match fault {
                FileFault::Newer => SpaceError::Newer,
                _ => SpaceError::Damaged,
            })?;
            if title.workspace != self.id {
                return Err(SpaceError::OtherWorkspace);
            }
            self.title = Some(title);
        }
        Ok(())
    }

    /// Begins with what this browser has, so that it is not read again.
    fn know(&mut self, keeper: &Keeper) {
        if self.replica.bases().is_empty()
            && let Some(ground) = keeper.ground()
            && let Some(name) = BaseName::parse(&ground.name)
        {
            let base = Base::of(ground.clock, String::new(), ground.folded, ground.workspace);
            self.replica.take_base(name, base);
        }
        // Of others the browser has only what it has read; of its own, a file counts once it is confirmed to be whole.
        let held =
            keeper.entries().iter().map(|((_, tab, seq), entry)| ((tab.as_str(), *seq), entry));
        let held: BTreeMap<(&str, u64), &Entry> = held.collect();
        for name in &self.listed {
            let FileName::Batch(batch) = name else { continue };
            let sent = self.membership.sent.get(&batch.tab).copied().unwrap_or_default();
            if self.membership.owns(&batch.tab) && batch.last > sent {
                continue;
            }
            let of_batch = (batch.tab.as_str(), batch.first)..=(batch.tab.as_str(), batch.last);
            for ((tab, seq), entry) in held.range(of_batch) {
                if !self.replica.has(tab, *seq) {
                    self.replica.take_entry(tab, *seq, Entry::clone(entry));
                }
            }
        }
    }

    /// Reads what is new. A file that cannot be read does not keep the others waiting.
    ///
    /// # Errors
    /// [`SpaceError`].
    pub async fn read<S: Space>(&mut self, space: &S) -> Result<(), SpaceError> {
        self.rounds = self.rounds.wrapping_add(1);
        self.faults.retain(|name, _| self.listed.contains(name));
        self.attempts.retain(|name, _| self.listed.contains(name));
        // The greatest one says which of the others need not be read.
        let mut tried = BTreeSet::new();
        while let Some(base) = self.next_base(&tried) {
            tried.insert(base.clone());
            self.read_these(space, vec![base]).await?;
        }
        self.replica.forget(&self.listed);
        let folded = self.replica.contained_in_all();
        self.read_these(space, self.new_batches(&folded)).await?;
        self.forget_needless_faults(&folded);
        Ok(())
    }

    /// Of which everything is here need not be whole.
    fn forget_needless_faults(&mut self, folded: &Numbers) {
        let needed = |name: &FileName| match name {
            FileName::Batch(batch) => !self.replica.has_all(batch, folded),
            FileName::Base(base) => !self.replica.covers(base),
            FileName::Title | FileName::Presence(_) | FileName::Request(_) => true,
        };
        self.faults.retain(|name, _| needed(name));
    }

    fn is_faulty(&self, batch: &BatchName) -> bool {
        self.faults.contains_key(&FileName::Batch(batch.clone()))
    }

    /// The files of entries that hold something new. What lies in a wider one is read with that, unless that cannot be read.
    fn new_batches(&self, folded: &Numbers) -> Vec<FileName> {
        let mut new: Vec<&BatchName> = Vec::new();
        for name in &self.listed {
            let FileName::Batch(batch) = name else { continue };
            if self.replica.has_all(batch, folded) || !self.is_due(name) {
                continue;
            }
            if self.is_faulty(batch) {
                new.push(batch);
                continue;
            }
            // They come by their first number, and the narrower first.
            let whole = |file: &&&BatchName| !self.is_faulty(file);
            while new.last().filter(whole).is_some_and(|last| batch.is_wider_than(last)) {
                new.pop();
            }
            if !new.last().filter(whole).is_some_and(|last| last.is_wider_than(batch)) {
                new.push(batch);
            }
        }
        new.into_iter().cloned().map(FileName::Batch).collect()
    }

    /// The greatest base that may hold more than is known.
    fn next_base(&self, tried: &BTreeSet<FileName>) -> Option<FileName> {
        let is_next = |name: &&FileName| {
            matches!(name, FileName::Base(base)
                if !tried.contains(*name)
                && !self.replica.bases().contains_key(base)
                && !self.membership.covered.contains(&base.to_string())
                && !self.replica.covers(base)
                && self.is_due(name))
        };
        self.listed.iter().rev().find(is_next).cloned()
    }

    /// A file that could not be read some times is tried less often: it may be large.
    fn is_due(&self, name: &FileName) -> bool {
        let attempts = self.attempts.get(name).copied().unwrap_or_default();
        attempts < ATTEMPTS || self.rounds.is_multiple_of(ATTEMPTS)
    }

    async fn read_these<S: Space>(
        &mut self,
        space: &S,
        names: Vec<FileName>,
    ) -> Result<(), SpaceError> {
        for some in names.chunks(AT_ONCE) {
            let texts = join_all(some.iter().map(|name| space.read(name))).await;
            for (name, text) in some.iter().zip(texts) {
                // One that is gone was removed since the listing.
                let Some(text) = text? else { continue };
                match self.replica.take(name, &text) {
                    Ok(()) => {
                        self.faults.remove(name);
                        self.confirm(name);
                    }
                    Err(fault) => {
                        self.faults.insert(name.clone(), fault);
                        *self.attempts.entry(name.clone()).or_default() += 1;
                    }
                }
            }
        }
        Ok(())
    }

    /// An own file is whole.
    pub(super) fn confirm(&mut self, name: &FileName) {
        if let FileName::Batch(batch) = name
            && self.membership.owns(&batch.tab)
        {
            let last = self.membership.sent.entry(batch.tab.clone()).or_default();
            *last = (*last).max(batch.last);
        }
    }

    /// Per tab, the number of its last entry in the chosen base.
    pub(super) fn folded(&self) -> Numbers {
        self.replica.chosen().map(|(_, base)| base.folded.clone()).unwrap_or_default()
    }

    /// Brings the keeper to where the files are: what it holds alone stays on top.
    pub fn settle(&mut self, keeper: &mut Keeper, now: i64, round: &mut Round) {
        let Some(ground) = self.replica.ground() else { return };
        let known = keeper.ground_name();
        if known.as_ref() == Some(&ground.name) {
            let new = self.replica.new_on_top(&ground.folded, keeper.entries());
            let changed = new.values().flat_map(|entry| {
                entry.change.records.iter().map(|record| (record.key, entry.context.actor))
            });
            round.changed.extend(changed);
            round.received |= keeper.receive(new);
            return;
        }
        let on_top = self.replica.on_top(&ground.folded);
        let done = match known {
            Some(_) => keeper.adopt(&ground, on_top, now),
            None if keeper.goes_on_from(&self.replica.reach(&ground.folded)) => {
                keeper.adopt(&ground, on_top, now)
            }
            None => keeper.adopt_instead(&ground, on_top, now),
        };
        match done {
            Ok(()) => round.received = true,
            // On the old base it is as complete, though not yet the same to the byte.
            Err(why) => {
                round.no_room = Some(why);
                let here = keeper.ground().map(|ground| ground.folded).unwrap_or_default();
                round.received |= keeper.receive(self.replica.on_top(&here));
            }
        }
    }
}
