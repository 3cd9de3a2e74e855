//! A session's pack in an address: what someone needs to write cards, or to vote, on a device of their own.
//!
//! A list instead of an object, and deflated: the address has to fit into a chat and into a QR code.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::domain::base::deflate::{deflate, inflate};
use crate::domain::base::ids::{Id, ParticipantId, RetrospectiveId};
use crate::domain::base::json;
use crate::domain::base::text::Title;
use crate::domain::records::retrospective::pack::{NotCards, Pack};
use crate::domain::records::retrospective::paper::Paper;
use crate::domain::records::retrospective::steps::{Column, ColumnKind};

/// The version of the format written here.
const VERSION: u32 = 1;
/// The most letters an address may carry.
const MAX_LETTERS: usize = 20_000;
/// The most bytes it may inflate to.
const MAX_BYTES: usize = 100_000;
/// Bytes of a public key: an uncompressed point of P-256.
pub const KEY_BYTES: usize = 65;

/// What a link carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardsLink {
    /// The session, its columns, and who can answer.
    pub pack: Pack,
    /// The session's public key: answers are encrypted for it.
    pub key: Vec<u8>,
    /// The ballot paper; `None` asks for cards.
    pub paper: Option<Paper>,
}

/// Version, retrospective, name, whether cards are signed, key, people, columns, paper.
type Wire =
    (u32, String, Title, bool, String, Vec<(String, Title)>, Vec<(Title, u8)>, Option<Vote>);

/// Topics, votes per person, votes per topic, mark.
type Vote = (Vec<String>, u32, u32, u32);

/// The kinds of column by their number in a link.
const KINDS: [ColumnKind; 4] =
    [ColumnKind::Win, ColumnKind::Friction, ColumnKind::Learning, ColumnKind::Question];

/// Returns the end of the address.
pub fn write(link: &CardsLink) -> String {
    let people = link.pack.people.iter().map(|(id, name)| (short(*id), name.clone()));
    let columns = link.pack.columns.iter().map(|column| {
        let kind = KINDS.iter().position(|kind| *kind == column.kind).unwrap_or_default();
        (column.name.clone(), u8::try_from(kind).unwrap_or_default())
    });
    // Whoever votes needs no columns.
    let columns = columns.take(if link.paper.is_some() { 0 } else { usize::MAX });
    let paper = link.paper.clone().map(|it| (it.topics, it.budget, it.cap, it.mark));
    let wire: Wire = (
        VERSION,
        short(link.pack.retrospective),
        link.pack.name.clone(),
        link.pack.signed,
        URL_SAFE_NO_PAD.encode(&link.key),
        people.collect(),
        columns.collect(),
        paper,
    );
    URL_SAFE_NO_PAD.encode(deflate(&json::text(&wire)))
}

/// Reads the end of an address.
///
/// # Errors
/// [`NotCards::Link`], or [`NotCards::Newer`].
pub fn read(data: &str) -> Result<CardsLink, NotCards> {
    let text = (data.len() <= MAX_LETTERS)
        .then(|| URL_SAFE_NO_PAD.decode(data).ok())
        .flatten()
        .and_then(|bytes| inflate(&bytes, MAX_BYTES))
        .ok_or(NotCards::Link)?;
    let tree: serde_json::Value = json::parse(&text).map_err(|_| NotCards::Link)?;
    if tree.get(0).and_then(serde_json::Value::as_u64) > Some(u64::from(VERSION)) {
        return Err(NotCards::Newer);
    }
    let wire: Wire = json::from_value(tree).map_err(|_| NotCards::Link)?;
    unpack(wire).ok_or(NotCards::Link)
}

fn unpack(wire: Wire) -> Option<CardsLink> {
    let (_, id, name, signed, key, people, columns, paper) = wire;
    let column =
        |(name, kind): (Title, u8)| Some(Column { name, kind: *KINDS.get(usize::from(kind))? });
    let columns: Option<Vec<Column>> = columns.into_iter().map(column).collect();
    let mut pack = Pack::new(long::<RetrospectiveId>(&id)?, name, columns?);
    pack.signed = signed;
    for (id, name) in people {
        pack.people.insert(long::<ParticipantId>(&id)?, name);
    }
    let key = URL_SAFE_NO_PAD.decode(key).ok().filter(|key| key.len() == KEY_BYTES)?;
    let paper = paper.map(|(topics, budget, cap, mark)| Paper { topics, budget, cap, mark });
    Some(CardsLink { pack, key, paper })
}

/// Returns an id in 22 letters.
fn short(id: impl Id) -> String {
    URL_SAFE_NO_PAD.encode(id.uuid().as_bytes())
}

fn long<I: Id>(text: &str) -> Option<I> {
    let bytes: [u8; 16] = URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?;
    Some(I::from_uuid(uuid::Uuid::from_bytes(bytes)))
}
