//! What someone is writing: kept in this browser until it is handed in, so that a reload loses none
//! of it. What is private stands on no page but the writer's own.

use std::collections::{BTreeMap, BTreeSet};

use derive_new::new;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use sprintloop::domain::base::ids::{CardId, ParticipantId, TopicId};
use sprintloop::domain::base::json::{self, is_default};
use sprintloop::domain::records::retrospective::pack::{Answer, Pack};
use sprintloop::domain::records::retrospective::paper::{Paper, SentBallot};
use sprintloop::exchange::cards_link::CardsLink;
use sprintloop::storage::seal::{keep_word, word};
use sprintloop::storage::{LocalShelf, Shelf, keep_in_tab, keys, of_tab};

/// A card that is half written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HalfCard {
    /// Its column.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub column: String,
    /// Its words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Its figure or link.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub figure: String,
    /// Whether it is about how the team works together.
    #[serde(skip_serializing_if = "is_default")]
    pub together: bool,
}

/// A private turn that goes on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PrivateTurn {
    /// The card at hand.
    #[serde(skip_serializing_if = "is_default")]
    pub card: HalfCard,
    /// Their cards, until all cards are revealed.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub mine: BTreeSet<CardId>,
    /// The card of these that is at hand, if it is an earlier one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub editing: Option<CardId>,
    /// The ballot so far.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub votes: BTreeMap<TopicId, u32>,
}

/// A pack of cards that is filled in before the session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, new)]
pub struct PreWork {
    /// What was sent.
    pub pack: Pack,
    /// What was written so far.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
    /// The card at hand.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub card: HalfCard,
    /// What a link brought, if it came by one.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<ByLink>,
}

/// What a link brings beside the pack, and the ballot that is filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, new)]
pub struct ByLink {
    /// The session's public key.
    pub key: Vec<u8>,
    /// The ballot paper; `None` asks for cards.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paper: Option<Paper>,
    /// The ballot so far.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ballot: Option<SentBallot>,
}

fn kept<T: DeserializeOwned>(key: &str) -> Option<T> {
    json::parse(&word(&LocalShelf, key)?).ok()
}

/// Where the browser keeps nothing, it holds until the page is closed.
fn keep(key: &str, value: Option<&impl Serialize>) {
    let _ = match value {
        Some(value) => keep_word(&LocalShelf, key, &json::text(value)),
        None => LocalShelf.remove(key),
    };
}

/// What stood in the dialogs of this tab that were not finished, by their names.
pub type Drafts = BTreeMap<String, BTreeMap<String, String>>;

/// What was typed into dialogs of this tab and not finished.
pub fn drafts() -> Drafts {
    of_tab(keys::DRAFTS).and_then(|text| json::parse(&text).ok()).unwrap_or_default()
}

/// Keeps it over a reload of the tab.
pub fn keep_drafts(drafts: &Drafts) {
    keep_in_tab(keys::DRAFTS, &json::text(drafts));
}

/// Returns the id of the workspace open in this tab, as text for the names of drafts.
pub fn workspace_of_tab() -> String {
    of_tab(keys::CURRENT).unwrap_or_default()
}

/// What someone has begun, or a session openly, by its id.
pub fn private_turn(whose: Uuid) -> PrivateTurn {
    kept(&keys::private_turn(whose)).unwrap_or_default()
}

/// Keeps what someone has begun; nothing once it is handed in.
pub fn keep_private_turn(whose: Uuid, turn: &PrivateTurn) {
    let turn = (*turn != PrivateTurn::default()).then_some(turn);
    keep(&keys::private_turn(whose), turn);
}

/// The pack that is being filled in.
pub fn pre_work() -> Option<PreWork> {
    kept(keys::PRE_WORK)
}

/// Keeps the pack that is being filled in.
pub fn keep_pre_work(work: Option<&PreWork>) {
    keep(keys::PRE_WORK, work);
}

/// Opens what a link brought: what was written for the same session stays, and what was written for another is kept
/// aside until its link is opened again.
pub fn open_link(link: CardsLink) -> PreWork {
    let CardsLink { pack, key, paper } = link;
    let retro = pack.retrospective;
    let current = pre_work();
    let same = |work: &PreWork| work.pack.retrospective == retro;
    if let Some(other) = current.as_ref().filter(|work| !same(work)) {
        keep(&keys::pre_work_of(other.pack.retrospective), Some(other));
    }
    let before = current.filter(same).or_else(|| kept(&keys::pre_work_of(retro)));
    let mut work = before.unwrap_or_else(|| PreWork::new(pack.clone()));
    // A link for voting brings no columns.
    let columns = if pack.columns.is_empty() { work.pack.columns } else { pack.columns.clone() };
    work.pack = Pack { columns, ..pack };
    let ballot = work.link.take().and_then(|link| link.ballot);
    work.link = Some(ByLink { key, paper, ballot });
    keep_pre_work(Some(&work));
    work
}

/// Closes what is filled in, for good: nothing of it is there when a file or a link is opened next.
pub fn close_pre_work() {
    if let Some(work) = pre_work() {
        keep(&keys::pre_work_of(work.pack.retrospective), None::<&PreWork>);
    }
    keep_pre_work(None);
}

/// Puts aside what someone has filled in, until they fill in again. Returns the same pack, blank.
pub fn put_aside(work: PreWork) -> PreWork {
    let blank = PreWork {
        link: work.link.clone().map(|link| ByLink { ballot: None, ..link }),
        ..PreWork::new(work.pack.clone())
    };
    if let Some(answer) = &work.answer {
        keep(&keys::pre_work_by(work.pack.retrospective, answer.who), Some(&work));
    }
    keep_pre_work(Some(&blank));
    blank
}

/// Returns what someone had put aside for this session: their answer, their card at hand and their ballot.
pub fn taken_up(blank: PreWork, who: ParticipantId) -> PreWork {
    let key = keys::pre_work_by(blank.pack.retrospective, who);
    let Some(before) = kept::<PreWork>(&key) else { return blank };
    keep(&key, None::<&PreWork>);
    let ballot = before.link.and_then(|link| link.ballot);
    let link = blank.link.map(|link| ByLink { ballot, ..link });
    PreWork { answer: before.answer, card: before.card, link, ..blank }
}

/// Returns whether this person began to fill in cards in this tab, and not somebody on an earlier visit.
pub fn writes_in_tab(who: ParticipantId) -> bool {
    of_tab(keys::WHO_WRITES).is_some_and(|text| text == who.to_string())
}

/// Remembers who fills in cards in this tab, over a reload.
pub fn note_writer(who: ParticipantId) {
    keep_in_tab(keys::WHO_WRITES, &who.to_string());
}
