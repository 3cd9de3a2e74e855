//! A sprint plan that came as a link: shown as it was sent, to be taken in or left; and the dialog that
//! makes such a link.
use crate::views::prelude::*;

use super::components::{
    Button, Dialog, Icon, Notice, Tone, badge, copy_button, empty_state, page_title, section,
};
use super::{data, names};
use crate::domain::base::dates::day;
use crate::domain::base::ids::SprintId;
use crate::domain::reads::sprint::load::load;
use crate::domain::records::sprint::record::Sprint;
use crate::domain::tables::record::Tables;
use crate::exchange::file::Export;
use crate::exchange::found::Found;
use crate::exchange::link::{LONG, write};
use crate::exchange::part::Part;
use crate::state::shared::{Shared, address_of};
use crate::state::{Route, Store};
use crate::views::take_away::save;

/// The screen.
pub fn screen() -> AnyView {
    let shared = use_context::<Shared>();
    let home = || Button::new("To Sprintloop").quiet().href(Route::Today.hash());
    (move || {
        let came = shared.and_then(Shared::came);
        let part = match came.as_deref() {
            Some(Ok(part)) => part,
            Some(Err(why)) => {
                let notice = Notice::stop("This link cannot be opened").text(why.to_string());
                return view! {
                    <div class="stack">{page_title("Shared plan", Vec::new(), vec![home()])} {notice.show()}</div>
                }
                .into_any();
            }
            None => {
                let text = "A shared plan is kept nowhere: open the link again where you got it.";
                return empty_state("No plan is open here", text, vec![home()]);
            }
        };
        let sprint = part.plan.and_then(|id| part.workspace.sprints.get(id));
        let Some(sprint) = sprint else { return ().into_any() };
        shown(part, sprint, home())
    })
    .into_any()
}

fn shown(part: &Part, sprint: &Sprint, home: AnyView) -> AnyView {
    let tables: &Tables = &part.workspace;
    let unit = tables.workflow.unit;
    let load = load(sprint, tables);
    let name = format!("{} plan", sprint.name());
    let import = data::offer(name.clone(), Found::Part(Box::new(part.clone())));
    let goal = sprint.goal.as_ref().map(|goal| goal.text.to_string());
    let facts = [
        ("Team", Some(part.workspace.name().to_owned())),
        ("Goal", Some(goal.unwrap_or_else(|| "No goal yet".to_owned()))),
        ("Dates", Some(format!("{} to {}", day(sprint.starts), day(sprint.ends)))),
    ];
    let facts = facts.into_iter().filter_map(|(term, text)| {
        text.map(|text| view! { <dt>{term}</dt><dd dir="auto">{text}</dd> })
    });
    let facts = facts.collect_view();
    let mut items: Vec<_> = sprint
        .chosen
        .iter()
        .filter_map(|(id, serves)| Some((tables.items.get(*id)?, *serves)))
        .collect();
    items.sort_by(|a, b| (&a.0.rank, a.0.id).cmp(&(&b.0.rank, b.0.id)));
    let count = items.len();
    let rows = items.into_iter().map(|(item, serves)| {
        let owner = names::member(tables, item.owner);
        let size = item.estimate.map_or_else(|| "–".to_owned(), |effort| unit.show(effort));
        let stage = item.position.stage().map(|stage| badge(stage.label(), Tone::Neutral));
        let beside = (!serves).then(|| badge("Not for the goal", Tone::Neutral));
        view! {
            <li class="rows__row">
                <span class="rows__key">{item.key.to_string()}</span>
                <span class="rows__title" dir="auto">{item.title.to_string()}</span>
                <span class="rows__end">{beside} {stage} <span class="small soft">{owner}</span> <span class="rows__number number">{size}</span></span>
            </li>
        }
    });
    let rows = rows.collect_view();
    let owners = load.owners.iter().map(|owner| {
        let name = names::member(tables, Some(owner.member));
        let (has, can) = (unit.show(owner.load), unit.show(owner.capacity));
        view! { <dt dir="auto">{name}</dt><dd>{format!("{has} of {can}")}</dd> }
    });
    let owners = owners.collect_view();
    let note = if count == 1 { "1 item".to_owned() } else { format!("{count} items") };
    view! {
        <div class="stack stack--loose">
            {page_title(name, Vec::new(), vec![home, import])}
            <p class="page-lead">"Somebody shared this plan with you. It is shown as it was sent; nothing of it is kept in this browser unless you import it."</p>
            <div class="card"><dl class="facts">{facts}</dl></div>
            {section("Items", note, (), view! { <ul class="rows">{rows}</ul> }.into_any())}
            {section("Load by owner", (), (), view! { <dl class="facts">{owners}</dl> }.into_any())}
        </div>
    }
    .into_any()
}

/// The dialog that gives a plan as a link.
pub fn share(store: Store, sprint: SprintId, open: RwSignal<bool>) -> AnyView {
    let toasts = use_context();
    let file = move || {
        let press = move || save(store, toasts, Export::Plan(sprint));
        Button::new("Download the file").icon(Icon::Download).on(press)
    };
    let body = move || {
        let ws = store.workspace_now();
        let Some(address) = write(&ws, sprint).map(|data| address_of(&data)) else {
            return view! {
                <div class="stack">
                    {Notice::stop("This plan is too large for a link").text("Send the file instead.").show()}
                    <div class="cluster">{file()}</div>
                </div>
            }
            .into_any();
        };
        let letters = address.len();
        let long = (letters > LONG).then(|| {
            let text = format!("It has {letters} characters. Many chats and mail programs cut a link above {LONG}; the file always arrives whole.");
            Notice::watch("This link is long").text(text).action(file()).show()
        });
        let copied = address.clone();
        view! {
            <div class="stack">
                <p>"The link holds the plan itself, without comments and without the log. Whoever has it can read the plan; nothing is uploaded anywhere."</p>
                {long}
                <input class="input" readonly aria-label="Link" value=address />
                <div class="form__actions">
                    {copy_button("Copy the link", move || copied.clone())}
                    {Button::new("Close").quiet().on(move || open.set(false))}
                </div>
            </div>
        }
        .into_any()
    };
    Dialog::new("share-plan", "Share this plan").unasked().show(open, body)
}
