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
        C::Plan { id, starts, ends } => plan::plan(draft, id, starts, ends),
        C::SetDates { id, starts, ends } => plan::set_dates(draft, id, starts, ends),
        C::SetCapacity { id, capacity } => plan::set_capacity(draft, id, capacity),
        C::SetGoal { id, goal, reason } => plan::set_goal(draft, id, goal, reason),
        C::Choose { id, items, serves_goal } => plan::choose(draft, id, &items, serves_goal),
        C::Unchoose { id, items } => plan::unchoose(draft, id, &items),
        C::MarkServesGoal { id, item, serves_goal } => {
            plan::mark_serves_goal(draft, id, item, serves_goal)
        }
        C::Start { id, over_capacity } => start::start(draft, id, over_capacity),
        C::AddToScope { id, items, serves_goal, reason, over_capacity } => {
            scope::add(draft, id, &scope::Addition { items, serves_goal, reason, over_capacity })
        }
        C::RemoveFromScope { id, items, reason } => scope::remove(draft, id, &items, &reason),
        C::Move { item, to } => move_card::move_to(draft, item, to),
        C::Accept { item, evidence, next } => accept::accept(draft, item, evidence, next),
        C::Finish { item, next, over_capacity } => finish::finish(draft, item, next, over_capacity),
        C::Return { item, reason } => give_back::give_back(draft, item, reason),
        C::BeginReview { id } => review::begin(draft, id),
        C::Resume { id } => review::resume(draft, id),
        C::NoteReview { id, notes, next } => review::note(draft, id, notes, next),
        C::JudgeGoal { id, verdict, why } => review::judge(draft, id, verdict, why),
        C::SetOutcome { id, item, outcome } => review::set_outcome(draft, id, item, outcome),
        C::PlanRetrospective { id, plan } => review::plan_retrospective(draft, id, plan),
        C::Close { id, over_missing, next_cycle } => {
            close::close(draft, id, over_missing, next_cycle)
        }
        C::Cancel { id, reason } => cancel::cancel(draft, id, reason),
        C::BeginCycle { id, starts } => cycle::begin(draft, id, starts),
    }
}
