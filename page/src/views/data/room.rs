//! How full this browser's storage is, of what, and what makes room.

use leptos::either::Either;
use leptos::prelude::*;

use crate::state::store::Store;
use crate::views::components::{
    Button, DataTable, Level, Meter, NothingHere, Notice, Toasts, Tone,
};

/// From so many loose characters on it is worth a press.
const WORTH_PACKING: usize = 100_000;

/// The room that is taken, looked at anew after changes.
#[component]
pub(super) fn StorageRoom(store: Store) -> impl IntoView {
    let toasts = use_context::<Toasts>();
    let found = RwSignal::new(store.room());
    let turn = StoredValue::new(0);
    // Measuring reads everything that is stored, so it waits until nothing has changed for a while.
    Effect::new(move |before: Option<()>| {
        let _ = (store.workspace(), store.save_state());
        if before.is_none() {
            return;
        }
        turn.update_value(|turn| *turn += 1);
        let mine = turn.get_value();
        let look = move || {
            if turn.try_get_value() == Some(mine) {
                found.set(store.room());
            }
        };
        set_timeout(look, std::time::Duration::from_secs(2));
    });
    let pack = Callback::new(move |()| {
        let freed = thousand(store.pack());
        found.set(store.room());
        if let Some(toasts) = toasts {
            toasts.say(format!("Compressed. {freed} KB freed."));
        }
    });
    let founded = Memo::new(move |_| store.workspace().is_founded());
    move || match found.get().filter(|_| founded.get()) {
        Some(room) => {
            let uses: Vec<_> = room.uses.iter().map(|(of, size)| (of.label(), *size)).collect();
            Either::Left(view! {
                <RoomTaken whole=room.whole used=room.used loose=room.loose uses pack />
            })
        }
        None => Either::Right(view! { <NothingHere text="Nothing is stored in this browser." /> }),
    }
}

/// How full the storage is, what takes room, and what makes some.
#[component]
fn RoomTaken(
    /// How many characters there is room for.
    whole: usize,
    used: usize,
    /// How many of those would be fewer if they were packed.
    loose: usize,
    /// What takes the room, and how much of it.
    uses: Vec<(&'static str, usize)>,
    pack: Callback<()>,
) -> impl IntoView {
    let share = |size: usize| match size * 100 / whole {
        0 => "under 1%".to_owned(),
        percent => format!("{percent}%"),
    };
    let words = share(used);
    let load = |size: usize| u32::try_from(size).unwrap_or(u32::MAX);
    let level = Level::load(load(used), load(whole), words);
    let crowded = used * 10 > whole * 8;
    let rows: Vec<Vec<AnyView>> = uses
        .into_iter()
        .filter(|(_, size)| *size > 0)
        .map(|(of, size)| vec![of.into_any(), thousand(size).into_any(), share(size).into_any()])
        .collect();
    let columns = vec![("What", false), ("Size (KB)", true), ("Share", true)];
    let packing = (loose > WORTH_PACKING).then(|| {
        let words = format!(
            "{} KB is uncompressed. Compressed, it takes about a fifth of the space; nothing else changes.",
            thousand(loose)
        );
        view! {
            <p>{words}</p>
            <div class="cluster"><Button label="Compress data" on_press=pack /></div>
        }
    });
    let full = crowded.then(|| {
        view! {
            <Notice tone=Tone::Watch title="Storage is almost full"
                text="Export the workspace and keep the file safe. Then compress data, delete a workspace you no longer need, or move to another browser." />
        }
    });
    view! {
        <div class="stack">
            <Meter level>"Used"</Meter>
            {full}
            <DataTable caption="What uses storage" columns rows />
            {packing}
        </div>
    }
}

/// So many thousands, the last begun one counted.
fn thousand(size: usize) -> usize {
    size.div_ceil(1_000)
}
