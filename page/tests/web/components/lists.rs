//! Keys in a list, and focus that stays with its row when the row is drawn anew.

use super::{Mounted, find, focused, key, key_with, mount, settle};
use leptos::prelude::*;
use sprintloop_page::views::components::{Keyed, More, RowKeys, Step, dom, row_keys};
use wasm_bindgen_test::wasm_bindgen_test;

type Rows = RwSignal<Vec<(&'static str, u32)>>;

async fn backlog(rows: Rows, opened: RwSignal<String>) -> Mounted {
    mount(move || {
        let step = move |id: String, step: Step| {
            rows.update(|rows| {
                let Some(at) = rows.iter().position(|row| row.0 == id) else { return };
                let (id, revision) = rows.remove(at);
                let to = if step == Step::Up { at.saturating_sub(1) } else { at + 1 };
                rows.insert(to.min(rows.len()), (id, revision + 1));
            });
        };
        let keys = RowKeys::new().open(move |id| opened.set(id)).step(step);
        view! {
            <ul id="backlog" use:row_keys=keys>
                <Keyed each=move || rows.get() key=|row| *row let:row>
                    <li data-row=row.0 tabindex="-1">{row.0}<button type="button">"Open"</button><button type="button">"More"</button></li>
                </Keyed>
            </ul>
        }
    })
    .await
}

#[wasm_bindgen_test]
async fn arrows_move_and_enter_opens() {
    let (rows, opened) = (
        RwSignal::new(vec![("MKT-1", 0), ("MKT-2", 0), ("MKT-3", 0)]),
        RwSignal::new(String::new()),
    );
    let _page = backlog(rows, opened).await;
    assert_eq!(find("#backlog").get_attribute("tabindex").as_deref(), Some("0"));
    find("[data-row=MKT-1]").focus().unwrap();
    assert_eq!(find("#backlog").get_attribute("tabindex").as_deref(), Some("-1"));
    key("ArrowDown");
    assert_eq!(focused(), "MKT-2");
    key("End");
    key("ArrowDown");
    assert_eq!(focused(), "MKT-3");
    assert!(!key("Enter"), "the page takes the key");
    assert_eq!(opened.get_untracked(), "MKT-3");
}

#[wasm_bindgen_test]
async fn focus_goes_along_with_a_row_that_is_moved_and_to_the_next_when_it_leaves() {
    let rows: Rows = RwSignal::new(vec![("MKT-1", 0), ("MKT-2", 0), ("MKT-3", 0)]);
    let _page = backlog(rows, RwSignal::new(String::new())).await;
    find("[data-row=MKT-3]").focus().unwrap();
    key_with("ArrowUp", true, false);
    settle().await;
    assert_eq!(
        rows.get_untracked().iter().map(|row| row.0).collect::<Vec<_>>(),
        ["MKT-1", "MKT-3", "MKT-2"]
    );
    assert_eq!(focused(), "MKT-3");
    rows.update(|rows| rows.retain(|row| row.0 != "MKT-3"));
    settle().await;
    assert_eq!(focused(), "MKT-2");
}

#[wasm_bindgen_test]
async fn focus_stays_where_it_is_in_a_row_that_changes() {
    let rows: Rows = RwSignal::new(vec![("MKT-1", 0), ("MKT-2", 0)]);
    let _page = backlog(rows, RwSignal::new(String::new())).await;
    let before = find("[data-row=MKT-2]");
    before.focus().unwrap();
    rows.set(vec![("MKT-1", 0), ("MKT-2", 1)]);
    settle().await;
    assert!(!before.is_connected(), "a changed row has another element");
    assert_eq!(focused(), "MKT-2");

    let more = "[data-row=MKT-2] button:last-child";
    find(more).focus().unwrap();
    for changed in [vec![("MKT-1", 0), ("MKT-2", 2)], vec![("MKT-2", 3), ("MKT-1", 1)]] {
        rows.set(changed);
        settle().await;
        assert_eq!(document().active_element(), Some(find(more).into()));
    }
}

#[wasm_bindgen_test]
async fn focus_stays_on_a_row_while_others_come_and_go() {
    let rows: Rows = RwSignal::new(vec![("A", 0), ("B", 0), ("C", 0)]);
    let _page = backlog(rows, RwSignal::new(String::new())).await;
    find("[data-row=B]").focus().unwrap();
    for order in [vec!["E", "A", "B", "F"], vec!["F", "A", "B", "G"], vec!["B", "G"]] {
        rows.set(order.iter().map(|id| (*id, 0)).collect());
        settle().await;
        assert_eq!(focused(), "B");
    }
}

#[wasm_bindgen_test]
async fn a_list_that_is_made_anew_hears_each_key_once() {
    let (again, steps) = (RwSignal::new(0), RwSignal::new(0));
    let _page = mount(move || {
        move || {
            let keys = RowKeys::new().step(move |_: String, _| steps.update(|steps| *steps += 1));
            view! { <ul use:row_keys=keys><li data-row="A" tabindex="-1">{again.get()}</li></ul> }
        }
    })
    .await;
    for _ in 0..3 {
        again.update(|again| *again += 1);
        settle().await;
    }
    find("[data-row=A]").focus().unwrap();
    key_with("ArrowDown", true, false);
    assert_eq!(steps.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn focus_that_has_left_the_list_is_not_pulled_back() {
    let rows: Rows = RwSignal::new(vec![("MKT-1", 0), ("MKT-2", 0)]);
    let _page = backlog(rows, RwSignal::new(String::new())).await;
    find("[data-row=MKT-1]").focus().unwrap();
    find("[data-row=MKT-1]").blur().unwrap();
    settle().await;
    rows.update(|rows| rows.push(("MKT-3", 0)));
    settle().await;
    assert!(!focused().starts_with("MKT"));
}

#[wasm_bindgen_test]
async fn an_address_of_a_record_unfolds_it_and_gives_it_focus() {
    let _page = mount(|| {
        view! { <More label="Older ones"><p id="record-7">"What it taught"</p></More> }
    })
    .await;
    dom::point_at("7".to_owned());
    settle().await;
    assert_eq!(focused(), "record-7");
    assert!(find("#record-7").has_attribute("data-pointed"));
    dom::point_at("'] *".to_owned());
    settle().await;
    assert_eq!(focused(), "record-7", "an address that names nothing changes nothing");
}

/// Lists of some of eight rows, each in an order of its own, the same every time.
fn shuffled(round: u32) -> Vec<u32> {
    let mut chance = round.wrapping_mul(2_654_435_761);
    let mut next = |below: u32| {
        chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (chance >> 16) % below
    };
    let mut rows: Vec<u32> = (0..8).filter(|_| next(5) < 3).collect();
    for at in (1..rows.len()).rev() {
        rows.swap(at, next(at as u32 + 1) as usize);
    }
    rows
}

#[wasm_bindgen_test]
async fn rows_stand_in_order_after_any_change() {
    let rows = RwSignal::new(vec![1, 3, 4]);
    let _page = mount(move || {
        view! { <ol id="order"><Keyed each=move || rows.get() key=|row| *row let:row><li>{row}" "</li></Keyed></ol> }
    })
    .await;
    // The first is one that `<For>` gets wrong; of the others it gets wrong one in two hundred.
    for next in std::iter::once(vec![7, 8, 4, 3, 1]).chain((0..400).map(shuffled)) {
        rows.set(next.clone());
        leptos::task::tick().await;
        let shown = find("#order").text_content().unwrap_or_default();
        let shown: Vec<u32> = shown.split_whitespace().filter_map(|row| row.parse().ok()).collect();
        assert_eq!(shown, next);
    }
}
