//! Mentions: a person's name after an @ in a comment, until that person answers or dismisses it.

use crate::domain::base::ids::MemberId;
use crate::domain::base::plain::plain;
use crate::domain::records::backlog::item::{BacklogItem, Comment};
use crate::domain::records::people::Member;
use crate::domain::tables::record::Tables;

/// Returns the newest comment that mentions a person and that they have neither answered nor dismissed.
pub fn open_mention<'i>(
    me: MemberId,
    item: &'i BacklogItem,
    tables: &Tables,
) -> Option<&'i Comment> {
    let names = handles(tables.members.get(me)?, tables);
    let settled = |one: &Comment| one.by == Some(me) || one.dismissed.contains(&me);
    let settled = item.comments.iter().rposition(settled);
    let mut since = item.comments.iter().skip(settled.map_or(0, |at| at.saturating_add(1)));
    since.rfind(|one| names_one(one.text.as_str(), &names))
}

/// Returns how a mention names them: the whole name, and the first name if nobody else has it.
fn handles(me: &Member, tables: &Tables) -> Vec<String> {
    let first =
        |member: &Member| member.name.as_str().split_whitespace().next().map(str::to_lowercase);
    let mine = first(me);
    let others = tables.members.values().filter(|one| !one.left && one.id != me.id);
    let taken = others.map(|one| first(one)).any(|other| other == mine);
    let whole = Some(me.name.as_str().to_lowercase());
    whole.into_iter().chain(mine.filter(|_| !taken)).map(|name| format!("@{name}")).collect()
}

/// Returns whether a text mentions one of the names as a whole word.
fn names_one(text: &str, names: &[String]) -> bool {
    let text = text.to_lowercase();
    let whole = |rest: &str| !rest.starts_with(|next: char| next.is_alphanumeric());
    names.iter().any(|name| {
        text.match_indices(name.as_str())
            .any(|(at, found)| text.get(at + found.len()..).is_some_and(whole))
    })
}

/// A mention that is being typed: where its @ stands, and who it can mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// The byte at which the @ stands.
    pub at: usize,
    /// The names that fit, those that begin with it first.
    pub names: Vec<String>,
}

/// Returns the mention that ends a text, if one is being typed there and fits a person on the team.
///
/// An @ inside a word, as in an email address, starts no mention.
pub fn typed_mention(before: &str, tables: &Tables) -> Option<Typed> {
    let at = before.rfind('@')?;
    let starts = before.get(..at)?.chars().next_back().is_none_or(|last| !last.is_alphanumeric());
    let part = before.get(at.saturating_add(1)..)?;
    if !starts || part.contains('\n') {
        return None;
    }
    let part = plain(part);
    let fits = |name: &str| {
        let name = plain(name);
        let any = || name.split_whitespace().any(|word| word.starts_with(part.as_str()));
        name.starts_with(part.as_str()) || (!part.is_empty() && any())
    };
    let there = tables.members.values().filter(|member| !member.left);
    let mut names: Vec<String> =
        there.map(|member| member.name.to_string()).filter(|name| fits(name)).collect();
    names.sort_by_cached_key(|name| (!plain(name).starts_with(part.as_str()), name.clone()));
    (!names.is_empty()).then_some(Typed { at, names })
}
