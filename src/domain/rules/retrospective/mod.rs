//! The rules of a session: one at a time, what is anonymous stays so, every topic comes to an end.

pub mod act_on;
pub mod anonymity;
pub mod correct;
pub mod count;
pub mod drop_action;
pub mod edits;
pub mod end;
pub mod group;
pub mod guard;
pub mod judge;
pub mod open;
pub mod outcomes;
pub mod rank;
mod react;
mod refit;
pub mod repeat;
pub mod safety_poll;
pub mod session;
pub mod take_ballot;
pub mod take_in;
pub mod theme;
pub mod vote;

use crate::domain::base::refusal::Refusal;
use crate::domain::commands::retrospective::RetrospectiveCommand;
use crate::domain::rules::retrospective::correct::correct;
use crate::domain::rules::retrospective::drop_action::drop_action;
use crate::domain::rules::retrospective::end::{end, end_topic};
use crate::domain::rules::retrospective::judge::{judge_action, judge_change};
use crate::domain::rules::retrospective::open::{open, reopen};
use crate::domain::rules::retrospective::rank::rank;
use crate::domain::rules::retrospective::session::session;
use crate::domain::rules::retrospective::theme::put_in_theme;
use crate::domain::tables::draft::Draft;

/// Does what the command says, or says why not.
pub(in crate::domain) fn apply(
    command: RetrospectiveCommand,
    draft: &mut Draft<'_>,
) -> Result<(), Refusal> {
    use RetrospectiveCommand as C;
    match command {
        C::Open(new) => open(draft, *new),
        C::Session { id, edit } => {
            let mut retro = session(draft, id)?;
            edits::edit(&mut retro, *edit, draft.tables())?;
            // Nothing in the log: who wrote or voted, and when, stays unknown.
            draft.put(retro);
            Ok(())
        }
        C::EndTopic { id, topic, anyway } => end_topic(draft, id, topic, anyway),
        C::End { id, anyway } => end(draft, id, anyway),
        C::Reopen { id } => reopen(draft, id),
        C::Correct { id, text } => correct(draft, id, text),
        C::DropAction { id, action, reason } => drop_action(draft, id, action, reason),
        C::Rank { id, order } => rank(draft, id, &order),
        C::Theme { theme, name, id, topic, leaves } => {
            put_in_theme(draft, theme, name, (id, topic), leaves)
        }
        C::ComesOut { id, topic, what } => outcomes::comes_out(draft, id, topic, *what),
        C::JudgeAction { id, action, kind, note } => judge_action(draft, id, action, kind, note),
        C::JudgeChange { id, change, kind, note } => judge_change(draft, id, change, kind, note),
        C::Send { id, to } => outcomes::send(draft, id, to),
        C::SettlePoint { id, at, state } => outcomes::settle(draft, id, at, state),
        C::Thank { win, to } => outcomes::thank(draft, win, to),
        C::MakeItem { action, item, work_type, criteria } => {
            outcomes::make_item(draft, action, item, work_type, &criteria)
        }
        C::SavePlay { play } => outcomes::save_play(draft, *play),
        C::UsePlay { play, item } => outcomes::use_play(draft, play, item),
        C::MeetGuardrail { item, guardrail, met } => guard::meet(draft, item, guardrail, met),
        C::Caught { guardrail, item } => guard::caught(draft, guardrail, item),
        C::Retire { guardrail, play, reason } => guard::retire(draft, guardrail, play, &reason),
    }
}
