//! Who else is here: `presence/<browser>.json`, the one kind of file that is rewritten, by its own browser alone. It holds
//! nothing that is kept, and whatever is wrong with it only means that somebody is not shown.

use std::collections::BTreeMap;

use futures_util::future::join_all;
use serde::{Deserialize, Serialize};

use super::access::{Marked, Space, SpaceError};
use super::name::{FileName, is_tab};
use super::sheet;
use crate::domain::base::ids::{MemberId, RetrospectiveId, TopicId, WorkspaceId};
use crate::domain::records::retrospective::steps::SessionStep;

/// Whoever was not heard of for so long is not here any more, in milliseconds.
pub const GONE_MS: i64 = 150_000;
/// So often a browser says that it is still here, in milliseconds.
pub const BEAT_MS: i64 = 60_000;
/// The longest file that is read, in bytes.
const LONGEST: usize = 2_000;
/// The longest name of a screen.
const LONGEST_SCREEN: usize = 24;
/// So many are looked at, at most.
const MOST: usize = 100;
/// So many files are read at once.
const AT_ONCE: usize = 6;

/// A file arrives so late at most, in milliseconds.
const LATE_MS: i64 = 30_000;
/// The longest a timer runs, in seconds.
const LONGEST_TIMER: i64 = 86_400;

/// Where somebody is in a retrospective, and their timer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InSession {
    /// Which retrospective.
    pub retro: RetrospectiveId,
    /// At which step.
    pub step: SessionStep,
    /// Which topic, during the discussion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<TopicId>,
    /// The timer of the step or topic, where it was started.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timer: Option<Timer>,
}

/// A timer, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timer {
    /// Its length.
    pub total: i64,
    /// What was left when it last started or stopped.
    pub left: i64,
    /// When it ends, where it runs; in a file by the clock of its browser.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<i64>,
}

impl Timer {
    /// The same by a clock that is so many seconds ahead; none where it can't be a timer.
    fn shifted(self, seconds: i64) -> Option<Self> {
        let sound = |seconds: i64| (-LONGEST_TIMER..=LONGEST_TIMER).contains(&seconds);
        let ends = self.ends.map(|ends| ends.saturating_add(seconds));
        (sound(self.total) && sound(self.left)).then_some(Self { ends, ..self })
    }
}

/// Where somebody is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Presence {
    /// In which workspace.
    pub workspace: WorkspaceId,
    /// Their browser.
    pub device: String,
    /// Who acts in it, where somebody was chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<MemberId>,
    /// The screen, as the address has it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub screen: String,
    /// Where in a retrospective, if they are in one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<InSession>,
    /// When, by the clock of that browser, in milliseconds.
    pub at: i64,
}

impl Presence {
    /// The name of the file.
    pub fn name(&self) -> FileName {
        FileName::Presence(self.device.clone())
    }

    /// The text of the file.
    pub fn text(&self) -> String {
        sheet::write(self)
    }

    /// Reads the file of this name; none where it is not what its name says.
    pub fn read(name: &FileName, text: &str, id: WorkspaceId) -> Option<Self> {
        if text.len() > LONGEST {
            return None;
        }
        let found: Self = sheet::read(text).ok()?;
        let plain = found.screen.is_empty() || is_tab(&found.screen);
        let fits = plain && found.screen.len() <= LONGEST_SCREEN && found.workspace == id;
        (fits && found.name() == *name).then_some(found)
    }

    /// The same, with its timer by the clock that showed `heard` (in milliseconds) when it was written.
    fn by_clock(mut self, heard: i64) -> Self {
        let ahead = heard.saturating_sub(self.at);
        // What arrives late is no difference of clocks, as most browsers' clocks agree to the second.
        let ahead = if ahead.abs() < LATE_MS { 0 } else { ahead / 1_000 };
        if let Some(session) = &mut self.session {
            session.timer = session.timer.and_then(|timer| timer.shifted(ahead));
        }
        self
    }

    /// Whether this says anything but that time has passed.
    fn says_more_than(&self, other: &Self) -> bool {
        (self.member, &self.screen, &self.session) != (other.member, &other.screen, &other.session)
    }
}

/// What was read of one browser.
#[derive(Debug, Clone)]
struct Seen {
    mark: String,
    /// When it was heard of, by the own clock.
    heard: i64,
    presence: Option<Presence>,
}

/// Everybody whose page is open on one workspace.
#[derive(Debug, Clone)]
pub struct Company {
    id: WorkspaceId,
    device: String,
    seen: BTreeMap<FileName, Seen>,
    said: Option<Presence>,
}

impl Company {
    /// Nobody has been looked for yet. `device` is the own browser.
    pub fn new(id: WorkspaceId, device: String) -> Self {
        Self { id, device, seen: BTreeMap::new(), said: None }
    }

    /// Says that this browser is here, where that is news or has not been said for a while. `now` is in milliseconds.
    ///
    /// # Errors
    /// [`SpaceError`]; then it is said the next time.
    pub async fn say<S: Space>(
        &mut self,
        space: &S,
        member: Option<MemberId>,
        screen: &str,
        session: Option<InSession>,
        now: i64,
    ) -> Result<(), SpaceError> {
        let (workspace, device, screen) = (self.id, self.device.clone(), screen.to_owned());
        let presence = Presence { workspace, device, member, screen, session, at: now };
        let due = self.said.as_ref().is_none_or(|said| {
            presence.says_more_than(said) || said.at.saturating_add(BEAT_MS) <= now
        });
        if due {
            space.rewrite_own(&presence.name(), &presence.text()).await?;
            self.said = Some(presence);
        }
        Ok(())
    }

    /// Looks who else is here; the answer has each browser once. Clocks of others count only for what was there before
    /// the first look. `now` is in milliseconds.
    ///
    /// # Errors
    /// [`SpaceError`].
    pub async fn look<S: Space>(
        &mut self,
        space: &S,
        now: i64,
    ) -> Result<Vec<Presence>, SpaceError> {
        let own = FileName::Presence(self.device.clone());
        let mut there = space.list_presence().await?;
        there.retain(|file| file.name != own);
        there.truncate(MOST);
        self.seen.retain(|name, _| there.iter().any(|file| file.name == *name));
        let is_new =
            |file: &&Marked| self.seen.get(&file.name).is_none_or(|seen| seen.mark != file.mark);
        let new: Vec<Marked> = there.iter().filter(is_new).cloned().collect();
        for some in new.chunks(AT_ONCE) {
            let texts = join_all(some.iter().map(|file| space.read(&file.name))).await;
            for (file, text) in some.iter().zip(texts) {
                // One that broke off on its way is read with the next look; its browser writes it often.
                let Ok(text) = text else { continue };
                let presence = text.and_then(|text| Presence::read(&file.name, &text, self.id));
                let first = !self.seen.contains_key(&file.name);
                let at = presence.as_ref().map_or(0, |presence| presence.at);
                let heard = if first { at.min(now) } else { now };
                let presence = presence.map(|one| one.by_clock(heard));
                let seen = Seen { mark: file.mark.clone(), heard, presence };
                self.seen.insert(file.name.clone(), seen);
            }
        }
        let here = self.seen.values().filter(|seen| now.saturating_sub(seen.heard) < GONE_MS);
        Ok(here.filter_map(|seen| seen.presence.clone()).collect())
    }
}
