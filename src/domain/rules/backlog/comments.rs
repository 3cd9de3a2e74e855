//! Comments: anyone can write one, and only its author can change it.

use crate::domain::base::ids::{CommentId, ItemId};
use crate::domain::base::refusal::{Refusal, Rule, Way};
use crate::domain::base::text::Reason;
use crate::domain::reads::mentions::open_mention;
use crate::domain::records::backlog::item::{BacklogItem, Comment};
use crate::domain::rules::backlog::checks::{change, tell};
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;

pub(super) fn add(
    draft: &mut Draft<'_>,
    item: ItemId,
    id: CommentId,
    text: Reason,
) -> Result<(), Refusal> {
    let before = draft.get::<BacklogItem>(item)?;
    if before.comments.iter().any(|comment| comment.id == id) {
        return Err(Refusal::state("This comment already exists."));
    }
    let mut comment = Comment::new(id, text, draft.context().now);
    comment.by = Some(draft.context().actor);
    tell(draft, Verb::Commented, &before, "");
    change(draft, item, |item| {
        item.comments.push(comment);
        Ok(())
    })
}

fn own(draft: &Draft<'_>, item: &BacklogItem, id: CommentId) -> Result<(), Refusal> {
    let comment = item.comments.iter().find(|comment| comment.id == id);
    let comment = comment.ok_or_else(|| Refusal::unknown("comment"))?;
    if comment.by == Some(draft.context().actor) {
        return Ok(());
    }
    let why = "Only the author can change a comment. Write your own instead.";
    let refusal = Refusal::new(Rule::Right, why).about([item.id]);
    let writer = comment.by.and_then(|by| draft.tables().members.get(by));
    Err(match writer.filter(|writer| !writer.left) {
        Some(writer) => refusal.way(Way::ActAs(writer.id)),
        None => refusal,
    })
}

pub(super) fn edit(
    draft: &mut Draft<'_>,
    item: ItemId,
    id: CommentId,
    text: Reason,
) -> Result<(), Refusal> {
    let before = draft.get::<BacklogItem>(item)?;
    own(draft, &before, id)?;
    let now = draft.context().now;
    tell(draft, Verb::Edited, &before, "a comment");
    change(draft, item, |item| {
        for comment in item.comments.iter_mut().filter(|comment| comment.id == id) {
            comment.text = text.clone();
            comment.edited = Some(now);
        }
        Ok(())
    })
}

pub(super) fn remove(draft: &mut Draft<'_>, item: ItemId, id: CommentId) -> Result<(), Refusal> {
    let before = draft.get::<BacklogItem>(item)?;
    own(draft, &before, id)?;
    tell(draft, Verb::Edited, &before, "removed a comment");
    change(draft, item, |item| {
        item.comments.retain(|comment| comment.id != id);
        Ok(())
    })
}

pub(super) fn dismiss(draft: &mut Draft<'_>, item: ItemId, id: CommentId) -> Result<(), Refusal> {
    let before = draft.get::<BacklogItem>(item)?;
    let me = draft.context().actor;
    if open_mention(me, &before, draft.tables()).is_none_or(|open| open.id != id) {
        return Err(Refusal::state("This mention is already answered or dismissed."));
    }
    tell(draft, Verb::Edited, &before, "dismissed a mention");
    change(draft, item, |item| {
        for comment in item.comments.iter_mut().filter(|comment| comment.id == id) {
            comment.dismissed.insert(me);
        }
        Ok(())
    })
}
