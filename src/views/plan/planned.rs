//! The sprint that is being planned.

use crate::views::prelude::*;

use super::{Plan, capacity, dialogs, goal, offer};
use crate::domain::base::refusal::Refusal;
use crate::domain::commands::sprint::SprintCommand;
use crate::domain::records::people::Role;
use crate::exchange::text::Subject;
use crate::state::{Route, Store};
use crate::views::components::{Button, Entry, Field, Icon, Menu, page_title, section};
use crate::views::copy_for_chat;
use crate::views::item::inline::{Kind, Save, edit};
use crate::views::metrics::of_plan;
use crate::views::names;
use crate::views::refusal::{Again, refusal_slot, say_undoable};
use crate::views::retro::outcomes;
use crate::views::take_away;
use crate::views::{shared, signals};

/// The screen.
pub(super) fn screen(plan: Plan) -> AnyView {
    let (cancelling, sharing) = (RwSignal::new(false), RwSignal::new(false));
    let name = plan.part(|sprint| format!("Plan {}", sprint.name().to_lowercase()));
    let menu = Menu::dots("More for this plan").show(move || {
        let mut entries = take_away::entries(plan.store, Subject::Plan(plan.id), plan.id);
        entries.push(Entry::press("Share as a link…", move || sharing.set(true)).icon(Icon::Copy));
        entries.push(Entry::line());
        entries.push(Entry::press("Cancel the sprint…", move || cancelling.set(true)).danger());
        entries
    });
    let start = Button::new("Start sprint").primary().icon(Icon::Play).on(move || {
        plan.refused.set(begin(plan, None).err());
    });
    let again: Again = Callback::new(move |(_, reason)| begin(plan, Some(reason)));
    let copy = copy_for_chat::menu(plan.store, Subject::Plan(plan.id));
    view! {
        {page_title(move || name.get(), Vec::new(), vec![menu, copy, start])}
        <div class="with-aside">
            <div class="stack">
                {goal::card(plan)}
                {offer::list(plan)}
                {offer::refining(plan.store)}
                {capacity::figures(plan)}
            </div>
            <aside class="plan-capacity stack" aria-label="Capacity">
                <div class="card stack" id="plan-load">{capacity::bars(plan)}</div>
                {refusal_slot(plan.refused, Some(again))}
                {forecast(plan)}
                {signals::view(plan.store)}
                {signals::health(plan.store)}
                {dates(plan)}
                {approves(plan.store)}
                {move || outcomes::open_actions(plan.store, &plan.store.workspace())}
                {move || plan.sprint.get().map(|sprint| outcomes::guardrails(&plan.store.workspace(), &sprint))}
            </aside>
        </div>
        {dialogs::cancel(plan, cancelling)}
        {shared::share(plan.store, plan.id, sharing)}
    }
    .into_any()
}

fn begin(plan: Plan, reason: Option<crate::domain::base::text::Reason>) -> Result<(), Refusal> {
    plan.run(SprintCommand::Start { id: plan.id, over_capacity: reason })?;
    say_undoable(plan.store, "Sprint started");
    plan.store.go(Route::Board);
    Ok(())
}

fn dates(plan: Plan) -> AnyView {
    let save = |first: bool| -> Save {
        Callback::new(move |(text, _): (String, _)| {
            let day = text.parse().map_err(|_| Refusal::input("Choose a day."))?;
            let Some(sprint) = plan.sprint.get_untracked() else {
                return Err(Refusal::unknown("sprint"));
            };
            let (starts, ends) = if first { (day, sprint.ends) } else { (sprint.starts, day) };
            plan.run(SprintCommand::SetDates { id: plan.id, starts, ends })
        })
    };
    let starts = plan.part(|sprint| sprint.starts.to_string());
    let ends = plan.part(|sprint| sprint.ends.to_string());
    let fields = view! {
        <div class="form__row">
            {edit(Kind::Day, Field::new("plan-starts", "First day"), starts, save(true))}
            {edit(Kind::Day, Field::new("plan-ends", "Last day"), ends, save(false))}
        </div>
    };
    section("Dates", (), (), fields.into_any())
}

/// The proposed commitment, and the chance of finishing what is chosen.
fn forecast(plan: Plan) -> AnyView {
    (move || {
        let (said, take) = of_plan(&*plan.sprint.get()?, &plan.store.workspace())?;
        let label = match take.len() {
            1 => "Choose 1 more item".to_owned(),
            count => format!("Choose {count} more items"),
        };
        let choose = (!take.is_empty()).then(|| {
            Button::new(label).small().icon(Icon::Plus).on(move || {
                let (id, items) = (plan.id, take.clone());
                plan.press(SprintCommand::Choose { id, items, serves_goal: true });
            })
        });
        let content = view! { <p class="small">{said}</p> {choose} };
        Some(section("Proposed commitment", (), (), content.into_any()))
    })
    .into_any()
}

/// Whose decision the start is.
fn approves(store: Store) -> AnyView {
    let text = move || {
        let ws = store.workspace();
        let leads: Vec<String> = names::members(&ws)
            .into_iter()
            .filter(|member| member.is(Role::MarketingLead))
            .map(|member| member.name.to_string())
            .collect();
        match leads.is_empty() {
            true => "Nobody is Marketing lead yet, who approves goal and commitment.".to_owned(),
            false => {
                format!("The Marketing lead approves goal and commitment: {}.", leads.join(", "))
            }
        }
    };
    view! { <p class="small soft">{text}</p> }.into_any()
}
