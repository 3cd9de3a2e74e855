//! The rules of planning, running, reviewing and closing, one file a part of the loop.

pub mod accept;
pub mod acceptors;
pub mod cancel;
pub mod carry_over;
pub mod checks;
pub mod close;
pub mod cycle;
pub mod final_lines;
pub mod finish;
pub mod give_back;
pub mod move_card;
pub mod plan;
pub mod recur;
pub mod review;
pub mod scope;
pub mod start;

use crate::domain::base::refusal::Refusal;
use crate::domain::commands::sprint::SprintCommand;
use crate::domain::tables::draft::Draft;

/// Does what the command says, or says why not.
pub(in crate::domain) fn apply(
    command: SprintCommand,
    draft: &mut Draft<'_>,
) -> Result<(), Refusal> {
    use SprintCommand as C;
    match command {
        C::Plan { id, starts, ends } => {
            crate::domain::rules::sprint::plan::plan(draft, id, starts, ends)
        }
        C::SetDates { id, starts, ends } => {
            crate::domain::rules::sprint::plan::set_dates(draft, id, starts, ends)
        }
        C::SetCapacity { id, capacity } => {
            crate::domain::rules::sprint::plan::set_capacity(draft, id, capacity)
        }
        C::SetGoal { id, goal, reason } => {
            crate::domain::rules::sprint::plan::set_goal(draft, id, goal, reason)
        }
        C::Choose { id, items, serves_goal } => {
            crate::domain::rules::sprint::plan::choose(draft, id, &items, serves_goal)
        }
        C::Unchoose { id, items } => {
            crate::domain::rules::sprint::plan::unchoose(draft, id, &items)
        }
        C::MarkServesGoal { id, item, serves_goal } => {
            crate::domain::rules::sprint::plan::mark_serves_goal(draft, id, item, serves_goal)
        }
        C::Start { id, over_capacity } => {
            crate::domain::rules::sprint::start::start(draft, id, over_capacity)
        }
        C::AddToScope { id, items, serves_goal, reason, over_capacity } => {
            crate::domain::rules::sprint::scope::add(
                draft,
                id,
                &crate::domain::rules::sprint::scope::Addition {
                    items,
                    serves_goal,
                    reason,
                    over_capacity,
                },
            )
        }
        C::RemoveFromScope { id, items, reason } => {
            crate::domain::rules::sprint::scope::remove(draft, id, &items, &reason)
        }
        C::Move { item, to } => crate::domain::rules::sprint::move_card::move_to(draft, item, to),
        C::Accept { item, evidence, next } => {
            crate::domain::rules::sprint::accept::accept(draft, item, evidence, next)
        }
        C::Finish { item, next, over_capacity } => {
            crate::domain::rules::sprint::finish::finish(draft, item, next, over_capacity)
        }
        C::Return { item, reason } => {
            crate::domain::rules::sprint::give_back::give_back(draft, item, reason)
        }
        C::BeginReview { id } => crate::domain::rules::sprint::review::begin(draft, id),
        C::Resume { id } => crate::domain::rules::sprint::review::resume(draft, id),
        C::NoteReview { id, notes, next } => {
            crate::domain::rules::sprint::review::note(draft, id, notes, next)
        }
        C::JudgeGoal { id, verdict, why } => {
            crate::domain::rules::sprint::review::judge(draft, id, verdict, why)
        }
        C::SetOutcome { id, item, outcome } => {
            crate::domain::rules::sprint::review::set_outcome(draft, id, item, outcome)
        }
        C::PlanRetrospective { id, plan } => {
            crate::domain::rules::sprint::review::plan_retrospective(draft, id, plan)
        }
        C::Close { id, over_missing, next_cycle } => {
            crate::domain::rules::sprint::close::close(draft, id, over_missing, next_cycle)
        }
        C::Cancel { id, reason } => crate::domain::rules::sprint::cancel::cancel(draft, id, reason),
        C::BeginCycle { id, starts } => {
            crate::domain::rules::sprint::cycle::begin(draft, id, starts)
        }
    }
}
