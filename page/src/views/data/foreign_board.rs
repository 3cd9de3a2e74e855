//! What a board of another tool would bring, and what becomes of its lists, labels and people.

mod answers;
mod coming;
mod fields;

use std::sync::Arc;

use leptos::either::EitherOf3;
use leptos::prelude::*;

use self::answers::Answers;
use self::coming::{Asked, FirstCards, Following, Problems};
use self::fields::MappingFields;
use super::coming_in::{ImportActions, NothingNew, came_in, tell};
use super::disputes::Disputes;
use super::importing::Importing;
use crate::state::{Route, Store};
use crate::views::components::{Button, ButtonKind, LinkButton, Notice, Tone};
use sprintloop::domain::base::context::Stamp;
use sprintloop::domain::base::ids::{Id, MemberId};
use sprintloop::domain::base::text::number_of;
use sprintloop::domain::commands::Command;
use sprintloop::domain::tables::record::Record;
use sprintloop::domain::workspace::Workspace;
use sprintloop::exchange::foreign_board::ForeignBoard;
use sprintloop::exchange::import;
use sprintloop::exchange::mapping::Mapping;

/// The preview of a board.
#[component]
pub(super) fn BoardPreview(importing: Importing, board: Arc<ForeignBoard>) -> impl IntoView {
    let workspace = importing.store.workspace_now();
    let Some(guess) = Mapping::guess(&board, &workspace) else {
        return EitherOf3::A(view! { <StartFirst importing /> });
    };
    let stamp = stamp(importing.store);
    let everything = Mapping { finished: true, ..guess.clone() };
    let nothing = |mapping: &Mapping| import::plan(&board, mapping, &workspace, stamp).is_empty();
    if nothing(&guess) && nothing(&everything) {
        let (title, text) = import::nothing(&board);
        return EitherOf3::B(view! {
            <div class="stack"><Problems board /><NothingNew importing title text /></div>
        });
    }
    EitherOf3::C(view! { <BoardMapping importing board workspace guess stamp /> })
}

/// What comes in as it is mapped now, and the fields by which it is mapped.
#[component]
fn BoardMapping(
    importing: Importing,
    board: Arc<ForeignBoard>,
    workspace: Arc<Workspace>,
    /// What the lists, labels and people seem to mean.
    guess: Mapping,
    stamp: Stamp,
) -> impl IntoView {
    let answers = Answers::of(guess, &workspace);
    let (tool, file) = (board.tool_name, importing.file.get_untracked());
    let lead = match board.name.as_str() {
        "" if board.tool == "csv" => {
            format!("{file}: {}.", number_of(board.cards.len(), board.noun))
        }
        "" => format!("{file}: {} from {tool}.", number_of(board.cards.len(), board.noun)),
        name => format!("{file}: the {tool} board “{name}”."),
    };
    let gaps = (!board.gaps.is_empty()).then(|| {
        let lines = board.gaps.clone();
        view! { <Notice tone=Tone::Watch title="Before you import" lines /> }
    });
    let disputes = Disputes::default();
    let planned = {
        let (answers, board, tables) =
            (answers.clone(), Arc::clone(&board), Arc::clone(&workspace));
        Memo::new(move |_| Arc::new(import::plan(&board, &answers.mapping(), &tables, stamp)))
    };
    let (told, shown) = (Arc::clone(&board), Arc::clone(&board));
    let sentences = move || {
        let all = planned.with(|plan| plan.sentences(&told)).into_iter();
        all.map(|sentence| view! { <p>{sentence}</p> }).collect::<Vec<_>>()
    };
    let now = stamp.at;
    let tables = Arc::clone(&workspace);
    let first = move || {
        let (plan, board, tables) = (planned.get(), Arc::clone(&shown), Arc::clone(&tables));
        view! {
            <FirstCards plan=Arc::clone(&plan) board tables=Arc::clone(&tables) now />
            <Following plan tables disputes />
        }
    };
    let bring = {
        let (answers, board) = (answers.clone(), Arc::clone(&board));
        move || take(importing, &board, &untrack(|| answers.mapping()), disputes)
    };
    view! {
        <div class="stack">
            <p>{lead}</p>
            <div class="stack stack--tight" role="status">{sentences}</div>
            {gaps}
            <Problems board=Arc::clone(&board) />
            {first}
            <MappingFields answers board tables=workspace />
            <ImportActions importing on_import=bring />
        </div>
    }
}

/// Who would do it, and when.
fn stamp(store: Store) -> Stamp {
    let nobody = || MemberId::from_uuid(uuid::Uuid::nil());
    Stamp { at: store.now(), by: untrack(|| store.actor()).unwrap_or_else(nobody) }
}

/// Said where there is no team yet to take the work in.
#[component]
pub(super) fn StartFirst(importing: Importing) -> impl IntoView {
    view! {
        <div class="stack">
            <Notice title="Start a team first"
                text="An import adds work to a team's backlog. Start a team, then choose this file again." />
            <div class="cluster">
                <LinkButton label="Start on Today" kind=ButtonKind::Primary href=Route::Today.hash() />
                <Button label="Close" on_press=move || importing.open.set(false) />
            </div>
        </div>
    }
}

fn take(importing: Importing, board: &ForeignBoard, mapping: &Mapping, disputes: Disputes<Asked>) {
    let store = importing.store;
    let workspace = store.workspace_now();
    let stamp = stamp(store);
    let mut plan = import::plan(board, mapping, &workspace, stamp);
    plan.choose(&|item, part| disputes.taken(&(item, part)));
    if plan.is_empty() {
        return importing.fail("With these choices, there's nothing to import.".to_owned());
    }
    let mut mint = || store.mint::<MemberId>().uuid();
    let file = importing.file.get_untracked();
    match import::import((board, mapping, &plan), &workspace, stamp, &file, &mut mint) {
        Ok(import) => {
            let is_new = |record: &&Record| workspace.record(&record.key()).is_none();
            let new: Vec<Record> = import.records.iter().filter(is_new).cloned().collect();
            let items = number_of(import.records.len() - new.len(), "backlog item");
            let told = match (new.len(), import.records.len()) {
                (new_ones, all) if new_ones == all => came_in(&new),
                (0, _) => format!("{items} changed."),
                _ => format!("{} {items} changed.", came_in(&new)),
            };
            tell(importing, told, &[], store.dispatch(Command::Import(Box::new(import))));
        }
        Err(refusal) => importing.fail(refusal.to_string()),
    }
}
